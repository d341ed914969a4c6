import fc from 'fast-check';
// A quadratic-programming library that is not ours (dense, with the constraints as a matrix).
import { solveQP } from 'quadprog';
import { describe, expect, it } from 'vitest';
import { CircuitBuilder, GROUND } from '../../../../src/substrate/resistive/circuit/builder.js';
import { type Circuit, ofKind } from '../../../../src/substrate/resistive/circuit/circuit.js';
import { layeredCircuit } from '../../../../src/substrate/resistive/circuit/layered.js';
import { junctionCurrent } from '../../../../src/substrate/resistive/solve/junctions.js';
import {
  OperatingPoints,
  operatingPoint,
  type SolverName,
} from '../../../../src/substrate/resistive/solve/solvers.js';
import { circuits, voltsOf, WORKED, WORKED_INPUT } from '../../../support/circuits.js';

/** E(v) = 1/2 sum g (v_i - v_j)^2 - sum I v. */
function energy(circuit: Circuit, volts: Float64Array): number {
  const pull = ofKind(circuit, 'resistor').map(
    ({ from, to, siemens }) => (siemens * (volts[from]! - volts[to]!) ** 2) / 2,
  );
  const push = ofKind(circuit, 'current-source').map(
    ({ from, to, amperes }) => amperes * (volts[from]! - volts[to]!),
  );
  return [...pull, ...push].reduce((sum, one) => sum + one, 0);
}

