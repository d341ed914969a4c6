import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openChip } from '../../src/chip/emulator.js';
import type { RateUnit, Update } from '../../src/protocol/messages.js';
import { PURPOSE } from '../../src/random/purpose.js';
import { stream } from '../../src/random/stream.js';
import { Session } from '../../src/stream/session.js';
import { gradientOf, groupsOf, type Unrolled } from '../support/differentiation.js';
import { type Layered, layered, relax, show, tensor } from '../support/rate-network.js';
import { flat, goBack, type Net, RHO, relativeError, settle, trajectory } from '../support/rate-reference.js';

/** Back-propagation on the chip and in the float64 reference, against a library of automatic differentiation. */

type Activation = Unrolled['activation'];
interface Case {
  readonly seed: number;
  readonly layers: readonly number[];
  readonly activation: Activation;
  readonly dynamics: RateUnit['dynamics'];
  readonly order: RateUnit['order'];
  readonly samples: number;
}

const STEP = 0.4;
const REFERENCE = {
  linear: RHO.linear,
  'hard-sigmoid': RHO.hard,
  'half-sigmoid': RHO.half,
  sigmoid: RHO.sigmoid,
  tanh: RHO.tanh,
} as const;

const anyCase: fc.Arbitrary<Case> = fc.record({
  seed: fc.nat(10_000),
  layers: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 3, maxLength: 4 }),
  activation: fc.constantFrom<Activation[]>('linear', 'hard-sigmoid', 'half-sigmoid', 'sigmoid', 'tanh'),
  dynamics: fc.constantFrom('fixed-point', 'euler', 'minimise'),
  order: fc.constantFrom('synchronous', 'asynchronous', 'forward', 'backward'),
  samples: fc.integer({ min: 1, max: 2 }),
});

/** Weights, biases, inputs and targets of a case, rounded to float32 so that all witnesses have the same. */
function drawn({ seed, layers, samples }: Case) {
  const draws = stream(seed, PURPOSE.weights, 0);
  const some = (length: number, low: number, high: number): number[] =>
    Array.from({ length }, () => Math.fround(low + (high - low) * draws.float()));
  const pairs = layers.slice(1).map((targets, k) => [layers[k]!, targets] as const);
  const W = pairs.map(([sources, targets]) =>
    Array.from({ length: targets }, () => some(sources, -0.4, 0.4)),
  );
  const b = pairs.map(([, targets]) => some(targets, 0.1, 0.5));
  const rows = (size: number) => Array.from({ length: samples }, () => some(size, 0, 1));
  return { W, b, x: rows(layers[0]!), y: rows(layers.at(-1)!) };
}
type Drawn = ReturnType<typeof drawn>;

const netOf = (one: Case, { W, b, x, y }: Drawn, sample: number): Net => ({
  ...{ W, b, x: x[sample]!, y: y[sample]!, rho: REFERENCE[one.activation], step: STEP },
  dynamics: one.dynamics === 'euler' ? 'euler' : 'fixed-point',
  groups: groupsOf(one.order, b.length),
});

const mean = (lists: readonly (readonly number[])[]): number[] =>
  lists[0]!.map((_, k) => lists.reduce((sum, list) => sum + list[k]!, 0) / lists.length);

/** Mean gradient of the float64 reference through `steps` steps from `from`. */
function reference(one: Case, data: Drawn, from: readonly (readonly number[])[][], steps: number): number[] {
  const each = data.x.map((_, sample) => {
    const net = netOf(one, data, sample);
    const lags = goBack(net, trajectory(net, from[sample]!, steps)).map(({ parameters }) => flat(parameters));
    return lags.reduce((sum, lag) => sum.map((value, k) => value + lag[k]!));
  });
  return mean(each);
}

/** Mean gradient of the library for the same. */
const witness = (one: Case, data: Drawn, from: readonly (readonly number[])[][], steps: number) =>
  gradientOf({
    ...{ ...data, ...one, steps, step: STEP },
    from: from[0]!.map((_, layer) => from.map(state => state[layer]!)),
  });

/** The gradient by which an update of the chip moves everything, in the order of the witnesses. */
async function chip(one: Case, data: Drawn, rule: Update['rule'], free: number, steps: number) {
  const { activation, dynamics, order, samples, layers } = one;
  const session = new Session(openChip(), 4);
  const unit = {
    activation,
    dynamics,
    order,
    step: dynamics === 'euler' ? STEP : 1,
    batch: samples,
    history: steps,
  };
  const net: Layered = { unit, weights: data.W, biases: data.b };
  const output = layers.length - 1;
  await session.play(layered(net));
  await session.play([show(0, data.x.flat(), samples), show(output, data.y.flat(), samples), relax(free)]);
  const moved = async (tensorOf: 'weight' | 'bias', id: number, before: readonly number[]) =>
    (await tensor(session, tensorOf, id)).map((value, k) => before[k]! - value);
  await session.play([
    { kind: 'update', rule, earlier: -1, later: -1, divisor: 1, rateScale: SCALE, output, steps },
  ]);
  const out: number[] = [];
  for (const [id, w] of data.W.entries()) {
    const turned = await moved(
      'weight',
      id,
      w[0]!.flatMap((_, i) => w.map(row => row[i]!)),
    );
    out.push(...w.flatMap((row, j) => row.map((_, i) => turned[i * w.length + j]! / SCALE)));
  }
  for (const [k, bias] of data.b.entries())
    out.push(...(await moved('bias', k + 1, bias)).map(value => value / SCALE));
  session.close();
  return out;
}
/** Weights move by so many gradients, so that their rounding does not hide the gradient's digits. */
const SCALE = 64;

describe('back-propagation on networks of rates', () => {
  it('is what automatic differentiation finds: through time, truncated, any shape, activation and order', async () => {
    await fc.assert(
      fc.asyncProperty(anyCase, fc.integer({ min: 0, max: 6 }), async (one, lead) => {
        const data = drawn(one);
        const steps = 6;
        const from = data.x.map((x, sample) => {
          const net = netOf(one, data, sample);
          return settle(net, [x, ...data.b.map(bias => bias.map(() => 0))], lead) as number[][];
        });
        const expected = await witness(one, data, from, steps);
        expect(relativeError(reference(one, data, from, steps), expected)).toBeLessThan(1e-9);
        expect(
          relativeError(await chip(one, data, 'through-time', lead + steps, steps), expected),
        ).toBeLessThan(1e-5);
      }),
      { seed: 1986, numRuns: 14 },
    );
  });

  it('is the same gradient where the network rests, by recurrent back-propagation', async () => {
    await fc.assert(
      fc.asyncProperty(anyCase, async one => {
        const data = drawn(one);
        const from = data.x.map((x, sample) => {
          const net = netOf(one, data, sample);
          return settle(net, [x, ...data.b.map(bias => bias.map(() => 0))], 600) as number[][];
        });
        const expected = reference(one, data, from, 600);
        expect(relativeError(await chip(one, data, 'recurrent', 300, 300), expected)).toBeLessThan(1e-5);
      }),
      { seed: 1987, numRuns: 20 },
    );
  });
});
