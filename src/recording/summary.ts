import { SCHEMA_HASH } from '../protocol/generated/schema-hash.js';
import type { Contents } from './contents.js';
import type { Head } from './head.js';
import { Recording } from './recording.js';

/** What a recording holds. */
export interface RecordingSummary extends Head {
  readonly firmware: string;
  /** Chip card that the chip followed. */
  readonly card: string;
  readonly deterministic: boolean;
  /** The message definitions are those of this version. */
  readonly current: boolean;
  /** It was closed: nothing is missing at its end. */
  readonly whole: boolean;
  /** Bytes of the file, and of these the ones behind the last whole record of a file that was not closed. */
  readonly bytes: { readonly all: number; readonly cut: number };
  readonly contents: Omit<Contents, 'places' | 'stride'>;
}

/** Sums up a recording: from its index, or by reading it where it has none. @throws UserError */
export function summaryOf(file: string): RecordingSummary {
  const recording = new Recording(file);
  try {
    const { places: _, stride: __, ...contents } = recording.contents();
    const { firmware, card, deterministic } = recording.sheet;
    const { head, whole, bytes } = recording;
    const current = Number.parseInt(head.definitions, 16) === SCHEMA_HASH;
    return { ...head, firmware, card, deterministic, current, whole, bytes, contents };
  } finally {
    recording.close();
  }
}
