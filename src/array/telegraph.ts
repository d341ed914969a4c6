import { geometricWait } from '../kernel/plain/encode.js';
import { exponential } from '../random/exponential.js';
import { draw4 } from '../random/philox.js';
import { PURPOSE } from '../random/purpose.js';

/**
 * Random telegraph noise: one trap per device that catches a carrier and lets it go again, both at exponential times.
 * While the trap is full, ln R of a device in the high state stands `trapShift` higher; the current of the low state
 * runs through the whole filament, and no trap shows in it. Mean times are in ticks.
 */
export interface TrapModel {
  readonly trapShift: number;
  readonly trapEmptyTicks: number;
  readonly trapFullTicks: number;
}

type Times = Omit<TrapModel, 'trapShift'>;

/** Share of the time for which a trap is full. */
export const occupancy = ({ trapEmptyTicks, trapFullTicks }: Times): number =>
  trapFullTicks / (trapEmptyTicks + trapFullTicks);

/** Time constant of the autocorrelation exp(-t / this); its Lorentzian spectrum bends at 1 / (2 pi x this). */
export const trapTime = ({ trapEmptyTicks, trapFullTicks }: Times): number =>
  (trapEmptyTicks * trapFullTicks) / (trapEmptyTicks + trapFullTicks);

/** Probability that a trap is full `elapsed` after it was seen: the master equation of two states, solved. */
export function fullAfter(times: Times, wasFull: boolean, elapsed: number): number {
  const settled = occupancy(times);
  return settled + ((wasFull ? 1 : 0) - settled) * exponential(-elapsed / trapTime(times));
}

/** Of a pair: which traps are full (1 for the bit-line branch, 2 for the complement), and above, which matter. */
const FULL = 3;
const MATTERS = 2;
/** Places in `TrapMemory.clock`. */
const NOW = 0;
const DRAW = 1;
const MOVED = 2;
const WORD = 2 ** -32;

/** State of the traps of an array. */
export interface TrapMemory {
  /** Which traps are full, and four times which ones matter, per pair. */
  readonly states: Int8Array;
  /** Draws of this settle, per pair. */
  readonly draws: Uint32Array;
  /** Tick at which a trap moves next, per device; 0 where nobody follows it. */
  readonly due: Uint32Array;
  /** Ticks since the fresh start, number of the settle, moves followed so far. */
  readonly clock: Float64Array;
}

/** Bytes of that state, for sizing an arena. */
export const trapBytes = (pairs: number): number => pairs * (1 + 4 + 8) + 4 * 64;

export type Moved = (pair: number) => void;

/**
 * The traps of an array, seen once per tick: a chain of two states whose stays are geometric, which is what a look at
 * the exponential times shows. Only pairs whose reads depend on their traps are followed, from the tick on in which
 * that is known, so that the cost grows with the moves that matter. A fresh start draws all traps anew: between two
 * samples they forget, which holds for traps that are faster than a sample.
 */
export class Traps {
  /** Pairs that are followed in this settle. */
  private readonly followed = new Set<number>();
  private readonly calendar = new Map<number, number[]>();
  /** 1 / ln(1 - p) of leaving the empty and the full state within a tick. */
  private readonly inverse: readonly [empty: number, full: number];
  private readonly settled: number;
  private readonly words = new Uint32Array(4);

  /** @param key seed of the chip, and number of the array on it: they decide every draw */
  constructor(
    model: TrapModel,
    private readonly key: { readonly seed: number; readonly array: number },
    private readonly memory: TrapMemory,
  ) {
    const leaving = [fullAfter(model, false, 1), 1 - fullAfter(model, true, 1)];
    this.inverse = leaving.map(p => Math.fround(1 / Math.log1p(-p))) as [number, number];
    this.settled = occupancy(model);
  }

  /** Moves of traps that were followed. */
  get moves(): number {
    return this.memory.clock[MOVED]!;
  }

