import * as L from '../../kernel/layout.js';
import type { RateUnit } from '../../protocol/messages.js';

/** What an activation f is to the kernels, to an exact minimisation and to the energy. */
export interface Activation {
  /** One of ACTIVATE_* of the kernels. */
  readonly code: number;
  /** Slope of f between its bounds where it is piecewise linear; undefined where it is curved. */
  readonly slope?: number;
  /** f' and f'' where f is curved, by the rate a = f(u). */
  readonly curve?: { slope(a: number): number; bend(a: number): number };
  readonly low: number;
  readonly high: number;
  /** G(s), the integral of the inverse of f: what a unit at rate s adds to the energy. */
  readonly content: (s: number) => number;
}

/** x ln x, and 0 at 0. */
const xlogx = (x: number): number => (x > 0 ? x * Math.log(x) : 0);

/** Sources: sig4, hard and half of the code published with Ernoult et al. 2019 and Laborieux et al. 2021. */
export const ACTIVATIONS: Readonly<Record<RateUnit['activation'], Activation>> = {
  linear: {
    code: L.ACTIVATE_LINEAR,
    slope: 1,
    low: -Infinity,
    high: Infinity,
    content: s => (s * s) / 2,
  },
  'hard-sigmoid': { code: L.ACTIVATE_HARD, slope: 1, low: 0, high: 1, content: s => (s * s) / 2 },
  'half-sigmoid': { code: L.ACTIVATE_HALF, slope: 0.5, low: 0, high: 1, content: s => s * s },
  sigmoid: {
    code: L.ACTIVATE_SIGMOID,
    low: 0,
    high: 1,
    content: s => s / 2 + (xlogx(s) + xlogx(1 - s)) / 4,
    curve: { slope: a => 4 * a * (1 - a), bend: a => 16 * a * (1 - a) * (1 - 2 * a) },
  },
  tanh: {
    code: L.ACTIVATE_TANH,
    low: -1,
    high: 1,
    content: s => (xlogx(1 + s) + xlogx(1 - s)) / 2,
    curve: { slope: a => 1 - a * a, bend: a => -2 * a * (1 - a * a) },
  },
  // Its slope is 0 or infinite; a step takes it for 1, as the code published with Laydevant et al. 2021 does.
  binary: {
    code: L.ACTIVATE_BINARY,
    low: 0,
    high: 1,
    content: s => (s * s) / 2,
    curve: { slope: () => 1, bend: () => 0 },
  },
  // A readout is no part of what relaxes: it adds nothing to the energy. Its kernel is that of the drive.
  softmax: { code: L.ACTIVATE_LINEAR, slope: 1, low: 0, high: 1, content: () => 0 },
};
