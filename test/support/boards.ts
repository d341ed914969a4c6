import { Board } from '../../src/link/board/board.js';
import { type Clock, realClock, VirtualClock } from '../../src/link/clock.js';
import { childLine } from '../../src/link/transport/child.js';
import type { Line } from '../../src/link/transport/transport.js';
import type { Chip } from '../../src/protocol/chip.js';

/** A line to a board that runs until it is stopped. */
export interface StoppableLine extends Line {
  stop(): void;
}

const running: (() => void)[] = [];

/** Ends all boards of a test: every file that makes some calls it after each. */
export function stopBoards(): void {
  for (const stop of running.splice(0)) stop();
}

/** A number for a session that no other board of this process was given. */
let sessions = 0;
const nextSession = () => ++sessions;

/** A blank board in virtual time, as a chip; time passes by itself, as fast as the board computes. */
export function virtualBoard(make: (clock: Clock) => StoppableLine): Chip {
  const clock = new VirtualClock();
  const line = make(clock);
  return chipAt(line, clock, () => line.stop(), passing(clock));
}

/** A blank board that is a program on this machine, as a chip. */
export function programBoard(program: string): Chip {
  return chipAt(
    childLine(program),
    realClock,
    () => {},
    () => {},
  );
}

function chipAt(line: Line, clock: Clock, stopLine: () => void, stopTime: () => void): Chip {
  const board = new Board(line, { clock, nextSession });
  running.push(() => {
    board.close();
    stopTime();
    stopLine();
  });
  return board.chip;
}

/** Lets time pass whenever the program has nothing else to do. Gives what ends that. */
export function passing(clock: VirtualClock): () => void {
  let on = true;
  const turn = () => {
    const end = performance.now() + 5;
    while (on && performance.now() < end && clock.step());
    if (on) setImmediate(turn);
  };
  setImmediate(turn);
  return () => {
    on = false;
  };
}
