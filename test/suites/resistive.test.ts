import { describe, expect, it } from 'vitest';
import { openChip } from '../../src/chip/emulator.js';
import {
  STATE_PLANS,
  type StateKind,
  type StatePlan,
  type StateSettings,
  stateStep,
} from '../../src/estimator/states.js';
import { Session } from '../../src/stream/session.js';
import { GROUND } from '../../src/substrate/resistive/circuit/builder.js';
import { type Layered, layeredCircuit } from '../../src/substrate/resistive/circuit/layered.js';
import { operatingPoint } from '../../src/substrate/resistive/solve/solvers.js';
import { voltsOf, WORKED, WORKED_INPUT, WORKED_TARGET } from '../support/circuits.js';
import { driveOf, rates, relax, settledBy, show, tensor } from '../support/rate-network.js';
import { resistors, type Wiring } from '../support/resistive-network.js';

/** Resistive networks behind the protocol, against the worked case of the notes and the solvers of circuits. */

const STEPS = { freeSteps: 60, nudgedSteps: 60, tolerance: 0, plasticity: 'captured', output: 2 } as const;

async function chip(wiring: Wiring = {}, net: Layered = WORKED): Promise<Session> {
  const session = new Session(openChip(), 4);
  await session.play(resistors(net, wiring));
  return session;
}

const close = (found: readonly number[], expected: readonly number[], within: number) => {
  expect(found.length).toBe(expected.length);
  for (const [k, value] of found.entries())
    expect(Math.abs(value - expected[k]!), `${k}`).toBeLessThan(within);
};

interface Gradient {
  readonly siemens: readonly (readonly number[])[];
  readonly biases: readonly (readonly number[])[];
}

/** The direction of one step at rate 1, taken back from what moved; conductances must stay above 0. */
async function moved(settings: StateSettings, scale = 1): Promise<Gradient> {
  const session = await chip();
  await session.play([show(0, WORKED_INPUT), show(2, WORKED_TARGET), ...stateStep(settings, 1, scale)]);
  const by = async (kind: 'weight' | 'bias', id: number, before: ArrayLike<number>) =>
    (await tensor(session, kind, id)).map((value, k) => (Math.fround(before[k]!) - value) / scale);
  const layers = WORKED.layers;
  const gradient = {
    siemens: await Promise.all(layers.map(({ siemens }, id) => by('weight', id, siemens))),
    biases: await Promise.all(layers.map(({ biases }, id) => by('bias', id + 1, biases))),
  };
  session.close();
  return gradient;
}

/** Voltages of all layers, inputs included, in the circuit of the network; the output may be held. */
function stateOf(net: Layered, beta: number, held?: readonly number[]): number[][] {
  const nudge = held ? undefined : { beta, target: WORKED_TARGET };
  const circuit = layeredCircuit('reference', net, WORKED_INPUT, nudge);
  const elements = (held ?? []).map((volts, j) => ({
    kind: 'voltage-source' as const,
    name: `H${j}`,
    from: circuit.nodes.indexOf(`n2_${j}`),
    to: circuit.nodes.indexOf(GROUND),
    volts,
  }));
  const { volts } = operatingPoint({ ...circuit, elements: [...circuit.elements, ...elements] });
  return ['in', 'n1_', 'n2_'].map(prefix => voltsOf(circuit, volts, prefix));
}

