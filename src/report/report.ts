import { loadCard } from '../card/load.js';
import { energyOf } from '../experiment/summary.js';
import { ENERGY_CARD } from '../ledger/card.js';
import type { RunFolder } from '../run/folder.js';
import { page } from './page.js';
import { type RunData, readRun } from './run-data.js';
import { type Spending, spendingOf } from './spending.js';

export const REPORT_FILE = 'report.html';

export interface ReportOptions {
  /** Energy card to price with instead of the experiment's: a name or a path. */
  readonly energyCard?: string;
}

/**
 * Writes report.html of a run, finished or not, from what its folder holds; nothing is run. Returns the path of
 * the file.
 * @throws UserError file-missing, file-damaged, format-newer, reference-unknown (the card), disk-full
 */
export async function writeReport(folder: RunFolder, options: ReportOptions): Promise<string> {
  folder.write(REPORT_FILE, reportOf(readRun(folder), options));
  return folder.file(REPORT_FILE);
}

/** The document. */
export function reportOf(run: RunData, { energyCard }: ReportOptions): string {
  const own = run.design.experiment.chip.energy_card;
  const repriced = energyCard !== undefined && energyCard !== own;
  return page({ run, repriced, spending: spendingBy(run, energyCard ?? own) });
}

function spendingBy({ results, design }: RunData, cardName: string): Spending | null {
  // A name that is no card is told even where nothing was counted.
  const { card } = loadCard(ENERGY_CARD, cardName);
  if (!results) return null;
  const figures = energyOf(design, results.ledger, cardName);
  return spendingOf(results.ledger, card, design.conditions, figures);
}
