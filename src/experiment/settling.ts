import type { Settled } from '../protocol/messages.js';
import { ofRates } from './contrast.js';
import type { Experiment } from './schema.js';

/** A rate that still moves by more than this in the last step of a phase without a tolerance has not settled. */
export const SETTLED = 1e-3;
/** Unsettled phases beyond this share are worth advice: gradients from such states are wrong in their first digits. */
const MANY = 0.1;
/** Beyond this share free phases are among them; nudged ones of few steps are cut short on purpose. */
const NEARLY_ALL = 0.9;

/** How the phases of training came to rest. */
export interface Settling {
  /** Phases of batches. */
  phases: number;
  /** Those that ended above the tolerance, or above SETTLED where there is none. */
  unsettled: number;
  /** Largest change of a rate in the last step of any phase. */
  residual: number;
}

export const noSettling = (): Settling => ({ phases: 0, unsettled: 0, residual: 0 });

/** Counts a phase of an experiment on rates. */
export function countPhase(
  settling: Settling,
  { residual }: Pick<Settled, 'residual'>,
  { estimator }: Pick<Experiment, 'estimator'>,
): void {
  if (!ofRates(estimator)) return;
  settling.phases++;
  if (residual > (estimator.tolerance || SETTLED)) settling.unsettled++;
  settling.residual = Math.max(settling.residual, residual);
}

/** Columns of metrics that runs of rates have besides. */
export const settlingColumns = ({ estimator }: Pick<Experiment, 'estimator'>): string[] =>
  ofRates(estimator) ? ['unsettled_share', 'largest_residual'] : [];

/** Their values for an interval; none where nothing relaxes. */
export const settlingCells = ({ phases, unsettled, residual }: Settling): Record<string, number> =>
  phases === 0 ? {} : { unsettled_share: unsettled / phases, largest_residual: residual };

/** What to do about phases that do not come to rest, if they are many. */
export function settlingAdvice({ phases, unsettled }: Settling): string | null {
  if (phases === 0 || unsettled <= MANY * phases) return null;
  return 'Give phases more steps, take order: asynchronous, make an Euler step smaller, or make weights smaller: what is learnt from rates that still move is wrong in its first digits';
}

/** What to say while training goes on and hardly a phase comes to rest; undefined otherwise. */
export function settlingNotice(settling: Settling): string | undefined {
  const { phases, unsettled, residual } = settling;
  if (phases === 0 || unsettled <= NEARLY_ALL * phases) return undefined;
  const move = residual.toPrecision(2);
  return `Of the last ${phases} phases ${phases - unsettled} came to rest; the largest last move of a rate was ${move}. ${settlingAdvice(settling)}.`;
}
