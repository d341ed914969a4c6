import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Arena } from '../../../src/kernel/arena.js';
import { plainKernels } from '../../../src/kernel/plain/run.js';
import { DeviceWeights } from '../../../src/substrate/rate/device-weights.js';
import { conductances, PROGRAMMED, PULSED, pulses } from '../../support/toy-network.js';

/** Weights of a network of rates that are analog devices, in steps of 1/64 of an amplitude of 1. */

const STEP = 1 / 64;
const message = { requestId: 0, projection: 0 };
const DEVICES = {
  'pulses that gather': {
    synapse: { ...message, kind: 'synapse', ...PULSED },
    pulses: { ...message, kind: 'pulses', ...pulses({ accumulate: true }) },
  },
  'programmed pairs': {
    synapse: { ...message, kind: 'synapse', ...PROGRAMMED },
    conductances: { ...message, kind: 'conductances', ...conductances() },
  },
} as const;

/** Rows of three weights, in rows of four; `learn` moves them by a contrast for each. */
function devices(said: Omit<(typeof DEVICES)[keyof typeof DEVICES], 'never'>, rows: number, rate = 1) {
  const spec = { ...said, cells: undefined, seed: 1, projection: 0 };
  const shape = { rows, columns: 3, row: 4, amplitudes: 1 };
  const arena = new Arena(DeviceWeights.bytes(spec, shape) + 16 * rows + 256);
  const weights = new DeviceWeights(spec, { learningRate: rate }, shape, arena, plainKernels(arena.memory));
  const contrast = arena.f32(4 * rows);
  const learn = (moves: (place: number) => number): boolean => {
    for (let k = 0; k < 4 * rows; k++) contrast[k] = k % 4 === 3 ? 0 : moves(k);
    return weights.move(0, rows, contrast.byteOffset, { gain: 1, rateScale: 1 });
  };
  return { weights, learn };
}

const noisy = {
  synapse: { ...message, kind: 'synapse', ...PROGRAMMED },
  conductances: { ...message, kind: 'conductances', ...conductances({ readScale: 0.0088 }) },
} as const;

describe.each(Object.entries(DEVICES))('weights by %s', (_, said) => {
  it('follow the sum of all contrasts by whole steps, and never by a step too few or too many', () => {
    const small = fc.double({ min: -0.04, max: 0.04, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.array(small, { minLength: 3, maxLength: 3 }), { maxLength: 6 }), updates => {
        // More rows than the kernels move in one call.
        const { weights, learn } = devices(said, 40, 0.5);
        for (const moves of updates) expect(learn(place => moves[place % 4]!)).toBe(true);
        for (const place of [0, 1, 2, 132, 157]) {
          const sum = updates.reduce((total, moves) => total + 0.5 * moves[place % 4]!, 0);
          const found = weights.values[place]!;
          expect(Math.abs(found - sum)).toBeLessThan(STEP * (1 + 1e-4));
          expect(found / STEP).toBeCloseTo(Math.round(found / STEP), 4);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('stop at the bounds of the devices, and count what was sent', () => {
    const { weights, learn } = devices(said, 2);
    learn(place => (place === 0 ? 3 : place === 5 ? -3 : 0));
    expect(weights.values[0]).toBeCloseTo(1, 6);
    expect(weights.values[5]).toBeCloseTo(-1, 6);
    expect(weights.values[1]).toBe(0);
    expect(weights.changed[0]).toBe(2);
    expect(weights.stored.counts()['programming-pulses']).toBeGreaterThanOrEqual(2);
  });
});

describe('reads with noise', () => {
  const at = (draw: number) => ({ seed: 4, draw, slot: 0 });

  it('differ from settle to settle around what the devices are, by what their card says', () => {
    const { weights } = devices(noisy, 500);
    for (let place = 0; place < 2000; place++) if (place % 4 !== 3) weights.write(place, 0.5);
    const found = [1, 2].map(draw => {
      expect(weights.fluctuate(at(draw))).toBe(true);
      return weights.found.filter((_, place) => place % 4 !== 3);
    });
    expect(found[0]).not.toEqual(found[1]);
    weights.fluctuate(at(1));
    expect(weights.found.filter((_, place) => place % 4 !== 3)).toEqual(found[0]);
    const errors = [...found[0]!].map(value => value - weights.values[0]!);
    const mean = errors.reduce((sum, each) => sum + each, 0) / errors.length;
    const deviation = Math.sqrt(errors.reduce((sum, each) => sum + (each - mean) ** 2, 0) / errors.length);
    const wanted = Math.sqrt(weights.stored.analog!.variances![0]!);
    expect(wanted).toBeGreaterThan(0);
    expect(Math.abs(mean)).toBeLessThan((4 * wanted) / Math.sqrt(errors.length));
    expect(Math.abs(deviation / wanted - 1)).toBeLessThan(0.1);
  });

  it('leave weights as they are where the card knows of none', () => {
    const { weights } = devices(DEVICES['programmed pairs'], 1);
    expect(weights.fluctuate(at(1))).toBe(false);
    expect(weights.found).toBe(weights.values);
  });
});
