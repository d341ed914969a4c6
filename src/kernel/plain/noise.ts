import {
  DROOP_KEY,
  DROOP_MIX,
  N,
  NOISE_KEY,
  NOISE_OTHER,
  NOISE_PROBABILITY,
  NOISE_ROW,
  NOISE_TARGET,
  NOISE_WEIGHTS,
  TRAPPED_ROWS,
} from '../layout.js';
import { normal } from './normal.js';
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
    correct(m, record, first, column + j);
    misreads++;
  }
  return misreads;
}

/** Takes a weight that was read wrong for what it was read as. */
function correct(m: Views, record: number, first: number, column: number): void {
  const w = m.f32[index(m, record, NOISE_WEIGHTS) + first + column];
  const other = m.f32[index(m, record, NOISE_OTHER) + first + column];
  const at = index(m, record, NOISE_TARGET) + column;
  m.f32[at] = f(m.f32[at] + f(other - w));
}

/** No normal number that is drawn lies further out. */
const FARTHEST = 6;

/** The same where rows share the draw of their supply. */
export function readDroop(m: Views, record: number, list: number, tick: number): number {
  const count = word(m, list);
  const perRow = word(m, record, NOISE_ROW) >>> 2;
  const n = word(m, record, N);
  const shared = m.f32[index(m, record, DROOP_MIX) + 1];
  let misreads = 0;
  for (let k = 0; k < count; k++) {
    const source = m.u32[(list >>> 2) + 1 + k];
    draw4(m, word(m, record, DROOP_KEY), source, tick, words);
    const droop = f(normal(words[0]!) * shared);
    for (let column = 0; column < n; column += BLOCK)
      misreads += missed(m, record, source * perRow, column, droop, tick);
  }
  return misreads;
}

/** Four weights of a row at this droop: zeros are lost when it goes up, others when it goes down, signs never. */
function missed(
  m: Views,
  record: number,
  first: number,
  column: number,
  droop: number,
  tick: number,
): number {
  const limits = index(m, record, NOISE_PROBABILITY) + first + column;
  if (!m.f32.subarray(limits, limits + BLOCK).some(limit => limit < FARTHEST)) return 0;
  const own = m.f32[index(m, record, DROOP_MIX)];
  if (own > 0) draw4(m, word(m, record, NOISE_KEY), tick, (first + column) >>> 2, words);
  let misreads = 0;
  for (let j = 0; j < BLOCK; j++) {
    const w = m.f32[index(m, record, NOISE_WEIGHTS) + first + column + j];
    const other = m.f32[index(m, record, NOISE_OTHER) + first + column + j];
    const noise = own > 0 ? normal(words[j]!) : 0;
    const moved = w === 0 ? droop : -droop;
    const off = own > 0 ? (w !== 0 && other === -w ? noise : f(f(noise * own) + moved)) : moved;
    if (!(off > m.f32[limits + j])) continue;
    correct(m, record, first, column + j);
    misreads++;
  }
  return misreads;
}

/** Reads of this tick that full traps have made go wrong. */
export function readTrapped(m: Views, record: number, list: number): number {
  const count = word(m, list);
  const rows = index(m, record, TRAPPED_ROWS);
  let misreads = 0;
  for (let k = 0; k < count; k++) misreads += m.u32[rows + m.u32[(list >>> 2) + 1 + k]];
  return misreads;
}
