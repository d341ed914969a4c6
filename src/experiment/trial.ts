import type { DataSet } from '../dataset/dataset.js';
import { findDataset } from '../dataset/find.js';
import { normalisePixels } from '../dataset/normalise.js';
import { padPixels } from '../dataset/pad.js';
import { permutePixels } from '../dataset/permute.js';
import { poolPixels } from '../dataset/pool.js';
import { type Split, splitDataset } from '../dataset/split.js';
import type { LinkReport } from '../link/board/report.js';
import { UserError } from '../problem/problem.js';
import type { KernelFactory } from '../substrate/spiking/network.js';
import { refusals } from './abilities.js';
import { type Design, design } from './design.js';
import { checkData } from './resolve.js';
import type { Experiment } from './schema.js';
/** A design with its data. */
export interface Trial extends Design {
  /** There is one such chip: nothing can be done on a second one beside it. */
  readonly single?: boolean;
  /** What the link to the chip has done so far, where the chip is on a line. */
  readonly link?: () => LinkReport;
  readonly data: DataSet;
  readonly split: Split;
}

/** Loads and splits the data of an experiment. @throws UserError with every kind of data or chip problem */
export function prepare(
  experiment: Experiment,
  dataDir: string | undefined,
  find = findDataset,
  kernels?: KernelFactory,
): Trial {
  const designed = design(experiment, kernels);
  const obstacles = [...designed.placement.violations, ...designed.cells.problems, ...refusals(designed)];
  if (obstacles.length > 0) throw new UserError(obstacles);
  const data = preparedPixels(find(experiment.data.set, dataDir), experiment.data);
  checkData(experiment, { image: [data.height, data.width, data.channels], classes: data.classes });
  const { train_samples, validation_samples, test_samples } = experiment.data;
  const request = {
    seed: experiment.seed,
    train: train_samples,
    validation: validation_samples,
    test: test_samples,
    classes: experiment.data.classes,
  };
  return { ...designed, data, split: splitDataset(data, request) };
}

/** Images as an experiment wants all of them, in training and tests. */
function preparedPixels(data: DataSet, how: Experiment['data']): DataSet {
  const image = padPixels(poolPixels(data, how.mean_pool), how.pad);
  return normalisePixels(permutePixels(image, how.pixel_permutation), how.normalise);
}
