import { loadExperiment } from '../experiment/load.js';
import { errorWords, judge, publishedWords } from '../gallery/judge.js';
import { experimentOf, loadGallery, settingsOf } from '../gallery/load.js';
import { type Result, readResults } from '../gallery/result.js';
import { type Row, SIZES, type Size } from '../gallery/schema.js';
import { duration, plural, table } from './words.js';
import type { Shown } from './writer.js';

/** Every row of the gallery: the published figure, ours and what it would cost to run it in full. */
export function galleryTable(): Shown {
  const results = readResults();
  const rows = loadGallery().map(row => shown(row, results));
  const lines = rows.map(({ row, largest, verdict, cost }) => [
    row.name,
    row.about,
    publishedWords(row.published),
    largest ? ours(largest.result, largest.size) : '',
    verdict.words,
    costWords(row, cost),
  ]);
  const head = ['row', 'what', 'published test error', 'ours', 'verdict', 'full, one seed, here'];
  return {
    document: { rows: rows.map(({ row, largest, ...rest }) => ({ ...row, ...largest, ...rest })) },
    text: table(head, lines, { wrap: { 1: 44, 3: 28, 4: 26, 5: 24 } }),
  };
}

function shown(row: Row, results: readonly Result[]) {
  const largest = largestOf(row, results);
  const verdict = judge(row, largest?.result.testAccuracy, largest?.size ?? 'full');
  const whole = largest && !largest.result.overrides.some(setting => setting.startsWith('data.'));
  return { row, largest, verdict, cost: whole ? costOf(row, largest.result) : undefined };
}

/** Seconds of one seed. */
interface Cost {
  /** Of the experiment as it stands. */
  readonly full: number;
  /** Of as many epochs and as much work in each as were published, where that is more. */
  readonly published: number | undefined;
}

function costWords(row: Row, cost: Cost | undefined): string {
  if (!cost) return '';
  const { full, published } = cost;
  if (!published) return duration(full);
  const { epochs, epoch_work: work } = row.published;
  const larger = work > 1 ? ` of ${work} times the work` : '';
  return `${duration(full)}; ${epochs} published epochs${larger}: ${duration(published)}`;
}

const ours = ({ testAccuracy, runs, date }: Result, size: Size): string =>
  `${errorWords(testAccuracy)}, ${size}: ${plural(testAccuracy.seeds, 'seed')}, ${plural(runs[0]!.epochs, 'epoch')}, ${date}`;

/** The result of a row at the largest size that was run. */
function largestOf(row: Row, results: readonly Result[]): { result: Result; size: Size } | undefined {
  for (const size of [...SIZES].reverse()) {
    const wanted = settingsOf(row, size).join('\n');
    const result = results.find(
      one => one.experiment === row.experiment && one.overrides.join('\n') === wanted,
    );
    if (result) return { result, size };
  }
  return undefined;
}

/** In proportion to the epochs that were run, and to the work of one. */
function costOf(row: Row, { runs }: Result): Cost {
  const [{ seconds, epochs }] = runs as [Result['runs'][number]];
  const { experiment } = loadExperiment({ file: experimentOf(row) });
  const each = seconds / epochs;
  const { epochs: published, epoch_work: work } = row.published;
  return { full: each * experiment.training.epochs, published: published && each * published * work };
}
