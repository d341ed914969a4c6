import type { ConfigureCells } from '../protocol/messages.js';
import { normalFrom } from '../random/normal.js';
import { draw4 } from '../random/philox.js';
import { PURPOSE } from '../random/purpose.js';
import type { PairFaults, Region } from './pair-faults.js';
import { upperTail } from './sense/normal-tail.js';
import { occupancy } from './telegraph.js';

/** What a pair is made of: the message's fields, without those that say how the array is used. */
export type PairModel = Omit<ConfigureCells, 'kind' | 'requestId' | 'projection' | 'access' | 'reading'>;

export interface Geometry {
  readonly rows: number;
  readonly columns: number;
}

/** State of an array; device 2k is the bit-line branch of pair k, device 2k + 1 the complementary one. */
export interface PairMemory {
  /** ln of the resistance in ohms, per device. */
  readonly lnOhms: Float32Array;
  /** Cycle-to-cycle deviation of the last programming, in standard deviations, per device. */
  readonly deviation: Float32Array;
  /** Pulses applied so far, per device. */
  readonly pulses: Uint32Array;
  /** LOW and BROKEN, per device. */
  readonly flags: Int8Array;
  /** SET pulses, RESET pulses, reads, writes that did not read back. */
  readonly counts: Float64Array;
}

const LOW = 1;
const BROKEN = 2;
const WORD = 2 ** -32;
/** Where reads at events have the number of their settle. */
const NO_SETTLE = 0xffffffff;

/** What a read finds, and what else it might. */
export interface Reading {
  readonly found: number;
  readonly other: number;
  /** Standard deviations by which a read has to be off to find the other level; infinite where none can. */
  readonly deviations: number;
}

/** Bytes of the state of an array of so many pairs, for sizing an arena. */
export const pairBytes = (pairs: number): number => 2 * pairs * (4 + 4 + 4 + 1) + 5 * 64;

/** The state of an array of so many pairs, in memory of its own. */
export const pairMemory = (pairs: number): PairMemory => ({
  lnOhms: new Float32Array(2 * pairs),
  deviation: new Float32Array(2 * pairs),
  pulses: new Uint32Array(2 * pairs),
  flags: new Int8Array(2 * pairs),
  counts: new Float64Array(4),
});

/**
 * An array of 2T2R pairs with precharge sense amplifiers, level 1: ln R of both states is normal, a part of its
 * spread is the device's for life, the rest is drawn at every pulse (with a memory of earlier draws), and a read
 * tells which branch is smaller. Level +1 is (low, high), -1 is (high, low), 0 is (high, high). Errors are where
 * they arise: a wrong order of two resistances stays until one of them is programmed again.
 */
export class PairArray {
  private readonly offsets: Float32Array;
  private readonly words = new Uint32Array(4);
  private readonly life = new Uint32Array(4);
  private readonly lnMedian: readonly [high: number, low: number];
  private readonly spread: readonly [high: number, low: number];
  private readonly lnCritical: number;

  /**
   * @param key seed of the chip, and number of this array on it: they decide every draw
   */
  constructor(
    readonly model: PairModel,
    readonly geometry: Geometry,
    private readonly key: { readonly seed: number; readonly array: number },
    private readonly memory: PairMemory,
    /** What is wrong beside the devices, if that can be. */
    readonly faults?: PairFaults,
  ) {
    const { rows, columns } = geometry;
    this.lnMedian = [Math.log(model.hrsOhms), Math.log(model.lrsOhms)];
    this.spread = [model.hrsSpread, model.lrsSpread];
    this.lnCritical = model.criticalOhms > 0 ? Math.log(model.criticalOhms) : Number.POSITIVE_INFINITY;
    this.offsets = this.drawOffsets(Math.ceil(rows / model.tileRows) * columns, key.array);
  }

  /** Offsets of amplifiers, as differences of ln R. */
  private drawOffsets(amplifiers: number, array: number): Float32Array {
    const offsets = new Float32Array(amplifiers);
    if (this.model.offsetSpread === 0) return offsets;
    for (let k = 0; k < amplifiers; k++) {
      if (k % 4 === 0) draw4(this.key.seed, PURPOSE.offset, k / 4, 0, array, 0, this.words);
      offsets[k] = this.model.offsetSpread * normalFrom(this.words[k % 4]!);
    }
    return offsets;
  }

  /** All devices formed and in the high state, as after fabrication; the forming is not counted. */
  form(): void {
    for (let device = 0; device < this.memory.flags.length; device++) this.draw(device, false, false);
  }

  /** Stores a level: a pulse for each device that has to change, again until it reads back if the array verifies. */
  program(pair: number, level: number): void {
    const attempts = Math.max(1, this.model.verifyPulses);
    for (let attempt = 0; attempt < attempts; attempt++) {
      this.pulse(2 * pair, level > 0, attempt > 0);
      this.pulse(2 * pair + 1, level < 0, attempt > 0);
      if (this.model.verifyPulses === 0 || this.sense(pair) === level) return;
    }
    this.memory.counts[3]!++;
  }

