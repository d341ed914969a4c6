import {
  HIDDEN_LISTED,
  HIDDEN_ROW,
  N,
  TRIGGER_ACCELERATION,
  TRIGGER_MOVING,
  TRIGGER_NUMBERS,
  TRIGGER_SCALE,
} from '../layout.js';
import { type Move, moveOne } from './hidden-rules.js';
import { index, real, type Views, word } from './views.js';

/** Neighbouring columns whose spikes are gone through before those of the next. */
const BLOCK = 4;
/** Keeps the random words of columns apart from those of rows in the same tick. */
const BACK = 0x80000000;

/** numbers[i, :] += scale * a for each spike i in the list; returns the numbers moved. */
export function triggerHidden(m: Views, record: number, list: number, tick: number): number {
  const count = word(m, list);
  const moving = word(m, word(m, record, TRIGGER_MOVING));
  if (count === 0 || moving === 0) return 0;
  const row = word(m, word(m, record, TRIGGER_NUMBERS), HIDDEN_ROW) >>> 2;
  const n = word(m, record, N);
  for (let block = 0; block < n; block += BLOCK) {
    for (let k = 1; k <= count; k++) {
      const first = m.u32[(list >>> 2) + k] * row;
      for (let j = block; j < block + BLOCK; j++) trigger(m, record, j, first + j, tick + 1);
    }
  }
  return count * moving;
}

/** numbers[:, j] += scale * a for each spike j in the list; returns the numbers moved. */
export function triggerHiddenBack(m: Views, record: number, list: number, tick: number): number {
  const count = word(m, list);
  const moving = word(m, word(m, record, TRIGGER_MOVING));
  if (count === 0 || moving === 0) return 0;
  const row = word(m, word(m, record, TRIGGER_NUMBERS), HIDDEN_ROW) >>> 2;
  const n = word(m, record, N);
  for (let i = 0; i < n; i++) {
    for (let k = 1; k <= count; k++)
      trigger(m, record, i, i * row + m.u32[(list >>> 2) + k], ((tick + 1) | BACK) >>> 0);
  }
  return count * moving;
}

/** Moves one number by the acceleration of a neuron, and lists what follows from it. */
function trigger(m: Views, record: number, neuron: number, element: number, high: number): void {
  const a = m.f32[index(m, record, TRIGGER_ACCELERATION) + neuron];
  if (a === 0) return;
  const params = word(m, record, TRIGGER_NUMBERS);
  const listed = (params + HIDDEN_LISTED) >>> 2;
  // Triggers shrink nothing: a running mean decays once per settle, with the random words of `high` 0.
  const move: Move = { element, change: Math.fround(real(m, record, TRIGGER_SCALE) * a), keep: 1, high };
  if (moveOne(m, params, move, m.u32[listed])) m.u32[listed]++;
}

/** True when somebody has to look at what triggers have listed. */
export const hasListed = (m: Views, record: number): boolean =>
  word(m, word(m, record, TRIGGER_NUMBERS), HIDDEN_LISTED) > 0;
