import { describe, expect, it } from 'vitest';
import { ANALOG_CARD } from '../../../../src/array/analog/card.js';
import { symmetryPoint, typicalDevice } from '../../../../src/array/analog/device.js';
import { isPulsed, overridden, pulsedModel } from '../../../../src/array/analog/model.js';
import { PulsedDevices } from '../../../../src/array/analog/pulsed-devices.js';
import { accumulateThenPulse, stochasticPulses } from '../../../../src/array/analog/small-update.js';
import { loadCard } from '../../../../src/card/load.js';
import { moved, type PulsedDevice, pulse } from '../../../../src/kernel/plain/step.js';
import { PURPOSE } from '../../../../src/random/purpose.js';
import { stream } from '../../../../src/random/stream.js';

const model = (name: string, changes: Record<string, number> = {}) => {
  const { device } = overridden(loadCard(ANALOG_CARD, name).card, changes);
  if (!isPulsed(device)) throw new Error(`${name} is not pulsed`);
  return pulsedModel(device);
};

const NAMES = ['gokmen-vlasov', 'idealized', 'reram-es', 'reram-sb', 'reram-array-om', 'reram-array-hfo2'];
/** As a stored device: parameters in single precision. */
const mean = (values: ArrayLike<number>) => Array.from(values).reduce((sum, v) => sum + v, 0) / values.length;
const deviation = (values: ArrayLike<number>) => {
  const centre = mean(values);
  return Math.sqrt(mean(Array.from(values, v => (v - centre) ** 2)));
};

describe('one pulse', () => {
  // Worked out by hand from the equations at the head of step.ts.
  it.each([
    ['gokmen-vlasov', 0.5, 1, 0.0016],
    ['gokmen-vlasov', 0.5, -1, -0.0016],
    ['reram-sb', 0.5, 1, 0.002 * (1 - 0.5 / 1.25)],
    ['reram-sb', 0.5, -1, -0.002 * (1 + 0.5 / 0.75)],
    ['reram-es', 0, 1, 0.00135 * (1 + 1.18445 * Math.exp(-2.5))],
    ['reram-es', 0, -1, -0.00135 * (1 - 0.259359) * (1 + 0.081404 * Math.exp(2.5))],
    ['reram-es', 1, -1, -0.00135 * (1 - 0.259359) * (1 + 0.081404 * Math.exp(5))],
  ] as const)('of %s at %d in direction %d moves by %d on average', (name, at, direction, expected) => {
    const m = model(name);
    expect(moved(m, typicalDevice(m), at, direction, 0) - at).toBeCloseTo(expected, 15);
    const draws = stream(1, PURPOSE.rounding);
    const n = 4000;
    const steps = Array.from(
      { length: n },
      () => moved(m, typicalDevice(m), at, direction, draws.normal()) - at,
    );
    // At a bound half of the noise is cut off.
    if (at < m.max)
      expect(Math.abs(mean(steps) - expected)).toBeLessThan((5 * deviation(steps)) / Math.sqrt(n));
  });

  it('never leaves the bounds', () => {
    const m = model('reram-array-hfo2');
    const device = typicalDevice(m);
    const draws = stream(2, PURPOSE.rounding);
    let state = { position: 0, shown: 0 };
    for (let k = 0; k < 500; k++) {
      state = pulse(m, device, state, k % 3 ? 1 : -1, draws.normal(), draws.normal());
      expect(Math.abs(state.position)).toBeLessThanOrEqual(1);
    }
  });

  it('has write noise in units of dw_min, and the kept position has none', () => {
    const m = model('reram-sb');
    const state = pulse(m, typicalDevice(m), { position: 0, shown: 0 }, 1, 0, 1);
    expect(state.position).toBeCloseTo(0.002, 12);
    expect(state.shown - state.position).toBeCloseTo(56 * 0.002, 12);
  });
});

