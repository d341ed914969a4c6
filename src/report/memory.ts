import type { MemoryRow, MemoryTable } from '../budget/booking.js';
import { standsAtEdge } from '../chip/demand.js';
import type { CoreNeed, Limits } from '../chip/need.js';
import { type Design, memoryOf } from '../experiment/design.js';
import { widthOf } from './chart.js';
import { box, drawing, text } from './drawing.js';
import type { Exhibit } from './exhibit.js';
import { html, type Markup, type Value } from './markup.js';
import { left, right, table } from './table.js';
import { count, percent, plural, si, significant } from './words.js';

const WIDTH = 960;
const LEFT = 190;
const RIGHT = 700;
const BAR = 14;
const ROW = 30;
const GROUP_ROW = 56;

interface Gauge {
  readonly name: string;
  readonly used: number;
  readonly of: number;
  readonly unit: string;
}

/** Local memory that is used, of what the chip has. */
export function memoryExhibits(design: Design): Exhibit[] {
  const memory = memoryOf(design);
  return [bars(design, memory), rowsTable(design, memory)];
}

function gaugesOf({ placement }: Design): Gauge[] {
  const { cores, limits } = placement;
  const bits = (name: string, need: keyof CoreNeed, limit: keyof Limits): Gauge[] => [
    {
      name: `${name}, fullest core`,
      used: Math.max(...cores.map(core => core[need])),
      of: limits[limit],
      unit: 'bit',
    },
    {
      name: `${name}, whole chip`,
      used: cores.reduce((sum, core) => sum + core[need], 0),
      of: limits[limit] * limits.cores,
      unit: 'bit',
    },
  ];
  return [
    ...bits('synapse memory', 'synapseBits', 'synapseBits'),
    ...bits('neuron memory', 'stateBits', 'stateBits'),
    {
      name: 'neurons, fullest core',
      used: Math.max(...cores.map(core => core.neurons)),
      of: limits.neurons,
      unit: '',
    },
    { name: 'cores', used: cores.length, of: limits.cores, unit: '' },
  ];
}

/** Bits that are kept in the same kind of memory. */
interface Group {
  readonly name: string;
  readonly rows: readonly MemoryRow[];
}

function groupsOf({ network }: Design, { rows }: MemoryTable): Group[] {
  const atEdge = ({ population }: MemoryRow) =>
    population !== undefined && standsAtEdge(network.populations[population]!);
  const groups = [
    { name: 'synapse bits', rows: rows.filter(row => row.holder === 'synapse') },
    { name: 'neuron bits', rows: rows.filter(row => row.holder === 'neuron' && !atEdge(row)) },
  ];
  return groups.filter(group => group.rows.length > 0);
}

function bars(design: Design, memory: MemoryTable): Exhibit {
  const gauges = gaugesOf(design);
  const top = 8;
  const shares = top + gauges.length * ROW + 22;
  const groups = groupsOf(design, memory);
  const height = shares + groups.length * GROUP_ROW;
  const where = {
    id: 'memory-drawing',
    title: 'Local memory used of the chip’s budget',
    description: `${gauges.map(one => `${one.name}: ${gaugeWords(one)}`).join('; ')}.`,
    width: WIDTH,
    height,
  };
  const body = [
    gauges.map((one, k) => gauge(one, top + k * ROW)),
    groups.map((group, k) => composition(group, shares + k * GROUP_ROW)),
  ];
  return {
    kind: 'figure',
    id: 'memory',
    title: 'Local memory, used of the chip’s budget',
    caption: html`Above: the network on the chip card “${design.card.name}”. Below: what these bits are (only what is wide enough has its name; the table has all). Inputs stand at the edge of the chip and are on no core. ${rule(design, memory)}`,
    body: html`<div class="scroll wide">${drawing(where, body)}</div>`,
  };
}

const size = (value: number, unit: string): string => (unit === '' ? count(value) : si(value, unit));

function gaugeWords({ used, of, unit }: Gauge): string {
  const share = used / of;
  const words =
    share >= 0.0005 || share === 0 ? percent(share, share < 0.1 ? 2 : 1) : `${significant(100 * share, 2)} %`;
  return `${size(used, unit)} of ${size(of, unit)} (${words})`;
}

/** Used of the whole, to scale; what is too little to see is still a hair line. */
function gauge(one: Gauge, y: number): Value {
  const width = RIGHT - LEFT;
  const filled = one.used === 0 ? 0 : Math.max(1.5, Math.min(1, one.used / one.of) * width);
  return [
    text(LEFT - 12, y + 11, one.name, 'end', 'key'),
    box(LEFT, y, width, BAR, 'track'),
    box(LEFT, y, filled, BAR, one.used > one.of ? 'fill series-b' : 'fill series-a'),
    text(RIGHT + 10, y + 11, gaugeWords(one), 'start', 'key'),
  ];
}

const SHADES = ['shade-1', 'shade-2', 'shade-3', 'shade-4', 'shade-5', 'shade-6'] as const;

/** What a group of bits is, in proportion. */
function composition({ name, rows }: Group, y: number): Value {
  const parts = partsOf(rows);
  const total = parts.reduce((sum, [, bits]) => sum + bits, 0);
  let x = LEFT;
  const drawn = parts.map(([what, bits], k) => {
    const width = (bits / total) * (WIDTH - 10 - LEFT);
    const from = x;
    x += width;
    const lines = linesFor(what, width - 6).map((words, row) =>
      text(from + width / 2, y + BAR + 14 + 14 * row, words, 'middle', 'tick'),
    );
    return [box(from, y, width - 1, BAR, `fill ${SHADES[k % SHADES.length]}`), lines];
  });
  return [text(LEFT - 12, y + 11, name, 'end', 'key'), drawn];
}

/** Words in at most two lines of a width; none where they do not fit. */
function linesFor(words: string, width: number): string[] {
  const middle = words.length / 2;
  const spaces = [...words].flatMap((letter, k) => (letter === ' ' ? [k] : []));
  const split = spaces.toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0];
  const two = split === undefined ? [words] : [words.slice(0, split), words.slice(split + 1)];
  return [[words], two].find(lines => lines.every(line => widthOf(line) <= width)) ?? [];
}

/** Bits by what they are, most first. */
function partsOf(rows: readonly MemoryRow[]): [string, number][] {
  const parts = new Map<string, number>();
  for (const { what, bits } of rows) parts.set(what, (parts.get(what) ?? 0) + bits);
  return [...parts].sort((a, b) => b[1] - a[1]);
}

/** Bits per synapse: what a learning rule costs in memory. */
function rule({ network }: Design, { totals }: MemoryTable): string {
  const synapses = network.projections.reduce((sum, p) => sum + p.synapses, 0);
  return synapses === 0 ? '' : `A synapse keeps ${significant(totals.synapse / synapses)} bits on average.`;
}

function rowsTable(design: Design, { rows }: MemoryTable): Exhibit {
  const columns = [
    left('kept by'),
    left('what'),
    right('bits'),
    right('how many'),
    right('bits in all'),
    left('why'),
  ];
  const owner = (row: MemoryRow): Markup | string =>
    row.owner === '' ? row.holder : html`${row.owner} ${plural(2, row.holder).slice(2)}`;
  return {
    kind: 'table',
    id: 'memory-table',
    title: 'Every bit that is kept, and why',
    caption: `The booked width is the simulated width. Placed on ${plural(design.placement.cores.length, 'core')}.`,
    body: table(
      columns,
      rows.map(row => [
        owner(row),
        row.what,
        count(row.bitsEach),
        count(row.count),
        count(row.bits),
        row.why,
      ]),
    ),
  };
}
