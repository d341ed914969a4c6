import { UserError } from '../problem/problem.js';

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

/** The parts of a set one after the other; a single one is not copied. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  if (pieces.length === 1) return pieces[0]!;
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
