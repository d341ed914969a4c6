import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isFolder } from '../problem/files.js';
import { UserError } from '../problem/problem.js';
import { CIFAR_SETS } from './cifar.js';

/** The set that comes with the package. */
export const PACKAGED_SET = 'digits';
const PACKAGED_FOLDER = fileURLToPath(new URL('../../data/digits', import.meta.url));
/** Where Debian's packages dataset-* put IDX folders. */
const SYSTEM_FOLDER = '/usr/share/datasets';
const TEN_CLASSES: readonly string[] = [PACKAGED_SET, 'mnist', 'fashion-mnist', 'kmnist'];

export interface PartFiles {
  readonly images: string;
  readonly labels: string;
}

export interface DataFiles {
  readonly name: string;
  readonly folder: string;
  /** One pool, or the official training part and the official test part. */
  readonly parts: readonly PartFiles[];
  /** Where the set's definition says it; undefined: one more than the largest label. */
  readonly classes: number | undefined;
}

/** Where to look; the defaults are those of a user's machine. */
export interface Places {
  readonly packaged: string;
  readonly system: string;
}

/**
 * Finds the files of a set by name: `digits` in the package, others as a sub-folder of the data folder with
 * the four files of MNIST (gzipped or not), or the data folder itself where it bears the name.
 * @param dataDir as the user gave it; NUDGE_DATA where undefined
 * @throws UserError reference-unknown (says what there is), file-missing (folder found, file absent)
 */
export function locate(name: string, dataDir?: string, places: Partial<Places> = {}): DataFiles {
  const classes = TEN_CLASSES.includes(name) ? 10 : undefined;
  if (name === PACKAGED_SET) {
    const folder = places.packaged ?? PACKAGED_FOLDER;
    return { name, folder, parts: [pair(folder, '', 'Build the package: npm run build')], classes };
  }
  const folder = folderOf(name, [name], dataDir, places);
  return { name, folder, parts: [pair(folder, 'train-'), pair(folder, 't10k-')], classes };
}

/**
 * The folder of a set, by one of the names that it may bear.
 * @throws UserError reference-unknown (says what there is), file-missing
 */
export function folderOf(
  name: string,
  folders: readonly string[],
  dataDir: string | undefined,
  places: Partial<Places> = {},
): string {
  const data = dataDir ?? (process.env.NUDGE_DATA || undefined);
  const roots = [data, places.system ?? SYSTEM_FOLDER].filter(root => root !== undefined);
  if (data !== undefined && !isFolder(data)) {
    throw new UserError({ code: 'file-missing', file: data, message: 'the data folder does not exist' });
  }
  const folder = /^\w[\w.-]*$/.test(name)
    ? roots.flatMap(root => folders.flatMap(each => candidates(root, each))).find(isFolder)
    : undefined;
  if (folder === undefined) throw unknownSet(name, data, roots);
  return folder;
}

const candidates = (root: string, name: string): string[] =>
  basename(root) === name ? [join(root, name), root] : [join(root, name)];

function pair(folder: string, prefix: string, advice?: string): PartFiles {
  const find = (kind: string) => {
    const plain = join(folder, `${prefix}${kind}-ubyte`);
    const file = [`${plain}.gz`, plain].find(existsSync);
    if (file !== undefined) return file;
    const message = 'is missing from the data set';
    throw new UserError({
      code: 'file-missing',
      file: `${plain}.gz`,
      message,
      ...(advice ? { advice } : {}),
    });
  };
  return { images: find('images-idx3'), labels: find('labels-idx1') };
}

function unknownSet(name: string, data: string | undefined, roots: readonly string[]): UserError {
  const known = [PACKAGED_SET, ...roots.filter(isFolder).flatMap(setsIn)];
  return new UserError({
    code: 'reference-unknown',
    message: `there is no data set of this name${data === undefined ? '' : ` in ${data}`}`,
    found: JSON.stringify(name),
    allowed: [...new Set(known)].join(', '),
    advice: 'Give the folder that holds it with --data DIR or NUDGE_DATA',
  });
}

const setsIn = (root: string): string[] => [
  ...readdirSync(root)
    .filter(name => ['.gz', ''].some(end => existsSync(join(root, name, `train-images-idx3-ubyte${end}`))))
    .sort(),
  ...[...CIFAR_SETS].flatMap(([name, { folders }]) =>
    folders.some(each => isFolder(join(root, each))) ? name : [],
  ),
];
