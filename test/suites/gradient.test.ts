import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openChip } from '../../src/chip/emulator.js';
import {
  CAPTURED_SLOTS,
  type ContrastSettings,
  freeSettle,
  learningStep,
} from '../../src/estimator/contrast.js';
import { STATE_PLANS, type StateKind, stateStep } from '../../src/estimator/states.js';
import type { Settled, SpikingUnit } from '../../src/protocol/messages.js';
import { PURPOSE } from '../../src/random/purpose.js';
import { stream } from '../../src/random/stream.js';
import { Session, type Unnumbered } from '../../src/stream/session.js';
import { layered, NET_N, relax, settledBy, show, tensor, X, Y } from '../support/rate-network.js';
import {
  type Discrete,
  FLOAT,
  HIDDEN,
  INTEGERS,
  neuron,
  OUTPUTS,
  present,
  read,
  SOURCES,
  settle,
  TERNARY,
  type ToyOptions,
  target,
  toyNetwork,
  whole,
} from '../support/toy-network.js';

/**
 * Does the rule go downhill? The cost of an answer is C = (1/2) |d - r|^2 with r the output rates of a long
 * un-nudged run. Its slope along every weight and bias is measured by finite differences on the chip, and
 * compared with what the chip changes by itself over many phases.
 */

/** Filters slow enough that the ripple of a rate is small beside the change a nudge makes. */
const SLOW: Partial<SpikingUnit> = { rateTicks: 10, accelerationTicks: 10, triggerDelayTicks: 20 };
const PHASE = 200;
const PHASES = 60;
const LABEL = 1;
/** The plain twins of the kernels take some fifty times as long. */
const PATIENT = { timeout: 120_000 };

/** One tensor of the network: where it is written, and its values. */
interface Parameters {
  readonly tensor: 'weight' | 'bias';
  readonly id: number;
  readonly values: Float32Array;
}

const drawn = (entity: number, length: number, low: number, high: number): Float32Array => {
  const draws = stream(12, PURPOSE.weights, entity);
  return Float32Array.from({ length }, () => low + (high - low) * draws.float());
};

/** 5-5-3: of the six sources one stays dark. No rate of it is 0 or 1, where a slope would be. */
const POINT: readonly Parameters[] = [
  { tensor: 'weight', id: 0, values: drawn(0, SOURCES * HIDDEN, 0.05, 0.4) },
  { tensor: 'weight', id: 1, values: drawn(1, HIDDEN * OUTPUTS, -0.1, 0.4) },
  { tensor: 'bias', id: 1, values: new Float32Array(HIDDEN) },
  { tensor: 'bias', id: 2, values: new Float32Array(OUTPUTS) },
];

/** The same weights as far as three levels can tell them. */
const AMPLITUDE = 0.25;
const LEVELS: readonly Parameters[] = POINT.map(one => {
  const level = (value: number) => (value > 0.15 ? AMPLITUDE : value < -0.05 ? -AMPLITUDE : 0);
  return one.tensor === 'weight' ? { ...one, values: one.values.map(level) } : one;
});
/** So far from the next level that no update of the test gets there. */
const TERNARY_HERE: Discrete = { ...TERNARY, amplitude: AMPLITUDE, limit: 10 };

const write = ({ tensor, id, values }: Parameters): Unnumbered => ({
  kind: 'write-weights',
  tensor,
  id,
  ...whole(values),
});

/** A chip, the numbers its network is made of, and how small a learning rate they can resolve. */
interface Arithmetic {
  readonly card: string;
  readonly numbers: ToyOptions;
  readonly rateScale: number;
}
const FLOATS: Arithmetic = { card: 'laptop', numbers: {}, rateScale: 1e-3 };
const FIXED_POINT: Arithmetic = { card: 'rp2040', numbers: INTEGERS, rateScale: 0.03 };

/** What a chip does by itself. */
type Trained = Exclude<ContrastSettings['plasticity'], 'host'>;

