import { solveTile } from '../array/analog/ir-drop-exact.js';
import { tileCurrents, tileNetlist } from '../array/analog/tile-netlist.js';
import { idealCurrents, type Tile } from '../array/analog/tile-wires.js';
import { CELL_CARD } from '../array/cells/card.js';
import { amplifierOf, pairOf, statesOf } from '../array/cells/sensing.js';
import { type NetlistCase, netlist, readNetlistOutput } from '../array/sense/netlist.js';
import { race } from '../array/sense/race.js';
import { refuseOutside } from '../array/sense/readout.js';
import { loadCard } from '../card/load.js';
import { NpzArrays } from '../interchange/npz-arrays.js';
import { UserError } from '../problem/problem.js';
import { writeAtomic } from '../run/atomic.js';
import { runNgspice } from '../spice/ngspice.js';
import { amperes, joules, kelvin, ohms, seconds, volts, withPrefix } from '../units/quantity.js';
import type { AmplifierOptions, TileOptions } from './spice-array.js';
import { percent, table } from './words.js';
import type { Shown } from './writer.js';

const HIGH = {
  1: 'the first resistance is the smaller one',
  0: 'both outputs stay high',
  [-1]: 'the second resistance is the smaller one',
  illegal: 'both outputs fall',
} as const;

/** Reads a pair of resistances with the amplifier of a card. @throws UserError outside of what the card says */
export function readPair(cardName: string, options: AmplifierOptions): Shown {
  const read = caseOf(cardName, options);
  const ours = race(read.amplifier, read.first, read.second, read.duration);
  const text = netlist(options.model, read);
  const theirs = options.check ? readNetlistOutput(runNgspice(text), read.amplifier) : undefined;
  const row = (name: string, { decision, energy, q, qb }: typeof ours | NonNullable<typeof theirs>) => [
    name,
    Number.isFinite(decision) ? withPrefix(seconds(decision), 's') : 'none',
    withPrefix(joules(energy), 'J'),
    `${q.toFixed(3)} V, ${qb.toFixed(3)} V`,
  ];
  const rows = [row('here', ours), ...(theirs ? [row(`ngspice, ${options.model}`, theirs)] : [])];
  return {
    document: { card: cardName, ...read, ours, ...(theirs && { ngspice: theirs }), ...kept(text, options) },
    text: [
      `${withPrefix(read.first, 'ohm')} against ${withPrefix(read.second, 'ohm')} at ${read.amplifier.supply} V for ${withPrefix(read.duration, 's')}: ${HIGH[ours.code]}`,
      table(['', 'decided after', 'energy', 'outputs at the end'], rows),
      ...saved(options),
    ].join('\n'),
  };
}

function caseOf(
  cardName: string,
  { first, second, supply, temperature, time }: AmplifierOptions,
): NetlistCase {
  const cell = pairOf(loadCard(CELL_CARD, cardName).card);
  const { sense } = cell;
  const { lrs, hrs } = statesOf(cell);
  return {
    amplifier: {
      ...amplifierOf(sense),
      supply: volts(refuseOutside(sense.supply, supply)),
      temperature: kelvin(refuseOutside(sense.temperature, temperature)),
    },
    first: ohms(positive('--first', first ?? lrs.median)),
    second: ohms(positive('--second', second ?? hrs.median)),
    duration: seconds(positive('--time', time ?? sense.read_time.value, LONGEST)),
  };
}

/** Resistances, and the longest read, that an amplifier is asked about. */
const MOST_OHMS = 1e12;
const LONGEST = 1e-3;

function positive(path: string, value: number, most = MOST_OHMS): number {
  if (value > 0 && value <= most) return value;
  const message = 'a read has a positive one, within reason';
  throw new UserError({
    code: 'value-range',
    path,
    message,
    found: `${value}`,
    allowed: `above 0, to ${most}`,
  });
}

/** Solves a tile. @throws UserError where the file holds none */
export function readTile(file: string, options: TileOptions): Shown {
  const arrays = new NpzArrays(file, 'siemens and volts');
  const { shape, data: siemens } = arrays.numbers('siemens', [undefined, undefined]);
  const [rows, columns] = shape as [number, number];
  const { data: driven } = arrays.numbers('volts', [rows]);
  const tile: Tile = {
    ...{ rows, columns, siemens },
    ...{ wordOhms: ohms(options.wordOhms), bitOhms: ohms(options.bitOhms) },
  };
  const text = tileNetlist(tile, driven);
  const ours = solveTile(tile).currents(driven);
  const ideal = idealCurrents(tile, driven);
  const theirs = options.check ? tileCurrents(runNgspice(text), columns) : undefined;
  const shown = Array.from(ours, (current, j) => [
    j,
    withPrefix(amperes(ideal[j]!), 'A'),
    withPrefix(amperes(current), 'A'),
    ideal[j] === 0 ? '' : percent(1 - current / ideal[j]!),
    ...(theirs ? [withPrefix(amperes(theirs[j]!), 'A')] : []),
  ]).slice(0, MOST_ROWS);
  const head = ['column', 'ideal wires', 'with wires', 'lost', ...(theirs ? ['ngspice'] : [])];
  return {
    document: {
      ...{ file, rows, columns, currents: [...ours], ideal: [...ideal] },
      ...(theirs && { ngspice: [...theirs] }),
      ...kept(text, options),
    },
    text: [
      `${rows} x ${columns} cells, word lines of ${options.wordOhms} ohm and bit lines of ${options.bitOhms} ohm from cell to cell`,
      table(head, shown, { right: head.map((_, k) => k) }),
      ...(columns > MOST_ROWS ? [`and ${columns - MOST_ROWS} more (--format json lists all)`] : []),
      ...(theirs
        ? [`Largest difference from ngspice: ${farthest(ours, theirs).toExponential(1)} of a current`]
        : []),
      ...saved(options),
    ].join('\n'),
  };
}

/** Columns that the screen shows. */
const MOST_ROWS = 32;

const farthest = (ours: Float64Array, theirs: Float64Array): number =>
  ours.reduce((most, current, j) => Math.max(most, Math.abs(theirs[j]! / current - 1)), 0);

/** Writes the netlist where it was asked for, and puts it into the document where not. */
function kept(text: string, { out }: { readonly out?: string }): object {
  if (out === undefined) return { netlist: text };
  writeAtomic(out, text);
  return { out };
}

const saved = ({ out }: { readonly out?: string }): string[] => (out === undefined ? [] : [`Netlist ${out}`]);