describe('the symmetry point', () => {
  it('of soft bounds is where the two lines cross', () => {
    const m = model('reram-sb');
    const device: PulsedDevice = { up: 0.003, down: 0.002, max: 1.25, min: -0.75, reference: 0 };
    const closed = (0.003 - 0.002) / (0.003 / 1.25 + 0.002 / 0.75);
    expect(symmetryPoint(m, device)).toBeCloseTo(closed, 12);
    expect(symmetryPoint(m, typicalDevice(m))).toBeCloseTo(0, 12);
  });

  it('of exponential steps is where up and down pulses cancel', () => {
    const m = model('reram-es');
    const device = typicalDevice(m);
    const at = symmetryPoint(m, device)!;
    const net = moved(m, device, at, 1, 0) + moved(m, device, at, -1, 0) - 2 * at;
    expect(Math.abs(net)).toBeLessThan(1e-12);
    expect(symmetryPoint(model('gokmen-vlasov'), typicalDevice(m))).toBeUndefined();
  });

  it('attracts alternating pulses, and shows as weight 0 where it is subtracted', () => {
    const m = model('reram-array-om', { dw_min_std: 0, write_noise_std: 0, reference_std: 0, dw_min: 0.02 });
    const devices = new PulsedDevices(m, 40, { seed: 5 });
    for (let index = 0; index < devices.count; index++) {
      for (let write = 0; write < 4000; write++) devices.pulse(index, write % 2 ? -1 : 1, write);
      const { up, down } = devices.device(index);
      expect(Math.abs(devices.weights[index]!)).toBeLessThan(Math.max(up, down));
    }
  });
});

describe('an array of devices', () => {
  it.each(NAMES)('of %s does not depend on the order in which devices are touched', name => {
    const [a, b] = [0, 1].map(() => new PulsedDevices(model(name), 20, { seed: 7, array: 3 })) as [
      PulsedDevices,
      PulsedDevices,
    ];
    const order = Array.from({ length: 20 }, (_, k) => k);
    for (let write = 0; write < 5; write++) {
      for (const k of order) a.pulse(k, (k % 7) - 3, write);
      for (const k of [...order].reverse()) b.pulse(k, (k % 7) - 3, write);
    }
    expect(a.weights).toEqual(b.weights);
    expect(a.pulses).toBe(b.pulses);
    expect(new PulsedDevices(model(name), 20, { seed: 8, array: 3 }).device(0)).not.toEqual(a.device(0));
  });

  it('draws each device with the spread of the card', () => {
    const devices = new PulsedDevices(model('gokmen-vlasov'), 20_000, { seed: 3 });
    const all = Array.from({ length: devices.count }, (_, k) => devices.device(k));
    const error = 5 / Math.sqrt(2 * devices.count);
    const sums = all.map(({ up, down }) => (up + down) / 2 / 0.0016);
    expect(Math.abs(mean(sums) - 1)).toBeLessThan((0.3 * 5) / Math.sqrt(devices.count) + 1e-3);
    expect(Math.abs(deviation(sums) / 0.3 - 1)).toBeLessThan(error + 2e-3);
    const halves = all.map(({ up, down }) => (up - down) / 2 / 0.0016);
    expect(Math.abs(deviation(halves) / 0.01 - 1)).toBeLessThan(error + 1e-2);
    expect(Math.abs(deviation(all.map(({ max }) => max)) / 0.3 - 1)).toBeLessThan(error + 1e-2);
  });

  it('draws log-normal steps around their median', () => {
    const devices = new PulsedDevices(model('reram-array-om', { up_down_dtod: 0 }), 10_000, { seed: 3 });
    const logs = Array.from({ length: devices.count }, (_, k) => Math.log(devices.device(k).up / 0.0949));
    expect(Math.abs(mean(logs))).toBeLessThan((5 * 0.7829) / 100);
    expect(Math.abs(deviation(logs) / 0.7829 - 1)).toBeLessThan(5 / Math.sqrt(20_000));
  });

  it('has its share of corrupt devices, which stay where they are', () => {
    const devices = new PulsedDevices(model('reram-array-om', { corrupt_probability: 0.1348 }), 10_000, {
      seed: 4,
    });
    let corrupt = 0;
    for (let k = 0; k < devices.count; k++) {
      const { max, min } = devices.device(k);
      if (max !== min) continue;
      corrupt++;
      expect(Math.abs(max)).toBeLessThanOrEqual(0.01 + 1e-9);
      const before = devices.weights[k];
      devices.pulse(k, 5, 0);
      expect(devices.weights[k]).toBe(before);
    }
    expect(Math.abs(corrupt - 1348)).toBeLessThan(5 * Math.sqrt(10_000 * 0.1348 * 0.8652));
  });

  it('equals the pure step function', () => {
    const m = model('reram-es');
    const devices = new PulsedDevices(m, 1, { seed: 9 });
    const device = devices.device(0);
    const draws = stream(9, PURPOSE.analogPulse, 0, 4);
    draws.u32();
    const noise = draws.normal();
    let state = devices.state(0);
    for (let k = 0; k < 3; k++) state = pulse(m, device, state, -1, draws.normal(), noise);
    devices.pulse(0, -3, 4);
    expect(devices.state(0)).toEqual(state);
  });

  it('reaches a weight by updates smaller than a pulse, by either method', () => {
    const m = model('idealized', { dw_min_dtod: 0, w_max_dtod: 0, w_min_dtod: 0 });
    const devices = new PulsedDevices(m, 400, { seed: 6 });
    const n = 200;
    for (let k = 0; k < devices.count; k++) for (let w = 0; w < n; w++) devices.update(k, 0.3 * m.step, w);
    const spread = m.step * Math.sqrt(n * (0.3 * 0.7 + 0.3 * 0.09));
    expect(Math.abs(mean(devices.weights) - 0.3 * n * m.step)).toBeLessThan((5 * spread) / 20);
    const accumulated = new PulsedDevices(m, 400, { seed: 6 });
    for (let k = 0; k < accumulated.count; k++) {
      let residue = 0;
      for (let w = 0; w < n; w++) {
        const next = accumulateThenPulse(residue, 0.3 * m.step, m.step);
        accumulated.pulse(k, next.pulses, w);
        residue = next.residue;
      }
    }
    expect(deviation(accumulated.weights)).toBeLessThan(deviation(devices.weights));
    expect(mean(accumulated.weights)).toBeCloseTo(0.3 * n * m.step, 3);
  });
});

