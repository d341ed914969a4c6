import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseCard } from '../../../src/card/load.js';
import { UserError } from '../../../src/problem/problem.js';
import { CIRCUIT_CARD } from '../../../src/substrate/resistive/card.js';
import type { Circuit } from '../../../src/substrate/resistive/circuit/circuit.js';
import { readNetlist } from '../../../src/substrate/resistive/netlist/read.js';
import { OperatingPoints } from '../../../src/substrate/resistive/solve/solvers.js';
import { mutatedText, slips } from '../../support/mutate.js';

/** Every element, a nudge, amplifiers and both kinds of diodes. */
const NETLIST = `a circuit
V1 in 0 DC 5
V2 up in 1.5
R1 in a 1k
R2 a GND 2kOhm
R3 a b 10meg
Rn b 0 -1g
D1 a b dm
D2 0 b dm
I1 0 b 2m
E1 e 0 a b 0.5
R4 e c 1k
G1 c 0 a 0 1m
F1 c b V1 0.1
R5 c up 3k
.model dm D (IS=1e-14
+ N=1.5 CJO=1p)
.options reltol=1e-6
.end
`;
const IDEAL = `ideal diodes
V1 in 0 2
R1 in a 1k
R2 a b 1k
R3 b 0 4k
D1 a b dx
D2 0 a dx
.model dx D (IS=1e-12 N=0.001)
`;
const JUNK = [
  ...[
    '',
    '0',
    '-0',
    '1e400',
    '-1e-400',
    'nan',
    'inf',
    '0x10',
    '1k',
    '-1k',
    '1e9999999999',
    'gnd',
    'a',
    'b',
    'in',
  ],
  ...[
    '=',
    '(',
    ')',
    '+',
    '\n+',
    '\n',
    ';',
    '$ ',
    '*',
    '.end',
    '.control',
    '.endc',
    '.model',
    '.subckt',
    '.include /etc/passwd',
  ],
  ...[
    'v1',
    'd1 a b',
    'x1 a b sub',
    'q1 c b e',
    'd',
    'r',
    '__proto__',
    'constructor',
    '\u0000',
    '\u202e',
    '\ud800',
    'é',
  ],
  'r'.repeat(10_000),
];
const CARD = `format: nudge.circuit-card/1
name: nodes
description: nodes on a chip
unit_conductance: { value: 1, unit: uS, standing: preset, source: x }
unit_voltage: { value: 10, unit: mV, standing: preset, source: x }
node_capacitance: { value: 100, unit: fF, low: 20, high: 500, standing: assumed, source: x }
settled_within: { value: 0.001, unit: "1", standing: preset, source: x }
`;
const YAML_JUNK = [
  ...[
    '',
    ':',
    '- ',
    '{',
    '}',
    '[',
    ']',
    '&a',
    '*a',
    '!!js/function',
    '"',
    "'",
    '|',
    '>',
    '?',
    '\t',
    '%YAML',
    '---',
    '...',
  ],
  ...[
    'null',
    '~',
    '.nan',
    '.inf',
    '-1',
    '1e400',
    '0',
    'pF',
    'S',
    'measured',
    '<<:',
    '__proto__:',
    'format:',
    '\u0000',
  ],
];

/** What was read; undefined where it was reported. Anything but sentences fails the test. */
function readOrReport<T>(read: () => T, check: (error: UserError) => void): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    for (const { message } of error.problems) expect(message).toMatch(/\S/);
    check(error);
    return undefined;
  }
}

function isLocated(error: UserError): void {
  for (const problem of error.problems) {
    expect(problem.file).toBe('x.cir');
    const ofAll = problem.code === 'circuit-unsolvable' || problem.code === 'value-missing';
    if (!ofAll) expect(problem.line, problem.message).toBeGreaterThan(0);
  }
}

/** Whatever was accepted has an operating point of numbers, or a sentence that says why not. */
function solves(circuit: Circuit): void {
  const point = readOrReport(
    () => new OperatingPoints(circuit).solve({ maxIterations: 200 }),
    () => {},
  );
  if (point?.converged) for (const volts of point.volts) expect(volts).toSatisfy(Number.isFinite);
}

it('netlists with slips are read whole or refused by line, and solved or refused', () => {
  let read = 0;
  fc.assert(
    fc.property(fc.constantFrom(NETLIST, IDEAL), slips, (text, made) => {
      const netlist = mutatedText(text, made, JUNK);
      const circuit = readOrReport(() => readNetlist(netlist, 'x.cir'), isLocated);
      if (circuit) read++;
      if (circuit) solves(circuit);
    }),
    { numRuns: 2000 },
  );
  expect(read).toBeGreaterThan(100);
});

it('what is no netlist at all is refused', () => {
  fc.assert(
    fc.property(fc.uint16Array({ maxLength: 100 }), codes => {
      const text = String.fromCharCode(...codes);
      const circuit = readOrReport(() => readNetlist(text, 'x.cir'), isLocated);
      expect(circuit?.elements ?? [1]).not.toEqual([]);
    }),
    { numRuns: 300 },
  );
});

it('circuit cards with slips are read whole or refused in their file', () => {
  fc.assert(
    fc.property(slips, made => {
      const text = mutatedText(CARD, made, YAML_JUNK);
      const card = readOrReport(
        () => parseCard(CIRCUIT_CARD, text, 'x.yaml').card,
        ({ problems }) => {
          for (const problem of problems) expect(problem.file).toBe('x.yaml');
        },
      );
      if (card) expect(card.node_capacitance.value).toBeGreaterThan(0);
    }),
    { numRuns: 200 },
  );
});
