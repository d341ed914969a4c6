import { createHash } from 'node:crypto';
import { UserError } from '../problem/problem.js';
import { checkLabels, type DataSet, joined } from './dataset.js';
import { type IdxArray, readIdx } from './idx.js';
import type { DataFiles, PartFiles } from './locate.js';

interface Part {
  readonly images: IdxArray;
  readonly labels: IdxArray;
  readonly files: PartFiles;
}

/** Reads and checks all files of a set. @throws UserError with every kind of data problem */
export function loadDataSet(found: DataFiles): DataSet {
  const parts = found.parts.map(readPart);
  const [first, last] = [parts[0]!, parts.at(-1)!];
  const [, height, width] = first.images.shape as [number, number, number];
  if (last.images.shape[1] !== height || last.images.shape[2] !== width) throw sizesDiffer(first, last);
  const classes = found.classes ?? 1 + Math.max(...parts.map(part => largest(part.labels.data)));
  for (const part of parts) checkLabels(part.labels.data, classes, part.files.labels);
  return {
    name: found.name,
    images: joined(parts.map(part => part.images.data)),
    labels: joined(parts.map(part => part.labels.data)),
    count: parts.reduce((sum, part) => sum + part.labels.data.length, 0),
    width,
    height,
    channels: 1,
    classes,
    officialTrain: parts.length > 1 ? first.labels.data.length : null,
    source: found.folder,
    sha256: hashOf(parts),
  };
}

function readPart(files: PartFiles): Part {
  const images = readIdx(files.images, 3);
  const labels = readIdx(files.labels, 1);
  if (images.shape[0] !== labels.shape[0]) {
    throw new UserError({
      code: 'shape-mismatch',
      file: files.labels,
      message: 'has another number of labels than there are images',
      found: `${labels.shape[0]} labels`,
      allowed: `${images.shape[0]}, one for each image of ${files.images}`,
    });
  }
  return { images, labels, files };
}

const sizesDiffer = (train: Part, test: Part): UserError =>
  new UserError({
    code: 'shape-mismatch',
    file: test.files.images,
    message: 'has images of another size than the training part',
    found: test.images.shape.slice(1).join(' x '),
    allowed: train.images.shape.slice(1).join(' x '),
  });

const largest = (values: Uint8Array): number => values.reduce((most, value) => Math.max(most, value), 0);

function hashOf(parts: readonly Part[]): string {
  const hash = createHash('sha256');
  for (const { images, labels } of parts) hash.update(`${images.sha256}\n${labels.sha256}\n`);
  return hash.digest('hex');
}