/** What a plan of the table gives, from the states of the circuit: [phi(second) - phi(first)] / divisor. */
function reference(kind: StateKind, beta: number): Gradient {
  const plan: StatePlan = STATE_PLANS[kind];
  const strength = plan.by === 'clamp' ? 1 : beta;
  const free = stateOf(WORKED, 0);
  const state = (b: number): number[][] => {
    if (b === 0) return free;
    if (plan.by === 'nudge') return stateOf(WORKED, b * strength);
    const share = plan.by === 'clamp' ? 1 : b * strength;
    return stateOf(
      WORKED,
      0,
      free[2]!.map((v, j) => (1 - share) * v + share * WORKED_TARGET[j]!),
    );
  };
  const [first, second] = [state(plan.first), state(plan.second)];
  const divisor = strength * (plan.second - plan.first);
  const drop = (s: number[][], k: number, i: number, j: number) => (s[k]![i]! - s[k + 1]![j]!) ** 2 / 2;
  return {
    siemens: [0, 1].map(k =>
      first[k]!.flatMap((_, i) =>
        first[k + 1]!.map((_v, j) => (drop(second, k, i, j) - drop(first, k, i, j)) / divisor),
      ),
    ),
    biases: [1, 2].map(k => first[k]!.map((v, j) => -(second[k]![j]! - v) / divisor)),
  };
}

describe('a resistive network', () => {
  const beta = (strength: number) => ({ drives: [driveOf('nudge', 2, strength)] });
  const STATES = [
    [0, [0.8241461173, 0, -0.6993950069, 0], [0.1644202788, -0.2310690764]],
    [0.5, [0.8815046127, 0, -0.6539212362, 0], [0.4229760354, -0.1463589158]],
    [-0.5, [0.6681091251, 0, -0.8412041392, 0], [-0.5195538234, -0.519701653]],
  ] as const;

  it.each(['asynchronous', 'forward', 'backward'] as const)(
    'settles as in the notes, order %s',
    async order => {
      const session = await chip({ order });
      await session.play([show(0, WORKED_INPUT), show(2, WORKED_TARGET)]);
      for (const [strength, hidden, output] of STATES) {
        const settled = await settledBy(session, relax(80, strength === 0 ? {} : beta(strength)));
        expect(settled.residual).toBeLessThan(1e-6);
        close(await rates(session, 1), hidden, 1e-6);
        close(await rates(session, 2), output, 1e-6);
      }
      session.close();
    },
  );

  it('loses energy at every sweep, to that of the notes', async () => {
    const session = await chip({ order: 'forward' });
    await session.play([show(0, WORKED_INPUT)]);
    const found: number[] = [];
    for (const ticks of [1, 2, 3, 5, 60]) {
      await settledBy(session, relax(ticks));
      found.push((await rates(session, 1, 'energy'))[0]!);
    }
    close(found, [12.897473148, 12.894430309, found[2]!, found[3]!, 12.894379422], 2e-6);
    found.slice(1).forEach((e, k) => {
      expect(e).toBeLessThanOrEqual(found[k]! + 1e-6);
    });
    session.close();
  });

  it('settles each sample of a batch as alone', async () => {
    const others = [
      [0.8, -0.3],
      [0.1, 0.9],
      [0, 0],
      [-0.4, 0.2],
      [1, 1],
    ];
    const together = await chip({ batch: 2 });
    await together.play([show(0, others.flat(), 5)]);
    const { readout } = await settledBy(together, relax(60, { readout: 2 }));
    for (const [k, one] of others.entries()) {
      const alone = await chip();
      await alone.play([show(0, one)]);
      const { readout: own } = await settledBy(alone, relax(60, { readout: 2 }));
      expect([...readout.subarray(2 * k, 2 * k + 2)]).toEqual([...own]);
      alone.close();
    }
    together.close();
  });

  it('refuses a nudge that leaves it without a stable state, and conductances below 0', async () => {
    const session = await chip();
    await session.play([show(0, WORKED_INPUT), show(2, WORKED_TARGET)]);
    await expect(session.ask(relax(10, beta(-1.5)))).rejects.toThrow(/leaves the energy without a minimum/);
    const data = Float32Array.of(1, 1, 1, 1, 1, 1, 1, -0.5);
    const write = {
      kind: 'write-weights',
      tensor: 'weight',
      id: 1,
      offset: 0,
      count: 8,
      total: 8,
      data,
    } as const;
    await expect(session.ask(write)).rejects.toThrow(/conductance 7 is negative/);
    session.close();
  });
});

