import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decodeCommand,
  decodeEvent,
  encodeCommand,
  encodeEvent,
  requestIdOf,
} from '../../../src/protocol/codec.js';
import { commandArbitraries } from '../../support/protocol-commands.js';
import { eventArbitraries } from '../../support/protocol-events.js';

describe('every message comes back as it was', () => {
  test.each(Object.entries(commandArbitraries))('command %s', (_, arbitrary) => {
    fc.assert(
      fc.property(arbitrary as fc.Arbitrary<never>, command => {
        const bytes = encodeCommand(command);
        expect(decodeCommand(bytes)).toStrictEqual(command);
        expect(requestIdOf(bytes)).toBe((command as { requestId: number }).requestId);
      }),
    );
  });

  test.each(Object.entries(eventArbitraries))('event %s', (_, arbitrary) => {
    fc.assert(
      fc.property(arbitrary as fc.Arbitrary<never>, event => {
        const bytes = encodeEvent(event);
        expect(decodeEvent(bytes)).toStrictEqual(event);
        expect(requestIdOf(bytes)).toBe((event as { requestId: number }).requestId);
      }),
    );
  });
});
