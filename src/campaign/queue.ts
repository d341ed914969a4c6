import type { PlannedRun } from './plan.js';
import type { Result } from './result.js';

/** How a process ended that held a run. */
export interface Loss {
  readonly reason: string;
  /** True where something else ended it (SIGKILL, SIGTERM, SIGINT, SIGHUP): not the run's own doing, as a rule. */
  readonly killed: boolean;
}

/**
 * Who runs what: the one place that knows which runs of a plan are waiting, held and done. A run is held by one at
 * a time, and its first result stands. The local queue keeps results in the campaign's folder; one on a database
 * serves several machines behind the same port.
 */
export interface Queue {
  /** The first waiting run in plan order, now held; undefined when none waits (one that is held may come back). */
  claim(): Promise<PlannedRun | undefined>;
  /** Stores a result and ends the run. A second result of the same run is dropped. */
  complete(run: PlannedRun, result: Omit<Result, 'attempts'>): Promise<void>;
  /** The holder went away without a result: the run waits again, or ends as failed after too many losses. */
  lose(run: PlannedRun, loss: Loss): Promise<void>;
  /** These runs are no longer wanted; those that are held go on. */
  skip(runs: readonly PlannedRun[]): Promise<void>;
  /** Result of a run that has ended. */
  result(run: PlannedRun): Result | undefined;
  /** Runs that wait or are held. */
  readonly open: number;
}
