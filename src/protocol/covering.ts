import { allocateLike } from './bulk.js';
import type { Part } from './codec.js';
import { ProtocolError } from './error.js';
import type { Assembly } from './join.js';
import type {
  Bulk,
  ChipEvent,
  Command,
  CounterRow,
  SnapshotBlock,
  StateBlock,
  Telemetry,
  WeightBlock,
} from './messages.js';

type Answer = WeightBlock | StateBlock | SnapshotBlock | Telemetry;

/** What a counter row takes in memory, roughly, bytes. */
const ROW_BYTES = 64;
/** Ranges with gaps between them; a chip sends its blocks in order and needs one. */
const MOST_RANGES = 1024;

/** Collects the blocks of an answer at their offsets, in any order and however they are cut. */
export class Covering implements Assembly {
  bytes = 0;
  private readonly rows: CounterRow[] = [];
  private data: Bulk | undefined;
  /** Covered ranges [from, to): ascending, apart from each other. */
  private covered: [number, number][] = [];

  constructor(private readonly first: Answer) {}

  add({ message }: Part<Command | ChipEvent>, spare: number): Answer | undefined {
    const answer = message as Answer;
    if (answer.total !== this.first.total) {
      throw new ProtocolError(
        'malformed',
        'total',
        'the total has changed',
        answer.total,
        `${this.first.total}`,
      );
    }
    this.reserve(spare);
    const count = answer.kind === 'telemetry-report' ? this.putRows(answer) : this.putData(answer);
    this.cover(answer.offset, answer.offset + count);
    const [range] = this.covered;
    return range && range[1] - range[0] === answer.total ? this.whole(answer) : undefined;
  }

  /** Takes the memory of the whole, once, if it is to be had. */
  private reserve(spare: number): void {
    if (this.bytes > 0) return;
    const { first } = this;
    const each = first.kind === 'telemetry-report' ? ROW_BYTES : first.data.BYTES_PER_ELEMENT;
    const bytes = first.total * each;
    if (bytes > spare)
      throw new ProtocolError('too-big', 'total', 'the whole is too long', bytes, `at most ${spare} bytes`);
    this.bytes = bytes;
    if (first.kind !== 'telemetry-report') {
      this.data = allocateLike(first.data, first.total);
    }
  }

  private putRows(answer: Telemetry): number {
    answer.rows.forEach((row, i) => {
      this.rows[answer.offset + i] = row;
    });
    return answer.rows.length;
  }

  private putData({ offset, data }: Exclude<Answer, Telemetry>): number {
    if (data[Symbol.toStringTag] !== this.data![Symbol.toStringTag]) {
      throw new ProtocolError('malformed', 'element', 'the element type has changed');
    }
    this.data!.set(data, offset);
    return data.length;
  }

  private cover(from: number, to: number): void {
    if (from === to) return;
    const apart = this.covered.filter(([start, end]) => end < from || start > to);
    const touching = this.covered.filter(([start, end]) => end >= from && start <= to);
    const joined: [number, number] = [
      Math.min(from, ...touching.map(([start]) => start)),
      Math.max(to, ...touching.map(([, end]) => end)),
    ];
    if (apart.length >= MOST_RANGES)
      throw new ProtocolError('too-big', 'offset', 'the blocks are too scattered');
    this.covered = [...apart, joined].sort((a, b) => a[0] - b[0]);
  }

  private whole(last: Answer): Answer {
    if (last.kind === 'telemetry-report') return { ...last, offset: 0, rows: this.rows };
    return { ...last, offset: 0, count: last.total, data: this.data } as Answer;
  }
}
