import { GRID_HIGH, GRID_LOW, GRID_STEP, GRID_STOCHASTIC } from '../layout.js';
import { real, type Views, word } from './views.js';

const fround = Math.fround;
const TWO_MINUS_24 = 2 ** -24;
/** From here on every float32 is a whole number. */
const ALL_WHOLE = 2 ** 23;
/** Adding and subtracting it rounds a smaller double to a whole number, ties to even. */
const ROUNDER = 2 ** 52;

/** Nearest whole number of a float32, ties to even; keeps the sign of zero. */
export function nearest(x: number): number {
  const size = Math.abs(x);
  if (!(size < ALL_WHOLE)) return x;
  const whole = size + ROUNDER - ROUNDER;
  return x < 0 || Object.is(x, -0) ? -whole : whole;
}

/**
 * A float32 kept in finite width: the nearest multiple of the grid's step, or for stochastic rounding one of the
 * two neighbours with the probability that makes the mean right, between the grid's limits. What is on the grid
 * stays. `random` is a u32 of which the upper 24 bits decide.
 */
export function onGrid(m: Views, value: number, grid: number, random: number): number {
  const step = real(m, grid, GRID_STEP);
  const scaled = fround(value / step);
  let whole = nearest(scaled);
  if (word(m, grid, GRID_STOCHASTIC) && fround(whole * step) !== value) {
    const below = Math.floor(scaled);
    whole = below + ((random >>> 8) * TWO_MINUS_24 < fround(scaled - below) ? 1 : 0);
  }
  const low = real(m, grid, GRID_LOW);
  const high = real(m, grid, GRID_HIGH);
  return fround((whole < low ? low : whole > high ? high : whole) * step);
}
