import type { Geometry, PairModel } from './pairs.js';

export type LineState = 'whole' | 'dead' | 'shorted';
const CODES: readonly LineState[] = ['whole', 'dead', 'shorted'];
const DEAD = CODES.indexOf('dead');
const SHORTED = CODES.indexOf('shorted');

/** ln of the resistance that nothing is connected by, and of a short, ohms. */
const LN_OPEN = Math.fround(Math.log(1e12));
const LN_SHORT = 0;

/** Which of the numbers that a read depends on a lower supply changes: places in `PairFaultMemory.reads`. */
export const READ_NUMBERS = ['critical-ohms', 'offset-factor', 'droop-spread'] as const;
export type ReadNumber = (typeof READ_NUMBERS)[number];
/** Place of the flag that anything was ever wrong, and of the number of shorted word lines. */
const ANY = READ_NUMBERS.length;
const SHORTED_LINES = ANY + 1;
/** Where the numbers of the tiles begin, tile after tile. */
const OF_TILES = SHORTED_LINES + 1;

/** f64 of `PairFaultMemory.reads` for so many tiles. */
export const readNumbers = (tiles: number): number => OF_TILES + READ_NUMBERS.length * tiles;

/** State of the faults of an array; all zero where nothing is wrong. */
export interface PairFaultMemory {
  /** Code per piece of a word line: row x tiles across + tile column. */
  readonly wordLines: Int8Array;
  /** Code per piece of a bit line: 2 x amplifier, + 1 for the complementary line. */
  readonly bitLines: Int8Array;
  /** Additional offset per amplifier (tile row x columns + column), as a difference of ln R. */
  readonly offsets: Float32Array;
  /** The numbers of reads, 0 where they are the model's; the flag; the count; the numbers of each tile. */
  readonly reads: Float64Array;
}

/** Rows and columns of an array, each from the first to before the last. */
export interface Region {
  readonly rows: readonly [number, number];
  readonly columns: readonly [number, number];
}

const placeOf = (which: ReadNumber, tile?: number): number =>
  (tile === undefined ? 0 : OF_TILES + READ_NUMBERS.length * tile) + READ_NUMBERS.indexOf(which);

type Tiles = Pick<PairModel, 'tileRows' | 'tileColumns'>;

/** Pieces of word lines, amplifiers (with two pieces of bit lines each), and tiles of an array. */
export function linesOf({ rows, columns }: Geometry, { tileRows, tileColumns }: Tiles) {
  const across = Math.ceil(columns / tileColumns);
  const down = Math.ceil(rows / tileRows);
  return { across, down, wordLines: rows * across, amplifiers: down * columns, tiles: down * across };
}

/** Bytes of the state, for sizing an arena. */
export function pairFaultBytes(geometry: Geometry, tiles: Tiles): number {
  const { amplifiers, tiles: count, wordLines } = linesOf(geometry, tiles);
  return wordLines + 6 * amplifiers + 8 * readNumbers(count) + 4 * 64;
}

/**
 * What is wrong with an array beside its devices. A word line that is dead selects nobody; one that is shorted to the
 * supply is selected always, so that its cells lie in parallel to those of every row that is read or written in
 * its tile. A bit line that is dead connects its branch to nothing; one that is shorted to ground always falls first.
 */
export class PairFaults {
  /** How many there are of each. */
  readonly extent: ReturnType<typeof linesOf>;

  constructor(
    private readonly tiles: Tiles,
    private readonly geometry: Geometry,
    private readonly memory: PairFaultMemory,
  ) {
    this.extent = linesOf(geometry, tiles);
  }

  /** False where an array may forget about faults. */
  get any(): boolean {
    return this.memory.reads[ANY]! > 0;
  }

  get hasShortedWords(): boolean {
    return this.memory.reads[SHORTED_LINES]! > 0;
  }

  setWordLine(piece: number, state: LineState): void {
    const { reads, wordLines } = this.memory;
    reads[ANY] = 1;
    wordLines[piece] = CODES.indexOf(state);
    reads[SHORTED_LINES] = wordLines.reduce((sum, code) => sum + (code === SHORTED ? 1 : 0), 0);
  }

  setBitLine(piece: number, state: LineState): void {
    this.memory.reads[ANY] = 1;
    this.memory.bitLines[piece] = CODES.indexOf(state);
  }

  setOffset(amplifier: number, difference: number): void {
    this.memory.reads[ANY] = 1;
    this.memory.offsets[amplifier] = difference;
  }

  /**
   * @param value 0 for that of the model
   * @param tile undefined for what counts in all tiles that have no number of their own
   */
  setRead(which: ReadNumber, value: number, tile?: number): void {
    this.memory.reads[ANY] = 1;
    this.memory.reads[placeOf(which, tile)] = value;
  }

