import { type Analysis, analyseCampaign } from './analysis.js';
import type { CampaignFolder } from './folder.js';
import { parquetOf } from './parquet.js';
import type { Plan, PlannedRun } from './plan.js';
import type { Queue } from './queue.js';
import type { Decision } from './stopping.js';
import {
  countedRuns,
  csvOf,
  goldenRuns,
  goldenTable,
  rankingTable,
  resultsTable,
  timingsTable,
} from './table.js';

/** What an interrupted campaign leaves; gone when it has finished. */
const PARTIAL = 'results.partial.csv';

/** Writes the tables and the summary of a campaign that is done. @throws UserError disk-full, file-unreadable */
export function finishCampaign(
  plan: Plan,
  folder: CampaignFolder,
  queue: Queue,
  decisions: readonly Decision[],
): Analysis {
  const resultOf = (run: PlannedRun) => queue.result(run);
  const counted = countedRuns(plan, decisions);
  const goldens = goldenRuns(plan, counted);
  const results = resultsTable(plan, counted, resultOf);
  folder.write('results.csv', csvOf(results));
  folder.write('results.parquet', parquetOf(results));
  if (plan.study.golden) folder.write('golden.csv', csvOf(goldenTable(plan, goldens, resultOf)));
  folder.write('timings.csv', csvOf(timingsTable(plan, [...counted, ...goldens], resultOf)));
  const analysis = analyseCampaign(plan, decisions, resultOf);
  folder.writeJson('summary.json', analysis);
  if (analysis.rankings) folder.write('ranking.csv', csvOf(rankingTable(analysis.rankings)));
  folder.remove(PARTIAL);
  return analysis;
}

/**
 * Writes the runs of cells that have ended so far, whether they will count or not, and returns the file's name. No
 * means are made of them: which runs count is decided at the looks.
 * @throws UserError disk-full, file-unreadable
 */
export function writePartial(plan: Plan, folder: CampaignFolder, queue: Queue): string {
  const resultOf = (run: PlannedRun) => queue.result(run);
  const ended = plan.runs.filter(run => run.cell < plan.cells.length && resultOf(run));
  folder.write(PARTIAL, csvOf(resultsTable(plan, ended, resultOf)));
  return folder.file(PARTIAL);
}
