// Errors of single reads: corrections to what the spikes of this tick have delivered.
import {
  ERRORS_AMPLITUDE, ERRORS_INVERSE, ERRORS_KEY, ERRORS_ROW, ERRORS_STATE, ERRORS_TARGET, ERRORS_TILES,
  ERRORS_TILES_HEADER, ERRORS_WEIGHTS, N,
} from '../src/kernel/layout';
import { geometricGap } from './encode';
import { draw4 } from './philox';

const words = memory.data(16, 16);
/** Entity that keeps the choices of errors apart from the gaps between them. */
const CHOICE: u32 = 1;

/**
 * Reads are numbered in the order of the list, `n` for each spike; gaps between errors are geometric, so that an
 * array without errors costs one comparison per tick. Returns the errors made.
 */
export function readErrors(record: usize, list: usize): f64 {
  const count = load<u32>(list);
  if (count == 0) return 0;
  const n = load<u32>(record, N);
  const state = <usize>load<u32>(record, ERRORS_STATE);
  const total = u64(count) * u64(n);
  let left = u64(load<u32>(state));
  let errors: u32 = 0;
  while (left < total) {
    const row = load<u32>(list + 4 + (u32(left / n) << 2));
    if (makeError(record, row, u32(left % n), load<u32>(state, 4))) errors++;
    left += u64(geometricGap(state + 4, load<u32>(record, ERRORS_KEY), 0, load<f32>(record, ERRORS_INVERSE)));
  }
  store<u32>(state, u32(left - total));
  return f64(errors);
}

/** Whether an error falls into a tile that errs less than others, and is not made. */
function isSpared(record: usize, row: u32, column: u32, number: u32): bool {
  const tiles = <usize>load<u32>(record, ERRORS_TILES);
  if (!tiles) return false;
  const tile = (row / load<u32>(tiles)) * load<u32>(tiles, 8) + (column / load<u32>(tiles, 4)) * load<u32>(tiles, 12);
  draw4(load<u32>(record, ERRORS_KEY), number, CHOICE, words);
  return load<u32>(words, 4) >= load<u32>(tiles + ERRORS_TILES_HEADER + (tile << 2));
}

/** One weight read wrong, unless it was spared; `number` is that of the error. */
function makeError(record: usize, row: u32, column: u32, number: u32): bool {
  if (isSpared(record, row, column, number)) return false;
  const w = load<f32>(<usize>load<u32>(record, ERRORS_WEIGHTS) + row * load<u32>(record, ERRORS_ROW) + (column << 2));
  const at = <usize>load<u32>(record, ERRORS_TARGET) + (column << 2);
  const amplitude = load<f32>(record, ERRORS_AMPLITUDE);
  let change: f32 = <f32>-2 * w;
  if (amplitude > 0) {
    draw4(load<u32>(record, ERRORS_KEY), number, CHOICE, words);
    const half = load<u32>(words) >> 31;
    // A zero is taken for either sign; of the others only half the candidates err, so that no sign ever flips.
    const other: f32 = half ? amplitude : -amplitude;
    change = w == 0 ? other : half ? -w : 0;
  }
  store<f32>(at, load<f32>(at) + change);
  return change != 0;
}
