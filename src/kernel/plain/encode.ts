import { ENCODE_ACTIVE, ENCODE_KEY, ENCODE_POOL, ENCODE_RATE, ENCODE_STATE, N } from '../layout.js';
import { draw4 } from './philox.js';
import { index, type Views, word } from './views.js';

/** A step of 2^31 is one spike per tick. */
const CARRY = 0x7fffffff;
const POOL_WORDS = 5;
const LONGEST_GAP = 2 ** 30;

/** Regular trains: a phase accumulator per active input (numerically controlled oscillator); its carry is a spike. */
export function encodeRegular(m: Views, record: number, list: number): number {
  const n = word(m, record, N);
  const active = index(m, record, ENCODE_ACTIVE);
  const phase = index(m, record, ENCODE_STATE);
  const step = index(m, record, ENCODE_RATE);
  const out = list >>> 2;
  let count = 0;
  for (let i = 0; i < n; i++) {
    const moved = (m.u32[phase + i] + m.u32[step + i]) | 0;
    m.u32[phase + i] = moved & CARRY;
    if (moved < 0) m.u32[out + ++count] = m.u32[active + i];
  }
  m.u32[out] = count;
  return count;
}

/** Bernoulli trains, drawn as geometric gaps: one draw per spike and none for silence. */
export function encodeBernoulli(m: Views, record: number, list: number, tick: number): number {
  const n = word(m, record, N);
  const active = index(m, record, ENCODE_ACTIVE);
  const next = index(m, record, ENCODE_STATE);
  const inverse = index(m, record, ENCODE_RATE);
  const pools = word(m, record, ENCODE_POOL);
  const key = word(m, record, ENCODE_KEY);
  const out = list >>> 2;
  let count = 0;
  for (let i = 0; i < n; i++) {
    if (m.u32[next + i] !== tick) continue;
    const address = m.u32[active + i];
    m.u32[out + ++count] = address;
    const pool = pools + i * POOL_WORDS * 4;
    m.u32[next + i] = tick + geometricGap(m, pool, key, address, m.f32[inverse + i]);
  }
  m.u32[out] = count;
  return count;
}

/**
 * Ticks to the next spike of a Bernoulli train: 1 + floor(ln U / ln(1 - p)), geometric, drawn four at a time;
 * `inverse` = 1 / ln(1 - p) as float32.
 */
export function geometricGap(m: Views, pool: number, key: number, address: number, inverse: number): number {
  const at = pool >>> 2;
  const taken = m.u32[at];
  if ((taken & 3) === 0) {
    draw4(m, key, taken >>> 2, address, m.u32.subarray(at + 1, at + POOL_WORDS));
    for (let k = at + 1; k < at + POOL_WORDS; k++) m.u32[k] = geometricWait(m.u32[k], inverse);
  }
  m.u32[at] = taken + 1;
  return m.u32[at + 1 + (taken & 3)];
}

/** A geometric waiting time, at least 1, from one random word; `inverse` = 1 / ln(1 - p) as float32. */
export function geometricWait(random: number, inverse: number): number {
  const wait = f(lnUniform(random) * f(inverse));
  return 1 + Math.floor(Math.min(LONGEST_GAP, Math.max(0, wait || 0)));
}

const f = Math.fround;
const SQUARE_ROOT_MANTISSA = 0x3504f3;
const bits = new Uint32Array(1);
const float = new Float32Array(bits.buffer);

/** ln((word + 1) / 2^32) in float32: exponent ln 2 + 2 artanh((m - 1) / (m + 1)) of a mantissa m near 1. */
function lnUniform(random: number): number {
  float[0] = f(f(random) + 1);
  const mantissa = bits[0]! & 0x7fffff;
  const high = mantissa > SQUARE_ROOT_MANTISSA;
  const exponent = (bits[0]! >>> 23) - 127 - 32 + (high ? 1 : 0);
  bits[0] = mantissa | (high ? 0x3f000000 : 0x3f800000);
  const x = float[0]!;
  const s = f(f(x - 1) / f(x + 1));
  const z = f(s * s);
  let series = f(z * f(0.11111111));
  for (const coefficient of [0.14285715, 0.2, 0.33333334]) series = f(z * f(series + f(coefficient)));
  const small = f(f(s + s) * f(series + 1));
  return f(f(exponent * f(Math.LN2)) + small);
}

/** Spikes sent by the host, sorted by tick; the cursor stands at the first one that is still to come. */
export function encodeEvents(m: Views, record: number, list: number, tick: number): number {
  const n = word(m, record, N);
  const addresses = index(m, record, ENCODE_ACTIVE);
  const ticks = index(m, record, ENCODE_STATE);
  const cursor = index(m, record, ENCODE_POOL);
  const out = list >>> 2;
  let k = m.u32[cursor];
  let count = 0;
  for (; k < n && m.u32[ticks + k] === tick; k++) m.u32[out + ++count] = m.u32[addresses + k];
  m.u32[cursor] = k;
  m.u32[out] = count;
  return count;
}
