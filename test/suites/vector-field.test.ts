import { describe, expect, it } from 'vitest';
import { openChip } from '../../src/chip/emulator.js';
import { type StateSettings, slotsOf, stateStep } from '../../src/estimator/states.js';
import type { Update } from '../../src/protocol/messages.js';
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

/** Free rates of the net and their derivatives by beta, in float64: s = f(u + beta (y - o)), f(u) = u / 2. */
function limit(B: readonly (readonly number[])[]) {
  const size = 5;
  const system = Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (_unused, j) => {
      const own = i === j ? 1 : 0;
      if (i < 3) return own - (j >= 3 ? B[i]![j - 3]! / 2 : 0);
      return own - (j < 3 ? W2[i - 3]![j]! / 2 : 0);
    }),
  );
  const still = [
    ...W1.map((row, i) => (B1[i]! + row[0]! * X[0]! + row[1]! * X[1]!) / 2),
    ...B2.map(b => b / 2),
  ];
  const s = solve(system, still);
  const slope = solve(system, [0, 0, 0, (Y[0]! - s[3]!) / 2, (Y[1]! - s[4]!) / 2]);
  return { h: s.slice(0, 3), o: s.slice(3), dh: slope.slice(0, 3), dOut: slope.slice(3) };
}

describe('vector-field EP on the chip', () => {
  const outer = (source: readonly number[], target: readonly number[]) =>
    source.flatMap(a => target.map(b => a * b));

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

  it('moves both ways alike by full products: the Kolen-Pollack variant', async () => {
    const { w2, back } = await moves({ ...NET, contrast: 'products' }, learn({ ...SETTINGS, beta: 0.2 }));
    close(turned([0, 1, 2].map(i => w2.slice(2 * i, 2 * i + 2))).flat(), back, 1e-6);
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
