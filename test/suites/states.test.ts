import { describe, expect, it } from 'vitest';
import { openChip } from '../../src/chip/emulator.js';
import {
  STATE_PLANS,
  type StateKind,
  type StateSettings,
  slotsOf,
  stateStep,
} from '../../src/estimator/states.js';
import { Session } from '../../src/stream/session.js';
import {
  B1,
  B2,
  driveOf,
  type Layered,
  layered,
  NET_N,
  rates,
  relax,
  settledBy,
  show,
  tensor,
  W1,
  W2,
  X,
  Y,
} from '../support/rate-network.js';
import { relativeError } from '../support/rate-reference.js';
import { angle } from '../support/vector-field.js';

/** The contrasts of settled states: what each moves weights by, against the worked cases of the notes. */

const STEPS = { freeSteps: 100, nudgedSteps: 100, tolerance: 0, plasticity: 'captured', output: 2 } as const;

/** The direction g of every parameter, as papers write it ([target][source]), from one step at rate 1. */
interface Gradient {
  readonly w1: readonly number[];
  readonly w2: readonly number[];
  readonly b1: readonly number[];
  readonly b2: readonly number[];
}

async function gradient(settings: StateSettings, net: Partial<Layered> = {}, sign = 1): Promise<Gradient> {
  const session = new Session(openChip(), 4);
  await session.play(layered({ ...NET_N, unit: {}, slots: slotsOf(settings), plasticity: 'off', ...net }));
  await session.play([show(0, X), show(2, Y), ...stateStep(settings, sign, 1)]);
  const moved = async (kind: 'weight' | 'bias', id: number, before: readonly number[]) =>
    (await tensor(session, kind, id)).map((value, k) => Math.fround(before[k]!) - value);
  const turned = (w: readonly (readonly number[])[]) => w[0]!.flatMap((_, i) => w.map(row => row[i]!));
  const g = {
    w1: back(await moved('weight', 0, turned(W1)), 3),
    w2: back(await moved('weight', 1, turned(W2)), 2),
    b1: await moved('bias', 1, B1),
    b2: await moved('bias', 2, B2),
  };
  session.close();
  return g;
}

/** Row-major [source][target] as [target][source]. */
const back = (values: readonly number[], targets: number): number[] =>
  Array.from({ length: targets }, (_, j) => values.filter((_value, k) => k % targets === j)).flat();

const close = (found: readonly number[], expected: readonly number[], within: number) => {
  expect(found.length).toBe(expected.length);
  for (const [k, value] of found.entries())
    expect(Math.abs(value - expected[k]!), `${k}`).toBeLessThan(within);
};

/** Section 7.2 of the notes on the comparative study: linear output, beta 0.25. */
const OUTPUT = { output: { activation: 'linear' } } as const;
const COUPLED = {
  b1: [-0.2056484187, 0.216138797, -0.1444335553],
  b2: [-0.6946629908, 0.3198267098],
};
const SEVEN: Readonly<Record<StateKind, Omit<Gradient, 'w1'>>> = {
  CL: {
    w2: [-0.5490561667, -0.0382042748, -0.4608987043, 0.1581068397, 0.1171009668, 0.1457023171],
    ...COUPLED,
  },
  'P-EP': {
    w2: [-0.4125264752, -0.1423357788, -0.3593405681, 0.1049374628, 0.1624267012, 0.107510861],
    b1: [-0.1935405068, 0.2052701023, -0.1338808309],
    b2: [-0.6512023057, 0.3073993041],
  },
  'N-EP': {
    w2: [-0.605688306, -0.4493849016, -0.5582716835, 0.1211927841, 0.3990795527, 0.1525031142],
    b1: [-0.3656205639, 0.3907527374, -0.2496352708],
    b2: [-1.2260954982, 0.5909668935],
  },
  'C-EP': {
    w2: [-0.5091073906, -0.2958603402, -0.4588061258, 0.1130651235, 0.2807531269, 0.1300069876],
    b1: [-0.2795805354, 0.2980114199, -0.1917580508],
    b2: [-0.9386489019, 0.4491830988],
  },
  'P-CpL': {
    w2: [-0.4419139075, -0.1508119922, -0.3856492202, 0.1087779469, 0.168946187, 0.1110570355],
    ...COUPLED,
  },
  'N-CpL': {
    w2: [-0.3704857347, -0.2258838037, -0.3354828974, 0.0758920183, 0.2035096672, 0.0879601811],
    ...COUPLED,
  },
  'C-CpL': {
    w2: [-0.4061998211, -0.1883478979, -0.3605660588, 0.0923349826, 0.1862279271, 0.0995086083],
    ...COUPLED,
  },
};

