import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

/** What a process of the built program left. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts the built program in a folder. */
export function startNudge(cwd: string, ...words: string[]): { child: ChildProcess; end: Promise<Ended> } {
  const child = spawn(process.execPath, [MAIN, ...words], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', piece => (stdout += piece));
  child.stderr.setEncoding('utf8').on('data', piece => (stderr += piece));
  const end = new Promise<Ended>(resolve => child.on('close', code => resolve({ code, stdout, stderr })));
  return { child, end };
}

/** Runs the built program in a folder to its end. */
export const runNudge = (cwd: string, ...words: string[]): Promise<Ended> => startNudge(cwd, ...words).end;
