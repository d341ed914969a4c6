import type { ChipEvent, Command, CounterRow } from '../../protocol/messages.js';
import { crc32c } from '../frame/crc32c.js';
import { type Job, jobOf } from './job.js';
import type { Entry } from './journal.js';
import type { Seat } from './seat.js';

export interface RecoveryHooks {
  /** The same commands give the same bits, as the board says. */
  readonly deterministic: boolean;
  readonly fail: (why: string) => void;
  readonly done: () => void;
  /** Told of each command that is carried out once more. */
  readonly onReplay: () => void;
}

/**
 * Jobs that bring a blank board to where a seat left it: its configuration, lasting faults, the last snapshot, what
 * was presented, and the commands since then. Nobody above hears of their events. What the board answers to them
 * has to be what it answered before, and its snapshot what it was given.
 */
export function recoveryJobs(seat: Seat, hooks: RecoveryHooks): Job[] {
  const { journal } = seat;
  const jobs: Job[] = [];
  const must = (command: Command) => jobs.push(jobOf(command, refusals(command, hooks.fail)));
  for (const command of journal.configuration()) must(command);
  for (const command of journal.standingFaults()) must(command);
  const { image } = journal;
  if (image) {
    const { data } = image;
    must({ kind: 'restore', requestId: 0, offset: 0, count: data.length, total: data.length, data });
    if (hooks.deterministic) jobs.push(verified(data, hooks.fail));
    jobs.push(counted(rows => seat.credit(image.counters, rows)));
  }
  for (const command of journal.standingVectors()) must(command);
  for (const entry of journal.since()) jobs.push(repeated(entry, hooks));
  if (jobs.length > 0) whenDone(jobs, hooks.done);
  else hooks.done();
  return jobs;
}

const refusals = (command: Command, fail: RecoveryHooks['fail']) => (event: ChipEvent) => {
  if (event.kind === 'error') fail(`it refuses ${command.kind} now: ${event.message}`);
};

/** The board takes a snapshot of what was put back: the same bytes, or something is wrong. */
function verified(data: Uint8Array, fail: RecoveryHooks['fail']): Job {
  return jobOf({ kind: 'snapshot', requestId: 0 }, event => {
    if (event.kind === 'error') fail(`it refuses a snapshot: ${event.message}`);
    else if (event.kind === 'snapshot-block' && crc32c(event.data) !== crc32c(data))
      fail('what it holds differs from what was put back (checksums of the snapshots differ)');
  });
}

function counted(then: (rows: readonly CounterRow[]) => void): Job {
  return jobOf({ kind: 'telemetry', requestId: 0 }, event => {
    if (event.kind === 'telemetry-report') then(event.rows);
  });
}

function repeated({ command, digest }: Entry, { deterministic, fail, onReplay }: RecoveryHooks): Job {
  const refused = refusals(command, fail);
  const job: Job = jobOf(command, (event, terminal) => {
    refused(event);
    if (!terminal) return;
    onReplay();
    if (deterministic && job.digest !== digest)
      fail(`it says that it repeats itself bit for bit, and its answer to ${command.kind} is another one`);
  });
  return job;
}

/** Also calls `done` behind the last event of the last job. */
function whenDone(jobs: Job[], done: () => void): void {
  const last = jobs.pop()!;
  const job: Job = {
    ...last,
    onEvent(event, terminal) {
      last.digest = job.digest;
      last.onEvent(event, terminal);
      if (terminal) done();
    },
  };
  jobs.push(job);
}