describe.each(['minimise', 'fixed-point'] as const)('the seven contrasts under %s', dynamics => {
  it.each(Object.keys(STATE_PLANS) as StateKind[])('%s moves weights as in the notes', async kind => {
    const unit = { dynamics, order: 'asynchronous' } as const;
    const g = await gradient({ ...STEPS, kind, beta: 0.25 }, { unit, ...OUTPUT });
    const { w2, b1, b2 } = SEVEN[kind];
    close(g.w2, w2, 2e-6);
    close(g.b1, b1, 2e-6);
    close(g.b2, b2, 2e-6);
    close(
      g.w1,
      b1.flatMap(b => X.map(x => b * x)),
      2e-6,
    );
  });
});

/** Relative errors of the seven against the exact gradient, and the angles between them, from the same section. */
const BIAS: Readonly<Record<StateKind, readonly [error: number, degrees: number]>> = {
  CL: [0.2329, 12.02],
  'P-EP': [0.2297, 2.99],
  'N-EP': [0.4371, 5.84],
  'C-EP': [0.1067, 2.73],
  'P-CpL': [0.1832, 3.24],
  'N-CpL': [0.2039, 3.33],
  'C-CpL': [0.1881, 0.73],
};

describe('the seven contrasts against the gradient', () => {
  const unit = { activation: 'hard-sigmoid', dynamics: 'minimise', order: 'asynchronous' } as const;
  const flat = ({ w1, w2, b1, b2 }: Gradient): number[] => [...w1, ...w2, ...b1, ...b2];
  const exact = flat({
    w1: [-0.2530975343, 0.2691594503, -0.1742815326].flatMap(b => X.map(x => b * x)),
    w2: [-0.4977733991, -0.2292517638, -0.4407174845, 0.1190109244, 0.2341823858, 0.1285303435],
    b1: [-0.2530975343, 0.2691594503, -0.1742815326],
    b2: [-0.8505957517, 0.4044859643],
  });

  it.each(Object.keys(STATE_PLANS) as StateKind[])('%s is as far from it as in the notes', async kind => {
    const g = flat(await gradient({ ...STEPS, kind, beta: 0.25 }, { unit, ...OUTPUT }));
    const [error, degrees] = BIAS[kind];
    expect(relativeError(g, exact)).toBeCloseTo(error, 3);
    expect(angle(g, exact)).toBeCloseTo(degrees, 1);
  });

  it('what the positive one descends lies below the cost, what the negative one descends above', async () => {
    const session = new Session(openChip(), 4);
    await session.play(layered({ ...NET_N, unit, ...OUTPUT }));
    await session.play([show(0, X), show(2, Y)]);
    // F(b) = min of E + b C; L(b) = (F(b) - F(0)) / b.
    const least = async (beta: number): Promise<number> => {
      await session.play([relax(200, { drives: beta === 0 ? [] : [driveOf('nudge', 2, beta)] })]);
      const [energy] = await rates(session, 0, 'energy');
      const out = await rates(session, 2);
      return energy! + (beta * out.reduce((sum, s, j) => sum + (s - Y[j]!) ** 2, 0)) / 2;
    };
    const rest = await least(0);
    for (const [b, below, above, middle] of [
      [0.5, 0.18098636, 0.76131704, 0.4711517],
      [0.25, 0.22358782, 0.42251417, 0.32305099],
      [0.1, 0.26035989, 0.33349385, 0.29692687],
    ] as const) {
      const [plus, minus] = [await least(b), await least(-b)];
      expect((plus - rest) / b).toBeCloseTo(below, 5);
      expect((rest - minus) / b).toBeCloseTo(above, 5);
      expect((plus - minus) / (2 * b)).toBeCloseTo(middle, 5);
    }
    session.close();
  });

  it('coupled learning follows a limit of its own, solved without any phase', async () => {
    // c(b) holds o at o* + b (y - o*), and the hidden rates follow at once: they have no synapses among themselves.
    const session = new Session(openChip(), 4);
    await session.play(layered({ ...NET_N, unit, ...OUTPUT }));
    await session.play([show(0, X), relax(200)]);
    const [h, o] = [await rates(session, 1), await rates(session, 2)];
    session.close();
    const dOut = o.map((value, j) => Y[j]! - value);
    const dHidden = h.map((_, i) => W2.reduce((sum, row, j) => sum + row[i]! * dOut[j]!, 0));
    const limit = flat({
      w1: dHidden.flatMap(d => X.map(x => -d * x)),
      w2: o.flatMap((value, j) => h.map((rate, i) => -(dOut[j]! * rate + value * dHidden[i]!))),
      b1: dHidden.map(d => -d),
      b2: dOut.map(d => -d),
    });
    expect(relativeError(limit, exact)).toBeCloseTo(0.18812, 4);
    expect(angle(limit, exact)).toBeCloseTo(0.7277, 3);
    const errors: number[] = [];
    for (const beta of [0.2, 0.1, 0.05]) {
      const one = await gradient({ ...STEPS, kind: 'P-CpL', beta }, { unit, ...OUTPUT });
      errors.push(relativeError(flat(one), limit));
    }
    expect(errors[0]! / errors[1]!).toBeCloseTo(2, 1);
    expect(errors[1]! / errors[2]!).toBeCloseTo(2, 1);
    const centered = await gradient({ ...STEPS, kind: 'C-CpL', beta: 0.1 }, { unit, ...OUTPUT });
    expect(relativeError(flat(centered), limit)).toBeLessThan(1e-5);
  });
});

