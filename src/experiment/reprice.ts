import { Ledger } from '../ledger/ledger.js';
import { damaged, readBounded } from '../problem/files.js';
import { acceptFormat } from '../problem/format.js';
import type { RunFolder } from '../run/folder.js';
import { design } from './design.js';
import { loadExperiment } from './load.js';
import { circuitSchema, withSettling } from './settling-energy.js';
import { type EnergySummary, energyOf, SUMMARY_FORMAT } from './summary.js';

const LARGEST_SUMMARY = 2 ** 26;

/**
 * Prices the stored counts of a finished run, by another energy card if one is named; nothing is run.
 * @throws UserError file-missing (no summary yet), file-damaged, format-newer, reference-unknown
 */
export function reprice(folder: RunFolder, energyCard?: string): EnergySummary {
  const file = folder.file('summary.json');
  const summary = readJson(file);
  acceptFormat(summary.format, SUMMARY_FORMAT, file);
  const { experiment } = loadExperiment({ file: folder.file('experiment.yaml') });
  const ledger = Ledger.from(summary.ledger, file);
  const circuit = circuitSchema.nullish().safeParse(summary.circuit);
  if (!circuit.success) throw damaged(file, 'does not say what a settle of the circuit costs');
  const designed = withSettling(design(experiment), circuit.data ?? null);
  return energyOf(designed, ledger, energyCard ?? experiment.chip.energy_card);
}

function readJson(file: string): Record<string, unknown> {
  const text = Buffer.from(readBounded(file, LARGEST_SUMMARY)).toString();
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw damaged(file, `is not valid JSON: ${(error as Error).message}`);
  }
  if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  throw damaged(file, 'is not a JSON object');
}
