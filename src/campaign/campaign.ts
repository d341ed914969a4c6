import { join } from 'node:path';
import { metricName } from './columns.js';
import { Berth } from './crew.js';
import type { CampaignFolder } from './folder.js';
import { metricValue } from './metric.js';
import { experimentOf, type Plan, type PlannedRun } from './plan.js';
import type { Queue } from './queue.js';
import type { Result } from './result.js';
import { type Decision, decide } from './stopping.js';

export interface CampaignRequest {
  readonly plan: Plan;
  readonly folder: CampaignFolder;
  readonly queue: Queue;
  readonly workers: number;
  readonly dataDir: string | undefined;
  /** Aborting lets the runs at hand end and begins no other. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: CampaignProgress) => void;
  /** Told about runs that ended badly and processes that were lost. */
  readonly onNotice: (sentence: string) => void;
}

export interface CampaignProgress {
  /** Runs that have ended, in this session or an earlier one. */
  readonly done: number;
  /** Runs that wait or are held. */
  readonly open: number;
  /** Cells that have replicates enough. */
  readonly decided: number;
  readonly cells: number;
  /** Processes at work, by id. */
  readonly workers: readonly number[];
}

/** A campaign at work: a queue, a crew that empties it, and a decision for each cell. */
export class Campaign {
  private readonly decisions: (Decision | undefined)[];
  /** Runs of each cell in replicate order. */
  private readonly ofCell: readonly (readonly PlannedRun[])[];
  private readonly berths: readonly Berth[];
  private done = 0;
  private metricsKnown = false;
  private wake = () => {};
  private changed: Promise<void>;

  constructor(private readonly request: CampaignRequest) {
    const { plan, workers } = request;
    this.decisions = plan.cells.map(() => undefined);
    this.ofCell = Array.from({ length: plan.cells.length }, () => []);
    for (const run of plan.runs) (this.ofCell[run.cell] as PlannedRun[]).push(run);
    this.berths = Array.from({ length: workers }, () => new Berth());
    this.changed = this.renewed();
  }

  /**
   * Runs what is left. Returns the decision of each cell, or undefined when it was aborted before all were taken.
   * @throws UserError for a metric that no summary has, a full disk, data that are gone
   */
  async run(): Promise<readonly Decision[] | undefined> {
    try {
      for (const run of this.request.plan.runs) if (this.request.queue.result(run)) this.note(run);
      for (const runs of this.ofCell) await this.settle(runs[0]!.cell);
      await Promise.all(this.berths.map(berth => this.work(berth)));
    } finally {
      for (const berth of this.berths) berth.kill();
    }
    return this.decisions.includes(undefined) ? undefined : (this.decisions as Decision[]);
  }

  /** One worker's life: run after run, until none is open. */
  private async work(berth: Berth): Promise<void> {
    const { queue, signal } = this.request;
    while (!signal.aborted && queue.open > 0) {
      await berth.man();
      if (signal.aborted) break;
      const change = this.changed;
      const run = await queue.claim();
      if (!run) {
        // All that is open is held by others; one of them may come back.
        await change;
        continue;
      }
      await this.carryOut(run, berth);
      this.report();
      this.wake();
      this.changed = this.renewed();
    }
    berth.kill();
  }

  private async carryOut(run: PlannedRun, berth: Berth): Promise<void> {
    const { plan, queue, folder, dataDir, onNotice } = this.request;
    const keep = plan.study.keep_runs ? folder.file(join('runs', run.id)) : null;
    const end = await berth.run({ experiment: experimentOf(plan, run), dataDir, keep });
    if (end.kind === 'lost') {
      onNotice(`The process of run ${run.index} was lost (${end.reason}).`);
      await queue.lose(run, end);
    } else {
      await queue.complete(run, { ...end.outcome, seconds: end.seconds });
    }
    const result = queue.result(run);
    if (!result) return;
    if (result.state !== 'finished') onNotice(`Run ${run.index} ${result.state}: ${result.reason}`);
    this.note(run);
    await this.settle(run.cell);
  }

  /** Counts a result; a metric that does not exist is found at the first one. */
  private note(run: PlannedRun): void {
    const { queue, plan } = this.request;
    const { summary } = queue.result(run)!;
    if (summary && !this.metricsKnown) {
      for (const metric of plan.study.metrics) metricValue(metric, summary);
      this.metricsKnown = true;
    }
    this.done++;
  }

  /** Decides a cell where that can be done, and drops the runs that it does not need. */
  private async settle(cell: number): Promise<void> {
    if (this.decisions[cell]) return;
    const { plan, queue } = this.request;
    const { metrics, stopping } = plan.study;
    const metric = metrics.find(each => metricName(each) === stopping?.metric);
    const runs = this.ofCell[cell]!;
    const replicateValue = (replicate: number) => {
      const result = queue.result(runs[replicate]!);
      return result && valueIn(result, metric);
    };
    const decision = decide(plan.study, metric, replicateValue);
    this.decisions[cell] = decision;
    if (decision) await queue.skip(runs.slice(decision.replicates));
  }

  private report(): void {
    const { queue, plan, onProgress } = this.request;
    onProgress({
      done: this.done,
      open: queue.open,
      decided: this.decisions.filter(Boolean).length,
      cells: plan.cells.length,
      workers: this.berths.flatMap(({ pid }) => pid ?? []),
    });
  }

  private renewed(): Promise<void> {
    return new Promise(resolve => {
      this.wake = resolve;
    });
  }
}

const valueIn = (
  { summary }: Result,
  metric: Parameters<typeof metricValue>[0] | undefined,
): number | null => (summary && metric ? metricValue(metric, summary) : null);
