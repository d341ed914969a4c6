import { availableParallelism } from 'node:os';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { OutputFormat } from './writer.js';

/** Options that several commands share, each worded once. */

export const formatOption = (): Option =>
  new Option(
    '--format <format>',
    'text for people, or one JSON document on stdout (progress as JSON lines on stderr)',
  )
    .choices(['text', 'json'])
    .default('text');

export const dataOption = (): Option =>
  new Option(
    '--data <dir>',
    'folder whose sub-folders are data sets of IDX files: mnist, fashion-mnist, kmnist, your own (default: the environment variable NUDGE_DATA)',
  );

export const outOption = (): Option =>
  new Option('--out <dir>', 'folder in which the run folder is made').default('runs');

export const threadsOption = (): Option =>
  new Option(
    '--threads <n>',
    'threads for testing, for networks that relax, and for several seeds at once; the results do not depend on it',
  )
    .default(availableParallelism(), 'all cores')
    .argParser(wholeNumber(1, 1024));

export const profileOption = (): Option =>
  new Option('--profile', 'also say where the time went: per phase, with counts and memory');

/** Parser of an option that takes a whole number. */
export function wholeNumber(low: number, high: number): (text: string) => number {
  return text => {
    const value = Number(text);
    if (text.trim() !== '' && Number.isInteger(value) && value >= low && value <= high) return value;
    throw new InvalidArgumentError(`Allowed: a whole number from ${low} to ${high}.`);
  };
}

/** Parser of an option that takes any number. */
export function number(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value)) return value;
  throw new InvalidArgumentError('Allowed: a number.');
}

/** `1`, or `1,2,3` for one run each. */
export function seedList(text: string): number[] {
  const one = wholeNumber(0, 0xffff_ffff);
  const seeds = text.split(',').map(one);
  if (new Set(seeds).size < seeds.length) throw new InvalidArgumentError('A seed stands twice.');
  return seeds;
}

export interface CommonOptions {
  readonly format: OutputFormat;
}

/** Adds what stands below a command's options in its help. */
export const withExamples = (command: Command, ...lines: string[]): Command =>
  command.addHelpText(
    'after',
    `\n${lines.length > 1 ? 'Examples' : 'Example'}:\n${lines.map(line => `  $ ${line}`).join('\n')}`,
  );
