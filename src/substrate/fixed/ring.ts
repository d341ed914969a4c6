/** Which neurons fired in each of the last ticks: one bit each, rows of whole words, tick t in row t mod depth. */
export class SpikeRing {
  readonly words: number;
  private readonly depth: number;

  constructor(
    private readonly bits: Uint32Array,
    neurons: number,
  ) {
    this.words = Math.ceil(neurons / 32);
    this.depth = bits.length / this.words;
  }

  /** Clears the row of a tick, for its spikes to be set. */
  begin(tick: number): void {
    const at = (tick % this.depth) * this.words;
    this.bits.fill(0, at, at + this.words);
  }

  set(tick: number, address: number): void {
    const at = (tick % this.depth) * this.words + (address >>> 5);
    this.bits[at] = this.bits[at]! | (1 << (address & 31));
  }

  /** Writes the addresses that fired `delay` ticks before `tick`, ascending, and returns how many they are. */
  list(tick: number, delay: number, out: Uint16Array): number {
    const from = ((tick + this.depth - delay) % this.depth) * this.words;
    let count = 0;
    for (let word = 0; word < this.words; word++) {
      let left = this.bits[from + word]!;
      while (left !== 0) {
        const bit = 31 - Math.clz32(left & -left);
        out[count++] = 32 * word + bit;
        left &= left - 1;
      }
    }
    return count;
  }
}

/** One bit for each neuron: those that are dead. */
export const isSet = (bits: Uint32Array, address: number): boolean =>
  ((bits[address >>> 5]! >>> (address & 31)) & 1) !== 0;

export function setBit(bits: Uint32Array, address: number): void {
  bits[address >>> 5] = bits[address >>> 5]! | (1 << (address & 31));
}
