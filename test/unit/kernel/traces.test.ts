import { describe, expect, it } from 'vitest';
import type { Arena } from '../../../src/kernel/arena.js';
import type { Kernels } from '../../../src/kernel/kernels.js';
import * as L from '../../../src/kernel/layout.js';
import { listFields, Program } from '../../../src/kernel/program.js';
import { AT_REST, lagBias, onSpikeSum, pairKernel, silence, tick } from '../../support/reference-trace.js';
import { describeBoth } from './both.js';
import { type FirePopulation, firePopulation, fireState } from './build.js';

/** Rounding of a few float32 operations on numbers up to 1. */
const F32 = 2e-7;

/** eqspike.md: accelerations after one spike, at n = 0, 1, 2, ... */
const PUBLISHED = {
  '5,5': [0.04, 0.024, 0.0128, 0.00512, 0, -0.00328, -0.00524, -0.00629, -0.00671, -0.00671, -0.00644],
  '5,10': [0.02, 0.014, 0.0094, 0.0059, 0.00326, 0.0013, -0.00014, -0.00118, -0.0019, -0.00238],
};

/** eqspike.md: lag bias by delay. */
const LAG_BIAS = {
  '5,5': { 0: 1, 5: 0.311, 8: -0.128, 10: -0.356, 12: -0.533, 15: -0.719, 20: -0.885 },
  '5,10': { 0: 1, 5: 0.601, 8: 0.281, 10: 0.083, 12: -0.093, 15: -0.315, 20: -0.581 },
};

const taus = (pair: string): [number, number] => pair.split(',').map(Number) as [number, number];

describe('trace formulas in float64', () => {
  it('the closed form of silence is the clocked one', () => {
    for (const [tau1, tau2] of [
      [5, 10],
      [5, 5],
      [3, 20],
      [7, 2],
    ]) {
      let clocked = { r: 0.37, q: 0.21, a: 0 };
      for (let n = 1; n <= 60; n++) {
        clocked = tick(clocked, 0, tau1, tau2);
        const lazy = silence({ r: 0.37, q: 0.21, a: 0 }, n, tau1, tau2);
        for (const name of ['r', 'q', 'a'] as const) {
          expect(Math.abs(lazy[name] - clocked[name])).toBeLessThan(1e-12);
        }
      }
    }
  });

  it('silence of nine ticks gives the figures of the notes', () => {
    const start = { r: 0.37, q: 0.21, a: 0 };
    expect(silence(start, 9, 5, 10).r).toBeCloseTo(0.0496606, 7);
    expect(silence(start, 9, 5, 10).q).toBeCloseTo(0.1563063, 7);
    expect(silence(start, 9, 5, 10).a).toBeCloseTo(-0.0118495, 7);
    expect(silence(start, 9, 5, 5).q).toBeCloseTo(0.1175747, 7);
    expect(silence(start, 9, 5, 5).a).toBeCloseTo(-0.0169785, 7);
  });

  it('the pair kernel sums to zero', () => {
    let sum = 0;
    for (let n = 0; n < 80; n++) sum += pairKernel(n, 5);
    expect(Math.abs(sum)).toBeLessThan(1e-7);
  });

  it('learning on spikes without delay turns 0.12 into 0.15', () => {
    expect(onSpikeSum([0.2, 0.3], [0.3, 0.6], 0, 5, 5, 300)).toBeCloseTo(0.15, 9);
  });

  it.each(Object.entries(LAG_BIAS))('lag bias with time constants %s', (pair, table) => {
    for (const [delay, bias] of Object.entries(table)) {
      const [tau1, tau2] = taus(pair);
      expect(lagBias(Number(delay), tau1, tau2)).toBeCloseTo(bias, 3);
      const sum = onSpikeSum([0.2, 0.3], [0.3, 0.6], Number(delay), tau1, tau2, 400);
      expect((sum - 0.12) / 0.03).toBeCloseTo(bias, 3);
    }
  });
});

/** A neuron with traces that is driven from outside, tick by tick. */
function traced(arena: Arena, kernels: Kernels, pair: string): [FirePopulation, (tick: number) => void] {
  const [rateTicks, accelerationTicks] = taus(pair);
  const program = new Program(arena, 1);
  const options = { neurons: 1, flags: L.FLAG_TRACES, rateTicks, accelerationTicks };
  const population = firePopulation(arena, program, options);
  return [population, now => kernels.run(program.pointer, 1, now, 1)];
}

