import { afterEach, describe, expect, it } from 'vitest';
import { openChip } from '../../../src/chip/emulator.js';
import { learningStep } from '../../../src/estimator/contrast.js';
import type { CounterRow, SnapshotBlock } from '../../../src/protocol/messages.js';
import { ChipRefused, Session, type Unnumbered } from '../../../src/stream/session.js';
import {
  FLOAT,
  HIDDEN,
  INERTIA,
  METAPLASTIC,
  neuron,
  OUTPUTS,
  pairs,
  pattern,
  read,
  readState,
  SOURCES,
  settled,
  setUpToy,
  strongPairs,
  TERNARY,
  type ToyOptions,
  target,
  toyNetwork,
  whole,
  writeWeights,
} from '../../support/toy-network.js';

const SYNAPSES = [SOURCES * HIDDEN, HIDDEN * OUTPUTS] as const;
const RULES = { ternary: TERNARY, metaplastic: METAPLASTIC, inertia: INERTIA };
const WEIGHT = Math.fround(0.3);

const sessions: Session[] = [];
afterEach(() => {
  for (const session of sessions.splice(0)) session.close();
});

/** A chip with the toy network, its weights written. */
async function chipWith(options: ToyOptions): Promise<Session> {
  const session = new Session(openChip(), 4);
  sessions.push(session);
  await setUpToy(session, options);
  return session;
}

const refusal = async (session: Session, command: Unnumbered | readonly Unnumbered[]) => {
  const error = await session.play([command].flat() as Unnumbered[]).then(
    () => undefined,
    reason => reason,
  );
  expect(error).toBeInstanceOf(ChipRefused);
  const { code, message, path } = (error as ChipRefused).event;
  return { code, message, path };
};

/** Large steps, so that levels change. */
const RATE_SCALE = 10;

const sample = (draw: number): Unnumbered[] => [
  ...learningStep(
    {
      ...({ kind: 'centered', beta: 1, firstTicks: 60, secondTicks: 60 } as const),
      ...({ plasticity: 'deferred', output: 2, readoutFrom: 20 } as const),
    },
    draw,
    1,
    RATE_SCALE,
  ),
];

/** Labels take turns, so that there is always something to learn. */
async function learn(session: Session, samples: number, from = 0): Promise<void> {
  for (let k = from; k < from + samples; k++) await session.play([target(k % OUTPUTS), ...sample(k)]);
}

async function countersOf(session: Session, id: number) {
  const events = await session.ask({ kind: 'telemetry' });
  const rows: CounterRow[] = events.flatMap(event =>
    event.kind === 'telemetry-report' ? [...event.rows] : [],
  );
  const mine = rows.filter(row => row.scope === 'projection' && row.id === id);
  return (counter: CounterRow['counter']) => mine.find(row => row.counter === counter)?.value;
}

const everything = async (session: Session) => ({
  weights: [await read(session, 'weight', 0), await read(session, 'weight', 1)],
  hidden: [await read(session, 'hidden', 0), await read(session, 'hidden', 1)],
  bias: await read(session, 'bias', 1),
});

const fault = (
  name: Extract<Unnumbered, { kind: 'inject-fault' }>['fault'],
  target: number,
  address: number,
  value: number,
): Unnumbered => ({ kind: 'inject-fault', fault: name, target, address, value });

const levelsOf = (weights: readonly number[]): number[] => weights.map(Math.sign);

