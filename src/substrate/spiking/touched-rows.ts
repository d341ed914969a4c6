import type { Arena } from '../../kernel/arena.js';
import type { AnySource } from './ends.js';
import { SourcePopulation } from './source.js';

/** Rows whose accumulators or running means have something in them: an update looks at no others. */
export class TouchedRows {
  /** The first `count` are the rows, each once. */
  readonly rows: Uint32Array;
  private readonly isTouched: Int8Array;
  /** In the arena, as all that a snapshot has to keep. */
  private readonly head: Uint32Array;

  constructor(sources: number, arena: Arena) {
    this.rows = arena.u32(sources);
    this.isTouched = arena.i8(sources);
    this.head = arena.u32(1);
  }

  get count(): number {
    return this.head[0]!;
  }

  /** Adds the rows that spikes of the coming ticks may reach: those of active inputs, or all. */
  touch(source: AnySource): void {
    if (source instanceof SourcePopulation) {
      for (let k = 0; k < source.activeCount; k++) this.add(source.active[k]!);
      // Spikes that a fault adds or delays arrive whatever is presented.
      for (let i = 0; i < source.neurons; i++) if (source.spikeFaults.stray(i)) this.add(i);
    } else {
      for (let i = 0; i < source.neurons; i++) this.add(i);
    }
  }

  forget(): void {
    for (let k = 0; k < this.count; k++) this.isTouched[this.rows[k]!] = 0;
    this.head[0] = 0;
  }

  private add(row: number): void {
    if (this.isTouched[row]) return;
    this.isTouched[row] = 1;
    this.rows[this.head[0]!++] = row;
  }
}
