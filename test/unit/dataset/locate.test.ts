import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { locate } from '../../../src/dataset/locate.js';
import { temporaryFolder } from '../../support/folder.js';
import { writePart } from '../../support/idx.js';
import { problemsFrom } from '../../support/problems.js';

const NOWHERE = { system: 'no-such-folder' };

function writeSet(root: string, name: string, gzip = true): string {
  const folder = join(root, name);
  for (const prefix of ['train-', 't10k-']) writePart(folder, { prefix, labels: [0, 1], gzip });
  return folder;
}

afterEach(() => vi.unstubAllEnvs());

describe('finding a set', () => {
  test('by its name in the data folder', () => {
    const root = temporaryFolder();
    const folder = writeSet(root, 'kmnist');
    expect(locate('kmnist', root, NOWHERE)).toEqual({
      name: 'kmnist',
      folder,
      classes: 10,
      parts: [
        {
          images: join(folder, 'train-images-idx3-ubyte.gz'),
          labels: join(folder, 'train-labels-idx1-ubyte.gz'),
        },
        {
          images: join(folder, 't10k-images-idx3-ubyte.gz'),
          labels: join(folder, 't10k-labels-idx1-ubyte.gz'),
        },
      ],
    });
  });

  test('not compressed', () => {
    const root = temporaryFolder();
    const folder = writeSet(root, 'letters', false);
    const found = locate('letters', root, NOWHERE);
    expect(found.parts[0]?.images).toBe(join(folder, 'train-images-idx3-ubyte'));
    expect(found.classes).toBeUndefined();
  });

  test('in NUDGE_DATA, unless a folder is given', () => {
    const [root, other] = [temporaryFolder(), temporaryFolder()];
    writeSet(root, 'mnist');
    vi.stubEnv('NUDGE_DATA', root);
    expect(locate('mnist', undefined, NOWHERE).folder).toBe(join(root, 'mnist'));
    expect(problemsFrom(() => locate('mnist', other, NOWHERE))).toMatchObject([
      { code: 'reference-unknown' },
    ]);
  });

  test('where the data folder itself bears the name', () => {
    const folder = writeSet(temporaryFolder(), 'mnist');
    expect(locate('mnist', folder, NOWHERE).folder).toBe(folder);
  });

  test('where the system has it, after the data folder', () => {
    const [root, system] = [temporaryFolder(), temporaryFolder()];
    const installed = writeSet(system, 'fashion-mnist');
    vi.stubEnv('NUDGE_DATA', '');
    expect(locate('fashion-mnist', root, { system }).folder).toBe(installed);
    expect(locate('fashion-mnist', undefined, { system }).folder).toBe(installed);
    const own = writeSet(root, 'fashion-mnist');
    expect(locate('fashion-mnist', root, { system }).folder).toBe(own);
  });

  test('digits come from the package, as one pool', () => {
    const packaged = temporaryFolder();
    writePart(packaged, { prefix: '', labels: [0, 1, 2] });
    expect(locate('digits', undefined, { packaged })).toMatchObject({ folder: packaged, classes: 10 });
    expect(locate('digits', 'no-such-folder', { packaged }).parts).toHaveLength(1);
  });
});

describe('what is told', () => {
  test('a name that is nowhere, with the names that are there', () => {
    const root = temporaryFolder();
    writeSet(root, 'mnist');
    writeSet(root, 'letters', false);
    mkdirSync(join(root, 'notes'));
    expect(problemsFrom(() => locate('minst', root, NOWHERE))).toEqual([
      {
        code: 'reference-unknown',
        message: `there is no data set of this name in ${root}`,
        found: '"minst"',
        allowed: 'digits, letters, mnist',
        advice: 'Give the folder that holds it with --data DIR or NUDGE_DATA',
      },
    ]);
  });

  test('no data folder at all', () => {
    vi.stubEnv('NUDGE_DATA', '');
    expect(problemsFrom(() => locate('mnist', undefined, NOWHERE))).toMatchObject([
      { message: 'there is no data set of this name', allowed: 'digits' },
    ]);
  });

  test('a data folder that does not exist', () => {
    const root = join(temporaryFolder(), 'none');
    expect(problemsFrom(() => locate('mnist', root, NOWHERE))).toMatchObject([
      { code: 'file-missing', file: root },
    ]);
  });

  test('a folder that lacks one of its files', () => {
    const root = temporaryFolder();
    writePart(join(root, 'mnist'), { prefix: 'train-', labels: [0] });
    expect(problemsFrom(() => locate('mnist', root, NOWHERE))).toMatchObject([
      { code: 'file-missing', file: join(root, 'mnist', 't10k-images-idx3-ubyte.gz') },
    ]);
  });

  test('digits that were not built', () => {
    expect(problemsFrom(() => locate('digits', undefined, { packaged: temporaryFolder() }))).toMatchObject([
      { code: 'file-missing', advice: 'Build the package: npm run build' },
    ]);
  });

  test.each(['../mnist', '/etc', '', '.', 'a/b', '..'])('a name that is a path: %j', name => {
    const root = temporaryFolder();
    expect(problemsFrom(() => locate(name, root, NOWHERE))).toMatchObject([{ code: 'reference-unknown' }]);
  });
});
