import { describe, expect, test } from 'vitest';
import { loadCard } from '../../../src/card/load.js';
import { CHIP_CARD } from '../../../src/chip/card.js';
import { emulate } from '../../../src/chip/emulator.js';
import { VirtualClock } from '../../../src/link/clock.js';
import type { LineModelOptions } from '../../../src/link/transport/line-model.js';
import type { Chip } from '../../../src/protocol/chip.js';
import { PURPOSE } from '../../../src/random/purpose.js';
import { stream } from '../../../src/random/stream.js';
import { type Bench, bench } from '../../support/board.js';
import { lesson } from '../../support/lesson.js';

const chip = (): Chip => emulate(loadCard(CHIP_CARD, 'rp2040').card);

/** Pulls the cable and restarts the board in turn, `times` each, at moments drawn within `until` ms. */
function torment({ line, served }: Bench, clock: VirtualClock, times: number, every: number): void {
  const draws = stream(5, PURPOSE.line, 99);
  let at = 0;
  for (let k = 0; k < 2 * times; k++) {
    at += every * (0.5 + draws.float());
    clock.after(at, () => {
      if (k % 2 === 0) line.model?.cut();
      else served.restart('watchdog');
    });
  }
}

interface Trial {
  readonly line: LineModelOptions;
  readonly samples: number;
  readonly cuts: number;
  /** Mean time between two troubles, ms. */
  readonly every: number;
  readonly maxPayload?: number;
}

async function disturbed({ line, samples, cuts, every, maxPayload = 640 }: Trial) {
  const clock = new VirtualClock();
  const journal = { commands: 40, bytes: 4000 };
  const made = bench(chip(), { clock, line, serve: { maxPayload }, board: { journal } });
  torment(made, clock, cuts, every);
  const result = await clock.until(lesson(made.board.chip, samples));
  return { ...result, report: made.board.report(), served: made.served };
}

describe('a training on a board that repeats itself ends with the same bits', () => {
  test('over cuts of the line and restarts of the board', async () => {
    const plain = await lesson(chip(), 120);
    const { report, served, ...learnt } = await disturbed({
      line: { baud: 115200 },
      samples: 120,
      cuts: 20,
      every: 220,
    });
    expect(learnt).toEqual(plain);
    expect(served.counts.restarts).toBe(20);
    expect(report.recoveries).toBeGreaterThan(10);
    expect(report.lost).toBeGreaterThanOrEqual(20);
    expect(report.snapshots).toBeGreaterThan(2);
  });

  test.each([1e-3, 5e-3])('with %f of bytes wrong, over cuts and restarts', async rate => {
    const plain = await lesson(chip(), 120);
    const line = {
      baud: 1_000_000,
      flips: rate / 3,
      drops: rate / 3,
      insertions: rate / 3,
      latency: 1,
      seed: 8,
    };
    const maxPayload = rate > 2e-3 ? 128 : 640;
    const { report, served, ...learnt } = await disturbed({
      line,
      samples: 120,
      cuts: 20,
      every: 100,
      maxPayload,
    });
    expect(learnt).toEqual(plain);
    expect(report.counters.crcErrors + report.counters.cobsErrors).toBeGreaterThan(0);
    expect(report.counters.resent).toBeGreaterThan(0);
    expect(served.counts.restarts).toBe(20);
  });
});