describe('discrete-time EP with half sigmoids, nudged inside', () => {
  const unit = { activation: 'half-sigmoid' } as const;

  it('settles as in the notes', async () => {
    const session = new Session(openChip(), 4);
    await session.play(layered({ ...NET_N, unit }));
    await session.play([show(0, X), show(2, Y), relax(60, { saveSlot: 0 })]);
    close(await rates(session, 1), [0.2311551366, 0.1621564553, 0.1748753085], 1e-7);
    close(await rates(session, 2), [0.0929639542, 0.1093071537], 1e-7);
    for (const [beta, hidden, output] of [
      [0.1, [0.2370731564, 0.1577901661, 0.1810770953], [0.1380585204, 0.1036831722]],
      [-0.1, [0.2245825255, 0.1670089039, 0.1679910794], [0.0428903261, 0.1155753051]],
    ] as const) {
      const drives = [{ kind: 'nudge', population: 2, beta, evaluation: 'closed-loop' } as const];
      await session.play([relax(60, { start: 'slot', startSlot: 0, drives })]);
      close(await rates(session, 1), hidden, 1e-7);
      close(await rates(session, 2), output, 1e-7);
    }
    session.close();
  });

  it('one-sided and centered give the directions of the notes', async () => {
    const one = await gradient({ ...STEPS, kind: 'P-EP', beta: 0.1 }, { unit });
    close(
      one.w2,
      [-0.1124087367, -0.0670957157, -0.0874213568, 0.0068641315, 0.0136467563, 0.0034047458],
      2e-6,
    );
    close(one.b1, [-0.0591801985, 0.0436628923, -0.0620178677], 2e-6);
    const both = await gradient({ ...STEPS, kind: 'C-EP', beta: 0.1 }, { unit });
    close(
      both.w2,
      [-0.1154877572, -0.0731060525, -0.0889702183, 0.0068784851, 0.0147096004, 0.0032048631],
      2e-6,
    );
    close(both.b1, [-0.0624531546, 0.0460936892, -0.0654300792], 2e-6);
  });

  it('a centered contrast is the same for both signs of beta', async () => {
    const plus = await gradient({ ...STEPS, kind: 'C-EP', beta: 0.1 }, { unit });
    const minus = await gradient({ ...STEPS, kind: 'C-EP', beta: 0.1 }, { unit }, -1);
    close(minus.w2, plus.w2, 1e-6);
  });
});

