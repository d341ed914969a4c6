import { describe, expect, test } from 'vitest';
import { loadCard } from '../../../src/card/load.js';
import { CHIP_CARD } from '../../../src/chip/card.js';
import { emulate } from '../../../src/chip/emulator.js';
import { VirtualClock } from '../../../src/link/clock.js';
import { FrameDecoder } from '../../../src/link/frame/decoder.js';
import { BARE, encodeFrame, type Frame } from '../../../src/link/frame/frame.js';
import { decodeHelloAck, encodeHello } from '../../../src/link/frame/greeting.js';
import { ReplyCache } from '../../../src/link/serve/reply-cache.js';
import { ServedChip } from '../../../src/link/serve/serve.js';
import { transportPair } from '../../../src/link/transport/pair.js';
import { decodeEvent, encodeCommand } from '../../../src/protocol/codec.js';
import type { Command } from '../../../src/protocol/messages.js';

/** A host that does what it is told, frame by frame. */
class Host {
  readonly clock = new VirtualClock();
  readonly served = new ServedChip(emulate(loadCard(CHIP_CARD, 'laptop').card), { clock: this.clock });
  private readonly frames: Frame[] = [];
  private readonly wire;
  private seq = 0;

  constructor() {
    const [host, board] = transportPair(this.clock);
    this.wire = host;
    const decoder = new FrameDecoder(frame => this.frames.push(frame));
    host.onData(bytes => decoder.push(bytes));
    this.served.attach(board);
  }

  /** Begins a session; whether the board had kept the one before. */
  async greet(session: number, former = 0): Promise<boolean | undefined> {
    this.seq = 0;
    const hello = { session, window: 8, maxPayload: 640, continues: former !== 0 };
    const answers = await this.say({ ...BARE, type: 'hello', session: former, payload: encodeHello(hello) });
    const ack = answers.find(frame => frame.type === 'hello-ack');
    return ack && decodeHelloAck(ack.payload)?.board.kept;
  }

  /** Sends a command and gives the kinds of what is answered, with its request ids. */
  async ask(session: number, command: Command): Promise<string[]> {
    const payload = encodeCommand(command);
    const answers = await this.say({ ...BARE, type: 'data', seq: this.seq++, credit: 8, session, payload });
    return answers.flatMap(frame => {
      if (frame.type !== 'data') return [];
      const event = decodeEvent(frame.payload);
      return [`${event.kind} ${event.requestId}`];
    });
  }

  private async say(frame: Frame): Promise<Frame[]> {
    this.frames.length = 0;
    this.wire.write(encodeFrame(frame));
    // A chip on a loaded machine may want a turn of its own.
    for (let turn = 0; turn < 5; turn++) {
      this.clock.advance(0.2);
      await new Promise(resolve => setImmediate(resolve));
    }
    return this.frames;
  }
}

const configure: Command = { kind: 'configure', requestId: 5, seed: 1, slots: 0 };
const commit: Command = { kind: 'commit', requestId: 6 };

describe('a served chip', () => {
  test('answers a command that comes again from memory, over sessions that continue each other', async () => {
    const host = new Host();
    expect(await host.greet(0x10001)).toBe(false);
    expect(await host.ask(1, configure)).toEqual(['done 5']);
    expect(await host.ask(1, commit)).toEqual(['error 6']);
    expect(await host.greet(0x10002, 1)).toBe(true);
    expect(await host.ask(2, configure)).toEqual(['done 5']);
    expect(await host.ask(2, commit)).toEqual(['error 6']);
    expect(host.served.counts).toMatchObject({ commands: 2, repeats: 2 });
  });

  test('forgets its answers when another host begins, and when it restarts', async () => {
    const host = new Host();
    await host.greet(1);
    await host.ask(1, configure);
    expect(await host.greet(2)).toBe(false);
    expect(await host.ask(2, configure)).toEqual(['done 5']);
    expect(host.served.counts).toMatchObject({ commands: 2, repeats: 0 });
    host.served.restart('watchdog');
    expect(await host.greet(3, 2)).toBe(false);
    expect(await host.ask(3, configure)).toEqual(['done 5']);
    expect(host.served.counts).toMatchObject({ commands: 3, repeats: 0 });
  });

  test('does not take frames of a session that is over', async () => {
    const host = new Host();
    await host.greet(1);
    await host.greet(2);
    expect(await host.ask(1, configure)).toEqual([]);
    expect(host.served.counted.strangers).toBe(1);
  });

  test('states limits that the link can keep', async () => {
    const host = new Host();
    await host.greet(1);
    expect(await host.ask(1, { kind: 'hello', requestId: 1, major: 1, minor: 0 })).toEqual([
      'capabilities 1',
    ]);
  });
});

test('a reply cache keeps the last answers and no more', () => {
  const cache = new ReplyCache(2);
  for (const id of [1, 2, 1, 3]) cache.put(id, [Uint8Array.of(id)]);
  expect([1, 2, 3].map(id => cache.get(id)?.[0]?.[0])).toEqual([1, undefined, 3]);
});
