import { describe, expect, it } from 'vitest';
import { netlist, readNetlistOutput } from '../../../../src/array/sense/netlist.js';
import { ohms, seconds } from '../../../../src/units/quantity.js';
import { amplifier } from './preset.js';

const READ = {
  amplifier: amplifier(0.6, 358),
  first: ohms(10e3),
  second: ohms(200e3),
  duration: seconds(3e-9),
};

describe('netlists for ngspice', () => {
  it('write the circuit: supply, capacitances, cells with their series resistance, temperature', () => {
    for (const model of ['ekv', 'bsim4'] as const) {
      const lines = netlist(model, READ).split('\n');
      expect(lines).toEqual(
        expect.arrayContaining([
          'Vdd vdd 0 6e-1',
          'R1 s1 0 1.3e+4',
          'R2 s2 0 2.03e+5',
          'Cq q 0 3e-14',
          'Cqb qb 0 3e-14',
          '.end',
        ]),
      );
      expect(lines[1]).toMatch(/^\.options temp=8\.485e\+1 /);
      expect(lines).toContainEqual(expect.stringMatching(/^tran \S+ 3e-9 0 \S+ uic$/));
    }
  });

  it('write four currents by the EKV equation, or four BSIM4 transistors of the same gain', () => {
    expect(netlist('ekv', READ).match(/^B[np][12] .* I=/gm)).toHaveLength(4);
    const bsim4 = netlist('bsim4', READ);
    expect(bsim4.match(/^M[np][12] /gm)).toHaveLength(4);
    expect(bsim4.match(/^\.model [np]ch [np]mos level=14 .*vth0=-?3\.5e-1 /gm)).toHaveLength(2);
  });
});

describe('what ngspice printed', () => {
  const printed = (fall: string) =>
    `No. of Data Rows : 5000\n${fall}drawn               =  -2.0e-15 from=  0.0e+00 to=  3.0e-09\nq_end               =  1.0e-03\nqb_end              =  5.99e-01\n`;

  it('is a decision and an energy, precharge included', () => {
    const found = readNetlistOutput(printed('fall_q              =  1.748e-09\n'), READ.amplifier);
    expect(found.decision).toBe(1.748e-9);
    expect(found.energy).toBeCloseTo(0.6 * (30e-15 * 0.6 + 2e-15), 20);
    expect(found).toMatchObject({ q: 1e-3, qb: 0.599 });
  });

  it('may have no decision, but must have a charge', () => {
    expect(readNetlistOutput(printed(''), READ.amplifier).decision).toBe(Infinity);
    expect(() => readNetlistOutput('Fatal error', READ.amplifier)).toThrow(/measured nothing/);
  });
});
