import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Arena } from '../../../src/kernel/arena.js';
import { plainKernels } from '../../../src/kernel/plain/run.js';
import type { ConfigureSynapse } from '../../../src/protocol/messages.js';
import { LevelWeights } from '../../../src/substrate/rate/levels.js';
import { FLOAT } from '../../support/toy-network.js';

/** Weights that are levels, moved by contrasts: section 2 and 6c of the notes on binary equilibrium propagation. */

const ALPHA = 0.25;

interface Case {
  readonly rows?: number;
  readonly gamma: number;
  readonly tau: number;
  readonly amplitudes?: number;
  readonly amplitudeRate?: number;
}

/** Binary weights of four columns, whose first ones are `first`; `learn` moves them by one contrast each. */
function binary({ rows = 1, gamma, tau, amplitudes = 1, amplitudeRate = 0 }: Case, first: readonly number[]) {
  const synapse: ConfigureSynapse = {
    ...{ kind: 'synapse', requestId: 0, projection: 0, rule: 'inertia', levels: 2, amplitude: ALPHA },
    ...{ threshold: tau, limit: 1, consolidation: 0, hidden: FLOAT, amplitudeLearningRate: amplitudeRate },
  };
  const spec = { synapse, cells: undefined, seed: 1, projection: 0 };
  const shape = { rows, columns: 4, row: 4, amplitudes };
  const arena = new Arena(LevelWeights.bytes(spec, shape) + 16 * rows + 256);
  const rule = { learningRate: gamma };
  const weights = new LevelWeights(spec, rule, shape, arena, plainKernels(arena.memory));
  for (const [k, value] of first.entries()) weights.write(k, value);
  const contrast = arena.f32(4 * rows);
  const learn = (moves: readonly number[], gain = 1): boolean => {
    contrast.set(moves);
    return weights.move(0, rows, contrast.byteOffset, { gain, rateScale: 1 });
  };
  return { weights, learn };
}

/** Updates until the first of four weights of -alpha has changed its sign under a constant gradient. */
function firstFlip(gamma: number, tau: number, g: number, most: number): number | undefined {
  const { weights, learn } = binary({ gamma, tau }, [-1, -1, -1, -1]);
  for (let n = 1; n <= most; n++) {
    learn([g, 0, -g, 0]);
    if (weights.values[0]! > 0) return n;
  }
  return undefined;
}

const closedForm = (gamma: number, tau: number, g: number): number =>
  Math.ceil(Math.log(1 - tau / g) / Math.log(1 - gamma));

describe('a weight with inertia under a constant gradient', () => {
  it('flips when the notes say so', () => {
    const [gamma, tau] = [1e-4, 5e-7];
    expect(firstFlip(gamma, tau, 1e-2, 10)).toBe(1);
    expect(firstFlip(gamma, tau, 1e-3, 10)).toBe(6);
    const late = firstFlip(gamma, tau, 6e-7, 20000)!;
    // Running means are float32.
    expect(Math.abs(late / 17917 - 1)).toBeLessThan(0.005);
  });

  it('flips at the closed form, and never for a gradient up to the threshold', () => {
    const gammas = fc.double({ min: 1e-3, max: 0.3, noNaN: true });
    fc.assert(
      fc.property(gammas, fc.double({ min: 0.05, max: 0.9, noNaN: true }), (gamma, share) => {
        const expected = closedForm(gamma, share, 1);
        // Not within rounding of the next number of updates.
        const exact = Math.log(1 - share) / Math.log(1 - gamma);
        fc.pre(Math.abs(exact - Math.round(exact)) > 0.01);
        expect(firstFlip(gamma, share, 1, expected + 1)).toBe(expected);
        expect(firstFlip(gamma, 1, share, 100)).toBeUndefined();
      }),
      { numRuns: 50 },
    );
  });

  it('keeps its size, and counts the signs that change', () => {
    fc.assert(
      fc.property(
        fc.array(fc.float({ noNaN: true, min: -1, max: 1 }), { minLength: 64, maxLength: 64 }),
        g => {
          const rows = 4;
          const first = g.slice(0, 16).map(value => (value < 0 ? -1 : 1));
          const { weights, learn } = binary({ rows, gamma: 0.3, tau: 0.1 }, first);
          for (let batch = 0; batch < 4; batch++) {
            const [before, counted] = [weights.values.slice(), weights.changed[0]!];
            learn(g.slice(16 * batch, 16 * batch + 16));
            const moved = weights.values.reduce((sum, value, k) => sum + Math.abs(value - before[k]!), 0);
            expect(weights.changed[0]! - counted).toBe(moved / 2 / ALPHA);
            expect(weights.values.every(value => Math.abs(value) === ALPHA)).toBe(true);
          }
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe('an amplitude that is learnt', () => {
  it('follows the contrast of what its weights add to the energy, over all rows', () => {
    const rows = 70;
    const first = Array.from({ length: 4 * rows }, (_, k) => (k % 3 === 0 ? -1 : 1));
    const { weights, learn } = binary({ rows, gamma: 1e-6, tau: 1, amplitudeRate: 0.5 }, first);
    const g = first.map((_, k) => Math.fround(Math.sin(k) / 64));
    expect(learn(g, 0.125)).toBe(true);
    const slope = g.reduce((sum, value, k) => sum + value * ALPHA * first[k]!, 0);
    const alpha = Math.fround(ALPHA + 0.5 * 0.125 * slope);
    expect([...weights.values]).toEqual(first.map(sign => sign * alpha));
  });

  it('belongs to the channel of a convolution, whose rows stand apart', () => {
    const { weights, learn } = binary({ rows: 4, gamma: 1e-6, tau: 1, amplitudes: 2, amplitudeRate: 1 }, [
      ...Array<number>(16).fill(1),
    ]);
    learn([...Array<number>(4).fill(0), ...Array<number>(4).fill(0.0625), ...Array<number>(8).fill(0)]);
    expect([0, 4, 8, 12].map(k => weights.values[k])).toEqual([ALPHA, 0.3125, ALPHA, 0.3125]);
  });

  it('that reaches 0 has diverged', () => {
    const { learn } = binary({ gamma: 1e-6, tau: 1, amplitudeRate: 1 }, [1, 1, 1, 1]);
    expect(learn([-1, 0, 0, 0])).toBe(false);
  });
});