async function open(
  how: Trained,
  { card, numbers }: Arithmetic = FLOATS,
  point: readonly Parameters[] = POINT,
  synapse?: Discrete,
): Promise<Session> {
  const session = new Session(openChip(card), 4);
  const captured = how === 'captured';
  const [plasticity, slots] = captured ? (['off', CAPTURED_SLOTS] as const) : ([how, 0] as const);
  const unit = { ...numbers.unit, ...SLOW };
  await session.play(toyNetwork({ ...numbers, plasticity, slots, unit, ...(synapse && { synapse }) }));
  await session.play([...point.map(write), present(), target(LABEL)]);
  return session;
}

/** Cost of the answer, from rates counted over a long run. */
async function cost(session: Session): Promise<number> {
  const [ticks, from] = [10_000, 1000];
  const end = (await session.ask(freeSettle(0, ticks, 2, from))).at(-1) as Settled;
  const rates = [...end.readout].map(count => count / (ticks - from));
  return rates.reduce((sum, rate, k) => sum + ((k === LABEL ? 1 : 0) - rate) ** 2, 0) / 2;
}

/** dC/dtheta of every parameter, by central differences. */
async function measuredSlope(session: Session, point = POINT): Promise<number[][]> {
  const step = 0.02;
  const slopes: number[][] = [];
  for (const parameters of point) {
    const slope: number[] = [];
    for (const k of parameters.values.keys()) {
      const costs: number[] = [];
      for (const by of [step, -step]) {
        const values = parameters.values.slice();
        values[k]! += by;
        await session.ask(write({ ...parameters, values }));
        costs.push(await cost(session));
      }
      slope.push((costs[0]! - costs[1]!) / (2 * step));
    }
    await session.ask(write(parameters));
    slopes.push(slope);
  }
  return slopes;
}

/**
 * Mean of -g over many phases: the change of each parameter, or of the hidden number behind it, divided by its
 * learning rate.
 */
async function estimate(
  settings: ContrastSettings,
  phases: number,
  arithmetic = FLOATS,
  point = POINT,
  synapse?: Discrete,
): Promise<number[][]> {
  const session = await open(settings.plasticity as Trained, arithmetic, point, synapse);
  const scale = arithmetic.rateScale;
  const rate = 0.05 * scale * phases;
  const sums = point.map(({ values }) => new Array<number>(values.length).fill(0));
  for (let phase = 0; phase < phases; phase++) {
    const sign = phase % 2 === 0 ? 1 : -1;
    await session.play([...point.map(write), ...learningStep(settings, phase, sign, scale)]);
    for (const [p, { tensor, id, values }] of point.entries()) {
      const moved = synapse && tensor === 'weight' ? 'hidden' : tensor;
      const after = await read(session, moved, id);
      after.forEach((value, k) => {
        sums[p]![k]! += (value - values[k]!) / rate;
      });
    }
  }
  session.close();
  return sums;
}

const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, k) => sum + x * b[k]!, 0);
const cosine = (a: readonly number[], b: readonly number[]) => dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));

/** Every sizeable change has the sign of the slope, and all together point the same way. */
function expectDownhill(moved: number[][], downhill: number[][]): void {
  for (const [p, { tensor, id }] of POINT.entries()) {
    const sizeable = 0.2 * Math.max(...downhill[p]!.map(Math.abs));
    const wrong = downhill[p]!.filter((slope, k) => Math.abs(slope) > sizeable && slope * moved[p]![k]! <= 0);
    expect(wrong, `${tensor} ${id}`).toEqual([]);
  }
  expect(cosine(moved.flat(), downhill.flat())).toBeGreaterThan(0.95);
}

const EVERY = [
  ['centered', 'deferred', 100],
  ['centered', 'continual', 100],
  // Half the signal of centered, so more phases for the same noise.
  ['one-sided', 'deferred', 400],
] as const;

/** Estimators whose sign is checked, and over how many phases. */
type Plan = readonly [ContrastSettings['kind'], ContrastSettings['plasticity'], phases: number];

