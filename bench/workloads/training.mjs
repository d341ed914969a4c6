import { learningStep } from '../../dist/estimator/contrast.js';
import { loadExperiment } from '../../dist/experiment/load.js';
import { presentImage, presentLabel } from '../../dist/experiment/presenting.js';
import { prepare } from '../../dist/experiment/trial.js';
import { firstWeights, setUp } from '../../dist/experiment/weights.js';
import { DirectChip, openSession } from '../lib/chip.mjs';
import { cpuOf, median, summary } from '../lib/clock.mjs';
import { digits, percent, printTable } from '../lib/table.mjs';

/** Samples per round: about ten milliseconds, and so many rounds that some find the machine undisturbed. */
const SAMPLES = 50;
const ROUNDS_MORE = 8;
/** Rounds before the first that counts. */
const WARM_UP = 20;

/** Commands of samples `from` to `to` of the training part, in stored order. */
export function* samples(trial, from, to, work) {
  const { estimator, evaluation } = trial.experiment;
  const settings = {
    kind: estimator.kind,
    beta: estimator.beta,
    firstTicks: estimator.first_phase_ticks,
    secondTicks: estimator.second_phase_ticks,
    plasticity: estimator.plasticity,
    output: trial.output,
    readoutFrom: evaluation.readout_from_tick,
  };
  const { train } = trial.split;
  for (let k = from; k < to; k++) {
    const sample = train[k % train.length];
    yield presentImage(trial.data, sample, trial.input);
    yield presentLabel(trial.data, sample, trial.output);
    yield* learningStep(settings, k, k % 2 === 0 ? 1 : -1, 1);
    work.samples++;
  }
}

/**
 * Training of the packaged experiment: samples per second of CPU through session, streams and chip, and with the
 * streams bypassed (the same commands straight into the chip's state machine), alternating.
 */
export async function runTraining({ rounds }) {
  const { experiment } = loadExperiment({});
  const trial = prepare(experiment, undefined);
  const weights = firstWeights(trial);
  const session = openSession(trial.chip);
  await session.play(setUp(trial, weights));
  const direct = new DirectChip();
  direct.play(setUp(trial, weights));

  const work = { samples: 0, spikes: 0, synapticEvents: 0, weightEvents: 0 };
  const count = event => {
    if (event.kind !== 'settled') return;
    for (const key of ['spikes', 'synapticEvents', 'weightEvents']) work[key] += event.work[key];
  };
  const ignored = { samples: 0 };
  const ignore = () => {};
  const perSample = { streams: [], direct: [] };
  for (let round = -WARM_UP; round < rounds * ROUNDS_MORE; round++) {
    const from = (round + WARM_UP) * SAMPLES;
    const streams = await cpuOf(() => session.play(samples(trial, from, from + SAMPLES, work), count));
    const bypassed = await cpuOf(() => direct.play(samples(trial, from, from + SAMPLES, ignored), ignore));
    if (round < 0) continue;
    perSample.streams.push((streams / SAMPLES) * 1e6);
    perSample.direct.push((bypassed / SAMPLES) * 1e6);
  }
  await mustAgree(session, direct);
  const result = {
    microsecondsPerSample: { streams: summary(perSample.streams), direct: summary(perSample.direct) },
    samplesPerSecond: { best: 1e6 / Math.min(...perSample.streams), median: 1e6 / median(perSample.streams) },
    streamOverhead: overhead(perSample),
    perSample: Object.fromEntries(
      ['spikes', 'synapticEvents', 'weightEvents'].map(key => [key, work[key] / work.samples]),
    ),
  };
  print(result);
  return result;
}

/** Share by which the streams make a sample dearer: of the best rounds, and the median of neighbouring ones. */
function overhead({ streams, direct }) {
  const each = streams.map((time, k) => time / direct[k] - 1);
  return { best: Math.min(...streams) / Math.min(...direct) - 1, median: median(each) };
}

/** Both sides learnt the same bits, so they did the same work. */
async function mustAgree(session, direct) {
  const read = { kind: 'read-weights', tensor: 'weight', id: 0 };
  const [there] = await session.ask(read);
  let here;
  direct.play([read], event => {
    here = event;
  });
  if (!there.data.every((value, k) => Object.is(value, here.data[k])))
    throw new Error('the two sides learnt different weights');
}

function print(result) {
  const row = (name, { best, median: middle, spread }) => [
    name,
    digits(best),
    digits(middle),
    percent(spread),
    digits(1e6 / best),
  ];
  const { streams, direct } = result.microsecondsPerSample;
  printTable(
    'training 784-100-10, 50 + 50 ticks, centered, deferred: CPU per sample',
    ['', 'us best', 'us median', 'spread', 'samples/s best'],
    [row('through the streams', streams), row('streams bypassed', direct)],
  );
  const { best, median: middle } = result.streamOverhead;
  console.log(`stream overhead ${(100 * best).toFixed(1)} % (best), ${(100 * middle).toFixed(1)} % (median)`);
  const { spikes, synapticEvents, weightEvents } = result.perSample;
  console.log(
    `per sample: ${digits(spikes)} spikes, ${digits(synapticEvents)} synaptic events, ${digits(weightEvents)} increments`,
  );
}
