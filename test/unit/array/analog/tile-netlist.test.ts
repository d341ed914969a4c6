import fc from 'fast-check';
import { expect, it } from 'vitest';
import { solveTile } from '../../../../src/array/analog/ir-drop-exact.js';
import { tileNetlist } from '../../../../src/array/analog/tile-netlist.js';
import { readNetlist } from '../../../../src/substrate/resistive/netlist/read.js';
import { operatingPoint } from '../../../../src/substrate/resistive/solve/solvers.js';
import { ohms } from '../../../../src/units/quantity.js';

const side = fc.integer({ min: 1, max: 5 });
const line = fc.constantFrom(0, 1, 250).map(ohms);

it('a tile as a netlist has the currents of the band solver, by our solver of general circuits', () => {
  const cells = (n: number) =>
    fc.array(fc.double({ min: 1e-9, max: 1e-3, noNaN: true }), {
      ...{ minLength: n, maxLength: n },
    });
  const tiles = fc.tuple(side, side, line, line).chain(([rows, columns, wordOhms, bitOhms]) =>
    fc.tuple(
      cells(rows * columns).map(siemens => ({ rows, columns, siemens, wordOhms, bitOhms })),
      fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: rows, maxLength: rows }),
    ),
  );
  fc.assert(
    fc.property(tiles, ([tile, volts]) => {
      const expected = solveTile(tile).currents(volts);
      const circuit = readNetlist(tileNetlist(tile, volts), 'tile.cir');
      const { amperes } = operatingPoint(circuit);
      const found = (j: number) =>
        amperes[circuit.elements.findIndex(({ name }) => name.toLowerCase() === `vout${j}`)]!;
      for (const [j, current] of expected.entries()) {
        expect(Math.abs(found(j) - current)).toBeLessThan(1e-9 * (1e-3 + Math.abs(current)));
      }
    }),
    { numRuns: 60 },
  );
});
