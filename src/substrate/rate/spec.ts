import type {
  ConfigureAnalog,
  ConfigureCells,
  ConfigureConductances,
  ConfigureConvolution,
  ConfigurePopulation,
  ConfigureProjection,
  ConfigurePulses,
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
  /** Of those that are devices which pulses move, of those that are programmed ones, and what reads these. */
  readonly pulses?: readonly ConfigurePulses[];
  readonly analog?: readonly ConfigureAnalog[];
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
  { seed, synapses, cells, pulses, conductances }: RateSpec,
  { id }: ConfigureProjection,
): LevelsSpec | undefined {
  const synapse = saidOf(synapses, id);
  if (!synapse) return undefined;
  const devices = { pulses: saidOf(pulses, id), conductances: saidOf(conductances, id) };
  return { synapse, cells: saidOf(cells, id), ...devices, seed, projection: id };
}

/** Neurons of a population. */
export const neuronsOf = ({ populations }: RateSpec, id: number): number => sizeOf(populations[id]!.shape);
