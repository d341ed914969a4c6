import type { SpikeRing } from '../../kernel/program.js';
import type { CubaPopulation } from './cuba.js';
import type { NeuronPopulation } from './neurons.js';
import type { SourcePopulation } from './source.js';

/** What a projection can come from. */
export type AnySource =
  | SourcePopulation
  | NeuronPopulation
  | CubaPopulation
  | { ring: SpikeRing; neurons: number };

export type WeightArray = Float32Array | Int16Array | Int8Array;

/** Compressed rows of a sparse projection. */
export interface Topology {
  readonly rows: Uint32Array;
  readonly targets: Uint32Array;
}
