import {
  HIDDEN_ACCUMULATOR,
  HIDDEN_CHANGED,
  HIDDEN_COUNT,
  HIDDEN_GRID,
  HIDDEN_INERTIA,
  HIDDEN_KEEP,
  HIDDEN_KEY,
  HIDDEN_KIND,
  HIDDEN_LIMIT,
  HIDDEN_META,
  HIDDEN_MOVED,
  HIDDEN_NUMBERS,
  HIDDEN_PULSES,
  HIDDEN_ROW,
  HIDDEN_SCALE,
  HIDDEN_STORED,
  HIDDEN_THRESHOLD,
} from '../layout.js';
import { nearest, onGrid } from './grid.js';
import { draw4 } from './philox.js';
import { index, real, type Views, word } from './views.js';

const f = Math.fround;
/** Hidden numbers that share one block of random words, and one test for work. */
const BLOCK = 4;
const words = new Uint32Array(BLOCK);

/**
 * Moves the accumulators of the `count` rows listed at `rows` into hidden numbers (see HIDDEN_* in layout.ts).
 * Returns how many levels changed; their element numbers stand at HIDDEN_CHANGED.
 */
export function consolidate(m: Views, rows: number, count: number, params: number): number {
  const inert = word(m, params, HIDDEN_KIND) === HIDDEN_INERTIA;
  const perRow = word(m, params, HIDDEN_ROW) >>> 2;
  const changed = index(m, params, HIDDEN_CHANGED);
  const step = inert ? inertia : word(m, params, HIDDEN_KIND) === HIDDEN_PULSES ? pulses : levels;
  let moved = 0;
  let changes = 0;
  for (let k = 0; k < count; k++) {
    const first = m.u32[(rows >>> 2) + k] * perRow;
    for (let element = first; element < first + perRow; element += BLOCK) {
      moved += move(m, params, element, inert);
      if (!moving(m, params, element, inert)) continue;
      randomWords(m, params, element);
      for (let j = element; j < element + BLOCK; j++) {
        if (step(m, params, j, k)) m.u32[changed + changes++] = j;
      }
    }
  }
  m.f64[(params + HIDDEN_MOVED) >>> 3] += moved;
  return changes;
}

/** Hidden numbers of a block that are read and written: all of them when they decay, else those that change. */
function move(m: Views, params: number, element: number, inert: boolean): number {
  if (inert) return BLOCK;
  const at = index(m, params, HIDDEN_ACCUMULATOR) + element;
  let moved = 0;
  for (let j = at; j < at + BLOCK; j++) if (m.f32[j] !== 0) moved++;
  return moved;
}

function moving(m: Views, params: number, element: number, inert: boolean): boolean {
  const any = (pointer: number): boolean => {
    const at = index(m, params, pointer) + element;
    for (let j = at; j < at + BLOCK; j++) if (inert ? m.u32[j] !== 0 : m.f32[j] !== 0) return true;
    return false;
  };
  return any(HIDDEN_ACCUMULATOR) || (inert && any(HIDDEN_NUMBERS));
}

function randomWords(m: Views, params: number, element: number): void {
  const rounds = word(m, params, HIDDEN_KIND) === HIDDEN_PULSES && word(m, params, HIDDEN_COUNT) === 0;
  if (rounds || word(m, params, HIDDEN_GRID)) draw4(m, word(m, params, HIDDEN_KEY), element >>> 2, 0, words);
}

function take(m: Views, params: number, element: number): number {
  const at = index(m, params, HIDDEN_ACCUMULATOR) + element;
  const delta = m.f32[at];
  m.f32[at] = 0;
  return delta;
}

function round(m: Views, params: number, value: number, element: number): number {
  const grid = word(m, params, HIDDEN_GRID);
  return grid ? onGrid(m, value, grid, words[element & 3]!) : value;
}

