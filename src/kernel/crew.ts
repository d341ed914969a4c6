import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { MOST_THREADS } from './arena.js';
import { CUTS, type Cut, narrow, partsOf } from './cuts.js';
import { kernelChoice } from './default.js';
import { Desk } from './desk.js';
import type { Kernels } from './kernels.js';
import { plainKernels } from './plain/run.js';
import { type Exports, instantiate, kernelsOf, type Variant } from './wasm.js';

/** Less than this is done sooner than shared, multiply-adds: some two tenths of a millisecond. */
const LEAST_WORK = 2 ** 21;
/** Parts per thread, so that one that comes late still finds some. */
const PARTS_EACH = 2;

/** What a thread is told of a memory before work on it is laid down, each time that it is another one; they count up. */
export interface Adoption {
  readonly number: number;
  readonly memory: WebAssembly.Memory;
  readonly variant: Variant;
}

/** What a thread begins with; it is the `thread`th, from 1. */
export interface CrewMember {
  readonly desk: SharedArrayBuffer;
  readonly thread: number;
}

/**
 * Threads that share out the rows of single kernels over one memory. Every element is made by one thread, from the same
 * numbers in the same order as by one alone: results have the same bits for any number of threads.
 */
export class Crew {
  private readonly desk = new Desk();
  private readonly workers: readonly Worker[];
  private memory: WebAssembly.Memory | undefined;
  private adoptions = 0;

  private constructor(threads: number) {
    this.workers = Array.from({ length: Math.min(threads, MOST_THREADS) - 1 }, (_, k) => {
      const workerData: CrewMember = { desk: this.desk.buffer, thread: k + 1 };
      const worker = new Worker(new URL('./crew-thread.js', import.meta.url), { workerData });
      worker.unref();
      return worker;
    });
  }

  /** Threads ready to work, this one among them. */
  static async open(threads: number): Promise<Crew> {
    const crew = new Crew(threads);
    await Promise.all(crew.workers.map(worker => once(worker, 'message')));
    return crew;
  }

  /** The kernels that chips use, over an arena's memory, with the work of the larger ones shared out. */
  readonly kernels = (memory: WebAssembly.Memory): Kernels => {
    const variant = kernelChoice();
    if (variant === 'plain') return plainKernels(memory);
    const alone = instantiate(memory, variant, 0);
    const adopt = () => this.adopt(memory, variant);
    const shared = CUTS.map((cut, index) => [cut.kernel, this.shared(alone, adopt, cut, index)]);
    return kernelsOf({ ...alone, ...Object.fromEntries(shared) }, variant);
  };

  /** Tells all threads of a memory, unless it is the last one that they were told of. */
  private adopt(memory: WebAssembly.Memory, variant: Variant): number {
    if (this.memory === memory) return this.adoptions;
    this.memory = memory;
    const adoption: Adoption = { number: ++this.adoptions, memory, variant };
    for (const worker of this.workers) worker.postMessage(adoption);
    return this.adoptions;
  }

  private shared(alone: Exports, adopt: () => number, cut: Cut, index: number) {
    const whole = alone[cut.kernel] as (...operands: number[]) => number;
    const most = PARTS_EACH * (this.workers.length + 1);
    return (...operands: number[]): number => {
      const parts = cut.work(operands) < LEAST_WORK ? 1 : partsOf(cut, operands, most);
      if (parts < 2) return whole(...operands);
      this.desk.lay({ adoption: adopt(), cut: index, parts }, operands);
      for (let part = this.desk.claim(); part >= 0; part = this.desk.claim()) {
        const own = [...operands];
        narrow(cut, own, part, parts);
        this.desk.done(part, whole(...own));
      }
      return this.desk.finish(cut.join);
    };
  }

  /** Ends the threads. */
  async close(): Promise<void> {
    await Promise.all(this.workers.map(worker => worker.terminate()));
  }
}
