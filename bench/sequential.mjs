// Learns tasks one after another on one chip and tests all of them after each:
//   node bench/sequential.mjs permuted|halves [--seeds 1,2,3] [--epochs N] [key.path=value ...]
// permuted: the packaged digits in three orders of their pixels; halves: digits 0 to 4, then 5 to 9.
// For each consolidation m of the metaplastic synapses (0 is plain binary), mean and spread over seeds.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { evaluateWeights } from '../dist/experiment/evaluate.js';
import { loadExperiment } from '../dist/experiment/load.js';
import { freshState } from '../dist/experiment/train-state.js';
import { Training } from '../dist/experiment/training.js';
import { prepare } from '../dist/experiment/trial.js';
import { overSeeds } from '../dist/gallery/result.js';
import { Session } from '../dist/stream/session.js';

/** `94.25 % +- 0.12` */
const percentOverSeeds = ({ mean, standardDeviation }) =>
  `${(100 * mean).toFixed(2)} %${standardDeviation === null ? '' : ` +- ${(100 * standardDeviation).toFixed(2)}`}`;

const root = fileURLToPath(new URL('..', import.meta.url));
const TASKS = {
  permuted: [0, 1, 2].map(seed => ({ pixel_permutation: seed })),
  halves: [{ classes: [0, 1, 2, 3, 4] }, { classes: [5, 6, 7, 8, 9] }],
};
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seeds: { type: 'string', default: '1,2,3' },
    epochs: { type: 'string', default: '3' },
    m: { type: 'string', default: '0,1,2,4' },
  },
});
const [name = 'permuted', ...overrides] = positionals;
const tasks = TASKS[name];
if (!tasks) {
  console.error(`unknown sequence ${name}; there are ${Object.keys(TASKS).join(', ')}`);
  process.exit(1);
}

/** Trains one task from given weights (undefined: fresh) and returns what was learnt. */
async function learn(trial, weights) {
  const session = new Session(trial.chip, trial.capabilities.window);
  const start = freshState(trial);
  let learnt;
  const keeper = {
    start: { ...start, weights: weights ?? start.weights },
    append() {},
    async checkpoint() {},
    async learnt() {},
    interrupted() {},
    diverged() {},
    close() {},
    async finish(_summary, read) {
      learnt = await read();
    },
  };
  const settings = {
    experiment: trial.experiment,
    dataDir: undefined,
    signal: new AbortController().signal,
    threads: 1,
    profile: false,
    onProgress() {},
  };
  await new Training(settings, trial, session, keeper).run();
  session.close();
  return learnt;
}

/** accuracies[k][j]: of task j after task k. */
async function sequence(seed, m) {
  const file = `${root}experiments/digits-metaplastic.yaml`;
  const set = [
    `seed=${seed}`,
    `training.epochs=${values.epochs}`,
    `evaluation.every_epochs=${values.epochs}`,
  ];
  const consolidation = [0, 1].map(k => `network.projections.${k}.synapse.consolidation=${m}`);
  const trials = tasks.map(task => {
    const data = Object.entries(task).map(([key, value]) => `data.${key}=${JSON.stringify(value)}`);
    const { experiment } = loadExperiment({
      file,
      overrides: [...set, ...consolidation, ...data, ...overrides],
    });
    return prepare(experiment, undefined);
  });
  const rows = [];
  let weights;
  for (const trial of trials) {
    weights = await learn(trial, weights);
    const row = [];
    for (const other of trials) row.push((await evaluateWeights(other, weights, 'test')).accuracy);
    rows.push(row);
  }
  return rows;
}

const results = [];
for (const m of values.m.split(',').map(Number)) {
  const runs = [];
  for (const seed of values.seeds.split(',').map(Number)) runs.push(await sequence(seed, m));
  const afterLast = tasks.map((_, j) => overSeeds(runs.map(rows => rows.at(-1)[j])));
  const overall = overSeeds(afterLast.map(({ mean }) => mean));
  console.log(
    `m ${m}: after the last task, task 1 .. ${tasks.length}: ${afterLast.map(percentOverSeeds).join(' | ')}; mean ${(100 * overall.mean).toFixed(2)} %`,
  );
  results.push({ m, seeds: values.seeds, afterLast, mean: overall.mean, runs });
}
const record = {
  command: `node bench/sequential.mjs ${process.argv.slice(2).join(' ')}`,
  label: 'EqSpike (SD-EP rule)',
  name,
  results,
};
writeFileSync(`${root}results/sequential-${name}.json`, `${JSON.stringify(record, null, 1)}\n`);
