import {
  DELIVER_FAN,
  DELIVER_ROW,
  DELIVER_SCALE_MASK,
  DELIVER_SCALES,
  DELIVER_STEP,
  DELIVER_TARGET,
  DELIVER_WEIGHTS,
  LANES,
  N,
} from '../layout.js';
import { index, padded, real, type Views, word } from './views.js';

const fround = Math.fround;

/** Dense float32 rows: target += row of each spike, in list order; returns the synaptic events. */
export function deliverF32(m: Views, record: number, list: number): number {
  const n = padded(word(m, record, N), LANES);
  const row = index(m, record, DELIVER_ROW);
  const weights = index(m, record, DELIVER_WEIGHTS);
  const target = index(m, record, DELIVER_TARGET);
  const spikes = list >>> 2;
  const count = m.u32[spikes];
  for (let k = 1; k <= count; k++) {
    const from = weights + m.u32[spikes + k] * row;
    for (let j = 0; j < n; j++) m.f32[target + j] = fround(m.f32[target + j] + m.f32[from + j]);
  }
  return count * word(m, record, DELIVER_FAN);
}

/** Integer rows: target += step * (exact sum over the spikes), so that one rounding stands for the whole tick. */
function deliverInteger(m: Views, weights: Int16Array | Int8Array, record: number, list: number): number {
  const size = weights.BYTES_PER_ELEMENT;
  const n = padded(word(m, record, N), LANES);
  const row = word(m, record, DELIVER_ROW) / size;
  const first = word(m, record, DELIVER_WEIGHTS) / size;
  const target = index(m, record, DELIVER_TARGET);
  const step = real(m, record, DELIVER_STEP);
  const spikes = list >>> 2;
  const count = m.u32[spikes];
  if (count === 0) return 0;
  for (let j = 0; j < n; j++) {
    let sum = 0;
    for (let k = 1; k <= count; k++) sum = (sum + weights[first + m.u32[spikes + k] * row + j]) | 0;
    m.f32[target + j] = fround(m.f32[target + j] + fround(fround(sum) * step));
  }
  return count * word(m, record, DELIVER_FAN);
}

export function deliverI16(m: Views, record: number, list: number): number {
  return deliverInteger(m, m.i16, record, list);
}
export function deliverI8(m: Views, record: number, list: number): number {
  return deliverInteger(m, m.i8, record, list);
}

/** The stored matrix against its direction: the column of each spike of its target is added to the sources. */
function deliverBack(
  m: Views,
  weights: Float32Array | Int16Array | Int8Array,
  step: number,
  record: number,
  list: number,
): number {
  const size = weights.BYTES_PER_ELEMENT;
  const n = word(m, record, N);
  const row = word(m, record, DELIVER_ROW) / size;
  const first = word(m, record, DELIVER_WEIGHTS) / size;
  const target = index(m, record, DELIVER_TARGET);
  const spikes = list >>> 2;
  const count = m.u32[spikes];
  for (let k = 1; k <= count; k++) {
    const column = first + m.u32[spikes + k];
    for (let i = 0; i < n; i++) {
      m.f32[target + i] = fround(m.f32[target + i] + fround(weights[column + i * row] * step));
    }
  }
  return count * n;
}

export function deliverBackF32(m: Views, record: number, list: number): number {
  return deliverBack(m, m.f32, 1, record, list);
}
export function deliverBackI16(m: Views, record: number, list: number): number {
  return deliverBack(m, m.i16, real(m, record, DELIVER_STEP), record, list);
}
export function deliverBackI8(m: Views, record: number, list: number): number {
  return deliverBack(m, m.i8, real(m, record, DELIVER_STEP), record, list);
}

/** Compressed rows: row starts, then target and weight of each synapse. */
export function deliverSparse(m: Views, record: number, list: number, tick: number): number {
  const rows = index(m, record, DELIVER_ROW);
  const weights = index(m, record, DELIVER_WEIGHTS);
  const targets = index(m, record, DELIVER_FAN);
  const current = index(m, record, DELIVER_TARGET);
  const scales = index(m, record, DELIVER_SCALES);
  const scale = scales ? m.f32[scales + (tick & word(m, record, DELIVER_SCALE_MASK))] : 1;
  const spikes = list >>> 2;
  const count = m.u32[spikes];
  let events = 0;
  for (let k = 1; k <= count; k++) {
    const source = m.u32[spikes + k];
    const end = m.u32[rows + source + 1];
    for (let s = m.u32[rows + source]; s < end; s++, events++) {
      const to = current + m.u32[targets + s];
      m.f32[to] = fround(m.f32[to] + fround(m.f32[weights + s] * scale));
    }
  }
  return events;
}
