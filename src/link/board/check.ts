import type { UserError } from '../../problem/problem.js';
import { SCHEMA_HASH } from '../../protocol/generated/schema-hash.js';
import type { Capabilities, ChipEvent } from '../../protocol/messages.js';
import type { BoardGreeting } from '../frame/greeting.js';
import { anotherBoard, lyingLimits, otherDefinitions, otherMajor, refusedHello } from './trouble.js';

/** Version of the learning protocol that a host asks for. */
export const ASKED = { major: 1, minor: 0 } as const;

/** What is wrong with the answer to a Hello, if anything. */
export function checkHello(event: ChipEvent, greeting: BoardGreeting): UserError | undefined {
  if (event.kind === 'error') return refusedHello(event.message);
  if (event.kind !== 'capabilities') return refusedHello(`it answered ${event.kind}`);
  if (event.major !== ASKED.major) return otherMajor(event.major, event.minor, ASKED.major);
  if (event.schemaHash !== SCHEMA_HASH) return otherDefinitions(event.schemaHash, SCHEMA_HASH);
  const lie = lieOf(event, greeting);
  return lie === undefined ? undefined : lyingLimits(lie);
}

function lieOf(sheet: Capabilities, greeting: BoardGreeting): string | undefined {
  if (sheet.window < 1) return 'a window of 0 commands';
  if (sheet.maxPayload < 128) return `messages of at most ${sheet.maxPayload} bytes`;
  if (sheet.maxPayload > greeting.maxPayload)
    return `messages of ${sheet.maxPayload} bytes, on a link whose frames hold ${greeting.maxPayload}`;
  if (!(sheet.tickNanoseconds > 0)) return `ticks of ${sheet.tickNanoseconds} ns`;
  if (sheet.maxBatch < 1 || sheet.maxSteps < 1) return 'presentations of nothing';
  if (sheet.maxNeurons < 1 || sheet.memoryBits < 1) return 'no neurons, or no memory';
  return undefined;
}

/** What is wrong when a board answers that is not the one there was. */
export function checkSame(before: Capabilities, now: Capabilities): UserError | undefined {
  const name = ({ firmware, card }: Capabilities) => `${firmware} (${card})`;
  const plain = (sheet: Capabilities) => JSON.stringify({ ...sheet, requestId: 0 });
  return plain(before) === plain(now) ? undefined : anotherBoard(name(before), name(now));
}
