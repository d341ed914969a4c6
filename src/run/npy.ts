import { damaged } from '../problem/files.js';

/**
 * The npy format of numpy, version 1.0: magic, header length, a Python dict as text, then the elements in
 * C order, little-endian (numpy/lib/format.py).
 */
export type NumericArray =
  | Float32Array
  | Float64Array
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | BigInt64Array
  | BigUint64Array;

export interface NpyArray {
  /** The product is the number of elements; [] is a scalar. */
  readonly shape: readonly number[];
  readonly data: NumericArray;
}

const TYPES = {
  '<f4': Float32Array,
  '<f8': Float64Array,
  '|i1': Int8Array,
  '|u1': Uint8Array,
  '<i2': Int16Array,
  '<u2': Uint16Array,
  '<i4': Int32Array,
  '<u4': Uint32Array,
  '<i8': BigInt64Array,
  '<u8': BigUint64Array,
} as const;
type TypeCode = keyof typeof TYPES;

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59] as const;
const PREAMBLE = 10;
const ALIGNMENT = 64;

/** A vector as an npy array. */
export const vector = (data: NumericArray): NpyArray => ({ shape: [data.length], data });

/** @throws RangeError when shape and data disagree */
export function encodeNpy({ shape, data }: NpyArray): Uint8Array<ArrayBuffer> {
  if (sizeOf(shape) !== data.length) {
    throw new RangeError(`shape [${shape}] does not hold ${data.length} elements`);
  }
  const header = headerOf(codeOf(data), shape);
  const bytes = new Uint8Array(PREAMBLE + header.length + data.byteLength);
  bytes.set(MAGIC);
  bytes[6] = 1;
  new DataView(bytes.buffer).setUint16(8, header.length, true);
  for (let i = 0; i < header.length; i++) bytes[PREAMBLE + i] = header.charCodeAt(i);
  bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), PREAMBLE + header.length);
  return bytes;
}

/**
 * @param file only named in problems, as is `path`
 * @throws UserError file-damaged
 */
export function decodeNpy(bytes: Uint8Array, file: string, path?: string): NpyArray {
  const fail = (message: string, found?: string, allowed?: string) =>
    damaged(file, message, {
      ...(path === undefined ? {} : { path }),
      ...(found === undefined ? {} : { found }),
      ...(allowed === undefined ? {} : { allowed }),
    });
  if (bytes.length < PREAMBLE || MAGIC.some((byte, i) => bytes[i] !== byte))
    throw fail('is not an npy array');
  const version = `${bytes[6]}.${bytes[7]}`;
  if (version !== '1.0') throw fail('has an npy version that is not read', version, '1.0');
  const start = PREAMBLE + bytes[8]! + 256 * bytes[9]!;
  if (bytes.length < start) throw fail('ends inside its npy header');
  const { descr, fortran, shape } = parseHeader(latin1(bytes.subarray(PREAMBLE, start)));
  if (descr === undefined || fortran === undefined || shape === undefined)
    throw fail('has a damaged npy header');
  if (!isTypeCode(descr)) {
    throw fail('has an element type that is not read', descr.slice(0, 20), Object.keys(TYPES).join(', '));
  }
  if (fortran) throw fail('is in Fortran order', 'fortran_order: True', 'False');
  const type = TYPES[descr];
  const promised = sizeOf(shape) * type.BYTES_PER_ELEMENT;
  const found = bytes.length - start;
  if (found !== promised)
    throw fail('has the wrong length', `${found} bytes`, `${promised} for shape [${shape}]`);
  // A copy of its own: what comes from a file is seldom aligned, and `slice` of a Buffer would not copy.
  return { shape, data: new type(new Uint8Array(bytes.subarray(start)).buffer) };
}

function headerOf(descr: TypeCode, shape: readonly number[]): string {
  const tuple = shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
  const dict = `{'descr': '${descr}', 'fortran_order': False, 'shape': ${tuple}, }`;
  const length = Math.ceil((PREAMBLE + dict.length + 1) / ALIGNMENT) * ALIGNMENT - PREAMBLE;
  return `${dict.padEnd(length - 1)}\n`;
}

function parseHeader(text: string) {
  const descr = /["']descr["']\s*:\s*["']([^"']*)["']/.exec(text)?.[1];
  const order = /["']fortran_order["']\s*:\s*(True|False)/.exec(text)?.[1];
  const tuple = /["']shape["']\s*:\s*\(((?:\d{1,15}\s*,\s*)*(?:\d{1,15}\s*)?)\)/.exec(text)?.[1];
  const sizes = tuple?.split(',').filter(size => size.trim() !== '');
  return { descr, fortran: order === undefined ? undefined : order === 'True', shape: sizes?.map(Number) };
}

const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');

const isTypeCode = (text: string): text is TypeCode => Object.hasOwn(TYPES, text);

const codeOf = (data: NumericArray): TypeCode =>
  (Object.keys(TYPES) as TypeCode[]).find(code => data instanceof TYPES[code])!;

const sizeOf = (shape: readonly number[]): number => shape.reduce((product, n) => product * n, 1);
