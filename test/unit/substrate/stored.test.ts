import { afterEach, describe, expect, it } from 'vitest';
import type { Unnumbered } from '../../../src/stream/session.js';
import {
  bareChip,
  chipWith,
  closeSessions,
  countersOf,
  everything,
  everythingAndPulses,
  fault,
  imageOf,
  learn,
  levelsOf,
  RULES,
  refusal,
  restore,
  SYNAPSES,
  sample,
  WEIGHT,
} from '../../support/toy-chip.js';
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
  settled,
  strongPairs,
  TERNARY,
  type ToyOptions,
  toyNetwork,
  whole,
  writeWeights,
} from '../../support/toy-network.js';

afterEach(closeSessions);

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
    const image = await imageOf(session);
    await learn(session, 4, 4);
    const direct = await everythingAndPulses(session);
    const other = await chipWith(options);
    for (const chip of [session, other]) {
      await restore(chip, image);
      await learn(chip, 4, 4);
      expect(await everythingAndPulses(chip)).toEqual(direct);
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
  return expect(bareChip().play(commands)).resolves.toBeUndefined();
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
      backward: await read(session, 'backward', 1),
      hidden: await readState(session, 1, 'potential'),
      count: await countersOf(session, 1),
    };
  };

  it('gives the same weights both ways by row scan and by transposed cells', async () => {
    const [scan, cell] = [await settledWith('row-scan'), await settledWith('transposed-cell')];
    expect(scan.weights).toEqual(cell.weights);
    for (const one of [scan, cell]) expect(one.backward).toEqual(one.weights);
    expect(scan.hidden).toEqual(cell.hidden);
  });

  it('gives other weights backwards from a second copy, and programs twice as much', async () => {
    const [one, two] = [await settledWith('transposed-cell'), await settledWith('two-copies')];
    expect(two.weights).toEqual(one.weights);
    expect(two.hidden).not.toEqual(one.hidden);
    expect(two.backward).not.toEqual(two.weights);
    expect(new Set(two.backward)).toEqual(new Set([-WEIGHT, WEIGHT]));
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

  it('backward weights of real synapses are the forward ones, and of one-way projections none', async () => {
    const real = await chipWith({});
    expect(await read(real, 'backward', 1)).toEqual(await read(real, 'weight', 1));
    const command = { kind: 'read-weights', tensor: 'backward', id: 0 } as const;
    expect(await refusal(real, command)).toMatchObject({ code: 'unsupported', path: 'tensor' });
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

describe('combinations that make no sense', () => {
  const configure = async (options: ToyOptions) => {
    const session = bareChip(1);
    return refusal(session, [...toyNetwork(options)]);
  };

  it.each<[string, ToyOptions, object]>([
    [
      'integers while running',
      {
        synapse: TERNARY,
        projection: {
          storage: 'int16',
          weight: { kind: 'fixed', bits: 16, step: 2 ** -12, rounding: 'nearest' },
        },
      },
      {
        code: 'unsupported',
        message: 'discrete synapses are kept as float32 while running',
      },
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
    const session = bareChip(1);
    const synapse: Unnumbered = { kind: 'synapse', projection: 0, ...TERNARY };
    expect(await refusal(session, [...commands, synapse])).toMatchObject({
      message: 'discrete synapses are dense or convolved',
    });
  });

  it('a projection that is changed behind its synapse, or a synapse behind its cells', async () => {
    const session = bareChip(1);
    const commands = [...toyNetwork({ synapse: TERNARY, cells: pairs(TERNARY) })];
    const commit = commands.at(-1)!;
    // It is one of real numbers again, which have no cells.
    const again = commands.find(({ kind }) => kind === 'projection')!;
    expect(await refusal(session, [...commands.slice(0, -1), again, commit])).toMatchObject({
      code: 'bad-state',
      path: 'projection',
    });
    const binary: Unnumbered = { kind: 'synapse', projection: 1, ...METAPLASTIC };
    expect(await refusal(session, [...commands.slice(0, -1), binary, commit])).toMatchObject({
      path: 'criticalOhms',
    });
  });

  it('but a synapse can be taken back', async () => {
    const session = bareChip(1);
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
