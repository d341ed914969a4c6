import type { Kernels } from '../../kernel/kernels.js';
import type { RateUnit } from '../../protocol/messages.js';
import { euler } from './euler.js';
import { fixedPoint } from './fixed-point.js';
import { minimise } from './minimise.js';
import type { RatePopulation } from './population.js';
import { softmax } from './softmax.js';

/** Turns the drive in a population's `next` into its next rates. */
export type Move = (population: RatePopulation, samples: number, kernels: Kernels) => void;

/** How rates follow their drives. */
const DYNAMICS: Readonly<Record<RateUnit['dynamics'], Move>> = {
  'fixed-point': fixedPoint,
  euler,
  minimise,
};

export const moveOf = ({ readout, unit }: RatePopulation): Move =>
  readout ? softmax : DYNAMICS[unit.dynamics];
