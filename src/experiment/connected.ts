import { bitsOf } from '../budget/booking.js';
import type { CapabilitySheet } from '../chip/sheet.js';
import { BACK_RULES } from '../estimator/back-propagation.js';
import type { LinkReport } from '../link/board/report.js';
import { type Problem, UserError } from '../problem/problem.js';
import type { Chip } from '../protocol/chip.js';
import type { Update } from '../protocol/messages.js';
import type { Recorder } from '../recording/recorder.js';
import { goesBack } from './contrast.js';
import type { Experiment } from './schema.js';
import type { Design, Trial } from './trial.js';

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

/** Words that the network uses and the chip does not know. */
function* missing({ network, experiment, cells }: Design, can: CapabilitySheet): Generator<Problem> {
  const { populations, projections, synapses } = network;
  const units = populations.map(({ unit }) => unit);
  const encoders = units.flatMap(unit => (unit.kind === 'source' ? [unit.encoder] : []));
  yield* lacking(
    'units',
    units.map(({ kind }) => kind),
    can.units,
  );
  yield* lacking('encoders', encoders, can.encoders);
  yield* lacking(
    'connectivity',
    projections.map(each => each.connectivity),
    can.connectivity,
  );
  yield* lacking(
    'storage of weights',
    projections.map(each => each.storage),
    can.storages,
  );
  yield* lacking(
    'plasticity',
    projections.map(each => each.plasticity),
    can.plasticity,
    IN_THE_LOOP,
  );
  yield* lacking(
    'synapses',
    synapses.map(each => (each.kind === 'synapse' ? each.rule : 'real')),
    can.synapses,
  );
  if (cells.commands.length > 0) yield* lacking('cells', ['pairs'], can.cells);
  yield* lacking('drives', ['nudge'], can.drives);
  yield* lacking('updates', rulesOf(experiment), can.rules, IN_THE_LOOP);
}

function rulesOf({ estimator }: Experiment): readonly Update['rule'][] {
  if (goesBack(estimator)) return [BACK_RULES[estimator.kind].rule];
  if (estimator.plasticity === 'continual' || estimator.plasticity === 'host') return [];
  return [estimator.plasticity === 'captured' ? 'slots' : 'path'];
}

/** A board that does not learn can be taught. */
const IN_THE_LOOP =
  'Give estimator.plasticity=host: the board settles, and this program computes the updates and writes them';

function* lacking(
  what: string,
  used: readonly string[],
  known: readonly string[],
  advice?: string,
): Generator<Problem> {
  for (const word of new Set(used)) {
    if (known.includes(word)) continue;
    yield {
      code: 'capability-missing',
      message: `the board has no ${what} of this kind`,
      found: word,
      allowed: known.length > 0 ? known.join(', ') : 'none',
      ...(advice !== undefined && { advice }),
    };
  }
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
