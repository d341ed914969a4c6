import type { Arena } from '../../kernel/arena.js';
import type { Kernels } from '../../kernel/kernels.js';
import type { ConfigurePopulation, ConfigureProjection, RateUnit } from '../../protocol/messages.js';
import { checkNetwork } from './checks.js';
import type { Coupling } from './coupling.js';
import { DenseCoupling } from './dense.js';
import type { RateSpec } from './network.js';
import { type Needs, RatePopulation } from './population.js';

/** What a network that relaxes is made of. */
export interface Members {
  /** @throws Refusal for a network that cannot relax */
  check(spec: RateSpec): void;
  /** How a population relaxes, in the words of rates. */
  unitOf(spec: ConfigurePopulation): RateUnit;
  population(spec: ConfigurePopulation, needs: Needs, arena: Arena, kernels: Kernels): RatePopulation;
  coupling(
    spec: ConfigureProjection,
    source: RatePopulation,
    target: RatePopulation,
    arena: Arena,
    kernels: Kernels,
  ): Coupling;
  /** Arena bytes that they need at most. */
  populationBytes(spec: ConfigurePopulation, needs: Needs): number;
  couplingBytes(spec: ConfigureProjection, sources: number, targets: number): number;
}

const unitOf = ({ unit }: ConfigurePopulation): RateUnit => unit as RateUnit;

/** Units that relax to rates, with dense weights between them. */
export const RATES: Members = {
  check: checkNetwork,
  unitOf,
  population: (spec, needs, arena, kernels) => new RatePopulation(spec, unitOf(spec), needs, arena, kernels),
  coupling: (spec, source, target, arena, kernels) => new DenseCoupling(spec, source, target, arena, kernels),
  populationBytes: (spec, needs) => RatePopulation.bytes(spec, unitOf(spec), needs),
  couplingBytes: (_, sources, targets) => DenseCoupling.bytes(sources, targets),
};
