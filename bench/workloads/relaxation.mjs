import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { presentBatch } from '../../dist/experiment/presenting.js';
import { firstWeights } from '../../dist/experiment/trial.js';
import { readNpz } from '../../dist/run/npz.js';
import { ratios, summary } from '../lib/clock.mjs';
import { forAll, OurRelaxation, relaxing } from '../lib/relaxation.mjs';
import { digits, printTable } from '../lib/table.mjs';
import { findTorch, TorchPeer } from '../lib/torch.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FILE = join(ROOT, 'experiments/mnist-512-512-rate.yaml');
const NAMES = ['pixels', 'first', 'second', 'digit'];

/** Who sends what, in which order: each lever by itself, and all of them. */
const LEVERS = [
  ['all at once', { order: 'synchronous', sends: 'all' }],
  ['odd and even layers in turn', { order: 'asynchronous', sends: 'all' }],
  ['changes, all at once', { order: 'synchronous', sends: 'changes' }],
  ['changes, in turn', { order: 'asynchronous', sends: 'changes' }],
  ['changes above 1e-6, in turn', { order: 'asynchronous', sends: 'changes', sends_above: 1e-6 }],
];
const THEIRS = ['synchronous', 'asynchronous'];

/** Nets that relax: where levers pay, and where they do not. */
const NETS = [
  { name: 'trained, hard sigmoids', activation: 'hard-sigmoid', epochs: 2, batches: [20, 200] },
  { name: 'first weights, hard sigmoids', activation: 'hard-sigmoid', epochs: 0, batches: [20] },
];

const overridesOf = activation => [
  'data.set=digits',
  // As the peer has it: a part of the drive.
  'network.populations.digit.unit.nudge=inside',
  ...forAll(['first', 'second', 'digit'], 'activation', activation),
];

/** Weights that the packaged digits have been learnt with. */
function learnt(activation, epochs) {
  const folder = mkdtempSync(join(tmpdir(), 'nudge-bench-'));
  const overrides = [...overridesOf(activation), `training.epochs=${epochs}`, 'evaluation.every_epochs=100'];
  const settings = [...overrides, ...forAll(NAMES, 'order', 'asynchronous'), 'estimator.free_steps=60'];
  const program = [join(ROOT, 'dist/cli/main.js'), 'train', FILE, '--out', folder, ...settings];
  const done = spawnSync(process.execPath, program, { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`the net was not trained:\n${done.stderr}`);
  const arrays = readNpz(join(folder, readdirSync(folder)[0], 'weights.npz'));
  rmSync(folder, { recursive: true, force: true });
  const all = kind => (_, k) => arrays[`${kind}_${k}`]?.data ?? new Float32Array(0);
  return {
    projections: Array.from({ length: 3 }, all('weights')),
    biases: Array.from({ length: 4 }, all('biases')),
  };
}

function theirNet(trial, weights, samples, activation, threads) {
  const { network, estimator } = trial.experiment;
  const sizes = network.populations.map(({ neurons }) => neurons);
  const { classes } = trial.data;
  const y = new Float32Array(samples.length * classes);
  for (const [k, sample] of samples.entries()) y[k * classes + trial.data.labels[sample]] = 1;
  const images = presentBatch(trial.data, samples, trial.input).data;
  const arrays = { x: Float32Array.from(images, byte => byte / 255), y };
  for (const [k, data] of weights.projections.entries()) arrays[`weights_${k}`] = data;
  for (const [k, data] of weights.biases.entries()) if (k > 0) arrays[`biases_${k}`] = data;
  const net = { sizes, batch: samples.length, activation, beta: estimator.beta };
  return new TorchPeer('torch_ep.py', net, arrays, threads);
}

async function compare({ activation }, weights, batch, rounds, peer) {
  const overrides = [...overridesOf(activation), `training.batch_samples=${batch}`];
  const ours = [];
  let last;
  for (const [name, unit] of LEVERS) {
    const set = Object.entries(unit).flatMap(([key, value]) => forAll(NAMES, key, value));
    const trial = relaxing(FILE, [...overrides, ...set]);
    const samples = trial.split.train.slice(0, batch);
    last = { trial, samples, weights: weights ?? firstWeights(trial) };
    const relaxation = await new OurRelaxation().open(trial, last.weights, samples);
    ours.push({ name, relaxation, times: [] });
  }
  const process = peer && theirNet(last.trial, last.weights, last.samples, activation, 1);
  const theirs = peer ? THEIRS.map(order => ({ name: `PyTorch, ${order}`, order, times: [] })) : [];
  for (let round = -2; round < rounds; round++) {
    for (const side of [...ours, ...theirs]) {
      if (side.order) side.found = await process.ask(side.order);
      const seconds = side.order ? side.found.cpu_s : await side.relaxation.run();
      if (round >= 0) side.times.push((1e3 * seconds) / batch);
    }
  }
  process?.close();
  const opponent = theirs.reduce(
    (best, side) => (summary(side.times).best < summary(best.times).best ? side : best),
    theirs[0],
  );
  return [...ours, ...theirs].map(({ name, relaxation, found, times }) => ({
    name,
    freeSteps: relaxation?.steps.free ?? found.free,
    nudgedSteps: relaxation?.steps.nudged ?? found.nudged,
    multiplyAddsPerSample: relaxation ? relaxation.multiplyAdds / batch : null,
    millisecondsPerSample: summary(times),
    ratio: opponent && relaxation ? ratios(opponent.times, times) : null,
  }));
}

/**
 * One learning step (free, nudged, update) of 784-512-512-10 on packaged digits, each side at the fewest steps that
 * settle all outputs of the batch to 1e-4; the ratio is to the faster of the two ways of the peer.
 */
export async function runRelaxation({ rounds, torch: wanted = true, of = NETS }) {
  const torch = (wanted && findTorch()) || null;
  const nets = [];
  for (const net of of) {
    const weights = net.epochs > 0 ? learnt(net.activation, net.epochs) : undefined;
    for (const batch of net.batches) {
      const rows = await compare(net, weights, batch, Math.max(5, rounds >> 2), torch);
      nets.push({ net: net.name, batch, rows });
      print(`784-512-512-10, ${net.name}, batch ${batch}`, rows);
    }
  }
  return { torch, nets };
}

function print(title, rows) {
  const head = ['', 'free', 'nudged', 'multiply-adds', 'ms/sample best', 'median', 'ratio best', 'median'];
  printTable(
    title,
    head,
    rows.map(row => [
      row.name,
      String(row.freeSteps),
      String(row.nudgedSteps),
      digits(row.multiplyAddsPerSample),
      digits(row.millisecondsPerSample.best),
      digits(row.millisecondsPerSample.median),
      row.ratio ? `${digits(row.ratio.best)}x` : '',
      row.ratio ? `${digits(row.ratio.median)}x` : '',
    ]),
  );
}
