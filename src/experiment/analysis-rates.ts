import type { Probe } from './analysis-probe.js';
import { unseen } from './analysis-samples.js';
import type { Trial } from './trial.js';

/** How often the neurons of a population fire while samples are answered. */
export interface RateHistogram {
  readonly name: string;
  readonly role: 'input' | 'hidden' | 'output';
  readonly neurons: number;
  /** Mean over neurons and samples, spikes per tick. */
  readonly mean: number;
  /** Share of neurons that do not fire at all in a sample. */
  readonly silent: number;
  /** Width of a bin, spikes per tick; bin b holds rates above b x width, up to (b + 1) x width. */
  readonly width: number;
  /** Neurons x samples in each bin; the silent ones are in none. */
  readonly counts: readonly number[];
}

export interface RateAnalysis {
  readonly samples: number;
  readonly ticks: number;
  readonly populations: readonly RateHistogram[];
}

/** Neuron updates that are worth it, and test samples at most. */
const WORK = 4e7;
const MOST = 64;
const MOST_BINS = 50;

export async function ratesOf(trial: Trial, probe: Probe): Promise<RateAnalysis> {
  const { network } = trial;
  const { ticks } = trial.experiment.evaluation;
  const sizes = network.populations.map(p => p.shape.reduce((product, side) => product * side, 1));
  const worth = Math.floor(WORK / (ticks * sizes.reduce((sum, size) => sum + size, 0)));
  const samples = unseen(trial, Math.max(1, Math.min(MOST, worth)));
  // spread[p][n]: how many neurons of population p fired n times in a sample.
  const spread = sizes.map(() => new Float64Array(ticks + 1));
  for (const sample of samples) {
    const { trains } = await probe.answer(sample);
    for (const [id, size] of sizes.entries()) addSpread(spread[id]!, trains[id]!.addresses, size);
  }
  return {
    samples: samples.length,
    ticks,
    populations: network.populations.map(({ name, role, id }) => ({
      name,
      role,
      neurons: sizes[id]!,
      ...histogram(spread[id]!),
    })),
  };
}

function addSpread(spread: Float64Array, addresses: Uint32Array, neurons: number): void {
  const spikes = new Uint32Array(neurons);
  for (const address of addresses) spikes[address] = spikes[address]! + 1;
  for (const count of spikes) spread[count] = spread[count]! + 1;
}

function histogram(spread: Float64Array): Pick<RateHistogram, 'mean' | 'silent' | 'width' | 'counts'> {
  const ticks = spread.length - 1;
  const all = spread.reduce((sum, n) => sum + n, 0);
  const spikes = spread.reduce((sum, n, count) => sum + n * count, 0);
  const highest = Math.max(
    1,
    spread.findLastIndex(n => n > 0),
  );
  const perBin = Math.ceil(highest / MOST_BINS);
  const counts = Array.from({ length: Math.ceil(highest / perBin) }, (_, bin) =>
    spread.subarray(1 + bin * perBin, 1 + (bin + 1) * perBin).reduce((sum, n) => sum + n, 0),
  );
  return { mean: spikes / (all * ticks), silent: spread[0]! / all, width: perBin / ticks, counts };
}
