import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadExperiment } from '../../dist/experiment/load.js';
import { presentBatch } from '../../dist/experiment/presenting.js';
import { prepare } from '../../dist/experiment/trial.js';
import { firstWeights } from '../../dist/experiment/weights.js';
import { ratios, summary } from '../lib/clock.mjs';
import { batchesOf, OurNetwork, overridesOf } from '../lib/drn.mjs';
import { digits, printTable } from '../lib/table.mjs';
import { findTorch, TorchPeer } from '../lib/torch.mjs';

const experiment = name => fileURLToPath(new URL(`../../experiments/${name}.yaml`, import.meta.url));
/** The published networks, on the packaged digits. */
const NETS = [
  { name: 'DRN-XS', file: experiment('mnist-drn-xs') },
  { name: 'DRN-1H', file: experiment('mnist-drn-1h') },
];
const BATCHES = [4, 64];
const ORDERS = ['train', 'infer'];
/** How far answers may be apart, of the largest: on the first conductances, and after so many learning steps, whose
 * contrasts float32 rounds: the published program subtracts squares of some 1e4 V^2. */
const AGREED = 1e-4;
const COMPARED_STEPS = 2;
const AGREED_LEARNT = 1e-2;
/** CPU seconds of a round, about: enough for the clock of a process. */
const ROUND_SECONDS = 0.05;
/** A checkout of the published program, and where it may be found. */
const CHECKOUT = 'NUDGE_PEER_EBL';
const PUBLIC = 'rain-neuromorphics/energy-based-learning on GitHub';

/** A program of bench/peers beside it. */
class TheirNetwork {
  times = { train: [], infer: [] };

  constructor(name, ...peer) {
    this.name = name;
    this.peer = new TorchPeer(...peer);
  }

  async ask(order, steps) {
    const { cpu_s: seconds, output } = await this.peer.ask(`${order} ${steps}`);
    return { seconds, output };
  }
}

/** What the peers are given: the same conductances, the same batches. */
function handedOver(trial, weights, batches) {
  const { network, estimator, evaluation } = trial.experiment;
  const sizes = network.populations.map(({ neurons }) => neurons);
  const { data } = trial;
  const all = batches.flatMap(samples => [...samples]);
  const y = new Float32Array(all.length * data.classes);
  for (const [k, sample] of all.entries()) y[k * data.classes + data.labels[sample]] = 1;
  const arrays = { x: Float32Array.from(presentBatch(data, all, trial.input).data, byte => byte / 255), y };
  for (const [k, values] of weights.projections.entries()) arrays[`weights_${k}`] = values;
  const net = {
    ...{ sizes, batch: batches[0].length, batches: batches.length, beta: estimator.beta },
    ...{ gain: network.populations[0].unit.gain, sweeps: evaluation.ticks },
    learning_rate: network.projections[0].synapse.learning_rate,
  };
  const lit = arrays.x.reduce((count, value) => count + Number(value > 0), 0) / arrays.x.length;
  return { net, arrays, lit };
}

/** How far the answers of all peers are from ours, of the largest. */
async function apart(name, within, ours, peers) {
  const { output: mine } = await ours.ask('infer', 1);
  const size = Math.max(...mine.map(Math.abs));
  const found = [];
  for (const peer of peers) {
    const { output } = await peer.ask('infer', 1);
    const most = Math.max(...output.map((value, k) => Math.abs(value - mine[k]))) / size;
    if (!(most < within)) throw new Error(`${name}, ${peer.name}: outputs are ${most} of the largest apart`);
    found.push(most);
  }
  return found;
}

async function compare({ name, file }, batch, rounds, wanted) {
  const trial = prepare(loadExperiment({ file, overrides: overridesOf(batch) }).experiment, undefined);
  const weights = firstWeights(trial);
  const batches = batchesOf(trial, batch);
  const { net, arrays, lit } = handedOver(trial, weights, batches);
  const ours = await new OurNetwork().open(trial, weights, batches);
  const peers = wanted.map(
    ({ title, script, words }) => new TheirNetwork(title, script, net, arrays, ...words),
  );
  const title = `${name}, batch ${batch}`;
  const first = await apart(title, AGREED, ours, peers);
  for (const side of [ours, ...peers]) await side.ask('train', COMPARED_STEPS);
  const learnt = await apart(title, AGREED_LEARNT, ours, peers);
  for (const [k, peer] of peers.entries()) peer.apart = { train: learnt[k], infer: first[k] };
  const rows = [];
  for (const order of ORDERS) rows.push(...(await timed({ name, batch, lit }, order, rounds, ours, peers)));
  for (const { peer } of peers) peer.close();
  return rows;
}

/** Steps of one side that last long enough for the clock, found while it warms up. */
async function stepsOf(order, side) {
  let steps = 1;
  while ((await side.ask(order, steps)).seconds < ROUND_SECONDS) steps *= 2;
  return steps;
}

/** Times steps of all sides in turn. */
async function timed(net, order, rounds, ours, peers) {
  const sides = [];
  for (const side of [ours, ...peers]) sides.push({ side, steps: await stepsOf(order, side) });
  for (let round = -2; round < rounds; round++) {
    for (const { side, steps } of sides) {
      const { seconds } = await side.ask(order, steps);
      if (round >= 0) side.times[order].push((1e3 * seconds) / steps);
    }
  }
  const mine = ours.times[order];
  return [{ name: 'nudge', times: { [order]: mine } }, ...peers].map(side => ({
    ...net,
    order,
    side: side.name,
    millisecondsPerStep: summary(side.times[order]),
    ratio: side.name === 'nudge' ? null : ratios(side.times[order], mine),
    ...(side.apart && { apart: side.apart[order] }),
  }));
}

/** The peers that are there; says what is missing. */
function peersOf(wanted) {
  const torch = (wanted && findTorch()) || null;
  if (!torch) return { torch, peers: [] };
  const lean = { title: 'PyTorch by hand', script: 'torch_drn.py', words: [1] };
  const checkout = process.env[CHECKOUT];
  if (checkout && existsSync(join(checkout, 'model/resistive/network.py'))) {
    const words = [checkout, 1];
    return { torch, peers: [lean, { title: 'published program', script: 'public_drn.py', words }] };
  }
  console.log(`published program left out: ${CHECKOUT} is to name a checkout of ${PUBLIC}`);
  return { torch, peers: [lean] };
}

/**
 * One learning step (4 sweeps free, 4 nudged each way, update) and one answer (4 sweeps) of the published resistive
 * networks of one hidden layer on packaged digits, one thread each side: our chip, plain PyTorch written by hand, the
 * published program. They agree on the outputs after some steps, or it fails.
 */
export async function runDrn({ rounds, torch: wanted = true, of = NETS }) {
  const { torch, peers } = peersOf(wanted);
  const rows = [];
  for (const net of of) {
    for (const batch of BATCHES) {
      const more = await compare(net, batch, Math.max(5, rounds >> 1), peers);
      rows.push(...more);
      print(`${net.name}, batch ${batch}, ${digits(100 * more[0].lit)} % of pixels lit`, more);
    }
  }
  return { torch, rows };
}

function print(title, rows) {
  const head = ['', 'ms/step best', 'median', 'ratio best', 'median', 'outputs apart'];
  const cells = rows.map(({ order, side, millisecondsPerStep: ms, ratio, apart }) => [
    `${order}, ${side}`,
    digits(ms.best),
    digits(ms.median),
    ratio ? `${digits(ratio.best)}x` : '',
    ratio ? `${digits(ratio.median)}x` : '',
    apart === undefined ? '' : apart.toExponential(1),
  ]);
  printTable(title, head, cells);
}
