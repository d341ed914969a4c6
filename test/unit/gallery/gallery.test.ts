import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { galleryTable } from '../../../src/cli/gallery-table.js';
import { loadExperiment } from '../../../src/experiment/load.js';
import { errorWords, judge, publishedWords } from '../../../src/gallery/judge.js';
import { experimentOf, loadGallery, rowNamed, settingsOf } from '../../../src/gallery/load.js';
import { keyOf, overSeeds, readResults } from '../../../src/gallery/result.js';
import { GALLERY_FORMAT, gallerySchema, SIZES } from '../../../src/gallery/schema.js';
import { problemsFrom } from '../../support/problems.js';

const rows = loadGallery();
const figure = (error: number) => overSeeds([1 - error / 100]);

test.each(rows.flatMap(row => SIZES.map(size => [row.name, size] as const)))(
  '%s can be run at size %s',
  (name, size) => {
    const row = rowNamed(rows, name);
    const { experiment } = loadExperiment({ file: experimentOf(row), overrides: settingsOf(row, size) });
    expect(experiment.training.epochs).toBeGreaterThan(0);
  },
);

test('names of rows are their own', () => {
  expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
});

test('a run at full size is judged by the points that it lies beyond the published error', () => {
  const row = {
    ...rows[0]!,
    published: { ...rows[0]!.published, test_error_percent: 2 },
    within_points: 0.3,
  };
  expect(judge(row, figure(2.29), 'full').kind).toBe('reproduced');
  expect(judge(row, figure(2.31), 'full')).toEqual({ kind: 'short', words: 'falls short by 0.31 points' });
  expect(judge(row, figure(1.6), 'full')).toEqual({ kind: 'better', words: 'better by 0.40 points' });
});

test('a smaller run is shown and not judged, and no run is no figure', () => {
  expect(judge(rows[0]!, figure(2), 'small').kind).toBe('smaller');
  expect(judge(rows[0]!, undefined, 'full').kind).toBe('not-run');
});

test('figures say their spread and their standing', () => {
  expect(errorWords(overSeeds([0.98, 0.97]))).toBe('2.50 ± 0.71 %');
  expect(errorWords(overSeeds([0.98]))).toBe('2.00 %');
  const published = {
    ...rows[0]!.published,
    test_error_percent: 2,
    spread: 0.13,
    standing: 'recalled',
  } as const;
  expect(publishedWords(published)).toBe('2.00 ± 0.13 % (recalled)');
});

test('the cost of a published run counts its epochs and how much larger its network and data are', () => {
  const { rows: shown } = galleryTable().document as {
    rows: { name: string; cost?: Record<string, number> }[];
  };
  const priced = shown.filter(row => row.cost?.published);
  expect(priced.map(({ name }) => name)).toContain('cifar-dchn');
  for (const { name, cost } of priced) {
    const { epochs, epoch_work: work } = rowNamed(rows, name).published;
    const { experiment } = loadExperiment({ file: experimentOf(rowNamed(rows, name)) });
    expect(cost!.published! / cost!.full!).toBeCloseTo((epochs! * work) / experiment.training.epochs, 6);
  }
});

test('work of an epoch without epochs is told', () => {
  const published = { test_error_percent: 2, epoch_work: 3, standing: 'recalled', source: 'x' };
  const row = { name: 'a', experiment: 'a.yaml', about: 'x', published, smoke: [], small: [] };
  const { error } = gallerySchema.safeParse({ format: GALLERY_FORMAT, rows: [row] });
  expect(error!.issues).toMatchObject([{ path: ['rows', 0, 'published', 'epoch_work'] }]);
});

test('a name that the gallery does not have is told with a near one', () => {
  const [problem] = problemsFrom(() => rowNamed(rows, 'rate-ep-3h'));
  expect(problem).toMatchObject({ code: 'reference-unknown', found: '"rate-ep-3h"' });
});

test('every result of a gallery experiment says how many epochs it took', () => {
  const experiments = new Set(rows.map(row => basename(row.experiment)));
  const results = readResults().filter(({ experiment }) => experiments.has(experiment));
  for (const { runs } of results) for (const { epochs } of runs) expect(epochs).toBeGreaterThan(0);
});

test('finished runs are found again by the text of the experiment and its settings', () => {
  expect(keyOf('a', ['b=1'])).toBe(keyOf('a', ['b=1']));
  expect(keyOf('a', ['b=1'])).not.toBe(keyOf('a', ['b=2']));
  expect(keyOf('a', [])).not.toBe(keyOf('b', []));
});
