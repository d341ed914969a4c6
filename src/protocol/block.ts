/** Pieces that every message is made of. */

export type RequestId = number;

/** Bulk data; the element type of the array is the element type on the wire (little-endian). */
export type Bulk = Float32Array | Int16Array | Int8Array | Uint8Array | Uint16Array | Uint32Array;

export interface Block {
  /** First element of this block. */
  readonly offset: number;
  /** Elements in this block; equals `data.length`. */
  readonly count: number;
  /** Elements of the whole tensor. */
  readonly total: number;
  readonly data: Bulk;
}