describe.each<[string, Arithmetic, readonly Plan[]]>([
  // captured: two instants instead of all triggers of a path, so more noise.
  ['floats', FLOATS, [...EVERY, ['one-sided', 'continual', 400], ['centered', 'captured', 400]]],
  // Each trigger is rounded at random, which is noise too.
  ['integers', FIXED_POINT, [...EVERY, ['one-sided', 'continual', 1000]]],
])('the contrast in %s against a finite difference of the cost', PATIENT, (_, chip, plans) => {
  let downhill: number[][];
  beforeAll(async () => {
    const session = await open('deferred', chip);
    downhill = (await measuredSlope(session)).map(slope => slope.map(value => -value));
    session.close();
  }, PATIENT.timeout);

  it.each<Plan>(plans)('%s, %s: every sizeable change goes downhill', async (kind, plasticity, phases) => {
    const ticks = { firstTicks: PHASE, secondTicks: PHASE };
    const moved = await estimate(
      { kind, beta: 0.2, plasticity, output: 2, readoutFrom: 0, ...ticks },
      phases,
      chip,
    );
    expectDownhill(moved, downhill);
  });
});

describe('hidden numbers of ternary synapses against a finite difference at their levels', PATIENT, () => {
  let downhill: number[][];
  beforeAll(async () => {
    const session = await open('deferred', FLOATS, LEVELS);
    downhill = (await measuredSlope(session, LEVELS)).map(slope => slope.map(value => -value));
    session.close();
  }, PATIENT.timeout);

  it.each(['deferred', 'continual'] as const)('%s: every sizeable change goes downhill', async plasticity => {
    const ticks = { firstTicks: PHASE, secondTicks: PHASE };
    const settings = {
      kind: 'centered',
      beta: 0.2,
      plasticity,
      output: 2,
      readoutFrom: 0,
      ...ticks,
    } as const;
    expectDownhill(await estimate(settings, 100, FLOATS, LEVELS, TERNARY_HERE), downhill);
  });
});

/**
 * Inputs of rate x = 0.5 that share the weight w = 0.8 evenly, and one output that should be at d = 1. Where the
 * rate is its drive, r(beta) = (w x + beta d) / (1 + beta), and the contrast of each synapse is
 * [r(beta) - r(0)] x / beta = x (d - w x) / (1 + beta). Many inputs, because the output would fire in step with a
 * single one, and a synapse would learn their timing besides their rates.
 */
describe('the contrast of an output alone, in closed form', PATIENT, () => {
  const [x, w, d, inputs] = [0.5, 0.8, 1, 100];
  const rateAt = (beta: number) => (w * x + beta * d) / (1 + beta);
  const contrastAt = (beta: number) => (x * (d - w * x)) / (1 + beta);
  const ETA = 0.05;
  const WEIGHTS: Parameters = { tensor: 'weight', id: 0, values: new Float32Array(inputs).fill(w / inputs) };
  let session: Session;

  function* network(): Generator<Unnumbered> {
    yield { kind: 'configure', seed: 3, slots: 0 };
    const source = { kind: 'source', encoder: 'regular', maxRate: x } as const;
    yield { kind: 'population', id: 0, name: 'input', role: 'input', shape: [inputs], unit: source };
    const output = neuron({ rateTicks: 20, accelerationTicks: 20, biasLearningRate: 0 });
    yield { kind: 'population', id: 1, name: 'output', role: 'output', shape: [1], unit: output };
    const ends = { source: 0, target: 1, synapses: inputs, bidirectional: false, delayTicks: 0, receptor: 0 };
    const kept = { weight: FLOAT, accumulator: FLOAT, storage: 'float32', learningRate: ETA } as const;
    const common = { kind: 'projection', id: 0, name: 'w', connectivity: 'dense' } as const;
    yield { ...common, ...ends, ...kept, plasticity: 'deferred' };
    yield { kind: 'commit' };
  }

  const show = (population: number, length: number): Unnumbered => {
    const ones = whole(new Float32Array(length).fill(1));
    return { kind: 'present', population, layout: 'dense', batch: 1, steps: 1, reversed: false, ...ones };
  };

  beforeAll(async () => {
    session = new Session(openChip(), 4);
    await session.play([...network(), write(WEIGHTS), show(0, inputs), show(1, 1)]);
  });
  afterAll(() => session.close());

  const COUNTED = 58_000;
  /** The output's rate under a nudge, counted over many ticks. */
  async function rate(beta: number): Promise<number> {
    const drives = [{ kind: 'nudge', population: 1, beta, evaluation: 'closed-loop' }] as const;
    const stop = { kind: 'ticks', ticks: COUNTED + 2000 } as const;
    const events = await session.ask(settle({ drives, stop, readout: 1, readoutFrom: 2000 }));
    return (events.at(-1) as Settled).readout[0]! / COUNTED;
  }

  it.each([
    [0.5, 0.2],
    [0.1, 0.27273],
    [0.01, 0.29703],
    [-0.1, 0.33333],
  ])('its rates at beta %d make a contrast of %d', async (beta, contrast) => {
    expect(contrastAt(beta)).toBeCloseTo(contrast, 5);
    const nudged = await rate(beta);
    expect(nudged).toBeCloseTo(rateAt(beta), 4);
    const resolution = (2 * x) / (COUNTED * Math.abs(beta));
    expect(Math.abs(((nudged - (await rate(0))) * x) / beta - contrast)).toBeLessThan(resolution);
  });

  it.each([0.5, 0.1, -0.1])('its synapses move by it at beta %d', async beta => {
    const plan = { kind: 'one-sided', plasticity: 'deferred', output: 1, readoutFrom: 0 } as const;
    const settings = { ...plan, beta: Math.abs(beta), firstTicks: 300, secondTicks: 300 };
    let moved = 0;
    for (let draw = 0; draw < PHASES; draw++) {
      await session.play([write(WEIGHTS), ...learningStep(settings, draw, Math.sign(beta), 1)]);
      const after = await read(session, 'weight', 0);
      moved += after.reduce((sum, value) => sum + (value - w / inputs), 0) / inputs / ETA / PHASES;
    }
    expect(Math.abs(moved / contrastAt(beta) - 1)).toBeLessThan(0.05);
  });
});

