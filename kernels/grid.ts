// Numbers of finite width: a value is kept as a multiple of a step between two limits.
import { GRID_HIGH, GRID_LOW, GRID_STEP, GRID_STOCHASTIC } from '../src/kernel/layout';

/**
 * The random word with which stochastic rounding goes to the nearest multiple: for a value that is on the grid
 * already, whose quotient by the step may come out one unit too low.
 */
export const HALF: u32 = 0x80000000;

/** Nearest (ties to even) or stochastic rounding onto a grid; `word` is a random u32. */
@inline
export function onGrid(value: f32, grid: usize, word: u32): f32 {
  const step = load<f32>(grid, GRID_STEP);
  const scaled = value / step;
  const whole = load<u32>(grid, GRID_STOCHASTIC)
    ? floor<f32>(scaled + f32(word >> 8) * 5.9604644775390625e-8)
    : nearest<f32>(scaled);
  const low = load<f32>(grid, GRID_LOW);
  const high = load<f32>(grid, GRID_HIGH);
  return (whole < low ? low : whole > high ? high : whole) * step;
}
