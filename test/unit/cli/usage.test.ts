import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadExperiment } from '../../../src/experiment/load.js';
import { nudge } from './terminal.js';

const folder = mkdtempSync(join(tmpdir(), 'nudge-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a wrong command line', () => {
  it.each([
    [['--verbose'], "error: unknown option '--verbose'"],
    [['trian'], "error: unknown command 'trian'"],
    [['train', '--sed', '2'], '(Did you mean --seed?)'],
    [['train', '--seed', 'x'], 'Allowed: a whole number from 0 to 4294967295.'],
    [['train', '--seed', '1,1'], 'A seed stands twice.'],
    [['train', '--threads', '0'], 'Allowed: a whole number from 1 to 1024.'],
    [['describe', '--format', 'xml'], 'Allowed choices are text, json.'],
    [['evaluate'], "error: missing required argument 'run'"],
    [['evaluate', 'run', '--part', 'all'], 'Allowed choices are test, validation, train.'],
    [
      ['describe', 'a.yaml', 'b.yaml'],
      'more than one experiment file was given (found a.yaml b.yaml; allowed: one file, then key.path=value).',
    ],
    [
      ['describe', 'training.epochs=0'],
      'argument training.epochs=0: training.epochs: too small (found 0; allowed: a whole number from 1 to 100000).',
    ],
    [['describe', join(folder, 'none.yaml')], 'none.yaml: '],
    [['cards', 'loihi-kera'], 'there is no card of this name, did you mean "loihi-keras"?'],
    [['compare', folder, '--chips', 'emulator'], 'Allowed: two chips with a comma between them.'],
    [['compare', folder, '--chips', 'emulator,usb'], 'this is no place of a chip (found usb'],
    [['compare', join(folder, 'none'), '--chips', 'emulator,emulator'], 'none: does not exist.'],
    [['board', 'flash-help', 'pico'], 'there is no image for such a board (found pico; allowed: rp2040,'],
    [['board', 'flash-help', '--write', 'a.uf2'], 'a file is written for one board'],
    [['record', 'info', join(folder, 'none')], 'none: does not exist.'],
    [['record', 'show', 'a', '0'], 'Allowed: a whole number from 1'],
    [['train', '--seed', '1,2', '--record', 'a.nrec'], 'several seeds were given'],
    [['resume', folder], 'is not a run folder'],
    [['report', join(folder, 'none')], 'none'],
  ])('is the user’s problem: %j', async (words, sentence) => {
    const { code, stdout, stderr } = await nudge(...words);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(sentence);
    expect(stderr).not.toMatch(/\n {4}at /);
  });

  it('is one JSON document with --format json', async () => {
    const { code, stdout } = await nudge('describe', 'seed=-1', '--format', 'json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toEqual({
      problems: [
        {
          code: 'value-range',
          message: 'too small',
          found: '-1',
          allowed: 'a whole number from 0 to 4294967295',
          file: 'argument seed=-1',
          path: 'seed',
        },
      ],
    });
  });
});

describe('init', () => {
  const file = join(folder, 'my.yaml');

  it('writes an experiment that is the default one', async () => {
    const { code, stdout } = await nudge('init', file);
    expect([code, stdout]).toEqual([0, `Wrote ${file}. Change what you like, then: nudge train ${file}\n`]);
    expect(loadExperiment({ file }).experiment).toEqual(loadExperiment({}).experiment);
    expect(readFileSync(file, 'utf8')).toMatch(
      /^# yaml-language-server: \$schema=.*schemas\/experiment\.schema\.json\n/,
    );
  });

  it('replaces nothing unless told to', async () => {
    writeFileSync(file, 'mine');
    const { code, stderr } = await nudge('init', file);
    expect([code, readFileSync(file, 'utf8')]).toEqual([1, 'mine']);
    expect(stderr).toBe(`${file}: exists already. Choose another name, or replace it with --force.\n`);
    expect((await nudge('init', file, '--force')).code).toBe(0);
  });

  it('says when it cannot write', async () => {
    const { code, stderr } = await nudge('init', join(folder, 'no', 'my.yaml'));
    expect(code).toBe(1);
    expect(stderr).toMatch(/cannot be written: its folder does not exist/);
  });
});

