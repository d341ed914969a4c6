import { describe, expect, it } from 'vitest';
import { ANALOG_CARD } from '../../../../src/array/analog/card.js';
import {
  genericConductance,
  genericStd,
  pcmConductance,
  pcmDriftExponent,
  pcmDriftFactor,
  pcmProgrammingStd,
  pcmReadStd,
  polynomialConductance,
  polynomialStd,
} from '../../../../src/array/analog/conductance-noise.js';
import { genericNoise, pcmModel, polynomialModel } from '../../../../src/array/analog/model.js';
import { loadCard } from '../../../../src/card/load.js';
import { PURPOSE } from '../../../../src/random/purpose.js';
import { stream } from '../../../../src/random/stream.js';
import { seconds, siemens } from '../../../../src/units/quantity.js';
import { problemsIn } from '../../card/problems.js';

const device = (name: string) => loadCard(ANALOG_CARD, name).card.device;
const polynomial = (name: string) => {
  const found = device(name);
  if (found.model !== 'polynomial-noise') throw new Error(name);
  return polynomialModel(found);
};
const pcm = () => {
  const found = device('pcm-aihwkit');
  if (found.model !== 'pcm') throw new Error('pcm');
  return pcmModel(found);
};
const uS = (value: number) => siemens(value * 1e-6);
const inMicro = (value: number) => value * 1e6;
const DAY = seconds(86_400);

describe('phase-change memory (check numbers of our notes, section 3.2)', () => {
  it.each([
    [0, 0.2635],
    [0.5, 0.9527],
    [1, 1.0554],
  ])('at g = %d is programmed within %d uS', (g, expected) => {
    expect(inMicro(pcmProgrammingStd(pcm(), g))).toBeCloseTo(expected, 4);
  });

  it('drifts with exponents 0.049 +- 0.008 at g = 1, 0.0601 +- 0.0229 at 0.1', () => {
    expect(pcmDriftExponent(pcm(), 1)).toEqual({ mean: 0.049, std: 0.008 });
    const low = pcmDriftExponent(pcm(), 0.1);
    expect([low.mean, low.std].map(value => value.toFixed(4))).toEqual(['0.0601', '0.0229']);
    expect(pcmDriftExponent(pcm(), 0)).toEqual({ mean: 0.1, std: 0.045 });
  });

  it('falls to 0.60515 after a day with exponent 0.06', () => {
    expect(pcmDriftFactor(pcm(), 0.06, DAY)).toBeCloseTo(0.60515, 5);
    expect(pcmDriftFactor(pcm(), 0.06, seconds(0))).toBe(1);
  });

  it.each([
    [1, 0.0369],
    [0.5, 0.0579],
  ])('at g = %d is read within %d of its value after 1 s', (g, expected) => {
    expect(pcmReadStd(pcm(), g, seconds(1))).toBeCloseTo(expected, 4);
  });

  it('scales with g_max, and limits the read noise of small conductances', () => {
    expect(inMicro(pcmProgrammingStd({ ...pcm(), gMax: uS(50) }, 1))).toBeCloseTo(2 * 1.05538, 4);
    expect(pcmReadStd(pcm(), 0, seconds(1))).toBe(pcmReadStd(pcm(), 1e-9, seconds(1)));
    expect(problemsIn(() => pcmProgrammingStd(pcm(), 1.1))[0]).toMatchObject({
      code: 'value-range',
      allowed: '0 to 1',
    });
  });

  it('gives conductances with these moments', () => {
    const draws = stream(1, PURPOSE.rounding);
    const n = 20_000;
    const model = pcm();
    const values = Array.from({ length: n }, () =>
      pcmConductance(model, uS(12.5), seconds(0), { programming: draws.normal(), exponent: 0, read: 0 }),
    ).map(inMicro);
    const mean = values.reduce((sum, v) => sum + v, 0) / n;
    const std = Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / n);
    expect(Math.abs(mean - 12.5)).toBeLessThan((5 * 0.9527) / Math.sqrt(n));
    expect(Math.abs(std / 0.9527 - 1)).toBeLessThan(5 / Math.sqrt(2 * n));
  });
});

