import {
  N,
  NOISE_KEY,
  NOISE_OTHER,
  NOISE_PROBABILITY,
  NOISE_ROW,
  NOISE_TARGET,
  NOISE_WEIGHTS,
} from '../layout.js';
import { draw4 } from './philox.js';
import { index, type Views, word } from './views.js';

const f = Math.fround;
/** Weights that share one block of random words. */
const BLOCK = 4;
const words = new Uint32Array(BLOCK);

/**
 * Corrects what the spikes of this tick have delivered: each weight of their rows is read as another one with a
 * probability of its own. Returns the misreads.
 */
export function readNoise(m: Views, record: number, list: number, tick: number): number {
  const count = word(m, list);
  const perRow = word(m, record, NOISE_ROW) >>> 2;
  const n = word(m, record, N);
  let misreads = 0;
  for (let k = 0; k < count; k++) {
    const first = m.u32[(list >>> 2) + 1 + k] * perRow;
    for (let column = 0; column < n; column += BLOCK) misreads += misread(m, record, first, column, tick);
  }
  return misreads;
}

/** Four weights of a row. */
function misread(m: Views, record: number, first: number, column: number, tick: number): number {
  const chances = index(m, record, NOISE_PROBABILITY) + first + column;
  if (m.u32.subarray(chances, chances + BLOCK).every(chance => chance === 0)) return 0;
  draw4(m, word(m, record, NOISE_KEY), tick, (first + column) >>> 2, words);
  let misreads = 0;
  for (let j = 0; j < BLOCK; j++) {
    if (words[j]! >= m.u32[chances + j]) continue;
    const w = m.f32[index(m, record, NOISE_WEIGHTS) + first + column + j];
    const other = m.f32[index(m, record, NOISE_OTHER) + first + column + j];
    const at = index(m, record, NOISE_TARGET) + column + j;
    m.f32[at] = f(m.f32[at] + f(other - w));
    misreads++;
  }
  return misreads;
}
