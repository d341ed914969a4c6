import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { loadExperiment } from '../experiment/load.js';
import type { Summary } from '../experiment/summary.js';
import { errorWords, judge, publishedWords } from '../gallery/judge.js';
import { experimentOf, loadGallery, rowNamed, settingsOf } from '../gallery/load.js';
import { keyOf, type Result, resultName, resultOf, writeResult } from '../gallery/result.js';
import type { Row, Size } from '../gallery/schema.js';
import { openRun } from '../run/folder.js';
import { EXIT } from './exit.js';
import type { Io } from './io.js';
import type { ReproduceOptions } from './reproduce.js';
import { runSeeds, worst } from './seeds.js';
import { plural } from './words.js';
import { Writer } from './writer.js';

/** What is to be trained: a row of the gallery at a size, or any experiment. */
interface Job {
  readonly row: Row | undefined;
  readonly size: Size;
  readonly experiment: string;
  readonly overrides: readonly string[];
}

/** Trains a row of the gallery, or any experiment, for several seeds; runs that are finished are not run again. */
export async function reproduce(
  io: Io,
  words: readonly string[],
  options: ReproduceOptions,
): Promise<number> {
  const writer = new Writer(io, options.format);
  const job = jobOf(words, options.size);
  // A mistake is told once, before any process starts.
  loadExperiment({ file: job.experiment, overrides: job.overrides });
  const folders = new Map(options.seed.map(seed => [seed, folderOf(job, options, seed)]));
  const seeds = options.seed.filter(seed => !finished(folders.get(seed)!));
  const outcomes = await runSeeds(io, writer, { seeds, threads: options.threads }, seed =>
    wordsFor(job, options, seed, folders.get(seed)!),
  );
  const code = worst(outcomes);
  if (code > EXIT.done) {
    const missing = outcomes.filter(outcome => outcome.code !== EXIT.done).map(({ seed }) => seed);
    const text = `${plural(missing.length, 'run')} did not end (seed ${missing.join(', ')}); the same command goes on`;
    writer.result({ unfinished: missing }, text);
    return code;
  }
  const runs = options.seed.map(seed => ({ seed, summary: summaryIn(folders.get(seed)!) }));
  const result = resultOf({ ...job, data: options.data !== undefined, runs });
  const file = writeResult(options.record ?? options.out, options.name ?? resultName(job.experiment), result);
  tell(writer, job, result, file);
  return EXIT.done;
}

function jobOf([first = '', ...more]: readonly string[], size: Size): Job {
  if (/[/\\]|\.ya?ml$/i.test(first)) return { row: undefined, size, experiment: first, overrides: more };
  const row = rowNamed(loadGallery(), first);
  return { row, size, experiment: experimentOf(row), overrides: [...settingsOf(row, size), ...more] };
}

function folderOf({ experiment, overrides }: Job, { out, name }: ReproduceOptions, seed: number): string {
  const key = keyOf(readFileSync(experiment, 'utf8'), overrides);
  return join(out, `${basename(name ?? experiment, '.yaml')}-${key}-s${seed}`);
}

/** The one run in a folder of ours; undefined before it begins. */
const runIn = (folder: string): string | undefined =>
  existsSync(folder)
    ? readdirSync(folder)
        .map(name => join(folder, name))
        .find(path => existsSync(join(path, 'run.json')))
    : undefined;

const finished = (folder: string): boolean => {
  const run = runIn(folder);
  return run !== undefined && openRun(run).record.state === 'finished';
};

const summaryIn = (folder: string): Summary =>
  JSON.parse(readFileSync(join(runIn(folder)!, 'summary.json'), 'utf8')) as Summary;

/** The command that begins the run of a seed, or goes on with it. */
function wordsFor(job: Job, options: ReproduceOptions, seed: number, folder: string): string[] {
  const data = options.data === undefined ? [] : ['--data', options.data];
  // One thread each: threads only share the tests of a run.
  const common = [...data, '--threads', '1'];
  const run = runIn(folder);
  if (run !== undefined) return ['resume', run, ...common];
  return ['train', job.experiment, ...job.overrides, '--seed', String(seed), '--out', folder, ...common];
}

function tell(writer: Writer, { row, size }: Job, result: Result, file: string): void {
  const ours = `Test error ${errorWords(result.testAccuracy)} (${plural(result.testAccuracy.seeds, 'seed')})`;
  const lines = [`${row?.about ?? result.experiment}`, ours];
  const verdict = row && judge(row, result.testAccuracy, size);
  if (row && verdict)
    lines.push(`Published  ${publishedWords(row.published)}: ${row.published.source}`, verdict.words);
  writer.result(
    { ...result, ...(verdict && { published: row?.published, verdict }), file },
    [...lines, file].join('\n'),
  );
}
