import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openChip } from '../../src/chip/emulator.js';
import { STATE_PLANS, type StateKind, type StatePlan, stateStep } from '../../src/estimator/states.js';
import { PURPOSE } from '../../src/random/purpose.js';
import { stream } from '../../src/random/stream.js';
import { Session } from '../../src/stream/session.js';
import type { Convolved } from '../support/convolution.js';
import { type ImageNetwork, imageNetwork, type Layer } from '../support/image-network.js';
import { type ImageReference, least, type Rest } from '../support/image-reference.js';
import { driveOf, rates, relax, settledBy, show, tensor } from '../support/rate-network.js';

/** Convolutions and pooling between populations of rates. */

const close = (found: readonly number[], expected: readonly number[], within: number): void => {
  expect(found.length).toBe(expected.length);
  const errors = found.map((value, k) => Math.abs(value - expected[k]!));
  expect(Math.max(...errors)).toBeLessThan(within);
};

async function open(net: ImageNetwork): Promise<Session> {
  const session = new Session(openChip(), 4);
  await session.play(imageNetwork(net));
  return session;
}

/** Section 6.6 of the notes on rate-based EP. */
const NOTES = {
  x: [0.9, 0.1, -0.4, 0.7, 0.2, 0.8, 0.5, -0.6, -0.3, 0.6, 1, 0, 0.4, -0.5, 0.3, 0.2],
  w: [0.1, -0.2, 0.05, 0.3, 0.4, -0.1, 0, 0.2, -0.3],
  s: [0.2, 0.5, 0.7, 0.1],
  pooled: [0.36, 0.825, 0.3, 0.53],
  byX: [0.06, 0.13, -0.12, 0.025, 0, 0.2, 0.12, -0.045, -0.14, 0.065, 0.14, -0.16, 0.28, -0.07, 0.02, -0.03],
  byW: [0.13, -0.36, 0.71, 0.64, 0.65, -0.73, 0.29, 0.69, 0.12],
};
const WINDOW = { kernel: 3, padding: 1, pool: 'max', poolSize: 2 } as const;
const LINEAR = { activation: 'linear' } as const;

describe('the max-pool primitive of the notes', () => {
  it('drives its target, its source and its weights', async () => {
    // The image relaxes too, over a 1 x 1 kernel of weight 1 from an input that shows it.
    const through = { kernel: 1, padding: 0, pool: 'none', poolSize: 1 } as const;
    const session = await open({
      image: [4, 4, 1],
      unit: LINEAR,
      layers: [
        { shape: [4, 4, 1], convolution: through, weights: [1], biases: Array(16).fill(0) },
        { shape: [2, 2, 1], convolution: WINDOW, weights: NOTES.w },
      ],
    });
    await session.play([show(0, NOTES.x), show(1, NOTES.x), show(2, NOTES.s)]);
    const held = (...populations: number[]) => populations.map(p => driveOf('clamp', p, 1));
    await session.play([relax(1, { drives: held(1) })]);
    close(await rates(session, 2), NOTES.pooled, 1e-7);
    await session.play([relax(1, { drives: held(1, 2), saveSlot: 0 })]);
    const energy = NOTES.x.concat(NOTES.s).reduce((sum, s) => sum + (s * s) / 2, 0);
    const own = NOTES.x.reduce((sum, x) => sum + x * x, 0);
    close(await rates(session, 2, 'energy'), [energy - own - 0.7475], 1e-6);
    // With the image at x and s held, one step moves the image to x + dPhi/dx.
    await session.play([relax(1, { start: 'slot', startSlot: 0, drives: held(2) })]);
    close(
      (await rates(session, 1)).map((value, k) => value - NOTES.x[k]!),
      NOTES.byX,
      1e-7,
    );
    session.close();
  });

  it('learns the correlation with what is set back', async () => {
    const session = await open({
      image: [4, 4, 1],
      unit: LINEAR,
      layers: [{ shape: [2, 2, 1], convolution: WINDOW, weights: NOTES.w }],
      slots: 2,
    });
    await session.play([show(0, NOTES.x), show(1, [0, 0, 0, 0])]);
    await session.play([relax(1, { drives: [driveOf('clamp', 1, 1)], saveSlot: 0 })]);
    await session.play([show(1, NOTES.s), relax(1, { drives: [driveOf('clamp', 1, 1)], saveSlot: 1 })]);
    await session.play([{ kind: 'update', rule: 'slots', earlier: 0, later: 1, divisor: 1, rateScale: 1 }]);
    close(
      (await tensor(session, 'weight', 0)).map((value, k) => value - NOTES.w[k]!),
      NOTES.byW,
      2e-7,
    );
    session.close();
  });
});

