import { PassThrough } from 'node:stream';
import type { Io } from '../../../src/cli/io.js';
import { run } from '../../../src/cli/program.js';

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A terminal that keeps what is written and whose Ctrl-C a test presses. */
export class Terminal implements Io {
  readonly stdout = new PassThrough();
  readonly stderr: PassThrough & { isTTY?: boolean; columns?: number } = new PassThrough();
  exited: number | undefined;
  private handlers: (() => void)[] = [];

  constructor(isTTY = false) {
    this.stderr.isTTY = isTTY;
  }

  readonly onInterrupt = (handler: () => void) => {
    this.handlers.push(handler);
    return () => {
      this.handlers = this.handlers.filter(other => other !== handler);
    };
  };

  readonly exit = (code: number) => {
    this.exited = code;
  };

  interrupt(): void {
    for (const handler of this.handlers) handler();
  }

  get listening(): boolean {
    return this.handlers.length > 0;
  }

  get out(): string {
    return drained(this.stdout);
  }

  get err(): string {
    return drained(this.stderr);
  }
}

const drained = (stream: PassThrough): string => String(stream.read() ?? '');

/** Runs one command line. */
export async function nudge(...words: string[]): Promise<Ran> {
  const terminal = new Terminal();
  const code = await run(words, terminal);
  return { code, stdout: terminal.out, stderr: terminal.err };
}
