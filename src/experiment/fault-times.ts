import { MOVING, OF_CIRCUITS, OF_READING, OF_SPIKES } from '../fault/places.js';
import type { Fault } from '../fault/schema.js';
import type { FaultKind } from '../protocol/messages.js';
import type { Findings } from './findings.js';

/** Faults that can go away again. */
const CAN_GO: ReadonlySet<FaultKind> = new Set([
  ...MOVING,
  'dead-neuron',
  'read-errors',
  'write-errors',
  ...OF_SPIKES,
  ...OF_READING,
  ...OF_CIRCUITS,
]);

const TIMES = ['on_samples', 'off_samples', 'on_ticks', 'off_ticks', 'probability_per_settle'] as const;
type Time = (typeof TIMES)[number];

/** Which times go together, by persistence. */
const TOGETHER: Readonly<Record<NonNullable<Fault['persistence']>, readonly (readonly Time[])[]>> = {
  permanent: [[]],
  transient: [['on_samples']],
  intermittent: [['on_samples', 'off_samples'], ['on_ticks', 'off_ticks'], ['probability_per_settle']],
};

type Path = (...rest: PropertyKey[]) => PropertyKey[];

/** Times that a fault cannot have, or that do not belong together. */
export function* timeFindings(fault: Fault, path: Path): Findings {
  const { kind, persistence } = fault;
  const given = TIMES.filter(key => fault[key] !== null);
  const choices = TOGETHER[persistence ?? 'permanent'];
  if (!choices.some(choice => choice.join() === given.join())) {
    const allowed = choices.map(choice => choice.join(' and ') || 'no times').join(', or ');
    const message = `a ${persistence ?? 'permanent'} fault has other times`;
    const found = given.join(', ') || 'no times';
    yield { path: path('persistence'), code: 'combination-illegal', message, found, allowed };
  }
  if (persistence !== null && persistence !== 'permanent' && !CAN_GO.has(kind)) {
    const message = `${kind} does not come and go`;
    const allowed = [...CAN_GO].join(', ');
    yield { path: path('persistence'), code: 'combination-illegal', message, found: persistence, allowed };
  }
  if (fault.at_tick !== null && !MOVING.has(kind)) {
    const message = `${kind} happens between samples`;
    const allowed = [...MOVING].join(', ');
    yield { path: path('at_tick'), code: 'combination-illegal', message, allowed };
  }
  if (fault.on_ticks !== null && !kind.endsWith('-spikes')) {
    const message = `${kind} does not change within a sample`;
    const allowed = 'drop-spikes, delay-spikes, extra-spikes';
    yield { path: path('on_ticks'), code: 'combination-illegal', message, allowed };
  }
}