describe('small updates', () => {
  it('by stochastic pulses have the right mean and at most one pulse too many', () => {
    expect([0, 0.29, 0.31, 0.99].map(u => stochasticPulses(-2.3, 1, u))).toEqual([-3, -3, -2, -2]);
    expect(stochasticPulses(0, 1, 0.5)).toBe(0);
    expect(Object.is(stochasticPulses(-0.2, 1, 0.9), 0)).toBe(true);
    const draws = stream(1, PURPOSE.rounding);
    const n = 20_000;
    const total = mean(Array.from({ length: n }, () => stochasticPulses(0.137, 1, draws.float())));
    expect(Math.abs(total - 0.137)).toBeLessThan(5 * Math.sqrt((0.137 * 0.863) / n));
  });

  it('by accumulation lose nothing', () => {
    let [residue, pulses, wanted] = [0, 0, 0];
    const draws = stream(2, PURPOSE.rounding);
    for (let k = 0; k < 1000; k++) {
      const change = 0.6 * draws.normal();
      wanted += change;
      const next = accumulateThenPulse(residue, change, 0.25);
      residue = next.residue;
      pulses += next.pulses;
      expect(Math.abs(residue)).toBeLessThan(0.25);
    }
    expect(pulses * 0.25 + residue).toBeCloseTo(wanted, 9);
  });

  it('keep the residue in the width that is booked', () => {
    const { pulses, residue } = accumulateThenPulse(0, 0.3, 0.25, 0.25 / 8);
    expect(pulses).toBe(1);
    expect(residue / (0.25 / 8)).toBe(Math.round(residue / (0.25 / 8)));
    expect(residue).toBeCloseTo(0.0625, 12);
  });
});
