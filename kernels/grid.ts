// Numbers of finite width: a value is kept as a multiple of a step between two limits.
import { GRID_HIGH, GRID_LOW, GRID_STEP, GRID_STOCHASTIC } from '../src/kernel/layout';

/** The random word with which stochastic rounding goes to the nearest multiple. */
export const HALF: u32 = 0x80000000;

/**
 * Nearest (ties to even) or stochastic rounding onto a grid; `word` is a random u32. What is on the grid stays:
 * the test is on the product, because the quotient of a multiple by its step may not be whole in float32.
 */
@inline
export function onGrid(value: f32, grid: usize, word: u32): f32 {
  const step = load<f32>(grid, GRID_STEP);
  const scaled = value / step;
  let whole = nearest<f32>(scaled);
  if (load<u32>(grid, GRID_STOCHASTIC) && whole * step != value) {
    const below = floor<f32>(scaled);
    whole = below + f32(f32(word >> 8) * 5.9604644775390625e-8 < scaled - below);
  }
  const low = load<f32>(grid, GRID_LOW);
  const high = load<f32>(grid, GRID_HIGH);
  return (whole < low ? low : whole > high ? high : whole) * step;
}
