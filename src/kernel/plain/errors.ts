import {
  ERRORS_AMPLITUDE,
  ERRORS_INVERSE,
  ERRORS_KEY,
  ERRORS_ROW,
  ERRORS_STATE,
  ERRORS_TARGET,
  ERRORS_TILES,
  ERRORS_TILES_HEADER,
  ERRORS_WEIGHTS,
  N,
} from '../layout.js';
import { geometricGap } from './encode.js';
import { draw4 } from './philox.js';
import { index, real, type Views, word } from './views.js';

const f = Math.fround;
const words = new Uint32Array(4);
/** Entity that keeps the choices of errors apart from the gaps between them. */
const CHOICE = 1;

/**
 * Corrects what the spikes of this tick have delivered where a weight was read wrong. Reads are numbered in the
 * order of the list, `n` for each spike, and gaps between errors are geometric. Returns the errors made.
 */
export function readErrors(m: Views, record: number, list: number): number {
  const count = word(m, list);
  if (count === 0) return 0;
  const n = word(m, record, N);
  const state = word(m, record, ERRORS_STATE);
  const total = count * n;
  let left = word(m, state);
  let errors = 0;
  while (left < total) {
    const row = word(m, list + 4 + 4 * Math.floor(left / n));
    if (makeError(m, record, row, left % n, word(m, state, 4))) errors++;
    left += geometricGap(m, state + 4, word(m, record, ERRORS_KEY), 0, real(m, record, ERRORS_INVERSE));
  }
  m.u32[state >>> 2] = left - total;
  return errors;
}

/** Whether an error falls into a tile that errs less than others, and is not made. */
function isSpared(m: Views, record: number, row: number, column: number, number: number): boolean {
  const tiles = word(m, record, ERRORS_TILES);
  if (tiles === 0) return false;
  const [rows, columns, down, across] = [0, 4, 8, 12].map(offset => word(m, tiles, offset));
  const tile = Math.floor(row / rows!) * down! + Math.floor(column / columns!) * across!;
  draw4(m, word(m, record, ERRORS_KEY), number, CHOICE, words);
  return words[1]! >= word(m, tiles, ERRORS_TILES_HEADER + 4 * tile);
}

/** One weight read wrong, unless it was spared; `number` is that of the error. */
function makeError(m: Views, record: number, row: number, column: number, number: number): boolean {
  if (isSpared(m, record, row, column, number)) return false;
  const perRow = word(m, record, ERRORS_ROW) >>> 2;
  const w = m.f32[index(m, record, ERRORS_WEIGHTS) + row * perRow + column];
  const at = index(m, record, ERRORS_TARGET) + column;
  const change = changeOf(m, record, w, number);
  m.f32[at] = f(m.f32[at] + change);
  return change !== 0;
}

function changeOf(m: Views, record: number, w: number, number: number): number {
  const amplitude = real(m, record, ERRORS_AMPLITUDE);
  if (!(amplitude > 0)) return f(-2 * w);
  draw4(m, word(m, record, ERRORS_KEY), number, CHOICE, words);
  const half = words[0]! >>> 31;
  // A zero is taken for either sign; of the others only half the candidates err, so that no sign ever flips.
  if (w === 0) return half ? amplitude : -amplitude;
  return half ? -w : 0;
}
