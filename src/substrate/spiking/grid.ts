import * as L from '../../kernel/layout.js';
import type { NumberFormat } from '../../protocol/messages.js';

/** The four words of a number grid for the kernels; all 0 for float32. */
export function gridWords(format: NumberFormat): {
  step: number;
  low: number;
  high: number;
  stochastic: number;
} {
  if (format.kind === 'float32') return { step: 0, low: 0, high: 0, stochastic: 0 };
  const half = 2 ** (format.bits - 1);
  return {
    step: format.step,
    low: -half,
    high: half - 1,
    stochastic: format.rounding === 'stochastic' ? 1 : 0,
  };
}

/** Writes a grid at byte offset `at` of a parameter block. */
export function writeGrid(words: Uint32Array, floats: Float32Array, at: number, format: NumberFormat): void {
  const grid = gridWords(format);
  floats[(at + L.GRID_STEP) / 4] = grid.step;
  floats[(at + L.GRID_LOW) / 4] = grid.low;
  floats[(at + L.GRID_HIGH) / 4] = grid.high;
  words[(at + L.GRID_STOCHASTIC) / 4] = grid.stochastic;
}