describe('a softmax readout under cross-entropy', () => {
  /** Net of section 6.3: h (3), g (1), and logits of two classes, label 0. */
  const net: Layered = {
    unit: { activation: 'half-sigmoid' },
    output: { activation: 'softmax' },
    weights: [W1, [[0.4, -0.3, 0.2]], [[0.8], [-0.5]]],
    biases: [B1, [0.1], [0.05, 0]],
    slots: 3,
    plasticity: 'off',
  };
  const open = async (changes: Partial<Layered> = {}) => {
    const session = new Session(openChip(), 4);
    await session.play(layered({ ...net, ...changes }));
    await session.play([show(0, X), show(3, Y)]);
    return session;
  };
  const moved = async (session: Session) => ({
    u: (await tensor(session, 'weight', 1)).map((value, k) => Math.fround([0.4, -0.3, 0.2][k]!) - value),
    r: (await tensor(session, 'weight', 2)).map((value, k) => Math.fround([0.8, -0.5][k]!) - value),
  });
  const nudged = (beta: number) =>
    relax(60, { start: 'slot', startSlot: 0, drives: [driveOf('nudge', 3, beta)] });

  it('settles as in the notes, and gives its predictions as probabilities', async () => {
    const session = await open();
    await session.play([relax(60, { saveSlot: 0 })]);
    close(await rates(session, 1), [0.2438679245, 0.1358490566, 0.1594339623], 1e-7);
    close(await rates(session, 2), [0.0943396226], 1e-7);
    const [right, wrong] = (await rates(session, 3)) as [number, number];
    expect(-Math.log(right)).toBeCloseTo(0.6105474446, 6);
    expect(right + wrong).toBeCloseTo(1, 6);
    for (const [beta, g] of [
      [0.1, 0.1256561778],
      [-0.1, 0.061574433],
      [-1, 0],
    ] as const) {
      await session.play([nudged(beta)]);
      close(await rates(session, 2), [g], 1e-7);
    }
    session.close();
  });

  it('moves weights as in the notes, at a small and at a large beta', async () => {
    for (const [beta, u] of [
      [0.1, [-0.0840900272, -0.0390627605, -0.0540603407]],
      [1, [-0.0528475821, -0.0172093387, -0.0331114411]],
    ] as const) {
      const session = await open();
      await session.play(stateStep({ ...STEPS, kind: 'C-EP', beta, output: 3 }, 1, 1));
      const g = await moved(session);
      close(g.u, u, 2e-6);
      if (beta === 0.1) close(g.r, [-0.04246963, 0.04246963], 2e-6);
      session.close();
    }
  });

  it('is descended by back-propagation too, to the digits of the notes', async () => {
    for (const rule of ['through-time', 'recurrent'] as const) {
      const session = await open({ unit: { activation: 'half-sigmoid', history: 60 } });
      const update = { earlier: -1, later: -1, divisor: 1, rateScale: 1, output: 3, steps: 60 };
      await session.play([relax(80), { kind: 'update', rule, ...update }]);
      const g = await moved(session);
      close(g.u, [-0.0841364399, -0.0389716365, -0.0540769218], 1e-6);
      close(g.r, [-0.0431081608, 0.0431081608], 1e-6);
      session.close();
    }
  });

  it('learns at every step what plain EP learns at the end, as the rate falls', async () => {
    const settings: StateSettings = { ...STEPS, kind: 'P-EP', beta: 0.1, output: 3 };
    const plain = await open();
    await plain.play(stateStep(settings, 1, 1));
    const continual = await open({ plasticity: 'continual', slots: 0 });
    await continual.play(stateStep({ ...settings, plasticity: 'continual' }, 1, 2 ** -10));
    const [end, way] = [await moved(plain), await moved(continual)];
    close(
      way.r.map(value => value * 2 ** 10),
      end.r,
      1e-3,
    );
    plain.close();
    continual.close();
  });

  it('is never held, and leads nowhere', async () => {
    const session = await open();
    const held = relax(5, { drives: [driveOf('clamp', 3, 1)] });
    await expect(session.play([held])).rejects.toThrow(/nudged closed-loop: it is never held/);
    session.close();
    await expect(open({ unit: { activation: 'softmax' } })).rejects.toThrow(/its role is output/);
  });
});

