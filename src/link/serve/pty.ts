import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from '../../problem/problem.js';

export interface Pty {
  /** A serial device that any program can open. */
  readonly path: string;
  close(): void;
}

const START_LIMIT_MS = 5000;
const POLL_MS = 20;

/**
 * Offers a board behind a socket as a serial device, with the program socat. A pseudo-terminal takes any baud rate
 * and has none.
 * @param address `unix:PATH` or `tcp:HOST:PORT`
 * @throws UserError without socat
 */
export async function openPty(path: string, address: string): Promise<Pty> {
  const target = address.startsWith('unix:')
    ? `unix-connect:${address.slice('unix:'.length)}`
    : `tcp:${address.slice('tcp:'.length)}`;
  const child = spawn('socat', [`pty,raw,echo=0,link=${path}`, target], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let trouble: string | undefined;
  child.once('error', error => {
    trouble = /ENOENT/.test(error.message) ? 'the program socat is not installed' : error.message;
  });
  child.once('exit', code => {
    trouble ??= `socat ended with code ${code}`;
  });
  const limit = Date.now() + START_LIMIT_MS;
  while (!existsSync(path)) {
    if (Date.now() > limit) trouble ??= 'socat did not make it in time';
    if (trouble !== undefined) {
      child.kill();
      const advice = 'Install socat, or use the TCP port or UNIX socket';
      throw new UserError({ code: 'port-unavailable', file: path, message: trouble, advice });
    }
    await sleep(POLL_MS);
  }
  return { path, close: () => void child.kill() };
}
