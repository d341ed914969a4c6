import { CommanderError } from 'commander';
import { type Problem, UserError } from '../problem/problem.js';
import type { Io } from './io.js';

/** Exit codes; see the help of `nudge`. */
export const EXIT = { done: 0, user: 1, bug: 2, differ: 3 } as const;

/** The one place where an error becomes words and an exit code. */
export function report(error: unknown, io: Pick<Io, 'stdout' | 'stderr'>, json: boolean): number {
  // Commander has already printed its sentence (or the help, with code 0).
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.user;
  if (error instanceof UserError) {
    io.stderr.write(`${error.message}\n`);
    if (json) writeProblems(io, error.problems);
    return EXIT.user;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  io.stderr.write(
    `nudge ran into a mistake of its own. Please report it, with the command you gave and these lines:\n${stack}\n`,
  );
  return EXIT.bug;
}

function writeProblems(io: Pick<Io, 'stdout'>, problems: readonly Problem[]): void {
  io.stdout.write(`${JSON.stringify({ problems }, null, 2)}\n`);
}
