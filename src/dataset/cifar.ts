import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { damaged, readBounded } from '../problem/files.js';
import { UserError } from '../problem/problem.js';
import { checkLabels, type DataSet, joined } from './dataset.js';
import { gunzip, isGzip } from './gzip.js';

const SIDE = 32;
const CHANNELS = 3;
const PIXELS = SIDE * SIDE;
const IMAGE_BYTES = CHANNELS * PIXELS;

/** How the binary version of a set lies in its folder. */
export interface CifarLayout {
  /** Names of its folder: short, and as the official archive unpacks. */
  readonly folders: readonly string[];
  /** Training files, without their ending; those that are there are read, one at least. */
  readonly train: readonly string[];
  readonly test: string;
  /** Label bytes of a record; the last of them is the class. */
  readonly labels: number;
  readonly classes: number;
  /** Records of the largest official file. */
  readonly records: number;
}

export const CIFAR_SETS: ReadonlyMap<string, CifarLayout> = new Map([
  [
    'cifar-10',
    {
      folders: ['cifar-10', 'cifar10', 'cifar-10-batches-bin'],
      train: [1, 2, 3, 4, 5].map(batch => `data_batch_${batch}`),
      test: 'test_batch',
      labels: 1,
      classes: 10,
      records: 10_000,
    },
  ],
  [
    'cifar-100',
    {
      folders: ['cifar-100', 'cifar100', 'cifar-100-binary'],
      train: ['train'],
      test: 'test',
      labels: 2,
      classes: 100,
      records: 50_000,
    },
  ],
]);

/** Records of one file: images channels last, as populations of a shape want them, and their classes. */
export interface CifarPart {
  readonly images: Uint8Array;
  readonly labels: Uint8Array;
  /** Of the whole content, uncompressed. */
  readonly sha256: string;
}

/**
 * Reads all files of a set that are in its folder, plain (.bin) or gzipped (.bin.gz): 32 x 32 pixels, three channels.
 * @throws UserError file-missing without a training or test file, file-damaged, label-range
 */
export function loadCifar(name: string, folder: string, layout: CifarLayout): DataSet {
  const training = layout.train.flatMap(stem => fileOf(folder, stem) ?? []);
  if (training.length === 0) throw absent(folder, layout.train[0]!);
  const testing = fileOf(folder, layout.test);
  if (testing === undefined) throw absent(folder, layout.test);
  const parts = [...training, testing].map(file => readCifar(file, layout));
  const images = joined(parts.map(part => part.images));
  const labels = joined(parts.map(part => part.labels));
  const hash = createHash('sha256');
  for (const { sha256 } of parts) hash.update(`${sha256}\n`);
  const count = labels.length;
  const size = { count, width: SIDE, height: SIDE, channels: CHANNELS, classes: layout.classes };
  const officialTrain = count - parts.at(-1)!.labels.length;
  const missing = training.length < layout.train.length;
  const partial = `${training.length} of ${layout.train.length} training files`;
  const origin = { source: folder, ...(missing && { partial }), sha256: hash.digest('hex') };
  return { name, images, labels, ...size, officialTrain, ...origin };
}

type Format = Pick<CifarLayout, 'labels' | 'classes' | 'records'>;

/** Reads one file of records: `labels` bytes, then the red, the green and the blue plane, row by row. */
export function readCifar(file: string, { labels: width, classes, records }: Format): CifarPart {
  const record = width + IMAGE_BYTES;
  const most = records * record;
  const stored = readBounded(file, most);
  const content = isGzip(stored) ? gunzip(stored, file, most, `${records} images take`) : stored;
  const count = content.length / record;
  if (!Number.isInteger(count) || count === 0) throw wrongLength(file, content.length, record);
  const labels = Uint8Array.from({ length: count }, (_, k) => content[k * record + width - 1]!);
  checkLabels(labels, classes, file);
  const images = new Uint8Array(count * IMAGE_BYTES);
  for (let k = 0; k < count; k++) {
    const planes = content.subarray(k * record + width, (k + 1) * record);
    const image = images.subarray(k * IMAGE_BYTES, (k + 1) * IMAGE_BYTES);
    for (let c = 0; c < CHANNELS; c++) {
      for (let pixel = 0; pixel < PIXELS; pixel++) image[pixel * CHANNELS + c] = planes[c * PIXELS + pixel]!;
    }
  }
  return { images, labels, sha256: createHash('sha256').update(content).digest('hex') };
}

const fileOf = (folder: string, stem: string): string | undefined =>
  ['.bin', '.bin.gz'].map(end => join(folder, `${stem}${end}`)).find(existsSync);

function absent(folder: string, stem: string): UserError {
  const packed = existsSync(join(folder, `${stem}.bin.xz`));
  return new UserError({
    code: 'file-missing',
    file: join(folder, `${stem}.bin`),
    message: 'is missing from the data set',
    ...(packed && { advice: 'Unpack it first: xz --decompress --keep' }),
  });
}

const wrongLength = (file: string, found: number, record: number): UserError =>
  damaged(file, 'is truncated, or not in the binary CIFAR format', {
    found: `${found} bytes`,
    allowed: `whole records of ${record} bytes`,
  });
