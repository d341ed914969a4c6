import { describe, expect, it } from 'vitest';
import { PURPOSE } from '../../src/random/purpose.js';
import { stream } from '../../src/random/stream.js';
import { printedValue, printedValues } from '../../src/spice/deck.js';
import { runNgspice } from '../../src/spice/ngspice.js';
import { CircuitBuilder, GROUND } from '../../src/substrate/resistive/circuit/builder.js';
import type { Circuit, DiodeModel } from '../../src/substrate/resistive/circuit/circuit.js';
import { layeredCircuit } from '../../src/substrate/resistive/circuit/layered.js';
import { writeNetlist } from '../../src/substrate/resistive/netlist/write.js';
import { settlingOf } from '../../src/substrate/resistive/solve/settling.js';
import { operatingPoint } from '../../src/substrate/resistive/solve/solvers.js';
import { farads } from '../../src/units/quantity.js';
import { randomCircuit, WORKED, WORKED_INPUT, WORKED_TARGET } from '../support/circuits.js';
import { needs } from '../support/needs.js';

const NGSPICE = needs('ngspice');
if (!NGSPICE)
  console.warn('ngspice is not on the PATH (apt-get install ngspice): its comparisons are skipped.');

/** Differences at all nodes, V, sorted. */
function differences(circuit: Circuit): number[] {
  const theirs = printedValues(runNgspice(writeNetlist(circuit)));
  const { volts, converged } = operatingPoint(circuit);
  expect(converged).toBe(true);
  const found = circuit.nodes.slice(1).map((name, k) => Math.abs(volts[k + 1]! - theirs.get(`v(${name})`)!));
  return found.sort((a, b) => a - b);
}

const SILICON: DiodeModel = { kind: 'exponential', saturation: 1e-14, emission: 1 };
const MODELS: readonly (readonly [string, DiodeModel, number])[] = [
  // The behavioural source that stands for an ideal diode drops 1 uV for each ampere.
  ['ideal', { kind: 'ideal' }, 1e-4],
  // ngspice rounds the Boltzmann constant elsewhere: 2e-7 of a forward drop.
  ['silicon-like', SILICON, 1e-6],
  ['steep', { kind: 'exponential', saturation: 1e-12, emission: 0.05 }, 1e-7],
];

describe.skipIf(!NGSPICE)('ngspice', () => {
  it('agrees on the worked network, nudged either way', () => {
    for (const beta of [0, 0.5, -0.5]) {
      const nudge = { beta, target: WORKED_TARGET };
      expect(differences(layeredCircuit('worked', WORKED, WORKED_INPUT, nudge)).at(-1)).toBeLessThan(2.5e-6);
    }
  });

  it.each(MODELS)(
    'agrees on random circuits of 10 to 200 nodes with %s diodes between any nodes',
    (name, model, worst) => {
      const draws = stream(1, PURPOSE.topology, 0);
      const all = [10, 25, 50, 75, 100, 150, 200].flatMap(nodes =>
        differences(randomCircuit(nodes, () => draws.float(), 'anywhere', model)),
      );
      all.sort((a, b) => a - b);
      console.info(
        `${name}: ${all.length} nodes, median ${all[all.length >> 1]!.toExponential(1)} V, worst ${all.at(-1)!.toExponential(1)} V`,
      );
      expect(all.at(-1)).toBeLessThan(worst);
    },
  );

  it('agrees on amplifiers that work in both directions', () => {
    const circuit = new CircuitBuilder('amplified')
      .voltage('in', GROUND, 1)
      .resistor('in', 'a', 1)
      .diode('a', GROUND, SILICON)
      .amplifier('a', 'b', 4)
      .resistor('b', 'c', 2)
      .resistor('c', GROUND, 1)
      .diode(GROUND, 'c', SILICON)
      .build();
    expect(differences(circuit).at(-1)).toBeLessThan(1e-6);
  });

  it.each([['none'], ['fixed']] as const)(
    'comes to rest along the slowest mode, as fast as that says (diodes: %s)',
    diodes => {
      const draws = stream(3, PURPOSE.topology, 0);
      const circuit = randomCircuit(30, () => draws.float(), diodes, SILICON);
      const point = operatingPoint(circuit);
      const { slowest, duration } = settlingOf(circuit, point, farads(1e-9), 1e-3);
      const [early, late] = [duration, duration + 2 * slowest];
      const text = runNgspice(transient(circuit, 1e-9, [early, late], slowest / 100));
      const away = (node: number, at: string) =>
        Math.abs(printedValue(text, `${at}_${node}`)! - point.volts[node]!);
      const nodes = circuit.nodes.map((_, node) => node).slice(1);
      const most = Math.max(...nodes.map(node => Math.abs(point.volts[node]!)));
      const furthest = nodes.reduce((a, b) => (away(b, 't0') > away(a, 't0') ? b : a));
      expect(away(furthest, 't0') / most).toBeLessThan(3e-3);
      const rate = Math.log(away(furthest, 't0') / away(furthest, 't1')) / 2;
      expect(rate).toBeGreaterThan(0.98);
      expect(rate).toBeLessThan(1.02);
    },
  );
});

/** The netlist with a capacitor at every node, from 0 V on, and the voltages at some times. */
function transient(circuit: Circuit, farads: number, times: readonly number[], step: number): string {
  const nodes = circuit.nodes.slice(1);
  const capacitors = nodes.map((node, k) => `Cnode${k} ${node} 0 ${farads}`);
  const asked = times.flatMap((time, k) =>
    nodes.map((node, j) => `meas tran t${k}_${j + 1} find v(${node}) at=${time}`),
  );
  const control = [
    '.control',
    'set numdgt=14',
    `tran ${step} ${times.at(-1)! * 1.01} 0 ${step} uic`,
    ...asked,
    '.endc',
  ];
  return writeNetlist(circuit).replace(/\.control[\s\S]*\.endc/, [...capacitors, ...control].join('\n'));
}
