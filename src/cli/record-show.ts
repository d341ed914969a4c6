import { UserError } from '../problem/problem.js';
import type { ChipEvent, Command } from '../protocol/messages.js';
import { findCommand } from '../recording/lookup.js';
import { plural } from './words.js';
import type { Shown } from './writer.js';

/** Numbers of an array that are printed. */
const MOST_SHOWN = 12;

/** One command of a recording, and what answered it. */
export function recordShow(file: string, number: number): Shown {
  const found = findCommand(file, number);
  if (!found) {
    throw new UserError({
      code: 'value-range',
      file,
      message: 'the recording has fewer commands',
      found: `${number}`,
      advice: 'nudge record info says how many there are',
    });
  }
  const { command, events, settles } = found;
  const place = `Command ${number} (${plural(settles, 'settle')} before it)`;
  const text = [`${place}:`, described(command), 'answered by:', ...events.map(described)].join('\n');
  return { document: { number, settles, command: plain(command), events: events.map(plain) }, text };
}

/** Typed arrays as lists, for JSON; not-a-number as null. */
function plain(message: Command | ChipEvent): unknown {
  return JSON.parse(
    JSON.stringify(message, (_, value) => (ArrayBuffer.isView(value) ? listed(value) : value)),
  );
}

const listed = (array: ArrayBufferView): number[] => Array.from(array as unknown as ArrayLike<number>);

function described(message: Command | ChipEvent): string {
  const { kind, ...fields } = message;
  const words = Object.entries(fields).map(([name, value]) => `${name} ${shown(value)}`);
  return `  ${kind}: ${words.join(', ')}`;
}

function shown(value: unknown): string {
  if (!ArrayBuffer.isView(value)) return typeof value === 'object' ? JSON.stringify(value) : String(value);
  const all = listed(value);
  const first = all.slice(0, MOST_SHOWN).join(' ');
  return all.length > MOST_SHOWN ? `[${first} ... ${all.length} values]` : `[${first}]`;
}
