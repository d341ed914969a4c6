// What a network of rates keeps, and what the heap grows by while it settles, as JSON.
//   node --expose-gc --min-semi-space-size=256 --max-semi-space-size=256 bench/lib/settling-memory.mjs FILE [key=value...]
// The young generation is so large that nothing is collected between two looks. Needs a built dist/.
import { relaxedAnswer } from '../../dist/estimator/states.js';
import { loadExperiment } from '../../dist/experiment/load.js';
import { presentBatch } from '../../dist/experiment/presenting.js';
import { prepare } from '../../dist/experiment/trial.js';
import { firstWeights, setUp } from '../../dist/experiment/weights.js';
import { DirectChip } from './chip.mjs';

const STEPS = 1500;

/** A network that has settled a batch once, its arena and what is booked for it. */
function settled(file, overrides, batch) {
  const sized = [...overrides, `training.batch_samples=${batch}`];
  const intervals = ['interval_samples', 'checkpoint_every_samples'].map(key => `outputs.${key}=${batch}`);
  const { experiment } = loadExperiment({ file, overrides: [...sized, ...intervals] });
  const trial = prepare(experiment, undefined);
  const chip = new DirectChip();
  chip.play(setUp(trial, firstWeights(trial)));
  chip.play([presentBatch(trial.data, trial.split.train.slice(0, batch), trial.input)]);
  const bits = trial.bookings.reduce((sum, { count, bitsEach }) => sum + count * bitsEach, 0);
  return { trial, chip, used: chip.machine.substrate.network.arena.used, booked: bits / 8 };
}

/** Bytes that the heap grows by in a settle of so many steps. */
function grownBy(chip, steps) {
  globalThis.gc();
  const before = process.memoryUsage();
  chip.play([relaxedAnswer(steps, 0, -1, 'fresh', 1)]);
  const after = process.memoryUsage();
  return after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers;
}

const [file, ...overrides] = process.argv.slice(2);
const BATCH = 10;
const one = settled(file, overrides, BATCH);
const two = settled(file, overrides, 2 * BATCH);
const sum = (list, of) => list.reduce((total, each) => total + of(each), 0);
const { populations, projections } = one.trial.network;
const neurons = sum(populations, ({ shape }) => shape.reduce((product, side) => product * side, 1));
const synapses = sum(projections, each => each.synapses);
// What grows with the batch belongs to neurons, the rest to synapses and biases.
const perSample = key => (two[key] - one[key]) / BATCH;
const each = key => ({
  neuron: perSample(key) / neurons,
  synapse: (one[key] - BATCH * perSample(key)) / synapses,
});
grownBy(one.chip, STEPS);
const [half, whole] = [STEPS, 2 * STEPS].map(steps => grownBy(one.chip, steps));
const result = { neurons, synapses, batch: BATCH, bytes: each('used'), booked: each('booked') };
console.log(JSON.stringify({ ...result, heapBytesPerStep: Math.max(0, whole - half) / STEPS }));
