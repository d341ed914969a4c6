import { describe, expect, it } from 'vitest';
import { layeredCircuit } from '../../../../src/substrate/resistive/circuit/layered.js';
import { dissipated, slowestOf } from '../../../../src/substrate/resistive/layered/settling.js';
import { settlingOf } from '../../../../src/substrate/resistive/solve/settling.js';
import { operatingPoint } from '../../../../src/substrate/resistive/solve/solvers.js';
import { farads } from '../../../../src/units/quantity.js';
import { voltsOf, WORKED, WORKED_INPUT } from '../../../support/circuits.js';

describe('layers of a network at rest', () => {
  const resistors = WORKED.layers.map(({ siemens }, k) => ({ source: k, target: k + 1, siemens }));

  it('dissipate, and settle, as the circuit does', () => {
    const circuit = layeredCircuit('worked', WORKED, WORKED_INPUT);
    const point = operatingPoint(circuit);
    const layers = ['in', 'n1_', 'n2_'].map((prefix, k) => {
      const volts = voltsOf(circuit, point.volts, prefix);
      return { volts, held: (node: number) => k === 0 || (k === 1 && Math.abs(volts[node]!) < 1e-9) };
    });
    expect(dissipated(layers, resistors)).toBeCloseTo(point.dissipated, 9);
    const { slowest } = settlingOf(circuit, point, farads(1), 0.001);
    expect(slowestOf(layers, resistors)).toBeCloseTo(slowest, 9);
  });

  it('have a closed form for one node: the capacitance over all its conductances', () => {
    const source = { volts: [3, -1], held: () => true };
    const node = { volts: [1.4], held: () => false };
    const one = [{ source: 0, target: 1, siemens: [0.6, 0.4] }];
    expect(slowestOf([source, node], one)).toBeCloseTo(1, 12);
    expect(dissipated([source, node], one)).toBeCloseTo(0.6 * 1.6 ** 2 + 0.4 * 2.4 ** 2, 12);
    expect(slowestOf([source, { ...node, held: () => true }], one)).toBe(0);
  });
});