describe('a batch', () => {
  it('moves weights by the mean of what its samples would move them by', async () => {
    const settings: StateSettings = { ...STEPS, kind: 'C-EP', beta: 0.2 };
    const samples = [X, [0.3, 0.8]];
    const targets = [Y, [0, 1]];
    const learntFrom = async (shown: readonly number[]): Promise<number[]> => {
      const session = new Session(openChip(), 4);
      await session.play(layered({ ...NET_N, unit: { batch: shown.length } }));
      const pick = (list: readonly (readonly number[])[]) => shown.flatMap(k => [...list[k]!]);
      await session.play([show(0, pick(samples), shown.length), show(2, pick(targets), shown.length)]);
      await session.play(stateStep(settings, 1, 1));
      const weights = [...(await tensor(session, 'weight', 0)), ...(await tensor(session, 'bias', 1))];
      session.close();
      return weights;
    };
    const [first, second, both] = await Promise.all([learntFrom([0]), learntFrom([1]), learntFrom([0, 1])]);
    close(
      both,
      first.map((value, k) => (value + second[k]!) / 2),
      1e-6,
    );
  });
});

describe('weights that move at every step', () => {
  const net: Layered = { ...NET_N, unit: { activation: 'half-sigmoid' }, slots: 0, plasticity: 'continual' };

  it('end where plain EP takes them, as the rate falls', async () => {
    const settings: StateSettings = { ...STEPS, kind: 'P-EP', beta: 0.1 };
    const plain = await gradient(settings, { unit: net.unit });
    const errors: number[] = [];
    for (const rate of [0.02, 0.002]) {
      const session = new Session(openChip(), 4);
      await session.play(
        layered({ ...net, learningRate: rate, unit: { ...net.unit, biasLearningRate: rate } }),
      );
      await session.play([
        show(0, X),
        show(2, Y),
        ...stateStep({ ...settings, plasticity: 'continual' }, 1, 1),
      ]);
      const b1 = (await tensor(session, 'bias', 1)).map((value, k) => (Math.fround(B1[k]!) - value) / rate);
      errors.push(Math.max(...b1.map((value, k) => Math.abs(value - plain.b1[k]!))));
      session.close();
    }
    expect(errors[1]!).toBeLessThan(errors[0]! / 5);
    expect(errors[1]!).toBeLessThan(4e-3);
  });

  it('need no slot, and are refused where they were not configured', async () => {
    expect(slotsOf({ kind: 'P-EP', plasticity: 'continual' })).toBe(0);
    const session = new Session(openChip(), 4);
    await session.play(layered({ ...net, plasticity: 'off' }));
    const command = relax(3, { plasticity: 'continual' });
    await expect(session.play([show(0, X), command])).rejects.toThrow(/configured for continual/);
    session.close();
  });

  it('report what they did', async () => {
    const session = new Session(openChip(), 4);
    await session.play(layered(net));
    await session.play([show(0, X), show(2, Y)]);
    const [free, nudged] = stateStep({ ...STEPS, kind: 'P-EP', beta: 0.1, plasticity: 'continual' }, 1, 1e-3);
    expect((await settledBy(session, free!)).work.weightEvents).toBe(0);
    expect((await settledBy(session, nudged!)).work.weightEvents).toBeGreaterThan(0);
    session.close();
  });
});

describe('a hidden unit at its lower bound', () => {
  /** How the descent of each contrast moves its bias, where the output wants it to rise (1) or to fall (-1). */
  async function bias(kind: StateKind, target: 1 | -1): Promise<number> {
    const settings = { ...STEPS, kind, beta: 0.25 } as const;
    const session = new Session(openChip(), 4);
    const net = { weights: [[[0]], [[0.5]]], biases: [[0], [0]], unit: { dynamics: 'minimise' } } as const;
    await session.play(layered({ ...net, ...OUTPUT, slots: slotsOf(settings), plasticity: 'off' }));
    await session.play([show(0, [1]), show(2, [target]), ...stateStep(settings, 1, 1)]);
    const [moved] = await tensor(session, 'bias', 1);
    session.close();
    return moved!;
  }

  it('is never woken by a negative nudge, never sent to sleep by a positive one, and both by a centered one', async () => {
    expect(await bias('N-EP', 1)).toBe(0);
    expect(await bias('N-EP', -1)).toBeLessThan(-0.1);
    expect(await bias('P-EP', 1)).toBeGreaterThan(0.1);
    expect(await bias('P-EP', -1)).toBe(0);
    expect(await bias('C-EP', 1)).toBeGreaterThan(0.05);
    expect(await bias('C-EP', -1)).toBeLessThan(-0.05);
  });
});