describe.each(Object.entries(RULES))('%s synapses', (name, synapse) => {
  const allowed = synapse.levels === 3 ? [-WEIGHT, 0, WEIGHT] : [-WEIGHT, WEIGHT];

  it('hold nothing but their levels after any number of updates, and change some', async () => {
    const session = await chipWith({ synapse });
    const before = await read(session, 'weight', 1);
    const seen = new Set(before);
    for (let k = 0; k < 12; k++) {
      await learn(session, 1, k);
      for (const id of [0, 1]) for (const weight of await read(session, 'weight', id)) seen.add(weight);
    }
    expect([...seen].sort((a, b) => a - b)).toEqual(allowed);
    expect(await read(session, 'weight', 1)).not.toEqual(before);
    const changes = (await countersOf(session, 1))('stored-changes')!;
    expect(changes).toBeGreaterThan(0);
  });

  it('store the level of what is written, and keep it as the hidden number', async () => {
    const session = await chipWith({ synapse });
    const written = pattern(SYNAPSES[1], 2);
    const inert = name === 'inertia';
    const level = (value: number) =>
      Math.abs(value) <= synapse.threshold && !inert ? 0 : value < 0 ? -1 : 1;
    const wanted = [...written].map(value => (synapse.levels === 2 ? (value < 0 ? -1 : 1) : level(value)));
    expect(levelsOf(await read(session, 'weight', 1))).toEqual(wanted);
    const limit = Math.fround(synapse.limit);
    const kept = [...written].map(value => (inert ? 0 : Math.max(-limit, Math.min(limit, value))));
    expect(await read(session, 'hidden', 1)).toEqual(kept);
  });

  it('are the same on ideal cells and on cells that never err', async () => {
    const ideal = await chipWith({ synapse });
    const strong = await chipWith({ synapse, cells: strongPairs(synapse) });
    const twice = await chipWith({ synapse, cells: strongPairs(synapse, { access: 'two-copies' }) });
    for (const session of [ideal, strong, twice]) await learn(session, 6);
    expect(await everything(strong)).toEqual(await everything(ideal));
    expect(await everything(twice)).toEqual(await everything(ideal));
  });

  it('work both ways as real synapses with the weights that are read', async () => {
    const weak = pairs(synapse, { lrsSpread: 2, hrsSpread: 2 });
    const session = await chipWith({ synapse, cells: weak });
    await learn(session, 3);
    const { bias, hidden, weights } = await everything(session);
    expect(levelsOf(weights[0]!)).not.toEqual(levelsOf(hidden[0]!));
    const real = await chipWith({});
    for (const id of [0, 1]) await real.ask(writeWeights(id, Float32Array.from(weights[id]!)));
    const biases = async (id: number) =>
      real.ask({
        ...({ kind: 'write-weights', tensor: 'bias', id } as const),
        ...whole(Float32Array.from(await read(session, 'bias', id))),
      });
    await biases(1);
    await biases(2);
    expect(await read(real, 'bias', 1)).toEqual(bias);
    const [here, there] = [await settled(session), await settled(real)];
    expect(here.end.readout).toEqual(there.end.readout);
    expect(await readState(session, 1, 'potential')).toEqual(await readState(real, 1, 'potential'));
  });

  it('go on from a snapshot with the same bits, in the same chip and in another', async () => {
    const cells = pairs(synapse, { access: 'two-copies', reading: 'every-event', writeFailure: 0.1 });
    const fixed = { kind: 'fixed', bits: 12, step: 2 ** -11, rounding: 'stochastic' } as const;
    const options = { synapse: { ...synapse, hidden: fixed }, cells };
    const session = await chipWith(options);
    await session.play([fault('read-errors', 1, 0, 0.05), fault('write-errors', 0, 0, 0.1)]);
    await learn(session, 4);
    const parts = (await session.ask({ kind: 'snapshot' })) as SnapshotBlock[];
    const image = Uint8Array.from(parts.flatMap(part => [...part.data]));
    await learn(session, 4, 4);
    const direct = { ...(await everything(session)), pulses: await read(session, 'pulses', 1) };
    const other = await chipWith(options);
    for (const chip of [session, other]) {
      await chip.ask({ kind: 'restore', ...whole(image) });
      await learn(chip, 4, 4);
      expect({ ...(await everything(chip)), pulses: await read(chip, 'pulses', 1) }).toEqual(direct);
    }
    const misreads = (await countersOf(other, 1))('misreads');
    expect(misreads).toBeGreaterThan(0);
    expect(misreads).toBe((await countersOf(session, 1))('misreads'));
  });
});

