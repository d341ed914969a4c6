import type { Drive, Plasticity, ReadState, Settle, Update } from '../protocol/messages.js';
import { readStates } from './readback.js';

/**
 * The contrast family on a spiking chip: two phases of one sample at different nudging strengths, learning along
 * the path from the first to the second. With phi = dE/dtheta, the chip forms
 *
 *     g = sum over the path of [phi(later) - phi(earlier)] / (beta_second - beta_first),   theta <- theta - eta g.
 *
 * A member is a row of this table; `sign` is +1 or -1, drawn per sample or fixed.
 */
export interface PhasePlan {
  /** Nudging strength of the first phase, in units of sign * beta. */
  readonly first: number;
  /** Nudging strength of the second phase, likewise. */
  readonly second: number;
  /** True when the first phase is free, so that its readout is a prediction. */
  readonly predicts: boolean;
  readonly summary: string;
}

export const PHASE_PLANS = {
  centered: {
    first: 1,
    second: -1,
    predicts: false,
    summary: 'nudged one way, then the other; no bias to first order in beta',
  },
  'one-sided': { first: 0, second: 1, predicts: true, summary: 'free, then nudged' },
} as const satisfies Record<string, PhasePlan>;

export type ContrastKind = keyof typeof PHASE_PLANS;

export interface ContrastSettings {
  readonly kind: ContrastKind;
  readonly beta: number;
  readonly firstTicks: number;
  readonly secondTicks: number;
  /** captured: the two end states are compared instead of the path between them; host: by the host, who reads them. */
  readonly plasticity: Exclude<Plasticity, 'off'> | 'captured' | 'host';
  /** Populations whose states the host reads. */
  readonly reads?: readonly number[];
  /** Population that is nudged towards its target. */
  readonly output: number;
  /** First tick of a free phase that counts in its readout. */
  readonly readoutFrom: number;
}

type Body<C> = Omit<C, 'requestId'>;

/** A settle of so many ticks; what a caller does not say is off. */
function settle(
  start: 'fresh' | 'continue',
  ticks: number,
  changes: Partial<Body<Settle>> = {},
): Body<Settle> {
  // Every field by name, in one order: settles are made by the thousand per second, and share one shape.
  return {
    kind: 'settle',
    start,
    startSlot: -1,
    saveSlot: changes.saveSlot ?? -1,
    draw: changes.draw ?? 0,
    drives: changes.drives ?? NO_DRIVES,
    stop: { kind: 'ticks', ticks },
    plasticity: changes.plasticity ?? 'off',
    divisor: changes.divisor ?? 1,
    rateScale: changes.rateScale ?? 1,
    readout: changes.readout ?? -1,
    readoutFrom: changes.readoutFrom ?? 0,
    record: changes.record ?? NOTHING,
  };
}

const NO_DRIVES: readonly Drive[] = [];
const NOTHING: readonly number[] = [];

/** A settle from fresh states without nudging or learning: inference. */
export function freeSettle(
  draw: number,
  ticks: number,
  readout: number,
  readoutFrom: number,
  record: readonly number[] = NOTHING,
): Body<Settle> {
  return settle('fresh', ticks, { draw, readout, readoutFrom, record });
}

/** The commands that make one presented sample's learning step. */
export function learningStep(
  settings: ContrastSettings,
  draw: number,
  sign: number,
  rateScale: number,
  record: readonly number[] = NOTHING,
): (Body<Settle> | Body<ReadState> | Body<Update>)[] {
  const plan: PhasePlan = PHASE_PLANS[settings.kind];
  const { output, plasticity, readoutFrom } = settings;
  const strength = sign * settings.beta;
  const divisor = divisorOf(settings, sign);
  const readout = plan.predicts ? output : -1;
  const drives = nudge(output, strength * plan.first);
  const captured = plasticity === 'captured';
  const still = captured || plasticity === 'host';
  const first = settle('fresh', settings.firstTicks, {
    ...{ draw, drives, readout, readoutFrom, record },
    saveSlot: captured ? EARLIER : -1,
  });
  const second = settle('continue', settings.secondTicks, {
    drives: nudge(output, strength * plan.second),
    plasticity: still ? 'off' : plasticity,
    saveSlot: captured ? LATER : -1,
    divisor,
    rateScale,
    record,
  });
  if (plasticity === 'continual') return [first, second];
  if (plasticity === 'host') {
    const reads = readStates(settings.reads ?? [], 'slow-rate');
    return [first, ...reads, second, ...reads];
  }
  const slots = captured ? { earlier: EARLIER, later: LATER } : { earlier: -1, later: -1 };
  return [first, second, { kind: 'update', rule: captured ? 'slots' : 'path', ...slots, divisor, rateScale }];
}

/** What the contrast of a step is divided by: later minus earlier nudging strength. */
export function divisorOf({ beta, kind }: Pick<ContrastSettings, 'beta' | 'kind'>, sign: number): number {
  const plan: PhasePlan = PHASE_PLANS[kind];
  return sign * beta * (plan.second - plan.first);
}

/** Slots of the two states that are compared. */
const [EARLIER, LATER] = [0, 1];
export const CAPTURED_SLOTS = 2;

function nudge(population: number, beta: number): readonly Drive[] {
  return beta === 0 ? NO_DRIVES : [{ kind: 'nudge', population, beta, evaluation: 'closed-loop' }];
}
