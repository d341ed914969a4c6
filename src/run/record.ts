import { damaged } from '../problem/files.js';
import { UserError } from '../problem/problem.js';
import { acceptFormat, RUN_FORMAT } from './format.js';

/** A killed run stays `running`: it may be resumed like an interrupted one. */
export type RunState = 'running' | 'interrupted' | 'finished' | 'diverged' | 'failed';

const NEXT: Readonly<Record<RunState, readonly RunState[]>> = {
  running: ['running', 'interrupted', 'finished', 'diverged', 'failed'],
  interrupted: ['running'],
  failed: ['running'],
  finished: [],
  diverged: [],
};

/** What `run.json` says. */
export interface RunRecord {
  readonly format: string;
  readonly name: string;
  readonly seed: number;
  readonly state: RunState;
  /** Why it is in this state, as a sentence; for diverged and failed. */
  readonly reason?: string;
  /** ISO 8601, UTC. */
  readonly created: string;
  readonly updated: string;
  /** Processes that have worked on it; each resume adds one. */
  readonly sessions: number;
}

export function newRecord(name: string, seed: number, now: Date): RunRecord {
  const time = now.toISOString();
  return { format: RUN_FORMAT, name, seed, state: 'running', created: time, updated: time, sessions: 1 };
}

/** The record after a step of the state machine. @throws Error when the step does not exist */
export function moved(record: RunRecord, state: RunState, now: Date, reason?: string): RunRecord {
  if (!NEXT[record.state].includes(state))
    throw new Error(`a run cannot go from ${record.state} to ${state}`);
  const { reason: _past, ...rest } = record;
  return { ...rest, state, updated: now.toISOString(), ...(reason === undefined ? {} : { reason }) };
}

/** The record of a new session on an unfinished run. @throws UserError usage when the run has ended */
export function resumed(record: RunRecord, now: Date, folder: string): RunRecord {
  if (!NEXT[record.state].includes('running')) {
    throw new UserError({
      code: 'usage',
      file: folder,
      message: `this run is ${record.state} and cannot be resumed`,
      advice: 'Start a new one with nudge train',
    });
  }
  return { ...moved(record, 'running', now), sessions: record.sessions + 1 };
}

/** @throws UserError file-damaged, format-newer */
export function parseRecord(text: string, file: string): RunRecord {
  const value = parseObject(text, file);
  acceptFormat(value.format, RUN_FORMAT, file);
  const field = (path: string, good: boolean, allowed: string) => {
    if (good) return;
    const found = value[path] === undefined ? 'nothing' : JSON.stringify(value[path]);
    throw damaged(file, 'has a wrong field', { path, found, allowed });
  };
  for (const path of ['name', 'created', 'updated']) field(path, typeof value[path] === 'string', 'a text');
  for (const path of ['seed', 'sessions']) field(path, Number.isSafeInteger(value[path]), 'a whole number');
  field('state', Object.hasOwn(NEXT, String(value.state)), Object.keys(NEXT).join(', '));
  return value as unknown as RunRecord;
}

function parseObject(text: string, file: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw damaged(file, `is not valid JSON: ${(error as Error).message}`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw damaged(file, 'is not a JSON object');
  return value as Record<string, unknown>;
}
