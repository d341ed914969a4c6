import { type Ohms, ohms } from '../../units/quantity.js';
import { normalDensity, upperTail } from './normal-tail.js';
import { integrate, minimise } from './quadrature.js';

/**
 * Read errors of lognormal resistances in closed form: level 1 of our notes on 2T2R arrays (sections 4 and 5).
 * They are means over a population of cells and amplifiers. A single cell either is misread at every read or is
 * not, so these rates are for planning and for checking a simulation, never for drawing errors per read.
 */
export interface Lognormal {
  readonly median: Ohms;
  /** Standard deviation of ln R. */
  readonly lnSpread: number;
}

/** The two states of a cell's devices. */
export interface StatePair {
  readonly lrs: Lognormal;
  readonly hrs: Lognormal;
}

const mean = (state: Lognormal): number => Math.log(state.median);
/** Probability that a resistance lies above exp(x). */
const above = (state: Lognormal, x: number): number => upperTail((x - mean(state)) / state.lnSpread);
/** Probability that it lies below; not 1 - above, which would lose small values. */
const below = (state: Lognormal, x: number): number => upperTail((mean(state) - x) / state.lnSpread);

/** One device compared with a reference, LRS and HRS equally frequent (1T1R). */
export function singleDeviceBer({ lrs, hrs }: StatePair, reference: Ohms): number {
  const x = Math.log(reference);
  return 0.5 * (above(lrs, x) + below(hrs, x));
}

/** The reference with the smallest 1T1R error. */
export function bestReference(states: StatePair): Ohms {
  const error = (x: number): number => singleDeviceBer(states, ohms(Math.exp(x)));
  return ohms(Math.exp(minimise(error, mean(states.lrs), mean(states.hrs))));
}

/**
 * Two complementary devices compared with each other (2T2R, binary): Qf(D / sqrt(sL^2 + sH^2 + s_off^2)).
 * @param offsetSigma spread of the amplifier's offset, in ln R
 */
export function differentialBer({ lrs, hrs }: StatePair, offsetSigma = 0): number {
  const variance = lrs.lnSpread ** 2 + hrs.lnSpread ** 2 + offsetSigma ** 2;
  return upperTail((mean(hrs) - mean(lrs)) / Math.sqrt(variance));
}

/** Bits of a word with single error correction and double error detection, check bits included. */
export type SecdedBits = 8 | 72;

/**
 * Error rate of data bits after decoding SECDED (8,4) or (72,64), at a raw error rate `ber` below 1. Double errors are
 * left as they are. Odd numbers of errors above 1 are taken for a single one and gain a wrong bit, which is
 * exact up to 4 errors for (8,4) (then 4 wrong bits for 5 errors, 8 for 7) and an upper bound for (72,64),
 * where some are detected instead.
 */
export function secdedBer(bits: SecdedBits, ber: number): number {
  let sum = 0;
  let chance = (1 - ber) ** bits;
  for (let errors = 1; errors <= bits; errors++) {
    chance *= ((bits - errors + 1) / errors) * (ber / (1 - ber));
    sum += chance * wrongAfter(bits, errors);
  }
  return sum / bits;
}

function wrongAfter(bits: SecdedBits, errors: number): number {
  if (errors === 1) return 0;
  // The weights of (8,4) are 0, 4 and 8, and decoding an odd number of errors ends in one of its words.
  if (bits === 8 && errors === 5) return 4;
  return errors % 2 === 0 ? errors : errors + 1;
}

/** Rates at which a ternary weight is read as another one. */
export interface TernaryConfusion {
  /** A stored 0 read as +1 or -1, evenly. */
  readonly zeroToNonzero: number;
  /** A stored +1 or -1 read as 0. */
  readonly nonzeroToZero: number;
  /** A stored +1 read as -1, or the reverse. */
  readonly flip: number;
}

/**
 * Ternary read with a critical resistance: 0 if both resistances exceed it, otherwise the sign of their order.
 * @param critical Infinity for a binary read of all cells
 * @param offsetSigma spread of the amplifiers' offset in ln R; it moves the order, not the critical resistance
 */
export function ternaryConfusion(states: StatePair, critical: Ohms, offsetSigma = 0): TernaryConfusion {
  const flip = (z: number): number => flipProbability(states, critical, z * offsetSigma);
  return {
    ...zeroErrors(states, Math.log(critical)),
    flip: offsetSigma === 0 ? flip(0) : integrate(z => normalDensity(z) * flip(z), -9, 9, 6),
  };
}

const zeroErrors = ({ lrs, hrs }: StatePair, x: number): Omit<TernaryConfusion, 'flip'> => ({
  zeroToNonzero: below(hrs, x) * (1 + above(hrs, x)),
  nonzeroToZero: above(lrs, x) * above(hrs, x),
});

/** Standard deviations beyond which a normal density (below 1e-32) is left out of an integral. */
const REACH = 12;
const FEWEST_PANELS = 48;
const MOST_PANELS = 4096;

/**
 * Probability that a nonzero weight is read with the wrong sign by an amplifier with this offset (in ln R, in
 * favour of the wrong side): h + offset < l while the smaller of h and l is below the critical resistance.
 */
export function flipProbability({ lrs, hrs }: StatePair, critical: Ohms, offset: number): number {
  const limit = Math.log(critical);
  const [middle, spread] = [mean(hrs), hrs.lnSpread];
  const hrsBelow = (h: number): number => above(lrs, h + offset);
  // Only a negative offset can turn the order while the HRS alone is above the critical resistance.
  const lrsBelow = (h: number): number => Math.max(0, below(lrs, limit) - below(lrs, h + offset));
  if (spread === 0) return middle < limit ? hrsBelow(middle) : lrsBelow(middle);
  const weighted = (f: (h: number) => number) => (h: number) =>
    (normalDensity((h - middle) / spread) / spread) * f(h);
  const [low, high] = [middle - REACH * spread, middle + REACH * spread];
  // Panels as narrow as the narrower of the two distributions.
  const panels = Math.min(MOST_PANELS, Math.max(FEWEST_PANELS, Math.ceil((REACH * spread) / lrs.lnSpread)));
  return (
    integrate(weighted(hrsBelow), low, Math.min(limit, high), panels) +
    integrate(weighted(lrsBelow), Math.max(limit, low), Math.min(limit - offset, high), panels)
  );
}

/** The critical resistance with the smallest sum of 0 -> +-1 and +-1 -> 0. */
export function bestCritical(states: StatePair): Ohms {
  const error = (x: number): number => {
    const { zeroToNonzero, nonzeroToZero } = zeroErrors(states, x);
    return zeroToNonzero + nonzeroToZero;
  };
  return ohms(Math.exp(minimise(error, mean(states.lrs), mean(states.hrs))));
}
