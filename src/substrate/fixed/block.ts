import type { ElementType, Layout } from './layout.js';

const VIEWS = {
  u1: Uint8Array,
  u2: Uint8Array,
  u8: Uint8Array,
  i8: Int8Array,
  u16: Uint16Array,
  i16: Int16Array,
  u32: Uint32Array,
  i32: Int32Array,
} as const;

/** Elements of a piece that share one of its view. */
const elementsIn = (type: ElementType): number => (type === 'u1' ? 8 : type === 'u2' ? 4 : 1);

type View<T extends ElementType> = InstanceType<(typeof VIEWS)[T]>;

/** A chip's memory: one block, in which every array lies where the layout puts it. */
export class Block {
  readonly bytes: Uint8Array;
  private readonly found = new Map<
    string,
    { readonly type: ElementType; readonly view: View<ElementType> }
  >();

  constructor(readonly layout: Layout) {
    const buffer = new ArrayBuffer(layout.bytes);
    this.bytes = new Uint8Array(buffer);
    for (const { holder, id, what, type, count, offset } of layout.pieces) {
      const length = Math.ceil(count / elementsIn(type));
      this.found.set(`${holder} ${id} ${what}`, { type, view: new VIEWS[type](buffer, offset, length) });
    }
  }

  /** The array of a piece; empty where the network has none. */
  view<T extends ElementType>(holder: string, id: number, what: string, ...types: T[]): View<T> {
    const piece = this.found.get(`${holder} ${id} ${what}`);
    if (!piece) return new VIEWS[types[0]!](0) as View<T>;
    if (!types.includes(piece.type as T)) throw new TypeError(`${what} is ${piece.type}`);
    return piece.view as View<T>;
  }

  /** The bytes of a piece. */
  raw(holder: string, id: number, what: string): Uint8Array {
    const { view } = this.found.get(`${holder} ${id} ${what}`)!;
    return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  }
}

/** An exact count in two words, the lower one first. */
export function addCount(words: Uint32Array, which: number, by: number): void {
  const low = words[2 * which]! + by;
  words[2 * which] = low;
  if (low >= 2 ** 32) words[2 * which + 1]!++;
}

export const countOf = (words: Uint32Array, which: number): number =>
  words[2 * which]! + words[2 * which + 1]! * 2 ** 32;
