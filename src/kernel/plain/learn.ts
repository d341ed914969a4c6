import {
  N,
  TRIGGER_ACCELERATION,
  TRIGGER_CHANGED,
  TRIGGER_GRID,
  TRIGGER_KEY,
  TRIGGER_MATRIX,
  TRIGGER_MOVING,
  TRIGGER_ROW,
  TRIGGER_SCALE,
} from '../layout.js';
import { onGrid } from './grid.js';
import { draw4 } from './philox.js';
import { index, real, type Views, word } from './views.js';

const fround = Math.fround;
/** Keeps the random words of `triggerBack` apart from those of `trigger` in the same tick. */
const BACK = 0x80000000;
const words = new Uint32Array(4);

/** matrix[i, :] += scale * a for each spike i in the list; returns the increments made. */
export function trigger(m: Views, record: number, list: number, tick: number): number {
  const count = word(m, list);
  const moving = word(m, word(m, record, TRIGGER_MOVING));
  if (count === 0 || moving === 0) return 0;
  if (word(m, record, TRIGGER_GRID)) triggerOnGrid(m, record, list >>> 2, tick);
  else triggerFloat(m, record, list >>> 2);
  return count * moving;
}

function triggerFloat(m: Views, record: number, spikes: number): void {
  const n = word(m, record, N);
  const matrix = index(m, record, TRIGGER_MATRIX);
  const row = index(m, record, TRIGGER_ROW);
  const a = index(m, record, TRIGGER_ACCELERATION);
  const scale = real(m, record, TRIGGER_SCALE);
  const count = m.u32[spikes];
  for (let k = 1; k <= count; k++) {
    const to = matrix + m.u32[spikes + k] * row;
    for (let j = 0; j < n; j++) {
      const value = m.f32[a + j];
      if (value !== 0) m.f32[to + j] = fround(m.f32[to + j] + fround(scale * value));
    }
  }
}

function triggerOnGrid(m: Views, record: number, spikes: number, tick: number): void {
  const n = word(m, record, N);
  const row = index(m, record, TRIGGER_ROW);
  const a = index(m, record, TRIGGER_ACCELERATION);
  const scale = real(m, record, TRIGGER_SCALE);
  const count = m.u32[spikes];
  let changed = 0;
  for (let k = 1; k <= count; k++) {
    const i = m.u32[spikes + k];
    for (let j = 0; j < n; j++) {
      const value = m.f32[a + j];
      if (value !== 0) changed += addOnGrid(m, record, fround(scale * value), i * row + j, tick);
    }
  }
  m.f64[word(m, record, TRIGGER_CHANGED) >>> 3] += changed;
}

/** matrix[:, j] += scale * a for each spike j in the list; returns the increments made. */
export function triggerBack(m: Views, record: number, list: number, tick: number): number {
  const spikes = list >>> 2;
  const count = m.u32[spikes];
  const moving = word(m, word(m, record, TRIGGER_MOVING));
  if (count === 0 || moving === 0) return 0;
  const n = word(m, record, N);
  const matrix = index(m, record, TRIGGER_MATRIX);
  const row = index(m, record, TRIGGER_ROW);
  const a = index(m, record, TRIGGER_ACCELERATION);
  const scale = real(m, record, TRIGGER_SCALE);
  const fixed = word(m, record, TRIGGER_GRID) !== 0;
  let changed = 0;
  for (let i = 0; i < n; i++) {
    const value = m.f32[a + i];
    if (value === 0) continue;
    const change = fround(scale * value);
    for (let k = 1; k <= count; k++) {
      const cell = i * row + m.u32[spikes + k];
      if (fixed) changed += addOnGrid(m, record, change, cell, tick | BACK);
      else m.f32[matrix + cell] = fround(m.f32[matrix + cell] + change);
    }
  }
  if (fixed) m.f64[word(m, record, TRIGGER_CHANGED) >>> 3] += changed;
  return count * moving;
}

/** Adds to one number on a grid, with a random word of its own per tick and cell; 1 when it changed. */
function addOnGrid(m: Views, record: number, change: number, cell: number, tick: number): number {
  draw4(m, word(m, record, TRIGGER_KEY), cell, tick, words);
  const at = index(m, record, TRIGGER_MATRIX) + cell;
  const before = m.f32[at];
  const after = onGrid(m, fround(before + change), word(m, record, TRIGGER_GRID), words[0]);
  m.f32[at] = after;
  return after === before ? 0 : 1;
}
