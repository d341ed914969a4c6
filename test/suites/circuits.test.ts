import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Circuit, DiodeModel } from '../../src/substrate/resistive/circuit/circuit.js';
import { layeredCircuit } from '../../src/substrate/resistive/circuit/layered.js';
import type { Solution } from '../../src/substrate/resistive/solve/solver.js';
import { operatingPoint, type SolverName } from '../../src/substrate/resistive/solve/solvers.js';
import { circuits, type Diodes, voltsOf, WORKED, WORKED_INPUT, WORKED_TARGET } from '../support/circuits.js';

/** A junction so steep that it is nearly ideal. */
const STEEP: DiodeModel = { kind: 'exponential', saturation: 1e-12, emission: 1e-4 };
const IDEAL: DiodeModel = { kind: 'ideal' };

/** What each solver takes, and how near it comes to the ideal diodes of the notes. */
const SUBJECTS: readonly { name: SolverName; diodes: Diodes; model: DiodeModel; near: number }[] = [
  { name: 'direct', diodes: 'none', model: IDEAL, near: 1e-9 },
  { name: 'descent', diodes: 'fixed', model: IDEAL, near: 1e-8 },
  { name: 'conducting', diodes: 'anywhere', model: IDEAL, near: 1e-9 },
  { name: 'newton', diodes: 'anywhere', model: STEEP, near: 2e-4 },
];

const solved = (name: SolverName, circuit: Circuit, start?: Float64Array): Solution => {
  const solution = operatingPoint(circuit, start ? { start } : {}, name);
  expect(solution.advice).toBeUndefined();
  return solution;
};

const furthest = (a: Float64Array, b: Float64Array): number =>
  a.reduce((most, one, k) => Math.max(most, Math.abs(one - b[k]!)), 0);

/** The same circuit with all conductances and currents multiplied. */
const scaled = (circuit: Circuit, by: number): Circuit => ({
  ...circuit,
  elements: circuit.elements.map(element => {
    if (element.kind === 'resistor') return { ...element, siemens: element.siemens * by };
    return element.kind === 'current-source' ? { ...element, amperes: element.amperes * by } : element;
  }),
});

describe.each(SUBJECTS)('solver $name', ({ name, diodes, model, near }) => {
  const random = circuits(diodes, 24, model);

  it('keeps Kirchhoff’s current law, and lets diodes conduct one way only', () => {
    fc.assert(
      fc.property(random, circuit => {
        const { converged, residual, slackness, amperes } = solved(name, circuit);
        expect(converged).toBe(true);
        const largest = amperes.reduce((most, one) => Math.max(most, Math.abs(one)), 1e-9);
        expect(residual).toBeLessThan(2e-9 * largest);
        expect(slackness).toBeLessThan(5e-9 * largest);
      }),
      { numRuns: 60 },
    );
  });

  it('starts from a state as well as from nothing', () => {
    fc.assert(
      fc.property(random, circuit => {
        const { volts } = solved(name, circuit);
        expect(furthest(solved(name, circuit, volts).volts, volts)).toBeLessThan(1e-7);
      }),
      { numRuns: 30 },
    );
  });

  it.skipIf(name === 'newton')('finds the same voltages whatever the unit of conductance', () => {
    fc.assert(
      fc.property(random, fc.integer({ min: -6, max: 6 }), (circuit, exponent) => {
        const { volts } = solved(name, circuit);
        expect(furthest(solved(name, scaled(circuit, 10 ** exponent)).volts, volts)).toBeLessThan(1e-7);
      }),
      { numRuns: 30 },
    );
  });

  it('turns into heat what the sources give', () => {
    fc.assert(
      fc.property(random, circuit => {
        const { amperes, volts, dissipated } = solved(name, circuit);
        let given = 0;
        circuit.elements.forEach(({ kind, from, to }, k) => {
          if (kind.endsWith('-source')) given -= amperes[k]! * (volts[from]! - volts[to]!);
        });
        expect(given).toBeCloseTo(dissipated, 6);
      }),
      { numRuns: 30 },
    );
  });

  it.skipIf(diodes === 'none')('finds the worked network of the notes, free and nudged', () => {
    const at = (beta: number) => {
      const nudge = { beta, target: WORKED_TARGET };
      const circuit = layeredCircuit('worked', WORKED, WORKED_INPUT, nudge, model);
      const { volts } = solved(name, circuit);
      return [...voltsOf(circuit, volts, 'n1_'), ...voltsOf(circuit, volts, 'n2_')];
    };
    const expected: readonly (readonly [number, readonly number[]])[] = [
      [0, [0.8241461173227, 0, -0.6993950068923, 0, 0.1644202787563, -0.2310690764282]],
      [0.5, [0.8815046127, 0, -0.6539212362, 0, 0.4229760354, -0.1463589158]],
      [-0.5, [0.6681091251, 0, -0.8412041392, 0, -0.5195538234, -0.519701653]],
    ];
    for (const [beta, volts] of expected) {
      at(beta).forEach((found, k) => {
        expect(Math.abs(found - volts[k]!)).toBeLessThan(Math.max(near, 5e-10));
      });
    }
  });

  it('names the node that a negative conductance leaves without a stable state', () => {
    const circuit = layeredCircuit(
      'unstable',
      diodes === 'none' ? { ...WORKED, layers: WORKED.layers.map(l => ({ ...l, diodes: false })) } : WORKED,
      WORKED_INPUT,
      { beta: -20, target: WORKED_TARGET },
      model,
    );
    expect(() => operatingPoint(circuit, {}, name)).toThrow(/no stable state.*around node n2_[01]/);
  });
});

describe('solvers of ideal diodes', () => {
  it('agree', () => {
    fc.assert(
      fc.property(circuits('fixed'), circuit => {
        const [a, b] = [solved('descent', circuit), solved('conducting', circuit)];
        expect(furthest(a.volts, b.volts)).toBeLessThan(1e-7);
        expect(furthest(a.amperes, b.amperes)).toBeLessThan(1e-7);
      }),
    );
  });
});
