import type { ConfigurePopulation, ResistiveUnit } from '../../../protocol/messages.js';
import type { Members } from '../../rate/members.js';
import { RatePopulation } from '../../rate/population.js';
import { neuronsOf, type RateSpec } from '../../rate/spec.js';
import { saidOf, sizeOf } from '../../spiking/layout.js';
import { checkResistive } from './checks.js';
import { ConductanceCoupling } from './conductances.js';
import { CircuitFaults } from './faults.js';
import { ResistivePopulation, relaxationOf } from './nodes.js';
import type { DevicesSpec } from './programmed.js';

const unitOf = ({ unit }: ConfigurePopulation): ResistiveUnit => unit as ResistiveUnit;

/** What is said of the resistors of a projection, where they are programmed devices. */
function devicesOf({ conductances, seed, synapses }: RateSpec, projection: number): DevicesSpec | undefined {
  const [rule, said] = [saidOf(synapses, projection), saidOf(conductances, projection)];
  return rule && said && { rule, said, seed, projection };
}

/** Deep resistive networks: nodes that settle to Kirchhoff's current law, with resistors between them. */
export const RESISTORS: Members = {
  check: checkResistive,
  unitOf: spec => relaxationOf(unitOf(spec)),
  counts: ['settles'],
  faults: network => new CircuitFaults(network),
  population: (spec, needs, arena, kernels) =>
    new ResistivePopulation(spec, unitOf(spec), needs, arena, kernels),
  coupling: (projection, spec, source, target, arena, kernels) =>
    new ConductanceCoupling(
      projection,
      source as ResistivePopulation,
      target as ResistivePopulation,
      arena,
      kernels,
      devicesOf(spec, projection.id),
    ),
  // Beside what rates have: the total conductance and its inverse, for each node.
  populationBytes: (spec, needs) =>
    RatePopulation.bytes(spec, relaxationOf(unitOf(spec)), needs) + 8 * sizeOf(spec.shape) + 256,
  couplingBytes: ({ id, source, target }, spec) => {
    const programmed = devicesOf(spec, id) !== undefined;
    return ConductanceCoupling.bytes(neuronsOf(spec, source), neuronsOf(spec, target), programmed);
  },
};
