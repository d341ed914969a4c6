import { Subject } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { openChip } from '../../../src/chip/emulator.js';
import type { ChipEvent } from '../../../src/protocol/messages.js';
import { Meter } from '../../../src/stream/meter.js';
import { type Pace, paced } from '../../../src/stream/progress.js';
import { Session } from '../../../src/stream/session.js';
import { watched } from '../../../src/stream/tap.js';
import { replay, sameCommand, Transcript, TranscriptFull } from '../../../src/stream/transcript.js';
import { read, settle, settled, setUpToy } from '../../support/toy-network.js';

describe('operators over the two streams', () => {
  it('meters what a chip does', async () => {
    const meter = new Meter();
    const session = new Session(watched(openChip(), meter), 4);
    await setUpToy(session);
    const { end } = await settled(session);
    await settled(session, { start: 'continue' });
    expect(meter.settles).toBe(2);
    expect(meter.commands.get('settle')).toBe(2);
    expect(meter.commands.get('population')).toBe(3);
    expect(meter.work.ticks).toBe(80);
    expect(meter.work.spikes).toBeGreaterThan(end.work.spikes);
  });

  it('replays a recorded conversation, and refuses to leave it', async () => {
    const transcript = new Transcript();
    const live = new Session(watched(openChip(), transcript), 4);
    await setUpToy(live);
    const first = await settled(live, { record: [0, 1, 2] });
    const weights = await read(live, 'weight', 0);

    const session = new Session(replay(transcript.exchanges), 4);
    await setUpToy(session);
    const again = await settled(session, { record: [0, 1, 2] });
    expect({ ...again.end, requestId: 0 }).toEqual({ ...first.end, requestId: 0 });
    expect(again.packets.map(p => [...p.addresses])).toEqual(first.packets.map(p => [...p.addresses]));
    expect(await read(session, 'weight', 0)).toEqual(weights);
    await expect(session.play([settle()])).rejects.toThrow('leaves the recording, which has nothing more');

    const astray = new Session(replay(transcript.exchanges), 4);
    await expect(astray.play([settle()])).rejects.toThrow('which has "configure" at exchange 0');
  });

  it('compares commands by content, typed arrays and their kind included', () => {
    const command = (data: Uint8Array | Uint16Array) =>
      ({
        kind: 'present',
        requestId: 1,
        population: 0,
        layout: 'dense',
        batch: 1,
        steps: 1,
        reversed: false,
        offset: 0,
        count: data.length,
        total: data.length,
        data,
      }) as const;
    expect(sameCommand(command(Uint8Array.of(1, 2)), { ...command(Uint8Array.of(1, 2)), requestId: 9 })).toBe(
      true,
    );
    expect(sameCommand(command(Uint8Array.of(1, 2)), command(Uint8Array.of(1, 3)))).toBe(false);
    expect(sameCommand(command(Uint8Array.of(1, 2)), command(Uint16Array.of(1, 2)))).toBe(false);
    expect(sameCommand(command(Uint8Array.of(1)), { kind: 'commit', requestId: 1 })).toBe(false);
  });

  it('stops a recording that has no room left, rather than dropping anything', async () => {
    const session = new Session(watched(openChip(), new Transcript(3)), 1);
    await expect(setUpToy(session)).rejects.toThrow(TranscriptFull);
  });

  it('tells the pace every so many settles', () => {
    const events = new Subject<ChipEvent>();
    const seen: Pace[] = [];
    paced(events, 2).subscribe(pace => seen.push(pace));
    const work = { ticks: 10, spikes: 1, synapticEvents: 5, neuronUpdates: 3, weightEvents: 0 };
    for (let k = 0; k < 5; k++) {
      events.next({ kind: 'done', requestId: k });
      events.next({
        kind: 'settled',
        requestId: k,
        ticks: 10,
        residual: 0,
        converged: false,
        batch: 1,
        readout: new Float32Array(0),
        work,
      });
    }
    expect(seen).toEqual([
      { settles: 2, ticks: 20, synapticEvents: 10 },
      { settles: 4, ticks: 40, synapticEvents: 20 },
    ]);
  });
});
