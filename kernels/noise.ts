// Noise of single reads: corrections to what the spikes of this tick have delivered.
import {
  N, NOISE_KEY, NOISE_OTHER, NOISE_PROBABILITY, NOISE_ROW, NOISE_TARGET, NOISE_WEIGHTS,
} from '../src/kernel/layout';
import { words4 } from './philox';

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
  const w = v128.load(<usize>load<u32>(record, NOISE_WEIGHTS) + offset + at);
  const other = v128.load(<usize>load<u32>(record, NOISE_OTHER) + offset + at);
  const to = <usize>load<u32>(record, NOISE_TARGET) + at;
  const found = v128.load(to);
  v128.store(to, v128.bitselect(f32x4.add(found, f32x4.sub(other, w)), found, wrong));
  return popcnt(i32x4.bitmask(wrong));
}
