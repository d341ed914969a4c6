import { deckText, printedValue } from '../../spice/deck.js';
import { writeValue } from '../../spice/value.js';
import { checkTile, type Tile } from './tile-wires.js';

/** Nodes of the tile's drawing. A line without resistance is one node, that of its end. */
const word = ({ wordOhms }: Tile, i: number, j: number): string =>
  wordOhms > 0 && j >= 0 ? `w${i}_${j}` : `in${i}`;
const bit = ({ bitOhms, rows }: Tile, i: number, j: number): string =>
  bitOhms > 0 && i < rows ? `b${i}_${j}` : `out${j}`;

/**
 * A tile as an ngspice netlist: drivers of the rows, wires, cells, and sources of 0 V that measure the column currents.
 * @param volts of the rows
 * @throws UserError when the tile is impossible
 */
export function tileNetlist(tile: Tile, volts: ArrayLike<number>): string {
  checkTile(tile);
  const { rows, columns, siemens, wordOhms, bitOhms } = tile;
  const body: string[] = [];
  const resistor = (name: string, from: string, to: string, ohms: number) =>
    body.push(`R${name} ${from} ${to} ${writeValue(ohms)}`);
  for (let i = 0; i < rows; i++) body.push(`Vin${i} in${i} 0 ${writeValue(volts[i]!)}`);
  for (let j = 0; j < columns; j++) body.push(`Vout${j} out${j} 0 0`);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const conductance = siemens[i * columns + j]!;
      const [w, b] = [word(tile, i, j), bit(tile, i, j)];
      if (wordOhms > 0) resistor(`w${i}_${j}`, word(tile, i, j - 1), w, wordOhms);
      if (bitOhms > 0) resistor(`b${i}_${j}`, b, bit(tile, i + 1, j), bitOhms);
      if (conductance > 0) resistor(`c${i}_${j}`, w, b, 1 / conductance);
    }
  }
  return deckText({
    title: `tile of ${rows} x ${columns} cells`,
    options: 'reltol=1e-9 abstol=1e-18 vntol=1e-12',
    body,
    control: [
      'op',
      // Fifteen digits, more than a double has to lose.
      'set numdgt=15',
      ...Array.from({ length: columns }, (_, j) => `print i(vout${j})`),
    ],
  });
}

/** Column currents that a run of the netlist printed, amperes; not a number where it printed none. */
export const tileCurrents = (text: string, columns: number): Float64Array =>
  Float64Array.from({ length: columns }, (_, j) => printedValue(text, `i(vout${j})`) ?? Number.NaN);
