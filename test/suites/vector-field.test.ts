import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openChip } from '../../src/chip/emulator.js';
import { type StateSettings, slotsOf, stateStep } from '../../src/estimator/states.js';
import type { Descent, Update } from '../../src/protocol/messages.js';
import { Session, type Unnumbered } from '../../src/stream/session.js';
import {
  B1,
  B2,
  type Layered,
  layered,
  NET_N,
  relax,
  show,
  tensor,
  W1,
  W2,
  X,
  Y,
} from '../support/rate-network.js';
import { angle, fieldOf, solve } from '../support/vector-field.js';

/** Separate forward and backward weights: equilibrium propagation in a vector field, which has no energy. */

const turned = (w: readonly (readonly number[])[]) => w[0]!.map((_, i) => w.map(row => row[i]!));
const W2T = turned(W2);
const OTHER = [
  [0.1, 0.2],
  [0.3, -0.1],
  [0.2, 0.05],
];

describe('the field of the notes: mu_h = W1 rho(x) + B rho(o) - h, mu_o = W2 rho(h) - o', () => {
  it.each([
    ['the transposed forward weights', W2T, [0.2061725692, 0.0268366614, 0.206817406], 0.9549, -0.253213496],
    ['other weights', OTHER, [0.1995149948, 0.0576942812, 0.1897902037], 54.1128, -0.103385576],
    [
      'weights of the other sign',
      W2T.map(row => row.map(w => -w)),
      [0.1653335994, 0.0357169978, 0.1405714196],
      118.9057,
      0.055342742,
    ],
  ])('comes to rest and learns as in the notes with %s on the way back', (_, B, hidden, degrees, descent) => {
    const { h, nu, gradient } = fieldOf(W1, W2, B, X, Y);
    for (const [k, value] of hidden.entries()) expect(h[k]!).toBeCloseTo(value, 9);
    expect(
      angle(
        nu,
        gradient.map(d => -d),
      ),
    ).toBeCloseTo(degrees, 4);
    expect(nu.reduce((sum, value, k) => sum + value * gradient[k]!, 0)).toBeCloseTo(descent, 8);
  });
});

const STEPS = { freeSteps: 120, nudgedSteps: 120, tolerance: 0, plasticity: 'captured', output: 2 } as const;
const SETTINGS: StateSettings = { ...STEPS, kind: 'C-EP', beta: 0.01, contrast: 'target' };
const NET: Layered = {
  ...{ ...NET_N, unit: { activation: 'half-sigmoid' }, back: [OTHER], contrast: 'target' },
};

/** What forward, input and backward weights move by, [target][source], and the biases. */
async function moves(net: Layered, script: (session: Session) => Promise<void>) {
  const session = new Session(openChip(), 4);
  await session.play(layered(net));
  await session.play([show(0, X), show(2, Y)]);
  await script(session);
  const moved = async (kind: 'weight' | 'bias', id: number, before: readonly number[]) =>
    (await tensor(session, kind, id)).map((value, k) => value - Math.fround(before[k]!));
  const flat = (w: readonly (readonly number[])[]) => turned(w).flat();
  const out = {
    w1: await moved('weight', 0, flat(W1)),
    w2: await moved('weight', 1, flat(W2)),
    back: net.back ? await moved('weight', 2, flat(net.back[0]!)) : [],
    b1: await moved('bias', 1, B1),
    b2: await moved('bias', 2, B2),
  };
  session.close();
  return out;
}

const learn =
  (settings: StateSettings, scale = 1) =>
  async (session: Session) => {
    await session.play(stateStep(settings, 1, scale) as Unnumbered[]);
  };

const close = (found: readonly number[], expected: readonly number[], within: number) => {
  expect(found.length).toBe(expected.length);
  for (const [k, value] of found.entries())
    expect(Math.abs(value - expected[k]!), `${k}`).toBeLessThan(within);
};

