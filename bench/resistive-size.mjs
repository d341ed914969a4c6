// How large a resistive network can be trained in an hour, beside what SPICE needs for networks of one hidden layer.
//   node bench/resistive-size.mjs [--hidden 100,1024,4096,16384,32768] [--spice 10,20,50,100] [--threads N] [--seconds S]
// Ours: learning steps of the published DRN-XL's settings (2 x 784 - N - 10, batch 4, 4 + 2 x 4 sweeps) on packaged digits for
// some seconds; an epoch of 60,000 samples is extrapolated from them. ngspice: `op` in a running process after the inputs
// were altered, as often as a sample has phases; beyond what was measured in proportion to the resistors, which is least.
// Writes results/resistive-size.json.
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadExperiment } from '../dist/experiment/load.js';
import { presentBatch } from '../dist/experiment/presenting.js';
import { prepare } from '../dist/experiment/trial.js';
import { firstWeights } from '../dist/experiment/weights.js';
import { Crew } from '../dist/kernel/crew.js';
import { readEnvironment } from '../dist/run/environment.js';
import { layeredCircuit } from '../dist/substrate/resistive/circuit/layered.js';
import { median } from './lib/clock.mjs';
import { batchesOf, OurNetwork, overridesOf } from './lib/drn.mjs';
import { alter, least, ngspice, SHARP } from './lib/ngspice.mjs';
import { digits, printTable } from './lib/table.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const EXPERIMENT = `${ROOT}experiments/mnist-drn-1h.yaml`;
/** Settings of the published DRN-XL, of which only the number of nodes differs here. */
const XL = ['network.populations.pixels.unit.gain=800'];
const BATCH = 4;
const EPOCH = 60_000;
const HOUR = 3600;
/** Operating points of a sample that is learnt from: free, nudged down, nudged up. */
const PHASES = 3;
/** Samples that ngspice is shown in one process. */
const SHOWN = 3;

/**
 * The published claim, resistors and seconds of an epoch. Scellier 2024 (arXiv 2402.11674) and its code: DRN-XL on an
 * A100, 10 h 27 min for 100 epochs; against the SPICE simulations of Kendall et al. 2020 (arXiv 2006.01981), about 18 h
 * for an epoch as others quote it (secondary). 327 times the size at 160 times the rate: 50,000.
 */
const PUBLISHED = {
  drnXl: { resistors: 51_707_904, epochSeconds: (10 * 60 + 27) * 0.6, standing: 'published' },
  spice: { resistors: 157_800, epochSeconds: 18 * HOUR, standing: 'secondary' },
  claim: 50_000,
};

const { values } = parseArgs({
  options: {
    hidden: { type: 'string', default: '100,1024,4096,16384,32768' },
    spice: { type: 'string', default: '10,20,50,100' },
    threads: { type: 'string', default: String(availableParallelism()) },
    seconds: { type: 'string', default: '5' },
  },
});
const sizesOf = words => words.split(',').map(Number);
const resistorsOf = hidden => 2 * 784 * hidden + hidden * 10;
/** Resistors x samples / s. */
const productOf = ({ resistors, epochSeconds }) => (resistors * EPOCH) / epochSeconds;

const trialOf = (hidden, kernels) => {
  const nodes = `network.populations.hidden.neurons=${hidden}`;
  const { experiment } = loadExperiment({
    file: EXPERIMENT,
    overrides: [...overridesOf(BATCH), ...XL, nodes],
  });
  return prepare(experiment, undefined, undefined, kernels);
};

/** Seconds of a learning step in the median, by the clock on the wall, over a piece of training. */
async function ours(hidden, kernels, seconds) {
  const trial = trialOf(hidden, kernels);
  const network = await new OurNetwork().open(trial, firstWeights(trial), batchesOf(trial, BATCH, 100));
  const times = [];
  const end = performance.now() + 1000 * seconds;
  for (let step = -2; performance.now() < end || times.length < 3; step++) {
    const before = performance.now();
    await network.ask('train', 1);
    if (step >= 0) times.push((performance.now() - before) / 1000);
  }
  const secondsPerSample = median(times) / BATCH;
  return {
    ...{ hidden, resistors: resistorsOf(hidden), stepsMeasured: times.length, secondsPerSample },
    epochSeconds: EPOCH * secondsPerSample,
    standing: 'extrapolated from the steps measured',
  };
}

