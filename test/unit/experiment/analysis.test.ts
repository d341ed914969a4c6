import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Analysis, analyse, writeAnalysis } from '../../../src/experiment/analysis.js';
import { createRun } from '../../../src/run/folder.js';
import { temporaryFolder } from '../../support/folder.js';
import { smallTrial, someWeights } from './analysis-trial.js';

const trial = smallTrial();
const weights = someWeights(trial);
let analysis: Analysis;
beforeAll(async () => {
  analysis = await analyse(trial, weights);
});

describe('an analysis', () => {
  test('is the same for the same weights, and leaves them as they are', async () => {
    const before = structuredClone(weights);
    expect(await analyse(trial, weights)).toEqual(analysis);
    expect(weights).toEqual(before);
  });

  test('of on-spike learning sees the same weights for every sample', async () => {
    const onSpike = smallTrial('estimator.plasticity=continual');
    expect(await analyse(onSpike, weights)).toEqual(await analyse(onSpike, weights));
  });

  test('is stored whole as JSON', () => {
    const folder = createRun(temporaryFolder(), { name: 'bars', seed: 1 });
    writeAnalysis(folder, analysis);
    expect(JSON.parse(readFileSync(folder.file('analysis.json'), 'utf8'))).toEqual(analysis);
  });

  test('shows one sample through both phases and an inference', () => {
    const { phases, populations, label, image } = analysis.raster!;
    expect(phases.map(({ from, ticks, beta, learns }) => [from, ticks, beta, learns])).toEqual([
      [0, 50, 1, false],
      [50, 50, -1, true],
      [100, 50, 0, false],
    ]);
    expect(image!.pixels.slice(2 * label * 6, 2 * label * 6 + 6)).toEqual(new Array(6).fill(255));
    for (const { ticks, rows, spikes, step, neurons } of populations) {
      expect(step).toBe(1);
      expect([ticks.length, rows.length]).toEqual([spikes, spikes]);
      expect(Math.max(...ticks)).toBeLessThan(150);
      expect(Math.max(...rows)).toBeLessThan(neurons);
    }
    // A full pixel of a regular encoder at 0.5 spikes per tick fires every second tick.
    const { ticks, rows } = populations[0]!;
    const bright = 2 * label * 6;
    expect(ticks.filter((_, k) => rows[k] === bright)).toHaveLength(75);
  });

  test('counts every neuron in the histogram of its population', () => {
    for (const { counts, silent, mean, neurons, width } of analysis.rates!.populations) {
      const all = neurons * analysis.rates!.samples;
      const firing = counts.reduce((sum, n) => sum + n, 0);
      expect(firing + silent * all).toBeCloseTo(all, 6);
      const rough = counts.reduce((sum, n, bin) => sum + n * (bin + 1) * width, 0) / all;
      expect(rough).toBeCloseTo(mean, 6);
    }
  });

  test('draws the weights of every hidden neuron of a small population', () => {
    const { units, scale, width, height } = analysis.weights!;
    expect([width, height, units.length]).toEqual([6, 6, 12]);
    const { levels, neuron } = units[3]!;
    levels.forEach((level, pixel) => {
      expect((level * scale) / 127).toBeCloseTo(weights.projections[0]![pixel * 12 + neuron]!, 2);
    });
  });

  test('has no weight maps where the input is no image', async () => {
    const flat = { ...trial, data: { ...trial.data, width: 36, height: 1 } };
    expect((await analyse(flat, weights)).weights).toBeNull();
  });
});

describe('the measured STDP curve', () => {
  test('has a half for each trigger of each learning projection', () => {
    const halves = analysis.stdp!.halves.map(({ projection, trigger, delay }) => [
      projection,
      trigger,
      delay,
    ]);
    expect(halves).toEqual([
      ['pixels-hidden', 'pre', 0],
      ['hidden-class', 'pre', 10],
      ['hidden-class', 'post', 10],
    ]);
  });

  test('is the closed form above the threshold, and 0 below, for single spikes', () => {
    let seen = 0;
    for (const { alone, closed, threshold } of analysis.stdp!.halves) {
      alone.mean.forEach((mean, k) => {
        if (mean === null) return;
        seen++;
        expect(mean).toBeCloseTo(Math.abs(closed[k]!) > threshold ? closed[k]! : 0, 6);
      });
    }
    expect(seen).toBeGreaterThan(10);
  });

  test('is 0 where nothing learns', async () => {
    const still = smallTrial(
      'network.projections.pixels-hidden.synapse.learning_rate=0',
      'network.projections.hidden-class.synapse.learning_rate=0',
      'network.populations.hidden.unit.bias_learning_rate=0.01',
    );
    expect((await analyse(still, weights)).stdp).toBeNull();
  });
});

describe('a large network', () => {
  test('is shown in part and stays below 1 MB', async () => {
    const { rasterOf } = await import('../../../src/experiment/analysis-raster.js');
    const many = 200_000;
    const ticks = Uint32Array.from({ length: many }, (_, k) => Math.floor((k * 100) / many));
    const addresses = Uint32Array.from({ length: many }, (_, k) => (k * 7) % 50_000);
    const trains = trial.network.populations.map(() => ({ ticks, addresses }));
    const recording = { ticks: 100, draw: 0, trains, readout: new Float32Array(3) };
    const probe = { learn: async () => recording, answer: async () => recording };
    const wide = trial.network.populations.map(p => ({ ...p, shape: [50_000] }));
    const large = { ...trial, network: { ...trial.network, populations: wide } };
    const raster = await rasterOf(large, probe as never);
    expect(JSON.stringify(raster).length).toBeLessThan(600_000);
    for (const { step, spikes, ticks: shown } of raster.populations) {
      expect(step).toBeGreaterThan(1);
      expect(spikes).toBe(2 * many);
      expect(shown.length).toBeGreaterThan(1000);
    }
  });
});
