import { type ChildProcess, spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'nudge-process-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A run of seconds: two epochs over 1,500 digits. */
const SMALL = ['training.epochs=2', 'data.train_samples=1500', 'data.test_samples=300'];
const FREQUENT = ['outputs.interval_samples=100', 'outputs.checkpoint_every_samples=250'];

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function start(...words: string[]): { child: ChildProcess; end: Promise<Ended> } {
  const env = { ...process.env, NUDGE_DATA: '' };
  const child = spawn(process.execPath, [MAIN, ...words], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout!.setEncoding('utf8').on('data', piece => (stdout += piece));
  child.stderr!.setEncoding('utf8').on('data', piece => (stderr += piece));
  const end = new Promise<Ended>(resolve => child.on('close', code => resolve({ code, stdout, stderr })));
  return { child, end };
}

const nudge = (...words: string[]): Promise<Ended> => start(...words).end;

/** Resolves when a process has written these words on its stderr. */
const said = (child: ChildProcess, words: string): Promise<void> =>
  new Promise(resolve => {
    let text = '';
    child.stderr!.on('data', piece => {
      text += piece;
      if (text.includes(words)) resolve();
    });
  });

const only = (out: string): string => join(folder, out, readdirSync(join(folder, out))[0]!);
const state = (run: string): string => JSON.parse(readFileSync(join(run, 'run.json'), 'utf8')).state;

describe('a run', () => {
  let ended: Ended;
  beforeAll(async () => {
    ended = await nudge('train', ...SMALL, '--out', 'whole', '--format', 'json');
  });

  it('ends with one JSON document on stdout and its news as JSON lines on stderr', () => {
    expect(ended.code).toBe(0);
    const { state, summary } = JSON.parse(ended.stdout);
    expect(state).toBe('finished');
    expect(summary.label).toBe('EqSpike (SD-EP rule)');
    expect(summary.test.accuracy).toBeGreaterThan(0.7);
    const news = ended.stderr
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
    expect(news.filter(each => 'progress' in each).length).toBeGreaterThan(4);
  });

  it('leaves a whole run folder', () => {
    expect(readdirSync(only('whole'))).toEqual(
      expect.arrayContaining([
        'environment.json',
        'experiment.yaml',
        'metrics.csv',
        'report.html',
        'run.json',
        'summary.json',
        'weights.npz',
      ]),
    );
  });

  it('can be evaluated again, with the same accuracy for any number of threads', async () => {
    const accuracy = JSON.parse(ended.stdout).summary.test.accuracy;
    for (const threads of ['1', '2']) {
      const { stdout } = await nudge('evaluate', only('whole'), '--threads', threads, '--format', 'json');
      expect(JSON.parse(stdout).accuracy).toBe(accuracy);
    }
  });

  it('can be priced again at other prices', async () => {
    const { code, stdout } = await nudge(
      'report',
      only('whole'),
      '--energy-card',
      'odin',
      '--format',
      'json',
    );
    expect(code).toBe(0);
    const { energy } = JSON.parse(stdout);
    expect(energy.card).toMatch(/ODIN/);
    expect(energy.allIn.joules).not.toBe(JSON.parse(ended.stdout).summary.energy.allIn.joules);
  });

  it('is not resumed once it is finished', async () => {
    const { code, stderr } = await nudge('resume', only('whole'));
    expect([code, stderr]).toEqual([1, expect.stringMatching(/this run is finished and cannot be resumed/)]);
  });

  it('tells a reader accuracy, work, energy and memory', async () => {
    const { stdout } = await nudge(
      'train',
      'training.epochs=1',
      'data.train_samples=300',
      'data.test_samples=100',
      '--out',
      'text',
      '--profile',
    );
    expect(stdout).toMatch(
      /^EqSpike \(SD-EP rule\), 784-100-10 on digits, seed 1\nTest accuracy \d+\.\d\d %/,
    );
    for (const words of [
      'synaptic events',
      'energy of one stored write',
      'a sample, against',
      'bits per synapse',
      'heap growth',
      'Run folder',
    ]) {
      expect(stdout).toContain(words);
    }
  });
});

describe('Ctrl-C and worse', () => {
  const weights = (out: string) => readFileSync(join(only(out), 'weights.npz'));
  beforeAll(async () => {
    expect((await nudge('train', ...SMALL, ...FREQUENT, '--out', 'calm')).code).toBe(0);
  });

  it('finishes the sample, says how to go on, and the resumed run ends with the same bits', async () => {
    const { child, end } = start('train', ...SMALL, ...FREQUENT, '--out', 'stopped');
    await said(child, 'sample 600/1,500');
    child.kill('SIGINT');
    const { code, stdout, stderr } = await end;
    expect(code).toBe(130);
    expect(stderr).toContain('Ctrl-C again leaves at once');
    expect(stdout).toBe(
      `Interrupted. To go on: nudge resume ${join('stopped', readdirSync(join(folder, 'stopped'))[0]!)}\n`,
    );
    expect(state(only('stopped'))).toBe('interrupted');
    expect((await nudge('resume', only('stopped'))).code).toBe(0);
    expect(state(only('stopped'))).toBe('finished');
    expect(weights('stopped').equals(weights('calm'))).toBe(true);
  });

  it('a killed run goes on from its last checkpoint to the same bits', async () => {
    const { child, end } = start('train', ...SMALL, ...FREQUENT, '--out', 'killed');
    await said(child, 'sample 800/1,500');
    // Stopped, it still lives, and cannot end before the other one looks.
    child.kill('SIGSTOP');
    const second = await nudge('resume', only('killed'));
    expect(second.code).toBe(1);
    expect(second.stderr).toContain('another nudge process is at work in this folder');
    child.kill('SIGKILL');
    await end;
    expect(state(only('killed'))).toBe('running');
    expect((await nudge('resume', only('killed'))).code).toBe(0);
    expect(weights('killed').equals(weights('calm'))).toBe(true);
  });
});

describe('several seeds', () => {
  it('make one run each, told together', async () => {
    const words = [
      'training.epochs=1',
      'data.train_samples=300',
      'data.test_samples=100',
      'outputs.interval_samples=300',
    ];
    const { code, stdout, stderr } = await nudge(
      'train',
      ...words,
      '--seed',
      '3,1,2',
      '--threads',
      '2',
      '--out',
      'seeds',
    );
    expect(code).toBe(0);
    expect(stdout.match(/seeds\/\S+-s\d/g)?.map(path => path.at(-1))).toEqual(['3', '1', '2']);
    expect(stdout).toMatch(/Mean of 3: \d+\.\d\d % \+- \d+\.\d\d % \(standard deviation\)/);
    expect(stderr).toMatch(/^seed 2: epoch 1\/1 \| sample 300\/300/m);
  });
});

describe('problems', () => {
  const refused = async (words: string[], sentence: RegExp) => {
    const { code, stdout, stderr } = await nudge(...words);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toMatch(/\n {4}at /);
  };

  it('found before training leave nothing behind', async () => {
    const data = join(folder, 'data', 'mnist');
    mkdirSync(data, { recursive: true });
    for (const file of ['train-images-idx3', 'train-labels-idx1', 't10k-images-idx3', 't10k-labels-idx1']) {
      writeFileSync(
        join(data, `${file}-ubyte`),
        Buffer.from([0, 0, 8, file.endsWith('idx3') ? 3 : 1, 0, 0, 0, 9]),
      );
    }
    const out = ['--out', 'nothing'];
    await refused(['train', 'data.set=mnist', ...out], /there is no data set of this name/);
    await refused(
      ['train', 'data.set=mnist', '--data', 'data', ...out],
      /train-images-idx3-ubyte: ends before its header/,
    );
    await refused(
      ['train', 'data.set=mnist', '--data', 'nowhere', ...out],
      /nowhere: the data folder does not exist/,
    );
    await refused(
      ['train', 'network.populations.pixels.neurons=64', ...out],
      /does not fit the data set digits \(found 64; allowed: 784 values per sample\)/,
    );
    await refused(
      ['train', 'chip.card=small', 'network.populations.hidden.neurons=5000', ...out],
      /chip has too few cores.*Largest consumers/s,
    );
    expect(existsSync(join(folder, 'nothing'))).toBe(false);
  });

  it('with the place to write are said', async () => {
    writeFileSync(join(folder, 'file'), '');
    await refused(
      ['train', ...SMALL, '--out', join('file', 'runs')],
      /file\/runs: cannot be written: a part of its path is not a folder/,
    );
  });

  it('with a damaged or newer run folder are said', async () => {
    const copy = (name: string) => {
      cpSync(only('whole'), join(folder, name), { recursive: true });
      return join(folder, name);
    };
    const torn = copy('torn');
    writeFileSync(join(torn, 'weights.npz'), 'torn');
    await refused(['evaluate', torn], /weights\.npz: /);
    const newer = copy('newer');
    writeFileSync(
      join(newer, 'run.json'),
      readFileSync(join(newer, 'run.json'), 'utf8').replace('nudge.run/1', 'nudge.run/2'),
    );
    await refused(
      ['evaluate', newer],
      /run\.json: format: .*newer version of nudge \(found nudge\.run\/2; allowed: nudge\.run\/1\)/,
    );
    await refused(['resume', newer], /newer version of nudge/);
  });

  it('of a network that diverges end the run orderly, with what to change', async () => {
    const weights = 'network.projections.pixels-hidden.init={kind:constant,value:5}';
    const { code, stderr } = await nudge(
      'train',
      ...SMALL,
      weights,
      'outputs.interval_samples=100',
      '--out',
      'diverged',
    );
    expect(code).toBe(1);
    expect(stderr).toMatch(/learning_rate/);
    expect(state(only('diverged'))).toBe('diverged');
  });
});

describe('a closed pipe', () => {
  it('ends the output and nothing else', async () => {
    const { child, end } = start('cards');
    child.stdout!.destroy();
    expect((await end).stderr).toBe('');
  });
});
