import { type Problem, sentence } from '../problem/problem.js';
import type { Io } from './io.js';

export type OutputFormat = 'text' | 'json';

/** A result for programs and for people. */
export interface Shown {
  readonly document: object;
  readonly text: string;
}

/**
 * The one way out. Results go to stdout: text for people, or with `--format json` exactly one JSON document at
 * the end. What happens meanwhile goes to stderr: sentences, or JSON lines.
 */
export class Writer {
  private done = false;

  constructor(
    private readonly io: Pick<Io, 'stdout' | 'stderr'>,
    readonly format: OutputFormat,
  ) {}

  /** The result of the command, once. */
  result(document: object, text: string): void {
    if (this.done) throw new Error('a command has one result');
    this.done = true;
    this.io.stdout.write(this.format === 'json' ? `${JSON.stringify(document, null, 2)}\n` : ending(text));
  }

  /** Something a person should know while it happens. */
  note(text: string): void {
    this.event({ note: text }, text);
  }

  /** Legal choices of an experiment that are known to learn badly. */
  warnings(problems: readonly Problem[]): void {
    for (const problem of problems) this.event({ warning: problem }, `warning: ${sentence(problem)}`);
  }

  /** One thing that happened, as a line of text or of JSON. */
  event(event: object, text: string): void {
    this.io.stderr.write(this.format === 'json' ? `${JSON.stringify(event)}\n` : ending(text));
  }

  /** True once the result is out. */
  get finished(): boolean {
    return this.done;
  }
}

const ending = (text: string): string => (text.endsWith('\n') ? text : `${text}\n`);
