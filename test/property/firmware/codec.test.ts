import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  decodeCommand,
  decodeEvent,
  encodeCommand,
  encodeEvent,
  isCommand,
} from '../../../src/protocol/codec.js';
import { ProtocolError } from '../../../src/protocol/error.js';
import type { ChipEvent, Command } from '../../../src/protocol/messages.js';
import { answers, BUILD_LIMIT, builtProgram } from '../../support/firmware.js';
import { fromHex, toHex } from '../../support/golden-json.js';
import { needs } from '../../support/needs.js';
import { anyCommand } from '../../support/protocol-commands.js';
import { anyEvent } from '../../support/protocol-events.js';

const SEED = 20261122;
const RUNS = 1000;

const sample = <T>(arbitrary: fc.Arbitrary<T>, runs = RUNS) =>
  fc.sample(arbitrary, { seed: SEED, numRuns: runs });

interface Encoded {
  readonly letter: string;
  readonly bytes: Uint8Array;
}

const encoded = (message: Command | ChipEvent): Encoded =>
  isCommand(message)
    ? { letter: 'c', bytes: encodeCommand(message) }
    : { letter: 'e', bytes: encodeEvent(message) };

/** What the host makes of bytes: what they encode to again, or why they are refused. */
function hostAnswer({ letter, bytes }: Encoded): string {
  try {
    const again = letter === 'c' ? encodeCommand(decodeCommand(bytes)) : encodeEvent(decodeEvent(bytes));
    return `= ${toHex(again)}`;
  } catch (error) {
    if (error instanceof ProtocolError) return '!';
    throw error;
  }
}

const readAgain = ({ letter }: Encoded, answer: string): string =>
  answer.startsWith('!') ? '!' : hostAnswer({ letter, bytes: fromHex(answer.slice(2)) });

const lineOf = ({ letter, bytes }: Encoded) => `${letter} ${toHex(bytes)}`;

describe.skipIf(!needs('gcc'))('the codecs of host and firmware', () => {
  beforeAll(() => void builtProgram('codec-lines'), BUILD_LIMIT);

  test('make the same bytes of the same message', () => {
    const messages = [...sample(anyCommand), ...sample(anyEvent)].map(encoded);
    expect(answers(builtProgram('codec-lines'), messages.map(lineOf))).toEqual(
      messages.map(({ bytes }) => `= ${toHex(bytes)}`),
    );
  });

  test('refuse the same damaged messages', () => {
    const damage = fc.tuple(
      fc.nat(),
      fc.integer({ min: 0, max: 255 }),
      fc.constantFrom('set', 'cut', 'insert'),
    );
    const damaged = fc
      .tuple(fc.oneof(anyCommand, anyEvent), fc.array(damage, { minLength: 1, maxLength: 3 }))
      .map(([message, places]) => ({ ...encoded(message), places }));
    const messages = sample(damaged, 2 * RUNS).map(({ letter, bytes, places }) => ({
      letter,
      bytes: places.reduce(damagedBy, bytes),
    }));
    const found = answers(builtProgram('codec-lines'), messages.map(lineOf));
    const wanted = messages.map(hostAnswer);
    // Spikes may come packed in a way that the host would not choose: what both read is compared, not the bytes.
    const differing = messages
      .map((message, i) => ({ line: lineOf(message), host: wanted[i], board: readAgain(message, found[i]!) }))
      .filter(({ host, board }) => host !== board);
    expect(differing).toEqual([]);
    expect(wanted.filter(answer => answer === '!').length).toBeGreaterThan(RUNS);
  });
});

function damagedBy(bytes: Uint8Array, [place, value, kind]: [number, number, string]): Uint8Array {
  const list = [...bytes];
  const at = list.length === 0 ? 0 : place % list.length;
  if (kind === 'set') list[at] = value;
  else if (kind === 'cut') list.splice(at, 1);
  else list.splice(at, 0, value);
  return Uint8Array.from(list);
}
