import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from '../../problem/problem.js';
import { type ImageName, imagePath } from './images.js';

/** Machines of QEMU on which the reference firmware runs, and the image for each. */
export const QEMU_MACHINES = {
  lm3s6965evb: 'lm3s6965',
  microbit: 'nrf51',
  stm32vldiscovery: 'stm32f100',
} as const satisfies Record<string, ImageName>;
export type QemuMachine = keyof typeof QEMU_MACHINES;

const PROGRAM = 'qemu-system-arm';
/** Runs a program (by what the shell itself has) until this process ends or closes the pipe, even when it is killed and can tell nobody. */
const WHILE_PIPE_IS_OPEN = `
exec 3<&0
"$@" </dev/null &
program=$!
{ read -r nothing <&3; kill "$program"; } 2>/dev/null &
wait "$program"`;
/** What a shell says of a program that is not there. */
const NOT_FOUND = 127;
const START_LIMIT_MS = 10_000;
const POLL_MS = 20;
const STDERR_CHARACTERS = 2000;

/**
 * A board that QEMU emulates, in real time. Its line is a UNIX socket, which takes one program at a time and any
 * number one after the other. QEMU knows no baud rate: it holds the host back instead of losing bytes.
 */
export class Qemu {
  private constructor(
    readonly machine: QemuMachine,
    private readonly folder: string,
    private readonly child: ChildProcess,
  ) {}

  /** Path of the UNIX socket that is the line. */
  get socket(): string {
    return join(this.folder, 'line');
  }

  /**
   * Starts a machine with the reference firmware, or with another ELF file.
   * @throws UserError when QEMU is not installed or does not start
   */
  static async start(machine: QemuMachine, image = imagePath(QEMU_MACHINES[machine])): Promise<Qemu> {
    const folder = mkdtempSync(join(tmpdir(), 'nudge-qemu-'));
    const words = ['-c', WHILE_PIPE_IS_OPEN, 'sh', PROGRAM, ...programArguments(machine, image, folder)];
    const child = spawn('/bin/sh', words, { stdio: ['pipe', 'ignore', 'pipe'] });
    const board = new Qemu(machine, folder, child);
    try {
      await board.started();
      return board;
    } catch (error) {
      await board.stop();
      throw error;
    }
  }

  /** Resets the machine, as its button does. */
  async reset(): Promise<void> {
    await this.control('system_reset');
  }

  /** Ends QEMU and removes its sockets. */
  async stop(): Promise<void> {
    const { child } = this;
    if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
      const gone = new Promise(resolve => child.once('exit', resolve));
      child.stdin!.end();
      await gone;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Waits until both sockets take connections. */
  private async started(): Promise<void> {
    const trouble = troubleOf(this.child);
    const limit = Date.now() + START_LIMIT_MS;
    for (const name of ['line', 'control']) {
      while (!(await takes(join(this.folder, name)))) {
        const problem = trouble() ?? (Date.now() > limit ? 'it did not open its sockets in time' : undefined);
        if (problem) throw cannotStart(problem);
        await sleep(POLL_MS);
      }
    }
  }

  /** One command of the QEMU machine protocol. */
  private async control(command: string): Promise<void> {
    const socket = await connected(join(this.folder, 'control'));
    const done = new Promise<void>((resolve, reject) => {
      let answers = 0;
      let text = '';
      socket.on('data', chunk => {
        text += chunk.toString();
        answers = text.split('\n').filter(line => line.includes('"return"')).length;
        if (answers === 2) resolve();
      });
      socket.once('error', reject);
      socket.once('close', () => reject(cannotStart('it closed its control socket')));
    });
    for (const execute of ['qmp_capabilities', command]) socket.write(`${JSON.stringify({ execute })}\n`);
    await done.finally(() => socket.destroy());
  }
}

function programArguments(machine: QemuMachine, image: string, folder: string): string[] {
  const socket = (name: string) => `unix:${join(folder, name)},server=on,wait=off`;
  return [
    ...['-M', machine, '-nodefaults', '-display', 'none', '-monitor', 'none', '-kernel', image],
    ...['-serial', socket('line'), '-qmp', socket('control')],
  ];
}

/** Says why a process is not running, if it is not. */
function troubleOf(child: ChildProcess): () => string | undefined {
  let said = '';
  let problem: string | undefined;
  child.stderr?.on('data', chunk => {
    said = (said + chunk).slice(-STDERR_CHARACTERS);
  });
  child.once('error', error => {
    problem = error.message;
  });
  child.once('exit', code => {
    problem ??= code === NOT_FOUND ? 'it is not installed' : `it ended with code ${code}: ${said.trim()}`;
  });
  return () => problem;
}

function cannotStart(problem: string): UserError {
  return new UserError({
    code: 'port-unavailable',
    message: `${PROGRAM} cannot be started: ${problem}`,
    advice: 'On Debian: apt-get install qemu-system-arm; the chip rp2040 needs no other program',
  });
}

async function takes(path: string): Promise<boolean> {
  try {
    (await connected(path)).destroy();
    return true;
  } catch {
    return false;
  }
}

function connected(path: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(path, () => resolve(socket));
    socket.once('error', reject);
  });
}