  private pulse(device: number, low: boolean, again: boolean): void {
    const { flags, counts, pulses } = this.memory;
    if (!again && (flags[device]! & LOW) === (low ? LOW : 0)) return;
    counts[low ? 0 : 1]!++;
    pulses[device]!++;
    if (!this.faults?.any) this.change(device, low);
    // A line that is shorted to the supply lets the pulse into its own cells too.
    else for (const reached of this.faults.connected(device) ?? []) this.change(reached, low);
  }

  /** What a pulse does to a device that it reaches. */
  private change(device: number, low: boolean): void {
    const { flags, pulses } = this.memory;
    if (flags[device]! & BROKEN) return;
    if (this.model.lifeCycles > 0 && pulses[device]! > this.lifeOf(device)) this.break(device);
    else this.draw(device, low, true);
  }

  /** The resistance after a pulse, unless the pulse failed. */
  private draw(device: number, low: boolean, mayFail: boolean): void {
    const { deviation, flags, lnOhms, pulses } = this.memory;
    const { correlation, writeFailure } = this.model;
    const { seed, array } = this.key;
    draw4(seed, PURPOSE.programming, pulses[device]!, device, array, 0, this.words);
    if (mayFail && this.words[1]! * WORD < writeFailure) return;
    const fresh = normalFrom(this.words[0]!);
    const before = pulses[device]! > 0 ? correlation : 0;
    deviation[device] = before * deviation[device]! + Math.sqrt(1 - before * before) * fresh;
    flags[device] = low ? LOW : 0;
    const share = low ? this.model.lrsOwnShare : this.model.hrsOwnShare;
    const own = share > 0 ? Math.sqrt(share) * this.ownDeviation(device, low) : 0;
    const total = own + Math.sqrt(1 - share) * deviation[device]!;
    lnOhms[device] = this.lnMedian[low ? 1 : 0]! + this.spread[low ? 1 : 0]! * total;
  }

  private forLife(device: number): Uint32Array {
    draw4(this.key.seed, PURPOSE.device, 0, device, this.key.array, 0, this.life);
    return this.life;
  }

  private ownDeviation(device: number, low: boolean): number {
    return normalFrom(this.forLife(device)[low ? 1 : 0]!);
  }

  /** Pulses after which a device breaks: Weibull, rounded so that the last bit of a logarithm does not show. */
  lifeOf(device: number): number {
    const { lifeCycles, lifeShape } = this.model;
    const uniform = (this.forLife(device)[2]! + 0.5) * WORD;
    return Math.max(1, Math.round(lifeCycles * (-Math.log(uniform)) ** (1 / lifeShape)));
  }

  private break(device: number): void {
    const low = this.forLife(device)[3]! * WORD < this.model.lowFailures;
    this.stick(device, low);
  }

  /** From now on this device stays in one state, whatever is written; its resistance is drawn once more. */
  stick(device: number, low: boolean): void {
    const { flags } = this.memory;
    flags[device] = flags[device]! & ~BROKEN;
    this.draw(device, low, false);
    flags[device] = (low ? LOW : 0) | BROKEN;
  }

  /** Retention: lets `seconds` pass since the pairs of a region were written, without reading. */
  age(seconds: number, { rows, columns }: Region): void {
    const { flags, lnOhms } = this.memory;
    const { driftOnset, hrsDrift, lrsDrift } = this.model;
    const decades = Math.log10(1 + seconds / driftOnset);
    for (let row = rows[0]; row < rows[1]; row++) {
      const first = 2 * row * this.geometry.columns;
      for (let device = first + 2 * columns[0]; device < first + 2 * columns[1]; device++)
        lnOhms[device] = lnOhms[device]! + decades * (flags[device]! & LOW ? lrsDrift : hrsDrift);
    }
  }

  isBroken(device: number): boolean {
    return (this.memory.flags[device]! & BROKEN) !== 0;
  }

  /**
   * ln R of the complementary branch less that of the bit-line branch, as its amplifier sees it.
   * @param traps which traps are full: 1 for the bit-line branch, 2 for the complement
   */
  margin(pair: number, traps = 0): number {
    const { columns } = this.geometry;
    const row = Math.floor(pair / columns);
    const amplifier = Math.floor(row / this.model.tileRows) * columns + (pair % columns);
    const difference = this.lnOf(2 * pair + 1, traps) - this.lnOf(2 * pair, traps);
    const { faults, offsets } = this;
    if (!faults?.any) return difference + offsets[amplifier]!;
    return (
      difference + offsets[amplifier]! * faults.read('offset-factor', 1, pair) + faults.offset(amplifier)
    );
  }