describe('learning of a resistive network', () => {
  it('by C-EP at beta 0.5 moves as in the notes', async () => {
    const { siemens, biases } = await moved({ ...STEPS, kind: 'C-EP', beta: 0.5 }, 0.05);
    const first = [-0.5175252707, 0, -0.7393109999, 0, 0.4214148747, 0, 0.0847337733, 0];
    const second = [0.8482058498, 0, 0.4592995792, 0, -0.0907342955, 0, -0.3647451939, 0];
    close(siemens[0]!, [...first, ...second], 1e-5);
    const gG2 = [-0.6001474116, -0.1771955057, -0.0455137244, -0.124334438];
    close(siemens[1]!, [...gG2, 0.528124404, 0.0771278302, -0.0455137244, -0.124334438], 1e-5);
    close(biases[0]!, [-0.2133954876, 0, -0.187282903, 0], 1e-5);
    close(biases[1]!, [-0.9425298588, -0.3733427372], 1e-5);
  });

  it.each(Object.keys(STATE_PLANS) as StateKind[])('by %s moves as the circuit says', async kind => {
    const found = await moved({ ...STEPS, kind, beta: 0.3 }, 0.05);
    const expected = reference(kind, 0.3);
    for (const k of [0, 1]) {
      close(found.siemens[k]!, expected.siemens[k]!, 2e-5);
      close(found.biases[k]!, expected.biases[k]!, 2e-5);
    }
  });

  it('by C-EP at a small beta follows finite differences of the cost', () => {
    const cost = (net: Layered): number =>
      stateOf(net, 0)[2]!.reduce((sum, v, j) => sum + (v - WORKED_TARGET[j]!) ** 2 / 2, 0);
    const { siemens } = reference('C-EP', 1e-3);
    const shifted = (k: number, at: number, by: number): Layered => ({
      ...WORKED,
      layers: WORKED.layers.map((layer, id) =>
        id === k
          ? { ...layer, siemens: Array.from(layer.siemens, (g, i) => (i === at ? g + by : g)) }
          : layer,
      ),
    });
    const h = 1e-6;
    for (const k of [0, 1]) {
      siemens[k]!.forEach((g, at) => {
        if (WORKED.layers[k]!.siemens[at] === 0) return;
        const slope = (cost(shifted(k, at, h)) - cost(shifted(k, at, -h))) / (2 * h);
        expect(Math.abs(g - slope)).toBeLessThan(1e-5);
      });
    }
  });

  it('goes on with the same bits from its conductances and sources alone', async () => {
    const lesson = [...stateStep({ ...STEPS, kind: 'C-EP', beta: 0.3 }, 1, 0.02)];
    const shown = [show(0, WORKED_INPUT), show(2, WORKED_TARGET)];
    const learn = async (session: Session, times: number) => {
      for (let k = 0; k < times; k++) await session.play([...shown, ...lesson]);
    };
    const parameters = async (session: Session): Promise<Layered> => ({
      ...WORKED,
      layers: await Promise.all(
        WORKED.layers.map(async (layer, id) => ({
          ...layer,
          siemens: await tensor(session, 'weight', id),
          biases: await tensor(session, 'bias', id + 1),
        })),
      ),
    });
    const [one, first] = [await chip(), await chip()];
    await learn(one, 8);
    await learn(first, 4);
    const second = await chip({}, await parameters(first));
    await learn(second, 4);
    expect(await parameters(second)).toEqual(await parameters(one));
    for (const session of [one, first, second]) session.close();
  });

  it('never takes a conductance below 0', async () => {
    const session = await chip();
    await session.play([show(0, WORKED_INPUT), show(2, WORKED_TARGET)]);
    for (let k = 0; k < 20; k++) await session.play(stateStep({ ...STEPS, kind: 'C-EP', beta: 0.3 }, 1, 0.5));
    for (const id of [0, 1])
      expect(Math.min(...(await tensor(session, 'weight', id)))).toBeGreaterThanOrEqual(0);
    session.close();
  });
});
