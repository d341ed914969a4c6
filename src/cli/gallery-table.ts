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
  const lines = rows.map(({ row, largest, verdict, full }) => [
    row.name,
    row.about,
    publishedWords(row.published),
    largest ? ours(largest.result, largest.size) : '',
    verdict.words,
    full === undefined ? '' : duration(full),
  ]);
  const head = ['row', 'what', 'published test error', 'ours', 'verdict', 'full, one seed, here'];
  return {
    document: { rows: rows.map(({ row, largest, ...rest }) => ({ ...row, ...largest, ...rest })) },
    text: table(head, lines, { wrap: { 1: 44, 3: 28, 4: 26 } }),
  };
}

function shown(row: Row, results: readonly Result[]) {
  const largest = largestOf(row, results);
  const verdict = judge(row, largest?.result.testAccuracy, largest?.size ?? 'full');
  const whole = largest && !largest.result.overrides.some(setting => setting.startsWith('data.'));
  return { row, largest, verdict, full: whole ? fullSeconds(row, largest.result) : undefined };
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

/** Seconds of one seed at full size, in proportion to the epochs that were run. */
function fullSeconds(row: Row, { runs }: Result): number {
  const [{ seconds, epochs }] = runs as [Result['runs'][number]];
  const { experiment } = loadExperiment({ file: experimentOf(row) });
  return (seconds / epochs) * experiment.training.epochs;
}
