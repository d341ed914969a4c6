import { type Ohms, ohms, type Seconds, volts } from '../../units/quantity.js';
import { type Amplifier, type RaceOptions, race } from './race.js';

/** The other resistance of the pair with which a critical resistance is defined. */
export type Partner = (resistance: Ohms) => Ohms;
/** The definition of our notes: half as much again. */
export const HALF_AGAIN: Partner = resistance => ohms(1.5 * resistance);

/**
 * The pairs on which ternary reads turn: one device near the critical resistance, the other a typical HRS. At
 * short read times or low supply a pair (R, 1.5 R) hangs where such a pair has long been decided.
 */
export const besideHrs =
  (median: Ohms): Partner =>
  resistance =>
    ohms(Math.max(median, HALF_AGAIN(resistance)));
/** Smallest resistance that is tried; cells are never that good. */
const SMALLEST = 10;
/** Factor by which the search steps down from the largest conceivable one. */
const STRIDE = 1.25;
/** Width in ln R at which the bisections end. */
const CLOSE = 1e-5;

/**
 * The resistance above which the amplifier has not decided by `readTime`: the largest R that, beside its
 * partner, pulls an output below half the supply; 0 where none does so early. (Far below it a pair (R, 1.5 R) may
 * hang again, because the series resistance makes its two branches alike.)
 */
export function criticalResistance(
  amplifier: Amplifier,
  readTime: Seconds,
  partner: Partner = HALF_AGAIN,
  step?: Seconds,
): Ohms {
  const half = amplifier.supply / 2;
  const options: RaceOptions = {
    ...(step !== undefined && { step }),
    until: (q, qb) => q < half || qb < half,
  };
  const decides = (x: number): boolean => {
    const r = ohms(Math.exp(x));
    return race(amplifier, r, partner(r), readTime, options).decision <= readTime;
  };
  // A resistance alone needs R C ln 2 to pull its node to half the supply; transistors only slow it down.
  let high = Math.log(readTime / (amplifier.capacitance * Math.LN2));
  while (high > Math.log(SMALLEST)) {
    const low = high - Math.log(STRIDE);
    if (decides(low)) return ohms(Math.exp(bisect(decides, low, high)));
    high = low;
  }
  return ohms(0);
}

/** Read times beyond which an amplifier is not asked how an even race ends. */
const PATIENCE = 1e4;

/**
 * The ln-ratio of resistances that a threshold difference of the two NMOS looks like: with `resistance` in the
 * branch of the higher threshold, how much larger the other must be for an even race.
 * @returns ln ratio per volt of difference
 */
export function offsetPerVolt(amplifier: Amplifier, resistance: Ohms, difference = volts(0.01)): number {
  const { supply, capacitance, series } = amplifier;
  const duration = (PATIENCE * capacitance * (resistance + series)) as Seconds;
  const until = (q: number, qb: number): boolean => Math.abs(q - qb) > supply / 2;
  const wins = (x: number): boolean => {
    const second = ohms(resistance * Math.exp(x));
    const { q, qb } = race(amplifier, resistance, second, duration, {
      thresholdDifference: difference,
      until,
    });
    return q < qb;
  };
  return bisect(x => !wins(x), 0, LARGEST_OFFSET) / difference;
}

/** ln ratio that is taken for "no resistance makes up for it". */
const LARGEST_OFFSET = 8;

/** Where `holds`, true at `low`, becomes false. */
function bisect(holds: (x: number) => boolean, low: number, high: number): number {
  let [a, b] = [low, high];
  while (b - a > CLOSE) {
    const middle = (a + b) / 2;
    if (holds(middle)) a = middle;
    else b = middle;
  }
  return (a + b) / 2;
}
