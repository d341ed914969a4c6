import { afterEach, describe, expect, it } from 'vitest';
import type { FaultTiming } from '../../../src/protocol/messages.js';
import type { Session, Unnumbered } from '../../../src/stream/session.js';
import {
  chipWith,
  closeSessions,
  copyChip,
  countersOf,
  everything,
  fault,
  learn,
  levelsOf,
  refusal,
  spikesOf,
} from '../../support/toy-chip.js';
import {
  HIDDEN,
  METAPLASTIC,
  present,
  read,
  settled,
  strongPairs,
  TERNARY,
} from '../../support/toy-network.js';

afterEach(closeSessions);

const timed = (command: Unnumbered, timing: FaultTiming): Unnumbered =>
  ({ ...command, ...timing }) as Unnumbered;
const KILL = fault('dead-neuron', 0, 0, 0);

/** Of the settles with draws from .. to, those in which input 0 is silent. */
async function silentIn(session: Session, from: number, to: number): Promise<number[]> {
  const silent: number[] = [];
  for (let draw = from; draw < to; draw++) {
    const spikes = await spikesOf(session, 0, { draw });
    if (!spikes.some(spike => spike.endsWith('/0'))) silent.push(draw);
  }
  return silent;
}

describe('faults that come and go with settles', () => {
  it('are there in some of every so many', async () => {
    const session = await chipWith({});
    await session.ask(timed(KILL, { onSettles: 2, offSettles: 3, firstSettle: 4 }));
    expect(await silentIn(session, 0, 16)).toEqual([4, 5, 9, 10, 14, 15]);
    // The two highest bits of a draw tell tests from training.
    expect(await silentIn(session, 2 ** 31 + 3, 2 ** 31 + 7)).toEqual([2 ** 31 + 4, 2 ** 31 + 5]);
  });

  it('are there once, if they are never away in between', async () => {
    const session = await chipWith({});
    await session.ask(timed(KILL, { onSettles: 3, firstSettle: 2 }));
    expect(await silentIn(session, 0, 12)).toEqual([2, 3, 4]);
  });

  it('come by chance, as often as asked for, the same for the same draw', async () => {
    const session = await chipWith({});
    await session.ask(timed(KILL, { chance: 0.3 }));
    const [n, p] = [400, 0.3];
    const silent = await silentIn(session, 0, n);
    expect(Math.abs(silent.length - n * p)).toBeLessThan(5 * Math.sqrt(n * p * (1 - p)));
    const other = await chipWith({});
    await other.ask(timed(KILL, { chance: 0.3 }));
    expect(await silentIn(other, 300, n)).toEqual(silent.filter(draw => draw >= 300));
  });

  it('leave no trace when they are away', async () => {
    const [session, whole] = [await chipWith({}), await chipWith({})];
    await session.play([
      timed(fault('dead-neuron', 1, 2, 0), { onSettles: 1, offSettles: 1 }),
      timed(fault('drop-spikes', 0, 0, 0.5), { onSettles: 1, offSettles: 1 }),
      timed(fault('extra-spikes', 1, 1, 0.5), { onSettles: 1, offSettles: 1 }),
      timed(fault('delay-spikes', 1, 1, 5), { onSettles: 1, offSettles: 1 }),
    ]);
    const [here, there] = [
      async (draw: number) => spikesOf(session, 1, { draw }),
      async (draw: number) => spikesOf(whole, 1, { draw }),
    ];
    expect(await here(0)).not.toEqual(await there(0));
    expect(await here(1)).toEqual(await there(1));
    expect(await here(2)).not.toEqual(await there(2));
    expect(await here(3)).toEqual(await there(3));
  });

  it('are the same in a batch and one by one', async () => {
    const session = await chipWith({});
    await session.ask(timed(KILL, { onSettles: 1, offSettles: 2 }));
    const image = Uint8Array.of(255, 0, 128, 64, 200, 30);
    await session.ask(
      present(
        Uint8Array.from({ length: 24 }, (_, k) => image[k % 6]!),
        4,
      ),
    );
    const batch = await settled(session, { draw: 0 });
    await session.ask(present(image));
    const single: number[] = [];
    for (let draw = 0; draw < 4; draw++) single.push(...(await settled(session, { draw })).end.readout);
    expect([...batch.end.readout]).toEqual(single);
  });

  it('end where a fault without times is injected at their place', async () => {
    const session = await chipWith({});
    await session.play([
      timed(fault('drop-spikes', 0, 0, 1), { onSettles: 1, offSettles: 1 }),
      fault('drop-spikes', 0, 0, 0),
    ]);
    expect(await silentIn(session, 0, 4)).toEqual([]);
  });

  it('a chip that goes on from a snapshot and is told of them again gives the same bits and counts', async () => {
    const cells = strongPairs(TERNARY, { tileRows: 2, tileColumns: 3, reading: 'every-event' });
    const options = { synapse: TERNARY, cells };
    const faults = [
      timed(fault('shorted-bit-line', 0, 4, 1), { onSettles: 2, offSettles: 1 }),
      timed(fault('supply-drop', 1, 0, 1), { onSettles: 1, offSettles: 2, firstSettle: 1 }),
      timed(fault('dead-neuron', 1, 1, 0), { chance: 0.5 }),
      timed(fault('read-errors', 0, 0, 0.05), { onSettles: 1, offSettles: 1 }),
      timed(fault('write-errors', 1, 0, 0.5), { onSettles: 1, offSettles: 3 }),
    ];
    const [session, other] = [await chipWith(options), await chipWith(options)];
    await session.play(faults);
    await learn(session, 5);
    await copyChip(session, other);
    await other.play(faults);
    for (const chip of [session, other]) await learn(chip, 5, 5);
    expect(await everything(other)).toEqual(await everything(session));
    for (const id of [0, 1]) {
      const [here, there] = [await countersOf(session, id), await countersOf(other, id)];
      for (const name of ['fault-hits', 'senses', 'misreads'] as const) expect(there(name)).toBe(here(name));
    }
  });

  it('lines mend: what was stored is read again', async () => {
    const cells = strongPairs(METAPLASTIC, { tileRows: 2, tileColumns: 3, reading: 'every-event' });
    const session = await chipWith({ synapse: METAPLASTIC, cells });
    const before = await read(session, 'weight', 0);
    await session.ask(timed(fault('shorted-bit-line', 0, 0, 1), { onSettles: 1, offSettles: 1 }));
    expect(await read(session, 'weight', 0)).toEqual(before);
    await settled(session, { draw: 0 });
    const broken = levelsOf(await read(session, 'weight', 0));
    expect([broken[0], broken[HIDDEN]]).toEqual([1, 1]);
    await settled(session, { draw: 1 });
    expect(await read(session, 'weight', 0)).toEqual(before);
  });
});

