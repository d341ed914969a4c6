import { afterEach, describe, expect, it } from 'vitest';
import type { CounterRow } from '../../../src/protocol/messages.js';
import type { Session } from '../../../src/stream/session.js';
import {
  chipWith,
  closeSessions,
  copyChip,
  fault,
  learn,
  refusal,
  spikesOf,
} from '../../support/toy-chip.js';
import { HIDDEN, read, settle, settled, telemetryOf } from '../../support/toy-network.js';

afterEach(closeSessions);

const TICKS = 20_000;
const long = { stop: { kind: 'ticks', ticks: TICKS } } as const;

/** Counts of the source population, and of the projection that it drives. */
async function counts(session: Session) {
  const rows = await telemetryOf(session);
  return (counter: CounterRow['counter']) =>
    rows.find(row => row.counter === counter && row.scope !== 'chip' && row.id === 0)?.value;
}

const of = (spikes: readonly string[], neuron: number) =>
  spikes.filter(spike => spike.endsWith(`/${neuron}`));
const ticksOf = (spikes: readonly string[], neuron: number) =>
  of(spikes, neuron).map(spike => Number(spike.split('/')[0]));

describe('lost spikes', () => {
  it('are as many as asked for, counted, and delivered to nobody', async () => {
    const session = await chipWith({});
    const fired = await spikesOf(session, 0, long);
    const first = await counts(session);
    expect(first('dropped-spikes')).toBeUndefined();
    await session.play([fault('drop-spikes', 0, 0, 0.2), fault('drop-spikes', 0, 3, 1)]);
    const arrived = await spikesOf(session, 0, long);
    const second = await counts(session);
    expect(second('dropped-spikes')).toBe(fired.length - arrived.length);
    expect(second('spikes')).toBe(2 * first('spikes')!);
    expect(second('forward-events')! - first('forward-events')!).toBe(HIDDEN * arrived.length);
    const all = of(fired, 0).length;
    const lost = all - of(arrived, 0).length;
    expect(Math.abs(lost - 0.2 * all)).toBeLessThan(5 * Math.sqrt(all * 0.2 * 0.8));
    expect(of(arrived, 3)).toEqual([]);
    expect(of(arrived, 2)).toEqual(of(fired, 2));
    const known = new Set(fired);
    expect(arrived.every(spike => known.has(spike))).toBe(true);
  });

  it('are lost independently: gaps between losses are geometric', async () => {
    const session = await chipWith({});
    const fired = ticksOf(await spikesOf(session, 0, long), 0);
    await session.ask(fault('drop-spikes', 0, 0, 0.3));
    const arrived = new Set(ticksOf(await spikesOf(session, 0, long), 0));
    const lost = fired.map(tick => !arrived.has(tick));
    const pairs = lost.filter((gone, k) => gone && lost[k + 1]).length;
    const expected = 0.09 * (fired.length - 1);
    expect(Math.abs(pairs - expected)).toBeLessThan(5 * Math.sqrt(expected * 1.5));
  });

  it('come from numbers of their own: of the settle, and of nobody else', async () => {
    const session = await chipWith({});
    await session.ask(fault('drop-spikes', 0, 0, 0.3));
    const alone = of(await spikesOf(session, 0, long), 0);
    await session.ask(fault('drop-spikes', 0, 2, 0.3));
    expect(of(await spikesOf(session, 0, long), 0)).toEqual(alone);
    await spikesOf(session, 0, { ...long, draw: 4 });
    expect(of(await spikesOf(session, 0, long), 0)).toEqual(alone);
    await session.play([fault('drop-spikes', 0, 0, 0), fault('drop-spikes', 0, 2, 0)]);
    const whole = await chipWith({});
    expect(await spikesOf(session, 0, long)).toEqual(await spikesOf(whole, 0, long));
  });
});

describe('late spikes', () => {
  it.each([1, 7, 63])('by %s ticks arrive so much later, and no others', async delay => {
    const session = await chipWith({});
    const fired = await spikesOf(session, 0, long);
    await session.ask(fault('delay-spikes', 0, 2, delay));
    const arrived = await spikesOf(session, 0, long);
    expect(ticksOf(arrived, 2)).toEqual(
      ticksOf(fired, 2)
        .map(tick => tick + delay)
        .filter(tick => tick < TICKS),
    );
    expect(of(arrived, 0)).toEqual(of(fired, 0));
    expect((await counts(session))('delayed-spikes')).toBe(of(fired, 2).length);
  });

  it('arrive in the next settle where it goes on, and never after a fresh start', async () => {
    const session = await chipWith({});
    const short = { stop: { kind: 'ticks', ticks: 20 } } as const;
    await session.ask(fault('delay-spikes', 0, 0, 30));
    expect(of(await spikesOf(session, 0, short), 0)).toEqual([]);
    expect(of(await spikesOf(session, 0, { ...short, start: 'continue' }), 0).length).toBeGreaterThan(0);
    expect(of(await spikesOf(session, 0, short), 0)).toEqual([]);
  });
});

