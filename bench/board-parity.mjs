// Trains the same network on the emulated fixed-point chip and on boards, and compares what they learnt, bit for bit:
//   node bench/board-parity.mjs [--samples 1000] [--test 500] [--plans deferred,continual,small,host,ternary]
//     [--chips float,emulator,rp2040,qemu:lm3s6965evb,stdio:PROGRAM] [--out DIR]
// `float` is the laptop card, whose accuracy stands beside that of the integers. Replaces the rows of these chips and
// plans in results/board-parity.json. Interrupted or killed, the same command goes on where it stopped: a board that
// loses its host is configured anew and given what it had learnt.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const main = join(root, 'dist/cli/main.js');
const INTEGERS = join(root, 'experiments/digits-14x14-board.yaml');
const TERNARY = join(root, 'experiments/digits-14x14-ternary-board.yaml');

const { values } = parseArgs({
  options: {
    samples: { type: 'string', default: '1000' },
    test: { type: 'string', default: '500' },
    plans: { type: 'string', default: 'deferred,continual,small,host,ternary' },
    chips: { type: 'string', default: 'float,emulator,rp2040' },
    out: { type: 'string', default: join(root, 'runs/board-parity') },
  },
});

const CONTINUAL = [
  'estimator.plasticity=continual',
  ...['pixels-hidden', 'hidden-digit'].map(name => `network.projections.${name}.synapse.learning_rate=0.04`),
  ...['hidden', 'digit'].map(name => `network.populations.${name}.unit.bias_learning_rate=0.04`),
];

/** Deferred needs an accumulator per synapse, which the largest board holds only; 16 KiB hold 8 hidden neurons. */
const PLANS = {
  deferred: [],
  continual: CONTINUAL,
  small: [...CONTINUAL, 'network.populations.hidden.neurons=8'],
  host: ['estimator.plasticity=host'],
  ternary: [],
};

const settings = [
  `data.train_samples=${values.samples}`,
  ...['data.validation_samples=0', `data.test_samples=${values.test}`, 'training.epochs=1'],
  ...[`training.monitor_every_samples=${values.samples}`, 'outputs.checkpoint_every_samples=100'],
];

const runIn = folder =>
  readdirSync(folder)
    .map(run => join(folder, run))
    .find(run => existsSync(join(run, 'run.json')));
const read = (run, file) => JSON.parse(readFileSync(join(run, file), 'utf8'));

/** What follows training, the analysis for the report, is not needed here. */
const isTrained = run => ['summary.json', 'weights.npz'].every(file => existsSync(join(run, file)));

/** Trains on one chip, or finishes what was begun. Gives the run folder. */
function train(chip, plan) {
  const folder = join(values.out, `${plan}-${values.samples}-${chip.replaceAll(/[^a-z0-9]+/gi, '-')}`);
  mkdirSync(folder, { recursive: true });
  const begun = runIn(folder);
  if (begun && isTrained(begun)) return begun;
  const command = begun
    ? ['resume', begun]
    : ['train', plan === 'ternary' ? TERNARY : INTEGERS, ...settings, ...PLANS[plan], '--out', folder];
  const place = chip === 'float' ? (begun ? [] : ['chip.card=laptop']) : ['--chip', chip];
  const args = [main, ...command, ...place, '--threads', '1'];
  const { status } = spawnSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error(`${chip} (${plan}) ended with exit code ${status}`);
  return runIn(folder);
}

function measure(chip, plan) {
  const run = train(chip, plan);
  const summary = read(run, 'summary.json');
  return {
    chip: chip.startsWith('stdio:') ? 'native' : chip,
    plan,
    samples: summary.train.seen,
    testAccuracy: summary.test.accuracy,
    testSamples: summary.test.samples,
    weightsSha256: createHash('sha256')
      .update(readFileSync(join(run, 'weights.npz')))
      .digest('hex'),
    perSample: summary.perSample.training,
    seconds: summary.train.seconds,
  };
}

const file = join(root, 'results/board-parity.json');
const rows = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).rows : [];

/** Whether all chips of integers learnt the same bits, plan by plan. */
const allTheSame = () =>
  Object.keys(PLANS).every(plan => {
    const integers = rows.filter(row => row.plan === plan && row.chip !== 'float');
    return new Set(integers.map(row => row.weightsSha256)).size <= 1;
  });

for (const plan of values.plans.split(',')) {
  for (const chip of values.chips.split(',')) {
    // Nearly 60 KB of weights and accumulators do not fit the smaller board.
    if (['deferred', 'ternary'].includes(plan) && chip === 'qemu:lm3s6965evb') continue;
    const found = measure(chip, plan);
    const place = rows.findIndex(row => row.chip === found.chip && row.plan === plan);
    rows.splice(place < 0 ? rows.length : place, place < 0 ? 0 : 1, found);
    const same = allTheSame();
    writeFileSync(file, `${JSON.stringify({ format: 'nudge.board-parity/1', same, rows }, null, 2)}\n`);
    console.log(
      `${plan} on ${chip}: ${found.weightsSha256.slice(0, 16)}, ${same ? 'the same' : 'NOT the same'}, ${(100 * found.testAccuracy).toFixed(1)} % of ${found.testSamples} test samples`,
    );
  }
}
