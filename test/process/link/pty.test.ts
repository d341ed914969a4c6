import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Board } from '../../../src/link/board/board.js';
import { sessionNumbers } from '../../../src/link/board/session-number.js';
import { realClock } from '../../../src/link/clock.js';
import { serialLine } from '../../../src/link/transport/serial.js';
import { Session } from '../../../src/stream/session.js';
import { temporaryFolder } from '../../support/folder.js';
import { type Lesson, lesson } from '../../support/lesson.js';
import { needs } from '../../support/needs.js';

const MAIN = fileURLToPath(new URL('../../../dist/cli/main.js', import.meta.url));
const BAUD = 1_000_000;
const socat = needs('socat');

/** A board may report the spikes of its populations in turns. */
const sorted = ({ spikes, ...rest }: Lesson) => ({ ...rest, spikes: spikes.toSorted() });

/** Boards of another process: the emulator, and the firmware on a machine of QEMU. */
const BOARDS = [
  { card: 'rp2040', words: ['--card', 'rp2040'] },
  { card: 'lm3s6965', words: ['--board', 'qemu:lm3s6965evb'] },
].filter(({ card }) => card === 'rp2040' || needs('qemu'));

/** The path of a real serialport on a pseudo-terminal, which socat joins to an emulated board of another process. */
describe.skipIf(socat === undefined).each(BOARDS)(
  'a serial device with a board of card $card',
  ({ card, words }) => {
    let folder: string;
    let children: ChildProcess[];
    const tty = () => join(folder, 'tty');

    async function plugIn(): Promise<ChildProcess> {
      const place = ['--unix', join(folder, `s${children.length}`), '--pty', tty()];
      const child = spawn(process.execPath, [MAIN, 'board', 'emulate', ...words, ...place], {
        stdio: 'ignore',
      });
      children.push(child);
      while (!existsSync(tty()) && child.exitCode === null) await sleep(20);
      return child;
    }

    async function unplug(child: ChildProcess): Promise<void> {
      const gone = new Promise(resolve => child.once('exit', resolve));
      child.kill('SIGTERM');
      await gone;
      while (existsSync(tty())) await sleep(10);
    }

    const board = () =>
      new Board(serialLine(tty(), BAUD), { clock: realClock, nextSession: sessionNumbers() });

    /** A place of its own for each test. */
    function bench(): void {
      folder = temporaryFolder();
      children = [];
      onTestFinished(() => {
        for (const child of children) child.kill('SIGKILL');
      });
    }

    test('carries a training, which survives that the board is unplugged', async () => {
      bench();
      const first = await plugIn();
      const subject = board();
      expect(await subject.capabilities()).toMatchObject({ card, maxPayload: 640 });
      const undisturbed = await lesson(subject.chip, 30);
      let pulled: Promise<unknown> | undefined;
      const disturbed = await lesson(subject.chip, 30, sample => {
        if (sample === 10) pulled ??= unplug(first).then(plugIn);
      });
      await pulled;
      expect(sorted(disturbed)).toEqual(sorted(undisturbed));
      expect(subject.report().lost).toBeGreaterThan(0);
      expect(subject.report().recoveries).toBeGreaterThan(0);
      subject.close();
    });

    test('takes one program at a time, and says so', async () => {
      bench();
      await plugIn();
      const holder = board();
      await holder.capabilities();
      await expect(board().capabilities()).rejects.toThrow(/in use by another program/);
      holder.close();
    });
  },
);

test('a port that is not there is named', async () => {
  const subject = new Board(serialLine('/dev/nudge-none', BAUD), {
    clock: realClock,
    nextSession: sessionNumbers(),
  });
  await expect(subject.capabilities()).rejects.toThrow(/\/dev\/nudge-none: there is no such port/);
  const session = new Session(subject.chip, 1);
  await expect(session.ask({ kind: 'telemetry' })).rejects.toThrow(/no such port/);
});
