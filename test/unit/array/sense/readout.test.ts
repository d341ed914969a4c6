import { describe, expect, it } from 'vitest';
import { amplifierOf, statesOf } from '../../../../src/array/cells/sensing.js';
import type { Lognormal } from '../../../../src/array/sense/closed-forms.js';
import {
  bestCritical,
  type TernaryConfusion,
  ternaryConfusion,
} from '../../../../src/array/sense/closed-forms.js';
import { race } from '../../../../src/array/sense/race.js';
import { readoutOf, suitableReadTime } from '../../../../src/array/sense/readout.js';
import { PURPOSE } from '../../../../src/random/purpose.js';
import { stream } from '../../../../src/random/stream.js';
import { ohms, seconds, volts } from '../../../../src/units/quantity.js';
import { problemsIn } from '../../card/problems.js';
import { cellCard, PAIRS, pairOf } from '../cells/cards.js';
import { deviation } from './preset.js';

const TERNARY = { ternary: true } as const;

describe('readout of the shipped cards', () => {
  it.each(PAIRS)('%s reads ternary weights at its own supply and temperature', name => {
    const { lrs, hrs } = statesOf(pairOf(name));
    const found = readoutOf(cellCard(name), TERNARY);
    expect(found.problems).toEqual([]);
    expect(found.criticalOhms).toBeGreaterThan(lrs.median);
    expect(found.criticalOhms).toBeLessThan(hrs.median);
    expect(found.decisionSeconds).toBeLessThan(pairOf(name).sense.read_time.value);
    expect(found.senseEnergyJoules.zero).toBeLessThan(found.senseEnergyJoules.nonzero);
  });

  it('gives the values of level 2: preset mid at 0.6 V', () => {
    const found = readoutOf(cellCard('hfo2-2t2r-mid'), TERNARY);
    expect(deviation(found.criticalOhms, 27.06e3)).toBeLessThan(0.005);
    expect(deviation(found.offsetSigma, 0.1061)).toBeLessThan(0.005);
    expect(deviation(found.decisionSeconds, 1.748e-9)).toBeLessThan(0.005);
    expect(found.readNoiseSigma).toBe(0.02);
  });

  it('is found in less than 200 ms', () => {
    // The best of three: a loaded machine may stop the whole process for a while.
    const milliseconds = [317, 318, 319].map(temperatureKelvin => {
      const start = performance.now();
      readoutOf(cellCard('hfo2-2t2r-weak'), { ...TERNARY, supplyVolts: 0.734, temperatureKelvin });
      return performance.now() - start;
    });
    expect(Math.min(...milliseconds)).toBeLessThan(200);
  });

  it('has no critical resistance for binary weights', () => {
    const found = readoutOf(cellCard('hfo2-2t2r-mid'), { ternary: false, supplyVolts: 1.2 });
    expect(found).toMatchObject({ criticalOhms: Infinity, problems: [] });
  });

  it('costs nothing for ideal cells, and the price of a bit for SRAM', () => {
    const none = {
      criticalOhms: Infinity,
      offsetSigma: 0,
      readNoiseSigma: 0,
      droopSigma: 0,
      decisionSeconds: 0,
      problems: [],
    };
    expect(readoutOf(cellCard('ideal'), TERNARY)).toEqual({
      ...none,
      senseEnergyJoules: { nonzero: 0, zero: 0 },
    });
    expect(readoutOf(cellCard('sram-bit'), TERNARY)).toEqual({
      ...none,
      senseEnergyJoules: { nonzero: 0.156e-12, zero: 0.156e-12 },
    });
  });
});

describe('reads that make no sense', () => {
  const mid = cellCard('hfo2-2t2r-mid');
  const withReadTime = (time: number) => {
    const pair = pairOf('hfo2-2t2r-mid');
    const sense = { ...pair.sense, read_time: { ...pair.sense.read_time, value: time } };
    return { ...mid, cell: { ...pair, sense } };
  };

  it('at the 50 ns of the papers, no preset of ours can read a zero: the advice is a shorter read', () => {
    for (const name of PAIRS.slice(0, 3)) {
      const pair = pairOf(name);
      const sense = { ...pair.sense, read_time: { ...pair.sense.read_time, value: 50e-9 } };
      for (const supplyVolts of [1.2, 0.6]) {
        const { problems } = readoutOf({ ...mid, cell: { ...pair, sense } }, { ...TERNARY, supplyVolts });
        expect(problems).toMatchObject([{ code: 'combination-illegal' }]);
        expect(problems[0]!.message).toContain('a stored 0 is read as +1 or -1');
        expect(problems[0]!.advice).toMatch(/read_time near \d/);
      }
    }
  });

  it('too short a read sees zeros everywhere, or decides nothing', () => {
    const [problem] = readoutOf(withReadTime(1e-9), TERNARY).problems;
    expect(problem!.message).toContain('a stored +1 or -1 is read as 0');
    expect(problem!.found).toMatch(/^a critical resistance of \d+ ohm$/);
    expect(readoutOf(withReadTime(0.3e-9), TERNARY).problems[0]!.found).toBe('no decision within 300 ps');
    const [binary] = readoutOf(withReadTime(1e-9), { ternary: false }).problems;
    expect(binary!.message).toContain('does not decide a typical weight');
  });

  it('the read time it advises has the best critical resistance', () => {
    const pair = pairOf('hfo2-2t2r-mid');
    const amplifier = { ...amplifierOf(pair.sense), supply: volts(0.9) };
    const time = suitableReadTime(amplifier, statesOf(pair));
    const found = readoutOf(withReadTime(time), { ...TERNARY, supplyVolts: 0.9 });
    expect(deviation(found.criticalOhms, bestCritical(statesOf(pair)))).toBeLessThan(0.01);
  });

  it('a supply or temperature outside the range of the card is refused with range and source', () => {
    expect(problemsIn(() => readoutOf(mid, { ...TERNARY, supplyVolts: 0.2 }))).toMatchObject([
      {
        code: 'value-range',
        found: '0.2 V',
        allowed: '0.4 to 1.4 V',
        advice: expect.stringContaining('range'),
      },
    ]);
    expect(problemsIn(() => readoutOf(mid, { ...TERNARY, temperatureKelvin: 500 }))[0]).toMatchObject({
      allowed: '233 to 358 K',
    });
    expect(problemsIn(() => readoutOf(cellCard('sram-bit'), { ...TERNARY, supplyVolts: 0.5 }))).toHaveLength(
      1,
    );
  });
});

