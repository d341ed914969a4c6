// What a learning step of a network of rates costs, against the width of its layers, the batch and how many units are active.
//   node bench/rate-cost.mjs [--rounds 9]
// 784-N-N-10 with its first weights, hard sigmoids, layers in turn, 30 free and 10 nudged steps, on packaged digits: every
// rate sent in every step, and changes only. Writes results/rate-cost.json and a plot for each of the three.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { firstWeights } from '../dist/experiment/weights.js';
import { readEnvironment } from '../dist/run/environment.js';
import { cpuOf, summary } from './lib/clock.mjs';
import { learnerOf } from './lib/learner.mjs';
import { forAll, relaxing } from './lib/relaxation.mjs';
import { plot } from './plot.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const FILE = join(root, 'experiments/mnist-512-512-rate.yaml');
const { values } = parseArgs({ options: { rounds: { type: 'string', default: '9' } } });
const ALL = ['pixels', 'first', 'second', 'digit'];
const HIDDEN = ['first', 'second'];
const SENDS = ['all', 'changes'];
const USUAL = { width: 512, batch: 20, bias: 0 };

/** The bias of hidden units decides how many of them stand above 0. */
const SWEEPS = [
  { key: 'width', values: [64, 128, 256, 512, 1024], label: 'units in each hidden layer', log: true },
  { key: 'batch', values: [1, 5, 20, 50, 200], label: 'samples in a batch', log: true },
  { key: 'bias', values: [-0.5, -0.2, -0.12, -0.06, 0, 0.1, 0.3], label: 'share of hidden units above 0' },
];

function trialOf({ width, batch }, sends) {
  return relaxing(FILE, [
    'data.set=digits',
    `training.batch_samples=${batch}`,
    'estimator.free_steps=30',
    'estimator.nudged_steps=10',
    'estimator.tolerance=0',
    'network.populations.digit.unit.nudge=inside',
    ...HIDDEN.map(name => `network.populations.${name}.neurons=${width}`),
    ...forAll([...HIDDEN, 'digit'], 'activation', 'hard-sigmoid'),
    ...forAll(ALL, 'sends', sends),
  ]);
}

/** A learning step with the usual settings but for one, and the share of hidden units that stand above 0 after it. */
async function openSide(settings, sends) {
  const trial = trialOf(settings, sends);
  const weights = firstWeights(trial);
  for (const id of [1, 2]) weights.biases[id].fill(settings.bias);
  const { session, step } = await learnerOf(trial, settings.batch, weights);
  await step();
  const states = [];
  for (const id of [1, 2]) {
    const events = await session.ask({ kind: 'read-state', population: id, variable: 'rate' });
    states.push(...events.flatMap(event => [...(event.data ?? [])]));
  }
  return { step, times: [], active: states.filter(rate => rate > 0).length / states.length };
}

async function measure(settings) {
  const sides = [];
  for (const sends of SENDS) sides.push(await openSide(settings, sends));
  for (let round = -2; round < Number(values.rounds); round++) {
    for (const side of sides) {
      let multiplyAdds = 0;
      const count = event => event.kind === 'settled' && (multiplyAdds += event.work.synapticEvents);
      const seconds = await cpuOf(() => side.step(count));
      side.multiplyAdds = multiplyAdds / settings.batch;
      if (round >= 0) side.times.push((1e3 * seconds) / settings.batch);
    }
  }
  return sides.map(({ times, multiplyAdds, active }, k) => ({
    ...{ sends: SENDS[k], ...settings, active, multiplyAddsPerSample: multiplyAdds },
    millisecondsPerSample: summary(times),
  }));
}

const rows = [];
for (const { key, values: points, label, log } of SWEEPS) {
  const found = [];
  for (const value of points) found.push(...(await measure({ ...USUAL, [key]: value })));
  rows.push(...found.map(row => ({ sweep: key, ...row })));
  const at = row => (key === 'bias' ? row.active : row[key]);
  const series = SENDS.map(sends => ({
    name: `sends ${sends}`,
    points: found.filter(row => row.sends === sends).map(row => [at(row), row.millisecondsPerSample.best]),
  }));
  const name = key === 'bias' ? 'activity' : key;
  writeFileSync(
    join(root, `results/rate-cost-${name}.svg`),
    plot({
      title: `Learning step of 784-N-N-10 against ${label}`,
      x: { label, log },
      y: { label: 'ms of CPU per sample', log },
      series,
    }),
  );
  console.log(
    series
      .map(
        ({ name: side, points: line }) =>
          `${side}: ${line.map(([x, y]) => `${x.toPrecision(3)} ${y.toFixed(3)}`).join(', ')}`,
      )
      .join('\n'),
  );
}
const record = {
  command: `node bench/rate-cost.mjs --rounds ${values.rounds}`,
  what: 'CPU milliseconds per sample of a learning step (30 free and 10 nudged steps, update) of 784-N-N-10 in turn, first weights',
  date: new Date().toISOString(),
  environment: readEnvironment(),
  rows,
};
writeFileSync(join(root, 'results/rate-cost.json'), `${JSON.stringify(record, null, 1)}\n`);
