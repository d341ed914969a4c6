import { z } from 'zod';
import { problemsOf } from '../card/explain.js';
import { UserError } from '../problem/problem.js';
import type { CounterRow } from '../protocol/messages.js';
import type { Counts } from './operations.js';
import { addRows, isTallyKey, type Tally } from './tally.js';
import { NO_WIDTHS, type Widths } from './widths.js';
import { operationsOf } from './work.js';

/** Work done while learning is kept apart from work done while only answering. */
export const PHASES = ['training', 'inference'] as const;
export type Phase = (typeof PHASES)[number];

/** Counts and samples of one phase, as stored in a run folder; whole numbers as decimal text. */
export interface PhaseRecord {
  readonly samples: string;
  readonly counts: Readonly<Record<string, string>>;
}
/** All that is needed to price a run again without running it. */
export interface LedgerRecord extends Readonly<Record<Phase, PhaseRecord>> {
  readonly widths: Widths;
}

/** Adds up what chips count, exactly, whatever the size; knows nothing of prices. */
export class Ledger {
  readonly #books = { training: new Book(), inference: new Book() };

  /** @param widths booked widths of the chip, from which the bits moved follow */
  constructor(readonly widths: Widths = NO_WIDTHS) {}

  /** Adds counts since the last call (not totals; see `rowsBetween`) and the samples they were spent on. */
  add(phase: Phase, rows: readonly CounterRow[], samples = 0): void {
    if (!Number.isSafeInteger(samples) || samples < 0)
      throw new RangeError(`not a number of samples: ${samples}`);
    addRows(this.#books[phase].tally, rows);
    this.#books[phase].samples += BigInt(samples);
  }

  samples(phase: Phase): bigint {
    return this.#books[phase].samples;
  }

  /** Counts by scope, id and counter. */
  tally(phase: Phase): Tally {
    return this.#books[phase].tally;
  }

  /** Totals over the chip, bits moved per memory among them. */
  counts(phase: Phase): Counts {
    return operationsOf(this.#books[phase].tally, this.widths);
  }

  record(): LedgerRecord {
    const { training, inference } = this.#books;
    return { widths: this.widths, training: recordOf(training), inference: recordOf(inference) };
  }

  /** Throws UserError (`file-damaged`) when the record is not what `record()` wrote. */
  static from(record: unknown, file?: string): Ledger {
    const { widths, ...phases } = checkRecord(record, file);
    const ledger = new Ledger(widths);
    for (const phase of PHASES) {
      const book = ledger.#books[phase];
      book.samples = BigInt(phases[phase].samples);
      for (const [key, value] of Object.entries(phases[phase].counts)) book.tally.set(key, BigInt(value));
    }
    return ledger;
  }
}

class Book {
  readonly tally = new Map<string, bigint>();
  samples = 0n;
}

function recordOf(book: Book): PhaseRecord {
  const counts = Object.fromEntries([...book.tally].sort().map(([key, value]) => [key, value.toString()]));
  return { samples: book.samples.toString(), counts };
}

const whole = z.string().regex(/^\d{1,60}$/);
const bits = z.int().min(0);
const phaseSchema = z.strictObject({
  samples: whole,
  counts: z.record(z.string().refine(isTallyKey, 'not scope/id/counter'), whole),
});
const recordSchema = z.strictObject({
  widths: z.strictObject({
    populations: z.array(
      z.strictObject({ membrane: bits, current: bits, trace: bits, bias: bits, delay: bits }),
    ),
    projections: z.array(
      z.strictObject({
        weight: bits,
        accumulator: bits,
        hidden: bits.default(0),
        target: bits,
        source: bits,
      }),
    ),
  }),
  training: phaseSchema,
  inference: phaseSchema,
});

function checkRecord(record: unknown, file?: string): LedgerRecord {
  const result = recordSchema.safeParse(record);
  if (result.success) return result.data;
  const [first] = problemsOf(result.error.issues, recordSchema, record);
  const where = first?.path === undefined ? {} : { path: first.path };
  throw new UserError({
    code: 'file-damaged',
    message: `the stored counts are damaged: ${first?.message}`,
    ...(file !== undefined && { file }),
    ...where,
  });
}
