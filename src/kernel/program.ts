import type { Arena } from './arena.js';
import * as L from './layout.js';

/** Fields of a record by byte offset; numbers marked as floats are written as f32. */
export type Fields = Readonly<Record<number, number>>;

/** A pool of spike lists: ring of `mask + 1` lists (count, then addresses), newest at the current tick. */
export interface SpikeRing {
  readonly base: number;
  readonly stride: number;
  readonly mask: number;
  readonly words: Uint32Array;
}

/** Carves a ring that remembers the lists of the last `history` ticks. */
export function spikeRing(arena: Arena, neurons: number, history: number): SpikeRing {
  const slots = 2 ** Math.ceil(Math.log2(history + 1));
  const stride = Math.ceil((4 + 4 * neurons) / 64) * 64;
  const words = arena.u32((slots * stride) / 4);
  return { base: words.byteOffset, stride, mask: slots - 1, words };
}

/** Bytes of a ring, for sizing an arena. */
export function spikeRingBytes(neurons: number, history: number): number {
  return 2 ** Math.ceil(Math.log2(history + 1)) * Math.ceil((4 + 4 * neurons) / 64) * 64;
}

/** Handle to one record, to switch it or change an operand between runs. */
export class Operation {
  constructor(
    private readonly words: Uint32Array,
    private readonly floats: Float32Array,
  ) {}

  set enabled(on: boolean) {
    this.words[L.ENABLED / 4] = on ? 1 : 0;
  }
  setWord(field: number, value: number): void {
    this.words[field / 4] = value;
  }
  setFloat(field: number, value: number): void {
    this.floats[field / 4] = value;
  }
}

/** The records of a chip, in the order in which they run within a tick. */
export class Program {
  private readonly words: Uint32Array;
  private readonly floats: Float32Array;
  length = 0;

  constructor(arena: Arena, capacity: number) {
    this.words = arena.u32((capacity * L.RECORD_BYTES) / 4);
    this.floats = new Float32Array(this.words.buffer, this.words.byteOffset, this.words.length);
  }

  get pointer(): number {
    return this.words.byteOffset;
  }

  /** Appends a record: `words` are u32 fields, `floats` f32 fields. */
  add(opcode: number, words: Fields, floats: Fields = {}): Operation {
    const first = (this.length * L.RECORD_BYTES) / 4;
    const end = first + L.RECORD_BYTES / 4;
    if (end > this.words.length) throw new RangeError('program capacity exceeded');
    this.length++;
    const record = this.words.subarray(first, end);
    const reals = this.floats.subarray(first, end);
    record[L.OPCODE / 4] = opcode;
    record[L.ENABLED / 4] = 1;
    for (const [field, value] of Object.entries(words)) record[Number(field) / 4] = value;
    for (const [field, value] of Object.entries(floats)) reals[Number(field) / 4] = value;
    return new Operation(record, reals);
  }
}

/** Fields that make a record read or write a spike ring. */
export function listFields(ring: SpikeRing, lag = 0): Fields {
  return { [L.LIST]: ring.base, [L.LIST_STRIDE]: ring.stride, [L.LIST_MASK]: ring.mask, [L.LAG]: lag };
}