const PIXELS = 8 * 8;

/** An image of 8 x 8 pooled to 4 x 4 x 2, to 2 x 2 x 3, then four dense outputs: strong enough to move argmaxima. */
function small(seed: number, pool: 'max' | 'average', unit: ImageNetwork['unit']): ImageNetwork {
  const draws = stream(seed, PURPOSE.weights, 0);
  const drawn = (n: number, size: number) => Array.from({ length: n }, () => size * (2 * draws.float() - 1));
  const window = { kernel: 3, padding: 1, pool, poolSize: 2 } as const;
  const channel = { biasPerChannel: true };
  return {
    image: [8, 8, 1],
    unit: { ...unit, batch: 2 },
    layers: [
      {
        shape: [4, 4, 2],
        convolution: window,
        unit: channel,
        weights: drawn(18, 0.4),
        biases: drawn(2, 0.3),
      },
      {
        shape: [2, 2, 3],
        convolution: window,
        unit: channel,
        weights: drawn(54, 0.3),
        biases: drawn(3, 0.3),
      },
      { shape: [4], unit: LINEAR, weights: drawn(48, 0.2), biases: drawn(4, 0.2) },
    ],
  };
}

const imagesOf = (seed: number): number[] => {
  const draws = stream(seed, PURPOSE.order, 0);
  return Array.from({ length: 2 * PIXELS }, () => draws.float());
};

const BETA = 0.25;
/** 0 for a weight and 1 for a bias, its layer, its place. */
type Parameter = readonly [which: number, layer: number, place: number];

/** The same network in float64, one parameter moved by h. */
function reference(
  { layers, image }: ImageNetwork,
  [which, layer, place]: Parameter,
  h: number,
): ImageReference {
  const convolved = (from: readonly number[], { shape, convolution }: Layer): Convolved => ({
    ...{ height: from[0]!, width: from[1]!, channels: from[2]!, ...convolution! },
    ...{ outHeight: shape[0]!, outWidth: shape[1]!, outChannels: shape[2]! },
  });
  const all = [layers.map(({ weights }) => weights), layers.map(({ biases }) => biases!)];
  const [weights, biases] = all.map(list => list.map(values => Float64Array.from(values, Math.fround)));
  const moved = [weights!, biases!][which]![layer]!;
  moved[place] = moved[place]! + h;
  const [first, second] = [convolved(image, layers[0]!), convolved(layers[0]!.shape, layers[1]!)];
  return { first, second, weights: weights!, biases: biases! };
}

const NET = small(3, 'max', { dynamics: 'minimise', order: 'asynchronous', biasLearningRate: 1 });
const IMAGE = imagesOf(3).slice(0, PIXELS);
const CLASS = [1, 0, 0, 0];

