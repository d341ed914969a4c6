/**
 * The typed views through which the plain kernels see a chip's memory, and the reading of a record's fields.
 * Every pointer is a multiple of the size of what it points at, as the arena makes them.
 */
export interface Views {
  readonly i8: Int8Array;
  readonly i16: Int16Array;
  readonly i32: Int32Array;
  readonly u32: Uint32Array;
  readonly f32: Float32Array;
  readonly f64: Float64Array;
}

export function viewsOf(memory: WebAssembly.Memory): Views {
  const buffer = memory.buffer;
  return {
    i8: new Int8Array(buffer),
    i16: new Int16Array(buffer),
    i32: new Int32Array(buffer),
    u32: new Uint32Array(buffer),
    f32: new Float32Array(buffer),
    f64: new Float64Array(buffer),
  };
}

/** The u32 at byte `field` of the block at byte `at`. */
export const word = (m: Views, at: number, field = 0): number => m.u32[(at + field) >>> 2];

/** The f32 at byte `field` of the block at byte `at`. */
export const real = (m: Views, at: number, field = 0): number => m.f32[(at + field) >>> 2];

/** A u32 field that holds a byte pointer to 4-byte elements, as an index into the 4-byte views. */
export const index = (m: Views, at: number, field: number): number => m.u32[(at + field) >>> 2] >>> 2;

/** `n` rounded up to whole vectors of `lanes` elements, a power of two: what a SIMD loop really works on. */
export const padded = (n: number, lanes: number): number => (n + lanes - 1) & -lanes;
