import { afterEach, describe, expect, it } from 'vitest';
import { stateStep } from '../../../../src/estimator/states.js';
import type { Command, SnapshotBlock } from '../../../../src/protocol/messages.js';
import type { Session } from '../../../../src/stream/session.js';
import { bookings } from '../../../../src/substrate/resistive/layered/bookings.js';
import { WORKED, WORKED_INPUT, WORKED_TARGET } from '../../../support/circuits.js';
import { relax, settledBy, show, tensor } from '../../../support/rate-network.js';
import { closeChips, resistors, workedChip } from '../../../support/resistive-network.js';
import { analog, whole } from '../../../support/toy-network.js';

/** Resistors that are programmed devices; the largest conductance stands for 1. */

afterEach(closeChips);

const STEPS = { freeSteps: 60, nudgedSteps: 60, tolerance: 0, plasticity: 'captured', output: 2 } as const;

async function learn(session: Session, times: number, scale = 0.02): Promise<void> {
  const lesson = stateStep({ ...STEPS, kind: 'C-EP', beta: 0.3 }, 1, scale);
  for (let k = 0; k < times; k++)
    await session.play([show(0, WORKED_INPUT), show(2, WORKED_TARGET), ...lesson]);
}

const conductancesOf = async (session: Session): Promise<number[][]> =>
  Promise.all(WORKED.layers.map(async (_, id) => [...(await tensor(session, 'weight', id))]));

describe('resistors that are programmed devices', () => {
  it('learn as numbers do, to within their steps', async () => {
    const [numbers, devices] = [await workedChip({}), await workedChip({ devices: { step: 1e-5 } })];
    await learn(numbers, 8);
    await learn(devices, 8);
    const [wanted, found] = [await conductancesOf(numbers), await conductancesOf(devices)];
    for (const id of [0, 1]) {
      for (const [k, g] of found[id]!.entries()) expect(Math.abs(g - wanted[id]![k]!)).toBeLessThan(3e-5);
    }
  });

  it('hold whole steps between the ends of the card, and are programmed only when the goal is another one', async () => {
    const step = 1 / 16;
    const session = await workedChip({ devices: { step, lowest: 5e-6 } });
    const first = await tensor(session, 'pulses', 0);
    expect([...first]).toEqual([...first].fill(1));
    await learn(session, 12, 0.2);
    const found = (await conductancesOf(session)).flat();
    for (const g of found) {
      const steps = g / step;
      const whole = Math.abs(steps - Math.round(steps)) < 1e-4 && g <= 1.000001;
      expect(whole || Math.abs(g - 0.2) < 1e-6, `${g}`).toBe(true);
    }
    const after = await tensor(session, 'pulses', 0);
    const moved = (await tensor(session, 'weight', 0)).map((g, k) => g - WORKED.layers[0]!.siemens[k]!);
    expect([...after].some(writes => writes > 1)).toBe(true);
    for (const [k, writes] of after.entries())
      if (writes === 1) expect(Math.abs(moved[k]!)).toBeLessThan(Math.max(step / 2, 0.2));
  });

  it('miss their goals as the card says, and never fall below 0', async () => {
    const miss = 4e-6;
    const session = await workedChip({ devices: { programming: [miss] } });
    await learn(session, 12, 0.2);
    const found = (await conductancesOf(session)).flat();
    expect(found.every(g => g >= 0)).toBe(true);
    const off = found.filter(g => g > 0).map(g => g * 64 - Math.round(g * 64));
    expect(off.some(each => Math.abs(each) > 0.1)).toBe(true);
  });

  it('go on from a snapshot with the same bits, misses and residues included', async () => {
    const wiring = { devices: { programming: [2e-6], exponentOffset: 0.05, exponentHighest: 0.1 } };
    const [session, other] = [await workedChip(wiring), await workedChip(wiring)];
    await learn(session, 4);
    const parts = (await session.ask({ kind: 'snapshot' })) as SnapshotBlock[];
    await other.ask({ kind: 'restore', ...whole(Uint8Array.from(parts.flatMap(part => [...part.data]))) });
    await learn(session, 4);
    await learn(other, 4);
    expect(await conductancesOf(other)).toEqual(await conductancesOf(session));
    expect(await tensor(other, 'hidden', 0)).toEqual(await tensor(session, 'hidden', 0));
    await other.play([show(0, WORKED_INPUT)]);
    await session.play([show(0, WORKED_INPUT)]);
    const [here, there] = [
      await settledBy(session, relax(20, { readout: 2 })),
      await settledBy(other, relax(20, { readout: 2 })),
    ];
    expect(there.readout).toEqual(here.readout);
  });

  it('book the bits of a step and of what gathers behind it', () => {
    const said = [...resistors(WORKED, { devices: { step: 0.05, accumulate: false } })];
    const of = <K extends (typeof said)[number]['kind']>(kind: K) =>
      said.filter(command => command.kind === kind) as Extract<Command, { kind: K }>[];
    const network = (accumulate: boolean) => ({
      slots: 0,
      populations: of('population'),
      projections: of('projection'),
      synapses: of('synapse'),
      conductances: of('conductances').map(one => ({ ...one, accumulate })),
    });
    const synapse = (accumulate: boolean) =>
      bookings(network(accumulate))
        .filter(({ holder, projection }) => holder === 'synapse' && projection === 0)
        .map(({ what, memory, count, bitsEach }) => [what, memory, count, bitsEach]);
    // 21 states.
    expect(synapse(false)).toEqual([['weight', 'other', 16, 5]]);
    expect(synapse(true)).toEqual([
      ['weight', 'other', 16, 5],
      ['hidden number', 'hidden', 16, 32],
    ]);
  });

  it('need their devices, and no converter reads them', async () => {
    const session = await workedChip();
    const said = [...resistors(WORKED, { devices: {} })];
    await expect(session.play(said.filter(({ kind }) => kind !== 'conductances'))).rejects.toThrow(
      /send conductances/,
    );
    const at = said.findIndex(({ kind }) => kind === 'commit');
    const read = { kind: 'analog', projection: 0, ...analog() } as const;
    await expect(session.play([...said.slice(0, at), read, ...said.slice(at)])).rejects.toThrow(
      /find devices without wires and converters/,
    );
  });
});
