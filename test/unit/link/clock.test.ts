import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { realClock } from '../../../src/link/clock.js';
import { MIN_RTO, MIN_SOCKET_RTO, measured, timeout, UNMEASURED } from '../../../src/link/endpoint/rto.js';
import { temporaryFolder } from '../../support/folder.js';

/** Keeps the program from hearing or doing anything else. */
function work(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

test('a time-out that is due while the program works does not overtake an answer that has come in', async () => {
  const path = join(temporaryFolder(), 'line');
  const far = new Promise<Socket>(resolve => {
    const server = createServer(socket => {
      server.close();
      resolve(socket);
    }).listen(path);
  });
  const near = connect(path);
  const board = await far;
  const happened: string[] = [];
  near.on('data', () => happened.push('answer'));
  const over = new Promise<void>(resolve => {
    realClock.after(5, () => {
      happened.push('time-out');
      resolve();
    });
  });
  board.write('.');
  work(40);
  await over;
  near.destroy();
  board.destroy();
  expect(happened).toEqual(['answer', 'time-out']);
});

test('what was stopped does not happen, even when it is due', async () => {
  let calls = 0;
  const stops = [0, 1, 20].map(delay => realClock.after(delay, () => calls++));
  work(5);
  for (const stop of stops) stop();
  await new Promise(resolve => setTimeout(resolve, 40));
  expect(calls).toBe(0);
});

test('a quick line is waited for longer where its speed is not known', () => {
  const quick = measured(UNMEASURED, 0.5);
  expect(timeout(quick, 0.1, 8)).toBe(MIN_RTO);
  expect(timeout(quick, 10, 8)).toBe(90);
  expect(timeout(quick, 0, 8)).toBe(MIN_SOCKET_RTO);
});
