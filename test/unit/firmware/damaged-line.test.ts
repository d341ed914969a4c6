import { expect, test } from 'vitest';
import { openChip } from '../../../src/chip/emulator.js';
import { Board } from '../../../src/link/board/board.js';
import { sessionNumbers } from '../../../src/link/board/session-number.js';
import { VirtualClock } from '../../../src/link/clock.js';
import { WasmBoard } from '../../../src/link/mcu/wasm.js';
import { LineModel, type LineModelOptions } from '../../../src/link/transport/line-model.js';
import type { Line } from '../../../src/link/transport/transport.js';
import { passing } from '../../support/boards.js';
import { lesson } from '../../support/lesson.js';

const SAMPLES = 12;

/** Trains the firmware over a line with faults; gives the lesson and what the host counted. */
async function trained(damage: LineModelOptions, onSample: (k: number, board: WasmBoard) => void = () => {}) {
  const clock = new VirtualClock();
  const firmware = new WasmBoard({ clock, baud: 1_000_000 });
  let opened = 0;
  const line: Line = {
    name: 'damaged line',
    bytesPerSecond: 100_000,
    open: async () => new LineModel(await firmware.open(), clock, { ...damage, seed: opened++ }),
  };
  const board = new Board(line, { clock, nextSession: sessionNumbers() });
  const stopTime = passing(clock);
  const { events, weights } = await lesson(board.chip, SAMPLES, k => onSample(k, firmware));
  const report = board.report();
  board.close();
  stopTime();
  firmware.stop();
  return { events, weights, report };
}

const model = lesson(openChip('rp2040'), SAMPLES);

test.each([1e-4, 1e-3, 5e-3])(
  'the firmware learns the same when bytes go wrong with probability %f',
  async rate => {
    const { events, weights } = await model;
    const damage = { flips: rate / 2, drops: rate / 4, insertions: rate / 4 };
    const found = await trained(damage);
    expect({ events: found.events, weights: found.weights }).toEqual({ events, weights });
  },
);

test('the firmware learns the same over pulled cables and restarts', async () => {
  const { events, weights } = await model;
  const found = await trained({ flips: 1e-4 }, (k, board) => {
    if (k % 4 === 1) board.cut();
    if (k % 5 === 3) board.reset();
  });
  expect({ events: found.events, weights: found.weights }).toEqual({ events, weights });
  expect(found.report.resets).toBeGreaterThan(0);
});
