import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { VirtualClock } from '../../../src/link/clock.js';
import { Conversation } from '../../../src/link/endpoint/conversation.js';
import { noCounts } from '../../../src/link/endpoint/counters.js';
import { distance } from '../../../src/link/endpoint/sequence.js';
import type { Frame } from '../../../src/link/frame/frame.js';
import { PURPOSE } from '../../../src/random/purpose.js';
import { type RandomStream, stream } from '../../../src/random/stream.js';

/** What an adversary may do to a frame, with these probabilities. */
interface Malice {
  readonly drop: number;
  readonly double: number;
  /** Longest extra delay, ms: what is sent later may come earlier. */
  readonly delay: number;
  readonly window: number;
  readonly inOrderOnly: boolean;
  readonly seed: number;
}

const malice: fc.Arbitrary<Malice> = fc.record({
  drop: fc.constantFrom(0, 0.05, 0.3, 0.6),
  double: fc.constantFrom(0, 0.1, 0.5),
  delay: fc.constantFrom(0, 3, 60),
  window: fc.integer({ min: 1, max: 8 }),
  inOrderOnly: fc.boolean(),
  seed: fc.integer({ min: 0, max: 0xffff_ffff }),
});

/** Two ends of a session with an adversary between them. */
class Battle {
  readonly clock = new VirtualClock();
  readonly received: [Uint8Array[], Uint8Array[]] = [[], []];
  readonly ends: [Conversation, Conversation];
  readonly counters = [noCounts(), noCounts()];
  stuck = 0;
  /** Furthest that a data frame was ahead of what its sender knew to have arrived. */
  furthest = 0;
  private readonly acked = [0, 0];
  private readonly draws: RandomStream;

  constructor(private readonly malice: Malice) {
    this.draws = stream(malice.seed, PURPOSE.line, 7);
    this.ends = [this.end(0), this.end(1)];
  }

  private end(side: 0 | 1): Conversation {
    const { window, inOrderOnly } = this.malice;
    return new Conversation({
      clock: this.clock,
      session: 1,
      window,
      inOrderOnly: inOrderOnly && side === 1,
      peerInOrderOnly: inOrderOnly && side === 0,
      bytesPerSecond: 654_000,
      maxPayload: 640,
      counters: this.counters[side]!,
      transmit: frame => this.carry(side, frame),
      deliver: payload => this.received[side].push(payload),
      onStuck: () => {
        this.stuck++;
        this.clock.after(500, () => this.ends[side].resume());
      },
    });
  }

  private carry(from: 0 | 1, frame: Frame): void {
    const to = from === 0 ? 1 : 0;
    if (frame.type === 'data') {
      this.furthest = Math.max(this.furthest, distance(this.acked[from]!, frame.seq) + 1);
    }
    const { drop, double, delay } = this.malice;
    const copies = this.draws.float() < drop ? 0 : this.draws.float() < double ? 2 : 1;
    for (let k = 0; k < copies; k++) {
      this.clock.after(1 + delay * this.draws.float(), () => {
        if (distance(this.acked[to]!, frame.ack) < 0x80) this.acked[to] = frame.ack;
        this.ends[to].receive(frame);
      });
    }
  }
}

const messages = (count: number, salt: number): Uint8Array[] =>
  Array.from({ length: count }, (_, k) => Uint8Array.of(salt, k & 0xff, k >> 8));

describe('a session against an adversary', () => {
  test('delivers everything once and in order, with a bounded number under way, and leaves no timer', () => {
    fc.assert(
      fc.property(malice, fc.integer({ min: 0, max: 120 }), (chosen, count) => {
        const battle = new Battle(chosen);
        const sent = [messages(count, 1), messages(count, 2)] as const;
        for (let k = 0; k < count; k++) {
          battle.clock.after(2 * k, () => {
            battle.ends[0].send(sent[0][k]!);
            battle.ends[1].send(sent[1][k]!);
          });
        }
        const [a, b] = battle.ends;
        const done = () => battle.received[0].length === count && battle.received[1].length === count;
        while (!(done() && a.backlog + b.backlog === 0) && battle.clock.now() < 1e6) battle.clock.step();
        expect(battle.received).toStrictEqual([sent[1], sent[0]]);
        expect(battle.furthest).toBeLessThanOrEqual(chosen.window);
        a.suspend();
        b.suspend();
        battle.clock.advance(10_000);
        expect(battle.clock.pending).toBe(0);
      }),
      { numRuns: 150 },
    );
  });

  test('sends nothing twice on a line that only takes its time', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 0, max: 200 }), (window, count) => {
        const battle = new Battle({ drop: 0, double: 0, delay: 0, window, inOrderOnly: false, seed: 1 });
        for (const message of messages(count, 1)) battle.ends[0].send(message);
        battle.clock.advance(60_000);
        expect(battle.received[1]).toHaveLength(count);
        expect(battle.counters[0]).toMatchObject({ resent: 0, timeouts: 0, dataSent: count });
        expect(battle.counters[1]).toMatchObject({ duplicates: 0, early: 0, outside: 0 });
      }),
      { numRuns: 40 },
    );
  });

  test('holds back what the other side has no room for, and asks until there is room', () => {
    const battle = new Battle({ drop: 0, double: 0, delay: 0, window: 4, inOrderOnly: false, seed: 1 });
    const [a] = battle.ends;
    const header = { flags: 0, channel: 0, seq: 0, sack: 0, session: 1, payload: new Uint8Array(0) } as const;
    a.receive({ ...header, type: 'ack', ack: 0, credit: 0 });
    a.send(Uint8Array.of(1));
    battle.clock.advance(100);
    expect(battle.counters[0]).toMatchObject({ dataSent: 0 });
    battle.clock.advance(2000);
    // The first question is answered with the credit of the other side.
    expect(battle.counters[0]!.pingsSent).toBeGreaterThan(0);
    expect(battle.received[1]).toEqual([Uint8Array.of(1)]);
  });

  test('waits when it is told that the other side is not ready', () => {
    const battle = new Battle({ drop: 0, double: 0, delay: 0, window: 4, inOrderOnly: false, seed: 1 });
    const [a] = battle.ends;
    const header = { flags: 0, channel: 0, seq: 0, ack: 0, sack: 0, session: 1 } as const;
    a.receive({ ...header, type: 'not-ready', credit: 4, payload: Uint8Array.of(0xf4, 0x01) });
    a.send(Uint8Array.of(1));
    battle.clock.advance(499);
    expect(battle.counters[0]!.dataSent).toBe(0);
    battle.clock.advance(10);
    expect(battle.received[1]).toEqual([Uint8Array.of(1)]);
  });
});