  /** Which traps of a pair are full: 1 for the bit-line branch, 2 for the complement. */
  fullOf(pair: number): number {
    return this.memory.states[pair]! & FULL;
  }

  /** To be told of each pair that was programmed: which of its traps its reads depend on. */
  watch(pair: number, mattering: number): void {
    const { due, states } = this.memory;
    states[pair] = (states[pair]! & FULL) | (mattering << MATTERS);
    const begins = [0, 1].filter(k => (mattering >> k) & 1 && due[2 * pair + k] === 0);
    if (begins.length > 0) this.begin(pair, begins);
  }

  /** Draws traps of a pair as they are after a long time, and when they move. */
  private begin(pair: number, which: readonly number[]): void {
    const { clock, draws, states } = this.memory;
    this.followed.add(pair);
    const words = this.draw(pair, draws[pair]!);
    draws[pair]!++;
    for (const k of which) {
      if (words[2 * k]! * WORD < this.settled) states[pair] = states[pair]! | (1 << k);
      this.plan(2 * pair + k, clock[NOW]!, words[2 * k + 1]!);
    }
  }

  private draw(pair: number, number: number): Uint32Array {
    const { array, seed } = this.key;
    draw4(seed, PURPOSE.telegraph, number, pair, array, this.memory.clock[DRAW]!, this.words);
    return this.words;
  }

  /** Writes down when a trap that is where it is since `tick` moves. */
  private plan(device: number, tick: number, word: number): void {
    const full = (this.memory.states[device >> 1]! >> (device & 1)) & 1;
    const at = tick + geometricWait(word, this.inverse[full]!);
    this.memory.due[device] = at;
    this.enter(device, at);
  }

  private enter(device: number, at: number): void {
    const others = this.calendar.get(at);
    if (others) others.push(device);
    else this.calendar.set(at, [device]);
  }

  /**
   * Moves the traps that are due, and tells of each pair whose reads that matters to.
   * @returns ticks until the next one is due, at most `most`
   */
  move(most: number, moved: Moved): number {
    const now = this.memory.clock[NOW]!;
    // In the order of their numbers: both traps of a pair draw from one series.
    const due = this.calendar.get(now)?.sort((a, b) => a - b) ?? [];
    for (const device of due) this.flip(device, now, moved);
    this.calendar.delete(now);
    if (this.calendar.size === 0) return most;
    let until = 1;
    while (until < most && !this.calendar.has(now + until)) until++;
    return Math.min(until, most);
  }

  private flip(device: number, now: number, moved: Moved): void {
    const { clock, draws, states } = this.memory;
    const pair = device >> 1;
    states[pair] = states[pair]! ^ (1 << (device & 1));
    this.plan(device, now, this.draw(pair, draws[pair]!)[0]!);
    draws[pair]!++;
    if (((states[pair]! >> (MATTERS + (device & 1))) & 1) === 0) return;
    clock[MOVED]!++;
    moved(pair);
  }

  /** Lets ticks pass; nothing may be due within them. */
  pass(ticks: number): void {
    this.memory.clock[NOW]! += ticks;
  }

  /** Begins the settle of this number. */
  fresh(draw: number, moved: Moved): void {
    const { clock, draws, due, states } = this.memory;
    clock[NOW] = 0;
    clock[DRAW] = draw;
    this.calendar.clear();
    for (const pair of [...this.followed]) {
      const before = this.fullOf(pair);
      const mattering = states[pair]! >> MATTERS;
      draws[pair] = 0;
      due.fill(0, 2 * pair, 2 * pair + 2);
      states[pair] = 0;
      if (mattering === 0) this.followed.delete(pair);
      else this.watch(pair, mattering);
      if (this.fullOf(pair) !== before) moved(pair);
    }
  }

  /** To be called when the memory was put back. */
  restored(): void {
    const { due } = this.memory;
    this.followed.clear();
    this.calendar.clear();
    for (const [device, at] of due.entries()) {
      if (at === 0) continue;
      this.followed.add(device >> 1);
      this.enter(device, at);
    }
  }
}
