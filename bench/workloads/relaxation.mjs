import { fileURLToPath } from 'node:url';
import { forAll } from '../lib/relaxation.mjs';
import { learnt, printSides, sideBySide } from '../lib/side-by-side.mjs';
import { findTorch } from '../lib/torch.mjs';

const FILE = fileURLToPath(new URL('../../experiments/mnist-512-512-rate.yaml', import.meta.url));
const NAMES = ['pixels', 'first', 'second', 'digit'];

/** Who sends what, in which order, and who stops when: each lever by itself, and all of them. */
const LEVERS = [
  ['all at once', { order: 'synchronous', sends: 'all' }],
  ['odd and even layers in turn', { order: 'asynchronous', sends: 'all' }],
  ['in turn, each sample stops', { order: 'asynchronous', sends: 'all' }, 'each'],
  ['changes, all at once', { order: 'synchronous', sends: 'changes' }],
  ['changes, in turn', { order: 'asynchronous', sends: 'changes' }],
  ['changes above 1e-6, in turn', { order: 'asynchronous', sends: 'changes', sends_above: 1e-6 }],
  [
    'changes above 1e-6, in turn, each sample stops',
    { order: 'asynchronous', sends: 'changes', sends_above: 1e-6 },
    'each',
  ],
];

/** As the peer has it: the nudge is a part of the drive. */
const sigmoids = activation => [
  'network.populations.digit.unit.nudge=inside',
  ...forAll(['first', 'second', 'digit'], 'activation', activation),
];
const HARD = sigmoids('hard-sigmoid');
/** A deep Hopfield network: exact minima, a linear output, a nudge that is felt. */
const HOPFIELD = [
  ...forAll(NAMES, 'dynamics', 'minimise'),
  ...forAll(['first', 'second'], 'activation', 'hard-sigmoid'),
  ...forAll(['digit'], 'activation', 'linear'),
  'network.populations.digit.unit.nudge=inside',
  'estimator.beta=0.25',
];

/** The program published with Laborieux et al. (2021), where there is a checkout of it. */
const PUBLISHED = { program: 'public_ep.py', checkout: process.env.NUDGE_PEER_EP };

/** Nets that relax: where levers pay, and where they do not. */
const NETS = [
  { name: 'trained, hard sigmoids', overrides: HARD, epochs: 2, batches: [20, 200], threads: [1, 2] },
  { name: 'first weights, hard sigmoids', overrides: HARD, epochs: 0, batches: [20] },
  { name: 'trained, smooth sigmoids', overrides: sigmoids('sigmoid'), epochs: 2, batches: [20, 200] },
  { name: 'trained deep Hopfield net', overrides: HOPFIELD, epochs: 2, batches: [20, 200], published: null },
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
  for (const { name, overrides: own, epochs, batches, threads = [1], published = PUBLISHED } of of) {
    const overrides = ['data.set=digits', ...own];
    const training = [`training.epochs=${epochs}`, ...forAll(NAMES, 'order', 'asynchronous')];
    const settings = [...overrides, ...training, 'estimator.free_steps=60'];
    const weights = epochs > 0 ? learnt(FILE, settings) : undefined;
    const peer = torch ? { ...PEER, published } : undefined;
    for (const many of threads) {
      for (const batch of batches) {
        const one = {
          file: FILE,
          names: NAMES,
          overrides,
          weights,
          batch,
          levers: LEVERS,
          peer,
          threads: many,
        };
        const rows = await sideBySide(one, Math.max(5, rounds >> 2));
        nets.push({ net: name, batch, threads: many, rows });
        printSides(`784-512-512-10, ${name}, batch ${batch}, ${many} threads`, rows);
      }
    }
  }
  return { torch, nets };
}
