import { expect, it } from 'vitest';
import { CELL_CARD } from '../../../../src/array/cells/card.js';
import { droopSpread } from '../../../../src/array/sense/droop.js';
import { gridOf } from '../../../../src/array/sense/grid.js';
import { readoutOf, senseTask } from '../../../../src/array/sense/readout.js';
import { loadCard } from '../../../../src/card/load.js';
import { PURPOSE } from '../../../../src/random/purpose.js';
import { stream } from '../../../../src/random/stream.js';
import { kelvin, volts } from '../../../../src/units/quantity.js';

it('a supply that spreads from read to read spreads the critical resistance by the slope of level 2', () => {
  const { cell } = loadCard(CELL_CARD, 'rram-2t2r-megaohm').card;
  if (cell.kind !== 'resistive-pair') throw new Error('kind');
  const grid = gridOf(senseTask(cell));
  const [supply, temperature, spread] = [volts(cell.sense.supply.value), kelvin(300), volts(0.01)];
  const random = stream(1, PURPOSE.order);
  const reads = Array.from({ length: 4000 }, () =>
    Math.log(grid.at(volts(supply + spread * random.normal()), temperature).critical),
  );
  const mean = reads.reduce((sum, x) => sum + x, 0) / reads.length;
  const found = Math.sqrt(reads.reduce((sum, x) => sum + (x - mean) ** 2, 0) / reads.length);
  const wanted = droopSpread(grid, supply, temperature, spread);
  expect(wanted).toBeGreaterThan(0);
  // A standard deviation of 4,000 draws is right to about 1 %; the curve bends a little over the spread.
  expect(Math.abs(found / wanted - 1)).toBeLessThan(0.06);
  expect(droopSpread(grid, supply, temperature, volts(0))).toBe(0);
});

it('a card whose supply droops is read with that spread where there are zeros, at any supply', () => {
  const { card } = loadCard(CELL_CARD, 'hfo2-2t2r-mid-noisy');
  if (card.cell.kind !== 'resistive-pair') throw new Error('kind');
  const grid = gridOf(senseTask(card.cell));
  for (const supplyVolts of [0.6, 0.9]) {
    const wanted = droopSpread(grid, volts(supplyVolts), kelvin(300), volts(0.01));
    const { droopSigma } = readoutOf(card, { ternary: true, supplyVolts });
    expect(droopSigma / wanted).toBeCloseTo(1, 4);
  }
  expect(readoutOf(card, { ternary: false }).droopSigma).toBe(0);
  const without = readoutOf(loadCard(CELL_CARD, 'hfo2-2t2r-mid').card, { ternary: true });
  expect(without.droopSigma).toBe(0);
});
