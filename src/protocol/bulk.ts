import { LIMITS } from './bounds.js';
import { ProtocolError } from './error.js';
import { nudge } from './generated/nudge.js';
import type { Block, Bulk } from './messages.js';
import { uint32 } from './number.js';

/**
 * Bulk data: typed arrays in the host, packed little-endian bytes on the wire. Values are passed on bit by bit and
 * not looked at; what a weight or an intensity may be is for the chip to say.
 */

export type BulkType = Bulk[typeof Symbol.toStringTag];

const { Element } = nudge.v1;

const ELEMENTS = {
  Float32Array: { element: Element.ELEMENT_FLOAT32, make: (buffer: ArrayBuffer) => new Float32Array(buffer) },
  Int16Array: { element: Element.ELEMENT_INT16, make: (buffer: ArrayBuffer) => new Int16Array(buffer) },
  Int8Array: { element: Element.ELEMENT_INT8, make: (buffer: ArrayBuffer) => new Int8Array(buffer) },
  Uint8Array: { element: Element.ELEMENT_UINT8, make: (buffer: ArrayBuffer) => new Uint8Array(buffer) },
  Uint16Array: { element: Element.ELEMENT_UINT16, make: (buffer: ArrayBuffer) => new Uint16Array(buffer) },
  Uint32Array: { element: Element.ELEMENT_UINT32, make: (buffer: ArrayBuffer) => new Uint32Array(buffer) },
} as const;
const SIZES = { Float32Array: 4, Int16Array: 2, Int8Array: 1, Uint8Array: 1, Uint16Array: 2, Uint32Array: 4 };
const TYPES = new Map<number, BulkType>(
  Object.entries(ELEMENTS).map(([type, { element }]) => [element, type as BulkType]),
);
const BIG_ENDIAN = new Uint8Array(new Uint16Array([1]).buffer)[0] === 0;

export interface WireBlock {
  readonly offset: number;
  readonly count: number;
  readonly total: number;
  readonly data: Uint8Array;
}

/** Checks a block and gives its fields for the wire. Throws ProtocolError. */
export function writeBlock(
  block: Block,
  allowed: readonly BulkType[] = Object.keys(ELEMENTS) as BulkType[],
): WireBlock {
  const { offset, count, total, data } = block;
  bulkType(data, 'data', allowed);
  checkBlock(block);
  if (data.byteLength > LIMITS.link) {
    const limit = `at most ${LIMITS.link} bytes; split it`;
    throw new ProtocolError('too-big', 'data', 'a block is too long', data.byteLength, limit);
  }
  return { offset, count, total, data: toBytes(data) };
}

/** Reads a block of elements of a known type into memory of its own. Throws ProtocolError. */
export function readBlock<T extends BulkType>(
  block: WireBlock,
  type: T,
): Block & { readonly data: ArrayOf<T> } {
  const { offset, count, total } = block;
  const read = { offset, count, total, data: fromBytes(block.data, type, 'data') };
  checkBlock(read);
  return read;
}

type ArrayOf<T extends BulkType> = Extract<Bulk, { readonly [Symbol.toStringTag]: T }>;

/** Element number of an array, for the `element` field. */
export function elementOf(data: Bulk): number {
  return ELEMENTS[bulkType(data, 'data')].element;
}

/** Type of the elements that an `element` field announces. Throws ProtocolError. */
export function typeOfElement(element: number): BulkType {
  const type = TYPES.get(element);
  if (type !== undefined) return type;
  if (element === 0) throw new ProtocolError('malformed', 'element', 'the element type is missing');
  throw new ProtocolError('unsupported', 'element', 'the element type is unknown here', element);
}

/** Bytes of an array in the order of the wire; a view where the machine has the same order. */
export function toBytes(data: Bulk): Uint8Array {
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return BIG_ENDIAN ? swapped(bytes, data.BYTES_PER_ELEMENT) : bytes;
}

/** A new array from bytes of the wire. Throws ProtocolError when the last element is cut. */
export function fromBytes<T extends BulkType>(bytes: Uint8Array, type: T, path: string): ArrayOf<T> {
  if (bytes.length % SIZES[type] !== 0) {
    throw new ProtocolError(
      'malformed',
      path,
      'the last element is cut',
      bytes.length,
      `multiples of ${SIZES[type]}`,
    );
  }
  const copy = new Uint8Array(bytes.length);
  copy.set(BIG_ENDIAN ? swapped(bytes, SIZES[type]) : bytes);
  return ELEMENTS[type].make(copy.buffer) as unknown as ArrayOf<T>;
}

/** A new array of zeros with the element type of another. */
export function allocateLike<T extends Bulk>(data: T, length: number): T {
  const type = bulkType(data, 'data');
  return ELEMENTS[type].make(new ArrayBuffer(length * SIZES[type])) as unknown as T;
}

/** One array after the other, in a new one of the same type. */
export function concatenate<T extends Bulk>(arrays: readonly T[]): T {
  const length = arrays.reduce((sum, array) => sum + array.length, 0);
  const joined = allocateLike(arrays[0]!, length);
  let at = 0;
  for (const array of arrays) {
    joined.set(array, at);
    at += array.length;
  }
  return joined;
}

/** Bytes with the order inside each element reversed. */
export function swapped(bytes: Uint8Array, size: number): Uint8Array {
  return bytes.map((_, i) => bytes[i - (i % size) + (size - 1 - (i % size))]!);
}

/** Checks that a value is a bulk array, of one of the types allowed. */
export function bulkType(data: Bulk, path: string, allowed?: readonly BulkType[]): BulkType {
  const type = ArrayBuffer.isView(data) ? (data as Bulk)[Symbol.toStringTag] : undefined;
  if (type !== undefined && Object.hasOwn(ELEMENTS, type) && (allowed?.includes(type) ?? true)) return type;
  const choice = (allowed ?? Object.keys(ELEMENTS)).join(' | ');
  throw new ProtocolError('range', path, 'the data have the wrong element type', type ?? data, choice);
}

function checkBlock({ offset, count, total, data }: Block): void {
  uint32(offset, 'offset');
  uint32(count, 'count');
  uint32(total, 'total');
  if (count !== data.length) {
    throw new ProtocolError(
      'malformed',
      'count',
      'the count is not the length of the data',
      count,
      `${data.length}`,
    );
  }
  if (offset + count > total) {
    throw new ProtocolError(
      'range',
      'offset',
      'the block ends past its total',
      offset + count,
      `at most ${total}`,
    );
  }
}