it('noise of reads has room where one neuron reaches many', () => {
  const population = (id: number, neurons: number): Unnumbered => ({
    ...{ kind: 'population', id, name: `p${id}`, role: id === 0 ? 'hidden' : 'output', shape: [neurons] },
    unit: neuron(),
  });
  const wide = 20_000;
  const commands: Unnumbered[] = [
    { kind: 'configure', seed: 1, slots: 0 },
    population(0, 1),
    population(1, wide),
    {
      ...{ kind: 'projection', id: 0, name: 'wide', source: 0, target: 1, connectivity: 'dense' },
      ...{ synapses: wide, bidirectional: true, delayTicks: 1, receptor: 0, storage: 'float32' },
      ...{ weight: FLOAT, accumulator: FLOAT, learningRate: 0.1, plasticity: 'deferred' },
    },
    { kind: 'synapse', projection: 0, ...METAPLASTIC },
    { kind: 'cells', projection: 0, ...pairs(METAPLASTIC, { reading: 'every-event', readSpread: 1 }) },
    { kind: 'commit' },
  ];
  const session = new Session(openChip(), 4);
  sessions.push(session);
  return expect(session.play(commands)).resolves.toBeUndefined();
});

describe('access in two directions', () => {
  /** Weak cells: two copies hardly agree. */
  const cells = (access: 'row-scan' | 'transposed-cell' | 'two-copies') =>
    pairs(METAPLASTIC, { access, lrsSpread: 2, hrsSpread: 2 });
  const settledWith = async (access: 'row-scan' | 'transposed-cell' | 'two-copies') => {
    const session = await chipWith({ synapse: METAPLASTIC, cells: cells(access) });
    await settled(session);
    return {
      weights: await read(session, 'weight', 1),
      hidden: await readState(session, 1, 'potential'),
      count: await countersOf(session, 1),
    };
  };

  it('gives the same weights both ways by row scan and by transposed cells', async () => {
    const [scan, cell] = [await settledWith('row-scan'), await settledWith('transposed-cell')];
    expect(scan.weights).toEqual(cell.weights);
    expect(scan.hidden).toEqual(cell.hidden);
  });

  it('gives other weights backwards from a second copy, and programs twice as much', async () => {
    const [one, two] = [await settledWith('transposed-cell'), await settledWith('two-copies')];
    expect(two.weights).toEqual(one.weights);
    expect(two.hidden).not.toEqual(one.hidden);
    expect(two.count('set-pulses')).toBe(2 * one.count('set-pulses')!);
    expect(two.count('senses')).toBe(2 * one.count('senses')!);
  });
});

