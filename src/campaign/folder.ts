import { existsSync, readdirSync, rmSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { stringify } from 'yaml';
import { damaged, fileProblem, readBounded } from '../problem/files.js';
import { acceptFormat } from '../problem/format.js';
import { removeTemporary, writeAtomic, writeAtomicMeanwhile } from '../run/atomic.js';
import { packageVersion, readEnvironment } from '../run/environment.js';
import { holdLock } from '../run/lock.js';
import { makeFolder } from '../run/make-folder.js';
import { PLAN_FORMAT, type Plan } from './plan.js';
import { parseResult, type Result, resultText } from './result.js';

const PLAN = 'plan.json';
const LOCK = 'campaign.lock';
const RESULTS = 'results';
const LARGEST_RESULT = 2 ** 24;
const LARGEST_PLAN = 2 ** 30;

/**
 * A campaign's folder: `plan.json` (every run, every cell's resolved experiment), `study.yaml`, `environment.json`,
 * `results/<id>.json`, one for each run that has ended, and in the end the tables and the report. All writes are
 * atomic, so a killed campaign leaves whole files only.
 */
export class CampaignFolder {
  private release = () => {};

  private constructor(readonly path: string) {}

  /**
   * Makes the folder of a plan, or opens the one that is there. @throws UserError usage when another process works
   * in it, file-damaged when it holds another plan, disk-full, file-unreadable
   */
  static open(out: string, plan: Plan): { folder: CampaignFolder; notice: string | null } {
    const folder = new CampaignFolder(join(out, plan.name));
    try {
      makeFolder(folder.file(RESULTS));
    } catch (error) {
      throw fileProblem(error, folder.path, 'write');
    }
    folder.release = holdLock(folder.file(LOCK));
    for (const path of [folder.path, folder.file(RESULTS)]) removeTemporary(path);
    return { folder, notice: existsSync(folder.file(PLAN)) ? folder.confirm(plan) : folder.begin(plan) };
  }

  /** The folder of a plan that was begun before, to look at only. */
  static existing(out: string, plan: Plan): CampaignFolder | undefined {
    const folder = new CampaignFolder(join(out, plan.name));
    return existsSync(folder.file(PLAN)) ? folder : undefined;
  }

  /** Lets another process work in it. */
  close(): void {
    this.release();
  }

  file(name: string): string {
    return join(this.path, name);
  }

  write(name: string, data: string | Uint8Array): void {
    writeAtomic(this.file(name), data);
  }

  writeJson(name: string, value: unknown): void {
    this.write(name, `${JSON.stringify(value, null, 2)}\n`);
  }

  /** Removes a file of the campaign, if it is there. */
  remove(name: string): void {
    rmSync(this.file(name), { force: true });
  }

  store(id: string, result: Result): Promise<void> {
    return writeAtomicMeanwhile(this.file(join(RESULTS, `${id}.json`)), resultText(id, result));
  }

  /** Results by run. @throws UserError file-damaged, format-newer */
  results(): Map<string, Result> {
    const files = readdirSync(this.file(RESULTS)).filter(name => extname(name) === '.json');
    return new Map(
      files.map(name => {
        const file = this.file(join(RESULTS, name));
        const id = basename(name, '.json');
        return [id, parseResult(Buffer.from(readBounded(file, LARGEST_RESULT)).toString(), id, file)];
      }),
    );
  }

  private begin(plan: Plan): null {
    this.write('study.yaml', stringify(plan.study));
    this.writeJson('environment.json', readEnvironment());
    this.writeJson(PLAN, planJson(plan, packageVersion()));
    return null;
  }

  /** The name of a folder holds a hash of its cells; a plan that differs was edited or came with a copy. */
  private confirm(plan: Plan): string | null {
    const file = this.file(PLAN);
    const found = storedPlan(Buffer.from(readBounded(file, LARGEST_PLAN)).toString(), file);
    const first = plan.runs.slice(0, plan.cells.length);
    if (first.some(({ id }, k) => id !== found.runs[k]?.id))
      throw damaged(file, 'is the plan of another study');
    // Metrics, words, the number of replicates and the golden runs of the study may have changed.
    this.write('study.yaml', stringify(plan.study));
    this.writeJson(PLAN, planJson(plan, found.nudge));
    const version = packageVersion();
    if (found.nudge === version) return null;
    return `Begun with nudge ${found.nudge}, going on with ${version}: runs of both will stand in one table.`;
  }
}

/** @param nudge version that the campaign was begun with */
const planJson = ({ study, name, cells, goldens, runs }: Plan, nudge: string): object => ({
  format: PLAN_FORMAT,
  nudge,
  name,
  factors: study.factors.map(factor => factor.name),
  cells,
  goldens,
  runs,
});

function storedPlan(text: string, file: string): { nudge: string; runs: readonly { id: string }[] } {
  let value: { format?: unknown; nudge?: unknown; runs?: unknown };
  try {
    value = JSON.parse(text) as typeof value;
  } catch {
    throw damaged(file, 'is not JSON');
  }
  acceptFormat(value?.format, PLAN_FORMAT, file);
  if (!Array.isArray(value.runs)) throw damaged(file, 'has no runs');
  return { nudge: String(value.nudge), runs: value.runs as { id: string }[] };
}
