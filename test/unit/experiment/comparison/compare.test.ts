import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadCard } from '../../../../src/card/load.js';
import { CHIP_CARD } from '../../../../src/chip/card.js';
import { capabilitiesOf, emulate } from '../../../../src/chip/emulator.js';
import { type Comparison, compareChips } from '../../../../src/experiment/comparison/compare.js';
import { type Contender, Player } from '../../../../src/experiment/comparison/player.js';
import {
  type CommandStream,
  streamOfRecording,
  streamOfRun,
} from '../../../../src/experiment/comparison/stream.js';
import { loadExperiment } from '../../../../src/experiment/load.js';
import { prepare, type Trial } from '../../../../src/experiment/trial.js';
import { plainKernels } from '../../../../src/kernel/plain/run.js';
import { PURPOSE } from '../../../../src/random/purpose.js';
import { stream as draws } from '../../../../src/random/stream.js';
import { Recorder } from '../../../../src/recording/recorder.js';
import { Session, type Unnumbered } from '../../../../src/stream/session.js';
import { breaking, flickering } from '../../../support/disturbed.js';
import { temporaryFolder } from '../../../support/folder.js';
import { FIXED, replaying } from '../../../support/recording.js';

const BOARD = fileURLToPath(new URL('../../../../experiments/digits-14x14-board.yaml', import.meta.url));
const RATES = fileURLToPath(new URL('../../../../experiments/rate-digits.yaml', import.meta.url));
const SAMPLES = 8;
const HIDDEN = 1;
const { card: fixed } = loadCard(CHIP_CARD, 'rp2040');
const { card: float } = loadCard(CHIP_CARD, 'laptop');
const emulated = (name: string, card: typeof fixed): Contender => ({
  ...{ name, chip: emulate(card), capabilities: capabilitiesOf(card), open: true },
});
const board = emulated('board', fixed);

const noisy = (name: string, seed: number, factor = 1): Contender => ({
  ...board,
  ...{ name, chip: flickering(board.chip, seed, factor) },
  capabilities: { ...board.capabilities, deterministic: false },
});

/** Spikes of the hidden neurons in the first phase of a sample that no fault disturbs, as neuron and tick. */
async function hiddenSpikes(sample: number): Promise<[number, number][]> {
  const session = new Session(board.chip, 1);
  const found: [number, number][] = [];
  let block = 0;
  for (const commands of stream.blocks) {
    for (const command of commands) {
      const events = await session.ask(command);
      if (block !== sample + 1 || command.kind !== 'settle' || command.start !== 'fresh') continue;
      for (const event of events) {
        if (event.kind !== 'spikes' || event.population !== HIDDEN) continue;
        for (const [k, tick] of event.ticks.entries())
          found.push([event.addresses[k]!, event.firstTick + tick]);
      }
    }
    if (block++ > sample) break;
  }
  session.close();
  return found;
}

let trial: Trial;
let stream: CommandStream;
beforeAll(() => {
  const overrides = ['data.train_samples=40', 'data.validation_samples=0', 'data.test_samples=30'];
  trial = prepare(loadExperiment({ file: BOARD, overrides }).experiment, undefined);
  stream = streamOfRun(trial, { samples: SAMPLES, answered: 10, batch: 1 });
});

const compare = (
  a: Contender,
  b: Contender,
  settings: { stream?: CommandStream; signal?: AbortSignal; onBlock?: () => void } = {},
): Promise<Comparison> =>
  compareChips(settings.stream ?? stream, [a, b], {
    ...{ every: 4, repeats: 3, signal: new AbortController().signal, onBlock: () => {} },
    ...settings,
  });

