import type {
  ConfigureCells,
  ConfigureConductances,
  ConfigureConvolution,
  ConfigurePopulation,
  ConfigureProjection,
  ConfigureSynapse,
  RateUnit,
} from '../../protocol/messages.js';
import { saidOf, sizeOf } from '../spiking/layout.js';
import { Geometry } from './geometry.js';
import type { LevelsSpec } from './levels.js';

/** What a network that relaxes is configured from. */
export interface RateSpec {
  /** Key of all draws. */
  readonly seed: number;
  readonly slots: number;
  readonly populations: readonly ConfigurePopulation[];
  readonly projections: readonly ConfigureProjection[];
  /** Of the projections that are convolutions. */
  readonly convolutions?: readonly ConfigureConvolution[];
  /** Of those whose weights are levels, and of the cells that hold these. */
  readonly synapses?: readonly ConfigureSynapse[];
  readonly cells?: readonly ConfigureCells[];
  /** Of those that are programmed devices. */
  readonly conductances?: readonly ConfigureConductances[];
}

/** The unit that what is common to all is taken from: that of any population. */
export const commonUnit = (spec: RateSpec): RateUnit => spec.populations[0]!.unit as RateUnit;

/** What a convolution is between the shapes at its ends; undefined for a dense projection. */
export function geometryOf(
  spec: Pick<RateSpec, 'populations' | 'convolutions'>,
  { id, source, target }: ConfigureProjection,
): Geometry | undefined {
  const said = spec.convolutions?.find(({ projection }) => projection === id);
  return said && new Geometry(spec.populations[source]!.shape, spec.populations[target]!.shape, said);
}

/** What is said of weights that are no real numbers. */
export function levelsOf(
  { seed, synapses, cells }: RateSpec,
  { id }: ConfigureProjection,
): LevelsSpec | undefined {
  const synapse = saidOf(synapses, id);
  return synapse && { synapse, cells: saidOf(cells, id), seed, projection: id };
}

/** Neurons of a population. */
export const neuronsOf = ({ populations }: RateSpec, id: number): number => sizeOf(populations[id]!.shape);
