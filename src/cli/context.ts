import type { Io } from './io.js';

/** What a command is given: the terminal, and the way to set an exit code other than 0. */
export interface Context {
  readonly io: Io;
  exitCode: number;
}
