import {
  ENCODE_ACTIVE,
  ENCODE_KEY,
  ENCODE_LOG,
  ENCODE_POOL,
  ENCODE_RATE,
  ENCODE_STATE,
  LOG_TABLE_SIZE,
  N,
} from '../layout.js';
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
  const inverse = word(m, record, ENCODE_RATE) >>> 3;
  const pools = word(m, record, ENCODE_POOL);
  const key = word(m, record, ENCODE_KEY);
  const table = word(m, record, ENCODE_LOG);
  const out = list >>> 2;
  let count = 0;
  for (let i = 0; i < n; i++) {
    if (m.u32[next + i] !== tick) continue;
    const address = m.u32[active + i];
    m.u32[out + ++count] = address;
    const pool = pools + i * POOL_WORDS * 4;
    m.u32[next + i] = tick + geometricGap(m, pool, key, address, m.f64[inverse + i], table);
  }
  m.u32[out] = count;
  return count;
}

/** Ticks to the next spike of a Bernoulli train: 1 + floor(ln U / ln(1 - p)), geometric; `inverse` = 1 / ln(1 - p). */
export function geometricGap(
  m: Views,
  pool: number,
  key: number,
  address: number,
  inverse: number,
  table: number,
): number {
  const at = pool >>> 2;
  const taken = m.u32[at];
  const place = taken & 3;
  if (place === 0) draw4(m, key, taken >>> 2, address, m.u32.subarray(at + 1, at + POOL_WORDS));
  m.u32[at] = taken + 1;
  const gap = lnUniform(m, m.u32[at + 1 + place], table) * inverse;
  if (!(gap < LONGEST_GAP - 1)) return LONGEST_GAP;
  return gap > 0 ? 1 + Math.floor(gap) : 1;
}

/**
 * ln((word + 1) / 2^32) = exponent ln 2 + ln(centre) + ln(mantissa / centre): the centre of one of 128 parts of
 * [1, 2) from the table, the rest by its series up to the fourth order (error below 1e-12 of 1).
 */
function lnUniform(m: Views, random: number, table: number): number {
  const x = random + 1;
  const power = random === 0xffffffff ? 32 : 31 - Math.clz32(x);
  const mantissa = x / 2 ** power;
  const entry = (table >>> 3) + 2 * Math.floor((mantissa - 1) * LOG_TABLE_SIZE);
  const delta = mantissa * m.f64[entry + 1] - 1;
  const series = delta * (1 - delta * (0.5 - delta * (0.3333333333333333 - delta * 0.25)));
  return (power - 32) * Math.LN2 + m.f64[entry] + series;
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