/** Central difference of what a contrast descends: the energies of its two states, held outputs staying where they are. */
function expectedContrast(kind: StateKind, free: Rest, parameter: Parameter): number {
  const plan: StatePlan = STATE_PLANS[kind];
  const strength = plan.by === 'clamp' ? 1 : BETA;
  const slope = (side: number): number => {
    const b = side * strength;
    const holds = plan.by !== 'nudge' && b !== 0;
    const held = holds ? free.output.map((o, j) => (1 - b) * o + b * CLASS[j]!) : undefined;
    const how = { beta: holds ? 0 : b, held, from: free, steps: 25 };
    const at = (h: number) => least(reference(NET, parameter, h), IMAGE, CLASS, how).energy;
    return (at(1e-5) - at(-1e-5)) / 2e-5;
  };
  return (slope(plan.second) - slope(plan.first)) / (strength * (plan.second - plan.first));
}

/** Central difference of the cost of the output after so many free steps from 0. */
function expectedGradient(net: ImageNetwork, parameter: Parameter, steps: number): number {
  const cost = (h: number): number => {
    const { output } = least(reference(net, parameter, h), IMAGE, CLASS, { beta: 0, steps });
    return output.reduce((sum, o, j) => sum + (o - CLASS[j]!) ** 2 / 2, 0);
  };
  return (cost(1e-5) - cost(-1e-5)) / 2e-5;
}

const LAYERS = [1, 2, 3];

/** Rates of all layers after some free steps and some nudged ones, and the multiply-adds that they took. */
async function settled(net: ImageNetwork, seed: number, steps: number) {
  const session = await open(net);
  const shown = [show(0, imagesOf(seed), 2), show(3, [...CLASS, 0, 0, 1, 0], 2)];
  await session.play([...shown, relax(9, { start: 'fresh' })]);
  const nudged = relax(steps, { start: 'continue', drives: [driveOf('nudge', 3, BETA)] });
  const { work } = await settledBy(session, nudged);
  const states = await Promise.all(LAYERS.map(layer => rates(session, layer)));
  session.close();
  return { states: states.flat(), products: work.synapticEvents };
}

it.each(['all', 'changes'] as const)(
  'each image of a batch ends when it has come to rest, sending %s',
  async sends => {
    const net = small(3, 'max', { dynamics: 'minimise', order: 'asynchronous', sends });
    const images = [1, 0, 0.3, 2, 0.1].map(light => IMAGE.map(pixel => light * pixel));
    const session = await open({ ...net, unit: { ...net.unit, batch: images.length } });
    const stop = { kind: 'residual', below: 1e-4, maxTicks: 100 } as const;
    const nudge = { start: 'continue', drives: [driveOf('nudge', 3, BETA)] } as const;
    const statesOf = async (shown: readonly number[][]) => {
      const targets = shown.flatMap(() => CLASS);
      await session.play([show(0, shown.flat(), shown.length), show(3, targets, shown.length)]);
      const free = await settledBy(session, relax(0, { stop }));
      await session.play([relax(0, { stop, ...nudge })]);
      return { steps: free.ticks, states: await Promise.all(LAYERS.map(layer => rates(session, layer))) };
    };
    const together = await statesOf(images);
    const alone = [];
    for (const image of images) alone.push(await statesOf([image]));
    expect(new Set(alone.map(({ steps }) => steps)).size).toBeGreaterThan(1);
    for (const [k, states] of together.states.entries())
      expect(states).toEqual(alone.flatMap(each => each.states[k]!));
    session.close();
  },
);

describe('convolutions of changes', () => {
  it('stand where they would have stood, and send less as they come to rest', async () => {
    const orders = fc.constantFrom('asynchronous' as const, 'synchronous' as const);
    await fc.assert(
      fc.asyncProperty(fc.nat(1000), fc.constantFrom('max', 'average'), orders, async (seed, pool, order) => {
        const unit = { dynamics: 'minimise', order } as const;
        const all = await settled(small(seed, pool, unit), seed, 12);
        const changes = small(seed, pool, { ...unit, sends: 'changes' });
        close((await settled(changes, seed, 12)).states, all.states, 2e-5);
        const [sooner, later] = [await settled(changes, seed, 60), await settled(changes, seed, 120)];
        if (order === 'asynchronous') expect(later.products - sooner.products).toBeLessThan(all.products / 4);
      }),
      { seed: 7, numRuns: 12 },
    );
  });

  it('do not depend on what was sent before: a settle from a slot has the same bits after any other', async () => {
    const session = await open(small(5, 'max', { activation: 'sigmoid', sends: 'changes' }));
    await session.play([show(0, imagesOf(5), 2), relax(30, { saveSlot: 0 })]);
    const again = relax(10, { start: 'slot', startSlot: 0 });
    await session.play([again]);
    const first = await rates(session, 2);
    await session.play([relax(17), again]);
    expect(await rates(session, 2)).toEqual(first);
    session.close();
  });
});

