import { expect, test } from 'vitest';
import { loadCard } from '../../../src/card/load.js';
import { CHIP_CARD } from '../../../src/chip/card.js';
import { emulate } from '../../../src/chip/emulator.js';
import { stateStep } from '../../../src/estimator/states.js';
import { MOVING, OF_CIRCUITS } from '../../../src/fault/places.js';
import { VirtualClock } from '../../../src/link/clock.js';
import type { Chip } from '../../../src/protocol/chip.js';
import { FAULT_KINDS, type FaultKind, type FaultTiming } from '../../../src/protocol/messages.js';
import { Session, type Unnumbered } from '../../../src/stream/session.js';
import { bench } from '../../support/board.js';
import { WORKED, WORKED_INPUT, WORKED_TARGET } from '../../support/circuits.js';
import { show } from '../../support/rate-network.js';
import { resistors } from '../../support/resistive-network.js';
import { fault, sample } from '../../support/toy-chip.js';
import {
  OUTPUTS,
  pairs,
  present,
  read,
  setUpToy,
  TERNARY,
  type ToyOptions,
  target,
} from '../../support/toy-network.js';

const laptop = loadCard(CHIP_CARD, 'laptop').card;

/** A network that can have every fault there is. */
const SUFFERING = {
  unit: { leak: 0.02, refractoryTicks: 3 },
  synapse: TERNARY,
  cells: pairs(TERNARY, { tileRows: 2, tileColumns: 3, reading: 'every-event', hrsDrift: 0.3 }),
} as const;

/** The same with weights that every update writes. */
const REAL = { unit: SUFFERING.unit };
const networkOf = (broken: Unnumbered | undefined): ToyOptions =>
  broken?.kind === 'inject-fault' && broken.fault === 'stuck-weight' ? REAL : SUFFERING;

/** Target, address and value of a fault that shows in the toy network; places of the sources are 0. */
const AT: Partial<Record<FaultKind, readonly [target: number, address: number, value: number]>> = {
  'flip-phase-bit': [0, 0, 29],
  'flip-membrane-bit': [1, 2, 21],
  'flip-trace-bit': [1, 2, 21],
  'flip-slow-trace-bit': [1, 2, 21],
  'flip-bias-bit': [1, 2, 29],
  'flip-weight-bit': [0, 3, 23],
  'flip-accumulator-bit': [0, 3, 29],
  'flip-hidden-bit': [0, 3, 23],
  'threshold-mismatch': [1, 2, 0.5],
  'leak-mismatch': [1, 2, 9],
  'drop-spikes': [0, 0, 0.5],
  'delay-spikes': [0, 0, 5],
  'extra-spikes': [0, 1, 0.3],
  'dead-neuron': [1, 2, 0],
  'stuck-weight': [1, 4, 0.7],
  'stuck-cell': [0, 6, 0],
  'flip-level': [0, 3, 1],
  'read-errors': [0, 0, 0.2],
  'write-errors': [0, 0, 0.5],
  age: [0, 0, 1e6],
  'shorted-resistor': [1, 3, 2],
  'drifted-resistor': [1, 3, 0.5],
  'sense-offset': [0, 0, 4],
  'supply-drop': [0, 0, 2e3],
};

const SAMPLES = 12;

const isOfCircuit = (broken: Unnumbered | undefined): boolean =>
  broken?.kind === 'inject-fault' && OF_CIRCUITS.has(broken.fault);
/** One sample of a network of resistors, learnt from. */
const STEPS = { freeSteps: 9, nudgedSteps: 9, tolerance: 0, plasticity: 'captured', output: 2 } as const;
const CIRCUIT_LESSON: readonly Unnumbered[] = [
  show(0, WORKED_INPUT),
  show(2, WORKED_TARGET),
  ...stateStep({ ...STEPS, kind: 'C-EP', beta: 0.3 }, 1, 0.02),
];

/** Every event of a training in which something breaks after a few samples, and what was learnt. */
async function trained(
  chip: Chip,
  broken: Unnumbered | undefined,
  onSample: (k: number) => void = () => {},
  circuit = isOfCircuit(broken),
) {
  const session = new Session(chip, 2);
  const events: string[] = [];
  await (circuit ? session.play(resistors(WORKED)) : setUpToy(session, networkOf(broken)));
  function* script(): Generator<Unnumbered> {
    for (let k = 0; k < SAMPLES; k++) {
      onSample(k);
      yield* circuit ? CIRCUIT_LESSON : [present(), target(k % OUTPUTS), ...sample(k)];
      if (k === 3 && broken) yield broken;
    }
    yield { kind: 'telemetry' };
  }
  await session.play(script(), event => events.push(JSON.stringify({ ...event, requestId: 0 })));
  const learnt = [await read(session, 'weight', 0), await read(session, 'weight', 1)];
  session.close();
  return { events, learnt };
}

const whole = trained(emulate(laptop), undefined);
const wholeCircuit = trained(emulate(laptop), undefined, undefined, true);

/** The same with a board that restarts when it has taken a snapshot since the fault, and commands after it. */
async function recovered(broken: Unnumbered) {
  const clock = new VirtualClock();
  const { board, served } = bench(emulate(laptop), {
    clock,
    board: { journal: { commands: 15, bytes: 100 } },
  });
  const result = await clock.until(
    trained(board.chip, broken, k => {
      if (k === 9) served.restart('watchdog');
    }),
  );
  expect(board.report()).toMatchObject({ recoveries: 1 });
  return result;
}

const commandOf = (kind: FaultKind, timing: FaultTiming = {}): Unnumbered => ({
  ...fault(kind, ...(AT[kind] ?? [kind.endsWith('-line') ? 0 : 1, 0, 1])),
  ...timing,
});

test.each(FAULT_KINDS)('a board that restarts has %s as before', async kind => {
  const broken = commandOf(kind);
  const unbroken = await trained(emulate(laptop), broken);
  // Flips of what a fresh start draws are gone with the next sample.
  if (!MOVING.has(kind)) expect(unbroken).not.toEqual(await (OF_CIRCUITS.has(kind) ? wholeCircuit : whole));
  expect(await recovered(broken)).toEqual(unbroken);
});

test.each(FAULT_KINDS.filter(kind => MOVING.has(kind) || kind.endsWith('-line') || kind === 'read-errors'))(
  'a board that restarts has %s in the samples that were named',
  async kind => {
    const broken = commandOf(kind, { onSettles: 2, offSettles: 1, ...(MOVING.has(kind) && { atTick: 7 }) });
    const unbroken = await trained(emulate(laptop), broken);
    expect(unbroken).not.toEqual(await whole);
    expect(await recovered(broken)).toEqual(unbroken);
  },
);
