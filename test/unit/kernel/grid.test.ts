import { expect, it } from 'vitest';
import * as L from '../../../src/kernel/layout.js';
import { Program } from '../../../src/kernel/program.js';
import { meanOf } from '../../support/reference-statistics.js';
import { describeBoth } from './both.js';
import { firePopulation, type Grid } from './build.js';

const NEURONS = 2000;

/** Potentials of 2000 neurons on a grid after `ticks` ticks of one current, from one potential, without spikes. */
function potentials(
  bench: Parameters<Parameters<typeof describeBoth>[1]>[0],
  grid: Grid,
  v0: number,
  current: number,
  ticks: number,
): Float32Array {
  const { arena, kernels } = bench();
  const program = new Program(arena, 1);
  const population = firePopulation(arena, program, {
    neurons: NEURONS,
    flags: L.FLAG_FIXED,
    threshold: 100,
    floor: -99,
    ceiling: 99,
    membrane: grid,
  });
  population.v.fill(v0);
  population.current.fill(current);
  kernels.run(program.pointer, 1, 0, ticks);
  return population.v.subarray(0, NEURONS);
}

describeBoth('numbers of finite width', bench => {
  it('are rounded to the nearest multiple, ties to even', () => {
    const grid = { step: 0.25, low: -100, high: 100, stochastic: false };
    for (const [sum, rounded] of [
      [0.3, 0.25],
      [0.375, 0.5],
      [0.625, 0.5],
      [-0.375, -0.5],
      [-0.1, 0],
    ]) {
      expect(Math.abs(potentials(bench, grid, 0, sum, 1)[0] - rounded)).toBe(0);
    }
  });

  it('are rounded to either neighbour with the right mean', () => {
    const grid = { step: 0.25, low: -100, high: 100, stochastic: true };
    const values = potentials(bench, grid, 0, 0.3, 1);
    expect(new Set(values)).toEqual(new Set([0.25, 0.5]));
    // Standard deviation of the mean: 0.25 sqrt(0.2 * 0.8 / 2000) = 0.0023.
    expect(Math.abs(meanOf(values) - 0.3)).toBeLessThan(0.009);
  });

  it('stop at the limits of their grid', () => {
    const grid = { step: 0.25, low: -8, high: 7, stochastic: false };
    expect(potentials(bench, grid, 0, 50, 1)[0]).toBe(1.75);
    expect(potentials(bench, grid, 0, -50, 1)[0]).toBe(-2);
  });

  // In float32 255 * f32(1 / 255) / f32(1 / 255) is 254.99998, and 32000 + 0.999 is 32001: rounding by floor of a
  // sum would move numbers that are on their grid.
  it('stay where they are when they are on a stochastic grid, whatever its step', () => {
    for (const [step, multiples] of [
      [1 / 255, 255],
      [1 / 100, 1000],
      [2 ** -15, 32767],
    ]) {
      for (let k = -8; k <= 8; k++) {
        const value = Math.fround(Math.round((k * multiples) / 8) * Math.fround(step));
        const values = potentials(bench, { step, low: -32768, high: 32767, stochastic: true }, value, 0, 5);
        expect(values.every(v => v === value)).toBe(true);
      }
    }
  });

  it('of sixteen bits are rounded stochastically with the right mean', () => {
    const values = potentials(
      bench,
      { step: 2 ** -9, low: -32768, high: 32767, stochastic: true },
      60,
      2 ** -12,
      1,
    );
    // One of eight goes up one step: 2^-12 on average, with a deviation of the mean of 2^-9 sqrt(7/64/2000) = 1.5e-5.
    expect(Math.abs(meanOf(values.map(v => v - 60)) - 2 ** -12)).toBeLessThan(6e-5);
  });

  it('hold both traces, and the acceleration, on the grid of the traces', () => {
    const step = Math.fround(1 / 100);
    const { arena, kernels } = bench();
    const program = new Program(arena, 1);
    const population = firePopulation(arena, program, {
      neurons: 64,
      flags: L.FLAG_FIXED | L.FLAG_TRACES,
      trace: { step, low: -128, high: 127, stochastic: true },
    });
    population.current.set(Array.from({ length: 64 }, (_, i) => i / 64));
    kernels.run(program.pointer, 1, 0, 200);
    for (const name of ['rate', 'slow', 'acceleration'] as const) {
      const onGrid = population[name].map(x => Math.fround(Math.round(x / step) * step));
      expect(population[name]).toEqual(onGrid.map((x, i) => (x === 0 ? population[name][i] : x)));
    }
  });
});
