import { afterEach, describe, expect, test } from 'vitest';
import { openChip } from '../../../src/chip/emulator.js';
import { VirtualClock } from '../../../src/link/clock.js';
import { FrameDecoder } from '../../../src/link/frame/decoder.js';
import { encodeFrame, type Frame } from '../../../src/link/frame/frame.js';
import { decodeBoardGreeting } from '../../../src/link/frame/greeting.js';
import { Rp2040 } from '../../../src/link/mcu/rp2040.js';
import { stopBoards, virtualBoard } from '../../support/boards.js';
import { frameOf, readGoldenLink } from '../../support/golden-link.js';
import { type Lesson, lesson } from '../../support/lesson.js';
import { INTEGER_BINARY, INTEGER_TERNARY, INTEGERS } from '../../support/toy-network.js';

afterEach(stopBoards);

/** A board may report the spikes of its populations in turns. */
const sorted = ({ spikes, ...rest }: Lesson) => ({ ...rest, spikes: spikes.toSorted() });

const SAMPLES = 6;
const golden = (name: string): Frame => frameOf(readGoldenLink().frames.find(frame => frame.name === name)!);

/** A board that nobody has greeted, with what it says. */
async function bareBoard(baud?: number) {
  const clock = new VirtualClock();
  const board = new Rp2040({ clock, ...(baud !== undefined && { baud }) });
  const heard: Frame[] = [];
  const decoder = new FrameDecoder(frame => heard.push(frame));
  const line = await board.open();
  line.onData(bytes => decoder.push(bytes));
  const say = (name: string) => line.write(encodeFrame(golden(name)));
  return { clock, board, line, heard, say };
}

describe('an emulated RP2040', () => {
  test('speaks first, at the speed of its line, and again until it is greeted', async () => {
    const { clock, board, heard, say } = await bareBoard();
    clock.advance(1100);
    expect(heard.map(({ type }) => type)).toEqual(['boot', 'boot', 'boot']);
    expect(decodeBoardGreeting(heard[0]!.payload)).toMatchObject({ resetCause: 'power', window: 8 });
    expect(board.core.baud).toBe(1_000_000);
    say('hello');
    clock.advance(1000);
    expect(heard.slice(3).map(({ type }) => type)).toEqual(['hello-ack']);
    board.stop();
    expect(clock.pending).toBe(0);
  });

  test('restarts when it is told to, and says why', async () => {
    const { clock, board, heard, say } = await bareBoard();
    clock.advance(100);
    say('hello');
    clock.advance(10);
    say('reset');
    clock.advance(10);
    expect(decodeBoardGreeting(heard.at(-1)!.payload)).toMatchObject({ resetCause: 'commanded' });
    board.stop();
  });

  test('loses bytes that come faster than it takes them, and is there for the next frame', async () => {
    const { clock, board, line, heard, say } = await bareBoard(40_000_000);
    clock.advance(100);
    line.write(new Uint8Array(2000).fill(0x55));
    clock.advance(1);
    expect(board.core.overruns).toBeGreaterThan(0);
    line.write(Uint8Array.of(0));
    say('hello');
    clock.advance(10);
    expect(heard.at(-1)?.type).toBe('hello-ack');
    board.stop();
  });

  test.each([
    ['real', INTEGERS],
    ['ternary', INTEGER_TERNARY],
    ['binary', INTEGER_BINARY],
  ])(
    'learns with %s synapses what its model learns, to the last bit, also when it loses power in the middle',
    async (_, toy) => {
      const wanted = await lesson(openChip('rp2040'), SAMPLES, undefined, toy);
      let board: Rp2040 | undefined;
      const chip = virtualBoard(clock => {
        board = new Rp2040({ clock });
        return board;
      });
      const found = await lesson(chip, SAMPLES, sample => sample === 3 && board?.reset(), toy);
      expect(sorted(found)).toEqual(sorted(wanted));
    },
  );
});
