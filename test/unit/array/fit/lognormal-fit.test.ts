import { describe, expect, it } from 'vitest';
import { fitText } from '../../../../src/array/fit/fit-file.js';
import { fitStates, normalCdf } from '../../../../src/array/fit/lognormal-fit.js';
import { PURPOSE } from '../../../../src/random/purpose.js';
import { stream } from '../../../../src/random/stream.js';

/** ln R = ln median + device + cycle. */
function synthetic(
  median: number,
  device: number,
  cycle: number,
  devices: number,
  cycles: number,
  seed: number,
) {
  const draws = stream(seed, PURPOSE.rounding);
  return Array.from({ length: devices }, (_, d) => {
    const offset = device * draws.normal();
    return Array.from({ length: cycles }, (_, c) => ({
      state: 'LRS',
      ohms: median * Math.exp(offset + cycle * draws.normal()),
      device: `${d}`,
      cycle: `${c}`,
    }));
  }).flat();
}

describe('lognormal fits', () => {
  it('recover median and both spreads within their standard errors, in most of 40 files', () => {
    const truth = { median: 5000, device: 0.15, cycle: 0.1 };
    const outside = { median: 0, spread: 0, device: 0, cycle: 0 };
    for (let seed = 0; seed < 40; seed++) {
      const [fit] = fitStates(synthetic(truth.median, truth.device, truth.cycle, 30, 8, seed), 'f');
      const off = (value: number, expected: number, error: number) =>
        Math.abs(value - expected) > 2 * error ? 1 : 0;
      outside.median += off(Math.log(fit!.medianOhms / truth.median), 0, fit!.medianError);
      outside.spread += off(fit!.spread, Math.hypot(truth.device, truth.cycle), fit!.spreadError);
      outside.device += off(fit!.split!.device, truth.device, fit!.split!.deviceError);
      outside.cycle += off(fit!.split!.cycle, truth.cycle, fit!.split!.cycleError);
    }
    // About 5 % of 40 lie beyond two standard errors.
    for (const [name, count] of Object.entries(outside)) expect([name, count <= 7]).toEqual([name, true]);
  });

  it('take groups of unequal size', () => {
    const rows = synthetic(1e4, 0.2, 0.05, 60, 10, 3).filter(
      ({ device, cycle }) => Number(cycle) <= Number(device) % 10,
    );
    const [fit] = fitStates(rows, 'f');
    expect(Math.abs(fit!.split!.device - 0.2) / fit!.split!.deviceError).toBeLessThan(4);
    expect(Math.abs(fit!.split!.cycle - 0.05) / fit!.split!.cycleError).toBeLessThan(4);
  });

  it('do not split what was measured once per device', () => {
    const [fit] = fitStates(synthetic(1e4, 0.2, 0, 50, 1, 3), 'f');
    expect(fit!.split).toBeUndefined();
    expect(Math.abs(fit!.spread - 0.2) / fit!.spreadError).toBeLessThan(4);
  });

  it('have hand-checked variance components', () => {
    // Two devices, two cycles each: ln R = 0, 2 and 4, 6. Within 2, between 16, so device variance (16 - 2) / 2 = 7.
    const rows = [0, 2, 4, 6].map((log, k) => ({
      state: 's',
      ohms: Math.exp(log),
      device: k < 2 ? 'a' : 'b',
    }));
    const [fit] = fitStates(rows, 'f');
    expect(fit!.split!.cycle ** 2).toBeCloseTo(2, 12);
    expect(fit!.split!.device ** 2).toBeCloseTo(7, 12);
    expect(Math.log(fit!.medianOhms)).toBeCloseTo(3, 12);
  });

  it('measure the distance from the law: lognormal data are near, uniform data far', () => {
    const [near] = fitStates(synthetic(1e4, 0, 0.3, 1, 500, 5), 'f');
    expect(near!.distance).toBeLessThan(near!.usualDistance);
    const draws = stream(1, PURPOSE.rounding);
    const flat = Array.from({ length: 500 }, () => ({ state: 's', ohms: 1 + 999 * draws.float() }));
    const [far] = fitStates(flat, 'f');
    expect(far!.distance).toBeGreaterThan(2 * far!.usualDistance);
    expect(normalCdf(1.959963984540054)).toBeCloseTo(0.975, 14);
  });

  it('write a card that holds what was fitted', () => {
    const lines = [
      ...synthetic(5000, 0.1, 0.05, 10, 5, 1),
      ...synthetic(2e5, 0.5, 0.2, 10, 5, 2).map(row => ({ ...row, state: 'H "R" S' })),
    ];
    const text = `state,resistance_ohm,device,cycle\n${lines.map(r => `"${r.state.replaceAll('"', '""')}",${r.ohms},${r.device},${r.cycle}`).join('\n')}\n`;
    const fit = fitText(text, '/data/lab/chip7.csv');
    if (fit.kind !== 'resistances') throw new Error('kind');
    const { card } = fit.written;
    if (card.device.model !== 'lognormal-states') throw new Error('model');
    expect(card.name).toBe('chip7');
    expect(card.device.states.map(({ state }) => state)).toEqual(['LRS', 'H "R" S']);
    const [lrs] = card.device.states;
    expect(lrs!.median.value / fit.states[0]!.medianOhms).toBeCloseTo(1, 5);
    expect(lrs!.median).toMatchObject({
      standing: 'measured',
      source: 'chip7.csv: lognormal fit of 50 measurements',
    });
    expect(lrs!.median.low).toBeLessThan(lrs!.median.value);
    expect(lrs!.device_spread!.value).toBeCloseTo(fit.states[0]!.split!.device, 5);
    expect(fit.written.text).not.toContain('/data/lab');
  });
});
