import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import {
  CHECKPOINT_FILE,
  loadCheckpoint,
  PREVIOUS_FILE,
  readCheckpoint,
  saveCheckpoint,
} from '../../../src/run/checkpoint.js';
import { temporaryFolder } from '../../support/folder.js';

vi.mock('node:fs', async original => ({
  ...(await original<typeof import('node:fs')>()),
  linkSync: () => {
    throw Object.assign(new Error('EPERM'), { code: 'EPERM', syscall: 'link' });
  },
}));

test('a file system without hard links keeps the previous checkpoint too', () => {
  const folder = temporaryFolder();
  for (const samples of [1, 2, 3]) saveCheckpoint(folder, { meta: { samples }, arrays: {} });
  expect(readCheckpoint(join(folder, CHECKPOINT_FILE)).meta).toEqual({ samples: 3 });
  expect(readCheckpoint(join(folder, PREVIOUS_FILE)).meta).toEqual({ samples: 2 });
  expect(loadCheckpoint(folder).notice).toBeNull();
  expect(readdirSync(folder)).toHaveLength(2);
});
