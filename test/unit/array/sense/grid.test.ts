import { describe, expect, it } from 'vitest';
import { gridOf, SenseGrid, type SensePoint, sensePoint } from '../../../../src/array/sense/grid.js';
import { senseTask } from '../../../../src/array/sense/readout.js';
import { kelvin, volts } from '../../../../src/units/quantity.js';
import { PAIRS, pairOf } from '../cells/cards.js';
import { deviation } from './preset.js';

const QUANTITIES = ['critical', 'offsetPerVolt', 'nonzeroEnergy', 'zeroEnergy', 'decision'] as const;

const worst = (found: SensePoint, exact: SensePoint): number =>
  Math.max(
    ...QUANTITIES.map(name => (found[name] === exact[name] ? 0 : deviation(found[name], exact[name]))),
  );

describe('the grid over supply and temperature', () => {
  it('is within 1 % of level 2, and within 3 % below 0.55 V', () => {
    const supplies = [0.506, 0.5188, 0.534, 0.588, 0.6062, 0.689, 0.8188, 0.9877, 1.263];
    for (const name of PAIRS) {
      const task = senseTask(pairOf(name));
      const grid = new SenseGrid(task);
      for (const supply of supplies) {
        for (const temperature of [247, 307.5]) {
          const [v, t] = [volts(supply), kelvin(temperature)];
          const exact = sensePoint(task, v, t);
          const tolerance = supply > 0.55 ? 0.01 : 0.03;
          if (exact.critical > 0)
            expect(worst(grid.at(v, t), exact), `${name}, ${v} V, ${t} K`).toBeLessThan(tolerance);
        }
      }
    }
  });

  it('is level 2 itself on its points, and beside points without a decision', () => {
    const task = senseTask(pairOf('hfo2-2t2r-mid'));
    const grid = new SenseGrid(task);
    for (const [v, t] of [
      [0.6, 300],
      [0.9, 315],
      [0.43, 290],
    ] as const)
      expect(grid.at(volts(v), kelvin(t))).toEqual(sensePoint(task, volts(v), kelvin(t)));
  });

  it('is shared by all who have the same parameters', () => {
    const task = senseTask(pairOf('hfo2-2t2r-mid'));
    expect(gridOf(senseTask(pairOf('hfo2-2t2r-mid')))).toBe(gridOf(task));
    expect(gridOf(senseTask(pairOf('hfo2-2t2r-weak')))).not.toBe(gridOf(task));
  });
});
