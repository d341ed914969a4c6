import { linesOf, PairFaults, readNumbers } from '../../src/array/pair-faults.js';
import { type Geometry, PairArray, type PairModel, pairMemory } from '../../src/array/pairs.js';
import { ternaryConfusion } from '../../src/array/sense/closed-forms.js';
import { ohms } from '../../src/units/quantity.js';

/** Programming conditions of our notes on 2T2R arrays, section 4 (presets, not measurements). */
export const PRESETS = {
  strong: { lrsOhms: 6e3, lrsSpread: 0.2, hrsOhms: 300e3, hrsSpread: 0.7 },
  mid: { lrsOhms: 10e3, lrsSpread: 0.3, hrsOhms: 200e3, hrsSpread: 0.9 },
  weak: { lrsOhms: 20e3, lrsSpread: 0.45, hrsOhms: 120e3, hrsSpread: 0.9 },
} as const;

/** A model without anything but its two states; `changes` is what a test is about. */
export const modelOf = (preset: keyof typeof PRESETS, changes: Partial<PairModel> = {}): PairModel => ({
  ...PRESETS[preset],
  lrsOwnShare: 0,
  hrsOwnShare: 0,
  correlation: 0,
  offsetSpread: 0,
  criticalOhms: 0,
  readSpread: 0,
  writeFailure: 0,
  lifeCycles: 0,
  lifeShape: 1,
  lowFailures: 0.5,
  driftOnset: 1,
  lrsDrift: 0,
  hrsDrift: 0,
  trapShift: 0,
  trapEmptyTicks: 0,
  trapFullTicks: 0,
  droopSpread: 0,
  tileRows: 32,
  tileColumns: 32,
  verifyPulses: 0,
  ...changes,
});

/** The two states of a preset, for the closed forms. */
export const statesOf = (preset: keyof typeof PRESETS) => {
  const { hrsOhms, hrsSpread, lrsOhms, lrsSpread } = PRESETS[preset];
  return {
    lrs: { median: ohms(lrsOhms), lnSpread: lrsSpread },
    hrs: { median: ohms(hrsOhms), lnSpread: hrsSpread },
  };
};

export const confusionOf = (preset: keyof typeof PRESETS, criticalOhms: number, offset = 0) =>
  ternaryConfusion(statesOf(preset), ohms(criticalOhms), offset);

/** A formed array and its memory, in ordinary typed arrays. */
export function makeArray(model: PairModel, geometry: Geometry, key = { seed: 1, array: 0 }) {
  const memory = pairMemory(geometry.rows * geometry.columns);
  const { amplifiers, tiles, wordLines } = linesOf(geometry, model);
  const faults = new PairFaults(model, geometry, {
    wordLines: new Int8Array(wordLines),
    bitLines: new Int8Array(2 * amplifiers),
    offsets: new Float32Array(amplifiers),
    reads: new Float64Array(readNumbers(tiles)),
  });
  const array = new PairArray(model, geometry, key, memory, faults);
  array.form();
  return { array, faults, memory, pairs: geometry.rows * geometry.columns };
}

/** Standard deviations by which a binomial count is off. */
export const sigmasOff = (found: number, n: number, p: number): number =>
  Math.abs(found - n * p) / Math.sqrt(n * p * (1 - p));

export const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
export const variance = (values: readonly number[]): number => {
  const centre = mean(values);
  return mean(values.map(value => (value - centre) ** 2));
};
export function correlation(a: readonly number[], b: readonly number[]): number {
  const [ma, mb] = [mean(a), mean(b)];
  return mean(a.map((value, k) => (value - ma) * (b[k]! - mb))) / Math.sqrt(variance(a) * variance(b));
}
