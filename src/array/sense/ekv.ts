import {
  type Amperes,
  amperes,
  BOLTZMANN_PER_CHARGE,
  type Kelvin,
  type Volts,
} from '../../units/quantity.js';

/**
 * The EKV equation of a MOS transistor, valid from below threshold to strong inversion:
 *
 *     I = 2 n B ph^2 [F((Vp - Vs) / 2ph) - F((Vp - Vd) / 2ph)],  F(x) = ln^2(1 + e^x),
 *     Vp = (Vg - Vt) / n,  ph = kT/q,  B = B0 (T / 300)^-1.5,  Vt = Vt0 - 1 mV/K (T - 300)
 *
 * Volts from the bulk; a p-channel transistor is the same with all voltages mirrored to its supply
 * (our notes on 2T2R arrays, section 6).
 */
export interface Transistor {
  /** n: how weakly the gate moves the channel below threshold; 1 is ideal. */
  readonly slopeFactor: number;
  /** Vt0, the threshold at 300 K; magnitude for a p-channel transistor. */
  readonly threshold: Volts;
  /** B0, the gain at 300 K in A/V^2. */
  readonly gain: number;
}

const REFERENCE_KELVIN = 300;
/** Volts that a threshold falls by per kelvin. */
const THRESHOLD_SLOPE = 1e-3;
/** Mobility falls with this power of the temperature. */
const GAIN_POWER = -1.5;

/** A transistor at a temperature, with what the current needs already worked out. */
export interface Channel {
  readonly slopeFactor: number;
  readonly threshold: number;
  /** 2 n B ph^2, A. */
  readonly specificCurrent: number;
  /** 2 ph, V. */
  readonly twoPhi: number;
}

export function channelAt(transistor: Transistor, temperature: Kelvin, thresholdShift = 0): Channel {
  const { slopeFactor, threshold, gain } = transistor;
  const phi = BOLTZMANN_PER_CHARGE * temperature;
  const gainNow = gain * (temperature / REFERENCE_KELVIN) ** GAIN_POWER;
  return {
    slopeFactor,
    threshold: threshold - THRESHOLD_SLOPE * (temperature - REFERENCE_KELVIN) + thresholdShift,
    specificCurrent: 2 * slopeFactor * gainNow * phi * phi,
    twoPhi: 2 * phi,
  };
}

/** ln(1 + e^x) without overflow. */
export const softplus = (x: number): number => (x > 35 ? x : Math.log1p(Math.exp(x)));

/** Current from drain to source; volts from the bulk. */
export function channelCurrent(channel: Channel, gate: number, source: number, drain: number): Amperes {
  const pinch = (gate - channel.threshold) / channel.slopeFactor;
  const forward = softplus((pinch - source) / channel.twoPhi);
  const reverse = softplus((pinch - drain) / channel.twoPhi);
  return amperes(channel.specificCurrent * (forward * forward - reverse * reverse));
}

/** Volts within which the source of a degenerated transistor is found. */
const SOURCE_TOLERANCE = 1e-10;

/**
 * Source voltage at which a transistor passes as much current as the conductance (S) from its source to ground:
 * vs G = I(gate, vs, drain). Newton steps: the difference of the two sides is concave and rises in vs, so every
 * iterate after the first approaches from below, from any start.
 */
export function degeneratedSource(
  channel: Channel,
  gate: number,
  drain: number,
  conductance: number,
  start: number,
): number {
  const { specificCurrent, twoPhi } = channel;
  const pinch = (gate - channel.threshold) / channel.slopeFactor;
  const reverse = softplus((pinch - drain) / twoPhi);
  const reverseSquared = reverse * reverse;
  let source = start;
  for (let i = 0; i < 60; i++) {
    const x = (pinch - source) / twoPhi;
    const forward = softplus(x);
    const difference = source * conductance - specificCurrent * (forward * forward - reverseSquared);
    const slope = conductance + (specificCurrent * 2 * forward) / (twoPhi * (1 + Math.exp(-x)));
    const step = difference / slope;
    source -= step;
    if (Math.abs(step) < SOURCE_TOLERANCE) break;
  }
  return source;
}
