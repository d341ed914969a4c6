import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { fileProblem, isFolder, readBounded } from '../problem/files.js';
import { UserError } from '../problem/problem.js';
import {
  discard,
  removeTemporary,
  syncFolder,
  temporaryBeside,
  writeAtomic,
  writeThrough,
} from './atomic.js';
import { holdLock } from './lock.js';
import { makeFolder } from './make-folder.js';
import { moved, newRecord, parseRecord, type RunRecord, type RunState, resumed } from './record.js';

const RECORD = 'run.json';
const LOCK = 'run.lock';
const LARGEST_RECORD = 2 ** 20;

export interface NewRun {
  readonly name: string;
  readonly seed: number;
  /** Files that are there from the first moment, such as experiment.yaml; by name. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly now?: Date;
}

/** A run folder and its record. All writes are atomic; see metrics.ts for the files that grow. */
export class RunFolder {
  private current: RunRecord;
  private unlock: (() => void) | undefined;

  constructor(
    readonly path: string,
    record: RunRecord,
  ) {
    this.current = record;
  }

  get record(): RunRecord {
    return this.current;
  }

  file(name: string): string {
    return join(this.path, name);
  }

  /** Writes or replaces one file of the run. @throws UserError disk-full, file-unreadable */
  write(name: string, data: string | Uint8Array): void {
    writeAtomic(this.file(name), data);
  }

  writeJson(name: string, value: unknown): void {
    this.write(name, toJson(value));
  }

  /**
   * Claims the folder for this process until the run stops running or `release` is called.
   * @throws UserError usage when another process works in it
   */
  hold(): void {
    this.unlock ??= holdLock(this.file(LOCK));
  }

  /** Lets another process work in the folder. */
  release(): void {
    this.unlock?.();
    this.unlock = undefined;
  }

  /** Goes to another state and stores it. @throws Error for a step that does not exist */
  move(state: RunState, reason?: string, now = new Date()): void {
    this.store(moved(this.current, state, now, reason));
    if (state !== 'running') this.release();
  }

  /**
   * Claims the folder and starts another session on an unfinished run; clears what a killed one left.
   * @throws UserError usage when another process works in it or the run has ended
   */
  resume(now = new Date()): void {
    this.hold();
    try {
      // Another process may have gone on with it since it was opened.
      const record = resumed(readRecord(this.path), now, this.path);
      removeTemporary(this.path);
      this.store(record);
    } catch (error) {
      this.release();
      throw error;
    }
  }

  private store(record: RunRecord): void {
    this.writeJson(RECORD, record);
    this.current = record;
  }
}

/**
 * Makes `OUT/<yyyymmdd-hhmmss>-<name>-s<seed>` (local time; a number is added to a name that is taken). The
 * folder appears with its record and first files or not at all.
 * @throws UserError disk-full, file-unreadable
 */
export function createRun(out: string, run: NewRun): RunFolder {
  const now = run.now ?? new Date();
  const record = newRecord(run.name, run.seed, now);
  const base = join(out, `${stamp(now)}-${slug(run.name)}-s${run.seed}`);
  const making = temporaryBeside(base);
  try {
    makeFolder(out);
    mkdirSync(making);
    const files = { ...run.files, [RECORD]: toJson(record) };
    for (const [name, data] of Object.entries(files)) writeThrough(join(making, name), data);
    syncFolder(making);
    const path = claim(making, base);
    syncFolder(out);
    return new RunFolder(path, record);
  } catch (error) {
    discard(making);
    throw fileProblem(error, out, 'write');
  }
}

/** @throws UserError file-missing, file-unreadable, file-damaged, format-newer */
export const openRun = (path: string): RunFolder => new RunFolder(path, readRecord(path));

function readRecord(path: string): RunRecord {
  const file = join(path, RECORD);
  if (isFolder(path) && !existsSync(file)) {
    throw new UserError({
      code: 'file-missing',
      file: path,
      message: `is not a run folder: it has no ${RECORD}`,
      advice: 'Give the folder that nudge train wrote',
    });
  }
  return parseRecord(Buffer.from(readBounded(file, LARGEST_RECORD)).toString(), file);
}

/** Renaming onto a folder that holds something fails, so no run is ever replaced. */
function claim(making: string, base: string): string {
  for (let n = 1; ; n++) {
    const path = n === 1 ? base : `${base}-${n}`;
    if (existsSync(path)) continue;
    try {
      renameSync(making, path);
      return path;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
    }
  }
}

const toJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const slug = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60) || 'run';

function stamp(time: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const date = `${time.getFullYear()}${two(time.getMonth() + 1)}${two(time.getDate())}`;
  return `${date}-${two(time.getHours())}${two(time.getMinutes())}${two(time.getSeconds())}`;
}