describe('networks of convolutions', () => {
  it('never gain energy while groups of layers are minimised in turn', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(1000), fc.constantFrom('max', 'average'), async (seed, pool) => {
        const session = await open(small(seed, pool, { dynamics: 'minimise', order: 'asynchronous' }));
        await session.play([show(0, imagesOf(seed), 2)]);
        let before = [Infinity, Infinity];
        for (let k = 0; k < 6; k++) {
          await session.play([relax(1, { start: k === 0 ? 'fresh' : 'continue' })]);
          const now = await rates(session, 3, 'energy');
          now.forEach((energy, sample) => {
            expect(energy).toBeLessThanOrEqual(before[sample]! + 1e-5);
          });
          before = now;
        }
        session.close();
      }),
      { seed: 7, numRuns: 12 },
    );
  });

  it.each(Object.keys(STATE_PLANS) as StateKind[])('%s descends what its two energies say', async kind => {
    const session = await open(NET);
    const free = least(reference(NET, [0, 0, 0], 0), IMAGE, CLASS, { beta: 0, steps: 60 });
    const settings = { kind, beta: BETA, output: 3, freeSteps: 60, nudgedSteps: 60, tolerance: 0 };
    await session.play([show(0, IMAGE), show(3, CLASS)]);
    await session.play(stateStep({ ...settings, plasticity: 'captured' }, 1, 1));
    for (const [id, { weights, biases }] of NET.layers.entries()) {
      const moved = [await tensor(session, 'weight', id), await tensor(session, 'bias', id + 1)];
      for (const [which, before] of [weights, biases!].entries()) {
        for (const place of [0, before.length - 1]) {
          const g = Math.fround(before[place]!) - moved[which]![place]!;
          const expected = expectedContrast(kind, free, [which, id, place]);
          expect(Math.abs(g - expected)).toBeLessThan(2e-5);
        }
      }
    }
    session.close();
  });
});

describe('errors that go back through convolutions', () => {
  const weak = (pool: 'max' | 'average', history: number): ImageNetwork =>
    small(3, pool, { dynamics: 'minimise', order: 'asynchronous', biasLearningRate: 1, history });

  it.each([
    ['through-time', 'max', 7],
    ['through-time', 'average', 7],
    ['recurrent', 'max', 60],
    ['recurrent', 'average', 60],
  ] as const)('find the gradient: %s, %s-pooling', async (rule, pool, steps) => {
    const net = weak(pool, rule === 'through-time' ? steps : 0);
    const session = await open(net);
    await session.play([show(0, IMAGE), show(3, CLASS), relax(steps)]);
    await session.play([
      { kind: 'update', rule, earlier: -1, later: -1, divisor: 1, rateScale: 1, output: 3, steps },
    ]);
    for (const [id, { weights, biases }] of net.layers.entries()) {
      const moved = [await tensor(session, 'weight', id), await tensor(session, 'bias', id + 1)];
      for (const [which, before] of [weights, biases!].entries()) {
        for (const place of [0, before.length >> 1, before.length - 1]) {
          const found = Math.fround(before[place]!) - moved[which]![place]!;
          const expected = expectedGradient(net, [which as 0 | 1, id, place], steps);
          expect(Math.abs(found - expected), `${which} ${id} ${place}`).toBeLessThan(2e-6);
        }
      }
    }
    session.close();
  });
});
