import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { presentBatch } from '../../dist/experiment/presenting.js';
import { firstWeights } from '../../dist/experiment/trial.js';
import { Crew } from '../../dist/kernel/crew.js';
import { readNpz } from '../../dist/run/npz.js';
import { cpuOf, ratios, summary, wallOf } from '../lib/clock.mjs';
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
/** Where a checkout of the program published with Laborieux et al. (2021) is, if anywhere. */
const PUBLIC_EP = process.env.NUDGE_PEER_EP;
const THEIRS = ['synchronous', 'asynchronous'];

/** Nets that relax: where levers pay, and where they do not; by time of the processor, or of the clock for two threads. */
const NETS = [
  {
    name: 'trained, hard sigmoids',
    activation: 'hard-sigmoid',
    epochs: 2,
    batches: [20, 200],
    threads: [1, 2],
  },
  { name: 'first weights, hard sigmoids', activation: 'hard-sigmoid', epochs: 0, batches: [20] },
  { name: 'trained, smooth sigmoids', activation: 'sigmoid', epochs: 2, batches: [20, 200] },
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

/** What the peers are started with: the net, and its arrays. */
function described(trial, weights, samples, activation) {
  const { network, estimator } = trial.experiment;
  const sizes = network.populations.map(({ neurons }) => neurons);
  const { classes } = trial.data;
  const y = new Float32Array(samples.length * classes);
  for (const [k, sample] of samples.entries()) y[k * classes + trial.data.labels[sample]] = 1;
  const images = presentBatch(trial.data, samples, trial.input).data;
  const arrays = { x: Float32Array.from(images, byte => byte / 255), y };
  for (const [k, data] of weights.projections.entries()) arrays[`weights_${k}`] = data;
  for (const [k, data] of weights.biases.entries()) if (k > 0) arrays[`biases_${k}`] = data;
  return [{ sizes, batch: samples.length, activation, beta: estimator.beta }, arrays];
}

/** PyTorch written by hand in both orders, then the published program with the steps of the first. */
function peersOf(net, threads) {
  const lean = new TorchPeer('torch_ep.py', ...net, threads);
  const orders = THEIRS.map(order => ({ name: `PyTorch, ${order}`, run: () => lean.ask(order), times: [] }));
  if (!PUBLIC_EP) return { sides: orders, close: () => lean.close() };
  const published = new TorchPeer('public_ep.py', ...net, threads, PUBLIC_EP);
  const run = () => published.ask(`${orders[0].found.free} ${orders[0].found.nudged}`);
  return {
    sides: [...orders, { name: 'PyTorch, published program', run, times: [] }],
    close() {
      lean.close();
      published.close();
    },
  };
}

async function compare({ activation }, weights, batch, threads, rounds, peer) {
  const overrides = [...overridesOf(activation), `training.batch_samples=${batch}`];
  const crew = threads > 1 ? await Crew.open(threads) : undefined;
  const [clock, clocked] = crew ? [wallOf, 'wall_s'] : [cpuOf, 'cpu_s'];
  const ours = [];
  let last;
  for (const [name, unit] of LEVERS) {
    const set = Object.entries(unit).flatMap(([key, value]) => forAll(NAMES, key, value));
    const trial = relaxing(FILE, [...overrides, ...set], crew?.kernels);
    const samples = trial.split.train.slice(0, batch);
    last = { trial, samples, weights: weights ?? firstWeights(trial) };
    const relaxation = await new OurRelaxation().open(trial, last.weights, samples);
    ours.push({ name, relaxation, times: [] });
  }
  const peers = peer && peersOf(described(last.trial, last.weights, last.samples, activation), threads);
  const theirs = peers?.sides ?? [];
  for (let round = -2; round < rounds; round++) {
    for (const side of [...ours, ...theirs]) {
      if (side.run) side.found = await side.run();
      const seconds = side.run ? side.found[clocked] : await side.relaxation.run(clock);
      if (round >= 0) side.times.push((1e3 * seconds) / batch);
    }
  }
  peers?.close();
  await crew?.close();
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
    toEach: relaxation && Object.fromEntries(theirs.map(side => [side.name, ratios(side.times, times).best])),
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
    for (const threads of net.threads ?? [1]) {
      for (const batch of net.batches) {
        const rows = await compare(net, weights, batch, threads, Math.max(5, rounds >> 2), torch);
        nets.push({ net: net.name, batch, threads, rows });
        const time = threads > 1 ? `, ${threads} threads, time of the clock` : '';
        print(`784-512-512-10, ${net.name}, batch ${batch}${time}`, rows);
      }
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
