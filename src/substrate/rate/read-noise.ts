import { NORMALS } from '../../kernel/plain/analog.js';
import { draw4 } from '../../random/philox.js';
import { PURPOSE } from '../../random/purpose.js';
import type { Moment } from './population.js';

const words = new Uint32Array(4);

/**
 * Writes into `found` what one read finds of each value, with a normal error of its standard deviation, not below `least`.
 * The noise is slow beside the phases of a sample, which all find the same.
 */
export function readNoisily(
  found: Float32Array,
  values: Float32Array,
  spreads: Float32Array,
  least: number,
  projection: number,
  { seed, draw }: Moment,
): void {
  for (let place = 0; place < values.length; place++) {
    // Eight numbers of twelve bits in each block.
    const k = place % 8;
    if (k === 0) draw4(seed, PURPOSE.resistiveRead, place / 8, projection, 0, draw, words);
    const bits = (words[k >> 1]! >>> (k % 2 === 0 ? 20 : 4)) & 0xfff;
    found[place] = Math.max(least, values[place]! + spreads[place]! * NORMALS[bits]!);
  }
}
