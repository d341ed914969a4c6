import { z } from 'zod';
import type { Summary } from '../experiment/summary.js';
import { damaged } from '../problem/files.js';
import { acceptFormat } from '../problem/format.js';

export const RESULT_FORMAT = 'nudge.result/1';

/** A summary without what the clock says: the same bits whoever runs it, and when. */
export type TimelessSummary = Omit<Summary, 'train' | 'profile'> & {
  readonly train: Pick<Summary['train'], 'samples' | 'seen'>;
};

/** How a run ended. Only `finished` has a summary; `failed` is a mistake or a process that kept dying. */
export interface Outcome {
  readonly state: 'finished' | 'diverged' | 'failed';
  readonly summary: TimelessSummary | null;
  readonly reason: string | null;
}

/** A run's end with what differs from time to time. */
export interface Result extends Outcome {
  readonly seconds: number;
  /** Times the run was begun. */
  readonly attempts: number;
}

export function timeless({ profile: _, train, ...rest }: Summary): TimelessSummary {
  return { ...rest, train: { samples: train.samples, seen: train.seen } };
}

const stored = z.looseObject({
  id: z.string(),
  state: z.enum(['finished', 'diverged', 'failed']),
  summary: z.looseObject({}).nullable(),
  reason: z.string().nullable(),
  seconds: z.number(),
  attempts: z.int(),
});

export const resultText = (id: string, result: Result): string =>
  `${JSON.stringify({ format: RESULT_FORMAT, id, ...result })}\n`;

/** @throws UserError file-damaged, format-newer */
export function parseResult(text: string, id: string, file: string): Result {
  const found = stored.safeParse(jsonOf(text, file));
  if (!found.success || found.data.id !== id) {
    throw damaged(file, 'is not the result of a run', { advice: 'Remove it, and the run will be run again' });
  }
  acceptFormat(found.data.format, RESULT_FORMAT, file);
  const { state, summary, reason, seconds, attempts } = found.data;
  return { state, summary: summary as TimelessSummary | null, reason, seconds, attempts };
}

function jsonOf(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw damaged(file, 'is not JSON', { advice: 'Remove it, and the run will be run again' });
  }
}
