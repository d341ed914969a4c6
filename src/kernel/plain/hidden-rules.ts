import {
  HIDDEN_CHANGED,
  HIDDEN_COUNT,
  HIDDEN_GRID,
  HIDDEN_INERTIA,
  HIDDEN_KEY,
  HIDDEN_KIND,
  HIDDEN_LEVELS,
  HIDDEN_LIMIT,
  HIDDEN_META,
  HIDDEN_NUMBERS,
  HIDDEN_PULSES,
  HIDDEN_STORED,
  HIDDEN_THRESHOLD,
  LISTING,
} from '../layout.js';
import { exponential } from './exponential.js';
import { onGrid } from './grid.js';
import { draw4 } from './philox.js';
import { index, real, type Views, word } from './views.js';

const f = Math.fround;
const words = new Uint32Array(4);

/** One move of one hidden number. */
export interface Move {
  readonly element: number;
  readonly change: number;
  /** Part of a running mean that stays. */
  readonly keep: number;
  /** Keys the random words, besides the place. */
  readonly high: number;
}

/** Moves a hidden number; where its outcome is another now, writes that as listing `listed` and returns true. */
export function moveOne(m: Views, params: number, move: Move, listed: number): boolean {
  const outcome = RULES[word(m, params, HIDDEN_KIND)]!(m, params, move);
  if (outcome === undefined) return false;
  const at = (word(m, params, HIDDEN_CHANGED) + LISTING * listed) >>> 2;
  m.u32[at] = move.element;
  m.f32[at + 1] = outcome;
  return true;
}

/** The level or the pulses that follow, where there is anything to do. */
type Rule = (m: Views, params: number, move: Move) => number | undefined;

function inertia(m: Views, params: number, { element, change, keep, high }: Move): number | undefined {
  const at = index(m, params, HIDDEN_NUMBERS) + element;
  const p = round(m, params, f(f(keep * m.f32[at]) + change), element, high);
  m.f32[at] = p;
  const stored = index(m, params, HIDDEN_STORED) + element;
  const level = m.f32[stored];
  if (!(f(level * p) < -real(m, params, HIDDEN_THRESHOLD))) return undefined;
  m.f32[stored] = -level;
  return -level;
}

function levels(m: Views, params: number, { element, change, high }: Move): number | undefined {
  const at = index(m, params, HIDDEN_NUMBERS) + element;
  const before = m.f32[at];
  const grown = f(before + attenuated(change, before, real(m, params, HIDDEN_META)));
  const limit = real(m, params, HIDDEN_LIMIT);
  const h = round(m, params, Math.min(Math.max(grown, -limit), limit), element, high);
  m.f32[at] = h;
  const stored = index(m, params, HIDDEN_STORED) + element;
  const level = m.f32[stored];
  const next = levelOf(m, params, h, level);
  m.f32[stored] = next;
  return next === level ? undefined : next;
}

/** Most pulses sent at once. */
const MOST_PULSES = 1e6;

function pulses(m: Views, params: number, { element, change, high }: Move): number | undefined {
  const at = index(m, params, HIDDEN_NUMBERS) + element;
  const step = real(m, params, HIDDEN_THRESHOLD);
  const keeps = word(m, params, HIDDEN_COUNT) === 1;
  const sum = keeps ? f(m.f32[at] + change) : change;
  const wanted = Math.min(Math.max(f(sum / step), -MOST_PULSES), MOST_PULSES);
  let whole = Math.trunc(wanted);
  if (keeps) m.f32[at] = round(m, params, f(sum - f(whole * step)), element, high);
  else if (uniform(m, params, element, high) < Math.abs(f(wanted - whole))) whole += wanted > 0 ? 1 : -1;
  return whole === 0 ? undefined : whole;
}

const RULES: Readonly<Record<number, Rule>> = {
  [HIDDEN_INERTIA]: inertia,
  [HIDDEN_LEVELS]: levels,
  [HIDDEN_PULSES]: pulses,
};

/** The random word of an element; neighbours share a block of four. */
function randomWord(m: Views, params: number, element: number, high: number): number {
  draw4(m, word(m, params, HIDDEN_KEY), element >>> 2, high, words);
  return words[element & 3]!;
}

const uniform = (m: Views, params: number, element: number, high: number): number =>
  (randomWord(m, params, element, high) >>> 8) * 2 ** -24;

function round(m: Views, params: number, value: number, element: number, high: number): number {
  const grid = word(m, params, HIDDEN_GRID);
  return grid ? onGrid(m, value, grid, randomWord(m, params, element, high)) : value;
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
