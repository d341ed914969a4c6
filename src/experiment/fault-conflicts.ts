import { hitsOf, OF_SPIKES, PROBABLE } from '../fault/places.js';
import type { Fault } from '../fault/schema.js';
import type { FaultKind } from '../protocol/messages.js';
import { aimsOf } from './faults.js';
import type { Findings } from './findings.js';
import type { Experiment } from './schema.js';

/** Kinds that put one and the same thing into different states: two of a group at one place contradict each other. */
const GROUPS: readonly (readonly FaultKind[])[] = [
  ['threshold-mismatch'],
  ['leak-mismatch'],
  ['drop-spikes'],
  ['delay-spikes'],
  ['extra-spikes'],
  ['stuck-weight', 'open-resistor', 'shorted-resistor'],
  ['drifted-resistor'],
  ['open-diode', 'shorted-diode'],
  ['stuck-cell'],
  ['read-errors'],
  ['write-errors'],
  ['sense-offset'],
  ['supply-drop'],
  ['dead-word-line', 'shorted-word-line'],
  ['dead-bit-line', 'shorted-bit-line'],
];

/** What a dead neuron cannot have: it fires nothing. */
const OF_THE_LIVING: ReadonlySet<FaultKind> = new Set([
  'threshold-mismatch',
  'leak-mismatch',
  'drop-spikes',
  'delay-spikes',
]);

/** Faults of a list that contradict an earlier one. Places that both draw at random may meet: then the later counts. */
export function* conflicts(experiment: Experiment): Findings {
  for (const [index, later] of experiment.faults.entries()) {
    for (const [before, earlier] of experiment.faults.slice(0, index).entries()) {
      const message = contradiction(experiment, earlier, later);
      if (!message) continue;
      const found = `${later.kind} beside ${earlier.kind} of faults[${before}]`;
      yield { path: ['faults', index], code: 'combination-illegal', message, found };
    }
  }
}

function contradiction(experiment: Experiment, earlier: Fault, later: Fault): string | undefined {
  if (JSON.stringify(earlier.when) !== JSON.stringify(later.when)) return undefined;
  const same = GROUPS.some(group => group.includes(earlier.kind) && group.includes(later.kind));
  if (same && meet(experiment, earlier, later) && stateOf(earlier) !== stateOf(later)) {
    return 'two faults say different things about one place';
  }
  const dead = [earlier, later].find(({ kind }) => kind === 'dead-neuron');
  const other = dead === earlier ? later : earlier;
  if (dead && OF_THE_LIVING.has(other.kind) && isPermanent(dead) && within(experiment, other, dead)) {
    return 'a dead neuron fires nothing that could go wrong';
  }
  const ticks =
    OF_SPIKES.has(later.kind) && earlier.kind === later.kind && earlier.population === later.population;
  if (ticks && (earlier.on_ticks !== later.on_ticks || earlier.off_ticks !== later.off_ticks)) {
    return 'faults of one kind in one population come and go in the same ticks';
  }
  return undefined;
}

const isPermanent = ({ persistence }: Fault): boolean => (persistence ?? 'permanent') === 'permanent';

/** All that says what is wrong at a place. */
const stateOf = (fault: Fault): string => {
  const { kind, value, fraction, persistence, on_samples, off_samples, probability_per_settle } = fault;
  return JSON.stringify([
    kind,
    value,
    fraction,
    persistence,
    on_samples,
    off_samples,
    probability_per_settle,
  ]);
};

/** True where both are certain to hit one and the same place. */
function meet(experiment: Experiment, a: Fault, b: Fault): boolean {
  return aimsOf(experiment, a).some(aim => {
    const other = aimsOf(experiment, b).find(({ target }) => target === aim.target);
    if (!other) return false;
    const [here, there] = [a, b].map(fault => placesOf(fault, aim.extent));
    return [...here!].some(address => there!.has(address));
  });
}

/** True where one hits nothing but what the other is certain to hit too. */
function within(experiment: Experiment, inner: Fault, outer: Fault): boolean {
  if (inner.population !== outer.population) return false;
  return aimsOf(experiment, inner).every(({ extent }) => {
    const there = placesOf(outer, extent);
    return [...placesOf({ ...inner, fraction: 1 }, extent)].every(address => there.has(address));
  });
}

/** Places that a fault certainly hits. */
function placesOf(fault: Fault, extent: Parameters<typeof hitsOf>[1]): ReadonlySet<number> {
  const hits = hitsOf(fault, extent, { seed: 0, index: 0, target: 0 }, 1);
  const certain = fault.fraction === 1 || PROBABLE.has(fault.kind);
  return new Set(certain ? hits.map(({ address }) => address) : []);
}
