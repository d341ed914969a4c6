import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeMessage, isCommand } from '../../../src/protocol/codec.js';
import { answers, BUILD_LIMIT, builtProgram } from '../../support/firmware.js';
import { temporaryFolder } from '../../support/folder.js';
import { type GoldenMessage, readGolden, toHex } from '../../support/golden-json.js';
import { nanopbProgram } from '../../support/nanopb.js';
import { needs } from '../../support/needs.js';
import { anyCommand } from '../../support/protocol-commands.js';
import { anyEvent } from '../../support/protocol-events.js';

const generator = needs('gcc') && needs('nanopb');

/** Texts of nanopb end at a zero, which UTF-8 may hold. */
const withoutZeros = fc
  .oneof(anyCommand, anyEvent)
  .filter(message => !JSON.stringify(message).includes('\\u0000'));

function lines(): string[] {
  const golden = (['commands', 'events'] as const).flatMap(name =>
    readGolden<GoldenMessage>(name, 'messages').map(({ hex }) => `${name[0]} ${hex}`),
  );
  const random = fc.sample(withoutZeros, { seed: 20261122, numRuns: 800 });
  const encoded = random.map(message => `${isCommand(message) ? 'c' : 'e'} ${toHex(encodeMessage(message))}`);
  return [...golden, ...encoded];
}

test.skipIf(!generator)(
  'nanopb and the firmware read what the other writes',
  { timeout: BUILD_LIMIT },
  () => {
    const nanopb = nanopbProgram(temporaryFolder(), generator as string);
    const ours = builtProgram('codec-lines');
    const messages = lines();
    const byNanopb = answers(nanopb, messages);
    expect(byNanopb).toEqual(messages.map(line => `= ${line.slice(2)}`));
    const back = byNanopb.map((answer, i) => `${messages[i]?.[0]} ${answer.slice(2)}`);
    expect(answers(ours, back)).toEqual(byNanopb);
  },
);
