/** Looks before a thread sleeps: some ten microseconds, about as long as waking it takes. */
const LOOKS = 2000;
/** Parts at most, and operands of a kernel at most. */
const MOST_PARTS = 256;
const OPERANDS = 10;

/** Words that threads wait on: how often work was laid down, parts to be taken, parts not done, parts that failed. */
const [LAID, OPEN, UNDONE, FAILED] = [0, 1, 2, 3];
const WORDS = 4;
/** Numbers: the adoption worked on, the cut, into how many parts; then operands, then results. */
const [ADOPTION, CUT, PARTS, FIRST] = [0, 1, 2, 3];
const RESULTS = FIRST + OPERANDS;

/** What is to be done: a kernel over a memory, cut into parts. */
export interface Job {
  /** Number of the message that told threads of the memory. */
  readonly adoption: number;
  readonly cut: number;
  readonly parts: number;
}

/**
 * Where one thread lays down work and all take parts of it. A part is claimed before anything of the work is read, and
 * work stays until its last part is done; so whoever is late finds nothing to take, and nobody waits for one who sleeps.
 */
export class Desk {
  private readonly words: Int32Array;
  private readonly numbers: Float64Array;

  constructor(readonly buffer = new SharedArrayBuffer(8 * (RESULTS + MOST_PARTS) + 4 * WORDS)) {
    this.numbers = new Float64Array(buffer, 0, RESULTS + MOST_PARTS);
    this.words = new Int32Array(buffer, this.numbers.byteLength, WORDS);
  }

  /** Lays down work; there must be none undone. */
  lay({ adoption, cut, parts }: Job, operands: readonly number[]): void {
    const { numbers, words } = this;
    numbers[ADOPTION] = adoption;
    numbers[CUT] = cut;
    numbers[PARTS] = parts;
    numbers.set(operands, FIRST);
    Atomics.store(words, UNDONE, parts);
    Atomics.store(words, OPEN, parts);
    Atomics.add(words, LAID, 1);
    Atomics.notify(words, LAID);
  }

  /** Claims a part; -1 where none is left. */
  claim(): number {
    const { words } = this;
    for (let open = Atomics.load(words, OPEN); open > 0; open = Atomics.load(words, OPEN))
      if (Atomics.compareExchange(words, OPEN, open, open - 1) === open) return open - 1;
    return -1;
  }

  /** The work of which a part has been claimed. */
  get job(): Job {
    const { numbers } = this;
    return { adoption: numbers[ADOPTION]!, cut: numbers[CUT]!, parts: numbers[PARTS]! };
  }

  /** Its operands, copied into `to`. */
  operands(to: Float64Array): void {
    for (let k = 0; k < OPERANDS; k++) to[k] = this.numbers[FIRST + k]!;
  }

  done(part: number, result: number, failed = false): void {
    const { numbers, words } = this;
    numbers[RESULTS + part] = result;
    if (failed) Atomics.add(words, FAILED, 1);
    if (Atomics.sub(words, UNDONE, 1) === 1) Atomics.notify(words, UNDONE);
  }

  /** Waits until all parts are done and joins their results in order. @throws Error when one has failed */
  finish(join: (a: number, b: number) => number): number {
    const { numbers, words } = this;
    for (let left = Atomics.load(words, UNDONE); left > 0; left = Atomics.load(words, UNDONE))
      until(words, UNDONE, left);
    if (Atomics.exchange(words, FAILED, 0) > 0) throw new Error('a kernel failed in one of its threads');
    let result = numbers[RESULTS]!;
    for (let part = 1; part < numbers[PARTS]!; part++) result = join(result, numbers[RESULTS + part]!);
    return result;
  }

  /** How often work was laid down; what a thread has seen of it. */
  get laid(): number {
    return Atomics.load(this.words, LAID);
  }

  /** Waits for more. */
  waitForMore(seen: number): void {
    until(this.words, LAID, seen);
  }
}

/** Returns when a word may no longer be what it was: looks for a while, then sleeps. */
function until(words: Int32Array, word: number, was: number): void {
  for (let look = 0; look < LOOKS; look++) if (Atomics.load(words, word) !== was) return;
  Atomics.wait(words, word, was);
}

export const roomForOperands = (): Float64Array => new Float64Array(OPERANDS);
