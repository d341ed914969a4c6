import type { MetricRow } from '../run/metrics.js';
import type { Evaluation } from './evaluate.js';
import { settlingCells } from './settling.js';
import type { Interval } from './train-state.js';

/** Columns of metrics.csv. */
export const COLUMNS = [
  'kind',
  'epoch',
  'sample',
  'seen',
  'training_accuracy',
  'rolling_accuracy',
  'loss',
  'validation_accuracy',
  'test_accuracy',
  'test_loss',
  'spikes_per_sample',
  'synaptic_events_per_sample',
  'weight_events_per_sample',
  'hidden_rate',
  'rate_scale',
  'samples_per_second',
] as const;

/** Where a row stands; `epoch` counts from 1. */
export interface RowPlace {
  readonly epoch: number;
  readonly sample: number;
  readonly seen: number;
  readonly rolling: number | undefined;
  readonly rateScale: number;
}

const placed = ({ epoch, sample, seen, rolling, rateScale }: RowPlace) => ({
  epoch,
  sample,
  seen,
  rolling_accuracy: rolling ?? null,
  rate_scale: rateScale,
});

/** Mean firing rate of the hidden neurons over an interval, spikes per tick; null before any tick. */
export const hiddenRate = ({ hiddenSpikes, hiddenUpdates }: Interval): number | null =>
  hiddenUpdates > 0 ? hiddenSpikes / hiddenUpdates : null;

export function intervalRow(interval: Interval, place: RowPlace, samplesPerSecond: number): MetricRow {
  const { samples, scored } = interval;
  return {
    kind: 'interval',
    ...placed(place),
    training_accuracy: scored > 0 ? interval.correct / scored : null,
    loss: scored > 0 ? interval.loss / scored : null,
    spikes_per_sample: interval.spikes / samples,
    synaptic_events_per_sample: interval.synapticEvents / samples,
    weight_events_per_sample: interval.weightEvents / samples,
    hidden_rate: hiddenRate(interval),
    samples_per_second: samplesPerSecond,
    ...settlingCells(interval.settling),
  };
}

export function epochRow(test: Evaluation, validation: Evaluation | undefined, place: RowPlace): MetricRow {
  return {
    kind: 'epoch',
    ...placed(place),
    test_accuracy: test.accuracy,
    test_loss: test.loss,
    validation_accuracy: validation?.accuracy ?? null,
  };
}
