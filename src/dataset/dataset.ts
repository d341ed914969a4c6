import { createHash } from 'node:crypto';
import { UserError } from '../problem/problem.js';
import { type IdxArray, readIdx } from './idx.js';
import type { DataFiles, PartFiles } from './locate.js';

/** Labelled images, all parts in one pool. */
export interface DataSet {
  readonly name: string;
  /** count x height x width x channels, row-major; of grey images 0 is background, 255 is ink. */
  readonly images: Uint8Array;
  /** Class of each image, 0 .. classes - 1. */
  readonly labels: Uint8Array;
  readonly count: number;
  readonly width: number;
  readonly height: number;
  /** 1: grey; 3: red, green, blue. */
  readonly channels: number;
  /** What the bytes of each channel stand for, channels x 256; absent: byte / 255. */
  readonly levels?: Float32Array;
  readonly classes: number;
  /** Samples before this index are the official training part, the others the official test part; null: one pool. */
  readonly officialTrain: number | null;
  /** The folder it was read from. */
  readonly source: string;
  /** What of its training files was there, in words, where others are missing. */
  readonly partial?: string;
  /** Over the sha256 of the uncompressed files, in the order images, labels of each part. */
  readonly sha256: string;
}

/** Bytes of one sample. */
export const bytesOf = ({
  height,
  width,
  channels,
}: Pick<DataSet, 'height' | 'width' | 'channels'>): number => height * width * channels;

/** The bytes of one sample, not copied. */
export function imageOf(data: DataSet, sample: number): Uint8Array {
  const bytes = bytesOf(data);
  return data.images.subarray(sample * bytes, (sample + 1) * bytes);
}

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

/** @throws UserError label-range naming the first sample whose label is not below `classes` */
export function checkLabels(labels: Uint8Array, classes: number, file: string): void {
  const sample = labels.findIndex(label => label >= classes);
  if (sample < 0) return;
  throw new UserError({
    code: 'label-range',
    file,
    message: `the label of sample ${sample} is out of range`,
    found: String(labels[sample]),
    allowed: `0 to ${classes - 1}`,
  });
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

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  if (pieces.length === 1) return pieces[0]!;
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

function hashOf(parts: readonly Part[]): string {
  const hash = createHash('sha256');
  for (const { images, labels } of parts) hash.update(`${images.sha256}\n${labels.sha256}\n`);
  return hash.digest('hex');
}
