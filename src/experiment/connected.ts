import { bitsOf } from '../budget/booking.js';
import type { CapabilitySheet } from '../chip/sheet.js';
import type { LinkReport } from '../link/board/report.js';
import { type Problem, UserError } from '../problem/problem.js';
import type { Chip } from '../protocol/chip.js';
import type { Recorder } from '../recording/recorder.js';
import { missing } from './abilities.js';
import type { Design } from './design.js';
import type { Trial } from './trial.js';

/** A chip that is not emulated for the trial at hand: a board on a line, or a recording. */
export interface ConnectedChip {
  readonly chip: Chip;
  readonly capabilities: CapabilitySheet;
  /** What the link has done so far, where there is one. */
  readonly report?: () => LinkReport;
}

/** A board on a line. */
export type ConnectedBoard = Required<ConnectedChip>;

/**
 * The same trial on another chip. What the chip says of itself is compared with what the network needs before
 * anything is sent to it. @throws UserError with everything that does not fit
 */
export function onChip(trial: Trial, connected: ConnectedChip | undefined): Trial {
  if (connected === undefined) return trial;
  const { chip, capabilities, report } = connected;
  insistOnFit(trial, capabilities);
  return { ...trial, chip, capabilities, single: true, ...(report && { link: report }) };
}

/** The same trial, with all that its chip hears and says in a recording. */
export function recordedBy(trial: Trial, recorder: Recorder | undefined): Trial {
  if (recorder === undefined) return trial;
  return { ...trial, chip: recorder.record(trial.chip, trial.capabilities), single: true };
}

/** @throws UserError with everything of a network that a chip does not have or has not room for */
export function insistOnFit(design: Design, can: CapabilitySheet): void {
  const problems = [...missing(design, can), ...exceeded(design, can)];
  if (problems.length > 0) throw new UserError(problems);
}

/** Limits of the chip that the network goes beyond. */
function* exceeded({ network, bookings }: Design, can: CapabilitySheet): Generator<Problem> {
  const { populations, projections, configure } = network;
  const neurons = populations.map(({ shape }) => shape.reduce((a, b) => a * b, 1));
  const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
  yield* above('neurons and inputs', sum(neurons), can.maxNeurons);
  yield* above('synapses', sum(projections.map(({ synapses }) => synapses)), can.maxSynapses);
  yield* above('captured states', configure.slots, can.slots);
  yield* above('bits of local memory', sum(bookings.map(bitsOf)), can.memoryBits);
}

function* above(what: string, needed: number, most: number): Generator<Problem> {
  if (needed <= most) return;
  yield {
    code: 'chip-too-small',
    message: `the network needs more ${what} than the board has`,
    found: needed.toLocaleString('en'),
    allowed: `at most ${most.toLocaleString('en')}`,
  };
}
