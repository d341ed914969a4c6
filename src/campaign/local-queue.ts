import type { CampaignFolder } from './folder.js';
import type { PlannedRun } from './plan.js';
import type { Loss, Queue } from './queue.js';
import type { Result } from './result.js';

/** A run whose process ends by itself this often without a result has a reason to; it stands as failed. */
export const MOST_CRASHES = 5;
/** The same for processes that something kills: more, for it may be an accident, but not for ever (out of memory). */
export const MOST_KILLS = 50;

type State = 'waiting' | 'held' | 'done' | 'skipped';

/** The queue of one process: results are files of the campaign's folder, leases live as long as this process. */
export class LocalQueue implements Queue {
  private readonly states: State[];
  private readonly crashes: number[];
  private readonly kills: number[];
  private readonly results: (Result | undefined)[];
  /** No run before this one waits. */
  private next = 0;
  open: number;

  /** What the folder already holds counts as done. @throws UserError for a result that is damaged */
  constructor(
    private readonly folder: CampaignFolder,
    private readonly runs: readonly PlannedRun[],
  ) {
    const stored = folder.results();
    this.results = runs.map(({ id }) => stored.get(id));
    this.states = this.results.map(result => (result ? 'done' : 'waiting'));
    this.crashes = runs.map(() => 0);
    this.kills = runs.map(() => 0);
    this.open = this.states.filter(state => state === 'waiting').length;
  }

  async claim(): Promise<PlannedRun | undefined> {
    while (this.next < this.runs.length && this.states[this.next] !== 'waiting') this.next++;
    const run = this.runs[this.next];
    if (!run) return undefined;
    this.states[run.index] = 'held';
    return run;
  }

  async complete(run: PlannedRun, result: Omit<Result, 'attempts'>): Promise<void> {
    if (this.states[run.index] === 'done') return;
    const whole = { ...result, attempts: this.losses(run) + 1 };
    await this.folder.store(run.id, whole);
    this.results[run.index] = whole;
    this.end(run, 'done');
  }

  async lose(run: PlannedRun, { reason, killed }: Loss): Promise<void> {
    if (this.states[run.index] !== 'held') return;
    const { crashes, kills } = this;
    if ((killed ? kills : crashes)[run.index]! + 1 >= (killed ? MOST_KILLS : MOST_CRASHES)) {
      const words = `begun ${this.losses(run) + 1} times, each time its process ended: ${reason}`;
      await this.complete(run, { state: 'failed', summary: null, reason: words, seconds: 0 });
      return;
    }
    (killed ? kills : crashes)[run.index]!++;
    this.states[run.index] = 'waiting';
    this.next = Math.min(this.next, run.index);
  }

  async skip(runs: readonly PlannedRun[]): Promise<void> {
    for (const run of runs) if (this.states[run.index] === 'waiting') this.end(run, 'skipped');
  }

  result(run: PlannedRun): Result | undefined {
    return this.results[run.index];
  }

  private losses({ index }: PlannedRun): number {
    return this.crashes[index]! + this.kills[index]!;
  }

  private end(run: PlannedRun, state: 'done' | 'skipped'): void {
    this.states[run.index] = state;
    this.open--;
  }
}
