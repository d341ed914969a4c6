import { UserError } from '../../problem/problem.js';
import type { Ohms } from '../../units/quantity.js';

/**
 * One tile as a network of resistors. Cell (i, j) joins word line i to bit line j. Word lines are driven at their
 * left end, before column 0; bit lines are read at their bottom end, after the last row, by an ideal current
 * amplifier (0 V).
 *
 *     V_i --Rw--o--Rw--o--Rw--o          o: node of a word line
 *               |      |      |          |: cell conductance, down to the node of the bit line
 *               +Rb..  +Rb..  +Rb..      bit lines run down to I_0, I_1, I_2
 */
export interface Tile {
  readonly rows: number;
  readonly columns: number;
  /** Cell conductances in siemens, row-major. */
  readonly siemens: ArrayLike<number>;
  /** Of a word line between two neighbouring cells, and between the driver and the first. */
  readonly wordOhms: Ohms;
  /** Of a bit line between two neighbouring cells, and between the last and the amplifier. */
  readonly bitOhms: Ohms;
}

/** Currents without wire resistance, in amperes per column. */
export function idealCurrents(tile: Tile, volts: ArrayLike<number>): Float64Array {
  const { rows, columns, siemens } = tile;
  const currents = new Float64Array(columns);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) currents[j]! += volts[i]! * siemens[i * columns + j]!;
  }
  return currents;
}

/** @throws UserError (value-range, shape-mismatch) for what no tile can be */
export function checkTile(tile: Tile): void {
  const { rows, columns, siemens, wordOhms, bitOhms } = tile;
  if (!(rows >= 1 && columns >= 1 && siemens.length === rows * columns)) {
    throw new UserError({
      code: 'shape-mismatch',
      message: 'a tile needs one conductance for each cell',
      found: `${siemens.length} conductances`,
      allowed: `${rows} x ${columns}`,
    });
  }
  for (let k = 0; k < siemens.length; k++) {
    const found = siemens[k]!;
    if (found >= 0 && Number.isFinite(found)) continue;
    const cell = `cell [${Math.floor(k / columns)}, ${k % columns}]`;
    throw range(`the conductance of ${cell} is not a resistor's`, `${found} S`, 'at least 0 S');
  }
  for (const ohms of [wordOhms, bitOhms]) {
    if (ohms >= 0 && Number.isFinite(ohms)) continue;
    throw range("a wire's resistance is not a resistor's", `${ohms} ohm`, 'at least 0 ohm');
  }
}

const range = (message: string, found: string, allowed: string): UserError =>
  new UserError({ code: 'value-range', message, found, allowed });
