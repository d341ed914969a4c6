import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { mean, spread } from '../campaign/statistics/sample.js';
import type { Progress } from '../experiment/train.js';
import { EXIT } from './exit.js';
import { INTERRUPTED, interruptible } from './interrupt.js';
import type { Io } from './io.js';
import { words as progressWords } from './progress.js';
import { percent, table } from './words.js';
import type { Writer } from './writer.js';

const MAIN = fileURLToPath(new URL('./main.js', import.meta.url));

export interface SeedsRequest {
  /** Experiment file and overrides, as given. */
  readonly words: readonly string[];
  readonly seeds: readonly number[];
  readonly data?: string;
  readonly out: string;
  readonly threads: number;
  readonly profile?: boolean;
}

interface Outcome {
  readonly seed: number;
  readonly code: number;
  /** The document that the run printed; undefined where it printed none. */
  readonly document: { run?: string; summary?: { test?: { accuracy?: number } } } | undefined;
}

/** One run per seed. Returns the exit code: that of the worst run. */
export async function trainSeeds(io: Io, writer: Writer, request: SeedsRequest): Promise<number> {
  const outcomes = await runSeeds(io, writer, request, seed => argumentsFor(request, seed));
  writer.result({ runs: outcomes, test: overSeeds(outcomes) }, text(outcomes));
  return worst(outcomes);
}

export const worst = (outcomes: readonly Outcome[]): number => Math.max(...outcomes.map(({ code }) => code));

/**
 * Runs this program once for each seed, with the words that `wordsFor` gives, at most `threads` at once. The order of
 * the results is that of the seeds, whoever ends first.
 */
export async function runSeeds(
  io: Io,
  writer: Writer,
  { seeds, threads }: Pick<SeedsRequest, 'seeds' | 'threads'>,
  wordsFor: (seed: number) => readonly string[],
): Promise<Outcome[]> {
  const running = new Set<ChildProcess>();
  const tell = (signal: NodeJS.Signals) => {
    for (const child of running) child.kill(signal);
  };
  const firm: Io = {
    ...io,
    exit: code => {
      tell('SIGKILL');
      io.exit(code);
    },
  };
  return interruptible(
    firm,
    () => tell('SIGINT'),
    signal =>
      inParallel(seeds, threads, seed =>
        signal.aborted ? skipped(seed) : runSeed(writer, seed, wordsFor(seed), running),
      ),
  );
}

const skipped = async (seed: number): Promise<Outcome> => ({ seed, code: INTERRUPTED, document: undefined });

function runSeed(
  writer: Writer,
  seed: number,
  words: readonly string[],
  running: Set<ChildProcess>,
): Promise<Outcome> {
  // A group of its own, so that a Ctrl-C in the terminal reaches it once, through us.
  const child = spawn(process.execPath, [MAIN, ...words, '--format', 'json'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  running.add(child);
  const printed: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (piece: string) => printed.push(piece));
  createInterface({ input: child.stderr }).on('line', line => relay(writer, seed, line));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', code => {
      running.delete(child);
      resolve({ seed, code: code ?? INTERRUPTED, document: parsed(printed.join('')) });
    });
  });
}

function argumentsFor({ words, data, out, threads, seeds, profile }: SeedsRequest, seed: number): string[] {
  const each = Math.max(1, Math.floor(threads / Math.min(threads, seeds.length)));
  const folder = data === undefined ? [] : ['--data', data];
  const more = profile ? ['--profile'] : [];
  const fixed = ['--out', out, '--threads', String(each), '--seed', String(seed)];
  return ['train', ...words, ...folder, ...more, ...fixed];
}

/** A line that a run wrote on its stderr, told with its seed. */
function relay(writer: Writer, seed: number, line: string): void {
  const event = parsed(line) as { progress?: Progress; note?: string } | undefined;
  const words = event?.progress ? progressWords(event.progress) : (event?.note ?? line);
  writer.event({ seed, ...(event ?? { note: line }) }, `seed ${seed}: ${words}`);
}

function parsed(text: string): Outcome['document'] {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Mean and sample standard deviation of the test accuracies there are. */
function overSeeds(outcomes: readonly Outcome[]): {
  runs: number;
  mean: number | null;
  deviation: number | null;
} {
  const values = outcomes.map(accuracyOf).filter(value => value !== undefined);
  return {
    runs: values.length,
    mean: values.length > 0 ? mean(values) : null,
    deviation: values.length > 1 ? spread(values) : null,
  };
}

const accuracyOf = ({ document }: Outcome): number | undefined => document?.summary?.test?.accuracy;

function text(outcomes: readonly Outcome[]): string {
  const rows = outcomes.map(outcome => {
    const accuracy = accuracyOf(outcome);
    const end = accuracy === undefined ? endOf(outcome.code) : percent(accuracy);
    return [outcome.seed, end, outcome.document?.run];
  });
  const found = overSeeds(outcomes);
  const { deviation, runs } = found;
  const whole =
    found.mean === null
      ? []
      : [
          `Mean of ${runs}: ${percent(found.mean)}${deviation === null ? '' : ` +- ${percent(deviation)} (standard deviation)`}`,
        ];
  return [table(['seed', 'test accuracy', 'run folder'], rows, { right: [0, 1] }), ...whole].join('\n');
}

const endOf = (code: number): string => {
  if (code === INTERRUPTED) return 'interrupted';
  return code === EXIT.bug ? 'mistake in nudge' : 'failed';
};

/** Results in the order of `items`, with at most `most` at work. */
async function inParallel<T, R>(
  items: readonly T[],
  most: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const queue = items.entries();
  const worker = async () => {
    for (const [index, item] of queue) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, worker));
  return results;
}
