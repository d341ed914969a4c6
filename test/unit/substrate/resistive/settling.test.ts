import { describe, expect, it } from 'vitest';
import { CircuitBuilder, GROUND } from '../../../../src/substrate/resistive/circuit/builder.js';
import type { Circuit } from '../../../../src/substrate/resistive/circuit/circuit.js';
import { settlingOf } from '../../../../src/substrate/resistive/solve/settling.js';
import { operatingPoint } from '../../../../src/substrate/resistive/solve/solvers.js';
import { farads } from '../../../../src/units/quantity.js';

const slowest = (circuit: Circuit, within = 1e-3) =>
  settlingOf(circuit, operatingPoint(circuit), farads(1e-9), within);

describe('settling', () => {
  it('of one node is C / G, and its energy is power x time', () => {
    const circuit = new CircuitBuilder('one')
      .voltage('s', GROUND, 2)
      .resistor('s', 'a', 1e-3)
      .resistor('a', GROUND, 1e-3)
      .build();
    const found = slowest(circuit, Math.exp(-7));
    expect(found.slowest).toBeCloseTo(1e-9 / 2e-3, 15);
    expect(found.duration).toBeCloseTo(3.5e-6, 15);
    expect(found.energy).toBeCloseTo(2e-3 * 3.5e-6, 15);
  });

  it('of a chain is that of the discrete diffusion equation', () => {
    const builder = new CircuitBuilder('chain').voltage('n0', GROUND, 1);
    const nodes = 20;
    for (let k = 0; k < nodes; k++) builder.resistor(`n${k}`, `n${k + 1}`, 1e-3);
    // Held at one end, open at the other: lambda = 2 g (1 - cos(pi / (2 n + 1))).
    const rate = (2e-3 * (1 - Math.cos(Math.PI / (2 * nodes + 1)))) / 1e-9;
    expect(slowest(builder.build()).slowest * rate).toBeCloseTo(1, 8);
  });

  it('takes conducting diodes as joined and blocking ones as open', () => {
    const build = (volts: number) =>
      new CircuitBuilder('clamped')
        .voltage('s', GROUND, volts)
        .resistor('s', 'a', 1e-3)
        .diode('a', GROUND)
        .resistor('s', 'b', 1e-4)
        .build();
    expect(slowest(build(1)).slowest).toBeCloseTo(1e-5, 12);
    const joined = new CircuitBuilder('joined')
      .voltage('s', GROUND, 1)
      .resistor('s', 'a', 1e-3)
      .diode('a', 'b')
      .resistor('b', GROUND, 1e-3)
      .build();
    expect(slowest(joined).slowest).toBeCloseTo(1e-6, 12);
  });

  it('is not guessed for amplifiers', () => {
    const circuit = new CircuitBuilder('amplified')
      .voltage('s', GROUND, 1)
      .resistor('s', 'a', 1)
      .resistor('a', GROUND, 1)
      .amplifier('a', 'b', 2)
      .resistor('b', GROUND, 1)
      .build();
    expect(() => slowest(circuit)).toThrow(/delays of their own/);
  });
});
