import { type InStep, inStep, type PlaySettings } from './in-step.js';
import type { Contender } from './player.js';
import { BEYOND, type Spread, spread, timesOf } from './spread.js';
import type { CommandStream } from './stream.js';

export const COMPARISON_FORMAT = 'nudge.comparison/1';

/** What came of playing the same commands to two chips. */
export interface Comparison {
  readonly format: string;
  readonly chips: readonly { readonly name: string; readonly firmware: string; readonly card: string }[];
  readonly unit: CommandStream['unit'];
  /** No event that differs; or no measure that is beyond the spread. */
  readonly agree: boolean;
  /** Of chips that both say that they repeat themselves bit for bit. */
  readonly inStep: InStep | null;
  /** Of others. */
  readonly spread: Spread | null;
}

export interface CompareSettings extends PlaySettings {
  /** Runs on a chip that does not repeat itself. */
  readonly repeats: number;
}

/**
 * Compares two chips: command by command where both say that they repeat themselves, else what they learnt beside
 * what a chip differs from itself.
 * @throws UserError when a chip goes away, or refuses what sets it up
 */
export async function compareChips(
  stream: CommandStream,
  chips: readonly [Contender, Contender],
  { repeats, ...settings }: CompareSettings,
): Promise<Comparison> {
  const exact = isExact(chips);
  const found = {
    inStep: exact ? await inStep(stream, chips, settings) : null,
    spread: exact ? null : await spread(stream, chips, repeats, settings),
  };
  return {
    format: COMPARISON_FORMAT,
    chips: chips.map(({ name, capabilities: { firmware, card } }) => ({ name, firmware, card })),
    unit: stream.unit,
    agree: found.inStep?.parting == null && !found.spread?.rows.some(({ verdict }) => verdict === BEYOND),
    ...found,
  };
}

/** Blocks that will be played, through all chips and repeats. */
export function blocksOf(
  stream: CommandStream,
  chips: readonly [Contender, Contender],
  repeats: number,
): number {
  if (isExact(chips)) return stream.length;
  return (stream.length + 1) * chips.reduce((sum, chip) => sum + timesOf(chip, repeats), 0);
}

const isExact = (chips: readonly Contender[]): boolean =>
  chips.every(({ capabilities }) => capabilities.deterministic);
