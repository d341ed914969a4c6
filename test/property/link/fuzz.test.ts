import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { VirtualClock } from '../../../src/link/clock.js';
import { BoardEnd } from '../../../src/link/endpoint/board-end.js';
import { HostEnd } from '../../../src/link/endpoint/host-end.js';
import { BARE, encodeFrame, FRAME_TYPES, type Frame } from '../../../src/link/frame/frame.js';
import { encodeBoardGreeting, encodeHello, encodeHelloAck } from '../../../src/link/frame/greeting.js';
import type { ByteTransport } from '../../../src/link/transport/transport.js';
import { UserError } from '../../../src/problem/problem.js';
import { GREETING } from '../../support/link.js';

/** A far end that says what it is told to say. */
class Puppet implements ByteTransport {
  readonly heard: Uint8Array[] = [];
  private data: (bytes: Uint8Array) => void = () => {};

  say(bytes: Uint8Array): void {
    this.data(bytes);
  }

  write(bytes: Uint8Array): void {
    this.heard.push(bytes);
  }

  onData(listener: (bytes: Uint8Array) => void): void {
    this.data = listener;
  }

  onClose(): void {}

  close(): void {
    this.data = () => {};
  }
}

const byte = fc.integer({ min: 0, max: 255 });
const payload = fc.oneof(
  fc.uint8Array({ maxLength: 80 }),
  fc.constant(encodeBoardGreeting(GREETING)),
  fc.constant(encodeBoardGreeting({ ...GREETING, linkVersion: 2 })),
  fc.constant(encodeHelloAck(1, GREETING)),
  fc.constant(encodeHello({ session: 1, window: 4, maxPayload: 240, continues: true })),
);
const frame: fc.Arbitrary<Frame> = fc
  .record({
    type: fc.constantFrom(...FRAME_TYPES),
    seq: byte,
    ack: byte,
    sack: byte,
    credit: byte,
    session: fc.constantFrom(0, 1, 2),
    payload,
  })
  .map(fields => ({ ...BARE, ...fields }));
/** What an end may hear: frames of any content, damaged ones, noise, and time that passes, ms. */
const heard = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: frame.map(encodeFrame) },
    { weight: 2, arbitrary: fc.uint8Array({ maxLength: 60 }) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 4000 }) },
  ),
  { maxLength: 60 },
);

describe('whatever is said to it', () => {
  test('a board throws nothing, answers within bounds, and greets the next host', () => {
    fc.assert(
      fc.property(heard, script => {
        const clock = new VirtualClock();
        const puppet = new Puppet();
        let resets = 0;
        const board: BoardEnd = new BoardEnd({
          clock,
          greeting: GREETING,
          onSession: () => {},
          onMessage: message => board.send(message),
          onReset: () => {
            resets++;
            board.restart('commanded');
          },
        });
        board.attach(puppet);
        for (const word of script) typeof word === 'number' ? clock.advance(word) : puppet.say(word);
        expect(clock.pending).toBeLessThan(8);
        puppet.heard.length = 0;
        const hello = encodeHello({ session: 77, window: 8, maxPayload: 640, continues: false });
        puppet.say(Uint8Array.of(0, ...encodeFrame({ ...BARE, type: 'hello', payload: hello })));
        const answer = encodeHelloAck(77, { ...GREETING, resetCause: resets > 0 ? 'commanded' : 'power' });
        const welcome = { ...BARE, type: 'hello-ack', credit: 8, session: 77, payload: answer } as const;
        expect(puppet.heard.map(bytes => Buffer.from(bytes).toString('hex'))).toContain(
          Buffer.from(encodeFrame(welcome)).toString('hex'),
        );
        board.close();
        expect(clock.pending).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  test('a host throws nothing but sentences, and stops when it is closed', async () => {
    await fc.assert(
      fc.asyncProperty(heard, async script => {
        const clock = new VirtualClock();
        const puppet = new Puppet();
        let session = 0;
        const failures: unknown[] = [];
        const host = new HostEnd({
          clock,
          line: { name: 'puppet', open: async () => puppet },
          nextSession: () => ++session,
          onUp: () => host.send(Uint8Array.of(1)),
          onMessage: () => {},
          onFailed: error => failures.push(error),
        });
        await new Promise(resolve => setImmediate(resolve));
        for (const word of script) {
          if (typeof word === 'number') clock.advance(word);
          else puppet.say(word);
          await Promise.resolve();
        }
        expect(failures.every(failure => failure instanceof UserError)).toBe(true);
        expect(failures.length).toBeLessThanOrEqual(1);
        host.close();
        await new Promise(resolve => setImmediate(resolve));
        expect(clock.pending).toBe(0);
      }),
      { numRuns: 150 },
    );
  });
});
