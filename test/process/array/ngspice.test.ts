import { describe, expect, it } from 'vitest';
import { solveTile } from '../../../src/array/analog/ir-drop-exact.js';
import { tileCurrents, tileNetlist } from '../../../src/array/analog/tile-netlist.js';
import { type NetlistModel, netlist, readNetlistOutput } from '../../../src/array/sense/netlist.js';
import { race } from '../../../src/array/sense/race.js';
import { PURPOSE } from '../../../src/random/purpose.js';
import { stream } from '../../../src/random/stream.js';
import { runNgspice } from '../../../src/spice/ngspice.js';
import { ohms, seconds } from '../../../src/units/quantity.js';
import { needs } from '../../support/needs.js';
import { amplifier } from '../../unit/array/sense/preset.js';

const NGSPICE = needs('ngspice');

interface Read {
  supply: number;
  first: number;
  second: number;
  duration: number;
  kelvin?: number;
}

function simulate(model: NetlistModel, { supply, first, second, duration, kelvin }: Read) {
  const read = {
    amplifier: amplifier(supply, kelvin),
    first: ohms(first),
    second: ohms(second),
    duration: seconds(duration),
  };
  return readNetlistOutput(runNgspice(netlist(model, read)), read.amplifier);
}

const ours = ({ supply, first, second, duration, kelvin }: Read) =>
  race(amplifier(supply, kelvin), ohms(first), ohms(second), seconds(duration));

if (!NGSPICE)
  console.warn('ngspice is not on the PATH (apt-get install ngspice): its comparisons are skipped.');

describe.skipIf(!NGSPICE)('ngspice with the same equations (our integrator)', () => {
  const reads: Read[] = [
    { supply: 1.2, first: 10e3, second: 200e3, duration: 5e-9 },
    { supply: 0.6, first: 10e3, second: 200e3, duration: 5e-9 },
    { supply: 0.5, first: 10e3, second: 200e3, duration: 8e-9 },
    { supply: 1.2, first: 200e3, second: 400e3, duration: 20e-9 },
    { supply: 0.9, first: 400e3, second: 200e3, duration: 20e-9 },
    { supply: 0.6, first: 200e3, second: 400e3, duration: 30e-9 },
    { supply: 0.6, first: 27e3, second: 200e3, duration: 10e-9, kelvin: 233 },
    { supply: 0.6, first: 27e3, second: 200e3, duration: 10e-9, kelvin: 358 },
    { supply: 0.9, first: 3e6, second: 6e6, duration: 50e-9 },
  ];
  it.each(reads)('agrees within 1 %% for %o', read => {
    const [theirs, found] = [simulate('ekv', read), ours(read)];
    expect(Math.abs(theirs.energy / found.energy - 1)).toBeLessThan(0.01);
    if (found.decision === Infinity) expect(theirs.decision).toBe(Infinity);
    else expect(Math.abs(theirs.decision / found.decision - 1)).toBeLessThan(0.01);
    expect(Math.abs(theirs.q - found.q) + Math.abs(theirs.qb - found.qb)).toBeLessThan(0.01);
  });
});

describe.skipIf(!NGSPICE)('ngspice with BSIM4 transistors (the shape)', () => {
  const durations = [
    [1.2, 10e-9],
    [0.9, 12e-9],
    [0.6, 20e-9],
    [0.5, 30e-9],
  ] as const;
  const at = (first: number, second: number) =>
    durations.map(([supply, duration]) => {
      const read = { supply, first, second, duration };
      return { supply, theirs: simulate('bsim4', read), ours: ours(read) };
    });

  it.each([
    [10e3, 200e3],
    [200e3, 400e3],
  ])('pair (%d, %d): decisions and energies go with the supply as ours do', (first, second) => {
    const rows = at(first, second);
    const lines = rows.map(
      row =>
        `${row.supply} V: decision ${(row.theirs.decision * 1e9).toFixed(2)} ns (ours ${(row.ours.decision * 1e9).toFixed(2)}), ` +
        `energy ${(row.theirs.energy * 1e15).toFixed(1)} fJ (ours ${(row.ours.energy * 1e15).toFixed(1)})`,
    );
    console.info(`BSIM4, (${first}, ${second}) ohm\n${lines.join('\n')}`);
    const nominal = rows[0]!;
    for (const row of rows) {
      const slower = (who: 'theirs' | 'ours') => row[who].decision / nominal[who].decision;
      const cheaper = (who: 'theirs' | 'ours') => row[who].energy / nominal[who].energy;
      expect(slower('theirs') / slower('ours')).toBeGreaterThan(0.85);
      expect(slower('theirs') / slower('ours')).toBeLessThan(1.15);
      expect(Math.abs(cheaper('theirs') / cheaper('ours') - 1)).toBeLessThan(0.15);
    }
  });
});

describe.skipIf(!NGSPICE)('ngspice with a tile of conductances and wires', () => {
  it.each([
    [0, 2.5],
    [2.5, 0],
    [2.5, 2.5],
    [200, 50],
  ])('has the same column currents, %d ohm of word line and %d ohm of bit line a cell', (word, bit) => {
    const [rows, columns] = [16, 12];
    const draws = stream(1, PURPOSE.point, 0);
    const siemens = Float64Array.from({ length: rows * columns }, () => 1e-6 + 1e-4 * draws.float());
    const volts = Float64Array.from({ length: rows }, () => 0.3 * draws.float());
    const tile = { rows, columns, siemens, wordOhms: ohms(word), bitOhms: ohms(bit) };
    const theirs = tileCurrents(runNgspice(tileNetlist(tile, volts)), columns);
    for (const [j, current] of solveTile(tile).currents(volts).entries()) {
      expect(Math.abs(theirs[j]! / current - 1)).toBeLessThan(1e-8);
    }
  });
});
