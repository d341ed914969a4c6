import { UserError } from '../problem/problem.js';
import { type NpyArrays, readNpz } from '../run/npz.js';
import type { Dense } from '../substrate/resistive/compile/relu.js';

/** The dense layers of an npz file with W1, B1, W2, B2, ... @throws UserError naming the array that does not fit */
export function npzLayers(file: string): Dense[] {
  const arrays = readNpz(file);
  const layers = Object.keys(arrays).length / 2;
  const net: Dense[] = [];
  for (let k = 1; k <= Math.max(1, layers); k++) {
    const inputs = net.at(-1)?.biases.length;
    const biases = arrayOf(arrays, `B${k}`, file, [undefined]);
    net.push({ weights: arrayOf(arrays, `W${k}`, file, [biases.length, inputs]), biases });
  }
  return net;
}

/** Inputs of a network: the array x [points, inputs] of an npz file. @throws UserError */
export const npzPoints = (file: string, inputs: number): Float64Array =>
  arrayOf(readNpz(file), 'x', file, [undefined, inputs]);

/** The numbers of an array of a shape; sizes that are not known before may be anything. */
function arrayOf(
  arrays: NpyArrays,
  name: string,
  file: string,
  shape: readonly (number | undefined)[],
): Float64Array {
  const array = arrays[name];
  const right =
    array?.shape.length === shape.length &&
    array.shape.every((side, k) => side > 0 && (shape[k] ?? side) === side);
  const numbers = Array.from(array?.data ?? [], Number);
  if (right && numbers.every(Number.isFinite)) return Float64Array.from(numbers);
  throw new UserError({
    code: 'file-damaged',
    file,
    path: name,
    message: right ? 'there is a number that is not finite' : 'there is no array of the shape that is needed',
    found: array ? `[${array.shape.join(', ')}]` : `arrays ${Object.keys(arrays).join(', ')}`,
    allowed: `${name} [${shape.map(side => side ?? 'any').join(', ')}]; W1, B1, W2, B2, ... in all`,
  });
}
