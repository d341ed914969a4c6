import { PURPOSE } from '../random/purpose.js';
import { stream } from '../random/stream.js';
import { PairArray, type PairModel, pairMemory } from './pairs.js';
import { type Product, popcountPmf, xnorColumn } from './xnor-column.js';

export interface ColumnTask {
  /** Products of a column. */
  readonly rows: number;
  /** How many of them should be +1: in the first rows. */
  readonly right: number;
  /** Columns to write and read. */
  readonly columns: number;
  readonly seed: number;
}

export interface ColumnTrial {
  /** Columns of each popcount. */
  readonly counts: Float64Array;
  /** Probability of each popcount. */
  readonly exact: Float64Array;
  readonly senses: number;
}

/** Pairs that are held at once. */
const BLOCK = 2 ** 18;

/** Writes columns of signs and reads each once; inputs are random signs, the same for all columns. */
export function columnTrial(model: Omit<PairModel, 'verifyPulses'>, task: ColumnTask): ColumnTrial {
  const { columns, rows } = task;
  const signs = signsOf(task);
  const counts = new Float64Array(rows + 1);
  const width = Math.max(1, Math.floor(BLOCK / rows));
  let senses = 0;
  for (let array = 0; array * width < columns; array++) {
    const geometry = { rows, columns: Math.min(width, columns - array * width) };
    const memory = pairMemory(rows * geometry.columns);
    const cells = new PairArray({ ...model, verifyPulses: 0 }, geometry, { seed: task.seed, array }, memory);
    cells.form();
    signs.forEach(({ weight }, row) => {
      for (let column = 0; column < geometry.columns; column++)
        cells.program(row * geometry.columns + column, weight);
    });
    const inputs = signs.map(({ input }) => input);
    for (let column = 0; column < geometry.columns; column++)
      counts[xnorColumn(cells, column, inputs).popcount]!++;
    senses += memory.counts[2]!;
  }
  return { counts, exact: popcountPmf(productsOf(signs, model.tileRows), model), senses };
}

interface Signs {
  readonly input: 1 | -1;
  readonly product: 1 | -1;
  readonly weight: 1 | -1;
}

function signsOf({ right, rows, seed }: ColumnTask): Signs[] {
  const draws = stream(seed, PURPOSE.columnInputs);
  return Array.from({ length: rows }, (_, row) => {
    const input = draws.u32() % 2 === 0 ? 1 : -1;
    const product = row < right ? 1 : -1;
    return { input, product, weight: input === product ? 1 : -1 };
  });
}

/** The products of each tile that a column crosses. */
function productsOf(signs: readonly Signs[], tileRows: number): Product[][] {
  const tiles = Math.ceil(signs.length / tileRows);
  return Array.from({ length: tiles }, (_, tile) => signs.slice(tile * tileRows, (tile + 1) * tileRows));
}
