import type { Drive, Plasticity, Settle, Update } from '../protocol/messages.js';

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
  readonly plasticity: Exclude<Plasticity, 'off'>;
  /** Population that is nudged towards its target. */
  readonly output: number;
  /** First tick of a free phase that counts in its readout. */
  readonly readoutFrom: number;
}

type Body<C> = Omit<C, 'requestId'>;

const REST: Omit<Body<Settle>, 'start' | 'drives' | 'stop' | 'plasticity'> = {
  kind: 'settle',
  startSlot: -1,
  saveSlot: -1,
  draw: 0,
  divisor: 1,
  rateScale: 1,
  readout: -1,
  readoutFrom: 0,
  record: [],
};

/** A settle from fresh states without nudging or learning: inference. */
export function freeSettle(
  draw: number,
  ticks: number,
  readout: number,
  readoutFrom: number,
  record: readonly number[] = [],
): Body<Settle> {
  const stop = { kind: 'ticks', ticks } as const;
  return { ...REST, start: 'fresh', draw, drives: [], stop, plasticity: 'off', readout, readoutFrom, record };
}

/** The commands that make one presented sample's learning step. */
export function learningStep(
  settings: ContrastSettings,
  draw: number,
  sign: number,
  rateScale: number,
  record: readonly number[] = [],
): (Body<Settle> | Body<Update>)[] {
  const plan: PhasePlan = PHASE_PLANS[settings.kind];
  const strength = sign * settings.beta;
  const divisor = strength * (plan.second - plan.first);
  const readout = plan.predicts ? settings.output : -1;
  const first: Body<Settle> = {
    ...REST,
    start: 'fresh',
    draw,
    drives: nudge(settings.output, strength * plan.first),
    stop: { kind: 'ticks', ticks: settings.firstTicks },
    plasticity: 'off',
    readout,
    readoutFrom: settings.readoutFrom,
    record,
  };
  const second: Body<Settle> = {
    ...REST,
    start: 'continue',
    drives: nudge(settings.output, strength * plan.second),
    stop: { kind: 'ticks', ticks: settings.secondTicks },
    plasticity: settings.plasticity,
    divisor,
    rateScale,
    record,
  };
  if (settings.plasticity === 'continual') return [first, second];
  return [first, second, { kind: 'update', rule: 'path', earlier: -1, later: -1, divisor, rateScale }];
}

function nudge(population: number, beta: number): readonly Drive[] {
  return beta === 0 ? [] : [{ kind: 'nudge', population, beta, evaluation: 'closed-loop' }];
}
