// Spike-triggered plasticity of hidden numbers: what a spike changes shows at once, and levels may follow at once.
import {
  HIDDEN_CHANGED, HIDDEN_KIND, HIDDEN_LISTED, HIDDEN_ROW, LISTING, N, TRIGGER_ACCELERATION, TRIGGER_MOVING,
  TRIGGER_NUMBERS, TRIGGER_SCALE,
} from '../src/kernel/layout';
import { move4 } from './hidden-rules';

/** Keeps the random words of columns apart from those of rows in the same tick. */
const BACK: u32 = 0x80000000;
const LANES: v128 = i32x4(0, 1, 2, 3);

/** Triggers shrink nothing: a running mean decays once per settle, with the random words of `high` 0. */
function moveOnce(params: usize, at: u32, change: v128, moves: v128, high: u32, out: usize): usize {
  return move4(load<u32>(params, HIDDEN_KIND), params, at, f32x4.splat(1), change, moves, high, out);
}

/** numbers[i, :] += scale * a for each spike i in the list; returns the numbers moved. */
export function triggerHidden(record: usize, list: usize, tick: u32): f64 {
  const count = load<u32>(list);
  const moving = load<u32>(<usize>load<u32>(record, TRIGGER_MOVING));
  if (count == 0 || moving == 0) return 0;
  const params = <usize>load<u32>(record, TRIGGER_NUMBERS);
  const columns = load<u32>(record, N) << 2;
  const row = load<u32>(params, HIDDEN_ROW);
  const a = <usize>load<u32>(record, TRIGGER_ACCELERATION);
  const scale = v128.load32_splat(record, TRIGGER_SCALE);
  const end = list + 4 + (count << 2);
  let out = endOfList(params);
  for (let column: u32 = 0; column < columns; column += 16) {
    const from = v128.load(a + column);
    const moves = f32x4.ne(from, f32x4.splat(0));
    if (!v128.any_true(moves)) continue;
    const change = f32x4.mul(scale, from);
    for (let p = list + 4; p < end; p += 4) {
      out = moveOnce(params, load<u32>(p) * row + column, change, moves, tick + 1, out);
    }
  }
  closeList(params, out);
  return f64(count) * f64(moving);
}

/** numbers[:, j] += scale * a for each spike j in the list; returns the numbers moved. */
export function triggerHiddenBack(record: usize, list: usize, tick: u32): f64 {
  const count = load<u32>(list);
  const moving = load<u32>(<usize>load<u32>(record, TRIGGER_MOVING));
  if (count == 0 || moving == 0) return 0;
  const params = <usize>load<u32>(record, TRIGGER_NUMBERS);
  const n = load<u32>(record, N);
  const row = load<u32>(params, HIDDEN_ROW);
  const a = <usize>load<u32>(record, TRIGGER_ACCELERATION);
  const scale = load<f32>(record, TRIGGER_SCALE);
  const end = list + 4 + (count << 2);
  let out = endOfList(params);
  for (let i: u32 = 0; i < n; i++) {
    const value = load<f32>(a + (i << 2));
    if (value == 0) continue;
    const change = f32x4.splat(scale * value);
    for (let p = list + 4; p < end; p += 4) {
      const j = load<u32>(p);
      const lane = i32x4.eq(i32x4.splat(j & 3), LANES);
      out = moveOnce(params, i * row + ((j >> 2) << 4), change, lane, (tick + 1) | BACK, out);
    }
  }
  closeList(params, out);
  return f64(count) * f64(moving);
}

/** True when somebody has to look at what triggers have listed. */
@inline
export function hasListed(record: usize): bool {
  return load<u32>(<usize>load<u32>(record, TRIGGER_NUMBERS), HIDDEN_LISTED) > 0;
}

@inline
function endOfList(params: usize): usize {
  return load<u32>(params, HIDDEN_CHANGED) + LISTING * load<u32>(params, HIDDEN_LISTED);
}

@inline
function closeList(params: usize, out: usize): void {
  store<u32>(params, u32(out - load<u32>(params, HIDDEN_CHANGED)) / LISTING, HIDDEN_LISTED);
}