/** I - f' J of s = f(u + beta (y - o)), f(u) = u / 2: hidden rates first. */
const systemOf = (B: readonly (readonly number[])[], beta = 0) =>
  Array.from({ length: 5 }, (_, i) =>
    Array.from({ length: 5 }, (_unused, j) => {
      if (i < 3) return (i === j ? 1 : 0) - (j >= 3 ? B[i]![j - 3]! / 2 : 0);
      return (i === j ? 1 + beta / 2 : 0) - (j < 3 ? W2[i - 3]![j]! / 2 : 0);
    }),
  );

/** Rates of the net at rest under a nudge, in float64. */
function nudged(B: readonly (readonly number[])[], beta: number) {
  const still = [
    ...W1.map((row, i) => (B1[i]! + row[0]! * X[0]! + row[1]! * X[1]!) / 2),
    ...B2.map((b, k) => (b + beta * Y[k]!) / 2),
  ];
  const s = solve(systemOf(B, beta), still);
  return { h: s.slice(0, 3), o: s.slice(3) };
}

/** Free rates of the net and their derivatives by beta. */
function limit(B: readonly (readonly number[])[]) {
  const { h, o } = nudged(B, 0);
  const slope = solve(systemOf(B), [0, 0, 0, (Y[0]! - o[0]!) / 2, (Y[1]! - o[1]!) / 2]);
  return { h, o, dh: slope.slice(0, 3), dOut: slope.slice(3) };
}

/** Products of what both ends show, row-major [source][target]. */
const outer = (source: readonly number[], target: readonly number[]) =>
  source.flatMap(a => target.map(b => a * b));

describe('vector-field EP on the chip', () => {
  it('moves weights by the change of their target times the free rate of their source', async () => {
    const { h, o, dh, dOut } = limit(OTHER);
    const found = await moves(NET, learn(SETTINGS));
    close(found.w2, outer(h, dOut), 3e-5);
    close(found.back, outer(o, dh), 3e-5);
    close(found.w1, outer(X, dh), 3e-5);
    close(found.b1, dh, 3e-5);
  });

  it('has a bias that falls like beta one-sided, like beta squared centered', async () => {
    const { h, dOut } = limit(OTHER);
    const errors = async (kind: 'P-EP' | 'C-EP') => {
      const each: number[] = [];
      for (const beta of [0.4, 0.1]) {
        const { w2 } = await moves(NET, learn({ ...SETTINGS, kind, beta }));
        each.push(Math.hypot(...w2.map((value, k) => value - outer(h, dOut)[k]!)));
      }
      return each[0]! / each[1]!;
    };
    expect(Math.log(await errors('P-EP')) / Math.log(4)).toBeCloseTo(1, 0);
    expect(Math.log(await errors('C-EP')) / Math.log(4)).toBeGreaterThan(1.8);
  });

  it('is the gradient where the weights back are those forward', async () => {
    const net = { ...NET, back: [W2T] };
    const settings = { ...SETTINGS, beta: 0.02 };
    const back: Update['rule'] = 'recurrent';
    const update = { earlier: -1, later: -1, divisor: 1, rateScale: 1, output: 2, steps: 120 };
    const gradient = await moves(net, async session => {
      await session.play([relax(120), { kind: 'update', rule: back, ...update }]);
    });
    const field = await moves(net, learn(settings));
    for (const key of ['w1', 'w2', 'back', 'b1', 'b2'] as const) close(field[key], gradient[key], 1e-4);
  });

  it('ends where it would, when weights move at every step, as the rate falls', async () => {
    const settings: StateSettings = { ...SETTINGS, kind: 'P-EP', beta: 0.1 };
    const continual: Layered = { ...NET, slots: slotsOf(settings), plasticity: 'continual' };
    const plain = await moves(NET, learn(settings));
    const scale = 2 ** -9;
    const way = await moves(continual, learn({ ...settings, plasticity: 'continual' }, scale));
    // The source is read before each step, not at the start: the sums differ by what the source moved, like beta.
    close(
      way.w2.map(value => value / scale),
      plain.w2,
      0.02,
    );
    close(
      way.b1.map(value => value / scale),
      plain.b1,
      5e-3,
    );
  });
});

