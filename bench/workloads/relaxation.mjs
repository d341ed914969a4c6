import { fileURLToPath } from 'node:url';
import { forAll } from '../lib/relaxation.mjs';
import { learnt, printSides, sideBySide } from '../lib/side-by-side.mjs';
import { findTorch } from '../lib/torch.mjs';

const FILE = fileURLToPath(new URL('../../experiments/mnist-512-512-rate.yaml', import.meta.url));
const NAMES = ['pixels', 'first', 'second', 'digit'];

/** Who sends what, in which order: each lever by itself, and all of them. */
const LEVERS = [
  ['all at once', { order: 'synchronous', sends: 'all' }],
  ['odd and even layers in turn', { order: 'asynchronous', sends: 'all' }],
  ['changes, all at once', { order: 'synchronous', sends: 'changes' }],
  ['changes, in turn', { order: 'asynchronous', sends: 'changes' }],
  ['changes above 1e-6, in turn', { order: 'asynchronous', sends: 'changes', sends_above: 1e-6 }],
];

/** As the peer has it: the nudge is a part of the drive. */
const SIGMOIDS = [
  'network.populations.digit.unit.nudge=inside',
  ...forAll(['first', 'second', 'digit'], 'activation', 'hard-sigmoid'),
];
/** A deep Hopfield network: exact minima, a linear output, a nudge that is felt. */
const HOPFIELD = [
  ...forAll(NAMES, 'dynamics', 'minimise'),
  ...forAll(['first', 'second'], 'activation', 'hard-sigmoid'),
  ...forAll(['digit'], 'activation', 'linear'),
  'network.populations.digit.unit.nudge=inside',
  'estimator.beta=0.25',
];

/** Nets that relax: where levers pay, and where they do not. */
const NETS = [
  { name: 'trained, hard sigmoids', overrides: SIGMOIDS, epochs: 2, batches: [20, 200] },
  { name: 'first weights, hard sigmoids', overrides: SIGMOIDS, epochs: 0, batches: [20] },
  { name: 'trained deep Hopfield net', overrides: HOPFIELD, epochs: 2, batches: [20, 200] },
];

const PEER = {
  program: 'torch_ep.py',
  ways: ['synchronous', 'asynchronous'],
  net: ({ experiment: { network } }) => ({
    sizes: network.populations.map(({ neurons }) => neurons),
    activation: network.populations[1].unit.activation,
    dynamics: network.populations[1].unit.dynamics,
  }),
};

/** 784-512-512-10 on packaged digits. */
export async function runRelaxation({ rounds, torch: wanted = true, of = NETS }) {
  const torch = (wanted && findTorch()) || null;
  const nets = [];
  for (const { name, overrides: own, epochs, batches } of of) {
    const overrides = ['data.set=digits', ...own];
    const training = [`training.epochs=${epochs}`, ...forAll(NAMES, 'order', 'asynchronous')];
    const settings = [...overrides, ...training, 'estimator.free_steps=60'];
    const weights = epochs > 0 ? learnt(FILE, settings) : undefined;
    for (const batch of batches) {
      const peer = torch ? PEER : undefined;
      const one = { file: FILE, names: NAMES, overrides, weights, batch, levers: LEVERS, peer };
      const rows = await sideBySide(one, Math.max(5, rounds >> 2));
      nets.push({ net: name, batch, rows });
      printSides(`784-512-512-10, ${name}, batch ${batch}`, rows);
    }
  }
  return { torch, nets };
}
