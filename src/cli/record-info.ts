import { type RecordingSummary, summaryOf } from '../recording/summary.js';
import { withPrefix } from '../units/quantity.js';
import { count, duration, plural, table } from './words.js';
import type { Shown } from './writer.js';

/** What a recording holds. */
export function recordInfo(file: string): Shown {
  const summary = summaryOf(file);
  const { contents } = summary;
  const kinds = Object.entries(contents.commands).sort(([, a], [, b]) => b - a);
  const rows = [
    ['chip', summary.chip],
    ['firmware', `${summary.firmware} (${summary.card})`],
    ['same commands, same bits', summary.deterministic ? 'yes' : 'no'],
    ['recorded', `${summary.created} by nudge ${summary.nudge}`],
    ['definitions', definitions(summary)],
    ['duration', duration(contents.seconds)],
    ['size', withPrefix(summary.bytes.all, 'B')],
    ['conversations', count(contents.conversations)],
    ['commands', kinds.map(([kind, times]) => `${count(times)} ${kind}`).join(', ')],
    ['events', `${count(contents.events)}, ${plural(contents.refused, 'refusal')}`],
    ['whole', wholeness(summary)],
  ];
  return { document: summary, text: table(['', ''], rows, { wrap: { 1: 84 } }) };
}

const definitions = ({ definitions, current }: RecordingSummary): string =>
  current ? definitions : `${definitions}, not those of this version`;

function wholeness({ whole, bytes }: RecordingSummary): string {
  if (whole) return 'yes';
  const cut =
    bytes.cut > 0 ? `, and ${plural(bytes.cut, 'byte')} behind the last whole record are cut off` : '';
  return `no: it was not closed${cut}`;
}
