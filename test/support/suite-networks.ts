import { stateStep } from '../../src/estimator/states.js';
import type { Unnumbered } from '../../src/stream/session.js';
import type { SuiteNetwork } from '../suites/contract-suite.js';
import { layered } from './rate-network.js';
import { resistors } from './resistive-network.js';
import { pattern, present, target, writeWeights } from './toy-network.js';

/** Networks that relax, for the suite of every chip. */

const [INPUTS, HIDDEN, OUTPUTS] = [6, 4, 3];
const matrix = (targets: number, sources: number): number[][] =>
  Array.from({ length: targets }, () => new Array<number>(sources).fill(0));
const positive = (length: number, salt: number): Float32Array => pattern(length, salt).map(Math.abs);

/** Without the weights that follow. */
function* configured(commands: Iterable<Unnumbered>): Generator<Unnumbered> {
  for (const command of commands) {
    yield command;
    if (command.kind === 'commit') return;
  }
}

const lesson = (beta: number, rateScale: number) => () => {
  const steps = { freeSteps: 60, nudgedSteps: 60, tolerance: 0 };
  return stateStep({ kind: 'C-EP', beta, ...steps, plasticity: 'captured', output: 2 }, 1, rateScale);
};

export const RATES: SuiteNetwork = {
  unit: 'rate',
  sizes: [INPUTS, HIDDEN, OUTPUTS],
  configure: slots =>
    configured(
      layered({
        weights: [matrix(HIDDEN, INPUTS), matrix(OUTPUTS, HIDDEN)],
        ...{ biases: [], slots, unit: {}, output: {} },
      }),
    ),
  taught: () => [
    writeWeights(0, pattern(INPUTS * HIDDEN, 1)),
    writeWeights(1, pattern(HIDDEN * OUTPUTS, 2)),
    present(),
    target(1),
  ],
  pattern,
  real: true,
  wrong: { unit: { step: -1 }, path: 'unit.step' },
  state: 'rate',
  still: 1e-3,
  lesson: lesson(0.2, 0.2),
};

/** Its inputs have negatives, so that the first layer has twice as many resistors. */
export const RESISTORS: SuiteNetwork = {
  ...RATES,
  unit: 'resistive',
  sizes: [2 * INPUTS, HIDDEN, OUTPUTS],
  configure: slots => {
    const layers = [
      { siemens: new Float32Array(2 * INPUTS * HIDDEN), biases: new Float32Array(HIDDEN), diodes: true },
      { siemens: new Float32Array(HIDDEN * OUTPUTS), biases: new Float32Array(OUTPUTS), diodes: false },
    ];
    return configured(resistors({ gain: 4, layers }, { slots }));
  },
  taught: () => [
    writeWeights(0, positive(2 * INPUTS * HIDDEN, 1)),
    writeWeights(1, positive(HIDDEN * OUTPUTS, 2)),
    present(),
    target(1),
  ],
  pattern: positive,
  wrong: { unit: { batch: 0.5 }, path: 'unit.batch' },
  lesson: lesson(0.3, 0.02),
};
