import { afterEach, describe, expect, it } from 'vitest';
import { openChip } from '../../src/chip/emulator.js';
import type { RateUnit } from '../../src/protocol/messages.js';
import { ChipRefused, Session } from '../../src/stream/session.js';
import {
  driveOf,
  type Layered,
  layered,
  NET_N,
  rates,
  relax,
  settledBy,
  show,
  X,
  Y,
} from '../support/rate-network.js';

/** What every settling method has to do. The rest point is that of net N with hard sigmoids, from the notes. */
const REST = {
  hidden: [0.494351581319, 0.366138797043, 0.455566444711],
  output: [0.305337009187, 0.319826709776],
};
const NUDGED = {
  hidden: [0.542736708, 0.3148212715, 0.4890366524],
  output: [0.4681375856, 0.2429768838],
};

const METHODS: readonly Partial<RateUnit>[] = [
  ...(['synchronous', 'asynchronous', 'forward', 'backward'] as const).flatMap(order => [
    { dynamics: 'fixed-point' as const, order },
    { dynamics: 'minimise' as const, order },
  ]),
  { dynamics: 'euler', step: 0.5 },
  { dynamics: 'euler', step: 0.5, order: 'asynchronous' },
  { dynamics: 'fixed-point', step: 0.5 },
  { dynamics: 'fixed-point', order: 'synchronous', sends: 'changes' },
  { dynamics: 'fixed-point', step: 0.5, order: 'asynchronous', sends: 'changes' },
  { dynamics: 'minimise', order: 'asynchronous', sends: 'changes' },
  { dynamics: 'euler', step: 0.5, sends: 'changes' },
];

const close = (found: readonly number[], expected: readonly number[], within: number) => {
  expect(found.length).toBe(expected.length);
  for (const [k, value] of found.entries())
    expect(Math.abs(value - expected[k]!), `${k}`).toBeLessThan(within);
};

