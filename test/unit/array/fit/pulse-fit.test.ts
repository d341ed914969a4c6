import { describe, expect, it } from 'vitest';
import { ANALOG_CARD } from '../../../../src/array/analog/card.js';
import { typicalDevice } from '../../../../src/array/analog/device.js';
import { isPulsed, overridden, pulsedModel } from '../../../../src/array/analog/model.js';
import { PulsedDevices } from '../../../../src/array/analog/pulsed-devices.js';
import { fitText } from '../../../../src/array/fit/fit-file.js';
import { loadCard } from '../../../../src/card/load.js';
import { meanStep, type PulsedModel } from '../../../../src/kernel/plain/step.js';

const model = (name: string, changes: Record<string, number>) => {
  const { device } = overridden(loadCard(ANALOG_CARD, name).card, changes);
  if (!isPulsed(device)) throw new Error(`${name} is not pulsed`);
  return pulsedModel(device);
};

/** Weights -1 to 1 stand for 10 to 50 uS. */
const siemens = (weight: number) => 30e-6 + 20e-6 * weight;

/** Sweeps of up and down pulses, as a lab measures them. */
function measured(m: PulsedModel, devices: number, pulses: number, seed = 1): string {
  const array = new PulsedDevices(m, devices, { seed });
  const lines = ['device,direction,pulse,conductance_siemens'];
  for (let d = 0; d < devices; d++) {
    array.set(d, -0.9);
    lines.push(`${d},up,0,${siemens(array.weights[d]!)}`);
    for (let k = 1; k <= 2 * pulses; k++) {
      array.pulse(d, k <= pulses ? 1 : -1, k);
      lines.push(`${d},${k <= pulses ? 'up' : 'down'},${k},${siemens(array.weights[d]!)}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

const quiet = { dw_min_dtod: 0, up_down_dtod: 0, w_max_dtod: 0, w_min_dtod: 0, write_noise_std: 0 };

/** Fits, and reads the fitted card back as a model. */
function roundTrip(m: PulsedModel, devices: number, pulses: number, seed = 1) {
  const found = fitText(measured(m, devices, pulses, seed), 'sweep.csv');
  if (found.kind !== 'pulses') throw new Error('kind');
  const { device } = found.written.card;
  if (!isPulsed(device)) throw new Error('model');
  return { fit: found.fit, device, fitted: pulsedModel(device), text: found.written.text };
}

describe('pulsed fits', () => {
  it('recover constant steps, their asymmetry and their spreads', () => {
    const m = model('gokmen-vlasov', {
      ...quiet,
      dw_min: 0.02,
      up_down: 0.3,
      dw_min_std: 0.3,
      dw_min_dtod: 0.2,
    });
    const { fit, device } = roundTrip(m, 40, 60);
    expect(fit.laws[0]!.law).toBe('constant-step');
    const scale = 40e-6 / (device.conductance_max!.value - device.conductance_min!.value);
    // Devices differ by 20 %, so the mean of 40 is known to 3 %.
    expect(device.dw_min.value / scale / 0.02).toBeCloseTo(1, 1);
    expect(Math.abs(device.up_down.value - 0.3)).toBeLessThan(0.05);
    expect(Math.abs(fit.deviceSpread! - 0.2)).toBeLessThan(4 * (0.2 / Math.sqrt(80)) + 0.05);
  });

  it('recover soft bounds within standard errors', () => {
    const m = { ...model('reram-sb', { ...quiet, dw_min: 0.05, dw_min_std: 0.5, w_max: 1, w_min: -1 }) };
    let outside = 0;
    for (let seed = 1; seed <= 12; seed++) {
      const { fit, device } = roundTrip(m, 8, 30, seed);
      expect(fit.laws[0]!.law).toBe('soft-bounds');
      expect(fit.cycleNoise).toBe('additive');
      const { conductance_min: low, conductance_max: high, dw_min } = device;
      const noise = device.dw_min_std.value * dw_min.value * (high!.value - low!.value);
      expect(Math.abs(noise / (0.5 * 0.05 * 40e-6) - 1)).toBeLessThan(0.2);
      for (const [found, truth] of [
        [low!, 10e-6],
        [high!, 50e-6],
      ] as const) {
        const error = (found.high! - found.low!) / (2 * 1.96);
        if (Math.abs(found.value - truth) > 2 * error) outside++;
      }
      const step = (dw_min.value * (high!.value - low!.value)) / 40e-6;
      if (Math.abs(step - 0.05) > 2 * ((dw_min.high! - dw_min.low!) / (2 * 1.96)) + 5e-4) outside++;
    }
    // 36 figures, of which 5 % may be off by two standard errors.
    expect(outside).toBeLessThanOrEqual(6);
  });

  it('recover exponential steps: the fitted law moves like the true one over the whole range', () => {
    const m = model('reram-es', { ...quiet, dw_min: 0.01, dw_min_std: 0.2 });
    const { fit, fitted, device } = roundTrip(m, 10, 100);
    expect(fit.laws[0]!.law).toBe('exponential-step');
    expect(fit.cycleNoise).toBe('proportional');
    expect(fit.cycleSpread).toBeCloseTo(0.2, 1);
    const { conductance_min: low, conductance_max: high } = device;
    const span = (high!.value - low!.value) / 2;
    for (const G of [15e-6, 30e-6, 45e-6]) {
      const weight = (G - low!.value) / span - 1;
      for (const direction of [1, -1] as const) {
        const step = meanStep(fitted.rule, typicalDevice(fitted), weight, direction) * span;
        const truth = meanStep(m.rule, typicalDevice(m), (G - 30e-6) / 20e-6, direction) * 20e-6;
        expect(step / truth).toBeGreaterThan(0.93);
        expect(step / truth).toBeLessThan(1.07);
      }
    }
  });

  it('tell reading noise from pulse noise, and warn by its share', () => {
    const m = model('gokmen-vlasov', { ...quiet, dw_min: 0.02, dw_min_std: 0.3, write_noise_std: 1 });
    const { fit } = roundTrip(m, 20, 60);
    expect(fit.readSpread / 20e-6 / 0.02).toBeCloseTo(1, 1);
    expect(fit.readShare).toBeGreaterThan(0.8);
    expect([fit.laws[0]!.law, fit.smoothed]).toEqual(['constant-step', true]);
    expect(roundTrip({ ...m, writeNoise: 0 }, 20, 60).fit.readShare).toBe(0);
  });

  it('find soft bounds behind reading noise', () => {
    const m = model('reram-sb', {
      ...quiet,
      dw_min: 0.05,
      dw_min_std: 0.3,
      w_max: 1,
      w_min: -1,
      write_noise_std: 1,
    });
    const { fit, device } = roundTrip(m, 20, 60);
    expect([fit.laws[0]!.law, fit.smoothed]).toEqual(['soft-bounds', true]);
    expect(device.conductance_max!.value / 50e-6).toBeCloseTo(1, 1);
    expect(Math.abs(device.conductance_min!.value - 10e-6)).toBeLessThan(2e-6);
  });

  it('fit one direction and mirror it, which the card says', () => {
    const text = `pulse,conductance_siemens\n${Array.from({ length: 60 }, (_, k) => `${k},${(5 - 4 * 0.95 ** k) * 1e-6}`).join('\n')}\n`;
    const found = fitText(text, 'up.csv');
    if (found.kind !== 'pulses' || found.written.card.device.model !== 'soft-bounds') throw new Error('kind');
    const { device } = found.written.card;
    expect(device.conductance_max!.value).toBeCloseTo(5e-6, 12);
    expect(device.up_down).toMatchObject({
      value: 0,
      standing: 'assumed',
      source: expect.stringContaining('only up pulses'),
    });
    const down = fitText(
      text
        .replace('pulse,', 'pulse,')
        .split('\n')
        .map((line, k) => (k === 0 || line === '' ? line : `${k - 1},${6e-6 - Number(line.split(',')[1])}`))
        .join('\n'),
      'down.csv',
    );
    if (down.kind !== 'pulses' || down.written.card.device.model !== 'soft-bounds') throw new Error('kind');
    expect(down.written.card.device.conductance_min!.value).toBeCloseTo(1e-6, 12);
  });

  it('write measured values as measured, from the file', () => {
    const { text, device } = roundTrip(model('gokmen-vlasov', { ...quiet, dw_min: 0.02 }), 3, 40);
    expect(device.dw_min).toMatchObject({
      standing: 'measured',
      source: expect.stringMatching(/^sweep.csv: constant-step fit of 240 steps$/),
    });
    expect(device.w_max.standing).toBe('assumed');
    expect(text).toContain('# Written by nudge fit from sweep.csv.');
  });
});
