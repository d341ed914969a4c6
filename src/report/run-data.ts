import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { ANALYSIS_FILE, type Analysis } from '../experiment/analysis.js';
import { type Design, design } from '../experiment/design.js';
import { loadExperiment } from '../experiment/load.js';
import { withSettling } from '../experiment/settling-energy.js';
import { Ledger } from '../ledger/ledger.js';
import { readBounded } from '../problem/files.js';
import { CHECKPOINT_FILE, loadCheckpoint, PREVIOUS_FILE } from '../run/checkpoint.js';
import type { Environment } from '../run/environment.js';
import type { RunFolder } from '../run/folder.js';
import { type MetricRow, readMetrics } from '../run/metrics.js';
import type { RunRecord } from '../run/record.js';
import {
  checked,
  checkpointSchema,
  readAnalysis,
  readStoredEnvironment,
  readSummary,
  type StoredSummary,
} from './stored.js';

/** Where training stood when it ended, or at the last checkpoint of a run that did not end. */
export interface Results {
  readonly from: 'summary' | 'checkpoint';
  readonly test: StoredSummary['test'];
  readonly confusion: StoredSummary['confusion'];
  readonly epochs: StoredSummary['epochs'];
  readonly samplesSeen: number;
  readonly seconds: number;
  readonly split: string;
  /** Null where the checkpoint does not say. */
  readonly dataHash: string | null;
  readonly trainSamples: number | null;
  readonly ledger: Ledger;
  readonly devices: StoredSummary['devices'];
  readonly faults: StoredSummary['faults'];
  readonly circuit: StoredSummary['circuit'];
}

/** Everything a report is made of, read from a run folder. */
export interface RunData {
  /** Name of the folder, without the way to it. */
  readonly name: string;
  readonly record: RunRecord;
  readonly yaml: string;
  readonly design: Design;
  readonly environment: Environment | null;
  readonly metrics: readonly MetricRow[];
  readonly results: Results | null;
  readonly analysis: Analysis | null;
  /** What the report has to do without, as sentences. */
  readonly missing: readonly string[];
}

const LARGEST_YAML = 4 * 2 ** 20;

/** @throws UserError file-missing (no experiment), file-damaged, format-newer, and all problems of an experiment */
export function readRun(folder: RunFolder): RunData {
  const file = folder.file('experiment.yaml');
  const yaml = Buffer.from(readBounded(file, LARGEST_YAML)).toString('utf8');
  const { experiment } = loadExperiment({ file });
  const results = readResults(folder);
  const data = {
    name: basename(resolve(folder.path)),
    record: folder.record,
    yaml,
    design: withSettling(design(experiment), results?.circuit ?? null),
    environment: readStoredEnvironment(folder.file('environment.json')),
    metrics: readMetrics(folder.path),
    results,
    analysis: readAnalysis(folder.file(ANALYSIS_FILE)),
  };
  return { ...data, missing: missingOf(data) };
}

function readResults(folder: RunFolder): Results | null {
  const file = folder.file('summary.json');
  const summary = readSummary(file);
  return summary ? ofSummary(summary, file) : ofCheckpoint(folder);
}

function ofSummary(summary: StoredSummary, file: string): Results {
  const { test, confusion, epochs, train, data, ledger, devices, faults, circuit } = summary;
  return {
    devices,
    faults,
    circuit,
    from: 'summary',
    test,
    confusion,
    epochs,
    samplesSeen: train.seen,
    seconds: train.seconds,
    split: data.split,
    dataHash: data.sha256,
    trainSamples: train.samples,
    ledger: Ledger.from(ledger, file),
  };
}

function ofCheckpoint(folder: RunFolder): Results | null {
  const file = folder.file(CHECKPOINT_FILE);
  if (!existsSync(file) && !existsSync(folder.file(PREVIOUS_FILE))) return null;
  const meta = checked(loadCheckpoint(folder.path).checkpoint.meta, checkpointSchema, file);
  const ledger = Ledger.from(meta.ledger, file);
  return {
    from: 'checkpoint',
    test: meta.test,
    confusion: meta.test?.confusion ?? [],
    epochs: meta.epochs,
    samplesSeen: Number(ledger.samples('training')),
    seconds: meta.seconds,
    split: meta.split,
    dataHash: null,
    trainSamples: null,
    ledger,
    devices: [],
    faults: [],
    circuit: null,
  };
}

function missingOf({ results, analysis, metrics, environment }: Omit<RunData, 'missing'>): string[] {
  const lacks: string[] = [];
  if (!results)
    lacks.push('There is neither a summary nor a checkpoint: no result, energy or work is known.');
  if (results?.from === 'checkpoint')
    lacks.push('There is no summary: results, work and energy are those of the last checkpoint.');
  if (results && !results.test) lacks.push('The network has not been tested yet.');
  if (!analysis)
    lacks.push(
      'There is no analysis: the raster, rates, weight maps and STDP curve are made when a run finishes.',
    );
  if (metrics.length === 0) lacks.push('There are no metrics: there is no learning curve.');
  if (!environment) lacks.push('There is no environment file: it is not known where the run took place.');
  return lacks;
}
