import { MOVING, PLACE_OF } from '../fault/places.js';
import type { Fault } from '../fault/schema.js';
import { type Ledger, PHASES } from '../ledger/ledger.js';
import { tallyKey } from '../ledger/tally.js';
import type { Counter, FaultKind } from '../protocol/messages.js';
import { aimsOf, placesOf } from './faults.js';
import type { Network } from './network.js';
import type { Experiment } from './schema.js';

/** One fault of a run, as it stands in the summary. */
export interface FaultSummary {
  readonly kind: Fault['kind'];
  readonly target: string;
  readonly when: string;
  /** Places it was injected at, over the whole run; 1 for a fault of a whole projection. */
  readonly places: number;
  /**
   * What faults of this kind did to the target, in training and tests together, such as spikes lost; null where
   * that is not counted.
   */
  readonly effects: number | null;
}

/** Counters of what single kinds of faults do while a network runs. */
const COUNTER_OF: Partial<Record<FaultKind, Counter>> = {
  'drop-spikes': 'dropped-spikes',
  'delay-spikes': 'delayed-spikes',
  'extra-spikes': 'extra-spikes',
  'read-errors': 'misreads',
};

/** All faults of an experiment, and whether they hit anything. */
export function faultSummaries(experiment: Experiment, network: Network, ledger: Ledger): FaultSummary[] {
  return experiment.faults.flatMap((fault, index) =>
    aimsOf(experiment, fault).map(aim => ({
      kind: fault.kind,
      target: aim.name,
      when: whenOf(fault),
      places: placesOf(experiment, network, index, aim).length,
      effects: effectsOf(fault.kind, aim.target, ledger),
    })),
  );
}

/** From when on, and which times, in words. */
function whenOf(fault: Fault): string {
  const { off_samples, off_ticks, on_samples, on_ticks, probability_per_settle, when } = fault;
  const sample = typeof when === 'object' && when.sample > 1 ? `, sample ${when.sample}` : '';
  const from = typeof when === 'string' ? when : `epoch ${when.epoch}${sample}`;
  if (probability_per_settle !== null) return `${from}, in ${probability_per_settle} of the settles`;
  const [on, off, unit] =
    on_ticks === null ? [on_samples, off_samples, 'samples'] : [on_ticks, off_ticks, 'ticks'];
  if (on === null) return from;
  return off === null ? `${from}, for ${on} ${unit}` : `${from}, ${on} of every ${on + off} ${unit}`;
}

function effectsOf(kind: FaultKind, target: number, ledger: Ledger): number | null {
  const counter = MOVING.has(kind) ? 'fault-hits' : COUNTER_OF[kind];
  if (!counter) return null;
  const scope = PLACE_OF[kind] === 'neuron' ? 'population' : 'projection';
  const key = tallyKey(scope, target, counter);
  return PHASES.reduce((sum, phase) => sum + Number(ledger.tally(phase).get(key) ?? 0n), 0);
}
