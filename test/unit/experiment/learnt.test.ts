import { describe, expect, it } from 'vitest';
import { timeless } from '../../../src/campaign/result.js';
import { LearntMemory } from '../../../src/experiment/learnt.js';
import { loadExperiment } from '../../../src/experiment/load.js';
import { runExperiment } from '../../../src/experiment/train.js';
import { prepare } from '../../../src/experiment/trial.js';

const SMALL = [
  'network.populations.hidden.neurons=8',
  'data.train_samples=40',
  'data.test_samples=40',
  'training.epochs=1',
  'estimator.first_phase_ticks=10',
  'estimator.second_phase_ticks=10',
  'evaluation.ticks=20',
  'evaluation.readout_from_tick=5',
];
const experimentOf = (...overrides: string[]) =>
  loadExperiment({ overrides: [...SMALL, ...overrides] }).experiment;

const flip = (when: string) =>
  `faults=[{kind: flip-weight-bit, projection: pixels-hidden, fraction: 0.2, value: 30, when: ${when}}]`;
const result = async (experiment: ReturnType<typeof experimentOf>, memory?: LearntMemory) =>
  timeless(await runExperiment({ experiment, dataDir: undefined, ...(memory && { memory }) }));

describe('what runs that differ in faults of their tests have learnt together', () => {
  const TERNARY = [0, 1].map(k => `network.projections.${k}.synapse={kind: ternary, learning_rate: 0.06}`);
  it.each([
    ['real weights', []],
    ['ternary synapses in cells', [...TERNARY, 'chip.cells.card=hfo2-2t2r-mid', 'chip.card=small']],
  ])('%s: taken up from memory, every number is the same', async (_, overrides) => {
    const memory = new LearntMemory();
    const [whole, broken] = [experimentOf(...overrides), experimentOf(...overrides, flip('test'))];
    await result(whole, memory);
    expect(memory.startOf(prepare(broken, undefined))!.state).toMatchObject({ epoch: 1, test: undefined });
    const found = await result(broken, memory);
    expect(found).toEqual(await result(broken));
    expect(found.test).not.toEqual((await result(whole, memory)).test);
  });

  it('nothing is taken over where training differs, or was tested on the way', async () => {
    const memory = new LearntMemory();
    const known = (...overrides: string[]) =>
      memory.startOf(prepare(experimentOf(...overrides), undefined)) !== undefined;
    await result(experimentOf(), memory);
    expect([known(), known(flip('test'))]).toEqual([true, true]);
    expect([known(flip('start')), known('seed=2'), known('estimator.beta=2')]).toEqual([false, false, false]);
    await result(experimentOf('training.epochs=2'), memory);
    expect(known('training.epochs=2')).toBe(false);
  });

  it('forgets the oldest', async () => {
    const memory = new LearntMemory();
    for (const seed of [1, 2, 3, 4, 5]) await result(experimentOf(`seed=${seed}`), memory);
    const known = [1, 2, 5].map(
      seed => memory.startOf(prepare(experimentOf(`seed=${seed}`), undefined)) !== undefined,
    );
    expect(known).toEqual([false, true, true]);
  });
});