/** Weights that move alike and decay alike, there and back: KP-VF of Laborieux et al. 2021, after Kolen and Pollack 1994. */
describe('the Kolen-Pollack variant', () => {
  const field: Layered = { ...NET, contrast: 'products' };
  const settings: StateSettings = { ...SETTINGS, contrast: 'products', beta: 0.05 };

  it('moves both ways by the full products of the two nudged states', async () => {
    const { w2, back } = await moves(field, learn(settings));
    const [plus, minus] = [1, -1].map(sign => nudged(OTHER, sign * settings.beta));
    const expected = outer(plus!.h, plus!.o).map(
      (value, k) => (value - outer(minus!.h, minus!.o)[k]!) / (2 * settings.beta),
    );
    close(w2, expected, 3e-6);
    close(turned([0, 1, 2].map(i => w2.slice(2 * i, 2 * i + 2))).flat(), back, 1e-6);
  });

  /** Weights there and back, both [target][source] of the way there, after so many updates. */
  async function learnt(net: Layered, rate: number, updates: number) {
    const session = new Session(openChip(), 4);
    await session.play(layered(net));
    await session.play([show(0, X), show(2, Y)]);
    for (let k = 0; k < updates; k++)
      await learn({ ...settings, freeSteps: 40, nudgedSteps: 20 }, rate)(session);
    const [there, back] = [await tensor(session, 'weight', 1), await tensor(session, 'weight', 2)];
    session.close();
    return { there, back: turned([0, 1].map(o => back.slice(3 * o, 3 * o + 3))).flat() };
  }

  /** What is left of a difference of weights: D <- D + rate v, v <- momentum v - decay D. */
  function left({ momentum = 0, weightDecay = 0 }: Descent, rate: number, updates: number): number {
    let [difference, velocity] = [1, 0];
    for (let k = 0; k < updates; k++) {
      velocity = momentum * velocity - weightDecay * difference;
      difference += rate * velocity;
    }
    return difference;
  }

  it('leaves of the difference what decay leaves of it, whatever is learnt', async () => {
    const weight = fc.double({ min: -0.5, max: 0.5, noNaN: true });
    const back = fc.array(fc.array(weight, { minLength: 2, maxLength: 2 }), { minLength: 3, maxLength: 3 });
    const descent = fc.record({
      momentum: fc.constantFrom(0, 0.5, 0.9),
      weightDecay: fc.double({ min: 1e-3, max: 0.2, noNaN: true }),
    });
    await fc.assert(
      fc.asyncProperty(
        back,
        descent,
        fc.constantFrom(0.05, 0.25),
        fc.nat(12),
        async (B, rule, rate, updates) => {
          const found = await learnt({ ...field, back: [B], descent: rule }, rate, updates);
          const share = left(rule, rate, updates);
          close(
            found.there.map((value, k) => value - found.back[k]!),
            turned(W2)
              .flat()
              .map((value, k) => share * (value - B.flat()[k]!)),
            1e-5,
          );
        },
      ),
      { seed: 1994, numRuns: 12 },
    );
  });

  it('turns weights of the other sign until they stand at no angle', async () => {
    // Biases that learnt would answer alone, and leave decay nothing but zeros.
    const unit = { ...field.unit, biasLearningRate: 0 };
    const other = W2T.map(row => row.map(w => -w));
    const away: Layered = { ...field, unit, back: [other], descent: { weightDecay: 0.02 } };
    const degrees = [];
    for (const updates of [0, 60, 600]) {
      const { there, back } = await learnt(away, 1, updates);
      degrees.push(angle(there, back));
    }
    expect(degrees[0]).toBeCloseTo(180, 3);
    expect(degrees[1]!).toBeLessThan(30);
    expect(degrees[2]!).toBeLessThan(0.01);
  });
});
