import * as L from '../layout.js';
import { nearest } from './grid.js';
import { normal } from './normal.js';
import { draw4 } from './philox.js';
import { index, real, type Views, word } from './views.js';

const f = Math.fround;
/** Columns whose noise is drawn together: two for each word of two blocks. */
const GROUP = 16;
const words = new Uint32Array(8);
/** Standard normal numbers in the middle of 4096 equal parts of probability, with a variance of 1. */
export const NORMALS = Float32Array.from(
  { length: 4096 },
  (_, k) => normal((k * 2 + 1) * 2 ** 19) * f(1.00016034),
);

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
    const rows: number[] = [];
    for (; k < count && tileOf(k) === tile; k++) rows.push(m.u32[first + k]);
    convert(m, record, params, sumOf(m, record, params, rows), tile, tick);
    formed += fan;
  }
  m.f64[(params + L.ANALOG_FORMED) >>> 3] += formed;
  return count * fan;
}

interface Sums {
  readonly sums: Float32Array;
  readonly variances: Float32Array;
}

function sumOf(m: Views, record: number, params: number, rows: readonly number[]): Sums {
  const n = word(m, record, L.ANALOG_ROW) >>> 2;
  const floor = index(m, params, L.ANALOG_FLOOR);
  const [sums, variances] = [new Float32Array(n), m.f32.slice(floor, floor + n)];
  const add = (to: Float32Array, from: number): void => {
    for (let j = 0; j < n; j++) to[j]! += m.f32[from + j];
  };
  for (const row of rows) {
    add(sums, index(m, record, L.ANALOG_WEIGHTS) + row * n);
    if (word(m, record, L.ANALOG_VARIANCES)) add(variances, index(m, record, L.ANALOG_VARIANCES) + row * n);
  }
  return { sums, variances };
}

/** Noise of a sum, then the nearest step of the converter; `tile` and the column name the draws. */
function convert(m: Views, record: number, params: number, sums: Sums, tile: number, tick: number): void {
  const n = word(m, record, L.ANALOG_ROW) >>> 2;
  const to = index(m, record, L.ANALOG_TARGET);
  const key = word(m, params, L.ANALOG_KEY);
  for (let first = 0; first < n; first += GROUP) {
    const noisy = sums.variances.subarray(first, first + GROUP).some(variance => variance !== 0);
    if (noisy) drawWords(m, key, tick, (tile * n + first) / GROUP);
    for (let j = first; j < first + GROUP; j++) {
      let sum = sums.sums[j]!;
      if (noisy) sum = f(sum + f(f(Math.sqrt(sums.variances[j]!)) * normalAt(j - first)));
      m.f32[to + j] = f(m.f32[to + j] + converted(m, params, sum));
    }
  }
}

function drawWords(m: Views, key: number, tick: number, group: number): void {
  for (const block of [0, 1])
    draw4(m, key, tick, 2 * group + block, words.subarray(4 * block, 4 * block + 4));
}

/** By twelve bits of each half of a word, the lower one first. */
const normalAt = (k: number): number => NORMALS[(words[k >>> 1]! >>> (k % 2 === 0 ? 4 : 20)) & 0xfff]!;

function converted(m: Views, params: number, sum: number): number {
  const step = real(m, params, L.ANALOG_STEP);
  if (step === 0) return sum;
  const bound = real(m, params, L.ANALOG_BOUND);
  return Math.min(Math.max(f(nearest(f(sum / step)) * step), -bound), bound);
}
