import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { presentBatch } from '../../dist/experiment/presenting.js';
import { firstWeights } from '../../dist/experiment/weights.js';
import { Crew } from '../../dist/kernel/crew.js';
import { readNpz } from '../../dist/run/npz.js';
import { ratios, summary } from './clock.mjs';
import { forAll, OurRelaxation, relaxing } from './relaxation.mjs';
import { digits, printTable } from './table.mjs';
import { TorchPeer } from './torch.mjs';

const PROGRAM = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

/** Weights that a net learns with some settings, as a run leaves them. */
export function learnt(file, settings) {
  const folder = mkdtempSync(join(tmpdir(), 'nudge-bench-'));
  const words = [PROGRAM, 'train', file, '--out', folder, 'evaluation.every_epochs=100', ...settings];
  const done = spawnSync(process.execPath, words, { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`the net was not trained:\n${done.stderr}`);
  const arrays = readNpz(join(folder, readdirSync(folder)[0], 'weights.npz'));
  rmSync(folder, { recursive: true, force: true });
  const all = kind => {
    const names = Object.keys(arrays).filter(name => name.startsWith(kind));
    const most = Math.max(...names.map(name => Number(name.split('_')[1])));
    return Array.from({ length: most + 1 }, (_, k) => arrays[`${kind}_${k}`]?.data ?? new Float32Array(0));
  };
  return { projections: all('weights'), biases: all('biases') };
}

/** The net, a batch and its weights as the programs of bench/peers take them. */
function handedOver(net, trial, weights, samples) {
  const { classes } = trial.data;
  const y = new Float32Array(samples.length * classes);
  for (const [k, sample] of samples.entries()) y[k * classes + trial.data.labels[sample]] = 1;
  const images = presentBatch(trial.data, samples, trial.input).data;
  const arrays = { x: Float32Array.from(images, byte => byte / 255), y };
  for (const [k, data] of weights.projections.entries()) arrays[`weights_${k}`] = data;
  for (const [k, data] of weights.biases.entries()) if (k > 0) arrays[`biases_${k}`] = data;
  const { beta } = trial.experiment.estimator;
  return [{ ...net(trial), batch: samples.length, outputs: classes, beta }, arrays];
}

/** Each of the peer's ways, and the published program at the steps of the first of them where there is a checkout. */
function waysOf({ program, ways, net, published }, threads, ...given) {
  const handed = handedOver(net, ...given);
  const lean = new TorchPeer(program, ...handed, threads);
  const theirs = ways.map(way => ({ name: `PyTorch, ${way}`, ask: () => lean.ask(way), times: [] }));
  if (!published?.checkout) return { theirs, processes: [lean] };
  const other = new TorchPeer(published.program, ...handed, threads, published.checkout);
  const ask = () => other.ask(`${theirs[0].found.free} ${theirs[0].found.nudged}`);
  return {
    theirs: [...theirs, { name: 'PyTorch, published program', ask, times: [] }],
    processes: [lean, other],
  };
}

const farthest = (a, b) => a.reduce((most, value, k) => Math.max(most, Math.abs(value - b[k])), 0);

/**
 * One learning step (free, nudged, update) of a batch on our chip, once for each of `levers`, and by a peer, once for each
 * of its `ways`; each at the fewest steps that settle all outputs to 1e-4, or at the tolerance that does. Rounds alternate. CPU time of one thread, or
 * wall time of several; ratios are to the fastest way of the peer.
 */
export async function sideBySide(
  { file, names, overrides, weights, batch, levers, peer, threads = 1 },
  rounds,
) {
  const crew = threads > 1 ? await Crew.open(threads) : undefined;
  const clock = threads > 1 ? 'wall_s' : 'cpu_s';
  const ours = [];
  let last;
  for (const [name, unit, stops] of levers) {
    const set = Object.entries(unit).flatMap(([key, value]) => forAll(names, key, value));
    const trial = relaxing(file, [...overrides, `training.batch_samples=${batch}`, ...set], crew?.kernels);
    const samples = trial.split.train.slice(0, batch);
    last = { trial, samples, weights: weights ?? firstWeights(trial) };
    ours.push({ name, net: await new OurRelaxation().open(trial, last.weights, samples, stops), times: [] });
  }
  const { theirs, processes } = peer
    ? waysOf(peer, threads, last.trial, last.weights, last.samples)
    : { theirs: [], processes: [] };
  for (let round = -2; round < rounds; round++) {
    for (const side of [...ours, ...theirs]) {
      side.found = side.ask ? await side.ask() : await side.net.run();
      if (round >= 0) side.times.push((1e3 * side.found[clock]) / batch);
    }
  }
  for (const process of processes) process.close();
  await crew?.close();
  const best = ({ times }) => summary(times).best;
  const opponent = theirs.toSorted((a, b) => best(a) - best(b))[0];
  const { rest } = ours[0].net;
  const described = [
    ...ours.map(({ name, net, times }) => ({
      ...{ name, times, freeSteps: net.steps.free, nudgedSteps: net.steps.nudged, output: net.output },
      multiplyAddsPerSample: net.multiplyAdds / batch,
      ratio: opponent ? ratios(opponent.times, times) : null,
    })),
    ...theirs.map(({ name, found, times }) => ({
      ...{ name, times, freeSteps: found.free, nudgedSteps: found.nudged, output: found.output },
      ...{ multiplyAddsPerSample: found.multiply_adds ?? null, ratio: null },
    })),
  ];
  return described.map(({ times, output, ...row }) => ({
    ...row,
    farthestFromRest: farthest(output, rest),
    millisecondsPerSample: summary(times),
  }));
}

export function printSides(title, rows) {
  const head = [
    '',
    'free',
    'nudged',
    'multiply-adds',
    'off',
    'ms/sample best',
    'median',
    'ratio best',
    'median',
  ];
  printTable(
    title,
    head,
    rows.map(row => [
      row.name,
      digits(row.freeSteps),
      digits(row.nudgedSteps),
      digits(row.multiplyAddsPerSample),
      row.farthestFromRest.toExponential(0),
      digits(row.millisecondsPerSample.best),
      digits(row.millisecondsPerSample.median),
      row.ratio ? `${digits(row.ratio.best)}x` : '',
      row.ratio ? `${digits(row.ratio.median)}x` : '',
    ]),
  );
}
