import { meanStep, type PulsedDevice, type PulsedModel } from '../../kernel/plain/step.js';
import type { RandomStream } from '../../random/stream.js';

/** The device without any spread: what the card says. */
export const typicalDevice = (model: PulsedModel): PulsedDevice =>
  withReference(model, { ...steps(model, 1, 0), max: model.max, min: model.min }, 0);

/**
 * Draws one device. The draws are the same in number and order for every model, so that a changed spread moves
 * nothing else: dw_min, asymmetry, upper bound, lower bound, reference, corrupt or not, stuck where.
 */
export function drawDevice(model: PulsedModel, random: RandomStream): PulsedDevice {
  const [gain, tilt, high, low, reference] = [0, 1, 2, 3, 4].map(() => random.normal()) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const corrupt = random.float();
  const where = random.float();
  const scale =
    model.stepLaw === 'log-normal' ? Math.exp(model.stepSpread * gain) : 1 + model.stepSpread * gain;
  // A spread may carry a value past zero; its sign is kept, as in aihwkit's consistent devices.
  const max = Math.abs(model.max * (1 + model.maxSpread * high));
  const min = -Math.abs(model.min * (1 + model.minSpread * low));
  if (corrupt < model.corruptProbability) return stuckDevice(model, max, min, where);
  const bounded = { ...steps(model, scale, model.upDownSpread * tilt), max, min };
  return withReference(model, bounded, model.referenceSpread * reference);
}

function steps(model: PulsedModel, scale: number, tilt: number): Pick<PulsedDevice, 'up' | 'down'> {
  return {
    up: model.step * Math.abs(scale + tilt + Math.min(0, model.upDown)),
    down: model.step * Math.abs(scale - tilt - Math.max(0, model.upDown)),
  };
}

function stuckDevice(model: PulsedModel, max: number, min: number, where: number): PulsedDevice {
  const low = Math.max(min, -model.corruptRange);
  const high = Math.min(max, model.corruptRange);
  const at = low + (high - low) * where;
  return { up: 0, down: 0, max: at, min: at, reference: 0 };
}

function withReference(
  model: PulsedModel,
  device: Omit<PulsedDevice, 'reference'>,
  error: number,
): PulsedDevice {
  const bare = { ...device, reference: 0 };
  const centre = model.symmetrySubtracted ? (symmetryPoint(model, bare) ?? 0) : 0;
  return { ...bare, reference: model.symmetrySubtracted ? centre + error : 0 };
}

/** Mean steps that fit between the bounds: (w_max - w_min) / dw_min. */
export const stateCount = (model: PulsedModel): number => (model.max - model.min) / model.step;

/**
 * Position at which an up and a down pulse cancel on average, where alternating pulses settle. Undefined where
 * there is none within the bounds: a constant step is either symmetric everywhere or nowhere.
 */
export function symmetryPoint(model: PulsedModel, device: PulsedDevice): number | undefined {
  const { rule } = model;
  const drift = (position: number): number =>
    meanStep(rule, device, position, 1) + meanStep(rule, device, position, -1);
  if (rule.kind === 'constant-step') return undefined;
  let [low, high] = [device.min, device.max];
  const atLow = drift(low);
  if (atLow * drift(high) > 0 || !(high > low)) return undefined;
  for (let k = 0; k < 200 && high > low; k++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (drift(middle) * atLow > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
