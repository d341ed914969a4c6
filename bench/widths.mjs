// Accuracy against the width of each stored number: one number is narrowed, the others stay float32.
//   node bench/widths.mjs [--seeds 1,2] [--epochs 4]
// Trains 784-100-10 on the packaged digits for each width and seed; writes results/widths.json and widths.svg.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { plot } from './plot.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const main = join(root, 'dist/cli/main.js');
const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '1,2' }, epochs: { type: 'string', default: '4' } },
});
const seeds = values.seeds.split(',').map(Number);

/** Ranges hold the largest values that occur; weights round stochastically, or steps below one level are lost. */
const NUMBERS = {
  weight: { range: 1, rounding: 'stochastic', widths: [4, 5, 6, 8, 10, 12] },
  'weight, nearest': { number: 'weight', range: 1, rounding: 'nearest', widths: [8, 10, 12, 16] },
  accumulator: { range: 4, rounding: 'nearest', widths: [6, 8, 10, 12] },
  trace: { range: 1, rounding: 'nearest', widths: [6, 8, 10, 12] },
  membrane: { range: 4, rounding: 'nearest', widths: [5, 6, 8, 10] },
};

const scratch = mkdtempSync(join(tmpdir(), 'nudge-widths-'));
process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));

function accuracy(seed, overrides) {
  const words = [
    'train',
    ...overrides,
    `training.epochs=${values.epochs}`,
    'training.rate_decay_per_epoch=0.7',
  ];
  const options = ['--seed', String(seed), '--out', scratch, '--threads', '1', '--format', 'json'];
  const done = spawnSync(process.execPath, [main, ...words, ...options], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (done.status === 1 && /diverged/.test(done.stderr)) return null;
  if (done.status !== 0) throw new Error(done.stderr);
  return JSON.parse(done.stdout).summary.test.accuracy;
}

const measure = overrides => {
  const found = seeds.map(seed => accuracy(seed, overrides));
  const learnt = found.filter(value => value !== null);
  const mean =
    learnt.length === seeds.length ? learnt.reduce((sum, each) => sum + each, 0) / learnt.length : null;
  console.log(overrides.join(' ') || 'float32', found.map(value => value ?? 'diverged').join(' '));
  return { mean, perSeed: found };
};

const float32 = measure([]);
const series = Object.entries(NUMBERS).map(([name, { number = name, range, rounding, widths }]) => ({
  name,
  range,
  rounding,
  points: widths.map(bits => ({
    bits,
    ...measure([
      `chip.precision.${number}={kind: fixed, bits: ${bits}, range: ${range}, rounding: ${rounding}}`,
    ]),
  })),
}));

const record = {
  label: 'EqSpike (SD-EP rule)',
  command: `node bench/widths.mjs --seeds ${values.seeds} --epochs ${values.epochs}`,
  what: 'test accuracy on the packaged digits, 784-100-10, deferred; null: learning diverged',
  date: new Date().toISOString().slice(0, 10),
  seeds,
  float32,
  series,
};
writeFileSync(join(root, 'results/widths.json'), `${JSON.stringify(record, null, 2)}\n`);
const svg = plot({
  title: 'Test accuracy against the width of one stored number',
  x: { label: 'bits' },
  y: { label: 'test accuracy' },
  series: series.map(({ name, points }) => ({
    name,
    points: points.filter(point => point.mean !== null).map(point => [point.bits, point.mean]),
  })),
});
writeFileSync(join(root, 'results/widths.svg'), svg);
