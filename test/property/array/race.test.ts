import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { besideHrs, criticalResistance, HALF_AGAIN } from '../../../src/array/sense/critical.js';
import { race } from '../../../src/array/sense/race.js';
import { kelvin, ohms, seconds, volts } from '../../../src/units/quantity.js';
import { amplifier } from '../../unit/array/sense/preset.js';

const between = (low: number, high: number) => fc.double({ min: low, max: high, noNaN: true });
const resistance = between(Math.log(2e3), Math.log(5e6)).map(x => ohms(Math.exp(x)));
const supply = between(0.4, 1.3);
const temperature = between(233, 358);
const readTime = between(Math.log(0.5e-9), Math.log(50e-9)).map(x => seconds(Math.exp(x)));
const at = (v: number, t: number) => ({ ...amplifier(v), temperature: kelvin(t) });

describe('the race of the sense amplifier', () => {
  it('negates its output when the resistances are swapped, with the same energy and timing', () => {
    fc.assert(
      fc.property(resistance, resistance, supply, temperature, readTime, (first, second, v, t, time) => {
        const one = race(at(v, t), first, second, time);
        const other = race(at(v, t), second, first, time);
        expect(other).toEqual({
          ...one,
          code: typeof one.code === 'number' ? 0 - one.code : one.code,
          q: one.qb,
          qb: one.q,
        });
      }),
      { numRuns: 150, seed: 1 },
    );
  });

  it('never contradicts the order of the resistances', () => {
    fc.assert(
      fc.property(resistance, resistance, supply, temperature, readTime, (first, second, v, t, time) => {
        const { code } = race(at(v, t), first, second, time);
        if (typeof code === 'number' && code !== 0) expect(code).toBe(first < second ? 1 : -1);
      }),
      { numRuns: 300, seed: 2 },
    );
  });

  it('draws more energy at a higher supply', () => {
    fc.assert(
      fc.property(
        resistance,
        resistance,
        supply,
        readTime,
        between(1.02, 1.5),
        (first, second, v, time, up) => {
          const [low, high] = [v, v * up].map(each => race(at(each, 300), first, second, time).energy);
          expect(high).toBeGreaterThan(low!);
        },
      ),
      { numRuns: 150, seed: 3 },
    );
  });
});

describe('the critical resistance', () => {
  it('never falls when the read time grows', () => {
    fc.assert(
      fc.property(supply, temperature, readTime, between(1.05, 3), resistance, (v, t, time, longer, hrs) => {
        for (const partner of [HALF_AGAIN, besideHrs(hrs)]) {
          const short = criticalResistance(at(v, t), time, partner);
          const long = criticalResistance(at(v, t), seconds(time * longer), partner);
          if (short > 0) expect(long).toBeGreaterThan(short);
        }
      }),
      { numRuns: 40, seed: 4 },
    );
  });

  it('falls with the supply at a fixed read time', () => {
    fc.assert(
      fc.property(between(0.45, 1.1), between(1.05, 1.3), readTime, (v, up, time) => {
        const low = criticalResistance(at(v, 300), time, besideHrs(ohms(200e3)));
        const high = criticalResistance(
          { ...at(v, 300), supply: volts(v * up) },
          time,
          besideHrs(ohms(200e3)),
        );
        if (low > 0) expect(low).toBeLessThan(high);
      }),
      { numRuns: 40, seed: 5 },
    );
  });
});
