import type { Drive, ReadState, Settle, Stop, Update } from '../protocol/messages.js';
import { readStates } from './readback.js';

/**
 * Contrasts of two settled states of a batch, each settled from the free one. With phi = dE/dtheta of a state,
 *
 *     g = [phi(second) - phi(first)] / divisor,   theta <- theta - eta g,   divisor = beta (second - first).
 *
 * A member is a row of this table. Source of the seven: Scellier et al. 2023.
 */
export interface StatePlan {
  /**
   * What sets the states apart. nudge: the energy of s(b) has b C added; couple: the output of c(b) is held at
   * (1 - b) free + b target; clamp: it is held at the target.
   */
  readonly by: 'nudge' | 'couple' | 'clamp';
  /** Strengths b of the two states, in units of sign x beta; 0 is the free state. */
  readonly first: -1 | 0;
  readonly second: 0 | 1;
  readonly summary: string;
}

export const STATE_PLANS = {
  CL: { by: 'clamp', first: 0, second: 1, summary: 'contrastive learning: free, then clamped' },
  'P-EP': { by: 'nudge', first: 0, second: 1, summary: 'free, then nudged towards the target' },
  'N-EP': { by: 'nudge', first: -1, second: 0, summary: 'nudged away from the target, then free' },
  'C-EP': { by: 'nudge', first: -1, second: 1, summary: 'nudged away and towards; bias of second order' },
  'P-CpL': { by: 'couple', first: 0, second: 1, summary: 'coupled learning: free, then held nearer' },
  'N-CpL': { by: 'couple', first: -1, second: 0, summary: 'held farther from the target, then free' },
  'C-CpL': { by: 'couple', first: -1, second: 1, summary: 'held farther, then nearer' },
} as const satisfies Record<string, StatePlan>;

export type StateKind = keyof typeof STATE_PLANS;

export interface StateSettings {
  readonly kind: StateKind;
  /** Nudging strength; contrastive learning takes 1. */
  readonly beta: number;
  readonly freeSteps: number;
  readonly nudgedSteps: number;
  /** A phase ends when no rate moves by this much in a step; 0 runs all steps. */
  readonly tolerance: number;
  /** continual: weights move at every nudged step, and nothing is captured; host: the host reads both states. */
  readonly plasticity: 'captured' | 'continual' | 'host';
  /** Populations whose rates the host reads. */
  readonly reads?: readonly number[];
  /** target: weights take the change of their target times what their source showed in the free state. */
  readonly contrast?: 'products' | 'target';
  /** Population that is nudged, coupled or clamped. */
  readonly output: number;
}

type Body<C> = Omit<C, 'requestId'>;

/** Where a free phase sets out: from rest, or from where the phases of the batch before have ended. */
export type FreeStart = Exclude<Settle['start'], 'slot'>;

/** Slots of the free state and of the two that are compared with it or with each other. */
const FREE = 0;
const [FIRST, SECOND] = [1, 2];

/** Captured states that a plan needs: none where weights move along the way. */
export function slotsOf({ kind, plasticity }: Pick<StateSettings, 'kind' | 'plasticity'>): number {
  if (plasticity === 'continual') return 0;
  // The host keeps what it has read; both nudged states start from the free one.
  return plasticity === 'host' ? 1 : settlesOf({ kind, plasticity });
}

/** Settles of one learning step. */
export const settlesOf = ({ kind, plasticity }: Pick<StateSettings, 'kind' | 'plasticity'>): number =>
  plasticity !== 'continual' && isCentered(STATE_PLANS[kind]) ? 3 : 2;

const isCentered = ({ first, second }: StatePlan): boolean => first !== 0 && second !== 0;

/** What a contrast that the host forms is divided by: nudging of the state read last minus that of the one before. */
export function readDivisor({ beta, kind }: Pick<StateSettings, 'beta' | 'kind'>, sign: number): number {
  const plan: StatePlan = STATE_PLANS[kind];
  const strength = plan.by === 'clamp' ? 1 : sign * beta;
  // A free state is settled, and read, before the one that starts from it.
  return strength * (isCentered(plan) ? plan.second - plan.first : plan.second + plan.first);
}

/** Ends after so many steps, or before when no rate moves by `tolerance`. */
export const stopOf = (steps: number, tolerance: number): Stop =>
  tolerance > 0 ? { kind: 'residual', below: tolerance, maxTicks: steps } : { kind: 'ticks', ticks: steps };

const REST: Body<Settle> = {
  kind: 'settle',
  start: 'fresh',
  startSlot: -1,
  saveSlot: -1,
  draw: 0,
  drives: [],
  stop: { kind: 'ticks', ticks: 1 },
  plasticity: 'off',
  divisor: 1,
  rateScale: 1,
  readout: -1,
  readoutFrom: 0,
  record: [],
};

/** A free settle whose rates are read out: inference, where it starts fresh. */
export const relaxedAnswer = (
  steps: number,
  tolerance: number,
  readout: number,
  start: FreeStart = 'fresh',
  draw = 0,
): Body<Settle> => ({
  ...REST,
  start,
  draw,
  stop: stopOf(steps, tolerance),
  readout,
});

/**
 * The commands that make one presented batch's learning step; the first settle is free and read out.
 * @param draw of the first sample, for networks that draw anything
 */
export function stateStep(
  settings: StateSettings,
  sign: number,
  rateScale: number,
  start: FreeStart = 'fresh',
  draw = 0,
): (Body<Settle> | Body<ReadState> | Body<Update>)[] {
  const { kind, output, tolerance } = settings;
  const plan: StatePlan = STATE_PLANS[kind];
  const strength = plan.by === 'clamp' ? 1 : sign * settings.beta;
  const divisor = strength * (plan.second - plan.first);
  const stop = stopOf(settings.nudgedSteps, tolerance);
  const drive = (b: number): Drive[] => [
    { kind: plan.by, population: output, beta: b * strength, evaluation: 'closed-loop' },
  ];
  const continual = settings.plasticity === 'continual';
  const free: Body<Settle> = {
    ...relaxedAnswer(settings.freeSteps, tolerance, output, start, draw),
    saveSlot: continual ? -1 : FREE,
  };
  if (continual) {
    const drives = drive(plan.second);
    return [
      free,
      { ...REST, draw, start: 'continue', drives, stop, plasticity: 'continual', divisor, rateScale },
    ];
  }
  const perturbed = (b: number, saveSlot: number): Body<Settle>[] =>
    b === 0 ? [] : [{ ...REST, draw, start: 'slot', startSlot: FREE, saveSlot, drives: drive(b), stop }];
  if (settings.plasticity === 'host') {
    const reads = readStates(settings.reads ?? [], 'rate');
    const nudged = [plan.first, plan.second].filter(b => b !== 0);
    return [
      free,
      ...(isCentered(plan) ? [] : reads),
      ...nudged.flatMap(b => [...perturbed(b, -1), ...reads]),
    ];
  }
  const later = plan.second === 0 ? FREE : isCentered(plan) ? SECOND : FIRST;
  return [
    free,
    ...perturbed(plan.first, FIRST),
    ...perturbed(plan.second, later),
    {
      ...{
        kind: 'update',
        rule: 'slots',
        earlier: plan.first === 0 ? FREE : FIRST,
        later,
        divisor,
        rateScale,
      },
      ...(settings.contrast === 'target' && { free: FREE }),
    },
  ];
}
