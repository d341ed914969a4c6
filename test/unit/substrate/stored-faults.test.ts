import { afterEach, describe, expect, it } from 'vitest';
import {
  chipWith,
  closeSessions,
  countersOf,
  everything,
  fault,
  learn,
  levelsOf,
  refusal,
  SYNAPSES,
  sample,
} from '../../support/toy-chip.js';
import {
  INERTIA,
  METAPLASTIC,
  pairs,
  pattern,
  read,
  readState,
  settled,
  strongPairs,
  TERNARY,
  whole,
  writeWeights,
} from '../../support/toy-network.js';

afterEach(closeSessions);

describe('errors of reads', () => {
  it.each([
    ['binary', METAPLASTIC],
    ['ternary', TERNARY],
  ] as const)('come at their rate and leave what is stored alone: %s', async (_, synapse) => {
    const session = await chipWith({ synapse });
    const long = { stop: { kind: 'ticks', ticks: 20_000 } } as const;
    const clean = await settled(session, long);
    const potential = await readState(session, 1, 'potential');
    const stored = await everything(session);
    await session.ask(fault('read-errors', 1, 0, 0.02));
    const before = await countersOf(session, 1);
    const disturbed = await settled(session, long);
    const count = await countersOf(session, 1);
    const of = (name: 'forward-events' | 'backward-events' | 'misreads') => count(name)! - before(name)!;
    const reads = of('forward-events') + of('backward-events');
    const misreads = of('misreads');
    if (synapse.levels === 2) {
      expect(Math.abs(misreads - 0.02 * reads)).toBeLessThan(5 * Math.sqrt(0.02 * reads));
    } else {
      // A zero errs with p, another level with p / 2.
      expect(misreads).toBeGreaterThan(0.01 * reads - 5 * Math.sqrt(0.01 * reads));
      expect(misreads).toBeLessThan(0.02 * reads + 5 * Math.sqrt(0.02 * reads));
    }
    expect(reads).toBeGreaterThan(20_000);
    expect(disturbed.end.readout).not.toEqual(clean.end.readout);
    expect(await everything(session)).toEqual(stored);
    expect(count('fault-hits')).toBe(0);
    await session.ask(fault('read-errors', 1, 0, 0));
    await settled(session, long);
    expect(await readState(session, 1, 'potential')).toEqual(potential);
  });

  it('are drawn anew for each settle, the same for the same draw', async () => {
    const session = await chipWith({ synapse: METAPLASTIC });
    await session.ask(fault('read-errors', 0, 0, 0.3));
    const at = async (draw: number) => {
      await settled(session, { draw });
      return readState(session, 1, 'potential');
    };
    const first = await at(3);
    expect(await at(4)).not.toEqual(first);
    expect(await at(3)).toEqual(first);
  });
});

describe('noise of reads', () => {
  const noisy = (reading: 'once' | 'every-event', readSpread: number) =>
    chipWith({ synapse: METAPLASTIC, cells: pairs(METAPLASTIC, { readSpread, reading }) });

  it('is drawn at each event where cells are read so, and leaves what is stored alone', async () => {
    const session = await noisy('every-event', 2);
    const stored = await everything(session);
    await settled(session);
    const potential = await readState(session, 1, 'potential');
    const count = await countersOf(session, 1);
    const reads = count('forward-events')! + count('backward-events')!;
    expect(count('misreads')).toBeGreaterThan(0);
    // Medians apart by ln 20, against a spread of 2: a few percent of the reads.
    expect(count('misreads')! / reads).toBeGreaterThan(0.005);
    expect(count('misreads')! / reads).toBeLessThan(0.3);
    expect(await everything(session)).toEqual(stored);
    await settled(session);
    expect(await readState(session, 1, 'potential')).toEqual(potential);
    await settled(session, { draw: 4 });
    expect(await readState(session, 1, 'potential')).not.toEqual(potential);
  });

  it('is part of what was found where cells are read once', async () => {
    const session = await noisy('once', 5);
    const quiet = await noisy('once', 0);
    await settled(session);
    expect((await countersOf(session, 1))('misreads')).toBe(0);
    expect(await read(session, 'weight', 0)).not.toEqual(await read(quiet, 'weight', 0));
  });
});

