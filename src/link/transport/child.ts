import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { UserError } from '../../problem/problem.js';
import type { ByteTransport, Line } from './transport.js';

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

/** What is kept of a program's complaints, characters. */
const LAST_WORDS = 400;

/** A board that is a program: the link runs over its standard input and output. Opening starts it, closing ends it. */
export function childLine(command: string): Line {
  return {
    name: `program ${command}`,
    open: () =>
      new Promise((resolve, reject) => {
        const child = start(command);
        child.once('error', error =>
          reject(new UserError(notStarted(command, error.message), { cause: error })),
        );
        child.once('spawn', () => resolve(childTransport(child)));
      }),
  };
}

/** In a shell that the program replaces, so that ending one ends the other. */
function start(command: string): Child {
  const stdio = ['pipe', 'pipe', 'pipe'] as const;
  if (process.platform === 'win32') return spawn(command, { shell: true, stdio: [...stdio] }) as Child;
  return spawn('/bin/sh', ['-c', `exec ${command}`], { stdio: [...stdio] }) as Child;
}

const notStarted = (command: string, why: string) =>
  ({ code: 'port-unavailable', message: `the program ${command} cannot be started (${why})` }) as const;

function childTransport(child: Child): ByteTransport {
  let over = false;
  let words = '';
  child.stderr.on('data', (chunk: Buffer) => {
    words = `${words}${chunk}`.slice(-LAST_WORDS);
  });
  child.stdin.on('error', () => {});
  return {
    write(bytes) {
      if (!over && child.stdin.writable) child.stdin.write(bytes);
    },
    onData: listener => void child.stdout.on('data', listener),
    onClose(listener) {
      child.on('close', (code, signal) => {
        if (over) return;
        over = true;
        const last = words.trim().split('\n').at(-1);
        listener(new Error(`the program ended with ${signal ?? `code ${code}`}${last ? `: ${last}` : ''}`));
      });
    },
    close() {
      over = true;
      child.kill();
    },
  };
}