  /** A number of the reads of a pair, or of those that are alike in all tiles; `otherwise` where no fault has changed it. */
  read(which: ReadNumber, otherwise: number, pair?: number): number {
    const { reads } = this.memory;
    const own = pair === undefined ? 0 : reads[placeOf(which, this.tileOf(pair))]!;
    return own || reads[placeOf(which)] || otherwise;
  }

  /** True where a fault has changed a number of reads. */
  changes(which: ReadNumber, tile?: number): boolean {
    return this.memory.reads[placeOf(which, tile)]! > 0;
  }

  /** Tiles are counted along the rows of an array, row of tiles after row of tiles. */
  tileOf(pair: number): number {
    const { columns } = this.geometry;
    const band = Math.floor(Math.floor(pair / columns) / this.tiles.tileRows);
    return band * this.extent.across + Math.floor((pair % columns) / this.tiles.tileColumns);
  }

  wordLineAt(piece: number): LineState {
    return CODES[this.memory.wordLines[piece]!]!;
  }

  bitLineAt(piece: number): LineState {
    return CODES[this.memory.bitLines[piece]!]!;
  }

  /** What the fault of its own adds to the offset of an amplifier. */
  offset(amplifier: number): number {
    return this.memory.offsets[amplifier]!;
  }

  /** Devices that are connected to its bit line when this device is addressed; undefined where the line is shorted. */
  connected(device: number): readonly number[] | undefined {
    const { columns } = this.geometry;
    const pair = device >> 1;
    const [row, column] = [Math.floor(pair / columns), pair % columns];
    const band = Math.floor(row / this.tiles.tileRows);
    const line = this.memory.bitLines[2 * (band * columns + column) + (device & 1)];
    if (line === SHORTED) return undefined;
    if (line === DEAD) return [];
    const own = this.wordLine(row, column) === DEAD ? [] : [device];
    if (!this.hasShortedWords) return own;
    const others = this.rowsOf(band).filter(
      other => other !== row && this.wordLine(other, column) === SHORTED,
    );
    return [...own, ...others.map(other => 2 * (other * columns + column) + (device & 1))];
  }

  /**
   * ln of the resistance that the amplifier sees in a device's branch.
   * @param shift of the device's own ln R, by its trap; cells that a short adds are seen with their traps empty
   */
  seen(device: number, lnOhms: Float32Array, shift: number): number {
    const devices = this.connected(device);
    if (!devices) return LN_SHORT;
    if (devices.length === 0) return LN_OPEN;
    const lnOf = (each: number): number => lnOhms[each]! + (each === device ? shift : 0);
    if (devices.length === 1) return lnOf(devices[0]!);
    const siemens = devices.reduce((sum, each) => sum + Math.exp(-lnOf(each)), 0);
    return Math.fround(-Math.log(siemens));
  }

  /** Pairs that may be read differently once this one was programmed: of its tile's column, where lines are shorted. */
  disturbed(pair: number): readonly number[] {
    if (!this.hasShortedWords) return [];
    const { columns } = this.geometry;
    const band = Math.floor(Math.floor(pair / columns) / this.tiles.tileRows);
    return this.rowsOf(band).map(row => row * columns + (pair % columns));
  }

  /** Pairs whose reads depend on a piece of a word line: those of its tile. */
  aroundWordLine(piece: number): Region {
    const { across } = this.extent;
    const band = Math.floor(Math.floor(piece / across) / this.tiles.tileRows);
    return { ...this.band(band), columns: this.columnsOf(piece % across) };
  }

  /** Pairs of a tile. */
  aroundTile(tile: number): Region {
    const { across } = this.extent;
    return { ...this.band(Math.floor(tile / across)), columns: this.columnsOf(tile % across) };
  }

  /** Columns of a column of tiles. */
  private columnsOf(column: number): [number, number] {
    const first = column * this.tiles.tileColumns;
    return [first, Math.min(first + this.tiles.tileColumns, this.geometry.columns)];
  }

  /** Pairs that an amplifier reads. */
  aroundAmplifier(amplifier: number): Region {
    const { columns } = this.geometry;
    const column = amplifier % columns;
    return { ...this.band(Math.floor(amplifier / columns)), columns: [column, column + 1] };
  }

  /** All pairs. */
  everywhere(): Region {
    return { rows: [0, this.geometry.rows], columns: [0, this.geometry.columns] };
  }

  private band(band: number): Pick<Region, 'rows'> {
    const rows = this.rowsOf(band);
    return { rows: [rows[0]!, rows.at(-1)! + 1] };
  }

  private wordLine(row: number, column: number): number {
    return this.memory.wordLines[row * this.extent.across + Math.floor(column / this.tiles.tileColumns)]!;
  }

  /** Rows of a band of tiles. */
  private rowsOf(band: number): number[] {
    const { tileRows } = this.tiles;
    const first = band * tileRows;
    return Array.from({ length: Math.min(tileRows, this.geometry.rows - first) }, (_, k) => first + k);
  }
}
