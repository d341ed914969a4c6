import type { ConfigurePopulation, ResistiveUnit } from '../../../protocol/messages.js';
import type { Members } from '../../rate/members.js';
import { RatePopulation } from '../../rate/population.js';
import { neuronsOf } from '../../rate/spec.js';
import { sizeOf } from '../../spiking/layout.js';
import { checkResistive } from './checks.js';
import { ConductanceCoupling } from './conductances.js';
import { ResistivePopulation, relaxationOf } from './nodes.js';

const unitOf = ({ unit }: ConfigurePopulation): ResistiveUnit => unit as ResistiveUnit;

/** Deep resistive networks: nodes that settle to Kirchhoff's current law, with resistors between them. */
export const RESISTORS: Members = {
  check: checkResistive,
  unitOf: spec => relaxationOf(unitOf(spec)),
  population: (spec, needs, arena, kernels) =>
    new ResistivePopulation(spec, unitOf(spec), needs, arena, kernels),
  coupling: (projection, _, source, target, arena, kernels) =>
    new ConductanceCoupling(
      projection,
      source as ResistivePopulation,
      target as ResistivePopulation,
      arena,
      kernels,
    ),
  // Beside what rates have: the total conductance and its inverse, for each node.
  populationBytes: (spec, needs) =>
    RatePopulation.bytes(spec, relaxationOf(unitOf(spec)), needs) + 8 * sizeOf(spec.shape) + 256,
  couplingBytes: ({ source, target }, spec) =>
    ConductanceCoupling.bytes(neuronsOf(spec, source), neuronsOf(spec, target)),
};
