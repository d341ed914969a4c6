import { Board, type BoardOptions } from '../../src/link/board/board.js';
import { type Clock, realClock } from '../../src/link/clock.js';
import { ServedChip, type ServeOptions } from '../../src/link/serve/serve.js';
import type { LineModelOptions } from '../../src/link/transport/line-model.js';
import type { Chip } from '../../src/protocol/chip.js';
import { ModelledLine } from './link.js';

/** A chip behind a link, and the board that a host sees. */
export interface Bench {
  readonly board: Board;
  readonly served: ServedChip;
  readonly line: ModelledLine;
}

export interface BenchOptions {
  readonly clock?: Clock;
  readonly line?: LineModelOptions;
  readonly serve?: Partial<ServeOptions>;
  readonly board?: Partial<BoardOptions>;
}

export function bench(chip: Chip, options: BenchOptions = {}): Bench {
  const { clock = realClock, line = {} } = options;
  const rate = line.baud ? { bytesPerSecond: line.baud / 10 } : {};
  const served = new ServedChip(chip, { clock, ...rate, ...options.serve });
  const modelled = new ModelledLine(clock, transport => served.attach(transport), line);
  let session = 0x10000;
  const board = new Board(modelled, { clock, nextSession: () => ++session, ...options.board });
  return { board, served, line: modelled };
}
