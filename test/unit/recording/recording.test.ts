import { appendFileSync, existsSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadCard } from '../../../src/card/load.js';
import { CHIP_CARD } from '../../../src/chip/card.js';
import { capabilitiesOf, openChip } from '../../../src/chip/emulator.js';
import { UserError } from '../../../src/problem/problem.js';
import type { Chip } from '../../../src/protocol/chip.js';
import type { Command } from '../../../src/protocol/messages.js';
import { Counting } from '../../../src/recording/contents.js';
import { findCommand } from '../../../src/recording/lookup.js';
import { Recorder } from '../../../src/recording/recorder.js';
import { Recording } from '../../../src/recording/recording.js';
import { summaryOf } from '../../../src/recording/summary.js';
import { Session } from '../../../src/stream/session.js';
import { temporaryFolder } from '../../support/folder.js';
import { FIXED, replaying } from '../../support/recording.js';
import {
  HIDDEN,
  pattern,
  read,
  SOURCES,
  settle,
  settled,
  setUpToy,
  writeWeights,
} from '../../support/toy-network.js';

const SHEET = {
  kind: 'capabilities',
  requestId: 0,
  ...capabilitiesOf(loadCard(CHIP_CARD, 'laptop').card),
} as const;
/** What a host does with a chip: two conversations, the second one within the first. */
async function experiment(chip: Chip) {
  const outer = new Session(chip, 4);
  await setUpToy(outer);
  const first = await settled(outer, { record: [0, 1, 2] });
  const inner = new Session(chip, 4);
  await setUpToy(inner);
  const tested = await settled(inner, { draw: 9 });
  inner.close();
  const weights = await read(outer, 'weight', 0);
  outer.close();
  return {
    first: { ...first.end, requestId: 0 },
    spikes: first.packets.length,
    tested: tested.end.readout,
    weights,
  };
}

async function recorded(end = true) {
  const file = join(temporaryFolder(), 'toy.nrec');
  const recorder = new Recorder(file, FIXED);
  const live = await experiment(recorder.record(openChip(), SHEET));
  if (end) recorder.end();
  return { file, live };
}

/** The one problem of what is thrown. */
async function problemOf(action: () => unknown) {
  const error = await Promise.resolve()
    .then(action)
    .then(
      () => undefined,
      reason => reason,
    );
  expect(error).toBeInstanceOf(UserError);
  return (error as UserError).problems[0]!;
}

describe('a recording', () => {
  test('answers as the chip did, in conversations within conversations', async () => {
    const { file, live } = await recorded();
    expect(await experiment(replaying(file))).toEqual(live);
  });

  test('names the command, the field, what it found and what was recorded', async () => {
    const { file } = await recorded();
    const session = new Session(replaying(file), 1);
    await setUpToy(session);
    const astray = await problemOf(() => settled(session, { draw: 4, record: [0, 1, 2] }));
    expect(astray).toMatchObject({
      code: 'recording-left',
      file,
      path: 'draw',
      message: expect.stringMatching(/at command \d+ \(settle\)/),
      found: '4',
      allowed: '3, as recorded',
    });
    const again = new Session(replaying(file), 1);
    expect(await problemOf(() => again.play([settle()]))).toMatchObject({
      message: 'the host leaves the recording at command 1',
      found: 'settle',
      allowed: 'configure',
    });
  });

  test('finds a difference of one bit in bulk data', async () => {
    const file = join(temporaryFolder(), 'bulk.nrec');
    const recorder = new Recorder(file, FIXED);
    const data = pattern(SOURCES * HIDDEN, 2);
    const live = new Session(recorder.record(openChip(), SHEET), 1);
    await setUpToy(live);
    await live.ask(writeWeights(0, data));
    live.close();
    recorder.end();
    const session = new Session(replaying(file), 1);
    await setUpToy(session);
    const other = data.slice();
    new Uint32Array(other.buffer)[7]! ^= 1;
    expect(await problemOf(() => session.ask(writeWeights(0, other)))).toMatchObject({ path: 'data[7]' });
  });

  test('has an end, of a conversation and as a whole', async () => {
    const { file } = await recorded();
    const chip = replaying(file);
    await experiment(chip);
    const third = new Session(chip, 1);
    const { message } = await problemOf(() => third.ask({ kind: 'commit' }));
    expect(message).toMatch(/it has no further conversation/);
    const short = new Session(replaying(file), 1);
    await setUpToy(short);
    await settled(short, { record: [0, 1, 2] });
    await read(short, 'weight', 0);
    expect((await problemOf(() => short.ask(settle()))).message).toMatch(/ends after command \d+/);
  });

  test('never replaces a file, and leaves none that is empty', async () => {
    const { file } = await recorded();
    expect(await problemOf(() => new Recorder(file, FIXED))).toMatchObject({ code: 'usage', file });
    const empty = `${file}.empty`;
    new Recorder(empty, FIXED).end();
    expect(existsSync(empty)).toBe(false);
  });
});

