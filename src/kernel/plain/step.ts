import { exponential } from '../../random/exponential.js';

/**
 * Devices that a pulse moves by a small step, in the pulsed-update form of Gokmen & Vlasov (2016) as aihwkit
 * generalises it. Weights are normalised. In one pulse, with xi a standard normal draw:
 *
 *     constant step   w += s+ (1 + sigma xi)                         up;   w -= s- (1 + sigma xi)   down
 *     soft bounds     w += s+ (1 - w/w_max) (1 + sigma xi)           up;   w -= s- (1 - w/w_min) (...)   down
 *     exponential     w += s+ max(0, 1 - A+ exp( g+ z)) (1 + sigma xi),    z = 2 a w / (w_max - w_min) + b
 *                     w -= s- max(0, 1 - A- exp(-g- z)) (1 + sigma xi)
 *
 * then w is clipped to [w_min, w_max]. With additive cycle noise, sigma xi is added to the bracket instead.
 */
export type StepRule =
  | { readonly kind: 'constant-step' | 'soft-bounds' }
  | {
      readonly kind: 'exponential-step';
      readonly a: number;
      readonly b: number;
      readonly gammaUp: number;
      readonly gammaDown: number;
      readonly amplitudeUp: number;
      readonly amplitudeDown: number;
    };

/** What all devices of an array share; the bare numbers of a card, see model.ts. */
export interface PulsedModel {
  readonly rule: StepRule;
  /** Mean step at weight 0: what an update is counted in. */
  readonly step: number;
  readonly upDown: number;
  readonly max: number;
  readonly min: number;
  readonly stepSpread: number;
  readonly stepLaw: 'normal' | 'log-normal';
  readonly upDownSpread: number;
  readonly maxSpread: number;
  readonly minSpread: number;
  /** Relative spread from pulse to pulse. */
  readonly cycleSpread: number;
  readonly cycleNoise: 'proportional' | 'additive';
  /** In units of `step`. */
  readonly writeNoise: number;
  readonly corruptProbability: number;
  readonly corruptRange: number;
  readonly symmetrySubtracted: boolean;
  readonly referenceSpread: number;
}

/** One device: fixed when it is made. */
export interface PulsedDevice {
  /** Step of an up pulse at weight 0; 0 for a stuck device. */
  readonly up: number;
  readonly down: number;
  readonly max: number;
  readonly min: number;
  /** Subtracted from the position to give the weight. */
  readonly reference: number;
}

/** What a pulse changes. */
export interface DeviceState {
  /** Where the device stands between its bounds. */
  readonly position: number;
  /** The weight that a read sees: position - reference + write noise. */
  readonly shown: number;
}

export type Direction = 1 | -1;

/** Factor of the step at `position`, before any noise; never negative for the exponential rule. */
export function stepFactor(
  rule: StepRule,
  device: PulsedDevice,
  position: number,
  direction: Direction,
): number {
  const { max, min } = device;
  switch (rule.kind) {
    case 'constant-step':
      return 1;
    case 'soft-bounds':
      return direction > 0 ? 1 - ratio(position, max) : 1 - ratio(position, min);
    case 'exponential-step': {
      if (!(max > min)) return 0;
      const z = (2 * rule.a * position) / (max - min) + rule.b;
      const taken =
        direction > 0
          ? rule.amplitudeUp * exponential(rule.gammaUp * z)
          : rule.amplitudeDown * exponential(-rule.gammaDown * z);
      return Math.max(0, 1 - taken);
    }
  }
}

/** A bound at 0 gives no slope. */
const ratio = (position: number, bound: number): number => (bound === 0 ? 0 : position / bound);

/** Mean signed change of the position by one pulse, bounds apart. */
export function meanStep(
  rule: StepRule,
  device: PulsedDevice,
  position: number,
  direction: Direction,
): number {
  const size = direction > 0 ? device.up : device.down;
  return direction * size * stepFactor(rule, device, position, direction);
}

/**
 * Position after one pulse.
 * @param normal standard normal draw of this pulse
 */
export function moved(
  model: Pick<PulsedModel, 'rule' | 'cycleSpread' | 'cycleNoise'>,
  device: PulsedDevice,
  position: number,
  direction: Direction,
  normal: number,
): number {
  const size = direction > 0 ? device.up : device.down;
  const factor = stepFactor(model.rule, device, position, direction);
  const noise = model.cycleSpread * normal;
  const scaled = model.cycleNoise === 'additive' ? factor + noise : factor * (1 + noise);
  return Math.min(device.max, Math.max(device.min, position + direction * size * scaled));
}

/** No draw of a normal number of ours is larger. */
const LARGEST_NORMAL = 6.4;

/** True where pulses end between the bounds whatever is drawn, on the way too. */
function staysInside(
  { cycleSpread }: Pick<PulsedModel, 'cycleSpread'>,
  { down, max, min, up }: PulsedDevice,
  position: number,
  direction: Direction,
  pulses: number,
): boolean {
  const reach = (direction > 0 ? up : down) * pulses * (1 + cycleSpread * LARGEST_NORMAL);
  return position + reach <= max && position - reach >= min;
}

/**
 * Position after some pulses in one direction. Constant steps that meet no bound are one draw: normal numbers add up to
 * one that is larger by the root of their number.
 * @param normal draws the next standard normal number
 */
export function movedBy(
  model: Pick<PulsedModel, 'rule' | 'cycleSpread' | 'cycleNoise'>,
  device: PulsedDevice,
  position: number,
  direction: Direction,
  pulses: number,
  normal: () => number,
): number {
  const draw = (): number => (model.cycleSpread === 0 ? 0 : normal());
  if (model.rule.kind === 'constant-step' && staysInside(model, device, position, direction, pulses)) {
    const size = direction > 0 ? device.up : device.down;
    return position + direction * size * (pulses + model.cycleSpread * Math.sqrt(pulses) * draw());
  }
  let at = position;
  for (let k = 0; k < pulses; k++) at = moved(model, device, at, direction, draw());
  return at;
}

/** The readable weight; `normal` is the standard normal draw of this write. */
export const shownAt = (
  model: Pick<PulsedModel, 'step' | 'writeNoise'>,
  device: PulsedDevice,
  position: number,
  normal: number,
): number => {
  const weight = position - device.reference;
  // A device that does not move is not rewritten either.
  if (model.writeNoise === 0 || device.max === device.min) return weight;
  return weight + model.writeNoise * model.step * normal;
};

/** One pulse: state in, state out. `normals`: of the step, of the write noise. */
export function pulse(
  model: PulsedModel,
  device: PulsedDevice,
  state: DeviceState,
  direction: Direction,
  normal: number,
  writeNormal = 0,
): DeviceState {
  const position = moved(model, device, state.position, direction, normal);
  return { position, shown: shownAt(model, device, position, writeNormal) };
}
