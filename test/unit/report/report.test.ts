import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { cardNames } from '../../../src/card/load.js';
import { ENERGY_CARD } from '../../../src/ledger/card.js';
import { UserError } from '../../../src/problem/problem.js';
import { reportOf, writeReport } from '../../../src/report/report.js';
import { readRun } from '../../../src/report/run-data.js';
import type { RunFolder } from '../../../src/run/folder.js';
import { problemsFrom } from '../../support/problems.js';
import { smallTrial } from '../experiment/analysis-trial.js';
import { cells, idsOf, loads, nestingProblems } from './document.js';
import { emptyRun, finishedRun, stoppedRun } from './run-folder.js';

const written = async (folder: RunFolder, energyCard?: string): Promise<string> => {
  const path = await writeReport(folder, energyCard === undefined ? {} : { energyCard });
  expect(path).toBe(folder.file('report.html'));
  return readFileSync(path, 'utf8');
};

const EXHIBITS = [
  'learning',
  'raster',
  'rates',
  'stdp',
  'weights',
  'confusion',
  'work',
  'energy',
  'energy-breakdown',
  'energy-figures',
  'ratios',
  'comparison',
  'break-even',
  'memory',
  'memory-table',
];

test('the check of nesting finds what is wrong', () => {
  const wrong = ['<p><b></p>', '<p>', '<p>a < b</p>', '</p>', '<p title="a"b">x</p>'];
  expect(wrong.filter(html => nestingProblems(html).length === 0)).toEqual([]);
});

