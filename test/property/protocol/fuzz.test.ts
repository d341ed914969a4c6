import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decodeCommandPart,
  decodeEventPart,
  encodeMessage,
  requestIdOf,
} from '../../../src/protocol/codec.js';
import { ProtocolError } from '../../../src/protocol/error.js';
import { Assembler } from '../../../src/protocol/join.js';
import type { ChipEvent, Command } from '../../../src/protocol/messages.js';
import { anyCommand } from '../../support/protocol-commands.js';
import { anyEvent } from '../../support/protocol-events.js';

/** One way to damage bytes: flip, overwrite, insert, remove, repeat or cut. */
const damage = fc.record({
  kind: fc.constantFrom('flip', 'set', 'insert', 'remove', 'repeat', 'cut'),
  at: fc.nat(),
  value: fc.oneof(fc.constantFrom(0, 0x7f, 0x80, 0xff), fc.nat(255)),
});

type Damage = typeof damage extends fc.Arbitrary<infer D> ? D : never;

function damaged(bytes: Uint8Array, changes: readonly Damage[]): Uint8Array {
  let list = [...bytes];
  for (const { kind, at, value } of changes) {
    const i = list.length === 0 ? 0 : at % list.length;
    if (kind === 'flip') list[i] = (list[i] ?? 0) ^ (1 << (value & 7));
    else if (kind === 'set') list[i] = value;
    else if (kind === 'insert') list.splice(i, 0, value);
    else if (kind === 'remove') list.splice(i, 1);
    else if (kind === 'repeat') list.splice(i, 0, ...list.slice(i, i + (value % 16)));
    else list = list.slice(0, i);
  }
  return Uint8Array.from(list);
}

/** Decodes in both directions; all that may come of it is a message that encodes again, or a ProtocolError. */
function survive(bytes: Uint8Array): number {
  expect(Number.isInteger(requestIdOf(bytes))).toBe(true);
  let accepted = 0;
  for (const decode of [decodeCommandPart, decodeEventPart]) {
    try {
      const { message, partsLeft } = decode(bytes);
      accepted++;
      expect(decode(encodeMessage(message, partsLeft))).toStrictEqual({ message, partsLeft });
      new Assembler<Command | ChipEvent>(1 << 20).add({ message, partsLeft });
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      expect(error.message).not.toMatch(/\n|\.[jt]s:/);
      expect(error.path).not.toMatch(/undefined|\.\.|^\./);
    }
  }
  return accepted;
}

describe('nothing but a ProtocolError comes of', () => {
  test('random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), bytes => void survive(bytes)),
      { numRuns: 3000 },
    );
  });

  test('random fields behind a legal envelope', () => {
    const member = fc.tuple(fc.integer({ min: 10, max: 27 }), fc.uint8Array({ maxLength: 120 }));
    fc.assert(
      fc.property(member, ([number, body]) => {
        const tag = number * 8 + 2;
        const head = tag < 128 ? [tag] : [(tag & 127) | 128, tag >> 7];
        survive(Uint8Array.from([0x0d, 1, 2, 3, 4, ...head, body.length, ...body]));
      }),
      { numRuns: 3000 },
    );
  });

  test('damaged messages, some of which stay legal', () => {
    let legal = 0;
    fc.assert(
      fc.property(
        fc.oneof(anyCommand, anyEvent),
        fc.array(damage, { minLength: 1, maxLength: 4 }),
        (message, changes) => {
          legal += survive(damaged(encodeMessage(message), changes));
        },
      ),
      { numRuns: 5000 },
    );
    expect(legal).toBeGreaterThan(100);
  });
});

test('the worst bytes of a link are refused in no time and without memory', () => {
  const worst = [
    // Zeros packed into lists and into a list of messages.
    envelope(20, Uint8Array.from([0x62, 0xff, 0xff, 0x03, ...new Uint8Array(65_000)])),
    envelope(
      17,
      Uint8Array.from({ length: 65_000 }, (_, i) => (i % 2 ? 0 : 0x1a)),
    ),
    // A member in a member in a member, and groups.
    Uint8Array.from({ length: 65_000 }, () => 0x0b),
    // An AER packet that announces four thousand million events, and a bitmap as wide.
    envelope(16, Uint8Array.from([0x20, 0xff, 0xff, 0xff, 0xff, 0x0f, 0x28, 1])),
    envelope(16, Uint8Array.from([0x20, 8, 0x28, 3, 0x32, 6, 0xff, 0xff, 0xff, 0xff, 0x0f, 0])),
  ];
  const before = process.memoryUsage().arrayBuffers;
  const start = performance.now();
  for (const bytes of worst) {
    expect(() => decodeCommandPart(bytes)).toThrow(ProtocolError);
    expect(() => decodeEventPart(bytes)).toThrow(ProtocolError);
  }
  expect(performance.now() - start).toBeLessThan(5000);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8e6);
});

function envelope(number: number, body: Uint8Array): Uint8Array {
  const varint = (value: number): number[] =>
    value < 128 ? [value] : [(value & 127) | 128, ...varint(value >>> 7)];
  return Uint8Array.from([...varint(number * 8 + 2), ...varint(body.length), ...body]);
}