describeBoth('traces in the kernel', bench => {
  it.each(Object.entries(PUBLISHED))(
    'follow the pair kernel after a spike, time constants %s',
    (pair, values) => {
      const { arena, kernels } = bench();
      const [population, run] = traced(arena, kernels, pair);
      population.current[0] = 1;
      let reference = tick(AT_REST, 1, ...taus(pair));
      let sum = 0;
      for (let n = 0; n < 80; n++) {
        run(n);
        population.current[0] = 0;
        const a = population.acceleration[0];
        sum += a;
        if (n < values.length) expect(a).toBeCloseTo(values[n], 5);
        if (pair === '5,5') expect(Math.abs(a - pairKernel(n, 5))).toBeLessThan(F32);
        expect(Math.abs(a - reference.a)).toBeLessThan(F32);
        reference = tick(reference, 0, ...taus(pair));
      }
      expect(Math.abs(sum - population.slow[0])).toBeLessThan(5 * F32);
      if (pair === '5,5') expect(Math.abs(population.slow[0])).toBeLessThan(1e-7);
    },
  );

  it.each(['5,5', '5,10'])('follow the closed form through silence, time constants %s', pair => {
    const { arena, kernels } = bench();
    const [population, run] = traced(arena, kernels, pair);
    population.rate[0] = 0.37;
    population.slow[0] = 0.21;
    for (let n = 1; n <= 60; n++) {
      run(n);
      const lazy = silence({ r: 0.37, q: 0.21, a: 0 }, n, ...taus(pair));
      expect(Math.abs(population.rate[0] - lazy.r)).toBeLessThan(F32);
      expect(Math.abs(population.slow[0] - lazy.q)).toBeLessThan(F32);
      expect(Math.abs(population.acceleration[0] - lazy.a)).toBeLessThan(F32);
    }
  });

  it('count the accelerations above theta as moving and write the others as zero', () => {
    const { arena, kernels } = bench();
    const program = new Program(arena, 1);
    const population = firePopulation(arena, program, { neurons: 3, flags: L.FLAG_TRACES, theta: 0.01 });
    population.rate.set([0.5, 0.02, 0]);
    kernels.run(program.pointer, 1, 0, 1);
    expect(new Uint32Array(arena.memory.buffer, population.params, 9)[L.PARAM_MOVING / 4]).toBe(1);
    expect([...population.acceleration.subarray(1, 3)]).toEqual([0, 0]);
    expect(population.acceleration[0]).toBeCloseTo(0.08, 6);
  });
});

/** Neurons of each side, with evenly spread phases, whose mean at each tick is the smooth rate. */
const SIDE = 100;
const SETTLING = 150;
const LEARNING = 200;

/** Mean over all pairs of what spike-triggered increments sum to when both rates step, spikes delayed. */
function meanIncrement(arena: Arena, kernels: Kernels, pair: string, delay: number): number {
  const [rateTicks, accelerationTicks] = taus(pair);
  const options = { neurons: SIDE, flags: L.FLAG_TRACES, rateTicks, accelerationTicks, history: 31 };
  const sides = [fireState(arena, options), fireState(arena, options)];
  const stride = Math.ceil(SIDE / L.ROW_LANES) * L.ROW_LANES;
  const matrix = arena.f32(SIDE * stride);
  const program = new Program(arena, 4);
  for (const side of sides) {
    for (let k = 0; k < SIDE; k++) side.v[k] = (k + 0.5) / SIDE;
    program.add(L.FIRE, side.fields);
  }
  const counter = arena.f64(1).byteOffset;
  const common = { [L.COUNTER]: counter, [L.TRIGGER_MATRIX]: matrix.byteOffset, [L.TRIGGER_ROW]: 4 * stride };
  const triggers = [0, 1].map(k => {
    const moved = sides[1 - k];
    return program.add(
      k === 0 ? L.TRIGGER : L.TRIGGER_BACK,
      {
        ...common,
        ...listFields(sides[k].ring, delay),
        [L.N]: SIDE,
        [L.TRIGGER_ACCELERATION]: moved.acceleration.byteOffset,
        [L.TRIGGER_MOVING]: moved.params + L.PARAM_MOVING,
      },
      { [L.TRIGGER_SCALE]: 1 },
    );
  });
  const drive = (rates: readonly [number, number], learning: boolean) => {
    for (const k of [0, 1]) sides[k].current.fill(rates[k], 0, SIDE);
    for (const trigger of triggers) trigger.enabled = learning;
  };
  drive([0.2, 0.3], false);
  kernels.run(program.pointer, program.length, 0, SETTLING);
  drive([0.3, 0.6], true);
  kernels.run(program.pointer, program.length, SETTLING, LEARNING);
  return matrix.reduce((sum, x) => sum + x, 0) / SIDE ** 2;
}

describeBoth('lag bias in the kernel', bench => {
  it.each(Object.entries(LAG_BIAS))('averaged over phases, time constants %s', (pair, table) => {
    for (const [delay, bias] of Object.entries(table)) {
      const { arena, kernels } = bench();
      const sum = meanIncrement(arena, kernels, pair, Number(delay));
      expect(Math.abs((sum - 0.12) / 0.03 - bias)).toBeLessThan(0.02);
    }
  });
});