describe('extra spikes', () => {
  it('come at their rate, from silent inputs as well, and are priced as spikes', async () => {
    const session = await chipWith({});
    const fired = await spikesOf(session, 0, long);
    // Input 1 is dark.
    await session.play([fault('extra-spikes', 0, 1, 0.03), fault('extra-spikes', 0, 0, 0.03)]);
    const arrived = await spikesOf(session, 0, long);
    const dark = of(arrived, 1).length;
    expect(of(fired, 1)).toEqual([]);
    expect(Math.abs(dark - 0.03 * TICKS)).toBeLessThan(5 * Math.sqrt(0.03 * 0.97 * TICKS));
    // Where a spike was anyway nothing is added.
    const free = TICKS - of(fired, 0).length;
    const added = of(arrived, 0).length - of(fired, 0).length;
    expect(Math.abs(added - 0.03 * free)).toBeLessThan(5 * Math.sqrt(0.03 * 0.97 * free));
    expect((await counts(session))('extra-spikes')).toBe(dark + added);
  });

  it('of an input that nobody lights are learnt from', async () => {
    const session = await chipWith({});
    await session.ask(fault('extra-spikes', 0, 1, 0.2));
    const before = await read(session, 'weight', 0);
    await learn(session, 3);
    const after = await read(session, 'weight', 0);
    const row = (weights: readonly number[]) => weights.slice(HIDDEN, 2 * HIDDEN);
    expect(row(after)).not.toEqual(row(before));
  });

  it('of neurons reach their targets and the readout', async () => {
    const session = await chipWith({});
    const clean = await settled(session, long);
    for (let k = 0; k < 3; k++) await session.ask(fault('extra-spikes', 2, k, 0.1));
    const noisy = await settled(session, long);
    const sum = (values: Float32Array) => values.reduce((total, x) => total + x, 0);
    expect(sum(noisy.end.readout)).toBeGreaterThan(sum(clean.end.readout));
  });
});

describe('all together', () => {
  const everyFault = [
    fault('delay-spikes', 0, 0, 5),
    fault('drop-spikes', 0, 0, 0.2),
    fault('extra-spikes', 0, 1, 0.1),
    fault('drop-spikes', 1, 2, 0.5),
    fault('delay-spikes', 1, 3, 9),
    fault('extra-spikes', 1, 4, 0.05),
  ];

  it('a snapshot in the middle of a settle has what is on its way and what is to be drawn', async () => {
    const [session, other] = [await chipWith({}), await chipWith({})];
    await session.play([...everyFault, settle()]);
    await copyChip(session, other);
    const on = { start: 'continue', ...long } as const;
    expect(await spikesOf(other, 1, on)).toEqual(await spikesOf(session, 1, on));
    expect(await spikesOf(other, 0, { ...long, draw: 9 })).toEqual(
      await spikesOf(session, 0, { ...long, draw: 9 }),
    );
  });

  it('a slot captures them too', async () => {
    const session = await chipWith({ slots: 1 });
    await session.play([...everyFault, settle({ saveSlot: 0 })]);
    const from = { start: 'slot', startSlot: 0, ...long } as const;
    expect(await spikesOf(session, 1, from)).toEqual(await spikesOf(session, 1, from));
  });

  it('ticks may run one by one or all at once', async () => {
    const session = await chipWith({});
    await session.play(everyFault);
    const at = await spikesOf(session, 1, { stop: { kind: 'ticks', ticks: 60 } });
    const pieces: string[] = [];
    for (let k = 0; k < 60; k++) {
      const one = { stop: { kind: 'ticks', ticks: 1 }, start: k === 0 ? 'fresh' : 'continue' } as const;
      pieces.push(...(await spikesOf(session, 1, one)));
    }
    expect(pieces).toEqual(at);
  });
});

describe('faults of spikes that cannot be', () => {
  it.each([
    ['drop-spikes', 0, 6, 0.1, 'address'],
    ['drop-spikes', 0, 0, 1.1, 'value'],
    ['drop-spikes', 0, 0, -0.1, 'value'],
    ['delay-spikes', 0, 0, 64, 'value'],
    ['delay-spikes', 0, 0, 1.5, 'value'],
    ['extra-spikes', 0, 0, 1, 'value'],
    ['extra-spikes', 9, 0, 0.1, 'population'],
  ] as const)('%s of %s, address %s, value %s: %s', async (name, target, address, value, path) => {
    const session = await chipWith({});
    expect(await refusal(session, fault(name, target, address, value))).toMatchObject({ path });
  });

  it('events that a host sends can be lost as well', async () => {
    const session = await chipWith({ encoder: 'events' });
    await session.ask(fault('drop-spikes', 0, 0, 1));
    const ticks = Uint32Array.of(1, 2, 3);
    const addresses = Uint32Array.of(0, 4, 0);
    await session.ask({ kind: 'spikes-in', population: 0, firstTick: 0, ticks, addresses });
    expect(await spikesOf(session, 0)).toEqual(['2/4']);
  });
});
