import {
  N,
  NUDGE_BETA,
  NUDGE_CURRENT,
  NUDGE_RATE,
  NUDGE_TARGET,
  SNAP_ARRAY,
  SNAP_BELOW,
  SNAP_MASK,
  VECTOR_FROM,
  VECTOR_SCALE,
  VECTOR_TO,
} from '../layout.js';
import { index, padded, real, type Views, word } from './views.js';

const fround = Math.fround;
const BELOW = fround(SNAP_BELOW);

/** These operations work on whole SIMD vectors. */
const length = (m: Views, record: number): number => padded(word(m, record, N), 4);

/** to = from. */
export function copy(m: Views, record: number): void {
  const from = index(m, record, VECTOR_FROM);
  m.u32.copyWithin(index(m, record, VECTOR_TO), from, from + length(m, record));
}

/** to += scale * from. */
export function addScaled(m: Views, record: number): void {
  const n = length(m, record);
  const from = index(m, record, VECTOR_FROM);
  const to = index(m, record, VECTOR_TO);
  const scale = real(m, record, VECTOR_SCALE);
  for (let i = 0; i < n; i++) m.f32[to + i] = fround(m.f32[to + i] + fround(scale * m.f32[from + i]));
}

/** current += beta * (target - rate). */
export function nudge(m: Views, record: number): void {
  const n = length(m, record);
  const current = index(m, record, NUDGE_CURRENT);
  const target = index(m, record, NUDGE_TARGET);
  const rate = index(m, record, NUDGE_RATE);
  const beta = real(m, record, NUDGE_BETA);
  for (let i = 0; i < n; i++) {
    const error = fround(m.f32[target + i] - m.f32[rate + i]);
    m.f32[current + i] = fround(m.f32[current + i] + fround(beta * error));
  }
}

/** Decaying states become 0 before they become subnormal; not-a-number stays to be found. */
export function snap(m: Views, record: number, tick: number): void {
  if (tick & word(m, record, SNAP_MASK)) return;
  const n = length(m, record);
  const array = index(m, record, SNAP_ARRAY);
  for (let i = 0; i < n; i++) if (Math.abs(m.f32[array + i]) < BELOW) m.f32[array + i] = 0;
}
