import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { fileProblem } from '../problem/files.js';
import { UserError } from '../problem/problem.js';

/**
 * Claims a folder for this process, by a file in it, until the process ends or the returned function is called. A
 * lock whose process is gone, killed with -9 for example, is taken over.
 * @throws UserError usage when the process that holds it lives or is on another machine; disk-full, file-unreadable
 */
export function holdLock(file: string): () => void {
  const owner = { pid: process.pid, host: hostname() };
  for (;;) {
    try {
      writeFileSync(file, `${JSON.stringify(owner)}\n`, { flag: 'wx' });
      const release = () => rmSync(file, { force: true });
      process.once('exit', release);
      return () => {
        process.off('exit', release);
        release();
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw fileProblem(error, file, 'write');
    }
    const holder = holderOf(file);
    if (holder && (holder.host !== owner.host || lives(holder.pid))) throw busy(file, holder);
    rmSync(file, { force: true });
  }
}

interface Holder {
  readonly pid: number;
  readonly host: string;
}

/** Undefined for a lock that is gone again, or that its writer did not live to fill. */
function holderOf(file: string): Holder | undefined {
  try {
    const { pid, host } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Holder>;
    return typeof pid === 'number' && typeof host === 'string' ? { pid, host } : undefined;
  } catch {
    return undefined;
  }
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

const busy = (file: string, { pid, host }: Holder): UserError =>
  new UserError({
    code: 'usage',
    file,
    message: 'another nudge process is at work in this folder',
    found: `process ${pid} on ${host}`,
    advice: 'Wait for it, or remove this file if that process is no longer nudge',
  });
