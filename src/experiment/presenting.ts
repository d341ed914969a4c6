import { augmented } from '../dataset/augment.js';
import { bytesOf, type DataSet, imageOf } from '../dataset/dataset.js';
import type { Settled } from '../protocol/messages.js';
import type { Unnumbered } from '../stream/session.js';
import type { Trial } from './trial.js';

const CLASS_INDEX = Array.from({ length: 256 }, (_, index) => Uint16Array.of(index));

/** The bytes of a sample as it is shown. */
export type Look = (sample: number) => Uint8Array;

/** Every sample as it is stored. */
const asStored =
  (data: DataSet): Look =>
  sample =>
    imageOf(data, sample);

/** How training samples look in an epoch, which counts from 0. */
export function trainingLook({ data, experiment }: Pick<Trial, 'data' | 'experiment'>, epoch: number): Look {
  const { augment } = experiment.data;
  if (augment === null) return asStored(data);
  const { seed } = experiment;
  return sample => augmented(data, sample, augment, { seed, epoch });
}

/** What a chip is shown of an image: its bytes, or what they stand for. */
function shownOf({ levels, channels }: DataSet, image: Uint8Array): Uint8Array | Float32Array {
  if (!levels) return image;
  const values = new Float32Array(image.length);
  for (let i = 0; i < image.length; i++) values[i] = levels[256 * (i % channels) + image[i]!]!;
  return values;
}

/** Shows one image to the input population; its bytes are not copied. */
export function presentImage(
  data: DataSet,
  sample: number,
  population: number,
  look: Look = asStored(data),
): Unnumbered {
  const shown = shownOf(data, look(sample));
  const count = shown.length;
  return { kind: 'present', population, ...BLOCK, batch: 1, count, total: count, data: shown };
}

/** Shows several images at once. */
export function presentBatch(
  data: DataSet,
  samples: ArrayLike<number>,
  population: number,
  look: Look = asStored(data),
): Unnumbered {
  const values = bytesOf(data);
  const shown = new (data.levels ? Float32Array : Uint8Array)(samples.length * values);
  for (let k = 0; k < samples.length; k++) shown.set(shownOf(data, look(samples[k]!)), k * values);
  const count = shown.length;
  return { kind: 'present', population, ...BLOCK, batch: samples.length, count, total: count, data: shown };
}

/** Rates of the inputs of presented samples, samples x neurons: spikes per tick of sources, or rates. */
export function inputRates(
  { data, input, network }: Pick<Trial, 'data' | 'input' | 'network'>,
  samples: ArrayLike<number>,
  look: Look = asStored(data),
): Float32Array {
  const values = bytesOf(data);
  const { unit } = network.populations[input]!;
  const scale = data.levels ? 1 : (unit.kind === 'source' ? unit.maxRate : 1) / 255;
  const rates = new Float32Array(samples.length * values);
  for (let k = 0; k < samples.length; k++) {
    const shown = shownOf(data, look(samples[k]!));
    for (let i = 0; i < values; i++) rates[k * values + i] = shown[i]! * scale;
  }
  return rates;
}

/** Tells the output population which class is right. */
export function presentLabel(data: DataSet, sample: number, population: number): Unnumbered {
  const index = CLASS_INDEX[data.labels[sample]!]!;
  return {
    kind: 'present',
    population,
    ...BLOCK,
    layout: 'one-hot',
    batch: 1,
    count: 1,
    total: 1,
    data: index,
  };
}

/** Tells the output population, which has `perClass` neurons of each class, which is right for each of several samples. */
export function presentLabels(
  data: DataSet,
  samples: ArrayLike<number>,
  population: number,
  perClass = 1,
): Unnumbered {
  const labels = Uint16Array.from(samples, sample => data.labels[sample]!);
  if (perClass > 1) return presentGroups(labels, data.classes, population, perClass);
  const count = labels.length;
  const block = { ...BLOCK, layout: 'one-hot', batch: count, count, total: count } as const;
  return { kind: 'present', population, ...block, data: labels };
}

function presentGroups(
  labels: Uint16Array,
  classes: number,
  population: number,
  perClass: number,
): Unnumbered {
  const neurons = classes * perClass;
  const targets = new Uint8Array(labels.length * neurons);
  for (const [k, label] of labels.entries()) {
    const first = k * neurons + label * perClass;
    targets.fill(255, first, first + perClass);
  }
  const [batch, count] = [labels.length, targets.length];
  return { kind: 'present', population, ...BLOCK, batch, count, total: count, data: targets };
}

/** What a settle reads out: of each sample, the scores of the classes, means over the `perClass` neurons of each. */
export function scoresOf(
  { readout, batch }: Pick<Settled, 'readout' | 'batch'>,
  perClass: number,
): Float32Array[] {
  const neurons = readout.length / batch;
  return Array.from({ length: batch }, (_, b) =>
    means(readout.subarray(b * neurons, (b + 1) * neurons), perClass),
  );
}

function means(readout: Float32Array, perClass: number): Float32Array {
  if (perClass === 1) return readout;
  return Float32Array.from({ length: readout.length / perClass }, (_, c) => {
    const group = readout.subarray(c * perClass, (c + 1) * perClass);
    return group.reduce((sum, rate) => sum + rate, 0) / perClass;
  });
}

const BLOCK = { layout: 'dense', steps: 1, reversed: false, offset: 0 } as const;

/** Index of the largest value, the first of equals. */
export function argmax(values: Float32Array): number {
  let best = 0;
  for (let k = 1; k < values.length; k++) if (values[k]! > values[best]!) best = k;
  return best;
}
