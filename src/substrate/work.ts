import type { WorkCounts } from '../protocol/messages.js';

/** Work done between two totals. */
export function workSince(before: WorkCounts, after: WorkCounts): WorkCounts {
  return {
    ticks: after.ticks - before.ticks,
    spikes: after.spikes - before.spikes,
    synapticEvents: after.synapticEvents - before.synapticEvents,
    neuronUpdates: after.neuronUpdates - before.neuronUpdates,
    weightEvents: after.weightEvents - before.weightEvents,
  };
}
