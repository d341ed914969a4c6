import type { DataSet } from '../../src/dataset/dataset.js';

/** A pool of images whose byte i is i mod 251, all of class 0. */
export function images(count: number, width: number, height: number, channels: number): DataSet {
  const bytes = count * width * height * channels;
  return {
    name: 'tiny',
    images: Uint8Array.from({ length: bytes }, (_, i) => i % 251),
    labels: new Uint8Array(count),
    count,
    width,
    height,
    channels,
    classes: 1,
    officialTrain: null,
    source: '',
    sha256: 'abc',
  };
}
