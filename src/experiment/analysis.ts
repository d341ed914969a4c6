import type { RunFolder } from '../run/folder.js';
import { type WeightMaps, weightMapsOf } from './analysis-maps.js';
import { Probe } from './analysis-probe.js';
import { type Raster, rasterOf } from './analysis-raster.js';
import { type RateAnalysis, ratesOf } from './analysis-rates.js';
import { type StdpAnalysis, stdpOf } from './analysis-stdp.js';
import { ofRates } from './contrast.js';
import type { Trial } from './trial.js';
import type { Weights } from './weights.js';

export const ANALYSIS_FORMAT = 'nudge.analysis/1';
export const ANALYSIS_FILE = 'analysis.json';

/** A trained network looked at closely: what the figures of a report are drawn from. Less than 1 MB as JSON. */
export interface Analysis {
  readonly format: string;
  /** Null where nothing spikes. */
  readonly raster: Raster | null;
  readonly rates: RateAnalysis | null;
  readonly weights: WeightMaps | null;
  /** Null when no projection learns. */
  readonly stdp: StdpAnalysis | null;
}

/**
 * Runs some samples through a chip of its own that holds `weights`, which stay as they are. The same trial and
 * weights give the same result.
 * @throws ChipRefused when the chip refuses, as it does a network that has diverged
 */
export async function analyse(trial: Trial, weights: Weights): Promise<Analysis> {
  if (ofRates(trial.experiment.estimator)) {
    const maps = weightMapsOf(trial, weights);
    return { format: ANALYSIS_FORMAT, raster: null, rates: null, weights: maps, stdp: null };
  }
  const probe = new Probe(trial, weights);
  try {
    await probe.open();
    return {
      format: ANALYSIS_FORMAT,
      raster: await rasterOf(trial, probe),
      rates: await ratesOf(trial, probe),
      weights: weightMapsOf(trial, weights),
      stdp: await stdpOf(trial, probe),
    };
  } finally {
    probe.close();
  }
}

/** Stores an analysis in its run folder. @throws UserError disk-full, file-unreadable */
export function writeAnalysis(folder: RunFolder, analysis: Analysis): void {
  folder.write(ANALYSIS_FILE, `${JSON.stringify(analysis)}\n`);
}