describe('a recording that was not closed', () => {
  test('has the same contents as when it was closed, counted again', async () => {
    const closed = summaryOf((await recorded()).file);
    const open = summaryOf((await recorded(false)).file);
    expect(closed.whole).toBe(true);
    expect(open.whole).toBe(false);
    expect(open.contents).toEqual(closed.contents);
    expect(closed.contents).toMatchObject({
      conversations: 2,
      refused: 0,
      commands: { settle: 2, commit: 2 },
    });
  });

  test('is cut at its last whole record, wherever it was torn, and says so', async () => {
    const { file } = await recorded(false);
    const whole = summaryOf(file).contents;
    const { size } = statSync(file);
    appendFileSync(file, Buffer.alloc(100, 0xa5));
    expect(summaryOf(file)).toMatchObject({ whole: false, bytes: { cut: 100 }, contents: whole });
    truncateSync(file, size - 30);
    const torn = summaryOf(file);
    expect(torn.bytes.cut).toBeGreaterThan(0);
    expect(torn.contents.events).toBeLessThanOrEqual(whole.events);
    const { message } = await problemOf(() => experiment(replaying(file)));
    expect(message).toMatch(/the recording ends before the answer|ends after command/);
  });
});

describe('a recording that is damaged', () => {
  test('is refused where it was closed', async () => {
    const { file } = await recorded();
    const bytes = readFileSync(file);
    bytes[bytes.length >> 1]! ^= 4;
    writeFileSync(file, bytes);
    const problem = await problemOf(() => experiment(replaying(file)));
    expect(problem).toMatchObject({ code: 'file-damaged', file, path: expect.stringMatching(/^byte \d+$/) });
  });

  test.each([
    ['nothing', Buffer.alloc(0), 'file-damaged'],
    ['another file', Buffer.from('{"format":1}\n'), 'file-damaged'],
    ['a file of another kind', Buffer.from('nudge.run/1\n'), 'value-choice'],
    ['a newer one', Buffer.from('nudge.recording/2\n'), 'format-newer'],
    ['a first line alone', Buffer.from('nudge.recording/1\n'), 'file-damaged'],
  ])('%s is told with a sentence', async (_, bytes, code) => {
    const file = join(temporaryFolder(), 'x.nrec');
    writeFileSync(file, bytes);
    expect(await problemOf(() => new Recording(file))).toMatchObject({ code, file });
  });

  test('a file that is not there', async () => {
    expect(await problemOf(() => new Recording('/none.nrec'))).toMatchObject({ code: 'file-missing' });
  });
});

describe('the index', () => {
  test('leads to any command', async () => {
    const { file } = await recorded();
    const { commands } = summaryOf(file).contents;
    const total = Object.values(commands).reduce((sum, many) => sum + many, 0);
    const found = Array.from({ length: total }, (_, k) => findCommand(file, k + 1)!);
    const settles = found.filter(({ command }) => command.kind === 'settle');
    expect(settles.map(each => each.settles)).toEqual([0, 1]);
    expect(settles.map(({ events }) => events.at(-1)!.kind)).toEqual(['settled', 'settled']);
    expect(findCommand(file, total + 1)).toBeUndefined();
  });

  test('stays small: places grow rarer as commands grow many', () => {
    const counting = new Counting();
    for (let k = 0; k < 20_000; k++) counting.command({ kind: 'commit', requestId: k } as Command, 100 * k);
    const { places, stride, commands } = counting.contents;
    expect(commands).toEqual({ commit: 20_000 });
    expect(places.length).toBeLessThan(4096);
    expect(places.map(({ command }) => (command - 1) / stride)).toEqual(places.map((_, k) => k));
    expect(places.every(({ command, offset }) => offset === 100 * (command - 1))).toBe(true);
  });
});