describe('errors of writes', () => {
  it('last until the synapse is stored again, at the rate that is asked for', async () => {
    const session = await chipWith({ synapse: METAPLASTIC });
    const [writes, rate] = [400, 0.1];
    await session.ask(fault('write-errors', 0, 0, rate));
    const data = pattern(SYNAPSES[0], 1);
    const right = [...data].map(value => (value < 0 ? -1 : 1));
    let wrong = 0;
    let last: number[] = [];
    for (let k = 0; k < writes; k++) {
      await session.ask(writeWeights(0, data));
      last = levelsOf(await read(session, 'weight', 0));
      wrong += last.filter((level, s) => level !== right[s]).length;
    }
    const n = writes * SYNAPSES[0];
    expect(Math.abs(wrong - rate * n)).toBeLessThan(5 * Math.sqrt(n * rate * (1 - rate)));
    expect((await countersOf(session, 0))('fault-hits')).toBe(wrong);
    await settled(session);
    expect(levelsOf(await read(session, 'weight', 0))).toEqual(last);
    await session.play([fault('write-errors', 0, 0, 0), writeWeights(0, data)]);
    expect(levelsOf(await read(session, 'weight', 0))).toEqual(right);
  });

  it('never turn the sign of a ternary synapse', async () => {
    const session = await chipWith({ synapse: TERNARY });
    const right = levelsOf(await read(session, 'weight', 0));
    await session.play([fault('write-errors', 0, 0, 0.9), writeWeights(0, pattern(SYNAPSES[0], 1))]);
    const found = levelsOf(await read(session, 'weight', 0));
    expect(found).not.toEqual(right);
    for (const [k, level] of found.entries()) expect(level * right[k]!).toBeGreaterThanOrEqual(0);
  });
});

describe('single faults', () => {
  const STRONG = { synapse: TERNARY, cells: strongPairs(TERNARY) };

  it('flip-level: a zero takes the sign that is asked for, another level becomes zero, until stored again', async () => {
    const session = await chipWith(STRONG);
    const before = levelsOf(await read(session, 'weight', 1));
    const [zero, plus] = [before.indexOf(0), before.indexOf(1)];
    await session.ask(fault('flip-level', 1, zero, -1));
    await session.ask(fault('flip-level', 1, plus, -1));
    expect(levelsOf(await read(session, 'weight', 1))).toEqual(before.with(zero, -1));
    await session.ask(fault('flip-level', 1, plus, 1));
    expect(levelsOf(await read(session, 'weight', 1))).toEqual(before.with(zero, -1).with(plus, 0));
    expect((await countersOf(session, 1))('fault-hits')).toBe(2);
    await session.ask(writeWeights(1, pattern(SYNAPSES[1], 2)));
    expect(levelsOf(await read(session, 'weight', 1))).toEqual(before);
  });

  it('flip-level: two levels take the other one', async () => {
    const session = await chipWith({ synapse: INERTIA });
    const before = await read(session, 'weight', 0);
    await session.ask(fault('flip-level', 0, 7, 1));
    expect(await read(session, 'weight', 0)).toEqual(before.with(7, -before[7]!));
  });

  it('stuck-cell: a device keeps its state whatever is written', async () => {
    const session = await chipWith(STRONG);
    const all = (value: number) => writeWeights(1, new Float32Array(SYNAPSES[1]).fill(value));
    // The bit line of synapse 4 stays high, so it cannot hold +1; the complement of synapse 5 stays low.
    await session.play([all(0.5), fault('stuck-cell', 1, 8, 0), fault('stuck-cell', 1, 11, 1)]);
    const found = levelsOf(await read(session, 'weight', 1));
    expect(found[4]).toBe(0);
    await session.ask(all(-0.5));
    expect(levelsOf(await read(session, 'weight', 1))).toEqual(new Array(SYNAPSES[1]).fill(-1));
    await session.ask(all(0));
    expect(levelsOf(await read(session, 'weight', 1))).toEqual(new Array(SYNAPSES[1]).fill(0).with(5, -1));
    expect((await countersOf(session, 1))('fault-hits')).toBeGreaterThan(0);
  });

  it('age: drift changes what is read, once for each weight', async () => {
    const cells = strongPairs(TERNARY, { hrsDrift: -1, driftOnset: 1 });
    const session = await chipWith({ synapse: TERNARY, cells });
    const before = await read(session, 'weight', 1);
    await session.ask(fault('age', 1, 0, 0));
    expect(await read(session, 'weight', 1)).toEqual(before);
    expect((await countersOf(session, 1))('fault-hits')).toBe(0);
    // Five decades of a drift of -1 bring 1 Mohm to 7 kohm: below the critical resistance, above the low state.
    await session.ask(fault('age', 1, 0, 1e5));
    const after = levelsOf(await read(session, 'weight', 1));
    const zeros = before.filter(weight => weight === 0).length;
    expect(zeros).toBeGreaterThan(0);
    before.forEach((weight, k) => {
      if (weight === 0) expect(after[k]).not.toBe(0);
      else expect(after[k]).toBe(Math.sign(weight));
    });
    const count = await countersOf(session, 1);
    expect(count('fault-hits')).toBe(zeros);
    expect(count('senses')).toBe(3 * SYNAPSES[1]);
  });

  it('stuck-weight: holds through writes, updates and age, also for spikes that go back', async () => {
    const session = await chipWith(STRONG);
    await session.ask(fault('stuck-weight', 1, 4, 0.75));
    await session.ask(writeWeights(1, pattern(SYNAPSES[1], 5)));
    expect((await read(session, 'weight', 1))[4]).toBe(0.75);
    await learn(session, 3);
    await session.ask(fault('age', 1, 0, 1));
    const weights = [await read(session, 'weight', 0), await read(session, 'weight', 1)];
    expect(weights[1]![4]).toBe(0.75);
    const real = await chipWith({});
    for (const id of [0, 1]) {
      const bias = whole(Float32Array.from(await read(session, 'bias', id + 1)));
      await real.play([
        writeWeights(id, Float32Array.from(weights[id]!)),
        { kind: 'write-weights', tensor: 'bias', id: id + 1, ...bias },
      ]);
    }
    await settled(session);
    await settled(real);
    expect(await readState(session, 1, 'potential')).toEqual(await readState(real, 1, 'potential'));
  });

  it.each([
    ['flip-weight-bit', 'weight', 1],
    ['flip-accumulator-bit', 'accumulator', 1],
    ['flip-hidden-bit', 'hidden', 1],
  ] as const)('%s inverts one bit of one number', async (name, tensor, id) => {
    const session = await chipWith(STRONG);
    await session.play(sample(0).slice(0, 2));
    const before = await read(session, tensor, id);
    const at = before.findIndex(value => value !== 0);
    await session.ask(fault(name, id, at, 31));
    expect(await read(session, tensor, id)).toEqual(before.with(at, -before[at]!));
    await session.ask(fault(name, id, at, 31));
    expect(await read(session, tensor, id)).toEqual(before);
  });

  it('flip-hidden-bit inverts a bit of a narrow number', async () => {
    const hidden = { kind: 'fixed', bits: 8, step: 1 / 128, rounding: 'nearest' } as const;
    const session = await chipWith({ synapse: { ...TERNARY, hidden } });
    await session.ask(writeWeights(1, new Float32Array(SYNAPSES[1]).fill(0.305)));
    const at = (value: number) => new Array(SYNAPSES[1]).fill(39 / 128).with(3, value / 128);
    expect(await read(session, 'hidden', 1)).toEqual(at(39));
    await session.ask(fault('flip-hidden-bit', 1, 3, 0));
    expect(await read(session, 'hidden', 1)).toEqual(at(38));
    await session.ask(fault('flip-hidden-bit', 1, 3, 7));
    expect(await read(session, 'hidden', 1)).toEqual(at(38 - 128));
    expect(await refusal(session, fault('flip-hidden-bit', 1, 3, 8))).toMatchObject({ path: 'value' });
  });

  it.each([
    ['flip-membrane-bit', 'potential'],
    ['flip-trace-bit', 'rate'],
  ] as const)('%s inverts one bit of one neuron', async (name, variable) => {
    const session = await chipWith({});
    await settled(session);
    const before = await readState(session, 1, variable);
    await session.ask(fault(name, 1, 2, 31));
    expect(await readState(session, 1, variable)).toEqual(before.with(2, -before[2]!));
  });
});

