import { describe, expect, test } from 'vitest';
import { HostEnd } from '../../../src/link/endpoint/host-end.js';
import { encodeFrame, wireBytes } from '../../../src/link/frame/frame.js';
import { type Ends, pass, twoEnds } from '../../support/link.js';

const numbered = (count: number, length = 40): Uint8Array[] =>
  Array.from({ length: count }, (_, k) => {
    const bytes = new Uint8Array(length).fill(k & 0xff);
    new DataView(bytes.buffer).setUint32(0, k, true);
    return bytes;
  });

async function up(ends: Ends): Promise<void> {
  while (ends.told.length === 0) await pass(ends.clock, 10);
}

describe('a link', () => {
  test('comes up when the board has spoken, and carries both ways', async () => {
    const ends = twoEnds({ baud: 115200 });
    await up(ends);
    expect(ends.told).toEqual(['new']);
    expect(ends.clock.now()).toBeLessThan(300);
    const messages = numbered(50);
    for (const message of messages) {
      ends.host.send(message);
      ends.board.send(message);
    }
    await pass(ends.clock, 1000);
    expect(ends.toBoard).toEqual(messages);
    expect(ends.toHost).toEqual(messages);
    expect(ends.host.counted).toMatchObject({ resent: 0, timeouts: 0, duplicates: 0, dataReceived: 50 });
  });

  test('leaves no timer when both ends are closed', async () => {
    const ends = twoEnds({ baud: 115200, drops: 0.01 });
    await up(ends);
    for (const message of numbered(20)) ends.host.send(message);
    await pass(ends.clock, 20);
    ends.host.close();
    ends.board.close();
    await pass(ends.clock, 5000);
    expect(ends.clock.pending).toBe(0);
  });

  test('is greeted after a while when the board is in a session of another host, and silent', async () => {
    const ends = twoEnds();
    await up(ends);
    ends.host.close();
    const told: string[] = [];
    const opened = ends.clock.now();
    const second = new HostEnd({
      clock: ends.clock,
      line: ends.line,
      nextSession: () => 7,
      onUp: standing => told.push(standing),
      onMessage: () => {},
      onFailed: error => told.push(error.message),
    });
    await pass(ends.clock, 1000);
    expect(told).toEqual(['new']);
    expect(second.events.sessions).toBe(1);
    expect(ends.clock.now() - opened).toBeGreaterThan(300);
  });

  test('keeps its session when the cable is pulled and put back, and loses and doubles nothing', async () => {
    const ends = twoEnds({ baud: 115200 });
    await up(ends);
    const messages = numbered(200);
    for (const message of messages) {
      ends.host.send(message);
      ends.board.send(message);
    }
    for (let k = 0; k < 5; k++) {
      await pass(ends.clock, 100 + 37 * k);
      ends.line.model!.cut();
    }
    await pass(ends.clock, 10_000);
    expect(ends.toBoard).toEqual(messages);
    expect(ends.toHost).toEqual(messages);
    expect(ends.told).toEqual(['new']);
    expect(ends.host.events).toMatchObject({ opened: 6, lost: 5, resumed: 5, sessions: 1, resets: 0 });
  });

  test('tells that the board has restarted, and is up again', async () => {
    const ends = twoEnds({ baud: 1_000_000 });
    await up(ends);
    ends.board.restart('watchdog');
    await pass(ends.clock, 1000);
    expect(ends.told).toEqual(['new', 'blank']);
    ends.host.reset();
    await pass(ends.clock, 1000);
    expect(ends.told).toEqual(['new', 'blank', 'blank']);
    expect(ends.host.events).toMatchObject({ resets: 2, sessions: 3 });
  });

  test('tells a restart that happened while the cable was pulled', async () => {
    const ends = twoEnds({ baud: 1_000_000 });
    await up(ends);
    ends.line.model!.cut();
    ends.board.restart('power');
    await pass(ends.clock, 3000);
    expect(ends.told).toEqual(['new', 'blank']);
  });

  test('gives a line up that does not come back', async () => {
    const ends = twoEnds({}, { reconnectMs: 20_000 });
    await up(ends);
    ends.line.gone = true;
    ends.line.model!.cut();
    await pass(ends.clock, 60_000);
    expect(ends.told).toHaveLength(2);
    expect(ends.told[1]).toMatch(
      /the cable was pulled.* did not come back within 2\d s: there is no such port/,
    );
    ends.board.close();
    expect(ends.clock.pending).toBe(0);
  });

  test('notices a board that falls silent', async () => {
    const ends = twoEnds({}, { reconnectMs: 20_000 });
    await up(ends);
    ends.line.deaf = true;
    await pass(ends.clock, 60_000);
    expect(ends.told[1]).toMatch(/it has been silent for 3 s/);
  });
});

describe('data frames', () => {
  test.each([1e-3, 5e-3])('are sent again as often as theory says (%f of bytes wrong)', async rate => {
    const ends = twoEnds({
      baud: 1_000_000,
      flips: rate / 3,
      drops: rate / 3,
      insertions: rate / 3,
      seed: 4,
    });
    await up(ends);
    const { host } = ends;
    const before = host.counted;
    const messages = numbered(3000, 100);
    for (const message of messages) {
      host.send(message);
      while (host.backlog > 0) await Promise.resolve(ends.clock.step());
    }
    const { resent } = host.counted;
    expect(ends.toBoard).toEqual(messages);
    // One frame at a time: it and its acknowledgement have to arrive, and the zero in front of a repeated one.
    const bytes = wireBytes(100) + wireBytes(0);
    const theory = (1 - rate) ** -bytes - 1;
    expect((resent - before.resent) / messages.length / theory).toBeGreaterThan(0.9);
    expect((resent - before.resent) / messages.length / theory).toBeLessThan(1.1);
  });
});

test('frames cost what the standard says', () => {
  const bare = {
    type: 'data',
    flags: 0,
    channel: 0,
    seq: 0,
    ack: 0,
    sack: 0,
    credit: 0,
    session: 1,
  } as const;
  const cost = (n: number) => encodeFrame({ ...bare, payload: new Uint8Array(n).fill(7) }).length - n;
  expect([128, 240, 640].map(cost)).toEqual([14, 14, 16]);
});
