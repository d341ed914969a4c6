import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../../src/problem/problem.js';
import { readValue } from '../../../../src/spice/value.js';
import { layeredCircuit } from '../../../../src/substrate/resistive/circuit/layered.js';
import { readNetlist } from '../../../../src/substrate/resistive/netlist/read.js';
import { writeNetlist } from '../../../../src/substrate/resistive/netlist/write.js';
import { operatingPoint } from '../../../../src/substrate/resistive/solve/solvers.js';
import { circuits, WORKED, WORKED_INPUT, WORKED_TARGET } from '../../../support/circuits.js';

const BRIDGE = `a bridge
* comment
V1 in 0 DC 5V   ; five volts
R1 in a 1k
R2 a GND
+ 2kOhm
D1 a b dm
R3 b 0 10meg $ a comment
.model dm D (IS=1e-14
+ N=1.5 CJO=1p)
.control
nonsense that ngspice runs
.endc
.end
what comes after is not read`;

const said = (text: string): string[] => {
  try {
    readNetlist(text, 'x.cir');
  } catch (error) {
    if (error instanceof UserError) return error.message.split('\n');
    throw error;
  }
  return [];
};

const withLine = (line: string) => said(`title\nV1 in 0 1\nR1 in 0 1k\n${line}\n`);

describe('values', () => {
  it.each([
    ['4.7k', 4700],
    ['10meg', 1e7],
    ['1m', 1e-3],
    ['2mil', 5.08e-5],
    ['-.5', -0.5],
    ['1e3u', 1e-3],
    ['5V', 5],
    ['1kOhm', 1000],
    ['3mamp', 3e-3],
  ])('%s is %d', (text, value) => {
    expect(readValue(text)).toBeCloseTo(value, 12);
  });

  it.each(['', 'k', '1x', '1e', '1kk', '0x10', '1 k', 'NaN', '5 furlong'])('%j is none', text => {
    expect(readValue(text)).toBeUndefined();
  });
});

describe('a netlist', () => {
  it('is read with its continuations, comments, models and units', () => {
    const { title, nodes, elements } = readNetlist(BRIDGE);
    expect(title).toBe('a bridge');
    expect(nodes).toEqual(['0', 'in', 'a', 'b']);
    expect(elements.map(({ name }) => name)).toEqual(['v1', 'r1', 'r2', 'd1', 'r3']);
    expect(elements[2]).toMatchObject({ kind: 'resistor', siemens: 5e-4 });
    expect(elements[3]).toMatchObject({ model: { kind: 'exponential', saturation: 1e-14, emission: 1.5 } });
    const { volts } = operatingPoint(readNetlist(BRIDGE));
    expect(volts[2]).toBeCloseTo(10 / 3, 3);
  });

  it('comes back as it was written', () => {
    const model = { kind: 'exponential', saturation: 1e-12, emission: 0.5 } as const;
    fc.assert(
      fc.property(circuits('anywhere', 16, model), circuit => {
        const again = readNetlist(writeNetlist(circuit));
        expect(again.nodes.length).toBe(circuit.nodes.length);
        const [a, b] = [operatingPoint(circuit), operatingPoint(again)];
        expect(a.volts.map((v, node) => v - b.volts[again.nodes.indexOf(circuit.nodes[node]!)]!)).toSatisfy(
          (all: Float64Array) => all.every(difference => Math.abs(difference) < 1e-9),
        );
      }),
      { numRuns: 30 },
    );
  });

  it('writes ideal diodes as behavioural sources, and nudges as resistors to targets', () => {
    const nudge = { beta: -0.5, target: WORKED_TARGET };
    const lines = writeNetlist(layeredCircuit('worked', WORKED, WORKED_INPUT, nudge)).split('\n');
    expect(lines).toContainEqual(
      expect.stringMatching(/^BD\d+ 0 n1_0 I=v\(0,n1_0\)>0 \? 1e\+6\*v\(0,n1_0\) : 0$/),
    );
    expect(lines).toContainEqual(expect.stringMatching(/^V\d+ y0 0 1e\+0$/));
    expect(lines).toContainEqual(expect.stringMatching(/^R\d+ y0 n2_0 -2e\+0$/));
  });

  it.each([
    ['C1 in 0 1p', /^x\.cir:4: unknown element or command \(found c1; allowed: R, D, I, V, E, G, F/],
    ['.tran 1n 1u', /^x\.cir:4: unknown element or command \(found \.tran/],
    [
      'R2 in 0 5furlong',
      /^x\.cir:4: r2: its ohms are missing or unreadable \(found 5furlong; allowed: a number/,
    ],
    ['R2 in 0', /^x\.cir:4: r2: its ohms are missing/],
    ['R2 in 0 0', /^x\.cir:4: r2: its ohms are absurd \(found 0; allowed: a size of/],
    ['V2 in2 0 SIN 0 1 1k', /^x\.cir:4: v2: its volts are missing or unreadable \(found sin 0 1 1k/],
    ['R1 in 0 2k', /^x\.cir:4: r1 is there twice, first in line 3/],
    ['R2 in lonely 1k', /^x\.cir:4: only r2 is connected to node lonely\. Connect the node/],
    ['R2 in in 1k', /^x\.cir:4: both ends of r2 are at node in/],
    ['D1 in 0 gone', /^x\.cir:4: d1 has an unknown model \(found gone; allowed: a \.model statement/],
    ['.model q npn', /^x\.cir:4: the model q is of no known type \(found npn; allowed: D\)/],
    ['.model d d bv=5', /^x\.cir:4: d\.bv: unknown parameter of a diode \(allowed: IS and N; CJO/],
    ['.model d d is=-1', /^x\.cir:4: d: no diode has this model \(found IS=-1 N=1/],
    ['F1 in 0 v9 2', /^x\.cir:4: f1: v9 is no voltage source or amplifier/],
    ['V2 in 0 2', /^x\.cir:4: v2: closes a loop of voltage sources between nodes in and 0/],
  ])('with %s is refused as a whole', (line, sentence) => {
    expect(withLine(line)[0]).toMatch(sentence);
  });

  it('without elements is refused', () => {
    expect(said('only a title')).toEqual([expect.stringMatching(/it holds no element/)]);
  });

  it('of any text is read or refused in a sentence', () => {
    const word = fc.constantFrom(
      'R1',
      'D',
      '.model',
      'a',
      '0',
      '1k',
      '+',
      '=',
      'd',
      '*',
      'V2',
      'E1',
      'is',
      '\n',
    );
    const text = fc.oneof(
      fc.string({ maxLength: 200 }),
      fc.array(word, { maxLength: 60 }).map(words => words.join(' ')),
    );
    fc.assert(
      fc.property(text, any => {
        said(any);
      }),
      { numRuns: 500 },
    );
  });
});
