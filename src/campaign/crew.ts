import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { UserError } from '../problem/problem.js';
import type { Loss } from './queue.js';
import type { Outcome } from './result.js';
import type { Answer, Task } from './worker.js';

const WORKER = fileURLToPath(new URL('./worker.js', import.meta.url));
/** Last words of a worker that are told when it ends without an answer. */
const LAST_WORDS = 2000;
/** Processes that end by themselves before they are ready, one after the other, mean that none will be. */
const MOST_STILLBORN = 3;
/** The same for processes that something kills. */
const MOST_KILLED = 50;
/** Signals that come from outside of a program, not from its own mistakes. */
const FROM_OUTSIDE: readonly (NodeJS.Signals | null)[] = ['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGHUP'];

export type Ended =
  | { readonly kind: 'ended'; readonly outcome: Outcome; readonly seconds: number }
  | ({ readonly kind: 'lost' } & Loss);

/** One place for a worker process, which is started again after it has died. */
export class Berth {
  private child: ChildProcess | undefined;
  private words = '';
  private ready = false;
  private stillborn = 0;
  private killed = 0;
  private awaited: { resolve(): void; reject(error: unknown): void } | undefined;
  private task:
    | { resolve(ended: Ended): void; reject(error: unknown): void; onShare(): void; share: number }
    | undefined;

  /** Resolves when a process is ready for a run. @throws Error when none comes to life */
  man(): Promise<void> {
    if (this.child && this.ready) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.awaited = { resolve, reject };
      this.start();
    });
  }

  /**
   * Has a run done by the ready process; `lost` when it ends first.
   * @param onShare called when `share` has changed
   * @throws UserError for troubles of the machine
   */
  run(task: Task, onShare: () => void): Promise<Ended> {
    return new Promise<Ended>((resolve, reject) => {
      this.task = { resolve, reject, onShare, share: 0 };
      const { child } = this;
      // It may have died between getting ready and now.
      if (!child) this.lost({ reason: 'ended before it began', killed: true });
      else child.send(task, error => error && this.gone(child, null, 'SIGKILL', error.message));
    });
  }

  /** Ends the process, whatever it does. */
  kill(): void {
    this.child?.kill('SIGKILL');
    this.child = undefined;
  }

  /** How much of the run at hand is done, from 0 to 1; 0 where none is. */
  get share(): number {
    return this.task?.share ?? 0;
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  private start(): void {
    // A group of its own, so that a Ctrl-C in the terminal reaches it through us only.
    const child = fork(WORKER, [], { detached: true, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    this.child = child;
    this.words = '';
    this.ready = false;
    child.stderr!.setEncoding('utf8').on('data', (piece: string) => {
      this.words = (this.words + piece).slice(-LAST_WORDS);
    });
    child.on('message', (answer: Answer) => {
      // What a process that was given up still says is not the answer of its successor.
      if (this.child === child) this.hear(answer);
    });
    child.on('error', error => this.gone(child, 1, null, error.message));
    child.on('exit', (code, signal) => this.gone(child, code, signal));
  }

  private hear(answer: Answer): void {
    const { task } = this;
    switch (answer.kind) {
      case 'ready':
        this.ready = true;
        this.stillborn = this.killed = 0;
        this.awaited?.resolve();
        return;
      case 'under-way':
        if (!task) return;
        task.share = answer.share;
        task.onShare();
        return;
      case 'ended':
        this.task = undefined;
        task?.resolve(answer);
        return;
      case 'stuck':
        this.task = undefined;
        task?.reject(new UserError(answer.problems));
    }
  }

  private gone(
    child: ChildProcess,
    code: number | null,
    signal: NodeJS.Signals | null,
    words = this.words,
  ): void {
    if (this.child !== child) return;
    child.kill('SIGKILL');
    this.child = undefined;
    const how = signal ?? `exit code ${code}`;
    const reason = words === '' ? how : `${how}; it said: ${words.trim()}`;
    const loss = { reason, killed: FROM_OUTSIDE.includes(signal) };
    if (this.ready) this.lost(loss);
    else this.again(loss);
  }

  /** The process died while it was started. */
  private again({ reason, killed }: Loss): void {
    if (killed) this.killed++;
    else this.stillborn++;
    if (this.killed < MOST_KILLED && this.stillborn < MOST_STILLBORN) this.start();
    else this.awaited?.reject(new Error(`worker processes end before they are ready: ${reason}`));
  }

  private lost(loss: Loss): void {
    const { task } = this;
    this.task = undefined;
    task?.resolve({ kind: 'lost', ...loss });
  }
}
