import type { Settle, Update } from '../protocol/messages.js';
import { type FreeStart, relaxedAnswer } from './states.js';

/**
 * Baselines of the contrasts: the gradient of the output's cost after a free phase, on the same network. A member is a
 * row of this table.
 */
export const BACK_RULES = {
  BPTT: { rule: 'through-time', summary: 'errors go back through the last steps of the free phase' },
  RBP: {
    rule: 'recurrent',
    summary: 'errors go round through the step of the settled state until they rest',
  },
} as const satisfies Record<string, { rule: Update['rule']; summary: string }>;

export type BackKind = keyof typeof BACK_RULES;

export interface BackSettings {
  readonly kind: BackKind;
  readonly freeSteps: number;
  readonly backSteps: number;
  /** The free phase ends when no rate moves by this much in a step; 0 runs all steps. */
  readonly tolerance: number;
  /** Population whose cost is descended. */
  readonly output: number;
}

/** The commands that make one presented batch's learning step: a free settle, read out, and the way back. */
export function backStep(
  { kind, freeSteps, backSteps, tolerance, output }: BackSettings,
  rateScale: number,
  start: FreeStart = 'fresh',
): [Omit<Settle, 'requestId'>, Omit<Update, 'requestId'>] {
  const { rule } = BACK_RULES[kind];
  return [
    relaxedAnswer(freeSteps, tolerance, output, start),
    { kind: 'update', rule, earlier: -1, later: -1, divisor: 1, rateScale, output, steps: backSteps },
  ];
}
