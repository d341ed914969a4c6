import { map } from 'rxjs';
import { describe, expect, test } from 'vitest';
import { loadCard } from '../../../src/card/load.js';
import { CHIP_CARD } from '../../../src/chip/card.js';
import { emulate } from '../../../src/chip/emulator.js';
import type { Board } from '../../../src/link/board/board.js';
import { Board as BoardChip } from '../../../src/link/board/board.js';
import { VirtualClock } from '../../../src/link/clock.js';
import { BARE, encodeFrame } from '../../../src/link/frame/frame.js';
import { encodeBoardGreeting } from '../../../src/link/frame/greeting.js';
import { transportPair } from '../../../src/link/transport/pair.js';
import type { ByteTransport } from '../../../src/link/transport/transport.js';
import type { Chip } from '../../../src/protocol/chip.js';
import type { Capabilities, ChipEvent } from '../../../src/protocol/messages.js';
import { Session } from '../../../src/stream/session.js';
import { type BenchOptions, bench } from '../../support/board.js';
import { lesson } from '../../support/lesson.js';
import { GREETING } from '../../support/link.js';
import { read, settle, setUpToy } from '../../support/toy-network.js';

const { card } = loadCard(CHIP_CARD, 'rp2040');
const laptop = loadCard(CHIP_CARD, 'laptop').card;

/** A chip that says other things of itself. */
const claiming =
  (changes: Partial<Capabilities>): Chip =>
  commands =>
    emulate(laptop)(commands).pipe(
      map(event => (event.kind === 'capabilities' ? { ...event, ...changes } : event)),
    );

/** A chip that never answers a settle. */
const silent: Chip = commands =>
  emulate(laptop)(
    commands.pipe(map(command => (command.kind === 'settle' ? { ...command, requestId: 0 } : command))),
  );

function virtual(chip: Chip, options: BenchOptions = {}) {
  const clock = new VirtualClock();
  return { clock, ...bench(chip, { clock, ...options }) };
}

/** What is on the line is decided by the test. */
function strange(say: (transport: ByteTransport) => void): { clock: VirtualClock; board: Board } {
  const clock = new VirtualClock();
  const line = {
    name: 'serial port test',
    async open() {
      const [host, far] = transportPair(clock);
      clock.after(10, () => say(far));
      return host;
    },
  };
  return { clock, board: new BoardChip(line, { clock, nextSession: () => 1 }) };
}

describe('what cannot be worked with is told in a sentence', () => {
  test.each<[string, Partial<Capabilities>, RegExp]>([
    [
      'another protocol',
      { major: 2 },
      /speaks version 2\.0 of the learning protocol and this program version 1/,
    ],
    ['other definitions', { schemaHash: 1 }, /made for other message definitions \(00000001, here/],
    ['an empty window', { window: 0 }, /limits that cannot be: a window of 0 commands/],
    ['messages that are too short', { maxPayload: 100 }, /messages of at most 100 bytes/],
    ['no time', { tickNanoseconds: 0 }, /ticks of 0 ns/],
  ])('%s', async (_, changes, words) => {
    const { clock, board } = virtual(claiming(changes));
    await expect(clock.until(board.capabilities())).rejects.toThrow(words);
    expect(clock.pending).toBeLessThan(3);
  });

  test.each<[string, (transport: ByteTransport) => void, RegExp]>([
    ['nobody', () => {}, /serial port test: nothing answers/],
    [
      'another device, or another speed',
      far => far.write(Uint8Array.from({ length: 400 }, (_, k) => (k * 37) & 0xff)),
      /no frames of a board .*baud rate is wrong/,
    ],
    [
      'another version of the link',
      far =>
        far.write(
          encodeFrame({
            ...BARE,
            type: 'boot',
            payload: encodeBoardGreeting({ ...GREETING, linkVersion: 2 }),
          }),
        ),
      /another version of the link \(found version 2; allowed: version 1\)/,
    ],
    [
      'impossible limits',
      far =>
        far.write(
          encodeFrame({ ...BARE, type: 'boot', payload: encodeBoardGreeting({ ...GREETING, window: 0 }) }),
        ),
      /states impossible limits/,
    ],
    ['a line that ends at once', far => far.close(), /ended before a board had answered/],
  ])('%s', async (_, say, words) => {
    const { clock, board } = strange(say);
    await expect(clock.until(board.capabilities())).rejects.toThrow(words);
    expect(clock.pending).toBe(0);
  });

  test('a board that answers on the line and not to its commands', async () => {
    const { clock, board } = virtual(silent, { board: { answerMs: 5000 } });
    const session = new Session(board.chip, 2);
    await clock.until(setUpToy(session));
    await expect(clock.until(session.ask(settle()))).rejects.toThrow(
      /not answered the command settle for 5 s/,
    );
  });

  test('another board than before', async () => {
    const { clock, board, served } = virtual(emulate(card));
    await clock.until(board.capabilities());
    Object.assign(served, { chip: emulate(laptop) });
    served.restart('power');
    const session = new Session(board.chip, 1);
    await expect(clock.until(session.ask({ kind: 'telemetry' }))).rejects.toThrow(
      /another board answers than before: it was nudge emulator \(rp2040\) and is nudge emulator \(laptop\)/,
    );
  });

  test('a restart of a board without snapshots, long after', async () => {
    const journal = { commands: 2, bytes: 100 };
    const noSnapshots: Chip = commands =>
      emulate(card)(commands).pipe(
        map(
          (event): ChipEvent =>
            event.kind === 'snapshot-block'
              ? {
                  kind: 'error',
                  requestId: event.requestId,
                  code: 'unsupported',
                  retryable: false,
                  message: 'no',
                  path: '',
                }
              : event,
        ),
      );
    const { clock, board, served } = virtual(noSnapshots, { board: { journal } });
    const restart = (sample: number) => {
      if (sample === 20) served.restart('watchdog');
    };
    await expect(clock.until(lesson(board.chip, 30, restart))).rejects.toThrow(
      /has restarted and its state cannot be put back: it takes no snapshots/,
    );
  });
});

describe('conversations with one board', () => {
  test('come one after the other, and the first goes on as if there had been no second', async () => {
    const { clock, board } = virtual(emulate(card));
    const first = new Session(board.chip, 2);
    const plain = await clock.until(lesson(emulate(card), 6));
    await clock.until(setUpToy(first, (await import('../../support/toy-network.js')).INTEGERS));
    const before = await clock.until(read(first, 'weight', 0));
    expect(await clock.until(lesson(board.chip, 6))).toEqual(plain);
    expect(await clock.until(read(first, 'weight', 0))).toEqual(before);
    first.close();
    expect(clock.pending).toBeLessThan(4);
    expect(board.report().recoveries).toBe(0);
  });
});
