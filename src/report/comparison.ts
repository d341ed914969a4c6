import type { Comparison } from '../ledger/compare.js';
import { dots } from './chart.js';
import { drawing, line, text } from './drawing.js';
import type { Exhibit } from './exhibit.js';
import { html, type Markup, type Value } from './markup.js';
import { logarithmic, type Scale } from './scale.js';
import { left, right, table } from './table.js';
import { count, range, si, significant, times } from './words.js';

const WIDTH = 960;
const LEFT = 190;
const RIGHT = 880;
const TOP = 22;
const ROW = 24;
const GROUP = 30;

/** The chip beside ordinary processors: how many times less energy it takes, and what it would take to do better. */
export function comparisonExhibits(rows: readonly Comparison[]): Exhibit[] {
  if (rows.length === 0) return [];
  const sorted = rows.toSorted((a, b) => ORDER[a.phase] - ORDER[b.phase]);
  return [ratios(sorted), baselines(sorted), breakEven(sorted)];
}

const ORDER = { training: 0, inference: 1 } as const;

const joules = (value: number): string => si(value, 'J');
const upper = (atMost: boolean): string => (atMost ? 'at most ' : '');
const processorOf = ({ processor, batch }: Comparison): string =>
  processor.includes('batch') ? processor : `${processor}, ${batch === 'one' ? 'batch 1' : 'large batch'}`;

function ratios(rows: readonly Comparison[]): Exhibit {
  const low = Math.min(0.1, ...rows.map(row => row.ratioLow));
  const high = Math.max(1000, ...rows.map(row => row.ratioHigh));
  const domain = [10 ** Math.floor(Math.log10(low)), 10 ** Math.ceil(Math.log10(high))] as const;
  const x = logarithmic(domain, [LEFT, RIGHT], times);
  const groups = (['training', 'inference'] as const).filter(phase => rows.some(row => row.phase === phase));
  let top = TOP;
  const drawn = groups.map(phase => {
    const mine = rows.filter(row => row.phase === phase);
    const made = [
      text(LEFT - 12, top + 12, phase, 'end', 'strong'),
      mine.map((row, k) => ratioRow(row, top + GROUP + k * ROW, x)),
    ];
    top += GROUP + mine.length * ROW + 8;
    return made;
  });
  const where = {
    id: 'ratios-drawing',
    title: 'Energy of ordinary processors over energy of the chip',
    description: rows.map(row => `${row.phase} against ${processorOf(row)}: ${times(row.ratio)}`).join('; '),
    width: WIDTH,
    height: top + 44,
  };
  return {
    kind: 'figure',
    id: 'ratios',
    title: 'Energy of ordinary processors over that of the chip, per sample',
    caption:
      'To the right of 1× the chip takes less. Bars span the low and high ends of both prices. Each baseline is a dense pass of the same network: one per inference, three per training step.',
    body: html`<div class="scroll wide">${drawing(where, [ratioGrid(x, top), drawn])}</div>`,
  };
}

function ratioRow(row: Comparison, y: number, x: Scale): Value {
  return [
    text(LEFT - 12, y + 4, processorOf(row), 'end', 'key'),
    line(x(row.ratioLow), y, x(row.ratioHigh), y, 'stroke span series-a'),
    dots([[x(row.ratio), y]], 'series-a', 4),
    text(x(row.ratioHigh) + 10, y + 4, `${upper(row.atMost)}${times(row.ratio)}`, 'start', 'key'),
  ];
}

const ratioGrid = (x: Scale, bottom: number): Markup[] => [
  ...x.ticks.map(
    ({ value, label }) =>
      html`${line(x(value), TOP - 6, x(value), bottom, value === 1 ? 'edge' : 'grid')}${text(x(value), bottom + 16, label, 'middle', 'tick')}`,
  ),
  line(LEFT, bottom, RIGHT, bottom, 'axis'),
  text(
    (LEFT + RIGHT) / 2,
    bottom + 36,
    'energy of the processor / energy of the chip',
    'middle',
    'axis-name',
  ),
];

function baselines(rows: readonly Comparison[]): Exhibit {
  const columns = [
    left('processor'),
    left('phase'),
    right('MACs'),
    right('baseline'),
    right('synaptic events'),
    right('chip'),
    right('ratio'),
    right('range of the ratio'),
    left('standing'),
  ];
  return {
    kind: 'table',
    id: 'comparison',
    title: 'Baselines and counts behind the ratios, per sample',
    caption:
      'MACs: multiply-accumulates of the dense network (times three for training). The chip’s energy holds everything it is charged for, not synaptic events alone.',
    body: table(
      columns,
      rows.map(row => [
        processorOf(row),
        row.phase,
        count(row.macs),
        joules(row.baseline.joules),
        count(row.synapticEvents),
        joules(row.chip.joules),
        html`<b>${upper(row.atMost)}${times(row.ratio)}</b>`,
        range(row.ratioLow, row.ratioHigh, times),
        row.standing ?? '',
      ]),
    ),
  };
}

function breakEven(rows: readonly Comparison[]): Exhibit {
  const advantages = rows[0]!.breakEven.map(({ advantage }) => advantage);
  const columns = [
    left('processor'),
    left('phase'),
    ...advantages.map(advantage => right(`${significant(advantage)}× cheaper`)),
  ];
  return {
    kind: 'table',
    id: 'break-even',
    title: 'Break-even price of a synaptic event',
    caption:
      'What one synaptic event may cost for the chip to be that many times cheaper, if everything else it does were free; behind the stroke, with its other operations at their price (“none” where these alone cost too much).',
    body: table(
      columns,
      rows.map(row => [
        processorOf(row),
        row.phase,
        ...row.breakEven.map(
          ({ perSynapticEvent, withTheRest }) =>
            html`${joules(perSynapticEvent)} <small>/ ${withTheRest === undefined ? 'none' : joules(withTheRest)}</small>`,
        ),
      ]),
    ),
  };
}
