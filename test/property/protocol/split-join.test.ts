import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeMessage, isCommand } from '../../../src/protocol/codec.js';
import { ProtocolError } from '../../../src/protocol/error.js';
import { Assembler } from '../../../src/protocol/join.js';
import type { ChipEvent, Command } from '../../../src/protocol/messages.js';
import { partsLeftOf, split } from '../../../src/protocol/split.js';
import { commandArbitraries } from '../../support/protocol-commands.js';
import { eventArbitraries } from '../../support/protocol-events.js';

type Message = Command | ChipEvent;

/** Everything that may be longer than a payload, and the smallest payload that each can always be cut to. */
const CUT: Record<string, { arbitrary: fc.Arbitrary<Message>; least: number }> = {
  topology: { arbitrary: commandArbitraries.topology, least: 64 },
  'write-weights': { arbitrary: commandArbitraries['write-weights'], least: 64 },
  'write-sparse': { arbitrary: commandArbitraries['write-sparse'], least: 64 },
  present: { arbitrary: commandArbitraries.present, least: 64 },
  restore: { arbitrary: commandArbitraries.restore, least: 64 },
  'spikes-in': { arbitrary: commandArbitraries['spikes-in'], least: 64 },
  weights: { arbitrary: eventArbitraries.weights, least: 64 },
  state: { arbitrary: eventArbitraries.state, least: 64 },
  'snapshot-block': { arbitrary: eventArbitraries['snapshot-block'], least: 64 },
  spikes: { arbitrary: eventArbitraries.spikes, least: 64 },
  'telemetry-report': { arbitrary: eventArbitraries['telemetry-report'], least: 64 },
  settled: { arbitrary: eventArbitraries.settled, least: 104 },
};

const payload = (least: number) =>
  fc.oneof(fc.constantFrom(least, 240, 640), fc.integer({ min: least, max: 700 }));

function partsOf(message: Message, maxPayload: number) {
  const parts = split(message, maxPayload);
  return parts.map((part, i) => ({ message: part, partsLeft: partsLeftOf(part, i, parts.length) }));
}

describe('every part encodes within the payload', () => {
  test.each(Object.entries(CUT))('%s', (_, { arbitrary, least }) => {
    fc.assert(
      fc.property(arbitrary, payload(least), (message, maxPayload) => {
        for (const { message: part, partsLeft } of partsOf(message, maxPayload)) {
          expect(encodeMessage(part, partsLeft).length).toBeLessThanOrEqual(maxPayload);
        }
      }),
    );
  });
});

/** Packets of spikes stay packets: nobody waits for the last one. */
const JOINED = Object.entries(CUT).filter(([kind]) => kind !== 'spikes');

describe('parts make the whole again, some of them repeated', () => {
  test.each(JOINED)('%s', (_, { arbitrary, least }) => {
    fc.assert(
      fc.property(
        whole(arbitrary),
        payload(least),
        fc.infiniteStream(fc.nat(3)),
        (message, maxPayload, again) => {
          const assembler = new Assembler<Message>();
          const parts = partsOf(message, maxPayload);
          const results = parts.flatMap((part, i) => {
            const repeats = i === parts.length - 1 ? 0 : again.next().value;
            const earlier = parts[Math.max(0, i - 1)]!;
            return [part, ...Array.from({ length: repeats }, (_, k) => (k % 2 ? earlier : part))].map(p =>
              assembler.add(p),
            );
          });
          expect(results.slice(0, -1).every(result => result === undefined)).toBe(true);
          expect(results.at(-1)).toStrictEqual(message);
        },
      ),
    );
  });
});

test('spike packets keep their events in order', () => {
  fc.assert(
    fc.property(eventArbitraries.spikes, payload(64), (packet, maxPayload) => {
      const parts = split(packet, maxPayload);
      expect(parts.flatMap(part => [...part.ticks])).toStrictEqual([...packet.ticks]);
      expect(parts.flatMap(part => [...part.addresses])).toStrictEqual([...packet.addresses]);
      for (const { ticks, addresses, ...head } of parts) expect(packet).toMatchObject(head);
    }),
  );
});

test('blocks of an answer may come in any order and overlap', () => {
  fc.assert(
    fc.property(
      whole(eventArbitraries.state),
      fc.array(fc.tuple(fc.nat(80), fc.nat(80)), { maxLength: 12 }),
      (state, cuts) => {
        const assembler = new Assembler<ChipEvent>();
        const blocks = cuts.map(([a, b]) => blockOf(state, Math.min(a, b), Math.max(a, b)));
        const covered = new Set<number>();
        for (const block of blocks) {
          if (covered.size === state.total) break;
          for (let i = 0; i < block.count; i++) covered.add(block.offset + i);
          const result = assembler.add({ message: block, partsLeft: 0 });
          if (covered.size === state.total) expect(result).toStrictEqual(state);
          else expect(result).toBeUndefined();
        }
      },
    ),
  );
});

test('a message that cannot be cut is refused or fits', () => {
  const other = { ...commandArbitraries, ...eventArbitraries };
  const whole = Object.entries(other).filter(([kind]) => !(kind in CUT) && kind !== 'error');
  fc.assert(
    fc.property(
      fc.oneof(...whole.map(([, arbitrary]) => arbitrary as fc.Arbitrary<Message>)),
      fc.integer({ min: 8, max: 300 }),
      (message, maxPayload) => {
        const { length } = encodeMessage(message);
        if (length <= maxPayload) expect(split(message, maxPayload)).toStrictEqual([message]);
        else expect(() => split(message, maxPayload)).toThrow(ProtocolError);
      },
    ),
  );
});

/** Blocks of an answer make a whole only when they are one; those of a command need not. */
function whole<M extends Message>(arbitrary: fc.Arbitrary<M>): fc.Arbitrary<M> {
  return arbitrary.map(message => {
    if (isCommand(message)) return message;
    if (message.kind === 'telemetry-report') return { ...message, offset: 0, total: message.rows.length };
    return 'data' in message ? { ...message, offset: 0, total: message.count } : message;
  });
}

function blockOf<M extends Extract<ChipEvent, { kind: 'state' }>>(message: M, from: number, to: number): M {
  const data = message.data.slice(from, to);
  return { ...message, offset: Math.min(from, message.total), count: data.length, data };
}