describe('a circuit analysed once', () => {
  const SILICON = { kind: 'exponential', saturation: 1e-14, emission: 1 } as const;
  const KINDS: readonly [SolverName, ReturnType<typeof circuits>][] = [
    ['direct', circuits('none')],
    ['descent', circuits('fixed')],
    ['conducting', circuits('anywhere')],
    ['newton', circuits('anywhere', 24, SILICON)],
  ];

  it.each(KINDS)('has for other sources the operating points of a new one: %s', (name, random) => {
    fc.assert(
      fc.property(
        random,
        fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 1 }),
        (one, by) => {
          const points = new OperatingPoints(one, name);
          points.solve();
          const elements = one.elements.map((element, k) => {
            const factor = by[k % by.length]!;
            if (element.kind === 'current-source') return { ...element, amperes: factor * element.amperes };
            return element.kind === 'voltage-source'
              ? { ...element, volts: factor * element.volts }
              : element;
          });
          const sources = elements.flatMap(element => {
            if (element.kind === 'current-source') return [element.amperes];
            return element.kind === 'voltage-source' ? [element.volts] : [];
          });
          const again = points.solve({ sources });
          const fresh = operatingPoint({ ...one, elements }, {}, name);
          expect([...again.volts]).toEqual([...fresh.volts]);
          expect([...again.amperes]).toEqual([...fresh.amperes]);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('gives its sources what they say where nothing is given, and refuses what does not fit', () => {
    const points = new OperatingPoints(layeredCircuit('worked', WORKED, WORKED_INPUT));
    const { volts } = points.solve();
    // Four inputs with a source each, six nodes with a current source each.
    const dark = points.solve({ sources: new Float64Array(10) });
    expect([...dark.volts]).toEqual([...dark.volts].map(() => 0));
    expect([...points.solve().volts]).toEqual([...volts]);
    for (const sources of [[1, 2], new Array(10).fill(Number.NaN)]) {
      expect(() => points.solve({ sources })).toThrow(/values of the sources do not fit.*10 finite numbers/);
    }
  });
});

describe('coordinate descent', () => {
  const circuit = layeredCircuit('worked', WORKED, WORKED_INPUT);
  const swept = (maxIterations: number) => operatingPoint(circuit, { maxIterations }, 'descent');

  it('makes the first two sweeps of the worked network', () => {
    const expected = [
      [[0.8066666667, 0, -0.6333333333, 0], [0.1655555556, -0.205], 12.897473148148],
      [[0.8261111111, 0, -0.6906296296, 0], [0.1656419753, -0.2272530864], 12.894430309762],
    ] as const;
    expected.forEach(([hidden, output, e], sweep) => {
      const { volts } = swept(sweep + 1);
      voltsOf(circuit, volts, 'n1_').forEach((v, k) => {
        expect(v).toBeCloseTo(hidden[k]!, 9);
      });
      voltsOf(circuit, volts, 'n2_').forEach((v, k) => {
        expect(v).toBeCloseTo(output[k]!, 9);
      });
      expect(energy(circuit, volts)).toBeCloseTo(e, 11);
    });
    expect(energy(circuit, swept(1000).volts)).toBeCloseTo(12.894379422576, 11);
  });

  it('says that it has not arrived, and what to try', () => {
    const { converged, advice, iterations, residual } = swept(2);
    expect(converged).toBe(false);
    expect(iterations).toBe(2);
    expect(residual).toBeGreaterThan(1e-4);
    expect(advice).toMatch(/more iterations, or use the solver “conducting”/);
  });

  it('tells the currents of the diodes that clamp: dE/dh of the notes', () => {
    const { amperes } = swept(1000);
    const through = circuit.elements.flatMap((e, k) => (e.kind === 'diode' ? [amperes[k]!] : []));
    [0, 1.55954357, 0, 2.08243835].forEach((ampere, k) => {
      expect(through[k]).toBeCloseTo(ampere, 8);
    });
  });

  it('lowers the energy at every sweep', () => {
    fc.assert(
      fc.property(circuits('fixed'), random => {
        let before = Infinity;
        for (const maxIterations of [1, 2, 3, 5, 8, 13]) {
          const now = energy(random, operatingPoint(random, { maxIterations }, 'descent').volts);
          expect(now).toBeLessThanOrEqual(before + 1e-12 * Math.abs(before));
          before = now;
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('linear circuits', () => {
  it('are reciprocal: a current here moves the voltage there as one there would here', () => {
    fc.assert(
      fc.property(circuits('none'), fc.nat(), fc.nat(), (circuit, one, other) => {
        const [a, b] = [1 + (one % (circuit.nodes.length - 1)), 1 + (other % (circuit.nodes.length - 1))];
        const quiet = circuit.elements.map(e => (e.kind === 'voltage-source' ? { ...e, volts: 0 } : e));
        const moved = (at: number, seen: number) => {
          const push = { kind: 'current-source', name: 'push', from: 0, to: at, amperes: 1 } as const;
          const elements = [...quiet.filter(({ kind }) => kind !== 'current-source'), push];
          return operatingPoint({ ...circuit, elements }, {}, 'direct').volts[seen]!;
        };
        expect(moved(a, b)).toBeCloseTo(moved(b, a), 9);
      }),
    );
  });

  it('take sources between free nodes', () => {
    const circuit = new CircuitBuilder('floating source')
      .resistor('a', GROUND, 1)
      .voltage('a', 'b', 3)
      .resistor('b', GROUND, 2)
      .build();
    // The current 3 V / (1 + 1/2) ohm flows from ground over b to a.
    const { volts, amperes } = operatingPoint(circuit);
    expect([...volts]).toEqual([0, 2, -1]);
    expect([...amperes]).toEqual([2, -2, -2]);
  });
});

describe('amplifiers', () => {
  it('pass a voltage on and draw a share of the current', () => {
    // 1 S to a 1 V source; gain 4; the output feeds 2 S to ground: i = 8 v, of which 2 v is drawn: v = 1 / 3.
    const circuit = new CircuitBuilder('amplifier')
      .voltage('in', GROUND, 1)
      .resistor('in', 'a', 1)
      .amplifier('a', 'b', 4)
      .resistor('b', GROUND, 2)
      .build();
    const { volts, residual } = operatingPoint(circuit);
    expect(volts[2]).toBeCloseTo(1 / 3, 12);
    expect(volts[3]).toBeCloseTo(4 / 3, 12);
    expect(residual).toBeLessThan(1e-12);
  });

  it('work beside exponential diodes, not beside ideal ones', () => {
    const of = (emission?: number) =>
      new CircuitBuilder('rectifier')
        .voltage('in', GROUND, 1)
        .resistor('in', 'a', 1e-3)
        .diode(
          'a',
          GROUND,
          emission ? { kind: 'exponential', saturation: 1e-14, emission } : { kind: 'ideal' },
        )
        .amplifier('a', 'b', 2)
        .resistor('b', GROUND, 1e-6)
        .build();
    const { volts, converged } = operatingPoint(of(1));
    expect(converged).toBe(true);
    expect(volts[3]).toBeCloseTo(2 * volts[2]!, 12);
    expect(() => operatingPoint(of())).toThrow(/no solver takes this circuit.*amplifiers do not have/);
  });
});

describe('an exponential diode', () => {
  it('drops Vt ln(1 + I / Is) under a current', () => {
    const model = { kind: 'exponential', saturation: 1e-14, emission: 1 } as const;
    const circuit = new CircuitBuilder('diode').current(GROUND, 'a', 1e-3).diode('a', GROUND, model).build();
    const { volts } = operatingPoint(circuit);
    expect(volts[1]).toBeCloseTo(0.0258649258 * Math.log(1 + 1e-3 / 1e-14), 6);
    expect(junctionCurrent(model, volts[1]!)).toBeCloseTo(1e-3, 9);
  });
});

describe('ideal diodes between any nodes', () => {
  /** The same programme for the library, whose arrays count from 1: unknowns are the nodes that no source ties. */
  function byLibrary(circuit: Circuit): number[] {
    const held = new Map<number, number>([[0, 0]]);
    for (const { from, volts } of ofKind(circuit, 'voltage-source')) held.set(from, volts);
    const free = [...circuit.nodes.keys()].filter(node => !held.has(node));
    const place = new Map(free.map((node, k) => [node, k + 1]));
    const square = () =>
      Array.from({ length: free.length + 1 }, () => new Array<number>(free.length + 1).fill(0));
    const g = square();
    const pull = new Array<number>(free.length + 1).fill(0);
    for (const { from, to, siemens } of ofKind(circuit, 'resistor')) {
      for (const [a, b] of [
        [from, to],
        [to, from],
      ] as const) {
        if (held.has(a)) continue;
        g[place.get(a)!]![place.get(a)!]! += siemens;
        if (held.has(b)) pull[place.get(a)!]! += siemens * held.get(b)!;
        else g[place.get(a)!]![place.get(b)!]! -= siemens;
      }
    }
    for (const { from, to, amperes } of ofKind(circuit, 'current-source')) {
      if (!held.has(to)) pull[place.get(to)!]! += amperes;
      if (!held.has(from)) pull[place.get(from)!]! -= amperes;
    }
    const diodes = ofKind(circuit, 'diode');
    const constraints = Array.from({ length: free.length + 1 }, () =>
      new Array<number>(diodes.length + 1).fill(0),
    );
    const least = new Array<number>(diodes.length + 1).fill(0);
    diodes.forEach(({ from, to }, d) => {
      for (const [node, sign] of [
        [to, 1],
        [from, -1],
      ] as const) {
        if (held.has(node)) least[d + 1]! -= sign * held.get(node)!;
        else constraints[place.get(node)!]![d + 1]! += sign;
      }
    });
    const { solution, message } = solveQP(g, pull, constraints, least);
    expect(message).toBe('');
    return circuit.nodes.map((_, node) => held.get(node) ?? solution[place.get(node)!]!);
  }

  it('stand where a library for quadratic programmes puts them', () => {
    fc.assert(
      fc.property(circuits('anywhere', 40), circuit => {
        if (ofKind(circuit, 'diode').length === 0) return;
        const expected = byLibrary(circuit);
        operatingPoint(circuit, {}, 'conducting').volts.forEach((found, node) => {
          expect(found).toBeCloseTo(expected[node]!, 8);
        });
      }),
      { numRuns: 150 },
    );
  });

  it('may form loops, of which enough conduct', () => {
    const circuit = new CircuitBuilder('loop')
      .current(GROUND, 'a', 1)
      .resistor('c', GROUND, 1)
      .resistor('a', GROUND, 0.01)
      .resistor('b', GROUND, 0.01)
      .diode('a', 'b')
      .diode('b', 'c')
      .diode('a', 'c')
      .diode('a', 'c')
      .build();
    const { volts, converged } = operatingPoint(circuit, {}, 'conducting');
    expect(converged).toBe(true);
    for (const node of [1, 2, 3]) expect(volts[node]).toBeCloseTo(1 / 1.02, 12);
  });

  it('that short a source are named', () => {
    const circuit = new CircuitBuilder('short').voltage('a', GROUND, 1).diode('a', 'b').diode('b', GROUND);
    circuit.resistor('b', GROUND, 1);
    expect(() => operatingPoint(circuit.build())).toThrow(
      /ideal diodes \(D[23], D[23]\) would short a voltage source/,
    );
  });
});
