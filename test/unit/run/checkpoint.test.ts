import { existsSync, linkSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  CHECKPOINT_FILE,
  type Checkpoint,
  decodeCheckpoint,
  encodeCheckpoint,
  loadCheckpoint,
  PREVIOUS_FILE,
  readCheckpoint,
  saveCheckpoint,
} from '../../../src/run/checkpoint.js';
import { vector } from '../../../src/run/npy.js';
import { decodeNpz, encodeNpz } from '../../../src/run/npz.js';
import { temporaryFolder } from '../../support/folder.js';
import { problemsFrom } from '../../support/problems.js';

const at = (samples: number): Checkpoint => ({
  meta: { samples, metrics: { rows: 2, jsonl: 80, csv: 40 }, sign: [1, -1, null, true, 'é'] },
  arrays: {
    'weight/0': { shape: [2, 2], data: Float32Array.of(samples, 1, 2, 3) },
    order: vector(Uint32Array.of(2, 0)),
  },
});

function saved(...samples: number[]) {
  const folder = temporaryFolder();
  for (const n of samples) saveCheckpoint(folder, at(n));
  return { folder, file: join(folder, CHECKPOINT_FILE), previous: join(folder, PREVIOUS_FILE) };
}

/** Flips one bit in the middle, as a bad disk would. */
function spoil(file: string): void {
  const bytes = readFileSync(file);
  bytes[bytes.length >> 1]! ^= 1;
  writeFileSync(file, bytes);
}

describe('one checkpoint', () => {
  test('comes back as it was', () => {
    const bytes = encodeCheckpoint(at(500));
    expect(decodeCheckpoint(bytes, 'c.npz')).toEqual(at(500));
    expect(encodeCheckpoint(at(500))).toEqual(bytes);
  });

  test('the stored example of format 1 is read, and still written so', () => {
    const file = join('test', 'golden', 'checkpoint-1.npz');
    expect(readCheckpoint(file)).toEqual(at(500));
    expect(Buffer.from(encodeCheckpoint(at(500))).equals(readFileSync(file))).toBe(true);
  });

  test('reserved names are our bug', () => {
    for (const name of ['meta', 'sha256']) {
      const arrays = { [name]: vector(Uint8Array.of(1)) };
      expect(() => encodeCheckpoint({ meta: {}, arrays })).toThrow(`cannot be called ${name}`);
    }
  });

  test('a changed value with a right zip checksum is found by the sha256', () => {
    const content = decodeNpz(encodeCheckpoint(at(500)), 'c.npz');
    const forged = encodeNpz({ ...content, order: vector(Uint32Array.of(2, 1)) });
    expect(problemsFrom(() => decodeCheckpoint(forged, 'c.npz'))).toMatchObject([
      { code: 'file-damaged', message: 'is damaged: its content does not have the stored sha256' },
    ]);
    const { sha256: _, ...without } = content;
    expect(problemsFrom(() => decodeCheckpoint(encodeNpz(without), 'c.npz'))).toMatchObject([
      { code: 'file-damaged' },
    ]);
  });

  test('a newer format is refused before anything else', () => {
    const text = Buffer.from('{"format": "nudge.checkpoint/2"}');
    const newer = encodeNpz({ meta: vector(Uint8Array.from(text)) });
    expect(problemsFrom(() => decodeCheckpoint(newer, 'c.npz'))).toMatchObject([{ code: 'format-newer' }]);
  });

  test.each(['{', '7', 'null'])('a description that is none: %s', text => {
    const bytes = encodeNpz({ meta: vector(Uint8Array.from(Buffer.from(text))) });
    expect(problemsFrom(() => decodeCheckpoint(bytes, 'c.npz'))).toMatchObject([
      { code: 'file-damaged', path: 'meta' },
    ]);
    expect(problemsFrom(() => decodeCheckpoint(encodeNpz({}), 'c.npz'))).toMatchObject([{ path: 'meta' }]);
  });
});

describe('saving', () => {
  test('keeps the one before as the previous one', () => {
    const { folder, file, previous } = saved(1, 2, 3);
    expect(readCheckpoint(file)).toEqual(at(3));
    expect(readCheckpoint(previous)).toEqual(at(2));
    expect(readdirSync(folder).sort()).toEqual([CHECKPOINT_FILE, PREVIOUS_FILE].sort());
  });

  test('goes on where a kill left both names on one file', () => {
    const { folder, file, previous } = saved(1);
    linkSync(file, previous);
    saveCheckpoint(folder, at(2));
    expect(readCheckpoint(file)).toEqual(at(2));
    expect(readCheckpoint(previous)).toEqual(at(1));
    expect(readdirSync(folder)).toHaveLength(2);
  });
});

describe('loading', () => {
  test('the newest, without a word', () => {
    expect(loadCheckpoint(saved(1, 2).folder)).toEqual({ checkpoint: at(2), notice: null });
  });

  test.each([
    ['damaged', spoil, /checkpoint\.npz: .*damaged|checksum/],
    ['truncated', (file: string) => writeFileSync(file, readFileSync(file).subarray(0, 100)), /complete zip/],
    ['gone', (file: string) => rmSync(file), /does not exist/],
  ])('the previous one where the newest is %s, with a notice', (_, harm, why) => {
    const { folder, file, previous } = saved(1, 2);
    harm(file);
    const { checkpoint, notice } = loadCheckpoint(folder);
    expect(checkpoint).toEqual(at(1));
    expect(notice).toMatch(why);
    expect(notice).toContain(`Going on from ${previous}, the checkpoint before it.`);
  });

  test('none, when there is none', () => {
    const folder = temporaryFolder();
    expect(problemsFrom(() => loadCheckpoint(folder))).toMatchObject([
      { code: 'file-missing', file: folder, message: 'holds no checkpoint' },
    ]);
  });

  test('the first problem when there is no previous one, both when both are damaged', () => {
    const one = saved(1);
    spoil(one.file);
    expect(problemsFrom(() => loadCheckpoint(one.folder))).toMatchObject([{ file: one.file }]);
    const two = saved(1, 2);
    spoil(two.file);
    spoil(two.previous);
    expect(problemsFrom(() => loadCheckpoint(two.folder))).toMatchObject([
      { file: two.file },
      { file: two.previous },
    ]);
  });

  test('a newer format is not passed over for an older file', () => {
    const { folder, file } = saved(1, 2);
    const text = Buffer.from('{"format": "nudge.checkpoint/2"}');
    writeFileSync(file, encodeNpz({ meta: vector(Uint8Array.from(text)) }));
    expect(problemsFrom(() => loadCheckpoint(folder))).toMatchObject([{ code: 'format-newer' }]);
    expect(existsSync(file)).toBe(true);
  });
});
