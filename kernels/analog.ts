// Rows of an analog array: sums of columns, their noise and their conversion.
import {
  ANALOG_ALONE, ANALOG_BOUND, ANALOG_FAN, ANALOG_FLOOR, ANALOG_FORMED, ANALOG_KEY, ANALOG_PARAMS, ANALOG_ROW,
  ANALOG_SPREADS, ANALOG_STEP, ANALOG_SUMS, ANALOG_TARGET, ANALOG_TILE, ANALOG_VARIANCES, ANALOG_WEIGHTS,
} from '../src/kernel/layout';
import { normal4 } from './normal';
import { words4 } from './philox';

/** Adds what the columns of each tile give for the rows that this tick's spikes drive. Returns the synaptic events. */
export function deliverAnalog(record: usize, list: usize, tick: u32): f64 {
  const count = load<u32>(list);
  if (count == 0) return 0;
  const params = <usize>load<u32>(record, ANALOG_PARAMS);
  const group = load<u32>(params, ANALOG_ALONE) ? <u32>1 : load<u32>(params, ANALOG_TILE);
  const fan = load<u32>(record, ANALOG_FAN);
  const end = list + 4 + (count << 2);
  let formed: u32 = 0;
  let p = list + 4;
  while (p < end) {
    const tile = load<u32>(p) / group;
    begin(record, params);
    for (; p < end && load<u32>(p) / group == tile; p += 4) addRow(record, params, load<u32>(p));
    convert(record, params, tile, tick);
    formed += fan;
  }
  store<f64>(params, load<f64>(params, ANALOG_FORMED) + f64(formed), ANALOG_FORMED);
  return f64(count) * f64(fan);
}

function begin(record: usize, params: usize): void {
  const bytes = load<u32>(record, ANALOG_ROW);
  const sums = <usize>load<u32>(params, ANALOG_SUMS);
  memory.fill(sums, 0, bytes);
  memory.copy(<usize>load<u32>(params, ANALOG_SPREADS), <usize>load<u32>(params, ANALOG_FLOOR), bytes);
}

function addRow(record: usize, params: usize, row: u32): void {
  const bytes = load<u32>(record, ANALOG_ROW);
  const variances = <usize>load<u32>(record, ANALOG_VARIANCES);
  addTo(<usize>load<u32>(params, ANALOG_SUMS), <usize>load<u32>(record, ANALOG_WEIGHTS) + row * bytes, bytes);
  if (variances) addTo(<usize>load<u32>(params, ANALOG_SPREADS), variances + row * bytes, bytes);
}

@inline
function addTo(to: usize, from: usize, bytes: u32): void {
  for (let at: u32 = 0; at < bytes; at += 16) {
    v128.store(to + at, f32x4.add(v128.load(to + at), v128.load(from + at)));
  }
}

/** Noise of a sum, then the nearest step of the converter; `tile` and the column name the draws. */
function convert(record: usize, params: usize, tile: u32, tick: u32): void {
  const bytes = load<u32>(record, ANALOG_ROW);
  const sums = <usize>load<u32>(params, ANALOG_SUMS);
  const spreads = <usize>load<u32>(params, ANALOG_SPREADS);
  const to = <usize>load<u32>(record, ANALOG_TARGET);
  const key = load<u32>(params, ANALOG_KEY);
  const step = v128.load32_splat(params, ANALOG_STEP);
  const bound = v128.load32_splat(params, ANALOG_BOUND);
  const rounds = load<f32>(params, ANALOG_STEP) > 0;
  const block = tile * (bytes >> 4);
  for (let at: u32 = 0; at < bytes; at += 16) {
    let sum = v128.load(sums + at);
    const variance = v128.load(spreads + at);
    if (v128.any_true(variance)) {
      const xi = normal4(words4(key, tick, block + (at >> 4)));
      sum = f32x4.add(sum, f32x4.mul(f32x4.sqrt(variance), xi));
    }
    if (rounds) {
      const level = f32x4.mul(f32x4.nearest(f32x4.div(sum, step)), step);
      sum = f32x4.pmin(f32x4.pmax(level, f32x4.neg(bound)), bound);
    }
    v128.store(to + at, f32x4.add(v128.load(to + at), sum));
  }
}
