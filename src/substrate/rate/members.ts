import type { Arena } from '../../kernel/arena.js';
import type { Kernels } from '../../kernel/kernels.js';
import type {
  ConfigurePopulation,
  ConfigureProjection,
  InjectFault,
  RateUnit,
} from '../../protocol/messages.js';
import { Refusal } from '../refusal.js';
import { checkNetwork } from './checks.js';
import { ConvolutionCoupling } from './convolution.js';
import type { Coupling } from './coupling.js';
import { DenseCoupling } from './dense.js';
import type { RateNetwork } from './network.js';
import { type Needs, RatePopulation } from './population.js';
import { commonUnit, geometryOf, levelsOf, neuronsOf, type RateSpec } from './spec.js';

/** What is broken in a network that relaxes. */
export interface Faults {
  /** Breaks something, for good or in settles to come. @throws Refusal for what cannot be broken */
  inject(command: InjectFault): void;
  /** Breaks and mends what comes and goes, before samples with draws from `draw` on settle; true where it changed any. */
  begin(draw: number): boolean;
  /** Mends what comes and goes, until the next samples settle; true where anything was broken. */
  lift(): boolean;
}

const NO_FAULTS: Faults = {
  inject: () => {
    throw new Refusal('unsupported', 'no faults are modelled in networks of rates', 'fault');
  },
  begin: () => false,
  lift: () => false,
};

/** What a network that relaxes is made of. */
export interface Members {
  /** @throws Refusal for a network that cannot relax */
  check(spec: RateSpec): void;
  /** How a population relaxes, in the words of rates. */
  unitOf(spec: ConfigurePopulation): RateUnit;
  population(spec: ConfigurePopulation, needs: Needs, arena: Arena, kernels: Kernels): RatePopulation;
  coupling(
    projection: ConfigureProjection,
    spec: RateSpec,
    source: RatePopulation,
    target: RatePopulation,
    arena: Arena,
    kernels: Kernels,
  ): Coupling;
  /** What is counted of the whole network beside ticks. */
  readonly counts: readonly 'settles'[];
  /** What can break in it. */
  faults(network: RateNetwork): Faults;
  /** Arena bytes that they need at most. */
  populationBytes(spec: ConfigurePopulation, needs: Needs): number;
  couplingBytes(projection: ConfigureProjection, spec: RateSpec): number;
}

const unitOf = ({ unit }: ConfigurePopulation): RateUnit => unit as RateUnit;

/** Units that relax to rates, with dense weights or convolutions between them. */
export const RATES: Members = {
  check: checkNetwork,
  unitOf,
  counts: [],
  faults: () => NO_FAULTS,
  population: (spec, needs, arena, kernels) => new RatePopulation(spec, unitOf(spec), needs, arena, kernels),
  populationBytes: (spec, needs) => RatePopulation.bytes(spec, unitOf(spec), needs),
  coupling: (projection, spec, source, target, arena, kernels) => {
    const geometry = geometryOf(spec, projection);
    const levels = levelsOf(spec, projection);
    return geometry
      ? new ConvolutionCoupling(projection, geometry, source, target, arena, kernels, levels)
      : new DenseCoupling(projection, source, target, arena, kernels, levels);
  },
  couplingBytes: (projection, spec) => {
    const geometry = geometryOf(spec, projection);
    const levels = levelsOf(spec, projection);
    if (geometry) return ConvolutionCoupling.bytes(projection, geometry, commonUnit(spec).batch, levels);
    const { source, target } = projection;
    return DenseCoupling.bytes(projection, neuronsOf(spec, source), neuronsOf(spec, target), levels);
  },
};
