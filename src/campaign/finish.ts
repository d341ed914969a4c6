import { type Analysis, analyseCampaign } from './analysis.js';
import type { CampaignFolder } from './folder.js';
import { parquetOf } from './parquet.js';
import type { Plan } from './plan.js';
import type { Queue } from './queue.js';
import type { Decision } from './stopping.js';
import { csvOf, resultsTable, timingsTable } from './table.js';

/** Writes the tables and the summary of a campaign that is done. @throws UserError disk-full, file-unreadable */
export function finishCampaign(
  plan: Plan,
  folder: CampaignFolder,
  queue: Queue,
  decisions: readonly Decision[],
): Analysis {
  const resultOf = (run: Plan['runs'][number]) => queue.result(run);
  const results = resultsTable(plan, decisions, resultOf);
  folder.write('results.csv', csvOf(results));
  folder.write('results.parquet', parquetOf(results));
  folder.write('timings.csv', csvOf(timingsTable(plan, decisions, resultOf)));
  const analysis = analyseCampaign(plan, decisions, resultOf);
  folder.writeJson('summary.json', analysis);
  return analysis;
}
