import {
  FIRE_ACCELERATION,
  FIRE_CURRENT,
  FIRE_FLAGS,
  FIRE_PARAMS,
  FIRE_RATE,
  FIRE_REFRACTORY,
  FIRE_SLOW,
  FIRE_V,
  FLAG_FIXED,
  FLAG_MISMATCH,
  FLAG_REFRACTORY,
  FLAG_RESET_ZERO,
  FLAG_TRACES,
  GRID_STEP,
  LANES,
  N,
  PARAM_CEILING,
  PARAM_FLOOR,
  PARAM_KEEP,
  PARAM_KEEPS,
  PARAM_KEY,
  PARAM_MEMBRANE_GRID,
  PARAM_MOVING,
  PARAM_NEURONS,
  PARAM_RATE_GAIN,
  PARAM_REFRACTORY_TICKS,
  PARAM_SLOW_GAIN,
  PARAM_THETA,
  PARAM_THRESHOLD,
  PARAM_THRESHOLDS,
  PARAM_TRACE_GRID,
} from '../layout.js';
import { onGrid } from './grid.js';
import { draw4 } from './philox.js';
import { index, padded, real, type Views, word } from './views.js';

const fround = Math.fround;
/** The random word that makes stochastic rounding go to the nearest multiple. */
const HALF = 0x80000000;
/** Random words of a neuron in a tick: of the membrane, the rate and its derivative. */
const words = new Uint32Array(4);

/** Where the membranes of a population stand in memory, and their parameters; `grid` 0 for float32. */
interface Membranes {
  readonly v: number;
  readonly current: number;
  /** Word index of the kept part and the threshold of neuron 0, and how many words further those of neuron i are. */
  readonly keep: number;
  readonly threshold: number;
  readonly stride: 0 | 1;
  readonly floor: number;
  readonly ceiling: number;
  readonly resetZero: boolean;
  readonly grid: number;
}

/** The same of its traces. */
interface Traces {
  readonly r: number;
  readonly q: number;
  readonly a: number;
  readonly rateGain: number;
  readonly slowGain: number;
  readonly theta: number;
  readonly grid: number;
}

/**
 * Integrate-and-fire neurons for one tick, in this order:
 *
 *     u = keep v + I;  spike if u >= threshold;  u -= threshold, or u = 0;  v = u clamped to [floor, ceiling]
 *     r += (s - r) / tau1;  e = (r - q) / tau2;  q += e;  a = e if |e| > theta, else 0
 *
 * A refractory neuron keeps v and cannot spike; its traces go on. With FLAG_MISMATCH, keep and threshold are each
 * neuron's own. With FLAG_FIXED, v and the traces are put on
 * their grids each time they are written. Writes the spike list and returns its length.
 */
export function fire(m: Views, record: number, list: number, tick: number): number {
  const flags = word(m, record, FIRE_FLAGS);
  const params = word(m, record, FIRE_PARAMS);
  const neurons = word(m, params, PARAM_NEURONS);
  const n = flags & FLAG_FIXED ? neurons : padded(word(m, record, N), LANES);
  const membranes = membranesOf(m, record, params, flags);
  const traces = tracesOf(m, record, params, flags);
  const until = index(m, record, FIRE_REFRACTORY);
  const resumes = tick + 1 + word(m, params, PARAM_REFRACTORY_TICKS);
  const out = list >>> 2;
  let moving = 0;
  let count = 0;
  for (let i = 0; i < n; i++) {
    if (membranes.grid || traces.grid) draw4(m, params + PARAM_KEY, i, tick, words);
    const integrating = !(flags & FLAG_REFRACTORY) || m.i32[until + i] <= (tick | 0);
    const spike = integrating && integrate(m, membranes, i);
    if (flags & FLAG_TRACES && moveTraces(m, traces, i, spike)) moving++;
    if (!spike || i >= neurons) continue;
    m.u32[out + ++count] = i;
    if (flags & FLAG_REFRACTORY) m.u32[until + i] = resumes;
  }
  m.u32[(params + PARAM_MOVING) >>> 2] = moving;
  m.u32[out] = count;
  return count;
}

function membranesOf(m: Views, record: number, params: number, flags: number): Membranes {
  const unlike = (flags & FLAG_MISMATCH) !== 0;
  return {
    v: index(m, record, FIRE_V),
    current: index(m, record, FIRE_CURRENT),
    keep: unlike ? index(m, params, PARAM_KEEPS) : (params + PARAM_KEEP) >>> 2,
    threshold: unlike ? index(m, params, PARAM_THRESHOLDS) : (params + PARAM_THRESHOLD) >>> 2,
    stride: unlike ? 1 : 0,
    floor: real(m, params, PARAM_FLOOR),
    ceiling: real(m, params, PARAM_CEILING),
    resetZero: (flags & FLAG_RESET_ZERO) !== 0,
    grid: gridOf(m, params + PARAM_MEMBRANE_GRID, flags),
  };
}

function tracesOf(m: Views, record: number, params: number, flags: number): Traces {
  return {
    r: index(m, record, FIRE_RATE),
    q: index(m, record, FIRE_SLOW),
    a: index(m, record, FIRE_ACCELERATION),
    rateGain: real(m, params, PARAM_RATE_GAIN),
    slowGain: real(m, params, PARAM_SLOW_GAIN),
    theta: real(m, params, PARAM_THETA),
    grid: gridOf(m, params + PARAM_TRACE_GRID, flags),
  };
}

const gridOf = (m: Views, grid: number, flags: number): number =>
  flags & FLAG_FIXED && real(m, grid, GRID_STEP) > 0 ? grid : 0;

/** The membrane of neuron `i`; true when it spikes. */
function integrate(m: Views, membranes: Membranes, i: number): boolean {
  const { floor, ceiling, resetZero, grid, stride } = membranes;
  const keep = m.f32[membranes.keep + i * stride];
  const threshold = m.f32[membranes.threshold + i * stride];
  const v = membranes.v + i;
  let u = fround(fround(m.f32[v] * keep) + m.f32[membranes.current + i]);
  if (grid) u = onGrid(m, u, grid, words[0]);
  const spike = u >= threshold;
  if (spike) u = resetZero ? 0 : fround(u - threshold);
  if (u < floor) u = floor;
  if (ceiling < u) u = ceiling;
  m.f32[v] = grid ? onGrid(m, u, grid, HALF) : u;
  return spike;
}

/** Rate, slow rate and acceleration of neuron `i`; true when its acceleration is not zero. */
function moveTraces(m: Views, traces: Traces, i: number, spike: boolean): boolean {
  const { rateGain, slowGain, theta, grid } = traces;
  const r = traces.r + i;
  const q = traces.q + i;
  let rate = fround(m.f32[r] + fround(fround((spike ? 1 : 0) - m.f32[r]) * rateGain));
  if (grid) rate = onGrid(m, rate, grid, words[1]);
  m.f32[r] = rate;

  let e = fround(fround(rate - m.f32[q]) * slowGain);
  if (grid) e = onGrid(m, e, grid, words[2]);
  const slow = fround(m.f32[q] + e);
  m.f32[q] = grid ? onGrid(m, slow, grid, HALF) : slow;

  const large = Math.abs(e) > theta;
  m.f32[traces.a + i] = large ? e : 0;
  return large;
}
