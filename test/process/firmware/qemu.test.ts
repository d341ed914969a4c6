import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openChip } from '../../../src/chip/emulator.js';
import { Board } from '../../../src/link/board/board.js';
import { sessionNumbers } from '../../../src/link/board/session-number.js';
import { realClock } from '../../../src/link/clock.js';
import { QEMU_MACHINES, Qemu, type QemuMachine } from '../../../src/link/mcu/qemu.js';
import { unixLine } from '../../../src/link/transport/socket.js';
import { UserError } from '../../../src/problem/problem.js';
import { temporaryFolder } from '../../support/folder.js';
import { type Lesson, lesson } from '../../support/lesson.js';
import { needs } from '../../support/needs.js';
import { INTEGER_BINARY, INTEGER_TERNARY, INTEGERS } from '../../support/toy-network.js';

/** A board may report the spikes of its populations in turns. */
const sorted = ({ spikes, ...rest }: Lesson) => ({ ...rest, spikes: spikes.toSorted() });

const SAMPLES = 5;

describe.skipIf(!needs('qemu')).each(Object.keys(QEMU_MACHINES) as QemuMachine[])('QEMU as a %s', machine => {
  let qemu: Qemu;
  beforeAll(async () => {
    qemu = await Qemu.start(machine);
  });
  afterAll(() => qemu.stop());

  test.each([
    ['real', INTEGERS],
    ['ternary', INTEGER_TERNARY],
    ['binary', INTEGER_BINARY],
  ])(
    'learns with %s synapses what the model learns, to the last bit, also when it is reset in the middle',
    async (_, toy) => {
      const board = new Board(unixLine(qemu.socket), { clock: realClock, nextSession: sessionNumbers() });
      const resets: Promise<void>[] = [];
      const whenSampled = (sample: number) => {
        if (sample === 2) resets.push(qemu.reset());
      };
      const found = await lesson(board.chip, SAMPLES, whenSampled, toy);
      await Promise.all(resets);
      board.close();
      expect(sorted(found)).toEqual(sorted(await lesson(openChip('rp2040'), SAMPLES, undefined, toy)));
    },
  );
});

const QEMU = fileURLToPath(new URL('../../../dist/link/mcu/qemu.js', import.meta.url));

/** Whether something answers on a UNIX socket. */
const answers = (path: string) =>
  new Promise<boolean>(resolve => {
    const socket = connect(path, () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

test.skipIf(!needs('qemu'))('a machine ends with its host, also when that is killed', async () => {
  const script = `
    const { Qemu } = await import(${JSON.stringify(QEMU)});
    console.log((await Qemu.start('microbit')).socket);`;
  const host = spawn(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, TMPDIR: temporaryFolder() },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(host.stdout.setEncoding('utf8'), 'data')) as [string];
  const socket = line.trim();
  expect(await answers(socket)).toBe(true);
  host.kill('SIGKILL');
  await vi.waitUntil(async () => !(await answers(socket)), { timeout: 10_000 });
});

test('a machine that does not start says so in a sentence', async () => {
  const path = process.env.PATH;
  process.env.PATH = '';
  try {
    await expect(Qemu.start('microbit')).rejects.toThrow(UserError);
    await expect(Qemu.start('microbit')).rejects.toThrow(
      /qemu-system-arm cannot be started: it is not installed/,
    );
  } finally {
    process.env.PATH = path;
  }
});
