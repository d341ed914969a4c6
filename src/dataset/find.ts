import { type DataSet, loadDataSet } from './dataset.js';
import { locate } from './locate.js';

/**
 * Finds a data set by name and reads it: `digits` (packaged), or any folder of MNIST-like IDX files in
 * `dataDir` (default: NUDGE_DATA), such as mnist, fashion-mnist, kmnist.
 * @throws UserError reference-unknown, file-missing, file-unreadable, file-damaged, shape-mismatch, label-range
 */
export function findDataset(name: string, dataDir?: string): DataSet {
  return loadDataSet(locate(name, dataDir));
}