const total = ({ zeroToNonzero, nonzeroToZero, flip }: TernaryConfusion): number =>
  (zeroToNonzero + 2 * (nonzeroToZero + flip)) / 3;

describe('the published headline: ternary reads are best near threshold', () => {
  it.each(PAIRS)(
    '%s: at its read time, fewer errors at 0.6 V than at 1.2 V (level 2, then level 1)',
    name => {
      const states = statesOf(pairOf(name));
      const errors = [0.6, 0.7, 0.9, 1.2].map(supplyVolts => {
        const { criticalOhms, offsetSigma } = readoutOf(cellCard(name), { ...TERNARY, supplyVolts });
        return total(ternaryConfusion(states, criticalOhms, offsetSigma));
      });
      for (let i = 1; i < errors.length; i++) expect(errors[i - 1]).toBeLessThan(errors[i]!);
    },
  );
});

const CELLS = 1500;

/** Confusion rates of drawn cells whose every read is a race. */
function raced(name: string, supply: number): TernaryConfusion {
  const pair = pairOf(name);
  const amplifier = { ...amplifierOf(pair.sense), supply: volts(supply) };
  const { lrs, hrs } = statesOf(pair);
  const random = stream(1, PURPOSE.weights);
  const draw = ({ median, lnSpread }: Lognormal) => ohms(median * Math.exp(lnSpread * random.normal()));
  const read = (a: Lognormal, b: Lognormal) =>
    race(amplifier, draw(a), draw(b), seconds(pair.sense.read_time.value)).code;
  const count = { zeroToNonzero: 0, nonzeroToZero: 0, flip: 0 };
  for (let i = 0; i < CELLS; i++) {
    if (read(hrs, hrs) !== 0) count.zeroToNonzero++;
    const code = read(lrs, hrs);
    if (code === 0) count.nonzeroToZero++;
    if (code === -1) count.flip++;
  }
  const { zeroToNonzero, nonzeroToZero, flip } = count;
  return {
    zeroToNonzero: zeroToNonzero / CELLS,
    nonzeroToZero: nonzeroToZero / CELLS,
    flip: flip / CELLS,
  };
}

describe('the headline with every read a race', () => {
  it.each(['hfo2-2t2r-strong', 'hfo2-2t2r-mid', 'hfo2-2t2r-weak'])('%s', name => {
    expect(total(raced(name, 0.6))).toBeLessThan(0.8 * total(raced(name, 1.2)));
  });
});

describe('level 1 with the critical resistance of level 2, against races of drawn cells', () => {
  // Five standard errors, and what a single critical resistance leaves out: pairs of like resistances take longer.
  it.each([
    ['hfo2-2t2r-strong', 0.6, 0.002],
    ['hfo2-2t2r-strong', 1.2, 0.005],
    ['hfo2-2t2r-mid', 0.6, 0.02],
    ['hfo2-2t2r-mid', 1.2, 0.02],
    ['rram-2t2r-megaohm', 0.6, 0.002],
    ['hfo2-2t2r-weak', 0.6, 0.07],
    ['hfo2-2t2r-weak', 1.2, 0.04],
  ] as const)('%s at %d V', (name, supply, model) => {
    const found = raced(name, supply);
    const { criticalOhms } = readoutOf(cellCard(name), { ...TERNARY, supplyVolts: supply });
    const expected = ternaryConfusion(statesOf(pairOf(name)), criticalOhms);
    for (const kind of ['zeroToNonzero', 'nonzeroToZero', 'flip'] as const) {
      const statistical = 5 * Math.sqrt((expected[kind] * (1 - expected[kind])) / CELLS);
      expect(Math.abs(found[kind] - expected[kind]), kind).toBeLessThan(statistical + model);
    }
  });
});
