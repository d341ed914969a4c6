import { fileURLToPath } from 'node:url';
import { PairArray, pairMemory } from '../../dist/array/pairs.js';
import { loadExperiment } from '../../dist/experiment/load.js';
import { prepare } from '../../dist/experiment/trial.js';
import { firstWeights, setUp } from '../../dist/experiment/weights.js';
import { DirectChip } from '../lib/chip.mjs';
import { cpuOf, median, summary } from '../lib/clock.mjs';
import { digits, percent, printTable } from '../lib/table.mjs';
import { samples } from './training.mjs';

const shipped = name => fileURLToPath(new URL(`../../experiments/${name}.yaml`, import.meta.url));
const FILE = shipped('digits-ternary-2t2r');
const SAMPLES = 50;
/** Samples before the first round that counts: levels flip most often at the start. */
const WARM_UP = 40;
/** Pairs of the array that is programmed and read. */
const PAIRS = 1_000_000;

const KINDS = {
  'real weights': {},
  'ternary, ideal cells': { file: FILE, overrides: ['chip.cells.card=ideal'] },
  'ternary, 2T2R cells': { file: FILE },
  'ternary, 2T2R cells, 1e-4 of reads wrong': {
    file: FILE,
    overrides: ['faults=[{ kind: read-errors, fraction: 1e-4 }]'],
  },
  'pulsed devices': { file: shipped('digits-pulsed') },
  'pulsed devices, wires and converters': { file: shipped('digits-reram-es-analog') },
  'pairs of PCM devices, wires and converters': { file: shipped('digits-pcm-analog') },
};

/** A chip that learns one kind of synapse, round by round. */
function learner(request) {
  const { experiment } = loadExperiment(request);
  const trial = prepare(experiment, undefined);
  const chip = new DirectChip();
  chip.play(setUp(trial, firstWeights(trial)));
  for (const { fraction } of experiment.faults)
    for (const { id } of trial.network.projections)
      chip.play([{ kind: 'inject-fault', fault: 'read-errors', target: id, address: 0, value: fraction }]);
  return round => chip.play(samples(trial, round * SAMPLES, (round + 1) * SAMPLES, { samples: 0 }));
}

/** Training with each kind of synapse, alternating, and a million pairs programmed and read. */
export async function runDevices({ rounds }) {
  const kinds = Object.entries(KINDS).map(([name, request]) => ({ name, run: learner(request), times: [] }));
  for (let round = 0; round < WARM_UP + rounds; round++) {
    for (const kind of kinds) {
      const seconds = await cpuOf(() => kind.run(round));
      if (round >= WARM_UP) kind.times.push((seconds / SAMPLES) * 1e6);
    }
  }
  const [real] = kinds;
  const rows = kinds.map(({ name, times }) => ({
    name,
    microsecondsPerSample: summary(times),
    timesReal: median(times.map((time, k) => time / real.times[k])),
  }));
  printTable(
    'training 784-100-10, centered, deferred: CPU per sample',
    ['', 'us best', 'us median', 'spread', 'times real weights'],
    rows.map(({ name, microsecondsPerSample: { best, median: middle, spread }, timesReal }) => [
      name,
      digits(best),
      digits(middle),
      percent(spread),
      digits(timesReal),
    ]),
  );
  const array = await arrayThroughput();
  console.log(
    `${PAIRS} pairs: ${digits(array.programmedPerSecond / 1e6)} M programmed/s, ${digits(array.readPerSecond / 1e6)} M read/s`,
  );
  return { kinds: rows, array };
}

async function arrayThroughput() {
  const { experiment } = loadExperiment({ file: FILE });
  const [cells] = prepare(experiment, undefined).cells.commands;
  const array = new PairArray(
    cells,
    { rows: 1000, columns: PAIRS / 1000 },
    { seed: 1, array: 0 },
    pairMemory(PAIRS),
  );
  array.form();
  const programming = await cpuOf(() => {
    for (let pair = 0; pair < PAIRS; pair++) array.program(pair, (pair % 3) - 1);
  });
  let sum = 0;
  const reading = await cpuOf(() => {
    for (let pair = 0; pair < PAIRS; pair++) sum += array.sense(pair);
  });
  if (!Number.isFinite(sum)) throw new Error('unreachable');
  return { pairs: PAIRS, programmedPerSecond: PAIRS / programming, readPerSecond: PAIRS / reading };
}