describe('two chips that repeat themselves', () => {
  test('are the same to the last event and weight where both are', async () => {
    const plain = { ...board, name: 'plain', chip: emulate(fixed, plainKernels) };
    const { inStep, spread } = await compare(board, plain);
    expect(spread).toBeNull();
    expect(inStep).toMatchObject({ blocks: SAMPLES, parting: null, ended: null });
    expect(inStep!.drift.map(({ blocks }) => blocks)).toEqual([4, 8]);
    for (const { measures, accuracy } of inStep!.drift) {
      expect(new Set(Object.values(measures))).toEqual(new Set([0]));
      expect(accuracy[0]).toBe(accuracy[1]);
    }
  });

  test('are followed to the event where they part, with the states of both', async () => {
    const { inStep } = await compare(board, emulated('float', float));
    const { parting, drift } = inStep!;
    expect(parting).toMatchObject({
      kind: 'settle',
      event: 'spikes',
      path: expect.stringMatching(/^spike \d+/),
    });
    expect(parting!.left).not.toBe(parting!.right);
    const potential = parting!.states.find(({ what }) => what === 'potential of hidden')!;
    expect(potential.total).toBe(64);
    expect(potential.differing).toBeGreaterThan(0);
    expect(potential.rows.some(({ left, right }) => left !== right)).toBe(true);
    expect(parting!.states.map(({ what }) => what)).toContain('weights of pixels-hidden');
    expect(drift.at(-1)!.measures.weights).toBeGreaterThan(0);
    expect(drift.at(-1)!.measures['direction of learning']).toBeLessThan(1);
  });

  test.each([1, 2, 3])('part at the spike that a broken neuron does not send (seed %i)', async seed => {
    const draw = draws(seed, PURPOSE.order, 0);
    const sample = draw.below(SAMPLES);
    const spikes = await hiddenSpikes(sample);
    const [neuron] = spikes[draw.below(spikes.length)]!;
    const [, tick] = spikes.find(([other]) => other === neuron)!;
    const chip = breaking(board.chip, { population: HIDDEN, neuron, draw: sample });
    const { agree, inStep } = await compare(board, { ...board, name: 'broken', chip });
    expect(agree).toBe(false);
    expect(inStep!.parting).toMatchObject({
      ...{ kind: 'settle', block: sample, event: 'spikes', population: 'hidden' },
      left: `neuron ${neuron} at tick ${tick}`,
    });
    const potential = inStep!.parting!.states.find(({ what }) => what === 'potential of hidden')!;
    expect(potential.rows.map(({ index }) => index)).toContain(neuron);
  });

  test('are not changed by being compared', async () => {
    const silent = (command: Unnumbered) =>
      command.kind === 'settle' ? { ...command, record: [] } : command;
    const blocks = [...stream.blocks].map(block => [...block].map(silent));
    const { unit, length, perClass } = stream;
    const spikes = async (played: CommandStream) =>
      (await compare(board, board, { stream: played })).inStep!.drift.map(row => row.spikes);
    expect(await spikes({ unit, length, perClass, blocks })).toEqual(await spikes(stream));
  });

  test('answer with classes, however many neurons stand for each', async () => {
    const small = ['data.train_samples=40', 'data.validation_samples=0', 'data.test_samples=30'];
    const pairs = ['neurons=20', 'neurons_per_class=2'].map(word => `network.populations.digit.${word}`);
    const { experiment } = loadExperiment({ file: RATES, overrides: [...small, ...pairs] });
    const rates = streamOfRun(prepare(experiment, undefined), { samples: 1, answered: 30, batch: 10 });
    const player = new Player(emulated('float', float), rates.perClass);
    const [setUp] = rates.blocks;
    for (const command of setUp!) await player.play(command);
    const { answers, accuracy } = await player.mark(0, true, rates.questions);
    player.close();
    expect(answers).toHaveLength(30);
    expect(Math.max(...answers)).toBeLessThan(10);
    const right = answers.filter((answer, k) => answer === rates.questions!.labels[k]);
    expect(accuracy).toBe(right.length / 30);
  });

  test('end behind the sample at hand when they are interrupted', async () => {
    const abort = new AbortController();
    const onBlock = () => abort.abort();
    const { inStep } = await compare(board, board, { signal: abort.signal, onBlock });
    expect(inStep).toMatchObject({ blocks: 0, ended: 'interrupted', parting: null });
  });

  test('say so when one of them cannot be set up', async () => {
    const bits = streamOfRun(
      prepare(
        loadExperiment({ overrides: ['data.train_samples=20', 'data.validation_samples=0'] }).experiment,
        undefined,
      ),
      { samples: 2, answered: 0, batch: 1 },
    );
    await expect(compare(board, emulated('float', float), { stream: bits })).rejects.toThrow(
      /^board refuses \w+.*name the other one first\.$/,
    );
  });
});

test('a run in which the host computes the updates has no stream of its own', () => {
  const overrides = ['estimator.plasticity=host', 'data.train_samples=20', 'data.validation_samples=0'];
  const taught = prepare(loadExperiment({ overrides }).experiment, undefined);
  expect(() => streamOfRun(taught, { samples: 2, answered: 0, batch: 1 })).toThrow(
    /^estimator.plasticity: the host computes .* compare the recording/,
  );
});

test('a recording is compared with a chip by the commands that were recorded', async () => {
  const file = join(temporaryFolder(), 'board.nrec');
  const recorder = new Recorder(file, FIXED);
  const session = new Session(recorder.record(board.chip, board.capabilities), 4);
  for (const block of stream.blocks) await session.play(block);
  await session.ask({ kind: 'read-weights', tensor: 'weight', id: 0 });
  session.close();
  recorder.end();
  const asked = streamOfRecording(file, 2 * SAMPLES);
  const recording = (): Contender => ({ ...board, name: 'recording', chip: replaying(file), open: false });
  const same = await compare(recording(), board, { stream: asked });
  expect(same.unit).toBe('settle');
  expect(same.inStep).toMatchObject({ parting: null, ended: null });
  const other = await compare(recording(), emulated('float', float), { stream: asked });
  expect(other.inStep!.parting).toMatchObject({ event: 'spikes', states: [] });
});

describe('chips that do not repeat themselves', () => {
  const verdicts = ({ spread }: Comparison) =>
    Object.fromEntries(spread!.rows.map(({ measure, verdict }) => [measure, verdict]));

  test('are within their own spread when nothing but noise is between them', async () => {
    const found = await compare(noisy('one', 1), noisy('other', 2));
    expect(found.inStep).toBeNull();
    expect(found.spread).toMatchObject({ repeats: [3, 3], blocks: SAMPLES, ended: null });
    expect(new Set(Object.values(verdicts(found)))).toEqual(new Set(['within the spread']));
    const weights = found.spread!.rows.find(({ measure }) => measure === 'weights')!;
    expect(weights.floor![0]).toBeGreaterThan(0);
  });

  test('are beyond it where more than noise is between them', async () => {
    const found = await compare(noisy('one', 1), noisy('other', 2, 0.5));
    expect(verdicts(found)).toMatchObject({
      weights: 'beyond the spread',
      'distribution of weights': 'beyond the spread',
      spikes: 'beyond the spread',
    });
  });

  test('are run once where a chip repeats itself after all', async () => {
    const found = await compare(noisy('one', 1), board);
    expect(found.spread!.repeats).toEqual([3, 1]);
  });
});
