import { afterEach, describe, expect, it } from 'vitest';
import { stateStep } from '../../../../src/estimator/states.js';
import type { FaultKind } from '../../../../src/protocol/messages.js';
import type { Session, Unnumbered } from '../../../../src/stream/session.js';
import type { Circuit, Element } from '../../../../src/substrate/resistive/circuit/circuit.js';
import { type Layered, layeredCircuit } from '../../../../src/substrate/resistive/circuit/layered.js';
import { operatingPoint } from '../../../../src/substrate/resistive/solve/solvers.js';
import { voltsOf, WORKED, WORKED_INPUT, WORKED_TARGET } from '../../../support/circuits.js';
import { rates, relax, settledBy, show, tensor } from '../../../support/rate-network.js';
import { closeChips, resistors, type Wiring, workedChip } from '../../../support/resistive-network.js';
import { copyChip } from '../../../support/toy-chip.js';

/** Networks with something broken, against circuits in which it is drawn that way. */

afterEach(closeChips);

const fault = (kind: FaultKind, target: number, address: number, value = 0): Unnumbered => ({
  kind: 'inject-fault',
  fault: kind,
  target,
  address,
  value,
});

async function chip(faults: readonly Unnumbered[], wiring: Wiring = {}): Promise<Session> {
  const session = await workedChip(wiring);
  await session.play(faults);
  return session;
}

/** A learning step that begins with this draw. */
const lesson = (draw: number) => {
  const steps = { freeSteps: 60, nudgedSteps: 60, tolerance: 0 };
  const settings = { kind: 'C-EP', beta: 0.3, ...steps, plasticity: 'captured', output: 2 } as const;
  return stateStep(settings, 1, 0.02, 'fresh', draw);
};

async function settled(session: Session, draw = 0): Promise<number[]> {
  await session.play([show(0, WORKED_INPUT)]);
  await settledBy(session, relax(300, { draw }));
  return [...(await rates(session, 1)), ...(await rates(session, 2))];
}

function expected(change: (circuit: Circuit) => Circuit, net: Layered = WORKED): number[] {
  const circuit = change(layeredCircuit('broken', net, WORKED_INPUT));
  const { volts } = operatingPoint(circuit);
  return [...voltsOf(circuit, volts, 'n1_'), ...voltsOf(circuit, volts, 'n2_')];
}

/** The network with another conductance of the resistor `at` of a layer. */
const rewired = (layer: number, at: number, change: (g: number) => number): Layered => ({
  ...WORKED,
  layers: WORKED.layers.map((one, k) =>
    k === layer ? { ...one, siemens: Array.from(one.siemens, (g, i) => (i === at ? change(g) : g)) } : one,
  ),
});

const isDiodeAt = (circuit: Circuit, node: string) => (element: Element) =>
  element.kind === 'diode' && [element.from, element.to].includes(circuit.nodes.indexOf(node));

const close = (found: readonly number[], wanted: readonly number[]): void => {
  expect(found.length).toBe(wanted.length);
  for (const [k, value] of found.entries()) expect(Math.abs(value - wanted[k]!), `${k}`).toBeLessThan(2e-5);
};