describe('what is counted', () => {
  it.each([
    ['one array', strongPairs(TERNARY), 1, 1],
    ['two copies', strongPairs(TERNARY, { access: 'two-copies' }), 2, 2],
    ['verified writes', strongPairs(TERNARY, { verifyPulses: 3 }), 1, 2],
  ] as const)('pulses and reads follow from the levels that changed: %s', async (_, cells, copies, reads) => {
    const session = await chipWith({ synapse: TERNARY, cells });
    let levels = levelsOf(await read(session, 'weight', 1));
    let set = levels.filter(level => level !== 0).length;
    let reset = 0;
    let changed = 0;
    for (let k = 0; k < 24; k++) {
      await learn(session, 1, k);
      const next = levelsOf(await read(session, 'weight', 1));
      for (const [synapse, level] of next.entries()) {
        const before = levels[synapse]!;
        if (level === before) continue;
        changed++;
        // To -1 or 1 one device goes low; from -1 or 1 one goes high.
        if (level !== 0) set++;
        if (before !== 0) reset++;
      }
      levels = next;
    }
    const count = await countersOf(session, 1);
    expect(changed).toBeGreaterThan(3);
    expect(count('stored-changes')).toBe(changed);
    expect([count('set-pulses'), count('reset-pulses')]).toEqual([copies * set, copies * reset]);
    expect(count('senses')).toBe(reads * (SYNAPSES[1] + changed));
    expect([count('misreads'), count('fault-hits')]).toEqual([0, 0]);
    const pulses = await read(session, 'pulses', 1);
    expect(pulses).toHaveLength(2 * SYNAPSES[1]);
    expect(pulses.reduce((a, b) => a + b, 0)).toBe(set + reset);
  });

  it('hidden numbers moved: those that an update changes, or all of a row that decays', async () => {
    const levels = await chipWith({ synapse: TERNARY });
    const [first, second, update] = sample(0) as [Unnumbered, Unnumbered, Unnumbered];
    await levels.play([first, second]);
    const moving = (await read(levels, 'accumulator', 1)).filter(value => value !== 0).length;
    await levels.ask(update);
    expect(moving).toBeGreaterThan(0);
    expect((await countersOf(levels, 1))('hidden-updates')).toBe(moving);
    const inert = await chipWith({ synapse: INERTIA });
    await learn(inert, 3);
    // All rows of hidden neurons are visited, and of the sources those that are lit: five of six.
    expect((await countersOf(inert, 1))('hidden-updates')).toBe(3 * SYNAPSES[1]);
    expect((await countersOf(inert, 0))('hidden-updates')).toBe(3 * 5 * HIDDEN);
  });

  it('ideal cells have neither pulses nor reads, real weights no hidden numbers', async () => {
    const ideal = await chipWith({ synapse: TERNARY });
    expect((await countersOf(ideal, 1))('senses')).toBeUndefined();
    expect(await read(ideal, 'pulses', 1)).toEqual([]);
    const real = await chipWith({});
    expect((await countersOf(real, 1))('hidden-updates')).toBeUndefined();
    for (const tensor of ['hidden', 'pulses'] as const) {
      expect(await refusal(real, { kind: 'read-weights', tensor, id: 1 })).toMatchObject({
        code: 'unsupported',
      });
    }
  });

  it.each([
    ['transposed-cell', 1],
    ['two-copies', 1],
    ['row-scan', OUTPUTS],
  ] as const)('reading at every event, %s: each backward event %s reads', async (access, perBackward) => {
    const cells = strongPairs(TERNARY, { access, reading: 'every-event' });
    const session = await chipWith({ synapse: TERNARY, cells });
    const before = (await countersOf(session, 1))('senses')!;
    await settled(session);
    const count = await countersOf(session, 1);
    expect(count('backward-events')).toBeGreaterThan(0);
    expect(count('senses')! - before).toBe(
      count('forward-events')! + perBackward * count('backward-events')!,
    );
  });
});

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

