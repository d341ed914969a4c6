import { checkTile, type Tile } from './tile-wires.js';

/**
 * IR drop by sweeps: each sweep solves every word line exactly for given bit line voltages, then every bit line
 * exactly for given word line voltages (a tridiagonal system each, so the work is 16 operations per cell and
 * sweep). This is a block Gauss-Seidel iteration on a symmetric positive definite matrix: it converges for every
 * tile. With the drop x = ohms x largest siemens x cells along the line squared, the relative error after one sweep
 * is below x^2 / 2 for x <= 0.3 (tested); 4 sweeps gain three digits and more there.
 * @param volts row voltages
 * @param sweeps 1 or more
 * @returns column currents in amperes
 */
export function fastCurrents(tile: Tile, volts: ArrayLike<number>, sweeps = 1): Float64Array {
  checkTile(tile);
  const { rows, columns, siemens, wordOhms, bitOhms } = tile;
  const word = new Float64Array(rows * columns);
  const bit = new Float64Array(rows * columns);
  const scratch = new Float64Array(2 * Math.max(rows, columns));
  for (let i = 0; i < rows; i++) word.fill(volts[i]!, i * columns, (i + 1) * columns);
  for (let sweep = 0; sweep < sweeps; sweep++) {
    if (wordOhms > 0) {
      for (let i = 0; i < rows; i++) {
        const line = { first: i * columns, stride: 1, cells: columns, ohms: wordOhms, end: volts[i]! };
        relax(line, siemens, word, bit, scratch);
      }
    }
    if (bitOhms > 0) {
      for (let j = 0; j < columns; j++) {
        // Counted from the end that is held, as on a word line.
        const line = {
          first: (rows - 1) * columns + j,
          stride: -columns,
          cells: rows,
          ohms: bitOhms,
          end: 0,
        };
        relax(line, siemens, bit, word, scratch);
      }
    }
  }
  return summed(tile, word, bit);
}

interface Line {
  /** Index of the cell next to the held end. */
  readonly first: number;
  readonly stride: number;
  readonly cells: number;
  readonly ohms: number;
  /** Voltage at the held end. */
  readonly end: number;
}

/** Voltages of one line's nodes for given voltages of the lines it crosses (Thomas algorithm). */
function relax(
  { first, stride, cells, ohms, end }: Line,
  siemens: ArrayLike<number>,
  own: Float64Array,
  other: Float64Array,
  scratch: Float64Array,
): void {
  let above = 0;
  let fed = end;
  for (let k = 0; k < cells; k++) {
    const cell = first + k * stride;
    const load = siemens[cell]! * ohms;
    const diagonal = (k === cells - 1 ? 1 : 2) + load - above;
    above = 1 / diagonal;
    fed = (load * other[cell]! + fed) * above;
    scratch[2 * k] = above;
    scratch[2 * k + 1] = fed;
  }
  let beyond = 0;
  for (let k = cells - 1; k >= 0; k--) {
    const cell = first + k * stride;
    beyond = scratch[2 * k + 1]! + scratch[2 * k]! * beyond;
    own[cell] = beyond;
  }
}

function summed({ rows, columns, siemens }: Tile, word: Float64Array, bit: Float64Array): Float64Array {
  const currents = new Float64Array(columns);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const cell = i * columns + j;
      currents[j]! += siemens[cell]! * (word[cell]! - bit[cell]!);
    }
  }
  return currents;
}
