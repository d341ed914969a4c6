import type { PulsedModel, StepRule } from '../../kernel/plain/step.js';
import type { ConfigurePulses } from '../../protocol/messages.js';

/** The physics behind a message. */
export function modelOfMessage(pulses: ConfigurePulses): PulsedModel {
  return {
    rule: ruleOf(pulses),
    step: pulses.step,
    upDown: pulses.upDown,
    max: pulses.max,
    min: pulses.min,
    stepSpread: pulses.stepSpread,
    stepLaw: pulses.logNormalStep ? 'log-normal' : 'normal',
    upDownSpread: pulses.upDownSpread,
    maxSpread: pulses.maxSpread,
    minSpread: pulses.minSpread,
    cycleSpread: pulses.cycleSpread,
    cycleNoise: pulses.additiveCycle ? 'additive' : 'proportional',
    writeNoise: pulses.writeNoise,
    corruptProbability: pulses.corrupt,
    corruptRange: pulses.corruptRange,
    symmetrySubtracted: pulses.subtractSymmetry,
    referenceSpread: pulses.referenceSpread,
  };
}

function ruleOf({
  stepRule,
  a,
  b,
  gammaUp,
  gammaDown,
  amplitudeUp,
  amplitudeDown,
}: ConfigurePulses): StepRule {
  if (stepRule === 'constant') return { kind: 'constant-step' };
  if (stepRule === 'soft-bounds') return { kind: 'soft-bounds' };
  return { kind: 'exponential-step', a, b, gammaUp, gammaDown, amplitudeUp, amplitudeDown };
}

const STEP_RULES = {
  'constant-step': 'constant',
  'soft-bounds': 'soft-bounds',
  'exponential-step': 'exponential',
} as const satisfies Record<StepRule['kind'], ConfigurePulses['stepRule']>;

const NO_EXPONENTIAL = { a: 0, b: 0, gammaUp: 0, gammaDown: 0, amplitudeUp: 0, amplitudeDown: 0 };

/** The message that says a model to a chip. */
export function messageOfModel(
  model: PulsedModel,
): Omit<ConfigurePulses, 'kind' | 'requestId' | 'projection' | 'accumulate'> {
  const { kind, ...exponential } = model.rule;
  return {
    stepRule: STEP_RULES[kind],
    step: model.step,
    upDown: model.upDown,
    max: model.max,
    min: model.min,
    stepSpread: model.stepSpread,
    logNormalStep: model.stepLaw === 'log-normal',
    upDownSpread: model.upDownSpread,
    maxSpread: model.maxSpread,
    minSpread: model.minSpread,
    cycleSpread: model.cycleSpread,
    additiveCycle: model.cycleNoise === 'additive',
    writeNoise: model.writeNoise,
    corrupt: model.corruptProbability,
    corruptRange: model.corruptRange,
    subtractSymmetry: model.symmetrySubtracted,
    referenceSpread: model.referenceSpread,
    ...NO_EXPONENTIAL,
    ...exponential,
  };
}
