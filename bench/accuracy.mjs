// Trains an experiment for several seeds through the command line and records what came out:
//   node bench/accuracy.mjs EXPERIMENT.yaml [--seeds 1,2,3] [--data DIR] [--out DIR] [key.path=value ...]
// Writes results/accuracy-NAME.json. Interrupted or killed, the same command goes on where it stopped.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { overSeeds, percentOverSeeds } from './lib/seeds.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const main = join(root, 'dist/cli/main.js');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seeds: { type: 'string', default: '1,2,3' },
    data: { type: 'string' },
    out: { type: 'string', default: join(root, 'runs/accuracy') },
    threads: { type: 'string', default: '1' },
    name: { type: 'string' },
  },
});
const [experiment, ...overrides] = positionals;
const name = values.name ?? basename(experiment, '.yaml');
const key = createHash('sha256')
  .update(readFileSync(experiment))
  .update(overrides.join('\n'))
  .digest('hex')
  .slice(0, 8);

/** The command that makes or finishes the run of one seed. */
function commandFor(seed, folder) {
  const data = values.data ? ['--data', values.data] : [];
  const threads = ['--threads', values.threads];
  const unfinished = runIn(folder);
  if (unfinished) return ['resume', unfinished, ...data, ...threads];
  return ['train', experiment, ...overrides, '--seed', String(seed), '--out', folder, ...data, ...threads];
}

const runIn = folder =>
  existsSync(folder)
    ? readdirSync(folder)
        .map(run => join(folder, run))
        .find(run => existsSync(join(run, 'run.json')))
    : undefined;

function train(seed) {
  const folder = join(values.out, `${name}-${key}-s${seed}`);
  mkdirSync(folder, { recursive: true });
  const finished = () =>
    runIn(folder) && JSON.parse(readFileSync(join(runIn(folder), 'run.json'), 'utf8')).state === 'finished';
  if (!finished()) {
    const { status } = spawnSync(process.execPath, [main, ...commandFor(seed, folder)], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    if (status !== 0) throw new Error(`seed ${seed} ended with exit code ${status}`);
  }
  const summary = JSON.parse(readFileSync(join(runIn(folder), 'summary.json'), 'utf8'));
  return {
    seed,
    accuracy: summary.test.accuracy,
    samples: summary.test.samples,
    epochs: summary.train.seen / summary.train.samples,
    perEpoch: summary.epochs.map(({ test }) => test),
    seconds: Math.round(summary.train.seconds),
    samplesPerSecond: Math.round(summary.train.samplesPerSecond),
    perSample: summary.perSample,
    joulesPerTrainingSample: summary.energy.trainingSample.joules,
    joulesPerStoredWrite: summary.energy.storedWrite.joules ?? null,
    joulesPerUpdateEvent: summary.energy.allIn.joules ?? null,
    energyCard: summary.energy.card,
    devices: summary.devices,
    bitsPerSynapse: summary.memory.bitsPerSynapse,
    sizes: summary.sizes,
    data: summary.data,
    label: summary.label,
  };
}

const found = values.seeds.split(',').map(Number).map(train);
const runs = found.map(({ label: _, ...run }) => run);
const testAccuracy = overSeeds(runs.map(({ accuracy }) => accuracy));
const record = {
  label: found[0].label,
  experiment: basename(experiment),
  overrides,
  command:
    `node bench/accuracy.mjs experiments/${basename(experiment)} --seeds ${values.seeds} ${values.data ? '--data DIR ' : ''}${overrides.join(' ')}`.trim(),
  testAccuracy,
  machine: { cpu: cpus()[0]?.model.trim(), node: process.version },
  date: new Date().toISOString().slice(0, 10),
  runs,
};
mkdirSync(join(root, 'results'), { recursive: true });
const file = join(root, 'results', `accuracy-${name}.json`);
writeFileSync(file, `${JSON.stringify(record, null, 2)}\n`);
console.log(`${name}: ${percentOverSeeds(testAccuracy)} (${runs.length} seeds) -> ${file}`);
