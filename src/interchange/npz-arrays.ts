import { UserError } from '../problem/problem.js';
import { type NpyArrays, readNpz } from '../run/npz.js';

/** Numbers in rows. */
export interface Matrix {
  readonly shape: readonly number[];
  readonly data: Float64Array;
}

/** The arrays of an npz file, asked for one by one. */
export class NpzArrays {
  private readonly arrays: NpyArrays;

  /** @param wanted what the file should hold, for its reader */
  constructor(
    private readonly file: string,
    private readonly wanted: string,
  ) {
    this.arrays = readNpz(file);
  }

  get count(): number {
    return Object.keys(this.arrays).length;
  }

  /** The numbers of an array of a shape; a size that is undefined may be any. @throws UserError naming the array */
  numbers(name: string, shape: readonly (number | undefined)[]): Matrix {
    const array = this.arrays[name];
    const right =
      array?.shape.length === shape.length &&
      array.shape.every((side, k) => side > 0 && (shape[k] ?? side) === side);
    const numbers = Array.from(array?.data ?? [], Number);
    if (right && numbers.every(Number.isFinite))
      return { shape: array.shape, data: Float64Array.from(numbers) };
    throw new UserError({
      code: 'file-damaged',
      file: this.file,
      path: name,
      message: right
        ? 'there is a number that is not finite'
        : 'there is no array of the shape that is needed',
      found: array ? `[${array.shape.join(', ')}]` : `arrays ${Object.keys(this.arrays).join(', ')}`,
      allowed: `${name} [${shape.map(side => side ?? 'any').join(', ')}]; ${this.wanted} in all`,
    });
  }
}