describe('faults that cannot be', () => {
  it.each([
    ['flip-accumulator-bit', 1, 15, 0, 'address'],
    ['flip-accumulator-bit', 1, 0, 32, 'value'],
    ['flip-hidden-bit', 1, 15, 0, 'address'],
    ['flip-hidden-bit', 1, 0, 0.5, 'value'],
    ['flip-weight-bit', 1, 0, -1, 'value'],
    ['flip-level', 1, 15, 1, 'address'],
    ['stuck-cell', 1, 30, 1, 'address'],
    ['flip-membrane-bit', 1, 5, 0, 'address'],
    ['flip-membrane-bit', 0, 0, 0, 'target'],
    ['flip-trace-bit', 2, 3, 0, 'address'],
    ['flip-trace-bit', 1, 0, 32, 'value'],
    ['read-errors', 1, 0, 1, 'value'],
    ['read-errors', 1, 0, -0.1, 'value'],
    ['write-errors', 1, 0, 1.5, 'value'],
    ['age', 1, 0, -1, 'value'],
    ['read-errors', 7, 0, 0.1, 'id'],
  ] as const)('%s of %s, address %s, value %s: %s', async (name, target, address, value, path) => {
    const session = await chipWith({ synapse: TERNARY, cells: strongPairs(TERNARY) });
    const before = await everything(session);
    expect(await refusal(session, fault(name, target, address, value))).toMatchObject({ path });
    expect(await everything(session)).toEqual(before);
  });

  it('ask for levels or cells that are not there', async () => {
    const real = await chipWith({});
    for (const name of [
      'flip-hidden-bit',
      'flip-level',
      'stuck-cell',
      'read-errors',
      'write-errors',
      'age',
    ] as const) {
      expect(await refusal(real, fault(name, 1, 0, 0))).toEqual({
        code: 'unsupported',
        message: 'this projection keeps real weights only',
        path: 'target',
      });
    }
    const ideal = await chipWith({ synapse: TERNARY });
    for (const name of ['stuck-cell', 'age'] as const) {
      expect(await refusal(ideal, fault(name, 1, 0, 0))).toMatchObject({
        message: 'the cells of this projection are ideal',
      });
    }
  });
});
