import { CIFAR_SETS, loadCifar } from './cifar.js';
import type { DataSet } from './dataset.js';
import { loadDataSet } from './idx-set.js';
import { folderOf, locate } from './locate.js';

/**
 * Finds a data set by name and reads it: `digits` (packaged), `cifar-10` and `cifar-100` in their binary version, or
 * any folder of MNIST-like IDX files in `dataDir` (default: NUDGE_DATA), such as mnist, fashion-mnist, kmnist.
 * @throws UserError reference-unknown, file-missing, file-unreadable, file-damaged, shape-mismatch, label-range
 */
export function findDataset(name: string, dataDir?: string): DataSet {
  const cifar = CIFAR_SETS.get(name);
  if (!cifar) return loadDataSet(locate(name, dataDir));
  return loadCifar(name, folderOf(name, cifar.folders, dataDir), cifar);
}
