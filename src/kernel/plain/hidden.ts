import {
  HIDDEN_ACCUMULATOR,
  HIDDEN_INERTIA,
  HIDDEN_KEEP,
  HIDDEN_KIND,
  HIDDEN_MOVED,
  HIDDEN_ROW,
  HIDDEN_SCALE,
} from '../layout.js';
import { moveOne } from './hidden-rules.js';
import { index, real, type Views, word } from './views.js';

/** Numbers that share one test for work. */
const BLOCK = 4;

/**
 * Moves the accumulators of the `count` rows listed at `rows` into hidden numbers (see HIDDEN_* in layout.ts).
 * Returns how many outcomes it listed at HIDDEN_CHANGED.
 */
export function consolidate(m: Views, rows: number, count: number, params: number): number {
  const inert = word(m, params, HIDDEN_KIND) === HIDDEN_INERTIA;
  const row = word(m, params, HIDDEN_ROW) >>> 2;
  const scale = real(m, params, HIDDEN_SCALE);
  let moved = 0;
  let listed = 0;
  for (let k = 0; k < count; k++) {
    const first = m.u32[(rows >>> 2) + k] * row;
    const keep = inert ? m.f32[index(m, params, HIDDEN_KEEP) + k] : 1;
    for (let block = first; block < first + row; block += BLOCK) {
      // All of a row with inertia decays; else only what an update moves is looked at.
      if (!inert && !anyUpdate(m, params, block)) continue;
      for (let element = block; element < block + BLOCK; element++) {
        const delta = take(m, params, element);
        if (!inert && delta === 0) continue;
        moved++;
        const change = Math.fround(scale * delta);
        if (moveOne(m, params, { element, change, keep, high: 0 }, listed)) listed++;
      }
    }
  }
  m.f64[(params + HIDDEN_MOVED) >>> 3] += moved;
  return listed;
}

function anyUpdate(m: Views, params: number, block: number): boolean {
  const at = index(m, params, HIDDEN_ACCUMULATOR) + block;
  for (let j = at; j < at + BLOCK; j++) if (m.f32[j] !== 0) return true;
  return false;
}

function take(m: Views, params: number, element: number): number {
  const accumulators = index(m, params, HIDDEN_ACCUMULATOR);
  if (accumulators === 0) return 0;
  const delta = m.f32[accumulators + element];
  m.f32[accumulators + element] = 0;
  return delta;
}
