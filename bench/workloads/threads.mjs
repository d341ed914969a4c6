import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { loadExperiment } from '../../dist/experiment/load.js';
import { prepare } from '../../dist/experiment/trial.js';
import { readWeights } from '../../dist/experiment/weights.js';
import { Crew } from '../../dist/kernel/crew.js';
import { summary } from '../lib/clock.mjs';
import { learnerOf } from '../lib/learner.mjs';
import { forAll } from '../lib/relaxation.mjs';
import { digits, printTable } from '../lib/table.mjs';

const experiment = name => fileURLToPath(new URL(`../../experiments/${name}.yaml`, import.meta.url));
const ONE = { file: experiment('rate-digits'), names: ['pixels', 'hidden', 'digit'] };
const TWO = { file: experiment('mnist-512-512-rate'), names: ['pixels', 'first', 'second', 'digit'] };
const ALL = { order: 'synchronous', sends: 'all' };
const CHANGES = { order: 'asynchronous', sends: 'changes' };

const CASES = [
  { name: '784-512-10, all at once', net: ONE, unit: ALL, batch: 20 },
  { name: '784-512-10, all at once', net: ONE, unit: ALL, batch: 200 },
  { name: '784-512-512-10, all at once', net: TWO, unit: ALL, batch: 20 },
  { name: '784-512-512-10, changes, in turn', net: TWO, unit: CHANGES, batch: 20 },
  { name: '784-512-512-10, all at once', net: TWO, unit: ALL, batch: 200 },
];
const THREADS = [1, 2];

/** A chip with its first weights, and a learning step on the first samples, computed by so many threads. */
async function learner({ net, unit, batch }, threads) {
  const units = Object.entries(unit).flatMap(([key, value]) => forAll(net.names, key, value));
  const sizes = [`training.batch_samples=${batch}`, `outputs.interval_samples=${batch}`];
  const overrides = [...units, ...sizes, `outputs.checkpoint_every_samples=${batch}`, 'data.set=digits'];
  const crew = threads > 1 ? await Crew.open(threads) : undefined;
  const trial = prepare(
    loadExperiment({ file: net.file, overrides }).experiment,
    undefined,
    undefined,
    crew?.kernels,
  );
  const { session, step } = await learnerOf(trial, batch);
  return {
    times: [],
    step,
    hash: async () => {
      const hash = createHash('sha256');
      for (const data of (await readWeights(trial, session)).projections) hash.update(data);
      return hash.digest('hex');
    },
    close: () => crew?.close(),
  };
}

async function compare(one, rounds) {
  const sides = [];
  for (const threads of THREADS) sides.push(await learner(one, threads));
  for (let round = -2; round < rounds; round++) {
    for (const { step, times } of sides) {
      const start = performance.now();
      await step();
      if (round >= 0) times.push((performance.now() - start) / one.batch);
    }
  }
  const hashes = await Promise.all(sides.map(side => side.hash()));
  if (new Set(hashes).size > 1) throw new Error(`${one.name}: the bits depend on the number of threads`);
  for (const side of sides) await side.close();
  return sides.map(({ times }, k) => ({ threads: THREADS[k], millisecondsPerSample: summary(times) }));
}

/** Time of a learning step (not of the processor) by threads, alternating; their weights have the same bits, or it fails. */
export async function runThreads({ rounds }) {
  const nets = [];
  for (const one of CASES) {
    const rows = await compare(one, Math.max(5, rounds >> 2));
    nets.push({ net: one.name, batch: one.batch, rows });
    const head = ['threads', 'ms/sample best', 'median'];
    const cells = rows.map(({ threads, millisecondsPerSample: ms }) => [
      String(threads),
      digits(ms.best),
      digits(ms.median),
    ]);
    printTable(`${one.name}, batch ${one.batch}`, head, cells);
  }
  return { nets };
}
