import { Subject } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { openChip } from '../../../src/chip/emulator.js';
import type { ChipEvent } from '../../../src/protocol/messages.js';
import { Meter } from '../../../src/stream/meter.js';
import { type Pace, paced } from '../../../src/stream/progress.js';
import { Session } from '../../../src/stream/session.js';
import { watched } from '../../../src/stream/tap.js';
import { settled, setUpToy } from '../../support/toy-network.js';

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
