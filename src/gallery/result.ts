import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mean, spread } from '../campaign/statistics/sample.js';
import type { Summary } from '../experiment/summary.js';
import { fileProblem } from '../problem/files.js';
import { writeAtomic } from '../run/atomic.js';
import { makeFolder } from '../run/make-folder.js';

/** Where results of this package's own runs are kept. */
export const RESULTS = fileURLToPath(new URL('../../results/', import.meta.url));

/** A figure over seeds. */
export interface OverSeeds {
  readonly mean: number;
  /** By n - 1; null for one seed. */
  readonly standardDeviation: number | null;
  readonly seeds: number;
}

/** What an experiment gave, seed by seed, and how to get it again. */
export interface Result {
  readonly label: string;
  /** Name of the experiment's file. */
  readonly experiment: string;
  readonly overrides: readonly string[];
  readonly command: string;
  readonly testAccuracy: OverSeeds;
  readonly machine: { readonly cpu: string | undefined; readonly node: string };
  /** yyyy-mm-dd */
  readonly date: string;
  readonly runs: readonly ReturnType<typeof runOf>[];
}

export interface Measured {
  readonly experiment: string;
  readonly overrides: readonly string[];
  readonly data: boolean;
  readonly runs: readonly { readonly seed: number; readonly summary: Summary }[];
}

/** Puts together what the runs of an experiment gave. */
export function resultOf({ experiment, overrides, data, runs }: Measured): Result {
  const file = basename(experiment);
  const seeds = runs.map(({ seed }) => seed).join(',');
  const words = ['nudge reproduce', `experiments/${file}`, ...overrides, `--seed ${seeds}`];
  return {
    label: runs[0]!.summary.label,
    experiment: file,
    overrides,
    command: [...words, ...(data ? ['--data DIR'] : [])].join(' '),
    testAccuracy: overSeeds(runs.map(({ summary }) => summary.test!.accuracy)),
    machine: { cpu: cpus()[0]?.model.trim(), node: process.version },
    date: new Date().toISOString().slice(0, 10),
    runs: runs.map(({ seed, summary }) => runOf(seed, summary)),
  };
}

export const overSeeds = (values: readonly number[]): OverSeeds => ({
  mean: mean(values),
  standardDeviation: values.length > 1 ? spread(values) : null,
  seeds: values.length,
});

function runOf(seed: number, summary: Summary) {
  const { test, train, epochs, energy } = summary;
  return {
    seed,
    accuracy: test!.accuracy,
    samples: test!.samples,
    epochs: train.seen / train.samples,
    perEpoch: epochs.map(epoch => epoch.test),
    seconds: Math.round(train.seconds),
    samplesPerSecond: Math.round(train.samplesPerSecond),
    perSample: summary.perSample,
    joulesPerTrainingSample: energy.trainingSample.joules,
    joulesPerStoredWrite: energy.storedWrite.joules ?? null,
    joulesPerUpdateEvent: energy.allIn.joules ?? null,
    energyCard: energy.card,
    devices: summary.devices,
    bitsPerSynapse: summary.memory.bitsPerSynapse,
    sizes: summary.sizes,
    data: summary.data,
  };
}

/** Name of a result's file: that of its experiment, or one that is given. */
export const resultName = (experiment: string): string => `accuracy-${basename(experiment, '.yaml')}.json`;

export function writeResult(folder: string, name: string, result: Result): string {
  try {
    makeFolder(folder);
  } catch (error) {
    throw fileProblem(error, folder, 'write');
  }
  const file = join(folder, name);
  writeAtomic(file, `${JSON.stringify(result, null, 2)}\n`);
  return file;
}

/** All results in a folder; none where there is no such folder. */
export function readResults(folder = RESULTS): Result[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter(name => /^accuracy-.*\.json$/.test(name));
  return files.sort().map(name => parsed(readFileSync(join(folder, name), 'utf8')));
}

/** Results from before `epochs` was kept tested after each. */
function parsed(text: string): Result {
  const result = JSON.parse(text) as Result;
  const runs = result.runs.map(run => ({ ...run, epochs: run.epochs ?? run.perEpoch.length }));
  return { ...result, runs };
}

/** Stands for an experiment with its settings: what is already done belongs to another when either changes. */
export const keyOf = (text: string, overrides: readonly string[]): string =>
  createHash('sha256').update(text).update(overrides.join('\n')).digest('hex').slice(0, 8);
