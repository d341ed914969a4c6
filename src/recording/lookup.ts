import { type ChipEvent, type Command, isTerminal } from '../protocol/messages.js';
import type { Place } from './contents.js';
import { MessageReader } from './messages.js';
import { RecordReader } from './reader.js';
import { Recording } from './recording.js';

/** One command of a recording, found by its number. */
export interface Found {
  readonly command: Command;
  readonly events: readonly ChipEvent[];
  /** Settles in front of it. */
  readonly settles: number;
}

/** Finds a command by its number, from 1; undefined when there are not so many. @throws UserError */
export function findCommand(file: string, number: number): Found | undefined {
  const place = placeBefore(file, number);
  if (!place) return undefined;
  const records = new RecordReader(file);
  try {
    records.seek(place.offset);
    return search(new MessageReader(records), place, number);
  } finally {
    records.close();
  }
}

function placeBefore(file: string, number: number): Place | undefined {
  const recording = new Recording(file);
  try {
    return recording.contents().places.findLast(place => place.command <= number);
  } finally {
    recording.close();
  }
}

function search(messages: MessageReader, place: Place, number: number): Found | undefined {
  let { command: at, settles } = place;
  let found: { command: Command; conversation: number; events: ChipEvent[] } | undefined;
  for (let each = messages.next(); each; each = messages.next()) {
    const { kind, conversation } = each;
    if (kind === 'command' && !found) {
      if (at++ === number) found = { command: each.command, conversation, events: [] };
      else if (each.command.kind === 'settle') settles++;
    } else if (found && conversation === found.conversation) {
      if (kind === 'close') break;
      if (kind !== 'event' || each.event.requestId !== found.command.requestId) continue;
      found.events.push(each.event);
      if (isTerminal(each.event)) break;
    }
  }
  return found && { command: found.command, events: found.events, settles };
}
