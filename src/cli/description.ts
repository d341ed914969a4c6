import { stringify } from 'yaml';
import type { MemoryTable } from '../budget/booking.js';
import type { Part, PlacedCore } from '../chip/need.js';
import type { Placement } from '../chip/placement.js';
import { type Design, design, memoryOf } from '../experiment/design.js';
import type { Experiment } from '../experiment/schema.js';
import { sentence } from '../problem/problem.js';
import { count, plural, table } from './words.js';
import type { Shown } from './writer.js';

export interface Description extends Shown {
  readonly fits: boolean;
}

/** What a resolved experiment is, what it keeps where, and whether that fits its chip; nothing runs. */
export function describe(experiment: Experiment): Description {
  const designed = design(experiment);
  const memory = memoryOf(designed);
  return {
    fits: designed.placement.violations.length === 0,
    document: documentOf(designed, memory),
    text: text(designed, memory),
  };
}

function documentOf({ experiment, capabilities, network, placement }: Design, memory: MemoryTable): object {
  const { violations, ...placed } = placement;
  return {
    experiment,
    capabilities,
    populations: network.populations,
    projections: network.projections,
    placement: placed,
    memory,
    fits: violations.length === 0,
    problems: violations,
  };
}

function text(designed: Design, memory: MemoryTable): string {
  const { experiment, placement } = designed;
  return [
    section('Resolved experiment', stringify(experiment).trimEnd()),
    section(`Chip ${experiment.chip.card}: ${designed.card.name}`, capabilities(designed)),
    section('Populations', populations(designed)),
    section('Projections', projections(designed)),
    section('Local memory', memoryWords(memory)),
    section('Placement', placed(placement)),
    section(`Does it fit? ${verdict(placement)}`, placement.violations.map(sentence).join('\n')),
  ].join('\n');
}

const section = (title: string, body: string): string => `${title}\n${body}\n`;

function capabilities({ capabilities: sheet }: Design): string {
  const words = (value: unknown): string => (Array.isArray(value) ? value.join(', ') : String(value));
  return table(
    ['capability', 'value'],
    Object.entries(sheet).map(([key, value]) => [
      key,
      typeof value === 'number' ? count(value) : words(value),
    ]),
    { wrap: { 1: 80 } },
  );
}

function populations({ experiment }: Design): string {
  const rows = experiment.network.populations.map(({ name, role, neurons, unit }) => {
    const what = unit.kind === 'source' ? unit.encoder : unit.kind === 'spiking' ? unit.card : '';
    const rate = unit.kind === 'spiking' ? unit.bias_learning_rate : '';
    return [name, role, count(neurons), unit.kind, what, rate];
  });
  return table(['population', 'role', 'neurons', 'unit', 'encoder or card', 'bias rate'], rows, {
    right: [2, 5],
  });
}

function projections({ network, experiment }: Design): string {
  const rows = network.projections.map((command, index) => {
    const { from, to, synapse } = experiment.network.projections[index]!;
    const way = `${from} ${command.bidirectional ? '<->' : '->'} ${to}`;
    const delay = plural(command.delayTicks, 'tick');
    return [
      command.name,
      way,
      command.connectivity,
      count(command.synapses),
      delay,
      command.plasticity,
      synapse.learning_rate,
    ];
  });
  const head = ['projection', 'way', 'connectivity', 'synapses', 'delay', 'learns', 'rate'];
  return table(head, rows, { right: [3, 6] });
}

function memoryWords({ rows, totals }: MemoryTable): string {
  const lines = rows.map(({ holder, owner, what, count: kept, bitsEach, bits, why }) => [
    owner === '' ? holder : `${owner} ${holder}s`,
    what,
    bitsEach,
    count(kept),
    count(bits),
    why,
  ]);
  const sums = Object.entries(totals)
    .filter(([, bits]) => bits > 0)
    .map(([holder, bits]) => `${holder}s ${count(bits)} bits`);
  const head = ['kept by', 'what', 'bits', 'how many', 'bits in all', 'why'];
  return `${table(head, lines, { right: [2, 3, 4], wrap: { 5: 44 } })}\nIn all: ${sums.join(', ')}`;
}

/** Cores shown; a large network fills many alike. */
const MOST_CORES = 32;

function placed({ cores, limits, names }: Placement): string {
  const row = (core: PlacedCore) => [
    core.core,
    core.parts.map(part => partWords(part, names)).join(', '),
    count(core.neurons),
    count(core.stateBits),
    count(core.synapseBits),
    count(core.fanIn),
    count(core.fanOut),
    count(core.eventsIn),
    count(core.eventsOut),
  ];
  const { neurons, stateBits, synapseBits, fanIn, fanOut, eventsPerTick } = limits;
  const most = [neurons, stateBits, synapseBits, fanIn, fanOut, eventsPerTick, eventsPerTick].map(count);
  const head = [
    'core',
    'holds',
    'neurons',
    'state bits',
    'synapse bits',
    'fan-in',
    'fan-out',
    'events in',
    'out',
  ];
  const rows = [...cores.slice(0, MOST_CORES).map(row), ['', 'allowed', ...most]];
  const more =
    cores.length > MOST_CORES ? `\n${plural(cores.length - MOST_CORES, 'more core')} not shown.` : '';
  return `${table(head, rows, { right: [0, 2, 3, 4, 5, 6, 7, 8], wrap: { 1: 24 } })}${more}`;
}

const partWords = ({ population, from, to }: Part, names: readonly string[]): string =>
  `${names[population]} ${from}..${to - 1}`;

function verdict({ violations, cores, limits }: Placement): string {
  if (violations.length === 0) return `Yes, on ${count(cores.length)} of ${plural(limits.cores, 'core')}.`;
  return 'No:';
}
