import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openChip } from '../../../src/chip/emulator.js';
import type { SnapshotBlock } from '../../../src/protocol/messages.js';
import { Session, type Unnumbered } from '../../../src/stream/session.js';
import {
  HIDDEN,
  nudge,
  OUTPUTS,
  pattern,
  read,
  settle,
  settled,
  setUpToy,
  whole,
  writeWeights,
} from '../../support/toy-network.js';

/** Where weights may change with every spike, no copy is kept: spikes go back over the stored matrix itself. */
const PLASTICITIES = { copied: 'deferred', stored: 'continual' } as const;
const RECORD = { record: [1, 2], stop: { kind: 'ticks', ticks: 60 } } as const;

describe('spikes that go back over a copy of the weights', () => {
  let copied: Session;
  let stored: Session;
  beforeEach(async () => {
    copied = new Session(openChip(), 4);
    stored = new Session(openChip(), 4);
    await setUpToy(copied, { plasticity: PLASTICITIES.copied });
    await setUpToy(stored, { plasticity: PLASTICITIES.stored });
  });
  afterEach(() => {
    copied.close();
    stored.close();
  });

  const expectSame = async () => {
    const [a, b] = [await settled(copied, RECORD), await settled(stored, RECORD)];
    expect(a.packets).toEqual(b.packets.map(packet => ({ ...packet, requestId: a.end.requestId })));
    expect(a.end.readout).toEqual(b.end.readout);
    expect(a.end.work).toEqual(b.end.work);
    return a.end;
  };
  const both = async (...commands: Unnumbered[]) => {
    await copied.play(commands);
    await stored.play(commands);
  };

  it('do what spikes over the stored weights do', async () => {
    const { work } = await expectSame();
    expect(work.spikes).toBeGreaterThan(50);
  });

  it('see weights that were written after they were first used', async () => {
    const before = await expectSame();
    await both(writeWeights(1, pattern(HIDDEN * OUTPUTS, 5)));
    expect((await expectSame()).readout).not.toEqual(before.readout);
  });

  it('see faults', async () => {
    await expectSame();
    const fault = { kind: 'inject-fault', target: 1, address: 4 } as const;
    await both({ ...fault, fault: 'stuck-weight', value: 0.75 });
    await expectSame();
    await both({ ...fault, fault: 'flip-weight-bit', address: 7, value: 31 });
    await expectSame();
  });

  it('see updates', async () => {
    await copied.play([
      settle({ drives: nudge(1) }),
      settle({ start: 'continue', drives: nudge(-1), plasticity: 'deferred', divisor: -2 }),
      { kind: 'update', rule: 'path', earlier: -1, later: -1, divisor: -2, rateScale: 1 },
    ]);
    const learnt = await read(copied, 'weight', 1);
    expect(learnt).not.toEqual([...pattern(HIDDEN * OUTPUTS, 2)]);
    await stored.play([writeWeights(0, Float32Array.from(await read(copied, 'weight', 0)))]);
    await stored.play([writeWeights(1, Float32Array.from(learnt))]);
    for (const id of [1, 2]) {
      const bias = whole(Float32Array.from(await read(copied, 'bias', id)));
      await stored.play([{ kind: 'write-weights', tensor: 'bias', id, ...bias }]);
    }
    await expectSame();
  });

  it('see a restored state', async () => {
    const first = await expectSame();
    const snapshots = [copied, stored].map(async session => {
      const [block] = (await session.ask({ kind: 'snapshot' })) as SnapshotBlock[];
      return { session, block: block! };
    });
    const taken = await Promise.all(snapshots);
    await both(writeWeights(1, pattern(HIDDEN * OUTPUTS, 5)));
    await expectSame();
    for (const { session, block } of taken) await session.play([{ kind: 'restore', ...whole(block.data) }]);
    expect((await expectSame()).readout).toEqual(first.readout);
  });
});
