import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { builtProgram } from '../../support/firmware.js';
import { type GoldenMessage, readGolden } from '../../support/golden-json.js';
import { needs } from '../../support/needs.js';

const ACTIONS = 150_000;

test.skipIf(!needs('gcc'))('the firmware survives a hostile line, and always answers after it', () => {
  const corpus = readGolden<GoldenMessage>('commands', 'messages').map(({ hex }) => hex);
  const output = execFileSync(builtProgram('fuzz'), ['7', `${ACTIONS}`], { input: corpus.join('\n') });
  const { actions, messages } = JSON.parse(output.toString());
  expect(actions).toBe(ACTIONS);
  expect(messages).toBeGreaterThan(ACTIONS / 10);
});
