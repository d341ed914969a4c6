import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Recorder } from '../../../src/recording/recorder.js';
import { Session } from '../../../src/stream/session.js';
import { temporaryFolder } from '../../support/folder.js';
import { answering, FIXED, SHEET } from '../../support/recording.js';

/** Those of the page, which were current when it was written. */
const DEFINITIONS = 0x26715148;

const PAGE = readFileSync(new URL('../../../protocols/recording.md', import.meta.url), 'utf8');

/** Hexadecimal pairs at the start of a line, or all between its quotes. */
function bytesOf(line: string): Buffer {
  if (line.startsWith('"')) return Buffer.from(line.slice(1, line.lastIndexOf('"')));
  const pairs = /^(?:[0-9a-f]{2} {0,2})+(?= |$)/.exec(line)?.[0] ?? '';
  return Buffer.from(pairs.replaceAll(' ', ''), 'hex');
}

test('the file of the page is what a recorder writes', async () => {
  const file = join(temporaryFolder(), 'page.nrec');
  let time = -0.25;
  const place = 'serial:/dev/ttyACM0';
  const recorder = new Recorder(file, {
    ...FIXED,
    place,
    definitions: DEFINITIONS,
    now: () => (time += 0.25),
  });
  const board = answering(({ requestId }) => ({ kind: 'done', requestId }));
  const session = new Session(recorder.record(board, SHEET), 1);
  await session.ask({ kind: 'commit' });
  session.close();
  recorder.end();
  const [, body] = /^```recording\n([\s\S]*?)^```/m.exec(PAGE)!;
  const stated = Buffer.concat(body!.trimEnd().split('\n').map(bytesOf));
  expect(stated.toString('latin1')).toBe(readFileSync(file, 'latin1'));
});
