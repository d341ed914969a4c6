// Noise of single reads: corrections to what the spikes of this tick have delivered.
import {
  DROOP_KEY, DROOP_MIX, N, NOISE_KEY, NOISE_OTHER, NOISE_PROBABILITY, NOISE_ROW, NOISE_TARGET, NOISE_WEIGHTS,
  TRAPPED_ROWS,
} from '../src/kernel/layout';
import { normal4 } from './normal';
import { words4 } from './philox';

/** No normal number that is drawn lies further out. */
const FARTHEST: f32 = 6;

/** Of the rows of this tick's spikes, each weight in doubt is read once more, with its own chance. Returns the misreads. */
export function readNoise(record: usize, list: usize, tick: u32): f64 {
  const end = list + 4 + (load<u32>(list) << 2);
  const row = load<u32>(record, NOISE_ROW);
  const bytes = load<u32>(record, N) << 2;
  const chances = <usize>load<u32>(record, NOISE_PROBABILITY);
  let misreads: u32 = 0;
  for (let p = list + 4; p < end; p += 4) {
    const offset = load<u32>(p) * row;
    for (let at: u32 = 0; at < bytes; at += 16) {
      const chance = v128.load(chances + offset + at);
      if (v128.any_true(chance)) misreads += misread(record, offset, at, chance, tick);
    }
  }
  return f64(misreads);
}

/** Four weights of a row, some of them in doubt. */
function misread(record: usize, offset: u32, at: u32, chance: v128, tick: u32): u32 {
  const words = words4(load<u32>(record, NOISE_KEY), tick, (offset + at) >> 4);
  const wrong = i32x4.lt_u(words, chance);
  if (!v128.any_true(wrong)) return 0;
  return correct(record, offset, at, wrong);
}

/** Takes weights that were read wrong for what they were read as. */
function correct(record: usize, offset: u32, at: u32, wrong: v128): u32 {
  const w = v128.load(<usize>load<u32>(record, NOISE_WEIGHTS) + offset + at);
  const other = v128.load(<usize>load<u32>(record, NOISE_OTHER) + offset + at);
  const to = <usize>load<u32>(record, NOISE_TARGET) + at;
  const found = v128.load(to);
  v128.store(to, v128.bitselect(f32x4.add(found, f32x4.sub(other, w)), found, wrong));
  return popcnt(i32x4.bitmask(wrong));
}

/** The same where rows share the draw of their supply. */
export function readDroop(record: usize, list: usize, tick: u32): f64 {
  const end = list + 4 + (load<u32>(list) << 2);
  const row = load<u32>(record, NOISE_ROW);
  const bytes = load<u32>(record, N) << 2;
  const limits = <usize>load<u32>(record, NOISE_PROBABILITY);
  const shared = v128.load32_splat(load<u32>(record, DROOP_MIX), 4);
  const near = f32x4.splat(FARTHEST);
  let misreads: u32 = 0;
  for (let p = list + 4; p < end; p += 4) {
    const source = load<u32>(p);
    const offset = source * row;
    const drawn = normal4(words4(load<u32>(record, DROOP_KEY), source, tick));
    const droop = f32x4.mul(f32x4.splat(f32x4.extract_lane(drawn, 0)), shared);
    for (let at: u32 = 0; at < bytes; at += 16) {
      const limit = v128.load(limits + offset + at);
      if (v128.any_true(f32x4.lt(limit, near))) misreads += missed(record, offset, at, limit, droop, tick);
    }
  }
  return f64(misreads);
}

/** Four weights of a row at this droop: zeros are lost when it goes up, others when it goes down, signs never. */
function missed(record: usize, offset: u32, at: u32, limit: v128, droop: v128, tick: u32): u32 {
  const own = load<f32>(load<u32>(record, DROOP_MIX));
  const w = v128.load(<usize>load<u32>(record, NOISE_WEIGHTS) + offset + at);
  const other = v128.load(<usize>load<u32>(record, NOISE_OTHER) + offset + at);
  const zero = f32x4.eq(w, f32x4.splat(0));
  let off = v128.bitselect(droop, f32x4.neg(droop), zero);
  if (own > 0) {
    const noise = normal4(words4(load<u32>(record, NOISE_KEY), tick, (offset + at) >> 4));
    const sign = v128.andnot(f32x4.eq(other, f32x4.neg(w)), zero);
    off = v128.bitselect(noise, f32x4.add(f32x4.mul(noise, f32x4.splat(own)), off), sign);
  }
  const wrong = f32x4.gt(off, limit);
  return v128.any_true(wrong) ? correct(record, offset, at, wrong) : 0;
}

/** Reads of this tick that full traps have made go wrong. */
export function readTrapped(record: usize, list: usize): f64 {
  const end = list + 4 + (load<u32>(list) << 2);
  const rows = <usize>load<u32>(record, TRAPPED_ROWS);
  let misreads: u32 = 0;
  for (let p = list + 4; p < end; p += 4) misreads += load<u32>(rows + (load<u32>(p) << 2));
  return f64(misreads);
}
