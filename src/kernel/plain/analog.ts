import * as L from '../layout.js';
import { nearest } from './grid.js';
import { normal } from './normal.js';
import { draw4 } from './philox.js';
import { index, real, type Views, word } from './views.js';

const f = Math.fround;
/** Columns that share one block of random words. */
const BLOCK = 4;
const words = new Uint32Array(BLOCK);

/**
 * Adds what the columns of each tile give for the rows that this tick's spikes drive. The sum of a column has the
 * variances of the weights in it: independent noises of reads at one tick add up to one normal draw. Returns the
 * synaptic events.
 */
export function deliverAnalog(m: Views, record: number, list: number, tick: number): number {
  const count = word(m, list);
  const params = word(m, record, L.ANALOG_PARAMS);
  const group = word(m, params, L.ANALOG_ALONE) ? 1 : word(m, params, L.ANALOG_TILE);
  const fan = word(m, record, L.ANALOG_FAN);
  const first = (list >>> 2) + 1;
  const tileOf = (k: number): number => Math.floor(m.u32[first + k] / group);
  let formed = 0;
  for (let k = 0; k < count; ) {
    const tile = tileOf(k);
    begin(m, record, params);
    for (; k < count && tileOf(k) === tile; k++) addRow(m, record, params, m.u32[first + k]);
    convert(m, record, params, tile, tick);
    formed += fan;
  }
  m.f64[(params + L.ANALOG_FORMED) >>> 3] += formed;
  return count * fan;
}

function begin(m: Views, record: number, params: number): void {
  const n = word(m, record, L.ANALOG_ROW) >>> 2;
  const sums = index(m, params, L.ANALOG_SUMS);
  const floor = index(m, params, L.ANALOG_FLOOR);
  m.f32.fill(0, sums, sums + n);
  m.f32.copyWithin(index(m, params, L.ANALOG_SPREADS), floor, floor + n);
}

function addRow(m: Views, record: number, params: number, row: number): void {
  const n = word(m, record, L.ANALOG_ROW) >>> 2;
  const add = (to: number, from: number): void => {
    for (let j = 0; j < n; j++) m.f32[to + j] = f(m.f32[to + j] + m.f32[from + row * n + j]);
  };
  add(index(m, params, L.ANALOG_SUMS), index(m, record, L.ANALOG_WEIGHTS));
  if (word(m, record, L.ANALOG_VARIANCES))
    add(index(m, params, L.ANALOG_SPREADS), index(m, record, L.ANALOG_VARIANCES));
}

/** Noise of a sum, then the nearest step of the converter; `tile` and the column name the draws. */
function convert(m: Views, record: number, params: number, tile: number, tick: number): void {
  const n = word(m, record, L.ANALOG_ROW) >>> 2;
  const sums = index(m, params, L.ANALOG_SUMS);
  const spreads = index(m, params, L.ANALOG_SPREADS);
  const to = index(m, record, L.ANALOG_TARGET);
  for (let block = 0; block < n; block += BLOCK) {
    const noisy = m.f32.subarray(spreads + block, spreads + block + BLOCK).some(variance => variance !== 0);
    if (noisy) draw4(m, word(m, params, L.ANALOG_KEY), tick, (tile * n + block) >>> 2, words);
    for (let j = block; j < block + BLOCK; j++) {
      let sum = m.f32[sums + j];
      if (noisy) sum = f(sum + f(f(Math.sqrt(m.f32[spreads + j])) * normal(words[j - block]!)));
      m.f32[to + j] = f(m.f32[to + j] + converted(m, params, sum));
    }
  }
}

function converted(m: Views, params: number, sum: number): number {
  const step = real(m, params, L.ANALOG_STEP);
  if (step === 0) return sum;
  const bound = real(m, params, L.ANALOG_BOUND);
  return Math.min(Math.max(f(nearest(f(sum / step)) * step), -bound), bound);
}