/** True when the level of this element was inverted; `k` is the place of its row in the list. */
function inertia(m: Views, params: number, element: number, k: number): boolean {
  const keep = m.f32[index(m, params, HIDDEN_KEEP) + k];
  const at = index(m, params, HIDDEN_NUMBERS) + element;
  const change = f(real(m, params, HIDDEN_SCALE) * take(m, params, element));
  const p = round(m, params, f(f(keep * m.f32[at]) + change), element);
  m.f32[at] = p;
  const stored = index(m, params, HIDDEN_STORED) + element;
  const level = m.f32[stored];
  if (!(f(level * p) < -real(m, params, HIDDEN_THRESHOLD))) return false;
  m.f32[stored] = -level;
  return true;
}

/** True when this element has another level now. */
function levels(m: Views, params: number, element: number): boolean {
  const delta = take(m, params, element);
  if (delta === 0) return false;
  const at = index(m, params, HIDDEN_NUMBERS) + element;
  const before = m.f32[at];
  const change = attenuated(f(real(m, params, HIDDEN_SCALE) * delta), before, real(m, params, HIDDEN_META));
  const limit = real(m, params, HIDDEN_LIMIT);
  const h = round(m, params, Math.min(Math.max(f(before + change), -limit), limit), element);
  m.f32[at] = h;
  const stored = index(m, params, HIDDEN_STORED) + element;
  const level = m.f32[stored];
  const next = levelOf(m, params, h, level);
  m.f32[stored] = next;
  return next !== level;
}

/** Most pulses sent at once. */
const MOST_PULSES = 1e6;

/** True when this element is to be sent pulses; their signed number is stored. */
function pulses(m: Views, params: number, element: number): boolean {
  const delta = take(m, params, element);
  if (delta === 0) return false;
  const at = index(m, params, HIDDEN_NUMBERS) + element;
  const step = real(m, params, HIDDEN_THRESHOLD);
  const keeps = word(m, params, HIDDEN_COUNT) === 1;
  const change = f(real(m, params, HIDDEN_SCALE) * delta);
  const sum = keeps ? f(m.f32[at] + change) : change;
  const wanted = Math.min(Math.max(f(sum / step), -MOST_PULSES), MOST_PULSES);
  let whole = Math.trunc(wanted);
  if (keeps) m.f32[at] = round(m, params, f(sum - f(whole * step)), element);
  else if ((words[element & 3]! >>> 8) * 2 ** -24 < Math.abs(f(wanted - whole))) whole += wanted > 0 ? 1 : -1;
  if (whole === 0) return false;
  m.f32[index(m, params, HIDDEN_STORED) + element] = whole;
  return true;
}

function levelOf(m: Views, params: number, h: number, level: number): number {
  const three = word(m, params, HIDDEN_COUNT) === 3;
  if (three && Math.abs(h) <= real(m, params, HIDDEN_THRESHOLD)) return 0;
  return h === 0 ? level : h > 0 ? 1 : -1;
}

/** change x (1 - tanh^2(m |h|)) where it shrinks |h|. */
function attenuated(change: number, h: number, meta: number): number {
  if (!(meta > 0) || !(f(change * h) < 0)) return change;
  const e = exponential(f(f(-2 * meta) * Math.abs(h)));
  const one = f(e + 1);
  return f(change * f(f(4 * e) / f(one * one)));
}

const POLYNOMIAL = [1.39819995e-3, 8.33345191e-3, 4.16657959e-2, 1.66666652e-1, 0.5].map(f);
const bits = new Int32Array(1);
const float = new Float32Array(bits.buffer);

/** e^x for x <= 0 in float32: 2^k times a polynomial of the rest; 0 below -87. */
function exponential(x: number): number {
  if (!(x >= -87)) return 0;
  const k = nearest(f(x * f(Math.LOG2E)));
  const high = f(x - f(k * f(0.693359375)));
  const r = f(high - f(k * f(-2.1219444e-4)));
  let p = f(1.98756915e-4);
  for (const coefficient of POLYNOMIAL) p = f(f(p * r) + coefficient);
  p = f(f(f(f(p * r) * r) + r) + 1);
  bits[0] = (k + 127) << 23;
  return f(p * float[0]!);
}