describe('a broken network of resistors', () => {
  it.each([
    ['open-resistor', 0, 4, 0, () => 0],
    ['open-resistor', 1, 1, 0, () => 0],
    ['shorted-resistor', 1, 6, 8, () => 8],
    ['stuck-weight', 0, 9, 0.35, () => 0.35],
    ['drifted-resistor', 1, 4, 0.4, (g: number) => 1.4 * g],
    ['drifted-resistor', 0, 15, -0.5, (g: number) => 0.5 * g],
  ] as const)('settles with a %s in layer %i as the circuit does', async (kind, layer, at, value, change) => {
    close(
      await settled(await chip([fault(kind, layer, at, value)])),
      expected(c => c, rewired(layer, at, change)),
    );
  });

  it.each(['open-diode', 'shorted-diode'] as const)('settles with an %s as the circuit does', async kind => {
    for (const node of [1, 2, 3]) {
      const wanted = expected(circuit => {
        const at = circuit.nodes.indexOf(`n1_${node}`);
        const whole = circuit.elements.filter(element => !isDiodeAt(circuit, `n1_${node}`)(element));
        const short: Element = { kind: 'voltage-source', name: 'short', from: at, to: 0, volts: 0 };
        return { ...circuit, elements: kind === 'open-diode' ? whole : [...whole, short] };
      });
      close(await settled(await chip([fault(kind, 1, node)])), wanted);
    }
  });

  it('keeps what is held while the rest learns as in a circuit where it does not', async () => {
    const learn = async (session: Session): Promise<number[]> => {
      await session.play([show(0, WORKED_INPUT), show(2, WORKED_TARGET), ...lesson(0)]);
      return tensor(session, 'weight', 1);
    };
    const broken = await chip([fault('open-resistor', 1, 2)]);
    const whole = await workedChip();
    await whole.play(resistors(rewired(1, 2, () => 0)));
    const [found, wanted] = [await learn(broken), await learn(whole)];
    expect(found[2]).toBe(0);
    expect(found.filter((_, k) => k !== 2)).toEqual(wanted.filter((_, k) => k !== 2));
  });

  it('has stuck and aged devices', async () => {
    const drift = { exponentOffset: 0.05, exponentLowest: 0.05, exponentHighest: 0.05, lowest: 2.5e-6 };
    const faults = [fault('stuck-cell', 1, 0, 1), fault('stuck-cell', 1, 1, 0), fault('age', 1, 0, 180)];
    const session = await chip(faults, { devices: drift });
    const found = await tensor(session, 'weight', 1);
    expect(found[0]).toBeCloseTo(1, 6);
    expect(found[1]).toBeCloseTo(0.1, 6);
    // Steps of 1/64, then (180 s + 20 s) / 20 s to the power of -0.05.
    expect(found[2]).toBeCloseTo((13 / 64) * 10 ** -0.05, 6);
  });

  it.each([
    ['open-resistor', 0, 4, 0],
    ['shorted-resistor', 1, 2, 50],
    ['drifted-resistor', 0, 4, 0.3],
    ['open-diode', 1, 1, 0],
    ['shorted-diode', 1, 0, 0],
  ] as const)(
    'has %s in some samples, as a chip that is told each time',
    async (...[kind, target, at, value]) => {
      const broken = fault(kind, target, at, value);
      const whole = await settled(await chip([]));
      const told = await settled(await chip([broken]));
      expect(told).not.toEqual(whole);
      const session = await chip([{ ...broken, onSettles: 2, offSettles: 3, firstSettle: 1 } as Unnumbered]);
      for (let draw = 0; draw < 8; draw++)
        expect(await settled(session, draw), `${draw}`).toEqual(
          draw % 5 === 1 || draw % 5 === 2 ? told : whole,
        );
    },
  );

  it('learns beside what comes and goes, to the same bits whoever looks and wherever it goes on', async () => {
    const comes = [
      { ...fault('open-resistor', 0, 4), chance: 0.5 },
      { ...fault('drifted-resistor', 1, 3, -0.4), onSettles: 1, offSettles: 1 },
    ] as Unnumbered[];
    const learn = async (session: Session, from: number, to: number): Promise<void> => {
      for (let draw = from; draw < to; draw++)
        await session.play([show(0, WORKED_INPUT), show(2, WORKED_TARGET), ...lesson(draw)]);
    };
    const [alone, watched, resumed] = [await chip(comes), await chip(comes), await chip(comes)];
    await learn(alone, 0, 12);
    for (let draw = 0; draw < 12; draw++) {
      await learn(watched, draw, draw + 1);
      await tensor(watched, 'weight', 1);
    }
    const half = await chip(comes);
    await learn(half, 0, 6);
    await copyChip(half, resumed);
    await learn(resumed, 6, 12);
    for (const projection of [0, 1]) {
      const wanted = await tensor(alone, 'weight', projection);
      expect(await tensor(watched, 'weight', projection)).toEqual(wanted);
      expect(await tensor(resumed, 'weight', projection)).toEqual(wanted);
    }
    expect((await tensor(alone, 'weight', 0))[4]).toBeGreaterThan(0);
  });

  it.each([
    ['dead-neuron', 1, 0, 0, {}, /have no dead-neuron/],
    ['stuck-weight', 0, 0, -1, {}, /value/],
    ['open-resistor', 1, 8, 0, {}, /below 8/],
    ['open-diode', 2, 0, 0, {}, /have no diodes/],
    ['stuck-cell', 1, 0, 0, {}, /numbers, not devices/],
    ['stuck-weight', 1, 0, 0, { onSettles: 3 }, /does not come and go/],
    ['open-resistor', 1, 0, 0, { onTicks: 3 }, /does not change within a settle/],
  ] as const)('refuses %s of %i at %i with %d', async (kind, target, address, value, timing, sentence) => {
    const session = await chip([]);
    const command = { ...fault(kind, target, address, value), ...timing } as Unnumbered;
    await expect(session.ask(command)).rejects.toThrow(sentence);
  });
});
