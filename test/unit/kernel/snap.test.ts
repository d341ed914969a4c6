import { expect, it } from 'vitest';
import type { Arena } from '../../../src/kernel/arena.js';
import type { Kernels } from '../../../src/kernel/kernels.js';
import * as L from '../../../src/kernel/layout.js';
import { Program } from '../../../src/kernel/program.js';
import { medianOf } from '../../support/reference-statistics.js';
import { describeBoth } from './both.js';
import { type FirePopulation, firePopulation } from './build.js';

const NEURONS = 1024;
const TICKS = 64;
const ROUNDS = 21;

interface Leaky {
  readonly states: readonly Float32Array[];
  readonly run: (ticks: number) => void;
}

/** Leaky neurons without input whose states are snapped every 16 ticks. */
function leaky({ arena, kernels }: { arena: Arena; kernels: Kernels }): Leaky {
  const program = new Program(arena, 4);
  const options = { neurons: NEURONS, flags: L.FLAG_TRACES, keep: 0.95 };
  const { v, rate, slow }: FirePopulation = firePopulation(arena, program, options);
  for (const state of [v, rate, slow]) {
    program.add(L.SNAP, { [L.SNAP_ARRAY]: state.byteOffset, [L.SNAP_MASK]: 15, [L.N]: state.length });
  }
  return { states: [v, rate, slow], run: ticks => kernels.run(program.pointer, program.length, 0, ticks) };
}

describeBoth('snapping', bench => {
  it('sets states below 1e-30 to zero and leaves the others, not-a-number among them', () => {
    const { arena, kernels } = bench();
    const array = arena.f32(16);
    array.set([1e-40, -1e-40, 9e-31, -9e-31, 2e-30, -2e-30, 0.5, Number.NaN, -0]);
    const program = new Program(arena, 1);
    program.add(L.SNAP, { [L.SNAP_ARRAY]: array.byteOffset, [L.SNAP_MASK]: 3, [L.N]: 16 });
    const before = [...array];
    kernels.run(program.pointer, 1, 1, 3);
    expect([...array]).toEqual(before);
    kernels.run(program.pointer, 1, 4, 1);
    expect([...array.subarray(0, 9)]).toEqual([0, 0, 0, 0, ...before.slice(4, 8), 0]);
  });

  it('keeps a run from subnormal states within twice the time of a run from zero', () => {
    const fromZero = leaky(bench());
    const fromTiny = leaky(bench());
    const times: Record<'zero' | 'tiny', number[]> = { zero: [], tiny: [] };
    for (let round = 0; round < ROUNDS; round++) {
      for (const [name, { states, run }, start] of [
        ['zero', fromZero, 0],
        ['tiny', fromTiny, 1e-40],
      ] as const) {
        for (const state of states) state.fill(start);
        const begin = process.hrtime.bigint();
        run(TICKS);
        times[name].push(Number(process.hrtime.bigint() - begin));
        for (const state of states) expect(state.every(x => x === 0)).toBe(true);
      }
    }
    expect(medianOf(times.tiny) / medianOf(times.zero)).toBeLessThan(2);
  });
});
