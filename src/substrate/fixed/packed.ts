/** Levels by their code of two bits, two's complement; what would be -2 is left behind by faults only. */
const THREE = [0, 1, 0, -1] as const;

/** Levels of one or two bits side by side in bytes, the first one in the lowest bits. */
export class PackedLevels {
  /** Elements of a byte, as a power of two. */
  private readonly shift: number;
  private readonly mask: number;

  constructor(
    private readonly bytes: Uint8Array,
    /** 2: -1, 1, told apart by a sign bit; 3: -1, 0, 1. */
    private readonly levels: 2 | 3,
  ) {
    this.shift = levels === 2 ? 3 : 2;
    this.mask = 2 ** this.shift - 1;
  }

  /** Bits of a level. */
  get bits(): 1 | 2 {
    return this.levels === 2 ? 1 : 2;
  }

  at(element: number): number {
    const byte = this.bytes[element >>> this.shift]! >>> this.bitOf(element);
    return this.levels === 2 ? 1 - 2 * (byte & 1) : THREE[byte & 3]!;
  }

  set(element: number, level: number): void {
    const code = this.levels === 2 ? level >>> 31 : level & 3;
    const bit = this.bitOf(element);
    const all = this.levels === 2 ? 1 : 3;
    const at = element >>> this.shift;
    this.bytes[at] = (this.bytes[at]! & ~(all << bit)) | (code << bit);
  }

  /** Inverts a bit of an element. */
  flip(element: number, bit: number): void {
    const at = element >>> this.shift;
    this.bytes[at] = this.bytes[at]! ^ (1 << (this.bitOf(element) + bit));
  }

  private bitOf(element: number): number {
    return (element & this.mask) * this.bits;
  }
}
