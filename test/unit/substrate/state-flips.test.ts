import { afterEach, describe, expect, it } from 'vitest';
import type { FaultTiming } from '../../../src/protocol/messages.js';
import type { Unnumbered } from '../../../src/stream/session.js';
import { chipWith, closeSessions, fault, refusal, spikesOf } from '../../support/toy-chip.js';
import { read, readState, settle } from '../../support/toy-network.js';

afterEach(closeSessions);

const timed = (command: Unnumbered, timing: FaultTiming): Unnumbered =>
  ({ ...command, ...timing }) as Unnumbered;

describe('flips of what moves while a network runs', () => {
  it.each([
    fault('flip-membrane-bit', 1, 0, 31),
    fault('flip-trace-bit', 2, 0, 31),
    fault('flip-slow-trace-bit', 1, 0, 30),
    fault('flip-phase-bit', 0, 2, 30),
  ])('%j strikes before its tick, in the settles that are named', async command => {
    const [session, whole] = [await chipWith({}), await chipWith({})];
    await session.ask(timed(command, { onSettles: 1, firstSettle: 3, atTick: 17 }));
    const state = async (chip: typeof session, draw: number, ticks: number) => {
      const spikes = [];
      for (const id of [0, 1])
        spikes.push(await spikesOf(chip, id, { draw, stop: { kind: 'ticks', ticks } }));
      return [spikes, await readState(chip, 2, 'rate'), await readState(chip, 1, 'potential')];
    };
    const differs = async (draw: number, ticks: number) =>
      JSON.stringify(await state(session, draw, ticks)) !== JSON.stringify(await state(whole, draw, ticks));
    expect(await differs(2, 40)).toBe(false);
    expect(await differs(3, 17)).toBe(false);
    expect(await differs(4, 40)).toBe(false);
    if (command.kind === 'inject-fault' && command.fault === 'flip-slow-trace-bit') return;
    expect(await differs(3, 40)).toBe(true);
  });

  it('gives the same bits whether a settle runs at once or in pieces', async () => {
    const [once, pieces] = [await chipWith({}), await chipWith({})];
    for (const chip of [once, pieces]) {
      await chip.ask(timed(fault('flip-membrane-bit', 1, 0, 31), { onSettles: 9, atTick: 20 }));
    }
    await once.ask(settle({ draw: 3 }));
    await pieces.ask(settle({ draw: 3, stop: { kind: 'ticks', ticks: 20 } }));
    await pieces.ask(settle({ start: 'continue', stop: { kind: 'ticks', ticks: 20 } }));
    expect(await readState(pieces, 1, 'potential')).toEqual(await readState(once, 1, 'potential'));
  });

  it('delay lines: a spike that never was is delivered, one that was is not', async () => {
    const session = await chipWith({});
    await session.ask(settle({ draw: 3 }));
    const before = await readState(session, 2, 'potential');
    const ahead = { start: 'continue', stop: { kind: 'ticks', ticks: 1 } } as const;
    await session.ask(settle(ahead));
    const plain = await readState(session, 2, 'potential');
    await session.ask(settle({ draw: 3 }));
    expect(await readState(session, 2, 'potential')).toEqual(before);
    // Hidden neurons reach the output one tick later: the bit of the last tick.
    await session.ask(fault('flip-delay-bit', 1, 4, 0));
    await session.ask(settle(ahead));
    expect(await readState(session, 2, 'potential')).not.toEqual(plain);
    await session.ask(settle({ draw: 3 }));
    await session.play([fault('flip-delay-bit', 1, 4, 0), fault('flip-delay-bit', 1, 4, 0), settle(ahead)]);
    expect(await readState(session, 2, 'potential')).toEqual(plain);
  });

  it('a refractory time is cut short or made longer', async () => {
    const session = await chipWith({ unit: { refractoryTicks: 7 } });
    const quiet = await spikesOf(session, 1, { draw: 3 });
    await session.ask(timed(fault('flip-refractory-bit', 1, 0, 2), { onSettles: 9, atTick: 1 }));
    expect(await spikesOf(session, 1, { draw: 3 })).not.toEqual(quiet);
  });

  it('counts what has flipped', async () => {
    const session = await chipWith({});
    await session.ask(timed(fault('flip-membrane-bit', 1, 0, 31), { chance: 0.5, atTick: 5 }));
    for (let draw = 0; draw < 40; draw++) await session.ask(settle({ draw }));
    const [event] = await session.ask({ kind: 'telemetry' });
    const rows = event?.kind === 'telemetry-report' ? event.rows : [];
    const hits = rows.find(
      row => row.scope === 'population' && row.id === 1 && row.counter === 'fault-hits',
    )!.value;
    expect(Math.abs(hits - 20)).toBeLessThan(5 * Math.sqrt(10));
  });

  it('a bias keeps a flipped bit', async () => {
    const session = await chipWith({});
    const data = Float32Array.of(0.1, 0.2, 0.3, 0.4, 0.5);
    await session.ask({ kind: 'write-weights', tensor: 'bias', id: 1, offset: 0, count: 5, total: 5, data });
    await session.ask(fault('flip-bias-bit', 1, 2, 31));
    expect(await read(session, 'bias', 1)).toEqual([...data].map((value, k) => (k === 2 ? -value : value)));
  });

  it.each([
    [fault('flip-delay-bit', 1, 0, 10), 'value'],
    [fault('flip-refractory-bit', 1, 0, 0), 'target'],
    [fault('flip-phase-bit', 1, 0, 0), 'target'],
    [fault('flip-phase-bit', 0, 0, 31), 'value'],
    [timed(fault('flip-slow-trace-bit', 1, 9, 0), { chance: 0.5 }), 'address'],
  ])('%j is refused', async (command, path) => {
    const session = await chipWith({});
    expect(await refusal(session, command)).toMatchObject({ path });
  });
});
