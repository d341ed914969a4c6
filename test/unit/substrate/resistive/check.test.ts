import { describe, expect, it } from 'vitest';
import { sentence } from '../../../../src/problem/problem.js';
import { CircuitBuilder, GROUND } from '../../../../src/substrate/resistive/circuit/builder.js';
import { checkCircuit } from '../../../../src/substrate/resistive/circuit/check.js';

const said = (builder: CircuitBuilder) => checkCircuit(builder.build()).map(sentence);
const circuit = () => new CircuitBuilder('test').voltage('in', GROUND, 1).resistor('in', 'a', 1);

describe('a circuit', () => {
  it('with one operating point has no problem', () => {
    expect(said(circuit().diode('a', GROUND))).toEqual([]);
  });

  it('with nodes that nothing holds names them', () => {
    const [floating, more] = said(circuit().resistor('x', 'y', 1).current('a', 'z', 1).diode('x', 'a'));
    expect(floating).toMatch(/nothing holds the voltage of nodes x, y: no resistor or voltage source leads/);
    expect(more).toMatch(/nothing holds the voltage of node z: .*Connect it to ground by a resistor/);
  });

  it('with a loop of voltage sources names it and its nodes', () => {
    const loop = circuit().voltage('a', GROUND, 1).voltage('a', 'in', 0.5);
    expect(said(loop)[0]).toMatch(
      /V4: closes a loop of voltage sources between nodes a and in\. Put a resistor/,
    );
  });

  it('with values that are no values names the element', () => {
    expect(said(circuit().resistor('a', GROUND, Number.NaN))[0]).toMatch(
      /^R3: its value is not a finite number/,
    );
    expect(said(circuit().resistor('a', GROUND, 0))[0]).toMatch(/^R3: its conductance is 0/);
    const dead = { kind: 'exponential', saturation: 0, emission: 1 } as const;
    expect(said(circuit().diode('a', GROUND, dead))[0]).toMatch(
      /^D3: a diode needs a positive saturation current/,
    );
    const twice = { kind: 'resistor', name: 'R2', from: 'a', to: GROUND, siemens: 1 } as const;
    expect(said(circuit().add(twice))[0]).toMatch(/^R2: two elements have this name/);
    const lost = {
      kind: 'current-amplifier',
      name: 'F1',
      from: 'a',
      to: GROUND,
      control: 'V9',
      gain: 1,
    } as const;
    expect(said(circuit().add(lost))[0]).toMatch(/^F1: V9 is no voltage source or amplifier/);
  });
});
