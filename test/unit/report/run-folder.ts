import { stringify } from 'yaml';
import { analyse, writeAnalysis } from '../../../src/experiment/analysis.js';
import { evaluateWeights } from '../../../src/experiment/evaluate.js';
import { summarise } from '../../../src/experiment/summary.js';
import { checkpointOf, freshState } from '../../../src/experiment/train-state.js';
import type { Trial } from '../../../src/experiment/trial.js';
import type { CounterRow } from '../../../src/protocol/messages.js';
import { saveCheckpoint } from '../../../src/run/checkpoint.js';
import { createRun, type RunFolder } from '../../../src/run/folder.js';
import { openMetrics } from '../../../src/run/metrics.js';
import { temporaryFolder } from '../../support/folder.js';
import { smallTrial } from '../experiment/analysis-trial.js';

export const ENVIRONMENT = {
  nudge: '0.0.0',
  node: '20.0.0',
  v8: '11',
  platform: 'nowhere 1.0 x64',
  cpu: { model: 'Abacus <fast> & "small"', count: 2 },
  memoryBytes: 8e9,
  git: { commit: '0123456789abcdef', dirty: true },
};

const COLUMNS = ['kind', 'seen', 'loss', 'rolling_accuracy', 'test_accuracy', 'test_loss'];

function folderOf(trial: Trial, out = temporaryFolder()): RunFolder {
  const { name, seed } = trial.experiment;
  const files = {
    'experiment.yaml': stringify(trial.experiment),
    'environment.json': JSON.stringify(ENVIRONMENT),
  };
  return createRun(out, { name, seed, files });
}

/** Learning counts of a pretended training; the rest of the state is real. */
const COUNTS: readonly CounterRow[] = [
  { scope: 'chip', id: 0, counter: 'ticks', value: 1800 },
  { scope: 'population', id: 0, counter: 'spikes', value: 5000 },
  { scope: 'population', id: 1, counter: 'spikes', value: 3000 },
  { scope: 'population', id: 1, counter: 'neuron-updates', value: 21_600 },
  { scope: 'projection', id: 0, counter: 'forward-events', value: 60_000 },
  { scope: 'projection', id: 1, counter: 'backward-events', value: 9000 },
  { scope: 'projection', id: 0, counter: 'accumulator-increments', value: 7000 },
  { scope: 'projection', id: 0, counter: 'stored-changes', value: 4000 },
];

async function trained(trial: Trial) {
  const { weights, state } = freshState(trial);
  const test = await evaluateWeights(trial, weights, 'test');
  state.ledger.add('training', COUNTS, 18);
  state.ledger.add('inference', test.counters, test.samples);
  Object.assign(state, { epoch: 1, seconds: 75, test, epochs: [{ epoch: 1, test: 0.5, validation: null }] });
  return { weights, state };
}

function writeMetrics(folder: RunFolder): void {
  const metrics = openMetrics(folder.path, COLUMNS);
  for (let k = 1; k <= 12; k++) {
    metrics.append({ kind: 'interval', seen: 500 * k, rolling_accuracy: 1 - 0.9 / k, loss: 1 / k });
  }
  metrics.append({ kind: 'epoch', epoch: 1, seen: 6000, test_accuracy: 0.91, test_loss: 0.07 });
  metrics.close();
}

/** A run that ended, as `train` leaves it; in a folder of this test's own unless `out` is given. */
export async function finishedRun(trial = smallTrial(), out?: string): Promise<RunFolder> {
  const folder = folderOf(trial, out);
  const { weights, state } = await trained(trial);
  writeMetrics(folder);
  folder.writeJson('summary.json', summarise(trial, state, { devices: [], alignment: [], circuit: null }));
  writeAnalysis(folder, await analyse(trial, weights));
  folder.move('finished');
  return folder;
}

/** A run that stopped after a checkpoint. */
export async function stoppedRun(state: 'interrupted' | 'diverged', reason?: string): Promise<RunFolder> {
  const trial = smallTrial();
  const folder = folderOf(trial);
  const { weights, state: reached } = await trained(trial);
  writeMetrics(folder);
  saveCheckpoint(folder.path, checkpointOf(trial, weights, reached));
  folder.move(state, reason);
  return folder;
}

/** A run that was killed before it had done anything. */
export const emptyRun = (): RunFolder => folderOf(smallTrial());
