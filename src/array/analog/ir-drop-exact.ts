import { checkTile, type Tile } from './tile-wires.js';

/** A tile with its network solved once, for any number of reads. */
export interface SolvedTile {
  /** Column currents in amperes for row voltages in volts. */
  currents(volts: ArrayLike<number>): Float64Array;
  /** Conductances that give the same currents on ideal wires, row-major: currents are linear in voltages. */
  effective(): Float64Array;
}

/**
 * Solves the tile exactly: Kirchhoff's current law at the 2 x rows x columns nodes, a symmetric positive definite
 * band matrix factored by Cholesky. Work n b^2 once and 4 n b per read, with n nodes and band b = 2 x the shorter
 * side: 8 million products for 32 x 32. A line of resistance 0 has no nodes of its own.
 * @throws UserError when the tile is impossible
 */
export function solveTile(tile: Tile): SolvedTile {
  checkTile(tile);
  const numbering = numberNodes(tile);
  const band = assemble(tile, numbering);
  factor(band);
  const currents = (volts: ArrayLike<number>): Float64Array => {
    const nodes = numbering.count === 0 ? new Float64Array(0) : sources(tile, numbering, volts);
    solve(band, nodes);
    return columnCurrents(tile, numbering, nodes, volts);
  };
  const effective = (): Float64Array => {
    const { rows, columns } = tile;
    const matrix = new Float64Array(rows * columns);
    const volts = new Float64Array(rows);
    for (let i = 0; i < rows; i++) {
      volts.fill(0);
      volts[i] = 1;
      matrix.set(currents(volts), i * columns);
    }
    return matrix;
  };
  return { currents, effective };
}

interface Numbering {
  readonly count: number;
  /** Half width of the band. */
  readonly width: number;
  /** Number of a node, or -1 where the line has no resistance and so stands at its end's voltage. */
  word(i: number, j: number): number;
  bit(i: number, j: number): number;
}

/** Cells along the shorter side stand together, so that the band is narrow. */
function numberNodes({ rows, columns, wordOhms, bitOhms }: Tile): Numbering {
  const kinds = Number(wordOhms > 0) + Number(bitOhms > 0);
  const shorter = Math.min(rows, columns);
  const cell = (i: number, j: number): number => (columns <= rows ? i * columns + j : j * rows + i);
  return {
    count: kinds * rows * columns,
    width: Math.max(1, kinds * shorter),
    word: (i, j) => (wordOhms > 0 ? kinds * cell(i, j) : -1),
    bit: (i, j) => (bitOhms > 0 ? kinds * cell(i, j) + kinds - 1 : -1),
  };
}

/** Lower half of a symmetric band matrix: row r holds columns r - width .. r. */
interface Band {
  readonly size: number;
  readonly width: number;
  readonly values: Float64Array;
}

const at = ({ width }: Band, row: number, column: number): number => row * (width + 1) + column - row + width;

function assemble(tile: Tile, nodes: Numbering): Band {
  const { rows, columns, siemens } = tile;
  const band: Band = {
    size: nodes.count,
    width: nodes.width,
    values: new Float64Array(nodes.count * (nodes.width + 1)),
  };
  const join = (a: number, b: number, conductance: number): void => {
    if (a >= 0) band.values[at(band, a, a)]! += conductance;
    if (b >= 0) band.values[at(band, b, b)]! += conductance;
    if (a >= 0 && b >= 0) band.values[at(band, Math.max(a, b), Math.min(a, b))]! -= conductance;
  };
  const [word, bit] = [1 / tile.wordOhms, 1 / tile.bitOhms];
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const [w, b] = [nodes.word(i, j), nodes.bit(i, j)];
      join(w, b, siemens[i * columns + j]!);
      if (w >= 0) join(w, j === 0 ? -1 : nodes.word(i, j - 1), word);
      if (b >= 0) join(b, i === rows - 1 ? -1 : nodes.bit(i + 1, j), bit);
    }
  }
  return band;
}

/** Replaces the matrix by its Cholesky factor, row by row. */
function factor(band: Band): void {
  const { size, width, values } = band;
  for (let row = 0; row < size; row++) {
    const start = Math.max(0, row - width);
    for (let column = start; column <= row; column++) {
      let sum = values[at(band, row, column)]!;
      const from = Math.max(start, column - width);
      let left = at(band, row, from);
      let right = at(band, column, from);
      for (let k = from; k < column; k++) sum -= values[left++]! * values[right++]!;
      values[at(band, row, column)] =
        column === row ? Math.sqrt(sum) : sum / values[at(band, column, column)]!;
    }
  }
}

/** Forward and back substitution, in place. */
function solve(band: Band, x: Float64Array): void {
  const { size, width, values } = band;
  for (let row = 0; row < size; row++) {
    let sum = x[row]!;
    for (let k = Math.max(0, row - width); k < row; k++) sum -= values[at(band, row, k)]! * x[k]!;
    x[row] = sum / values[at(band, row, row)]!;
  }
  for (let row = size - 1; row >= 0; row--) {
    const value = x[row]! / values[at(band, row, row)]!;
    x[row] = value;
    for (let k = Math.max(0, row - width); k < row; k++) x[k]! -= values[at(band, row, k)]! * value;
  }
}

/** Currents that the drivers feed into the nodes. */
function sources(tile: Tile, nodes: Numbering, volts: ArrayLike<number>): Float64Array {
  const { rows, columns, siemens, wordOhms } = tile;
  const fed = new Float64Array(nodes.count);
  for (let i = 0; i < rows; i++) {
    if (wordOhms > 0) {
      fed[nodes.word(i, 0)]! += volts[i]! / wordOhms;
      continue;
    }
    for (let j = 0; j < columns; j++) {
      const b = nodes.bit(i, j);
      if (b >= 0) fed[b]! += volts[i]! * siemens[i * columns + j]!;
    }
  }
  return fed;
}

function columnCurrents(
  tile: Tile,
  nodes: Numbering,
  found: Float64Array,
  volts: ArrayLike<number>,
): Float64Array {
  const { rows, columns, siemens } = tile;
  const currents = new Float64Array(columns);
  for (let j = 0; j < columns; j++) {
    for (let i = 0; i < rows; i++) {
      const [w, b] = [nodes.word(i, j), nodes.bit(i, j)];
      const across = (w >= 0 ? found[w]! : volts[i]!) - (b >= 0 ? found[b]! : 0);
      currents[j]! += siemens[i * columns + j]! * across;
    }
  }
  return currents;
}
