import type { ProblemCode } from './catalogue.js';

/** One thing wrong with what the user gave us, as data; `sentence` is the only place that words it. */
export interface Problem {
  readonly code: ProblemCode;
  /** What is wrong, without file or path: "the network needs 79410 synapses". */
  readonly message: string;
  /** File as the user named it. */
  readonly file?: string;
  /** Line in that file, from 1. */
  readonly line?: number;
  /** Path inside the file, such as `network.populations[1].neurons`. */
  readonly path?: string;
  /** What was found there. */
  readonly found?: string;
  /** What is allowed there. */
  readonly allowed?: string;
  /** What to do about it. */
  readonly advice?: string;
}

/** The user's problem: exits with 1 and sentences, never with a stack trace. */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly problems: readonly Problem[];

  constructor(problems: Problem | readonly Problem[], options?: ErrorOptions) {
    const list = Array.isArray(problems) ? (problems as readonly Problem[]) : [problems as Problem];
    super(list.map(sentence).join('\n'), options);
    this.problems = list;
  }
}

/** Words a problem: `file:line: path: message (found …; allowed …). advice`. */
export function sentence(problem: Problem): string {
  const place = [
    problem.file && problem.line ? `${problem.file}:${problem.line}` : problem.file,
    problem.path,
  ];
  const details = [
    problem.found === undefined ? undefined : `found ${shortened(problem.found)}`,
    problem.allowed === undefined ? undefined : `allowed: ${problem.allowed}`,
  ].filter(Boolean);
  const where = place.filter(Boolean).join(': ');
  const body = details.length > 0 ? `${problem.message} (${details.join('; ')})` : problem.message;
  return printable(`${where ? `${where}: ` : ''}${body}.${problem.advice ? ` ${problem.advice}.` : ''}`);
}

/** Longest piece of a user's file that is quoted. */
const MOST_QUOTED = 200;

const shortened = (found: string): string =>
  found.length > MOST_QUOTED ? `${found.slice(0, MOST_QUOTED)}…` : found;

/** What is quoted from a file must not steer the terminal: control characters become their code. */
const printable = (words: string): string =>
  words.replace(/[\p{Cc}\p{Cf}]/gu, sign => (sign === '\n' ? sign : `\\u${hex(sign)}`));

const hex = (sign: string): string => sign.codePointAt(0)!.toString(16).padStart(4, '0');
