import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { BUILD_LIMIT, builtProgram } from '../../support/firmware.js';
import { fuzzCorpus } from '../../support/fuzz-corpus.js';
import { needs } from '../../support/needs.js';

const ACTIONS = 100_000;
const KEPT = new URL('../../../firmware-models/native/fuzz-corpus.txt', import.meta.url);

test('the kept corpus of the fuzzer is made of the protocol as it is (npx vitest -u writes it again)', async () => {
  await expect(`${(await fuzzCorpus()).join('\n')}\n`).toMatchFileSnapshot(fileURLToPath(KEPT));
});

describe.skipIf(!needs('gcc'))('the firmware on a hostile line', () => {
  let program = '';
  beforeAll(() => {
    program = builtProgram('fuzz');
  }, BUILD_LIMIT);

  test('survives, and always answers after it', () => {
    const output = execFileSync(program, ['7', `${ACTIONS}`], { input: readFileSync(KEPT) });
    const { actions, messages, ready } = JSON.parse(output.toString());
    expect(actions).toBe(ACTIONS);
    expect(messages).toBeGreaterThan(ACTIONS / 10);
    expect(ready).toBeGreaterThan(ACTIONS / 1000);
  });
});
