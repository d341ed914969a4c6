import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { needs } from '../support/needs.js';
import { Browser } from './report-browser.js';

const NUDGE = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const chromium = needs('chromium');

const out = mkdtempSync(join(tmpdir(), 'nudge-test-'));
let run: string;

const nudge = (...words: string[]) =>
  execFileSync(process.execPath, [NUDGE, ...words], { stdio: 'pipe', encoding: 'utf8' });

beforeAll(() => {
  const small = ['training.epochs=2', 'data.train_samples=600', 'data.test_samples=200'];
  nudge('train', ...small, 'outputs.interval_samples=100', '--out', out);
  run = join(out, readdirSync(out)[0]!);
});
afterAll(() => rmSync(out, { recursive: true, force: true }));

describe('a run of the built program', () => {
  test('ends with an analysis of bounded size and a report', () => {
    expect(statSync(join(run, 'analysis.json')).size).toBeLessThan(1e6);
    expect(statSync(join(run, 'report.html')).size).toBeLessThan(2e6);
  });

  test('is priced anew without being run again', () => {
    const before = readFileSync(join(run, 'report.html'), 'utf8');
    const summary = readFileSync(join(run, 'summary.json'), 'utf8');
    nudge('report', run, '--energy-card', 'spinnaker2');
    expect(readFileSync(join(run, 'report.html'), 'utf8')).toContain('Priced anew by');
    expect(readFileSync(join(run, 'summary.json'), 'utf8')).toBe(summary);
    nudge('report', run);
    expect(readFileSync(join(run, 'report.html'), 'utf8')).toBe(before);
  });
});

/** Words of a drawing that stand on each other, or outside of it. */
const CLASHES = `[...document.querySelectorAll('svg.drawing')].flatMap(drawing => {
  const all = drawing.getBoundingClientRect();
  const words = [...drawing.querySelectorAll('text')].map(text => ({ text: text.textContent, box: text.getBoundingClientRect() }));
  const inside = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4;
  const out = words.filter(({ box }) => box.left < all.left - 4 || box.right > all.right + 4 || box.bottom > all.bottom + 4);
  const on = words.flatMap((one, k) => words.slice(k + 1).filter(other => inside(one.box, other.box)).map(other => one.text + ' on ' + other.text));
  return [...on, ...out.map(one => one.text + ' outside')];
})`;

describe.skipIf(!chromium)('the report in a browser', () => {
  let browser: Browser;
  beforeAll(() => {
    browser = new Browser(chromium!);
  });
  afterAll(() => browser.close());

  test.each([
    [1200, 'light'],
    [1200, 'dark'],
    [400, 'light'],
    [400, 'dark'],
  ] as const)('%d pixels wide, %s: fits, and nothing stands on anything', async (width, scheme) => {
    const file = join(run, 'report.html');
    await browser.open(file, width, scheme);
    expect(
      await browser.value<number>('document.documentElement.scrollWidth - innerWidth'),
    ).toBeLessThanOrEqual(0);
    expect(await browser.value<string[]>(CLASHES)).toEqual([]);
    const ground = await browser.value<string>('getComputedStyle(document.body).backgroundColor');
    const light = ground.match(/\d+/g)!.every(part => Number(part) > 128);
    expect(light).toBe(scheme === 'light');
    expect(browser.complaints).toEqual([]);
    expect(browser.requests.filter(address => !/^(file|data):/.test(address))).toEqual([]);
  });
});
