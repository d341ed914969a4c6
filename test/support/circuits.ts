import fc from 'fast-check';
import { CircuitBuilder, GROUND } from '../../src/substrate/resistive/circuit/builder.js';
import type { Circuit, DiodeModel } from '../../src/substrate/resistive/circuit/circuit.js';
import type { Layered } from '../../src/substrate/resistive/circuit/layered.js';

/** The worked network of the notes: 2 inputs with gain 4, 4 hidden nodes with diodes, 2 outputs. */
export const WORKED: Layered = {
  gain: 4,
  layers: [
    {
      siemens: [0.5, 0.1, 0.2, 0.4, 0.3, 0.2, 0.1, 0.1, 0.1, 0.6, 0.5, 0, 0.2, 0.3, 0.1, 0.7],
      biases: [0.05, -0.02, 0.01, 0.03],
      diodes: true,
    },
    { siemens: [0.3, 0.1, 0.2, 0.4, 0.1, 0.5, 0.6, 0.2], biases: [0.02, -0.01], diodes: false },
  ],
};
export const WORKED_INPUT = [0.8, -0.3];
export const WORKED_TARGET = [1, 0];

/** Voltages by the names of their nodes. */
export const voltsOf = ({ nodes }: Circuit, volts: Float64Array, prefix: string): number[] =>
  nodes.flatMap((name, node) => (name.startsWith(prefix) ? [volts[node]!] : []));

export type Diodes = 'none' | 'fixed' | 'anywhere';

/**
 * Random connected circuits: a resistor from each node to an earlier one or ground, some more, sources, and diodes from
 * nodes to ground or between any two, in any direction.
 */
export const circuits = (
  diodes: Diodes,
  most = 24,
  model: DiodeModel = { kind: 'ideal' },
): fc.Arbitrary<Circuit> =>
  fc
    .record({
      nodes: fc.integer({ min: 2, max: most }),
      seed: fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
    })
    .map(({ nodes, seed }) => randomCircuit(nodes, () => seed.next().value as number, diodes, model));

/** One random circuit of so many free nodes; `draw` yields numbers in [0, 1]. */
export function randomCircuit(nodes: number, draw: () => number, diodes: Diodes, model: DiodeModel): Circuit {
  const builder = new CircuitBuilder('random');
  const name = (k: number) => (k <= 0 ? GROUND : `n${k}`);
  const below = (k: number) => Math.min(k - 1, Math.floor(draw() * k));
  const siemens = () => 10 ** (2 * draw() - 2);
  const supplies = Math.max(1, Math.round(nodes / 8));
  for (let s = 0; s < supplies; s++)
    builder.voltage(`s${s}`, GROUND, 4 * draw() - 2).resistor(`s${s}`, GROUND, 1);
  for (let k = 1; k <= nodes; k++) {
    builder.resistor(name(k), name(below(k)), siemens());
    builder.resistor(name(k), `s${Math.min(supplies - 1, Math.floor(draw() * supplies))}`, siemens());
    if (k > 1) builder.resistor(name(k), name(below(k)), siemens());
    if (draw() < 0.2) builder.current(GROUND, name(k), draw() - 0.5);
    if (diodes === 'none' || draw() < 0.3) continue;
    const other = diodes === 'fixed' ? 0 : below(k);
    const [from, to] = draw() < 0.5 ? [k, other] : [other, k];
    builder.diode(name(from), name(to), model);
  }
  return builder.build();
}