describe('board flash-help', () => {
  const file = join(folder, 'board.uf2');

  it('says for every board where the image is, its hash, the steps and how the port is found', async () => {
    const { code, stdout } = await nudge('board', 'flash-help');
    expect(code).toBe(0);
    for (const board of ['rp2040', 'lm3s6965', 'nrf51', 'stm32f100']) {
      expect(stdout).toMatch(
        new RegExp(`^${board}: .*\n  image +.*/${board}\\.elf .*\n  SHA-256 +[0-9a-f]{64}$`, 'm'),
      );
    }
    for (const word of [
      'BOOTSEL',
      'MICROBIT',
      'st-flash',
      'openocd',
      'qemu:',
      'dialout',
      '/dev/cu.',
      'COM3',
    ]) {
      expect(stdout).toContain(word);
    }
  });

  it('writes the file that the steps name, once', async () => {
    const words = ['board', 'flash-help', 'rp2040', '--write', file];
    expect((await nudge(...words)).stdout).toBe(`Wrote ${file}.\n`);
    expect(readFileSync(file).subarray(0, 4).toString()).toBe('UF2\n');
    expect((await nudge(...words)).stderr).toMatch(/exists already/);
    expect((await nudge(...words, '--force')).code).toBe(0);
  });
});

describe('cards', () => {
  it('lists every kind', async () => {
    const { stdout } = await nudge('cards');
    for (const name of ['laptop', 'small', 'sdep-if', 'loihi-keras', 'baselines'])
      expect(stdout).toContain(` ${name} `);
  });

  it('shows values with unit, standing and source', async () => {
    const { stdout } = await nudge('cards', 'sdep-if');
    expect(stdout).toMatch(/acceleration_ticks +│ +5 tick +│ preset +│ .*EqSpike/);
    expect(stdout).toMatch(/^preset: a choice of ours/m);
  });

  it('is one JSON document on demand', async () => {
    const { cards } = JSON.parse((await nudge('cards', 'loihi-keras', '--format', 'json')).stdout);
    expect(cards[0]).toMatchObject({ kind: 'energy', name: 'loihi-keras' });
    expect(cards[0].values[0]).toMatchObject({
      unit: 'J',
      standing: expect.any(String),
      source: expect.any(String),
    });
  });
});

describe('describe', () => {
  it('shows the resolved experiment, the parts, the memory and whether it fits', async () => {
    const { code, stdout, stderr } = await nudge('describe');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/first_phase_ticks: 50/);
    expect(stdout).toMatch(/hidden-digit +│ hidden <-> digit +│ dense +│ +1,000 │ 1 tick +│ deferred/);
    expect(stdout).toMatch(/pixels-hidden synapses +│ update accumulator +│ +32 │ +78,400 │ +2,508,800/);
    expect(stdout).toMatch(/Does it fit\? Yes, on 1 of 64 cores\./);
  });

  it('names core, need, limit and largest consumers when it does not fit', async () => {
    const words = ['describe', 'chip.card=small', 'network.populations.hidden.neurons=10000'];
    const { code, stdout } = await nudge(...words);
    expect(code).toBe(1);
    expect(stdout).toMatch(/Does it fit\? No:/);
    expect(stdout).toMatch(/too few cores.*at most 16( cores)? on the chip card.*Largest consumers: hidden/);
  });

  it('is one JSON document on demand', async () => {
    const document = JSON.parse((await nudge('describe', 'chip.card=small', '--format', 'json')).stdout);
    expect(document).toMatchObject({
      fits: true,
      problems: [],
      capabilities: { units: ['source', 'spiking', 'cuba', 'rate', 'resistive'] },
    });
    expect(document.experiment).toEqual(loadExperiment({ overrides: ['chip.card=small'] }).experiment);
    expect(document.memory.totals.synapse).toBe(79_400 * 24);
  });

  it('warns of what is legal and will not learn well', async () => {
    const { code, stderr } = await nudge('describe', 'estimator.plasticity=continual');
    expect(code).toBe(0);
    expect(stderr).toMatch(
      /^warning: argument|^warning: network\.projections\[0\]\.synapse\.learning_rate: .*loop gain is about 1\.[34]/,
    );
  });
});
