import { describe, expect, it } from 'vitest';
import { energyText, summaryText } from '../../../src/cli/summary.js';
import type { EnergySummary, PerSample, Summary } from '../../../src/experiment/summary.js';

const work: PerSample = {
  samples: 120_000,
  spikes: 7406.4,
  synapticEvents: 545_000,
  neuronUpdates: 11_000,
  weightEvents: 47_000,
  storedChanges: 4100,
  multiplyAdds: 0,
  signedAdds: 0,
  ticks: 100,
};

const energy: EnergySummary = {
  card: 'Some chip',
  storedWrite: {
    name: 'energy of one stored write',
    definition: '',
    joules: 120e-12,
    low: 60e-12,
    high: 240e-12,
    atLeast: true,
    standing: 'published',
  },
  marginal: {
    name: 'marginal energy per stored change',
    definition: '',
    atLeast: false,
    missing: 'no sample was only answered',
  },
  allIn: {
    name: 'all-in training energy per update event',
    definition: '',
    joules: 597e-12,
    low: 531e-12,
    high: 732e-12,
    atLeast: false,
    standing: 'computed',
  },
  trainingSample: {
    name: 'energy per training sample',
    definition: '',
    joules: 21.3e-6,
    low: 20e-6,
    high: 22e-6,
    atLeast: false,
    standing: 'recalled',
  },
  inferenceSample: {
    name: 'energy per inference sample',
    definition: '',
    joules: 7.84e-6,
    low: 7e-6,
    high: 8e-6,
    atLeast: false,
    standing: 'recalled',
  },
  timing: { training: { latency: 0.1, power: 213e-6, atLeast: true, standing: 'recalled' }, inference: null },
  comparison: [
    {
      processor: 'GPU, batch 1',
      kind: 'gpu',
      batch: 'one',
      phase: 'inference',
      passes: 1,
      macs: 79_400,
      baseline: { joules: 1.08e-3, low: 1e-3, high: 2e-3 },
      synapticEvents: 273_000,
      chip: { joules: 7.84e-6, low: 7e-6, high: 8e-6 },
      ratio: 137.8,
      ratioLow: 125,
      ratioHigh: 285,
      atMost: true,
      standing: 'recalled',
      breakEven: [
        { advantage: 10, perSynapticEvent: 395.6e-12 },
        { advantage: 100, perSynapticEvent: 39.56e-12 },
        { advantage: 1000, perSynapticEvent: 3.956e-12 },
      ],
    },
  ],
};

const summary: Summary = {
  format: 'nudge.summary/1',
  nudge: '0.1.0',
  label: 'EqSpike (SD-EP rule)',
  name: 'digits',
  seed: 1,
  sizes: [784, 100, 10],
  data: { set: 'digits', sha256: '', split: '' },
  test: { accuracy: 0.9425, correct: 1885, samples: 2000, loss: 0.2, predictions: null },
  confusion: [],
  epochs: [],
  train: { samples: 8000, seen: 120_000, seconds: 24, samplesPerSecond: 5000 },
  perSample: { training: work, inference: { ...work, weightEvents: 0 } },
  energy,
  memory: { usedBits: 5_153_068, chipBits: 38_654_705_664, bitsPerSynapse: 64, cores: 1 },
  devices: [],
  alignment: [],
  settling: null,
  circuit: null,
  faults: [],
  ledger: {} as Summary['ledger'],
  profile: null,
};

describe('the end of a run as text', () => {
  it('is this', () => expect(summaryText(summary)).toMatchSnapshot());

  it('shows where the time went on demand', () => {
    const profile = [{ phase: 'learn', calls: 8, seconds: 3.2664, allocatedBytes: 19_000_000 }];
    expect(summaryText({ ...summary, profile })).toMatch(/│ learn +│ +8 │ 3\.266 s │ +18\.1 MiB │/);
  });

  it('says so when nothing was tested', () => {
    expect(summaryText({ ...summary, test: null })).toContain('Not tested yet');
  });

  it('leaves the comparison out where there is none', () => {
    expect(energyText({ ...energy, comparison: [] })).not.toContain('a sample, against');
  });
});
