import type { Arena } from '../../kernel/arena.js';
import type { Kernels } from '../../kernel/kernels.js';
import * as L from '../../kernel/layout.js';
import type { Counter, Descent } from '../../protocol/messages.js';
import type { Moment } from './population.js';

/** Weights beyond this magnitude mean that learning has diverged: one rate would do the work of a thousand. */
export const WEIGHT_LIMIT = 1000;

/** What turns a contrast that was summed over a batch into a step. */
export interface Step {
  /** 1 / (samples x divisor): makes it the direction of descent. */
  readonly gain: number;
  /** Multiplies every learning rate. */
  readonly rateScale: number;
}

/** How parameters learn. */
export interface Rule extends Descent {
  readonly learningRate: number;
}

/** What stands behind weights that are no real numbers. */
export interface Behind {
  /** Numbers that updates add to, laid out as the weights are. */
  readonly hidden: { readonly values: Float32Array };
  /** Pulses that devices have seen, of the synapses in turn; as many of each. */
  readPulses(): Uint32Array;
  /** What was counted; events that spikes carried tell what was read. */
  counts(forwardEvents: number, backwardEvents: number): Partial<Record<Counter, number>>;
}

/** Weights of a projection in rows of `row` elements. */
export interface Kept {
  readonly values: Float32Array;
  readonly row: number;
  /** Weights really changed, one element. */
  readonly changed: Float64Array;

  readonly stored: Behind | undefined;

  /** Sets one weight, by its place in `values`. */
  write(place: number, value: number): void;

  /** How a rate meets a weight: multiplied by it, or added by its sign. */
  readonly products: Extract<Counter, 'multiply-adds' | 'signed-adds'>;
}

/** Weights, and how contrasts move them. */
export interface Learning extends Kept {
  /** What the network finds: the values, or noisy reads of them. */
  readonly found: Float32Array;

  /** Lets the network find other reads; false where reads have no noise. */
  fluctuate?(moment: Moment): boolean;

  /**
   * Moves `count` rows from `first` by the contrasts at `contrast`, which are cleared; false when a weight left its
   * bounds. Rows follow each other, from 0 to the last.
   */
  move(first: number, count: number, contrast: number, step: Step): boolean;
}

/** Rows of float32 parameters that contrasts move, with momentum and decay where these are set. */
export class Weights implements Learning {
  readonly values: Float32Array;
  get found(): Float32Array {
    return this.values;
  }
  readonly products = 'multiply-adds';
  readonly stored = undefined;
  /** Parameters really changed, one element. */
  readonly changed: Float64Array;
  /** v of gradient descent, one per parameter; undefined without momentum. */
  private readonly velocity: Float32Array | undefined;
  private readonly numbers: Uint32Array;
  private readonly params: Float32Array;

  /** @param row numbers in a row, a multiple of four */
  constructor(
    private readonly rule: Rule,
    rows: number,
    readonly row: number,
    arena: Arena,
    private readonly kernels: Kernels,
  ) {
    this.values = arena.f32(rows * row);
    if (rule.momentum) this.velocity = arena.f32(rows * row);
    this.numbers = arena.u32(rows);
    this.numbers.set(this.numbers.map((_, k) => k));
    this.params = arena.f32(L.DESCENT_BYTES / 4);
    this.changed = arena.f64(1);
  }

  /** Arena bytes that they need at most. */
  static bytes({ momentum }: Descent, rows: number, row: number): number {
    return 4 * rows * row * (momentum ? 2 : 1) + 4 * rows + 512;
  }

  move(first: number, count: number, contrast: number, step: Step): boolean {
    const { momentum, weightDecay } = this.rule;
    const changed =
      momentum || weightDecay
        ? this.descend(first, count, contrast, step)
        : this.add(first, count, contrast, step);
    if (changed >= 0) this.changed[0]! += changed;
    return changed >= 0;
  }

  write(place: number, value: number): void {
    this.values[place] = value;
  }

  private add(first: number, count: number, contrast: number, { gain, rateScale }: Step): number {
    const { rule, numbers, row, values, kernels } = this;
    const at = values.byteOffset + 4 * first * row;
    const scale = rule.learningRate * (rateScale * gain);
    return kernels.applyF32(numbers.byteOffset, count, at, contrast, 4 * row, scale, WEIGHT_LIMIT, 0, 0);
  }

  private descend(first: number, count: number, contrast: number, { gain, rateScale }: Step): number {
    const { rule, row, values, velocity, params, kernels } = this;
    const offset = 4 * first * row;
    const { learningRate, momentum = 0, weightDecay = 0 } = rule;
    params[L.DESCENT_GAIN / 4] = gain;
    params[L.DESCENT_RATE / 4] = learningRate * rateScale;
    params[L.DESCENT_MOMENTUM / 4] = momentum;
    params[L.DESCENT_DECAY / 4] = weightDecay;
    params[L.DESCENT_LIMIT / 4] = WEIGHT_LIMIT;
    const v = velocity ? velocity.byteOffset + offset : 0;
    return kernels.descend(values.byteOffset + offset, v, contrast, count * row, params.byteOffset);
  }
}
