import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Arena } from '../../../src/kernel/arena.js';
import type { Kernels } from '../../../src/kernel/kernels.js';
import * as L from '../../../src/kernel/layout.js';
import { Program } from '../../../src/kernel/program.js';
import { hardResetPeriod, softResetSpikes } from '../../support/reference-neuron.js';
import { describeBoth } from './both.js';
import { type FireOptions, type FirePopulation, firePopulation, spikesAt } from './build.js';

interface Setup {
  readonly population: FirePopulation;
  readonly run: (tick: number, ticks: number) => number;
}

function setup({ arena, kernels }: { arena: Arena; kernels: Kernels }, options: FireOptions): Setup {
  const program = new Program(arena, 1);
  const population = firePopulation(arena, program, options);
  return { population, run: (tick, ticks) => kernels.run(program.pointer, 1, tick, ticks) };
}

/** Ticks in which neuron 0 spiked. */
function spikeTicks({ population, run }: Setup, ticks: number): number[] {
  const seen: number[] = [];
  for (let tick = 0; tick < ticks; tick++) {
    run(tick, 1);
    if (spikesAt(population.ring, tick).includes(0)) seen.push(tick);
  }
  return seen;
}

describeBoth('integrate-and-fire neurons', bench => {
  it('with soft reset spike floor(I T + v0) times', () => {
    for (const [current, v0, ticks, count] of [
      [0.37, 0.5, 100, 37],
      [0.3, 0, 100, 30],
      [0.05, 0, 100, 5],
    ] as const) {
      const { population, run } = setup(bench(), { neurons: 1 });
      population.v[0] = v0;
      population.current[0] = current;
      run(0, ticks);
      expect(population.counter[0]).toBe(count);
    }
  });

  it('with soft reset spike floor(I T + v0) times for any current in 64ths, which float32 adds exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 64 }), fc.integer({ min: 0, max: 63 }), (current, v0) => {
        const { population, run } = setup(bench(), { neurons: 1 });
        population.v[0] = v0 / 64;
        population.current[0] = current / 64;
        run(0, 100);
        expect(population.counter[0]).toBe(softResetSpikes(current / 64, v0 / 64, 100));
      }),
      { seed: 1, numRuns: 25 },
    );
  });

  it('with leak and hard reset have the period of the logarithm, or stay silent', () => {
    for (const [current, leak, period] of [
      [0.2, 0.1, 7],
      [0.15, 0.1, 11],
      [0.101, 0.1, 44],
      [0.5, 0.05, 3],
      [0.09, 0.1, Number.POSITIVE_INFINITY],
    ] as const) {
      expect(hardResetPeriod(current, leak)).toBe(period);
      const neuron = setup(bench(), { neurons: 1, flags: L.FLAG_RESET_ZERO, keep: 1 - leak });
      neuron.population.current[0] = current;
      const ticks = spikeTicks(neuron, 200);
      const expected = Number.isFinite(period) ? Math.floor(200 / period) : 0;
      expect(ticks).toEqual(Array.from({ length: expected }, (_, k) => (k + 1) * period - 1));
    }
  });

  it('keep their potential and stay silent for the refractory ticks', () => {
    const neuron = setup(bench(), { neurons: 1, flags: L.FLAG_REFRACTORY, refractoryTicks: 3 });
    neuron.population.current[0] = 1;
    expect(spikeTicks(neuron, 13)).toEqual([0, 4, 8, 12]);
    neuron.population.current[0] = 0.75;
    neuron.population.v[0] = 0.5;
    neuron.run(13, 3);
    expect(neuron.population.v[0]).toBe(0.5);
  });

  it('stay between floor and ceiling', () => {
    const { population, run } = setup(bench(), { neurons: 2, floor: -1, ceiling: 2 });
    population.current.set([-0.3, 5]);
    run(0, 10);
    expect([...population.v.subarray(0, 2)]).toEqual([-1, 2]);
    expect(population.counter[0]).toBe(10);
  });

  it('list spikes in ascending order and never those of padding', () => {
    const { population, run } = setup(bench(), { neurons: 21 });
    population.current.fill(1);
    run(0, 1);
    expect(spikesAt(population.ring, 0)).toEqual(Array.from({ length: 21 }, (_, i) => i));
  });

  it('on grids of step 0 are the same neurons as those without grids', () => {
    const none = { step: 0, low: 0, high: 0, stochastic: false };
    const flags = L.FLAG_TRACES | L.FLAG_REFRACTORY;
    const ideal = setup(bench(), { neurons: 16, flags, keep: 0.9, theta: 0.01, refractoryTicks: 1 });
    const fixed = setup(bench(), {
      neurons: 16,
      flags: flags | L.FLAG_FIXED,
      keep: 0.9,
      theta: 0.01,
      refractoryTicks: 1,
      membrane: none,
      trace: none,
    });
    for (const { population, run } of [ideal, fixed]) {
      population.current.set(Array.from({ length: 16 }, (_, i) => i / 17 - 0.1));
      run(0, 50);
    }
    for (const name of ['v', 'rate', 'slow', 'acceleration', 'until'] as const) {
      expect(fixed.population[name]).toEqual(ideal.population[name]);
    }
    expect(fixed.population.counter).toEqual(ideal.population.counter);
  });
});
