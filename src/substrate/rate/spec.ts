import type {
  ConfigureConvolution,
  ConfigurePopulation,
  ConfigureProjection,
  RateUnit,
} from '../../protocol/messages.js';
import { sizeOf } from '../spiking/layout.js';
import { Geometry } from './geometry.js';

/** What a network that relaxes is configured from. */
export interface RateSpec {
  readonly slots: number;
  readonly populations: readonly ConfigurePopulation[];
  readonly projections: readonly ConfigureProjection[];
  /** Of the projections that are convolutions. */
  readonly convolutions?: readonly ConfigureConvolution[];
}

/** The unit that what is common to all is taken from: that of any population. */
export const commonUnit = (spec: RateSpec): RateUnit => spec.populations[0]!.unit as RateUnit;

/** What a convolution is between the shapes at its ends; undefined for a dense projection. */
export function geometryOf(
  spec: RateSpec,
  { id, source, target }: ConfigureProjection,
): Geometry | undefined {
  const said = spec.convolutions?.find(({ projection }) => projection === id);
  return said && new Geometry(spec.populations[source]!.shape, spec.populations[target]!.shape, said);
}

/** Neurons of a population. */
export const neuronsOf = ({ populations }: RateSpec, id: number): number => sizeOf(populations[id]!.shape);
