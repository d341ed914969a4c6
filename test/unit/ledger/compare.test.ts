import { describe, expect, it } from 'vitest';
import { loadCard } from '../../../src/card/load.js';
import { ENERGY_CARD } from '../../../src/ledger/card.js';
import { compare } from '../../../src/ledger/compare.js';
import { Ledger } from '../../../src/ledger/ledger.js';
import { PROCESSOR_CARD, processorEnergy } from '../../../src/ledger/processor.js';
import { rowsOf } from './rows.js';

const { processors } = loadCard(PROCESSOR_CARD, 'baselines').card;
const named = (name: string) => processors.find(one => one.name === name)!;
const loihi = loadCard(ENERGY_CARD, 'loihi-keras').card;
const LAYERS = [
  [784, 100],
  [100, 10],
] as const;

function digits(): Ledger {
  const ledger = new Ledger();
  ledger.add('inference', rowsOf({ 'forward-events': 273_000, 'neuron-updates': 5500 }), 1);
  ledger.add(
    'training',
    rowsOf({ 'forward-events': 545_000, 'neuron-updates': 11_000, 'stored-changes': 47_000 }),
    1,
  );
  return ledger;
}

const rows = compare(digits(), LAYERS, processors, loihi);
const row = (processor: string, phase: string) =>
  rows.find(one => one.processor === processor && one.phase === phase)!;

describe('processors', () => {
  it('price the regression layer Dense 784 -> 128, neurons charged as one more MAC each', () => {
    const work = { macs: 784 * 128 + 128, launches: 1 };
    expect(processorEnergy(named('Intel i7-4960X'), work).joules).toBeCloseTo(8.641e-4, 7);
    expect(processorEnergy(named('GTX Titan Black'), work).joules).toBeCloseTo(3.014e-5, 8);
  });

  it('cover CPU and GPU, batch 1 and large', () => {
    const kinds = new Set(processors.map(one => `${one.kind} ${one.batch}`));
    expect(kinds).toEqual(new Set(['cpu one', 'gpu large', 'gpu one']));
  });

  it('at batch 1 the launches outweigh the arithmetic', () => {
    const gpu = named('GPU, batch 1');
    const { joules, low, high, standing } = processorEnergy(gpu, { macs: 79_400, launches: 2 });
    expect(joules).toBeCloseTo(79_400 * 0.95e-9 + 2 * 0.5e-3, 9);
    expect(low).toBeLessThan(joules);
    expect(high).toBeGreaterThan(joules);
    expect(standing).toBe('assumed');
  });
});

describe('compare', () => {
  it('a dense pass of 784-100-10 costs a GPU 23.8 uJ, and the chip gains about 3x', () => {
    const gpu = row('GTX Titan Black', 'inference');
    expect(gpu.macs).toBe(79_400);
    expect(gpu.baseline.joules).toBeCloseTo(23.8e-6, 7);
    expect(gpu.chip.joules).toBeCloseTo(7.84e-6, 8);
    expect(gpu.ratio).toBeCloseTo(3.04, 2);
    expect(gpu.atMost).toBe(false);
  });

  it('three orders would need 0.087 pJ per synaptic event', () => {
    const { breakEven } = row('GTX Titan Black', 'inference');
    expect(breakEven.map(one => one.advantage)).toEqual([10, 100, 1000]);
    expect(breakEven[2]!.perSynapticEvent).toBeCloseTo(0.0873e-12, 16);
    expect(breakEven[0]!.perSynapticEvent / breakEven[2]!.perSynapticEvent).toBeCloseTo(100, 9);
  });

  it('says where neuron updates alone cost too much already', () => {
    const { breakEven } = row('GTX Titan Black', 'inference');
    // 81 pJ x 5500 = 0.4455 uJ: below a tenth of the baseline (2.38 uJ), above a hundredth (0.238 uJ).
    expect(breakEven[0]!.withTheRest).toBeCloseTo((2.382e-6 - 0.4455e-6) / 273_000, 15);
    expect(breakEven[1]!.withTheRest).toBeUndefined();
  });

  it('a training step is three dense passes', () => {
    const gpu = row('GTX Titan Black', 'training');
    expect(gpu).toMatchObject({ passes: 3, macs: 238_200 });
    expect(gpu.baseline.joules).toBeCloseTo(71.46e-6, 8);
    expect(gpu.ratio).toBeCloseTo(71.46 / 21.3, 1);
  });

  it('brackets the ratio and carries the weakest standing of both sides', () => {
    const gpu = row('GPU, batch 1', 'training');
    expect(gpu.ratioLow).toBeLessThan(gpu.ratio);
    expect(gpu.ratioHigh).toBeGreaterThan(gpu.ratio);
    expect(gpu.standing).toBe('recalled');
    expect(row('GPU, batch 1', 'inference').standing).toBe('assumed');
  });

  it('calls a ratio "at most" when the chip has unpriced counts', () => {
    const truenorth = loadCard(ENERGY_CARD, 'truenorth').card;
    const found = compare(digits(), LAYERS, [named('GTX Titan Black')], truenorth);
    expect(found.map(one => [one.phase, one.atMost])).toEqual([
      ['inference', false],
      ['training', true],
    ]);
  });

  it('leaves out phases without samples', () => {
    const ledger = new Ledger();
    ledger.add('inference', rowsOf({ 'forward-events': 1 }), 1);
    expect(new Set(compare(ledger, LAYERS, processors, loihi).map(one => one.phase))).toEqual(
      new Set(['inference']),
    );
  });
});
