import { ACTIVATE_BINARY, ACTIVATE_HALF, ACTIVATE_HARD, ACTIVATE_SIGMOID, ACTIVATE_TANH } from '../layout.js';
import { exponential } from './exponential.js';
import type { Views } from './views.js';

const f = Math.fround;

/** out = f(from) for `count` numbers; a drive that is no finite number gives none either. */
export function activate(m: Views, kind: number, out: number, from: number, count: number): void {
  const { f32 } = m;
  for (let i = 0; i < count; i++) {
    const u = f32[(from >>> 2) + i]!;
    // u - u is 0 for every finite u and not a number for all others.
    f32[(out >>> 2) + i] = f(activation(kind, u) + f(u - u));
  }
}

function activation(kind: number, u: number): number {
  if (kind === ACTIVATE_HARD) return clip(u);
  if (kind === ACTIVATE_HALF) return clip(f(u * 0.5));
  if (kind === ACTIVATE_SIGMOID) return sigmoid(u);
  if (kind === ACTIVATE_TANH) return tanh(u);
  if (kind === ACTIVATE_BINARY) return u >= 0.5 ? 1 : 0;
  return u;
}

const clip = (u: number): number => Math.min(Math.max(u, 0), 1);

/** 1 / (1 + exp(-4 (u - 1/2))). */
function sigmoid(u: number): number {
  const z = f(f(u - 0.5) * 4);
  const e = exponential(-Math.abs(z));
  return f((z >= 0 ? 1 : e) / f(1 + e));
}

function tanh(u: number): number {
  const e = exponential(f(Math.abs(u) * -2));
  const size = f(f(1 - e) / f(1 + e));
  return u < 0 || Object.is(u, -0) ? -size : size;
}

/** One Euler step: next = s + step (f'(s) u - s), with the drive u in `next` and f(s) in `activity`. */
export function damp({ f32 }: Views, next: number, state: number, count: number, step: number): void {
  const h = f(step);
  for (let i = 0; i < count; i++) {
    const s = f32[(state >>> 2) + i]!;
    f32[(next >>> 2) + i] = f(s + f(h * f(f32[(next >>> 2) + i]! - s)));
  }
}

export function euler(
  m: Views,
  kind: number,
  next: number,
  state: number,
  activity: number,
  count: number,
  step: number,
): void {
  const { f32 } = m;
  const h = f(step);
  for (let i = 0; i < count; i++) {
    const s = f32[(state >>> 2) + i]!;
    const pull = f(slope(kind, s, f32[(activity >>> 2) + i]!) * f32[(next >>> 2) + i]!);
    f32[(next >>> 2) + i] = f(s + f(h * f(pull - s)));
  }
}

/** f'(s), where a = f(s). */
function slope(kind: number, s: number, a: number): number {
  if (kind === ACTIVATE_SIGMOID) return f(f(4 * a) * f(1 - a));
  if (kind === ACTIVATE_TANH) return f(1 - f(a * a));
  if (kind === ACTIVATE_HARD) return s >= 0 && s <= 1 ? 1 : 0;
  if (kind === ACTIVATE_HALF) return s >= 0 && s <= 2 ? 0.5 : 0;
  return 1;
}

/**
 * state = next in the first `count` columns of `rows` rows of `row` elements; `moved` of each row becomes the largest of
 * what stands there and of |next - state|, not a number where any of them is not.
 */
export function advance(
  m: Views,
  state: number,
  next: number,
  moved: number,
  row: number,
  rows: number,
  count: number,
): void {
  const { f32 } = m;
  for (let r = 0; r < rows; r++) {
    let largest = f32[(moved >>> 2) + r]!;
    for (let i = r * row; i < r * row + count; i++) {
      const x = f32[(next >>> 2) + i]!;
      largest = Math.max(largest, Math.abs(f(x - f32[(state >>> 2) + i]!)));
      f32[(state >>> 2) + i] = x;
    }
    f32[(moved >>> 2) + r] = largest;
  }
}

/** into += now - before, and before follows, for `count` numbers. */
export function addChange({ f32 }: Views, into: number, now: number, before: number, count: number): void {
  const [to, x, was] = [into >>> 2, now >>> 2, before >>> 2];
  for (let i = 0; i < count; i++) {
    f32[to + i] = f(f32[to + i]! + f(f32[x + i]! - f32[was + i]!));
    f32[was + i] = f32[x + i]!;
  }
}

/**
 * What units have to tell: change = activity - sent where it exceeds `above` in size, else 0, and sent follows; returns
 * how many changes are not 0.
 */
export function changes(
  m: Views,
  change: number,
  sent: number,
  activity: number,
  count: number,
  above: number,
): number {
  const { f32 } = m;
  const least = f(above);
  let told = 0;
  for (let i = 0; i < count; i++) {
    const now = f32[(activity >>> 2) + i]!;
    const by = f(now - f32[(sent >>> 2) + i]!);
    const moved = Math.abs(by) > least;
    f32[(change >>> 2) + i] = moved ? by : 0;
    if (!moved) continue;
    f32[(sent >>> 2) + i] = now;
    told++;
  }
  return told;
}