describe.each(METHODS)('settling by $dynamics, $order, sending $sends', unit => {
  let session: Session;
  afterEach(() => session.close());
  const open = async (changes: Partial<Layered> = {}) => {
    session = new Session(openChip(), 4);
    const { unit: more, ...rest } = changes;
    await session.play(
      layered({ ...NET_N, unit: { ...unit, ...more }, output: { activation: 'linear' }, ...rest }),
    );
  };

  it('comes to rest where the notes say, free and nudged', async () => {
    await open();
    await session.play([show(0, X), show(2, Y), relax(80)]);
    close(await rates(session, 1), REST.hidden, 3e-7);
    close(await rates(session, 2), REST.output, 3e-7);
    const drives = [driveOf('nudge', 2, 0.25)];
    await session.play([relax(80, { start: 'continue', drives })]);
    close(await rates(session, 1), NUDGED.hidden, 3e-7);
    close(await rates(session, 2), NUDGED.output, 3e-7);
  });

  it('stops when it has settled, and says so', async () => {
    await open();
    await session.play([show(0, X)]);
    const stop = { kind: 'residual', below: 1e-5, maxTicks: 200 } as const;
    const settled = await settledBy(session, relax(0, { stop, readout: 2 }));
    expect(settled).toMatchObject({ converged: true, batch: 1 });
    expect(settled.residual).toBeLessThan(1e-5);
    expect(settled.ticks).toBeLessThan(80);
    close([...settled.readout], REST.output, 1e-4);
    const hurried = await settledBy(session, relax(0, { stop: { ...stop, maxTicks: 2 } }));
    expect(hurried).toMatchObject({ converged: false, ticks: 2 });
    expect(hurried.residual).toBeGreaterThan(1e-5);
  });

  it('settles a batch as it settles each sample alone, and more than it keeps in turn', async () => {
    const samples = [X, [0.2, 0.9], [0, 0], [1, 1], [0.7, 0.1]];
    await open({ unit: { ...unit, batch: 2 } });
    await session.play([show(0, samples.flat(), samples.length)]);
    const together = await settledBy(session, relax(7, { readout: 2 }));
    for (const [k, sample] of samples.entries()) {
      await session.play([show(0, sample)]);
      const alone = await settledBy(session, relax(7, { readout: 2 }));
      expect([...together.readout.subarray(2 * k, 2 * k + 2)]).toEqual([...alone.readout]);
    }
  });

  it('lets each sample of a batch end when it has come to rest', async () => {
    const samples = [X, [0.2, 0.9], [0, 0], [1, 1], [0.7, 0.1], X];
    const stop = { kind: 'residual', below: 3e-6, maxTicks: 200 } as const;
    const nudge = { start: 'continue', drives: [driveOf('nudge', 2, 0.25)] } as const;
    const phases = async () => {
      const free = await settledBy(session, relax(0, { stop, readout: 2 }));
      return [free, await settledBy(session, relax(0, { stop, readout: 2, ...nudge }))];
    };
    await open({ unit: { ...unit, batch: samples.length } });
    await session.play([show(0, samples.flat(), samples.length), show(2, samples.flat(), samples.length)]);
    const together = await phases();
    const alone = [];
    for (const sample of samples) {
      await session.play([show(0, sample), show(2, sample)]);
      alone.push(await phases());
    }
    for (const [phase, all] of together.entries()) {
      const each = alone.map(found => found[phase]!);
      const steps = each.map(({ ticks }) => ticks);
      expect([...all.readout]).toEqual(each.flatMap(({ readout }) => [...readout]));
      expect(all).toMatchObject({ ticks: Math.max(...steps), converged: true });
      expect(all.residual).toBe(Math.max(...each.map(({ residual }) => residual)));
      for (const count of ['ticks', 'neuronUpdates'] as const)
        expect(all.work[count]).toBe(each.reduce((sum, { work }) => sum + work[count], 0));
    }
  });

  it('goes on from a captured state, and from a snapshot, with the same bits', async () => {
    await open();
    await session.play([show(0, X), show(2, Y), relax(3, { saveSlot: 1 })]);
    const [block] = await session.ask({ kind: 'snapshot' });
    const nudge = { drives: [driveOf('nudge', 2, 0.1)], readout: 2 };
    const straight = await settledBy(session, relax(4, { start: 'continue', ...nudge }));
    const again = await settledBy(session, relax(4, { start: 'slot', startSlot: 1, ...nudge }));
    expect(again.readout).toEqual(straight.readout);
    if (block?.kind !== 'snapshot-block') throw new Error('no snapshot');
    const { offset, count, total, data } = block;
    await session.play([{ kind: 'restore', offset, count, total, data }]);
    const restored = await settledBy(session, relax(4, { start: 'continue', ...nudge }));
    expect(restored.readout).toEqual(straight.readout);
  });

  it('holds a clamped and a coupled output, and relaxes the rest under it', async () => {
    await open();
    await session.play([show(0, X), show(2, Y), relax(80, { saveSlot: 0 })]);
    const from = { start: 'slot', startSlot: 0 } as const;
    await session.play([relax(80, { ...from, drives: [driveOf('clamp', 2, 1)] })]);
    expect(await rates(session, 2)).toEqual(Y);
    close(await rates(session, 1), [0.7, 0.15, 0.6], 3e-7);
    await session.play([relax(80, { ...from, drives: [driveOf('couple', 2, 0.25)] })]);
    close(await rates(session, 2), [0.4790027569, 0.2398700323], 3e-7);
    close(await rates(session, 1), [0.545763686, 0.3121040978, 0.4916748335], 3e-7);
    await session.play([relax(80, { ...from, drives: [driveOf('couple', 2, -0.25)] })]);
    close(await rates(session, 1), [0.4429394766, 0.4201734963, 0.4194580559], 3e-7);
  });

  it('stops where rates are no numbers any more, and says where and what may have caused it', async () => {
    await open();
    const data = new Float32Array(3).fill(Number.NaN);
    const write = {
      kind: 'write-weights',
      tensor: 'bias',
      id: 1,
      offset: 0,
      count: 3,
      total: 3,
      data,
    } as const;
    const error = await session.play([show(0, X), write, relax(5)]).then(
      () => undefined,
      reason => reason,
    );
    expect(error).toBeInstanceOf(ChipRefused);
    expect((error as ChipRefused).event).toMatchObject({ code: 'diverged' });
    expect((error as ChipRefused).event.message).toMatch(/layer 1 are not numbers after step 1 \(free\)/);
  });

  it.runIf(unit.sends !== 'changes')('counts every weight it uses, and inputs once', async () => {
    await open();
    await session.play([show(0, X)]);
    const first = await settledBy(session, relax(5));
    expect(first.work.synapticEvents).toBe(6 + 5 * (6 + 6));
    const second = await settledBy(session, relax(5, { start: 'continue' }));
    expect(second.work).toMatchObject({ synapticEvents: 60, neuronUpdates: 25, ticks: 5, spikes: 0 });
  });
});

describe('the exact minimiser', () => {
  it('descends as in the notes: states and energies of every iteration', async () => {
    const session = new Session(openChip(), 4);
    const unit = { dynamics: 'minimise', order: 'asynchronous' } as const;
    await session.play(layered({ ...NET_N, unit, output: { activation: 'linear' } }));
    await session.play([show(0, X)]);
    const table = [
      { hidden: [0.45, 0.3, 0.3], output: [0.2575, 0.27], energy: -0.260853125 },
      { hidden: [0.487375, 0.355875, 0.43125], output: [0.2978375, 0.31206875], energy: -0.273424306191 },
      {
        hidden: [0.4932525, 0.36454844, 0.451765],
        output: [0.30416036, 0.3186197],
        energy: -0.273731072335,
      },
    ];
    for (const [k, row] of table.entries()) {
      await session.play([relax(1, { start: k === 0 ? 'fresh' : 'continue' })]);
      close(await rates(session, 1), row.hidden, 1e-7);
      close(await rates(session, 2), row.output, 1e-7);
      close(await rates(session, 0, 'energy'), [row.energy], 1e-7);
    }
    await session.play([relax(60, { start: 'continue' })]);
    close(await rates(session, 0, 'energy'), [-0.273738745752], 1e-7);
    session.close();
  });

  it('refuses a nudge under which the energy has no minimum', async () => {
    const session = new Session(openChip(), 4);
    await session.play(
      layered({ ...NET_N, unit: { dynamics: 'minimise' }, output: { activation: 'linear' } }),
    );
    const drives = [driveOf('nudge', 2, -1.2)];
    await expect(session.play([show(0, X), relax(5, { drives })])).rejects.toThrow(/beta must exceed -1/);
    session.close();
  });
});
