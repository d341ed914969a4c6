import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runNudge } from '../../support/command.js';

const folder = mkdtempSync(join(tmpdir(), 'nudge-devices-'));
afterAll(() => rmSync(folder, { recursive: true }));

const nudge = (...words: string[]) => runNudge(folder, ...words);

const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return name;
};
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

describe('nudge fit', () => {
  it('writes a card that nudge reads and a plot that needs nothing, beside the measurements', async () => {
    const rows = Array.from({ length: 80 }, (_, k) => `${k},${(50 - 40 * 0.95 ** k) * 1e-6}`);
    file('sweep.csv', `pulse,conductance_siemens\n${rows.join('\n')}\n`);
    const { code, stdout, stderr } = await nudge('fit', 'sweep.csv', '--name', 'my device');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('Best: soft-bounds');
    expect(stdout).toMatch(/Card sweep.yaml\nPlot sweep.html\n$/);
    expect(read('sweep.yaml')).toMatch(
      /^# Written by nudge fit from sweep.csv.\nformat: nudge.analog-card\/1\nname: "my device"/,
    );
    const plot = read('sweep.html');
    expect(plot.match(/<svg/g)).toHaveLength(2);
    expect(plot).not.toMatch(/https?:/);
    expect((await nudge('fit', 'sweep.csv')).stderr).toMatch(/sweep.yaml: exists already/);
    expect((await nudge('fit', 'sweep.csv', '--force')).code).toBe(0);
  });

  it('fits resistances, and says so as JSON', async () => {
    const rows = Array.from(
      { length: 40 },
      (_, k) => `LRS,${5000 * Math.exp(0.1 * Math.sin(7 * k))}\nHRS,${2e5 * Math.exp(0.5 * Math.sin(3 * k))}`,
    );
    file('states.csv', `state,resistance_ohm\n${rows.join('\n')}\n`);
    const { code, stdout } = await nudge(
      'fit',
      'states.csv',
      '--card',
      'c.yaml',
      '--plot',
      'p.html',
      '--format',
      'json',
    );
    expect(code).toBe(0);
    const found = JSON.parse(stdout);
    expect(found).toMatchObject({ card: 'c.yaml', plot: 'p.html', model: 'lognormal-states' });
    expect(found.states.map((each: { state: string }) => each.state)).toEqual(['LRS', 'HRS']);
    expect(read('p.html')).toContain('lognormal');
  });

  it('names line and column of what is wrong, and writes nothing', async () => {
    file('bad.csv', 'state,resistance_ohm\nLRS,5000\nLRS,-1\nLRS,five\n');
    const { code, stderr } = await nudge('fit', 'bad.csv');
    expect(code).toBe(1);
    expect(stderr).toBe(
      'bad.csv:3: column resistance_ohm: out of range (found -1; allowed: a number above 0).\n' +
        'bad.csv:4: column resistance_ohm: not a number (found "five"; allowed: a number above 0).\n',
    );
    expect(existsSync(join(folder, 'bad.yaml'))).toBe(false);
    expect((await nudge('fit', 'none.csv')).stderr).toMatch(/none.csv: does not exist/);
    expect((await nudge('fit', 'sweep.csv', '--card', 'sweep.csv')).stderr).toMatch(/three different files/);
  });
});

describe('nudge galton', () => {
  it('draws the walls beside the exact distribution', async () => {
    const { code, stdout } = await nudge('galton', '--rows', '6', '--walls', '2000');
    expect(code).toBe(0);
    expect(stdout).toContain('2,000 walls through 6 rows');
    expect(stdout).toMatch(/#{10,}/);
    expect(stdout).toMatch(/Chi-square .* p-value 0\.\d+/);
  });

  it('gives the same JSON for the same seed, and every wall a place', async () => {
    const words = [
      'galton',
      '--disorder',
      '0.5',
      '--coupling',
      '1',
      '--flips',
      '0.2',
      '--pinning',
      '0.05',
      '--tilt',
      '2',
      '--seed',
      '7',
      '--format',
      'json',
    ];
    const [a, b] = await Promise.all([nudge(...words), nudge(...words)]);
    expect(a.stdout).toBe(b.stdout);
    const found = JSON.parse(a.stdout);
    expect(found.exits.reduce((sum: number, n: number) => sum + n, found.pinned)).toBe(10_000);
    expect(found.chiSquare.pValue).toBeGreaterThan(5.7e-7);
  });

  it('refuses what the card does not hold for, and names all of it', async () => {
    const { code, stderr } = await nudge('galton', '--pinning', '2', '--rows', '2.5', '--tilt', '200');
    expect(code).toBe(1);
    expect(stderr).toMatch(/--pinning: .*allowed: 0 to 1/);
    expect(stderr).toMatch(/--rows: not a whole number/);
    expect(stderr).toMatch(/--tilt: .*allowed: -90 to 90 deg/);
    expect((await nudge('galton', 'domain-wal')).stderr).toMatch(/did you mean "domain-wall"/);
  });

  it('bears the ends of its ranges', async () => {
    for (const words of [
      ['--rows', '1'],
      ['--pinning', '1'],
      ['--walls', '1'],
      ['--tilt', '90'],
      ['--coupling', '20'],
    ]) {
      expect([words, (await nudge('galton', '--walls', '50', ...words)).code]).toEqual([words, 0]);
    }
  });
});
