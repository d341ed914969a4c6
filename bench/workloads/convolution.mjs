import { fileURLToPath } from 'node:url';
import { learnt, printSides, sideBySide } from '../lib/side-by-side.mjs';
import { findTorch } from '../lib/torch.mjs';

const FILE = fileURLToPath(new URL('../../experiments/mnist-conv-dhn.yaml', import.meta.url));
const NAMES = ['pixels', 'conv1', 'conv2', 'digit'];
const DATA = ['data.set=digits', 'data.train_samples=2000'];
/** Learnt with the centered contrast of the experiment; timed with a free phase and one nudged one, as the peer has them. */
const OVERRIDES = [...DATA, 'estimator.kind=P-EP'];
const BATCH = 20;

/** Who sends what, in which order, and who stops when: each lever by itself, and all of them. */
const LEVERS = [
  ['all at once', { order: 'synchronous', sends: 'all' }],
  ['layers in turn', { order: 'asynchronous', sends: 'all' }],
  ['in turn, each sample stops', { order: 'asynchronous', sends: 'all' }, 'each'],
  ['changes, in turn', { order: 'asynchronous', sends: 'changes' }],
  ['changes above 1e-6, in turn', { order: 'asynchronous', sends: 'changes', sends_above: 1e-6 }],
  ['changes above 1e-5, in turn', { order: 'asynchronous', sends: 'changes', sends_above: 1e-5 }],
  [
    'changes above 1e-5, in turn, each sample stops',
    { order: 'asynchronous', sends: 'changes', sends_above: 1e-5 },
    'each',
  ],
];

/** The library's own way back and the one that it does fastest. */
const PEER = {
  program: 'torch_conv.py',
  ways: ['synchronous transposed', 'asynchronous transposed', 'synchronous turned', 'asynchronous turned'],
  net: ({ experiment: { network } }) => ({
    shapes: network.populations.slice(0, 3).map(({ shape, neurons }) => shape ?? [neurons]),
    kernel: network.projections[0].convolution.kernel,
  }),
};

const NETS = [
  { name: 'trained', epochs: 2 },
  { name: 'first weights', epochs: 0 },
];
const THREADS = [1, 2];

/** 28 x 28 - 32 x 12 x 12 - 64 x 4 x 4 - 10, kernels of 5, on packaged digits. */
export async function runConvolution({ rounds, torch: wanted = true }) {
  const torch = (wanted && findTorch()) || null;
  const nets = [];
  for (const { name, epochs } of NETS) {
    const weights = epochs > 0 ? learnt(FILE, [...DATA, `training.epochs=${epochs}`]) : undefined;
    for (const threads of THREADS) {
      // On a busy machine the peer's threads wait in circles: its slower order would take minutes.
      const ways = PEER.ways.filter(way => threads === 1 || way.startsWith('asynchronous'));
      const peer = torch ? { ...PEER, ways } : undefined;
      const net = { file: FILE, names: NAMES, overrides: OVERRIDES, weights, batch: BATCH, levers: LEVERS };
      const rows = await sideBySide({ ...net, peer, threads }, Math.max(5, rounds >> 2));
      nets.push({ net: name, batch: BATCH, threads, clock: threads > 1 ? 'wall' : 'CPU', rows });
      printSides(`convolutions 32-64, ${name}, batch ${BATCH}, ${threads} threads`, rows);
    }
  }
  return { torch, nets };
}
