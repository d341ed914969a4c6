import type { Operation } from '../ledger/operations.js';
import { legend } from './chart.js';
import { box, drawing, line, text } from './drawing.js';

import type { Exhibit } from './exhibit.js';
import { html, type Markup, type Value } from './markup.js';
import { linear, type Scale } from './scale.js';
import { bound, nameOf, type PhaseSpending, type Spending } from './spending.js';
import { list, prefixFor, si } from './words.js';

const WIDTH = 960;
const LEFT = 190;
const RIGHT = 850;
const TOP = 34;
const BAR = 13;
const ROW = 42;
const KINDS = { training: 'series-a', inference: 'series-c' } as const;

/** What the energy of a sample goes to, with the range of each part. */
export function energyBars({ phases, card }: Spending): Exhibit {
  const operations = spentOn(phases);
  const highest = Math.max(0, ...phases.flatMap(phase => operations.map(one => partOf(phase, one).high)));
  const { factor, unit } = prefixFor(highest, 'J');
  const height = TOP + ROW * operations.length;
  const x = linear([0, factor * highest || 1], [LEFT, RIGHT], 8);
  const where = {
    id: 'energy-drawing',
    title: 'Energy of a sample by operation',
    description: phases.map(described).join(' '),
    width: WIDTH,
    height: height + 44,
  };
  const keys = phases.map(({ phase }) => ({ name: phase, kind: KINDS[phase], mark: 'bar' as const }));
  const body = [
    x.ticks.map(tick => line(x(tick.value), TOP - 6, x(tick.value), height, 'grid')),
    legend(keys, LEFT, 14),
    operations.map((one, k) => row(one, TOP + k * ROW, phases, x, factor)),
    axis(x, height, unit),
  ];
  return {
    kind: 'figure',
    id: 'energy',
    title: 'Where the energy of a sample goes',
    caption: html`A sample takes ${list(phases.map(({ phase, priced, samples }) => `${bound(priced.atLeast)}${si(priced.joules / samples, 'J')} in ${phase}`))}, by the card ${card.name}. Whiskers span the low and high ends of the prices.`,
    body: html`<div class="scroll wide">${drawing(where, body)}</div>`,
  };
}

/** Priced operations of any phase, the dearest first. */
function spentOn(phases: readonly PhaseSpending[]): Operation[] {
  const rows = phases.flatMap(({ priced }) => priced.rows.filter(row => row.high > 0));
  const operations = [...new Set(rows.map(row => row.operation))];
  const most = (one: Operation) => Math.max(...phases.map(phase => partOf(phase, one).joules));
  return operations.toSorted((a, b) => most(b) - most(a));
}

/** J per sample that go to one operation. */
function partOf({ priced, samples }: PhaseSpending, operation: Operation) {
  const row = priced.rows.find(one => one.operation === operation);
  const { joules = 0, low = 0, high = 0 } = row ?? {};
  return { joules: joules / samples, low: low / samples, high: high / samples };
}

function row(
  operation: Operation,
  top: number,
  phases: readonly PhaseSpending[],
  x: Scale,
  factor: number,
): Value {
  const bars = phases.map((phase, k) => {
    const { joules, low, high } = partOf(phase, operation);
    const y = top + k * (BAR + 2);
    const middle = y + BAR / 2;
    if (joules === 0) return text(LEFT + 6, y + 11, 'none', 'start', 'tick');
    return [
      box(LEFT, y, x(factor * joules) - LEFT, BAR, `fill ${KINDS[phase.phase]}`),
      high > low && whisker(x(factor * low), x(factor * high), middle),
      text(x(factor * high) + 8, y + 11, si(joules, 'J'), 'start', 'key'),
    ];
  });
  return [text(LEFT - 10, top + (phases.length > 1 ? 19 : 11), nameOf(operation), 'end', 'key'), bars];
}

const whisker = (from: number, to: number, y: number): Markup =>
  html`${line(from, y, to, y, 'whisker')}${line(from, y - 3, from, y + 3, 'whisker')}${line(to, y - 3, to, y + 3, 'whisker')}`;

const axis = (x: Scale, bottom: number, unit: string): Value => [
  line(LEFT, TOP - 6, LEFT, bottom, 'axis'),
  line(LEFT, bottom, RIGHT, bottom, 'axis'),
  x.ticks.map(tick => [
    line(x(tick.value), bottom, x(tick.value), bottom + 4, 'axis'),
    text(x(tick.value), bottom + 17, tick.label, 'middle', 'tick'),
  ]),
  text((LEFT + RIGHT) / 2, bottom + 36, `energy per sample (${unit})`, 'middle', 'axis-name'),
];

function described(phase: PhaseSpending): string {
  const parts = spentOn([phase]).map(one => `${nameOf(one)} ${si(partOf(phase, one).joules, 'J')}`);
  return `${phase.phase}: ${parts.join(', ')}.`;
}
