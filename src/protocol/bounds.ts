import { type MessageName, rowOf } from './table.js';

/** What a message may hold. Lengths of lists and texts are those that the definitions declare. */
export const LIMITS = {
  /** Largest encoded message on any link, bytes. */
  link: 65_536,
  /** Largest encoded message where nothing else was agreed, bytes: one link frame of highest protection. */
  payload: 640,
  /** Largest encoded message of the smallest boards, bytes. */
  smallPayload: 240,
  shape: most('ConfigurePopulation', 'shape'),
  drives: most('Settle', 'drives'),
  record: most('Settle', 'record'),
  counterRows: most('Telemetry', 'rows'),
  /** UTF-8 bytes of the name of a population or projection. */
  nameBytes: most('ConfigurePopulation', 'name'),
  /** UTF-8 bytes of the sentence and of the path of an error. */
  errorBytes: most('ChipError', 'message'),
  pathBytes: most('ChipError', 'path'),
  /** Bytes that all unfinished wholes of one assembler may hold together. */
  assembly: 2 ** 28,
} as const;

/** Bytes of request id, parts left, and tag and length of the member: what an envelope costs at most. */
export const ENVELOPE_BYTES = 5 + 6 + 2 + 3;

/** Largest encoding of a message in bytes, without its bulk data. */
export function boundOf(name: MessageName): number {
  return rowOf(name).bound;
}

function most(name: MessageName, field: string): number {
  const row = rowOf(name).fields.find(entry => entry.name === field);
  return (row?.maxItems ?? row?.maxBytes) as number;
}
