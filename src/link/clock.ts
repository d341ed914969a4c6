/** Stops what was to happen; stopping twice is fine. */
export type Cancel = () => void;

/** All that the link knows of time, so that a test can run an hour of a line in a second. Milliseconds. */
export interface Clock {
  now(): number;
  /** Calls once, `delay` ms from now (0: soon, never at once). */
  after(delay: number, call: () => void): Cancel;
}

/** What has come in by then is heard first: a time-out that is late, as the program is, must not overtake the answer. */
export const realClock: Clock = {
  now: () => performance.now(),
  after(delay, call) {
    if (delay <= 0) return soon(call);
    let cancel: Cancel;
    const timer = setTimeout(() => {
      cancel = soon(call);
    }, delay);
    cancel = () => clearTimeout(timer);
    return () => cancel();
  },
};

/** Behind the sockets and ports that are to be read in this turn of the event loop. */
function soon(call: () => void): Cancel {
  const immediate = setImmediate(call);
  return () => clearImmediate(immediate);
}

interface Entry {
  readonly at: number;
  readonly order: number;
  readonly call: () => void;
  cancelled: boolean;
}

/**
 * A clock that stands still while anything happens and jumps to the next thing that is to happen. Things due at the
 * same time happen in the order in which they were asked for.
 */
export class VirtualClock implements Clock {
  private readonly heap: Entry[] = [];
  private time = 0;
  private asked = 0;
  private live = 0;

  now(): number {
    return this.time;
  }

  /** Calls that are still to come. */
  get pending(): number {
    return this.live;
  }

  after(delay: number, call: () => void): Cancel {
    const entry: Entry = { at: this.time + Math.max(0, delay), order: this.asked++, call, cancelled: false };
    this.live++;
    push(this.heap, entry);
    return () => {
      if (!entry.cancelled) this.live--;
      entry.cancelled = true;
    };
  }

  /** Lets the next thing happen; false when there is none. */
  step(): boolean {
    for (let entry = pop(this.heap); entry; entry = pop(this.heap)) {
      if (entry.cancelled) continue;
      entry.cancelled = true;
      this.live--;
      this.time = entry.at;
      entry.call();
      return true;
    }
    return false;
  }

  /** Lets everything happen that is due within `duration` ms. */
  advance(duration: number): void {
    const end = this.time + duration;
    while (this.next() <= end) this.step();
    this.time = end;
  }

  /**
   * Runs until a promise settles. Promises and immediates of the program get their turn between any two steps, so
   * that what is written with `await` takes no time.
   * @param limit of virtual time, ms, after which it gives up with an error
   */
  async until<T>(promise: Promise<T>, limit = 3_600_000): Promise<T> {
    let settled = false;
    const end = this.time + limit;
    const mark = () => {
      settled = true;
    };
    promise.then(mark, mark);
    for (let idle = 0; !settled; ) {
      if (this.next() > this.time) await new Promise(resolve => setImmediate(resolve));
      if (settled) break;
      if (this.time > end) throw new Error(`nothing came of it within ${limit} ms of virtual time`);
      idle = this.step() ? 0 : idle + 1;
      if (idle > 10_000) throw new Error('nothing is left that could happen');
    }
    return promise;
  }

  private next(): number {
    while (this.heap[0]?.cancelled) pop(this.heap);
    return this.heap[0]?.at ?? Number.POSITIVE_INFINITY;
  }
}

const before = (a: Entry, b: Entry): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);

function push(heap: Entry[], entry: Entry): void {
  let at = heap.push(entry) - 1;
  for (let parent = (at - 1) >> 1; at > 0 && before(entry, heap[parent]!); parent = (at - 1) >> 1) {
    heap[at] = heap[parent]!;
    at = parent;
  }
  heap[at] = entry;
}

function pop(heap: Entry[]): Entry | undefined {
  const top = heap[0];
  const last = heap.pop();
  if (heap.length === 0 || last === undefined) return top;
  let at = 0;
  for (let child = 1; child < heap.length; child = 2 * at + 1) {
    if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child++;
    if (!before(heap[child]!, last)) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = last;
  return top;
}
