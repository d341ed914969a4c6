import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/folder.js';
import { needs } from '../support/needs.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const main = join(root, 'dist/cli/main.js');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

/** Code blocks of a language, in order. */
const blocks = (language: string, text = readme): string[] =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'gms'))].map(([, code]) => code!);

/** Runs a program as one that imports the package by its name; the package may import itself that way. */
const runModule = (code: string): string =>
  execFileSync(process.execPath, ['--input-type=module', '--eval', code], { cwd: root, encoding: 'utf8' });

/** docs/runs.md names every file of a run and every column of its metrics; what it tells Python to do works. */
function agreesWithRun(run: string): void {
  const page = readFileSync(join(root, 'docs/runs.md'), 'utf8');
  const columns = readFileSync(join(run, 'metrics.csv'), 'utf8').split(/\r?\n/, 1)[0]!.split(',');
  const unnamed = [...readdirSync(run), ...columns].filter(word => !page.includes(`\`${word}\``));
  expect(unnamed).toEqual([]);
  const python = needs('numpy');
  if (python === undefined) return;
  const [snippet] = blocks('python', page);
  const code = snippet!.replace(/^run = .*$/m, `run = ${JSON.stringify(`${run}/`)}`);
  const printed = execFileSync(python, ['-c', `${code}\nprint(w1.shape, w1.dtype, b1.shape)`], {
    encoding: 'utf8',
  });
  expect(printed).toMatch(/^nudge\.checkpoint\/1 1 0 \[0\.\d+\]\n\(784, 100\) float32 \(100,\)\n$/);
}

describe('README', () => {
  const [trains, talks, ...others] = blocks('js');

  it('has library examples that run: an experiment is trained', () => {
    const runs = temporaryFolder();
    const output = runModule(trains!.replace("'runs'", JSON.stringify(runs)));
    const [, right] = /^(\d+) of 500 right; [\d.e-]+ J per update event, all in$/m.exec(output)!;
    expect(Number(right)).toBeGreaterThan(250);
    expect(trains!.trim().split('\n').length).toBeLessThanOrEqual(10);
    agreesWithRun(join(runs, readdirSync(runs)[0]!));
  });

  it('has library examples that run: a chip is talked to', () => {
    expect(runModule(talks!)).toBe('300 spikes in 1000 ticks\n');
    expect(others).toEqual([]);
  });

  it('has an experiment that is legal and fits its chip', () => {
    const [experiment] = blocks('yaml');
    const file = join(temporaryFolder(), 'experiment.yaml');
    writeFileSync(file, experiment!);
    const output = execFileSync(process.execPath, [main, 'describe', file], {
      encoding: 'utf8',
      stdio: 'pipe',
    });
    expect(output).toContain('Does it fit? Yes');
  });

  it('lists the commands that there are, and no other', () => {
    const listed = [...readme.matchAll(/^\| `nudge (\w+)/gm)].map(([, name]) => name);
    const help = execFileSync(process.execPath, [main, '--help'], { encoding: 'utf8' });
    const commands = [...help.split('Commands:')[1]!.matchAll(/^ {2}(\w+)/gm)].map(([, name]) => name);
    expect(listed.toSorted()).toEqual(commands.filter(name => name !== 'help').toSorted());
  });
});

describe('docs/problems.md', () => {
  it('is what the catalogue says', () => {
    execFileSync(process.execPath, [join(root, 'scripts/problem-catalogue.mjs'), '--check'], {
      stdio: 'pipe',
    });
  });
});