describe('ReRAM of Wan et al., two fits of one chip', () => {
  it('is 2.0229 uS at half range and 1 s by aihwkit, 2.3618 uS at 20 uS by CrossSim', () => {
    const [ours, theirs] = [
      polynomialStd(polynomial('reram-wan-aihwkit'), uS(20)),
      polynomialStd(polynomial('reram-wan-crosssim'), uS(20)),
    ];
    expect(inMicro(ours)).toBeCloseTo(2.0229, 4);
    expect(inMicro(theirs)).toBeCloseTo(2.3618, 4);
    expect(theirs / ours - 1).toBeCloseTo(0.17, 2);
  });

  it('differ three times at zero', () => {
    const [ours, theirs] = ['reram-wan-aihwkit', 'reram-wan-crosssim'].map(name =>
      polynomialStd(polynomial(name), uS(0)),
    );
    expect(theirs! / ours!).toBeCloseTo(3, 0);
  });

  it('has other coefficients after a day and two, and none between', () => {
    const model = polynomial('reram-wan-aihwkit');
    const sum = (...c: number[]) => c.reduce((total, value) => total + value, 0);
    expect(inMicro(polynomialStd(model, uS(40), DAY))).toBeCloseTo(
      sum(0.701, 22.086, -50.773, 47.095, -16.458),
      9,
    );
    expect(inMicro(polynomialStd(model, uS(40), seconds(172_800)))).toBeCloseTo(
      sum(0.782, 20.274, -43.507, 37.062, -11.934),
      9,
    );
    expect(problemsIn(() => polynomialStd(model, uS(1), seconds(60)))[0]).toMatchObject({
      found: '60 s',
      allowed: '1 s, 86400 s, 172800 s',
    });
  });

  it('refuses conductances that were not measured', () => {
    expect(problemsIn(() => polynomialStd(polynomial('reram-wan-crosssim'), uS(40)))[0]).toMatchObject({
      code: 'value-range',
      allowed: '0 to 0.00003926 S',
    });
  });
});

describe('ReRAM of Milo et al.', () => {
  it('is 3.8716 uS at 100 uS and says nothing at 40', () => {
    const model = polynomial('reram-milo-crosssim');
    expect(inMicro(polynomialStd(model, uS(100)))).toBeCloseTo(3.8716, 4);
    expect(inMicro(polynomialConductance(model, uS(100), 1))).toBeCloseTo(103.8716, 4);
    expect(problemsIn(() => polynomialStd(model, uS(40)))).toHaveLength(1);
  });
});

describe('generic errors', () => {
  it.each([
    ['normal', 'independent', 0.1],
    ['normal', 'proportional', 0.05],
    ['normal', 'inverse', 0.2],
    ['uniform', 'independent', 0.1 / Math.sqrt(12)],
    ['uniform', 'proportional', 0.05 / Math.sqrt(12)],
    ['uniform', 'inverse', 0.2 / Math.sqrt(12)],
  ] as const)('%s and %s: spread and draws agree at g = 0.5', (distribution, dependence, expected) => {
    const noise = { distribution, dependence, magnitude: 0.1 };
    expect(genericStd(noise, 0.5)).toBeCloseTo(expected, 12);
    const draws = stream(3, PURPOSE.rounding);
    const n = 10_000;
    const errors = Array.from(
      { length: n },
      () => genericConductance(noise, 0.5, distribution === 'normal' ? draws.normal() : draws.float()) - 0.5,
    );
    const std = Math.sqrt(errors.reduce((sum, e) => sum + e * e, 0) / n);
    expect(Math.abs(std / expected - 1)).toBeLessThan(5 / Math.sqrt(2 * n));
  });

  it('give none at zero where they grow as 1/g, and come from a card', () => {
    expect(genericStd({ distribution: 'normal', dependence: 'inverse', magnitude: 0.1 }, 0)).toBe(0);
    const found = device('generic-normal');
    if (found.model !== 'generic-noise') throw new Error('generic');
    expect(genericNoise(found)).toEqual({
      distribution: 'normal',
      dependence: 'independent',
      magnitude: 0.05,
    });
  });
});