describe('the report of a finished run', () => {
  let html: string;
  beforeAll(async () => {
    const out = mkdtempSync(join(tmpdir(), 'nudge-test-'));
    html = reportOf(readRun(await finishedRun(smallTrial(), out)), {});
    rmSync(out, { recursive: true });
  });

  test('is well-formed and names no id twice', () => {
    expect(nestingProblems(html)).toEqual([]);
    const ids = idsOf(html);
    expect(ids).toEqual([...new Set(ids)]);
    const labels = [...html.matchAll(/aria-labelledby="([^"]*)"/g)].flatMap(match => match[1]!.split(' '));
    expect(labels.filter(id => !ids.includes(id))).toEqual([]);
  });

  test('loads nothing and runs nothing', () => {
    const outside = loads(html).filter(
      address => !address.startsWith('#') && !/^data:image\/png/.test(address),
    );
    expect(outside).toEqual([]);
    expect(html).not.toMatch(/<script|<link|<iframe|javascript:|\son\w+=/i);
  });

  test('has no coordinate that is not a number', () => {
    expect(html).not.toMatch(/NaN|Infinity|undefined|\[object/);
  });

  test('holds every figure and table, numbered in order', () => {
    const ids = idsOf(html);
    expect(EXHIBITS.filter(id => !ids.includes(id))).toEqual([]);
    for (const kind of ['Figure', 'Table']) {
      const numbers = [...html.matchAll(new RegExp(`<b>${kind} (\\d+)\\.`, 'g'))].map(match =>
        Number(match[1]),
      );
      expect(numbers).toEqual(numbers.map((_, k) => k + 1));
    }
  });

  test('gives every drawing a title and a description', () => {
    const drawings = html.match(/<svg class="drawing" role="img"/g)!;
    expect(html.match(/<title id=/g)).toHaveLength(drawings.length);
    expect(html.match(/<desc id="[^"]*">[^<]/g)).toHaveLength(drawings.length);
  });

  test('labels the rule, and says how sure the accuracy is', () => {
    expect(html).toContain('EqSpike (SD-EP rule)');
    expect(html).toMatch(/of 12 test samples, one run, seed 1/);
    expect(html).toContain('95 % interval');
  });

  test('prints baseline and counts beside every ratio, and examines the published orders of magnitude', () => {
    for (const row of cells(html, 'comparison').slice(1)) {
      expect(row[2]).toMatch(/^[\d,]+$/);
      expect(row[3]).toMatch(/J$/);
      expect(row[4]).toMatch(/^[\d,.]+$/);
    }
    expect(html).toContain('Two to three orders of magnitude?');
  });

  test('names the three energies per update with their definitions', () => {
    const rows = cells(html, 'energy-figures').map(row => row.join(' '));
    for (const name of ['one stored write', 'marginal energy', 'all-in training energy']) {
      expect(rows.some(row => row.includes(name))).toBe(true);
    }
    expect(rows.some(row => row.includes('average power in training'))).toBe(true);
  });

  test('escapes what it did not write itself', () => {
    expect(html).toContain('Abacus &lt;fast&gt; &amp; &quot;small&quot;');
  });

  test('holds the configuration, the hash of the split and the commands to have it again', () => {
    expect(html).toContain('first_phase_ticks: 50');
    expect(html).toContain('c3d4');
    expect(html).toContain('nudge report runs/');
  });
});

describe('hostile text', () => {
  test('in a description or a reason stays text', async () => {
    const trial = smallTrial(`description='</h1><script>alert("1")</script>'`);
    const html = reportOf(readRun(await finishedRun(trial)), {});
    expect(html).not.toContain('<script');
    expect(nestingProblems(html)).toEqual([]);
    const stopped = reportOf(readRun(await stoppedRun('diverged', '<img src=x onerror=alert(1)>')), {});
    expect(stopped).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(nestingProblems(stopped)).toEqual([]);
  });
});

describe('another energy card', () => {
  test('changes joules and not counts, and is named', async () => {
    const folder = await finishedRun();
    const own = await written(folder);
    const other = await written(folder, 'spinnaker');
    expect(cells(other, 'work')).toEqual(cells(own, 'work'));
    const counts = (html: string) =>
      cells(html, 'energy-breakdown')
        .filter(row => row.length > 5 && /^[\d,.]+$/.test(row[3]!))
        .map(row => [row[0], row[3], row[5]]);
    expect(counts(other)).toEqual(counts(own));
    expect(counts(own).length).toBeGreaterThan(5);
    const sum = (html: string) => cells(html, 'energy-breakdown').find(row => row[0] === 'sum');
    expect(sum(other)).not.toEqual(sum(own));
    expect(other).toContain('Priced anew by');
    expect(own).not.toContain('Priced anew by');
  });

  test.each(cardNames(ENERGY_CARD))('%s makes a whole report', async card => {
    const folder = await finishedRun();
    const html = reportOf(readRun(folder), { energyCard: card });
    expect(nestingProblems(html)).toEqual([]);
    expect(html).not.toMatch(/NaN|Infinity|undefined/);
    const breakdown = cells(html, 'energy-breakdown');
    const unpriced = breakdown.some(row => row[1] === 'no price');
    expect(breakdown.find(row => row[0] === 'sum')!.some(cell => cell.includes('at least'))).toBe(unpriced);
  });

  test('that does not exist is the user’s problem, and the old report stands', async () => {
    const folder = await finishedRun();
    const before = await written(folder);
    await expect(writeReport(folder, { energyCard: 'loihi-kerass' })).rejects.toThrow(UserError);
    expect(readFileSync(folder.file('report.html'), 'utf8')).toBe(before);
  });
});

describe('other configurations', () => {
  test.each([
    'estimator.plasticity=continual',
    'estimator={ kind: one-sided }',
    'chip.card=small',
    'network.populations.pixels.unit.encoder=bernoulli',
  ])('%s', async override => {
    const html = reportOf(readRun(await finishedRun(smallTrial(override))), {});
    expect(nestingProblems(html)).toEqual([]);
    expect(html).not.toMatch(/NaN|Infinity|undefined/);
    const ids = idsOf(html);
    expect(EXHIBITS.filter(id => !ids.includes(id))).toEqual([]);
  });
});

describe('a run that did not end', () => {
  test('is reported up to its last checkpoint, and says what is missing', async () => {
    const html = await written(await stoppedRun('interrupted'));
    expect(nestingProblems(html)).toEqual([]);
    expect(html).toContain('This run was interrupted and may be resumed.');
    expect(html).toContain('those of the last checkpoint');
    expect(html).toContain('There is no analysis');
    expect(html).toContain('nudge resume runs/');
    const ids = idsOf(html);
    for (const id of ['learning', 'confusion', 'energy-breakdown', 'comparison', 'memory'])
      expect(ids).toContain(id);
    for (const id of ['raster', 'stdp', 'weights']) expect(ids).not.toContain(id);
  });

  test('that diverged gives the reason', async () => {
    const html = await written(
      await stoppedRun('diverged', 'the weights left their bounds. Try a smaller step.'),
    );
    expect(html).toContain('This run diverged and was ended.');
    expect(html).toContain('Try a smaller step.');
  });

  test('that did nothing still shows its configuration and memory', async () => {
    const html = await written(emptyRun());
    expect(nestingProblems(html)).toEqual([]);
    expect(html).toContain('neither a summary nor a checkpoint');
    expect(html).toContain('no test accuracy yet');
    expect(idsOf(html)).toEqual(expect.arrayContaining(['memory', 'configuration']));
    expect(idsOf(html)).not.toContain('energy');
  });
});

describe('a file that is not what it should be', () => {
  const NEWER = { 'summary.json': 'nudge.summary/2', 'analysis.json': 'nudge.analysis/2' };

  test.each(Object.entries(NEWER))('%s of a newer format is refused', async (name, format) => {
    const folder = await finishedRun();
    folder.writeJson(name, { ...JSON.parse(readFileSync(folder.file(name), 'utf8')), format });
    const [problem] = problemsFrom(() => readRun(folder));
    expect(problem).toMatchObject({ code: 'format-newer', file: folder.file(name), found: format });
  });

  test.each(['summary.json', 'analysis.json', 'environment.json'])(
    '%s cut short gives a sentence',
    async name => {
      const folder = await finishedRun();
      writeFileSync(folder.file(name), readFileSync(folder.file(name), 'utf8').slice(0, -20));
      const [problem] = problemsFrom(() => readRun(folder));
      expect(problem).toMatchObject({ code: 'file-damaged', file: folder.file(name) });
    },
  );

  test('names the field that is wrong', async () => {
    const folder = await finishedRun();
    const summary = JSON.parse(readFileSync(folder.file('summary.json'), 'utf8'));
    folder.writeJson('summary.json', { ...summary, test: { ...summary.test, accuracy: 'high' } });
    expect(problemsFrom(() => readRun(folder))).toMatchObject([
      { code: 'file-damaged', path: 'test.accuracy' },
    ]);
  });

  test('names damaged counts', async () => {
    const folder = await finishedRun();
    const summary = JSON.parse(readFileSync(folder.file('summary.json'), 'utf8'));
    folder.writeJson('summary.json', { ...summary, ledger: { ...summary.ledger, training: null } });
    expect(problemsFrom(() => readRun(folder))).toMatchObject([{ code: 'file-damaged' }]);
  });
});