/** CPU seconds of ngspice for one operating point of the same network at its first conductances. */
function theirs(hidden) {
  const trial = trialOf(hidden);
  const { projections } = firstWeights(trial);
  const layers = projections.map((siemens, k) => {
    const biases = new Float64Array(k === 0 ? hidden : 10);
    return { siemens, biases, diodes: k === 0 };
  });
  const { gain } = trial.experiment.network.populations[0].unit;
  const points = batchesOf(trial, 1, SHOWN + 1).map(sample =>
    Float64Array.from(presentBatch(trial.data, sample, trial.input).data, byte => (gain * byte) / 255),
  );
  const [first, ...others] = points;
  const circuit = layeredCircuit(`1568-${hidden}-10`, { gain: 1, layers }, first, undefined, SHARP);
  const altered = least(() => ngspice(circuit, ['op', ...others.flatMap(alter)]), 2);
  const again = least(() => ngspice(circuit, ['op', ...others.flatMap(x => [...alter(x), 'op'])]), 2);
  return {
    hidden,
    resistors: resistorsOf(hidden),
    secondsPerPoint: (again - altered) / SHOWN,
    standing: 'measured',
  };
}

/** Exponent of the time of an operating point against resistors, between the smallest and the largest measured. */
function exponentOf(measured) {
  const [a, b] = [measured[0], measured.at(-1)];
  return Math.log(b.secondsPerPoint / a.secondsPerPoint) / Math.log(b.resistors / a.resistors);
}

/** Seconds of an operating point of a larger network, if they grew no faster than its resistors. */
function leastSeconds(measured, resistors) {
  const largest = measured.at(-1);
  return (largest.secondsPerPoint * resistors) / largest.resistors;
}

const threads = Number(values.threads);
const crew = threads > 1 ? await Crew.open(threads) : undefined;
const rows = [];
for (const hidden of sizesOf(values.hidden)) {
  rows.push(await ours(hidden, crew?.kernels, Number(values.seconds)));
  console.log(`${hidden} nodes: ${digits(1000 * rows.at(-1).secondsPerSample)} ms a sample`);
}
await crew?.close();
const spice = sizesOf(values.spice).map(theirs);
const compared = rows.map(row => {
  const known = spice.find(({ hidden }) => hidden === row.hidden);
  const point = known?.secondsPerPoint ?? leastSeconds(spice, row.resistors);
  return {
    ...row,
    product: productOf(row),
    overPublishedSpice: productOf(row) / productOf(PUBLISHED.spice),
    overPublishedDrnXl: productOf(row) / productOf(PUBLISHED.drnXl),
    ngspice: {
      epochSeconds: EPOCH * PHASES * point,
      standing: known ? 'measured for one point' : 'extrapolated in proportion to the resistors: at least',
      times: (PHASES * point) / row.secondsPerSample,
    },
  };
});
/** The largest network of those tried that so many epochs of take an hour at most. */
const largestFor = epochs => compared.filter(row => epochs * row.epochSeconds <= HOUR).at(-1) ?? null;
const inAnHour = [1, 10].map(epochs => {
  const row = largestFor(epochs);
  return { epochs, hidden: row?.hidden ?? null, resistors: row?.resistors ?? null };
});
const record = {
  format: 'nudge.resistive-size/1',
  command: `node bench/resistive-size.mjs --hidden ${values.hidden} --spice ${values.spice} --threads ${threads} --seconds ${values.seconds}`,
  what: 'size x rate of resistive networks of one hidden layer that learn, resistors x samples / s by the clock on the wall; epochs of 60,000 samples, extrapolated',
  date: new Date().toISOString(),
  environment: readEnvironment(),
  ...{
    threads,
    batch: BATCH,
    published: PUBLISHED,
    rows: compared,
    spice,
    spiceExponent: exponentOf(spice),
    inAnHour,
  },
};
writeFileSync(`${ROOT}results/resistive-size.json`, `${JSON.stringify(record, null, 1)}\n`);
printTable(
  'Resistive networks that learn: extrapolated from short pieces',
  [
    'nodes',
    'resistors',
    'ms/sample',
    'min/epoch',
    'product',
    'of published SPICE',
    'of DRN-XL on an A100',
    'ngspice here',
  ],
  compared.map(({ hidden, resistors, secondsPerSample, epochSeconds, product, ngspice: beside, ...row }) => [
    String(hidden),
    resistors.toLocaleString('en-US'),
    digits(1000 * secondsPerSample),
    digits(epochSeconds / 60),
    digits(product),
    `${Math.round(row.overPublishedSpice).toLocaleString('en-US')}x`,
    `${digits(row.overPublishedDrnXl)}x`,
    `${Math.round(beside.times).toLocaleString('en-US')}x${beside.standing.startsWith('measured') ? '' : ' at least'}`,
  ]),
);
printTable(
  'ngspice, one operating point, measured',
  ['nodes', 'resistors', 's'],
  spice.map(({ hidden, resistors, secondsPerPoint }) => [
    String(hidden),
    resistors.toLocaleString('en-US'),
    digits(secondsPerPoint),
  ]),
);
for (const { epochs, hidden } of inAnHour)
  console.log(
    `${epochs} epoch${epochs > 1 ? 's' : ''} in an hour: ${hidden ?? 'no size tried'} nodes at most of those tried`,
  );