describe('combinations that make no sense', () => {
  const configure = async (options: ToyOptions) => {
    const session = new Session(openChip(), 1);
    sessions.push(session);
    return refusal(session, [...toyNetwork(options)]);
  };

  it.each<[string, ToyOptions, object]>([
    [
      'continual plasticity',
      { synapse: TERNARY, plasticity: 'continual' },
      {
        code: 'unsupported',
        message: 'discrete synapses learn by deferred updates: a spike alone seldom moves a level',
      },
    ],
    [
      'integers while running',
      {
        synapse: TERNARY,
        projection: {
          storage: 'int16',
          weight: { kind: 'fixed', bits: 16, step: 2 ** -12, rounding: 'nearest' },
        },
      },
      { code: 'unsupported', message: 'discrete synapses are dense and kept as float32 while running' },
    ],
    [
      'three levels without a critical resistance',
      { synapse: TERNARY, cells: pairs(METAPLASTIC) },
      { code: 'range', message: 'three levels need a critical resistance', path: 'criticalOhms' },
    ],
    [
      'two levels with one',
      { synapse: METAPLASTIC, cells: pairs(TERNARY) },
      { code: 'range', message: 'two levels are read without a critical resistance', path: 'criticalOhms' },
    ],
    [
      'cells without a synapse',
      { cells: pairs(TERNARY) },
      {
        code: 'bad-state',
        message: 'cells hold levels: send a synapse with levels first',
        path: 'projection',
      },
    ],
    [
      'states in the wrong order',
      { synapse: TERNARY, cells: pairs(TERNARY, { lrsOhms: 300e3 }) },
      { code: 'range', message: 'the low state lies below the high state', path: 'lrsOhms' },
    ],
    ['inertia of three levels', { synapse: { ...INERTIA, levels: 3 } }, { code: 'range', path: 'levels' }],
    [
      'a negative spread',
      { synapse: TERNARY, cells: pairs(TERNARY, { hrsSpread: -1 }) },
      { path: 'hrsSpread' },
    ],
    [
      'a certain failure',
      { synapse: TERNARY, cells: pairs(TERNARY, { writeFailure: 1 }) },
      { path: 'writeFailure' },
    ],
    ['no tile', { synapse: TERNARY, cells: pairs(TERNARY, { tileRows: 0 }) }, { path: 'tileRows' }],
    ['no amplitude', { synapse: { ...TERNARY, amplitude: 0 } }, { path: 'amplitude' }],
    [
      'a hidden number of one bit',
      { synapse: { ...TERNARY, hidden: { ...FLOAT, kind: 'fixed', bits: 1, step: 1 } } },
      { path: 'hidden.bits' },
    ],
  ])('%s', async (_, options, wanted) => {
    expect(await configure(options)).toMatchObject(wanted);
  });

  it('sparse synapses', async () => {
    const commands = [...toyNetwork({ plasticity: 'off', projection: { connectivity: 'sparse' } })].slice(
      0,
      5,
    );
    const session = new Session(openChip(), 1);
    sessions.push(session);
    const synapse: Unnumbered = { kind: 'synapse', projection: 0, ...TERNARY };
    expect(await refusal(session, [...commands, synapse])).toMatchObject({
      message: 'discrete synapses are dense and kept as float32 while running',
    });
  });

  it('a projection that is changed behind its synapse, or a synapse behind its cells', async () => {
    const session = new Session(openChip(), 1);
    sessions.push(session);
    const commands = [...toyNetwork({ synapse: TERNARY, cells: pairs(TERNARY) })];
    const commit = commands.at(-1)!;
    const continual = [...toyNetwork({ plasticity: 'continual' })][5]!;
    expect(await refusal(session, [...commands.slice(0, -1), continual, commit])).toMatchObject({
      code: 'unsupported',
    });
    const binary: Unnumbered = { kind: 'synapse', projection: 1, ...METAPLASTIC };
    expect(await refusal(session, [...commands.slice(0, -1), binary, commit])).toMatchObject({
      path: 'criticalOhms',
    });
  });

  it('but a synapse can be taken back', async () => {
    const session = new Session(openChip(), 1);
    sessions.push(session);
    const commands = [...toyNetwork({ synapse: TERNARY })];
    const real = { kind: 'synapse', projection: 1, ...TERNARY, rule: 'real' } as const;
    await session.play([...commands.slice(0, -1), real, commands.at(-1)!]);
    const data = pattern(SYNAPSES[1], 2);
    await session.ask(writeWeights(1, data));
    expect(await read(session, 'weight', 1)).toEqual([...data]);
  });

  it('writing what can only be read', async () => {
    const session = await chipWith({ synapse: TERNARY });
    const write = { kind: 'write-weights', id: 1, ...whole(new Float32Array(3)) } as const;
    expect(await refusal(session, { ...write, tensor: 'hidden' })).toMatchObject({
      code: 'unsupported',
      message: 'the tensor hidden can only be read',
    });
  });
});
