import type { Arena } from '../../kernel/arena.js';
import type { Kernels } from '../../kernel/kernels.js';
import * as L from '../../kernel/layout.js';
import { listFields, type Operation, type Program, type SpikeRing } from '../../kernel/program.js';
import { PURPOSE } from '../../random/purpose.js';
import type { Noise } from './stored.js';

/** Keeps the draws of noise apart from those of errors, which have the entities below. */
const NOISE_ENTITY = 0x20000;

/** One way of a projection: whose spikes read which weights, and where they go. */
export interface Way {
  readonly program: Program;
  readonly arena: Arena;
  readonly seed: number;
  readonly entity: number;
  readonly ring: SpikeRing;
  readonly delay: number;
  /** Neurons that are reached. */
  readonly neurons: number;
  readonly weights: Float32Array;
  /** Elements per row. */
  readonly row: number;
  readonly into: Float32Array;
  /** f64 count of the reads that went wrong. */
  readonly counter: Float64Array;
  /** Weight of level 1 where there is a level 0, else 0. */
  readonly amplitude: number;
  readonly noise: Noise | undefined;
}

/** Errors of single reads along one way: at a rate that a fault sets, and by the noise of each weight. */
export class Misreads {
  private readonly errors: Operation;
  private readonly key: Uint32Array;
  private readonly state: Uint32Array;
  private readonly noiseKey: Uint32Array | undefined;

  /** Adds the records, that of the fault switched off. */
  constructor(way: Way) {
    const { amplitude, arena, entity, neurons, noise, program, row, weights } = way;
    this.key = keyOf(way, entity);
    this.state = arena.u32(L.ERRORS_STATE_BYTES / 4);
    const common = { ...listFields(way.ring, way.delay), [L.COUNTER]: way.counter.byteOffset };
    this.errors = program.add(
      L.READ_ERRORS,
      {
        ...common,
        [L.N]: neurons,
        [L.ERRORS_WEIGHTS]: weights.byteOffset,
        [L.ERRORS_ROW]: row * 4,
        [L.ERRORS_TARGET]: way.into.byteOffset,
        [L.ERRORS_STATE]: this.state.byteOffset,
        [L.ERRORS_KEY]: this.key.byteOffset,
      },
      { [L.ERRORS_AMPLITUDE]: amplitude },
    );
    this.errors.enabled = false;
    if (!noise) return;
    this.noiseKey = keyOf(way, NOISE_ENTITY + entity);
    program.add(L.READ_NOISE, {
      ...common,
      [L.N]: row,
      [L.NOISE_WEIGHTS]: weights.byteOffset,
      [L.NOISE_ROW]: row * 4,
      [L.NOISE_TARGET]: way.into.byteOffset,
      [L.NOISE_PROBABILITY]: noise.chance.byteOffset,
      [L.NOISE_OTHER]: noise.other.byteOffset,
      [L.NOISE_KEY]: this.noiseKey.byteOffset,
    });
  }

  /** Draws what is to come anew, for the settle of this number and this rate of errors. */
  fresh(probability: number, draw: number, kernels: Kernels): void {
    const { errors, key, noiseKey, state } = this;
    if (noiseKey) noiseKey[3] = draw;
    errors.enabled = probability > 0;
    if (probability === 0) return;
    const inverse = Math.fround(1 / Math.log1p(-probability));
    errors.setFloat(L.ERRORS_INVERSE, inverse);
    key[3] = draw;
    state[1] = 0;
    state[0] = kernels.geometricGap(state.byteOffset + 4, key.byteOffset, 0, inverse) - 1;
  }
}

function keyOf({ arena, seed }: Way, entity: number): Uint32Array {
  const key = arena.u32(4);
  key.set([seed >>> 0, PURPOSE.read, entity, 0]);
  return key;
}
