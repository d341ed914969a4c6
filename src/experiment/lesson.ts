import { backStep } from '../estimator/back-propagation.js';
import { divisorOf, freeSettle, learningStep, PHASE_PLANS, type PhasePlan } from '../estimator/contrast.js';
import { type FreeStart, readDivisor, relaxedAnswer, settlesOf, stateStep } from '../estimator/states.js';
import type { Unnumbered } from '../stream/session.js';
import { backSettings, contrastSettings, startsWarm, stateSettings } from './contrast.js';
import type { Design } from './design.js';

/** What one learning step asks of a chip, and how its answers are read, on either kind of substrate. */
export interface Lesson {
  /** Samples of one step, side by side. */
  readonly batch: number;
  /** Where the host computes the updates. */
  readonly host?: HostPart | undefined;
  /** Settles of one step. */
  readonly settles: number;
  /** True when the first settle of a step is free, so that its readout predicts. */
  readonly predicts: boolean;
  /** True when weights move in updates, of which no settle tells. */
  readonly late: boolean;
  /** What a rate of 1 reads as: ticks that spikes are counted over, or 1. */
  readonly full: number;
  readonly cost: Cost;
  /** Neurons of the output that stand for each class. */
  readonly perClass: number;
  /**
   * Commands of one step, after its samples have been presented.
   * @param draw of the sample, where the network draws anything
   * @param follows a step of as many samples, whose states can be gone on from
   */
  step(draw: number, sign: number, rateScale: number, follows: boolean): Iterable<Unnumbered>;
}

/** What a host that computes updates has to know of a lesson. */
export interface HostPart {
  /** Samples between two updates. */
  readonly samples: number;
  /** Of the contrast of both states of a step. */
  divisor(sign: number): number;
}
/** What the output is asked to make small: (1/2) |target - rate|^2, or -ln of the rate of the right class. */
export type Cost = 'squared-error' | 'cross-entropy';

/** Inference of presented samples, and what a rate of 1 then reads as. */
export interface Reading {
  readonly full: number;
  readonly cost: Cost;
  readonly perClass: number;
  settle(draw: number): Unnumbered;
}

type Planned = Pick<Design, 'experiment' | 'output'>;

const costOf = ({ experiment, output }: Planned): Cost => {
  const { unit } = experiment.network.populations[output]!;
  return unit.kind === 'rate' && unit.activation === 'softmax' ? 'cross-entropy' : 'squared-error';
};

const scored = (design: Planned) => ({
  cost: costOf(design),
  perClass: design.experiment.network.populations[design.output]!.neurons_per_class,
});

export function lessonOf(design: Planned): Lesson {
  const { batch_samples: samples } = design.experiment.training;
  const common = { batch: samples, ...scored(design) };
  const warm = startsWarm(design.experiment.estimator);
  const startOf = (follows: boolean): FreeStart => (warm && follows ? 'continue' : 'fresh');
  const states = stateSettings(design);
  if (states) {
    return {
      ...common,
      host: hostPart(states, samples, sign => readDivisor(states, sign)),
      settles: settlesOf(states),
      predicts: true,
      late: states.plasticity !== 'continual',
      full: 1,
      step: (draw, sign, scale, follows) => stateStep(states, sign, scale, startOf(follows), draw),
    };
  }
  const back = backSettings(design);
  if (back) {
    return {
      ...common,
      ...{ settles: 1, predicts: true, late: true, full: 1 },
      step: (_draw, _sign, scale, follows) => backStep(back, scale, startOf(follows)),
    };
  }
  const settings = contrastSettings(design);
  const plan: PhasePlan = PHASE_PLANS[settings.kind];
  return {
    ...common,
    batch: 1,
    host: hostPart(settings, samples, sign => divisorOf(settings, sign)),
    settles: 2,
    predicts: plan.predicts,
    late: settings.plasticity === 'captured' || settings.plasticity === 'host',
    full: settings.firstTicks - settings.readoutFrom,
    step: (draw, sign, scale) => learningStep(settings, draw, sign, scale),
  };
}

const hostPart = (
  { plasticity }: { readonly plasticity: string },
  samples: number,
  divisor: HostPart['divisor'],
): HostPart | undefined => (plasticity === 'host' ? { samples, divisor } : undefined);

export function readingOf(design: Planned): Reading {
  const { experiment, output } = design;
  const { ticks, readout_from_tick: from } = experiment.evaluation;
  const relaxing = stateSettings(design) ?? backSettings(design);
  const common = scored(design);
  if (relaxing)
    return {
      full: 1,
      ...common,
      settle: draw => relaxedAnswer(ticks, relaxing.tolerance, output, 'fresh', draw),
    };
  return { full: ticks - from, ...common, settle: draw => freeSettle(draw, ticks, output, from) };
}
