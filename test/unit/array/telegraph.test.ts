import { describe, expect, it } from 'vitest';
import { fullAfter, occupancy, Traps, trapTime } from '../../../src/array/telegraph.js';

const TRAP = { trapShift: 0.4, trapEmptyTicks: 30, trapFullTicks: 10 };
const PAIRS = 20_000;

const memoryOf = (pairs: number) => ({
  states: new Int8Array(pairs),
  draws: new Uint32Array(pairs),
  due: new Uint32Array(2 * pairs),
  clock: new Float64Array(3),
});

function traps(pairs = PAIRS, watched = (_pair: number) => true) {
  const memory = memoryOf(pairs);
  const all = new Traps(TRAP, { seed: 2, array: 1 }, memory);
  for (let pair = 0; pair < pairs; pair++) if (watched(pair)) all.watch(pair, 3);
  return { all, memory };
}

function run(all: Traps, ticks: number): number {
  let told = 0;
  for (let left = ticks; left > 0; ) {
    const stretch = all.move(left, () => told++);
    all.pass(stretch);
    left -= stretch;
  }
  all.move(1, () => told++);
  return told;
}

/** Whether each bit-line trap is full. */
const full = (all: Traps) => Array.from({ length: PAIRS }, (_, pair) => all.fullOf(pair) & 1);
const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

describe('random telegraph noise', () => {
  it('is full for the share of the time that its mean times give, from the start on', () => {
    expect(occupancy(TRAP)).toBe(0.25);
    expect(trapTime(TRAP)).toBe(7.5);
    const { all } = traps();
    for (const ticks of [0, 1, 40]) {
      run(all, ticks);
      expect(Math.abs(mean(full(all)) - 0.25)).toBeLessThan(4 * Math.sqrt((0.25 * 0.75) / PAIRS));
    }
  });

  it.each([1, 4, 8, 25])('forgets by its autocorrelation within %s ticks', ticks => {
    const { all } = traps();
    const first = full(all);
    run(all, ticks);
    const then = full(all);
    const correlation = mean(first.map((x, k) => (x - 0.25) * (then[k]! - 0.25))) / (0.25 * 0.75);
    // A product of two such deviations spreads by at most about three variances.
    expect(Math.abs(correlation - Math.exp(-ticks / trapTime(TRAP)))).toBeLessThan(12 / Math.sqrt(PAIRS));
  });

  it('moves as often as both directions allow, and tells of each move', () => {
    const { all } = traps();
    const ticks = 50;
    const told = run(all, ticks);
    expect(told).toBe(all.moves);
    // In equilibrium as many fill as empty; two devices per pair.
    const wanted = 2 * PAIRS * ticks * 2 * 0.75 * fullAfter(TRAP, false, 1);
    expect(Math.abs(told - wanted)).toBeLessThan(5 * Math.sqrt(wanted));
  });

  it('looks in between do not change what is seen on average', () => {
    // Chapman-Kolmogorov: from full over either state at t to full at 2 t.
    const via = fullAfter(TRAP, true, 4) ** 2 + (1 - fullAfter(TRAP, true, 4)) * fullAfter(TRAP, false, 4);
    expect(via).toBeCloseTo(fullAfter(TRAP, true, 8), 12);
    expect([fullAfter(TRAP, true, 0), fullAfter(TRAP, false, 0)]).toEqual([1, 0]);
  });

  it('is the same whoever else is followed, and whatever the stretches', () => {
    const { all: busy } = traps(100);
    const { all: alone } = traps(100, pair => pair === 7);
    for (let tick = 0; tick < 300; tick++) {
      for (const one of [busy, alone]) run(one, 1);
      expect(busy.fullOf(7)).toBe(alone.fullOf(7));
      if (tick % 100 === 99) for (const one of [busy, alone]) one.fresh(tick, () => {});
    }
  });

  it('begins each settle by its number, and goes on from a memory that was put back', () => {
    const { all, memory } = traps(50);
    const states = () => Array.from({ length: 50 }, (_, pair) => all.fullOf(pair));
    all.fresh(3, () => {});
    run(all, 20);
    const after = states();
    const copy = { ...memory, states: memory.states.slice(), draws: memory.draws.slice() };
    const saved = { ...copy, due: memory.due.slice(), clock: memory.clock.slice() };
    run(all, 33);
    const later = states();
    all.fresh(4, () => {});
    run(all, 20);
    expect(states()).not.toEqual(after);
    all.fresh(3, () => {});
    run(all, 20);
    expect(states()).toEqual(after);
    for (const key of ['states', 'draws', 'due', 'clock'] as const) memory[key].set(saved[key] as never);
    all.restored();
    run(all, 33);
    expect(states()).toEqual(later);
  });
});
