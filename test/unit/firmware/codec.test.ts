import { beforeAll, describe, expect, test } from 'vitest';
import { answers, BUILD_LIMIT, builtProgram } from '../../support/firmware.js';
import { type GoldenMessage, type GoldenRefusal, readGolden } from '../../support/golden-json.js';
import { needs } from '../../support/needs.js';

/** Numbers of ErrorCode in event.proto. */
const CODES = ['', 'malformed', 'unsupported', 'too-big', 'busy', 'bad-state', 'range'];

describe.skipIf(!needs('gcc'))('the codec of the firmware', () => {
  beforeAll(() => void builtProgram('codec-lines'), BUILD_LIMIT);

  for (const [name, letter] of [
    ['commands', 'c'],
    ['events', 'e'],
  ] as const) {
    test(`decodes golden ${name} and encodes them to the same bytes`, () => {
      const golden = readGolden<GoldenMessage>(name, 'messages');
      const lines = golden.map(({ hex }) => `${letter} ${hex}`);
      expect(answers(builtProgram('codec-lines'), lines)).toEqual(golden.map(({ hex }) => `= ${hex}`));
    });

    test(`refuses ${name} for the golden reasons`, () => {
      const golden = readGolden<GoldenRefusal>('refused', name);
      const lines = golden.map(({ hex }) => `${letter} ${hex}`);
      const found = answers(builtProgram('codec-lines'), lines).map((line, i) => {
        const [mark, code, path] = line.split(' ');
        return { name: golden[i]?.name, mark, code: CODES[Number(code)], path };
      });
      expect(found).toEqual(golden.map(({ name, code, path }) => ({ name, mark: '!', code, path })));
    });
  }
});
