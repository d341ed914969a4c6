import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { openChip } from '../../../src/chip/emulator.js';
import { realClock } from '../../../src/link/clock.js';
import { listen } from '../../../src/link/serve/listen.js';
import { ServedChip } from '../../../src/link/serve/serve.js';
import type { Chip } from '../../../src/protocol/chip.js';
import { runNudge, startNudge } from '../../support/command.js';
import { breaking, flickering } from '../../support/disturbed.js';
import { BUILD_LIMIT, builtProgram } from '../../support/firmware.js';
import { suiteFolder } from '../../support/folder.js';
import { needs } from '../../support/needs.js';

const BOARD = fileURLToPath(new URL('../../../experiments/digits-14x14-board.yaml', import.meta.url));
const SMALL = [
  'data.train_samples=40',
  'data.validation_samples=0',
  'data.test_samples=20',
  'training.epochs=1',
];
const folder = suiteFolder();
const nudge = (...words: string[]) => runNudge(folder, ...words);

let run: string;
beforeAll(async () => {
  const { stdout } = await nudge('train', BOARD, ...SMALL, '--format', 'json', '--record', 'board.nrec');
  run = JSON.parse(stdout).run;
});

test('finds where integers and floating point part, and leaves the result in the run', async () => {
  const words = ['compare', run, '--samples', '20', '--answers', '5'];
  const { code, stdout, stderr } = await nudge(...words, '--chips', 'emulator:rp2040,emulator:laptop');
  expect([code, stderr.includes('sample 20/20')]).toEqual([3, true]);
  expect(stdout).toMatch(/First difference at command \d+ \(settle\), after \d+ samples?: spikes of hidden/);
  expect(stdout).toMatch(/neuron \d+ at tick \d+/);
  expect(stdout).toMatch(/potential of hidden: \d+ of 64 differ/);
  const [, file] = /Result (.*)$/m.exec(stdout)!;
  const left = JSON.parse(readFileSync(join(folder, file!), 'utf8'));
  expect(left).toMatchObject({ format: 'nudge.comparison/1', unit: 'sample', agree: false, spread: null });
  expect(left.inStep.drift).toHaveLength(5);
});

test('takes a recording for commands and for a chip', async () => {
  const words = ['compare', 'board.nrec', '--chips', 'recording:board.nrec,emulator'];
  const { code, stdout } = await nudge(...words);
  expect(code).toBe(0);
  expect(stdout).toMatch(/No difference: \d+ commands, \d+ settles, every event the same\./);
});

/** A board behind a UNIX socket until the test is finished; its address. */
async function offered(name: string, chip: Chip): Promise<string> {
  const board = new ServedChip(chip, { clock: realClock });
  const listening = await listen({ path: join(folder, name) }, transport => board.attach(transport));
  onTestFinished(async () => {
    board.close();
    await listening.close();
  });
  return listening.address;
}

test('finds the neuron of a board that is broken in front of a sample', async () => {
  const board = await offered('broken', breaking(openChip('rp2040'), { population: 1, neuron: 6, draw: 3 }));
  const words = ['compare', run, '--samples', '5', '--answers', '0', '--format', 'json'];
  const { code, stdout } = await nudge(...words, '--chips', `emulator,${board}`);
  expect(code).toBe(3);
  expect(JSON.parse(stdout).inStep.parting).toMatchObject({
    ...{ block: 3, kind: 'settle', population: 'hidden' },
    left: expect.stringMatching(/^neuron 6 at tick \d+$/),
  });
});

test('sets boards that do not repeat themselves beside their own spread', async () => {
  const [one, other] = [
    await offered('one', flickering(openChip('rp2040'), 1)),
    await offered('other', flickering(openChip('rp2040'), 2, 0.5)),
  ];
  const words = ['compare', run, '--samples', '4', '--answers', '0', '--chips', `${one},${other}`];
  const { code, stdout } = await nudge(...words);
  expect([code, stdout]).toEqual([
    3,
    expect.stringMatching(/^The chips differ, beyond their spread, in: .*weights/m),
  ]);
  expect(stdout).toMatch(/weights +│ 0\.\d+ to 0\.\d+ +│ 0\.\d+ to 0\.\d+ +│ beyond the spread/);
});

test.skipIf(!needs('gcc'))(
  'finds the firmware and its model the same',
  { timeout: BUILD_LIMIT },
  async () => {
    const words = ['compare', run, '--samples', '20', '--answers', '5'];
    const { code, stdout } = await nudge(...words, '--chips', `stdio:${builtProgram('native')},emulator`);
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/No difference: \d+ commands, 20 samples, every event the same\./),
    ]);
  },
);

test('asks for the recording itself where it is to be a chip', async () => {
  const { code, stderr } = await nudge('compare', run, '--chips', 'recording:board.nrec,emulator');
  expect([code, stderr]).toEqual([1, expect.stringContaining('Give the recording in the place of the run')]);
});

test('says which chip cannot be set up, and what helps', async () => {
  const { code, stderr } = await nudge('compare', run, '--chips', 'emulator:laptop,emulator:rp2040');
  expect([code, stderr]).toEqual([
    1,
    expect.stringMatching(/^emulator:rp2040 refuses projection .*name the other one first/),
  ]);
});

test('stops at Ctrl-C with what it has seen', async () => {
  const { child, end } = startNudge(
    folder,
    'compare',
    run,
    '--chips',
    'emulator,emulator:laptop',
    '--samples',
    '40',
  );
  await new Promise<void>(resolve => {
    child.stderr!.on('data', (words: string) => words.includes('sample 4/40') && resolve());
  });
  child.kill('SIGINT');
  const { code, stdout, stderr } = await end;
  expect([code, stderr.includes('Finishing the sample at hand')]).toEqual([130, true]);
  expect(stdout).toMatch(/Ended after .*: interrupted\./);
  expect(existsSync(join(folder, run, 'compare-emulator-emulator-laptop.json'))).toBe(true);
});
