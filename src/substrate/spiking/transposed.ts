import type { Arena } from '../../kernel/arena.js';
import type { MatrixView } from '../../kernel/kernels.js';
import type { ConfigureProjection } from '../../protocol/messages.js';
import { padded } from './layout.js';

/**
 * A copy of a dense float32 matrix with sources and targets exchanged, for spikes that go back over it: a processor
 * adds rows several times faster than columns. It is the emulator's, not the chip's, and holds what is stored.
 */
export class Transposed {
  readonly weights: Float32Array;
  /** Elements per row. */
  readonly row: number;
  readonly view: MatrixView;
  /** Whether the stored weights may have changed since the last refresh. */
  stale = true;

  constructor(
    arena: Arena,
    private readonly sources: number,
    private readonly targets: number,
  ) {
    this.row = padded(sources);
    this.weights = arena.f32(targets * this.row);
    this.view = { at: this.weights.byteOffset, row: this.row, column: 1 };
  }

  /** Sets one weight that a backward spike finds, whatever is stored. */
  set(source: number, target: number, weight: number): void {
    this.weights[target * this.row + source] = weight;
  }

  /** The weight that a backward spike finds. */
  get(source: number, target: number): number {
    return this.weights[target * this.row + source]!;
  }

  /** Copies the stored weights, in rows of `stored` elements, if they may have changed. */
  refresh(from: ArrayLike<number>, stored: number): void {
    if (!this.stale) return;
    const { row, sources, targets, weights } = this;
    for (let i = 0; i < sources; i++) {
      for (let j = 0; j < targets; j++) weights[j * row + i] = from[i * stored + j]!;
    }
    this.stale = false;
  }
}

/**
 * True when spikes go back over a projection whose weights do not change while ticks run, or, where they are
 * `stored` in devices, change one by one.
 */
export const isTransposed = (spec: ConfigureProjection, stored: boolean): boolean =>
  spec.bidirectional && (stored || spec.plasticity !== 'continual') && spec.storage === 'float32';

/** Bytes of the copy, for sizing an arena. */
export const transposedBytes = (
  spec: ConfigureProjection,
  stored: boolean,
  sources: number,
  targets: number,
): number => (isTransposed(spec, stored) ? 4 * targets * padded(sources) + 64 : 0);