/**
 * The contrasts of settled rates against finite differences of the settled cost on the same chip. Coupled and
 * contrastive learning follow rules of their own, but these too go downhill.
 */
describe.each(Object.keys(STATE_PLANS) as StateKind[])('the contrast %s of a network of rates', kind => {
  it('goes downhill along every weight and bias', async () => {
    const session = new Session(openChip(), 4);
    const net = { ...NET_N, unit: { activation: 'sigmoid' as const }, slots: 3 };
    const tensors = [
      ['weight', 0],
      ['weight', 1],
      ['bias', 1],
      ['bias', 2],
    ] as const;
    await session.play([...layered(net), show(0, X), show(2, Y)]);
    const start = await Promise.all(tensors.map(([name, id]) => tensor(session, name, id)));
    const put = (t: number, values: readonly number[]): Unnumbered => ({
      kind: 'write-weights',
      tensor: tensors[t]![0],
      id: tensors[t]![1],
      ...whole(Float32Array.from(values)),
    });
    const settledCost = async (t: number, k: number, by: number): Promise<number> => {
      await session.ask(put(t, start[t]!.with(k, start[t]![k]! + by)));
      const { readout } = await settledBy(session, relax(60, { readout: 2 }));
      return [...readout].reduce((sum, rate, j) => sum + (Y[j]! - rate) ** 2, 0) / 2;
    };
    const h = 0.01;
    const slopes: number[] = [];
    for (const [t, values] of start.entries()) {
      for (const k of values.keys())
        slopes.push(((await settledCost(t, k, h)) - (await settledCost(t, k, -h))) / (2 * h));
      await session.ask(put(t, values));
    }
    const phases = {
      freeSteps: 60,
      nudgedSteps: 60,
      tolerance: 0,
      plasticity: 'captured',
      output: 2,
    } as const;
    await session.play(stateStep({ kind, beta: 0.1, ...phases }, 1, 1));
    const moved: number[] = [];
    for (const [t, [name, id]] of tensors.entries())
      moved.push(...(await tensor(session, name, id)).map((value, k) => value - start[t]![k]!));
    session.close();
    const sizeable = 0.1 * Math.max(...slopes.map(Math.abs));
    const wrong = slopes.filter((slope, k) => Math.abs(slope) > sizeable && slope * moved[k]! >= 0);
    expect(wrong).toEqual([]);
    expect(
      cosine(
        moved.map(value => -value),
        slopes,
      ),
    ).toBeGreaterThan(kind === 'CL' ? 0.9 : 0.97);
  });
});