  /** ln of the resistance of a device's branch, as its amplifier sees it. */
  private lnOf(device: number, traps: number): number {
    const { faults, memory } = this;
    const full = ((traps >> (device & 1)) & 1) === 1 && (memory.flags[device]! & LOW) === 0;
    const shift = full ? this.model.trapShift : 0;
    return faults?.any ? faults.seen(device, memory.lnOhms, shift) : memory.lnOhms[device]! + shift;
  }

  /** Infinity where only -1 and 1 are read. */
  private lnLimit(pair: number): number {
    const ohms = this.faults?.any ? this.faults.read('critical-ohms', 0, pair) : 0;
    return ohms > 0 ? Math.fround(Math.log(ohms)) : this.lnCritical;
  }

  /** What a read without noise finds: -1, 0 or 1. Counted. */
  sense(pair: number): number {
    this.memory.counts[2]!++;
    return this.found(pair, this.margin(pair));
  }

  /** Lets `look` find out what reads would find, as no amplifier does: not counted. */
  peek(look: () => void): void {
    const { counts } = this.memory;
    const before = counts[2]!;
    look();
    counts[2] = before;
  }

  /**
   * A read with its noise, its supply and its traps as they happen to be, which is the same until one of the devices
   * is programmed again. Counted.
   */
  load(pair: number): number {
    const { droopSpread, readSpread, trapShift } = this.model;
    if (readSpread === 0 && droopSpread === 0 && trapShift === 0) return this.sense(pair);
    const { pulses } = this.memory;
    const number = pulses[2 * pair]! + pulses[2 * pair + 1]!;
    draw4(this.key.seed, PURPOSE.read, number, pair, this.key.array, NO_SETTLE, this.words);
    const [noise, first, second] = this.words;
    const isFull = (word: number): boolean => trapShift > 0 && word * WORD < occupancy(this.model);
    const traps = (isFull(first!) ? 1 : 0) | (isFull(second!) ? 2 : 0);
    this.memory.counts[2]!++;
    const { deviations, found, other } = this.reading(pair, traps);
    return noise! * WORD < upperTail(deviations) ? other : found;
  }

  /**
   * What a read finds without noise, the likeliest other level, and by how many standard deviations of its noise and of
   * its supply a read has to be off to find that. Noise moves the difference of the branches by `readSpread`, each
   * branch by 1 / sqrt(2) of that; a droop of the supply moves the critical resistance. Not counted.
   */
  reading(pair: number, traps = 0): Reading {
    const lnLimit = this.lnLimit(pair);
    const { readSpread } = this.model;
    const margin = this.margin(pair, traps);
    const sign = margin > 0 ? 1 : -1;
    const flip = deviations(Math.abs(margin), readSpread);
    if (lnLimit === Number.POSITIVE_INFINITY) return { found: sign, other: -sign, deviations: flip };
    // The smaller branch alone decides whether a pair is read as 0.
    const least = Math.min(this.lnOf(2 * pair, traps), this.lnOf(2 * pair + 1, traps));
    const { droop, noise } = this.limitSpreads(pair);
    const spread = droop === 0 ? noise : Math.sqrt(noise * noise + droop * droop);
    const crossing = deviations(Math.abs(lnLimit - least), spread);
    if (least > lnLimit) return { found: 0, other: sign, deviations: crossing };
    return crossing < flip
      ? { found: sign, other: 0, deviations: crossing }
      : { found: sign, other: -sign, deviations: flip };
  }

  /**
   * Spreads of what decides whether a pair is read as 0, in ln R: noise of a branch, and droop of the supply.
   * @param pair undefined for a pair whose tile is as all others
   */
  limitSpreads(pair?: number): { readonly noise: number; readonly droop: number } {
    const { droopSpread, readSpread } = this.model;
    const droop = this.faults?.any ? this.faults.read('droop-spread', droopSpread, pair) : droopSpread;
    return { noise: readSpread * Math.SQRT1_2, droop };
  }

  /** What the branches of a pair decide at this margin. */
  private found(pair: number, margin: number): number {
    const lnLimit = this.lnLimit(pair);
    if (this.lnOf(2 * pair, 0) > lnLimit && this.lnOf(2 * pair + 1, 0) > lnLimit) return 0;
    return margin > 0 ? 1 : -1;
  }
}

const deviations = (distance: number, spread: number): number =>
  spread > 0 ? distance / spread : Number.POSITIVE_INFINITY;

/** Tiles that an array needs and the share of their pairs that it uses. */
export function tiling({ rows, columns }: Geometry, model: Pick<PairModel, 'tileRows' | 'tileColumns'>) {
  const tiles = Math.ceil(rows / model.tileRows) * Math.ceil(columns / model.tileColumns);
  return { tiles, utilisation: (rows * columns) / (tiles * model.tileRows * model.tileColumns) };
}
