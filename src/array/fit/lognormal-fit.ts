import { UserError } from '../../problem/problem.js';
import type { Resistance } from './measurements.js';

/** Lognormal law of one state. Spreads are standard deviations of ln R; errors are standard errors. */
export interface StateFit {
  readonly state: string;
  readonly count: number;
  readonly devices: number;
  readonly medianOhms: number;
  /** Standard error of ln(median). */
  readonly medianError: number;
  readonly spread: number;
  readonly spreadError: number;
  /** Present when several devices were measured several times. */
  readonly split?: SpreadSplit | undefined;
  /** Kolmogorov-Smirnov distance between the measurements and the fit. */
  readonly distance: number;
  /** Distance that normal ln R exceeds in 5 % of all cases (Lilliefors), for independent measurements. */
  readonly usualDistance: number;
  /** Sorted ln R, for plots. */
  readonly logs: Float64Array;
}

export interface SpreadSplit {
  readonly device: number;
  readonly deviceError: number;
  readonly cycle: number;
  readonly cycleError: number;
}

/** Fits every state, in the order of their first measurement. @throws UserError on states that cannot be fitted */
export function fitStates(rows: readonly Resistance[], file: string): StateFit[] {
  const states = [...new Set(rows.map(({ state }) => state))];
  if (states.length === 0) throw tooFew(file, 'there are no measurements below the header', 0);
  return states.map(state =>
    fitState(
      state,
      rows.filter(row => row.state === state),
      file,
    ),
  );
}

function fitState(state: string, rows: readonly Resistance[], file: string): StateFit {
  if (rows.length < 2)
    throw tooFew(file, `state ${state} has too few measurements for a spread`, rows.length);
  const logs = Float64Array.from(rows, ({ ohms }) => Math.log(ohms)).sort();
  if (logs[0] === logs.at(-1)) {
    const message = `all measurements of state ${state} are equal, so it has no spread to fit`;
    throw new UserError({
      code: 'value-range',
      file,
      message,
      found: `${rows[0]!.ohms} ohm, ${rows.length} times`,
    });
  }
  const groups = grouped(rows);
  const split = groups.length > 1 && rows.length > groups.length ? components(groups) : undefined;
  const mean = average(logs);
  const total = split ? split.deviceVariance + split.cycleVariance : variance(logs, mean);
  const spread = Math.sqrt(total);
  return {
    state,
    count: rows.length,
    devices: groups.length,
    medianOhms: Math.exp(mean),
    medianError: split ? Math.sqrt(split.meanVariance) : spread / Math.sqrt(rows.length),
    spread,
    spreadError: split ? split.totalError / (2 * spread) : spread / Math.sqrt(2 * (rows.length - 1)),
    split: split?.split,
    distance: distanceToNormal(logs, mean, spread),
    usualDistance: lilliefors(rows.length),
    logs,
  };
}

/** Measurements by device; without devices, all are one group. */
function grouped(rows: readonly Resistance[]): Float64Array[] {
  const groups = new Map<string, number[]>();
  for (const { device = '', ohms } of rows) {
    const group = groups.get(device);
    if (group) group.push(Math.log(ohms));
    else groups.set(device, [Math.log(ohms)]);
  }
  return [...groups.values()].map(group => Float64Array.from(group));
}

/** Variance components of a one-way random model, groups of unequal size allowed (Searle). */
function components(groups: readonly Float64Array[]) {
  const sizes = groups.map(group => group.length);
  const n = sum(sizes);
  const means = groups.map(average);
  const mean = sum(means.map((m, k) => m * sizes[k]!)) / n;
  const between = sum(means.map((m, k) => sizes[k]! * (m - mean) ** 2)) / (groups.length - 1);
  const inside = sum(groups.map((group, k) => sum(Array.from(group, x => (x - means[k]!) ** 2))));
  const within = inside / (n - groups.length);
  const typical = (n - sum(sizes.map(size => size * size)) / n) / (groups.length - 1);
  const cycleVariance = within;
  const deviceVariance = Math.max(0, (between - within) / typical);
  const betweenError = (2 * between ** 2) / (groups.length - 1);
  const withinError = (2 * within ** 2) / (n - groups.length);
  const deviceError = Math.sqrt(betweenError + withinError) / typical;
  const [device, cycle] = [Math.sqrt(deviceVariance), Math.sqrt(cycleVariance)];
  return {
    deviceVariance,
    cycleVariance,
    totalError: Math.sqrt(betweenError / typical ** 2 + withinError * (1 - 1 / typical) ** 2),
    meanVariance: sum(sizes.map(size => (size / n) ** 2 * (deviceVariance + cycleVariance / size))),
    split: {
      device,
      deviceError: device > 0 ? deviceError / (2 * device) : Math.sqrt(deviceError),
      cycle,
      cycleError: cycle > 0 ? Math.sqrt(withinError) / (2 * cycle) : 0,
    },
  };
}

/** Largest gap between the steps of the measured distribution and the fitted one. */
function distanceToNormal(sorted: Float64Array, mean: number, spread: number): number {
  let most = 0;
  sorted.forEach((value, k) => {
    const fitted = normalCdf((value - mean) / spread);
    most = Math.max(most, fitted - k / sorted.length, (k + 1) / sorted.length - fitted);
  });
  return most;
}

/** 5 % point of the distance when mean and spread are fitted too (Stephens 1974). */
const lilliefors = (n: number): number => 0.895 / (Math.sqrt(n) - 0.01 + 0.85 / Math.sqrt(n));

/** Standard normal distribution function by Marsaglia's series; absolute error below 1e-14 within +-7. */
export function normalCdf(x: number): number {
  if (x < -8) return 0;
  if (x > 8) return 1;
  let [term, total] = [x, x];
  for (let k = 3; Math.abs(term) > 1e-17 * Math.abs(total); k += 2) {
    term *= (x * x) / k;
    total += term;
  }
  return 0.5 + total * Math.exp((-x * x) / 2) * 0.3989422804014327;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const average = (values: Float64Array): number =>
  values.reduce((total, value) => total + value, 0) / values.length;
const variance = (values: Float64Array, mean: number): number =>
  values.reduce((total, value) => total + (value - mean) ** 2, 0) / (values.length - 1);

const tooFew = (file: string, message: string, found: number): UserError =>
  new UserError({
    code: 'value-missing',
    file,
    message,
    found: `${found}`,
    allowed: 'at least 2 of each state',
  });
