import { THREAD_BYTES } from './layout.js';

/**
 * One block of memory for a chip's whole state: arrays are carved from it once, at configuration, and never move
 * or grow while views of them live. Offsets double as pointers for the kernels.
 */
const PAGE = 65536;
/** The first bytes belong to the kernels' own scratch data. */
const FIRST = 20480;
const ALIGN = 64;
/** 2 GiB: the kernels are compiled for 32-bit addresses. */
const MAX_PAGES = 32768;

/** Threads that may work on an arena: the pages behind it have room for what each needs to itself. */
export const MOST_THREADS = 64;
const ROOMS = (MOST_THREADS * THREAD_BYTES) / PAGE;

const SMALL = 'arena exhausted: its size was under-estimated';

export class Arena {
  readonly memory: WebAssembly.Memory;
  private end: number;
  private top = FIRST;

  /** Throws RangeError when more than 2 GiB is asked for. */
  constructor(bytes: number) {
    const pages = Math.max(16, Math.ceil((bytes + FIRST) / PAGE));
    if (pages + ROOMS > MAX_PAGES) throw new RangeError(`an arena of ${bytes} bytes is larger than 2 GiB`);
    this.memory = new WebAssembly.Memory({ initial: pages + ROOMS, maximum: pages + ROOMS, shared: true });
    this.end = pages * PAGE;
  }

  /** Bytes carved so far. */
  get used(): number {
    return this.top;
  }

  /** Carves `bytes` zeroed bytes, 64-byte aligned; returns their offset. */
  reserve(bytes: number): number {
    const offset = this.top;
    const next = offset + arenaBytes(bytes);
    if (next > this.end) throw new RangeError(SMALL);
    this.top = next;
    return offset;
  }

  /** The same for what nobody keeps between two commands: it is no part of what is in use, nor of a snapshot. */
  reserveScratch(bytes: number): number {
    this.end -= arenaBytes(bytes);
    if (this.end < this.top) throw new RangeError(SMALL);
    return this.end;
  }

  f32(length: number): Float32Array {
    return new Float32Array(this.memory.buffer, this.reserve(length * 4), length);
  }
  f64(length: number): Float64Array {
    return new Float64Array(this.memory.buffer, this.reserve(length * 8), length);
  }
  u32(length: number): Uint32Array {
    return new Uint32Array(this.memory.buffer, this.reserve(length * 4), length);
  }
  i16(length: number): Int16Array {
    return new Int16Array(this.memory.buffer, this.reserve(length * 2), length);
  }
  i8(length: number): Int8Array {
    return new Int8Array(this.memory.buffer, this.reserve(length), length);
  }
}

/** Bytes an arena needs for an array: size rounded up to the alignment. */
export function arenaBytes(bytes: number): number {
  return Math.ceil(bytes / ALIGN) * ALIGN;
}
