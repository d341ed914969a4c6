import type { Ledger, Phase } from '../ledger/ledger.js';
import { OPERATION_MEANING, type Operation } from '../ledger/operations.js';
import { updateEvents } from '../ledger/tally.js';
import type { Exhibit } from './exhibit.js';
import { left, right, table } from './table.js';
import { count, mean } from './words.js';

const SHOWN = [
  'tick',
  'spike',
  'synaptic-event',
  'neuron-update',
  'stored-change',
  'bias-change',
  'hidden-update',
  'set-pulse',
  'reset-pulse',
  'sense',
  'programming-pulse',
  'multiply-add',
  'rate-update',
  'signed-add',
] as const satisfies Operation[];

/** What the chip did per sample, in primitive operations. */
export function workExhibit(ledger: Ledger): Exhibit[] {
  const phases = (['training', 'inference'] as const).filter(phase => ledger.samples(phase) > 0n);
  if (phases.length === 0) return [];
  const each = (value: bigint, phase: Phase) => mean(Number(value) / Number(ledger.samples(phase)));
  const always = SHOWN.slice(0, 6);
  const counted = SHOWN.filter(
    operation => always.includes(operation) || phases.some(phase => ledger.counts(phase)[operation] > 0n),
  );
  const rows = counted.map(operation => [
    `${operation.replaceAll('-', ' ')}s`,
    ...phases.map(phase => each(ledger.counts(phase)[operation], phase)),
    OPERATION_MEANING[operation],
  ]);
  const events = [
    'weight update events',
    ...phases.map(phase => each(updateEvents(ledger.tally(phase)), phase)),
    'a spike met an acceleration: an increment of an accumulator, or of the weight where there is none',
  ];
  const samples = [
    'samples counted',
    ...phases.map(phase => count(ledger.samples(phase))),
    'of which these are means',
  ];
  return [
    {
      kind: 'table',
      id: 'work',
      title: 'Work per sample',
      caption: 'Exact counts of the emulated chip, as means per sample.',
      body: table(
        [left('operation'), ...phases.map(right), left('what it is')],
        [...rows.slice(0, 4), events, ...rows.slice(4), samples],
      ),
    },
  ];
}