describe('faults of spikes that come and go with ticks', () => {
  const long = { stop: { kind: 'ticks', ticks: 2000 } } as const;
  const inWindow = (spike: string) => Number(spike.split('/')[0]) % 50 < 20;
  const times = { onTicks: 20, offTicks: 30 };

  it('lose spikes in their ticks only', async () => {
    const session = await chipWith({});
    const fired = await spikesOf(session, 0, long);
    await session.ask(timed(fault('drop-spikes', 0, 0, 1), times));
    const arrived = await spikesOf(session, 0, long);
    expect(arrived).toEqual(fired.filter(spike => !(spike.endsWith('/0') && inWindow(spike))));
  });

  it('add spikes in their ticks only, at their rate', async () => {
    const session = await chipWith({});
    await session.ask(timed(fault('extra-spikes', 0, 1, 0.25), times));
    const added = (await spikesOf(session, 0, long)).filter(spike => spike.endsWith('/1'));
    expect(added.every(inWindow)).toBe(true);
    const n = 0.4 * 2000;
    expect(Math.abs(added.length - 0.25 * n)).toBeLessThan(5 * Math.sqrt(0.25 * 0.75 * n));
  });

  it('hold spikes back in their ticks only, and deliver all of them', async () => {
    const session = await chipWith({});
    const fired = await spikesOf(session, 0, long);
    await session.ask(timed(fault('delay-spikes', 0, 2, 25), times));
    const expected = fired
      .filter(spike => spike.endsWith('/2'))
      .map(spike => Number(spike.split('/')[0]) + (inWindow(spike) ? 25 : 0))
      .filter(tick => tick < 2000);
    const arrived = (await spikesOf(session, 0, long)).filter(spike => spike.endsWith('/2'));
    expect(arrived.map(spike => Number(spike.split('/')[0]))).toEqual(
      [...new Set(expected)].sort((a, b) => a - b),
    );
  });
});

describe('times that cannot be', () => {
  it.each([
    [KILL, { offSettles: 3 }, 'onSettles'],
    [KILL, { onSettles: 1, chance: 0.5 }, 'chance'],
    [KILL, { chance: 1.5 }, 'chance'],
    [KILL, { onTicks: 5 }, 'onTicks'],
    [fault('stuck-weight', 0, 0, 1), { onSettles: 1 }, 'fault'],
    [fault('flip-weight-bit', 0, 0, 1), { chance: 0.1 }, 'fault'],
    [fault('drop-spikes', 0, 9, 0.5), { chance: 0.1 }, 'address'],
    [fault('drop-spikes', 0, 0, 2), { onSettles: 1 }, 'value'],
  ] as const)('%j with %j', async (command, timing, path) => {
    const session = await chipWith({});
    expect(await refusal(session, timed(command, timing))).toMatchObject({ path });
    expect(await silentIn(session, 0, 3)).toEqual([]);
  });
});
