import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, test } from 'vitest';
import { loadCard } from '../../../src/card/load.js';
import { CHIP_CARD } from '../../../src/chip/card.js';
import { capabilitiesOf, emulate } from '../../../src/chip/emulator.js';
import { UserError } from '../../../src/problem/problem.js';
import { encodeRecord, MAGIC } from '../../../src/recording/record.js';
import { Recorder } from '../../../src/recording/recorder.js';
import { Recording } from '../../../src/recording/recording.js';
import { replay } from '../../../src/recording/replay.js';
import { summaryOf } from '../../../src/recording/summary.js';
import { temporaryFolder } from '../../support/folder.js';
import { lesson } from '../../support/lesson.js';
import { FIXED } from '../../support/recording.js';

const { card } = loadCard(CHIP_CARD, 'rp2040');
const SHEET = { kind: 'capabilities', requestId: 0, ...capabilitiesOf(card) } as const;
const SAMPLES = 3;

/** A recording as it should be. */
async function recorded(): Promise<Buffer> {
  const file = join(temporaryFolder(), 'good.nrec');
  const recorder = new Recorder(file, FIXED);
  await lesson(recorder.record(emulate(card), SHEET), SAMPLES);
  recorder.end();
  return readFileSync(file);
}

/** Reads a file in every way that there is; all that may come of it is a UserError with a sentence. */
async function survives(file: string, bytes: Uint8Array): Promise<boolean> {
  writeFileSync(file, bytes);
  const attempts: (() => unknown)[] = [
    () => summaryOf(file),
    async () => {
      const recording = new Recording(file);
      try {
        await lesson(replay(recording), SAMPLES);
      } finally {
        recording.close();
      }
    },
  ];
  for (const attempt of attempts) {
    const error = await Promise.resolve()
      .then(attempt)
      .then(
        () => undefined,
        reason => reason,
      );
    if (error !== undefined && !(error instanceof UserError)) throw error;
  }
  return true;
}

const tried = (name: string, bytes: fc.Arbitrary<(good: Buffer) => Uint8Array>, numRuns: number) =>
  test(name, async () => {
    const file = join(temporaryFolder(), 'bad.nrec');
    const good = await recorded();
    await fc.assert(
      fc.asyncProperty(bytes, make => survives(file, make(good))),
      { numRuns },
    );
  });

const place = fc.double({ min: 0, max: 1, noNaN: true });
const at = (bytes: Buffer, share: number) => Math.min(bytes.length - 1, Math.floor(share * bytes.length));

describe('whatever stands in a file', () => {
  tried(
    'random bytes behind a good first line',
    fc.uint8Array({ maxLength: 400 }).map(noise => () => Buffer.concat([MAGIC, noise])),
    100,
  );

  tried(
    'a file cut anywhere',
    place.map(share => bytes => bytes.subarray(0, at(bytes, share))),
    60,
  );

  tried(
    'flipped bits, in a file that was closed and in one that was not',
    fc
      .tuple(fc.array(fc.tuple(place, fc.nat(7)), { minLength: 1, maxLength: 4 }), fc.boolean())
      .map(([flips, closed]) => bytes => {
        const copy = Buffer.from(closed ? bytes : bytes.subarray(0, bytes.length - 16));
        for (const [share, bit] of flips) copy[at(copy, share)]! ^= 1 << bit;
        return copy;
      }),
    60,
  );

  tried(
    'records with good checksums and any content',
    fc
      .array(
        fc.record({
          kind: fc.constantFrom('head', 'sheet', 'open', 'command', 'event', 'close', 'index'),
          conversation: fc.nat(3),
          seconds: fc.constantFrom(0, 1, Number.NaN, -1),
          payload: fc.uint8Array({ maxLength: 40 }),
        }),
        { maxLength: 12 },
      )
      .map(records => bytes => {
        const start = bytes.subarray(0, bytes.indexOf(encodeRecord({ ...OPEN, conversation: 1 })));
        return Buffer.concat([start, ...records.map(encodeRecord)]);
      }),
    100,
  );
});

const OPEN = { kind: 'open', conversation: 0, seconds: 0, payload: new Uint8Array(0) } as const;
