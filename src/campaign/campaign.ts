import { join } from 'node:path';
import { Berth, type Ended } from './crew.js';
import type { CampaignFolder } from './folder.js';
import { metricValue } from './metric.js';
import { bySetting, experimentOf, goldenRun, type Plan, type PlannedRun } from './plan.js';
import type { Queue } from './queue.js';
import { type Reading, stoppingReading } from './reading.js';
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
  /** How much is done of each run at hand that has told it, from 0 to 1. */
  readonly underWay: readonly number[];
  /** Cells that have replicates enough. */
  readonly decided: number;
  readonly cells: number;
  /** Processes at work, by id. */
  readonly workers: readonly number[];
}

/** A campaign at work: a queue, a crew that empties it, and a decision for each cell. */
export class Campaign {
  private readonly decisions: (Decision | undefined)[];
  /** Runs of each setting, cell or golden, in replicate order. */
  private readonly ofSetting: readonly (readonly PlannedRun[])[];
  /** Cells that are compared with each setting. */
  private readonly compared: readonly number[][];
  private readonly reading: Reading | undefined;
  private readonly berths: readonly Berth[];
  private done = 0;
  private metricsKnown = false;
  private wake = () => {};
  private changed: Promise<void>;
  private readonly ended = new AbortController();
  /** Aborted by the user, or since the campaign has ended, well or badly. */
  private readonly over: AbortSignal;

  constructor(private readonly request: CampaignRequest) {
    const { plan, workers } = request;
    this.over = AbortSignal.any([request.signal, this.ended.signal]);
    this.decisions = plan.cells.map(() => undefined);
    this.ofSetting = bySetting(plan, plan.runs);
    this.compared = this.ofSetting.map(() => []);
    for (const { index, golden } of plan.cells) if (golden !== null) this.compared[golden]!.push(index);
    this.reading = stoppingReading(plan.study);
    this.berths = Array.from({ length: workers }, () => new Berth());
    this.changed = this.renewed();
  }

  /**
   * Runs what is left. Returns the decision of each cell, or undefined when it was aborted before all were taken and
   * all golden runs were there.
   * @throws UserError for a metric that no summary has, a full disk, data that are gone
   */
  async run(): Promise<readonly Decision[] | undefined> {
    try {
      for (const run of this.request.plan.runs) if (this.request.queue.result(run)) this.note(run);
      for (const { index } of this.request.plan.cells) await this.settle(index);
      this.report();
      await Promise.all(this.berths.map(berth => this.work(berth)));
    } finally {
      this.ended.abort();
      for (const berth of this.berths) berth.kill();
    }
    const whole = this.request.queue.open === 0 && !this.decisions.includes(undefined);
    return whole ? (this.decisions as Decision[]) : undefined;
  }

  /** One worker's life: run after run, until none is open. It begins the next while the last one is stored. */
  private async work(berth: Berth): Promise<void> {
    const { queue } = this.request;
    let last = Promise.resolve();
    while (!this.over.aborted && queue.open > 0) {
      // Taken before the wait for a process, in which the last run may end.
      const change = this.changed;
      await berth.man();
      if (this.over.aborted) break;
      const run = await queue.claim();
      if (!run) {
        // All that is open is held, and may come back.
        await Promise.all([change, last]);
        continue;
      }
      const [end] = await Promise.all([this.carryOut(run, berth), last]);
      last = this.conclude(run, end);
      // Told where it is awaited, which may be after it has failed.
      last.catch(() => {});
    }
    await last;
    berth.kill();
  }

  private carryOut(run: PlannedRun, berth: Berth): Promise<Ended> {
    const { plan, folder, dataDir } = this.request;
    const keep = plan.study.keep_runs ? folder.file(join('runs', run.id)) : null;
    const task = { experiment: experimentOf(plan, run), dataDir, keep };
    return berth.run(task, () => this.report());
  }

  private async conclude(run: PlannedRun, end: Ended): Promise<void> {
    await this.store(run, end);
    this.report();
    this.wake();
    this.changed = this.renewed();
  }

  private async store(run: PlannedRun, end: Ended): Promise<void> {
    const { queue, onNotice } = this.request;
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
    for (const cell of [run.cell, ...this.compared[run.cell]!]) await this.settle(cell);
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
    const { plan } = this.request;
    const { golden } = plan.cells[cell] ?? {};
    // Not a cell, or decided before.
    if (golden === undefined || this.decisions[cell]) return;
    const runs = this.ofSetting[cell]!;
    const { reading } = this;
    this.decisions[cell] = decide(plan.study, reading?.share ?? false, replicate =>
      this.valueOf(runs[replicate]!),
    );
    if (!this.decisions[cell]) return;
    await this.drop(cell);
    if (golden !== null) await this.drop(golden);
  }

  /** What the stopping rule looks at; undefined while a run that it takes has not ended. */
  private valueOf(run: PlannedRun): number | null | undefined {
    const { plan, queue } = this.request;
    const { reading } = this;
    const result = queue.result(run);
    if (!result || !reading) return result && null;
    const golden = reading.paired ? goldenRun(plan, run) : undefined;
    const compared = golden && queue.result(golden);
    return golden && !compared ? undefined : reading.of(result, compared);
  }

  /** Leaves out the runs of a setting that neither it nor a cell that is compared with it takes. */
  private async drop(setting: number): Promise<void> {
    const { plan, queue } = this.request;
    const wanted = (cell: number) => this.decisions[cell]?.replicates ?? plan.study.replicates.count;
    const cells = [...(setting < plan.cells.length ? [setting] : []), ...this.compared[setting]!];
    await queue.skip(this.ofSetting[setting]!.slice(Math.max(...cells.map(wanted))));
  }

  private report(): void {
    const { queue, plan, onProgress } = this.request;
    onProgress({
      done: this.done,
      open: queue.open,
      underWay: this.berths.map(({ share }) => share).filter(share => share > 0),
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
