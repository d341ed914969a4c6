import { describe, expect, it } from 'vitest';
import { cardNames, loadCard, parseCard } from '../../../src/card/load.js';
import { ENERGY_CARD } from '../../../src/ledger/card.js';
import { unitPrice } from '../../../src/ledger/price.js';
import type { NumberFormat } from '../../../src/protocol/messages.js';
import { problemsIn } from '../card/problems.js';

const float32: NumberFormat = { kind: 'float32', bits: 32, step: 0, rounding: 'nearest' };
const fixed = (bits: number): NumberFormat => ({ kind: 'fixed', bits, step: 1, rounding: 'nearest' });
const card = (name: string) => loadCard(ENERGY_CARD, name).card;
const head = (scope: string) =>
  `format: nudge.energy-card/1\nname: x\ndescription: x\nscope: ${scope}\nnode_nm: 14\nprices:\n`;
const energy = 'energy: { value: 1, unit: pJ, standing: measured, source: bench }';
const lint = (text: string) => problemsIn(() => parseCard(ENERGY_CARD, text, 'c.yaml'));

describe('energy cards', () => {
  it('carry the figures of their sources', () => {
    const joules = (
      name: string,
      operation: 'synaptic-event' | 'neuron-update' | 'spike' | 'stored-change',
    ) => unitPrice(operation, card(name), {})?.joules;
    expect(joules('loihi-keras', 'synaptic-event')).toBe(27.1e-12);
    expect(joules('loihi-keras', 'neuron-update')).toBe(81e-12);
    expect(joules('loihi-keras', 'stored-change')).toBe(120e-12);
    expect(joules('loihi-davies2018', 'synaptic-event')).toBe(23.6e-12);
    expect(joules('loihi-davies2018', 'spike')).toBe(1.7e-12);
    expect(joules('truenorth', 'synaptic-event')).toBe(26e-12);
    expect(joules('odin', 'synaptic-event')).toBe(12.7e-12);
    expect(joules('spinnaker', 'synaptic-event')).toBe(13.3e-9);
    expect(joules('spinnaker', 'neuron-update')).toBe(26e-9);
    expect(joules('spinnaker2', 'synaptic-event')).toBe(450e-12);
    expect(joules('spinnaker2', 'neuron-update')).toBe(2.19e-9);
    expect(joules('truenorth', 'stored-change')).toBeUndefined();
  });

  it('keep scopes and standings apart', () => {
    const scopes = Object.fromEntries(cardNames(ENERGY_CARD).map(name => [name, card(name).scope]));
    expect(scopes).toMatchObject({ truenorth: 'all-in', odin: 'all-in', 'loihi-keras': 'per-term' });
    expect(unitPrice('stored-change', card('loihi-keras'), {})?.standing).toBe('recalled');
    expect(unitPrice('synaptic-event', card('loihi-davies2018'), {})?.standing).toBe('simulated');
    expect(unitPrice('synaptic-event', card('odin'), {})?.standing).toBe('measured');
  });

  it.each([
    [float32, 0.9e-12, 19.2e-12],
    [fixed(8), 0.03e-12, 0.87e-12],
    [fixed(12), 0.05e-12, 3.45e-12],
    [fixed(24), 0.1e-12, 10.2e-12],
  ])('Horowitz prices by number format: %o', (membrane, add, update) => {
    const conditions = { formats: { membrane } };
    expect(unitPrice('synaptic-event', card('cmos-45nm-horowitz'), conditions)?.joules).toBe(add);
    expect(unitPrice('neuron-update', card('cmos-45nm-horowitz'), conditions)?.joules).toBeCloseTo(
      update,
      20,
    );
  });

  it.each([
    [65_536, 10 / 64],
    [65_537, 20 / 64],
    [262_144, 20 / 64],
    [8_388_608, 100 / 64],
    [8_388_609, 1300 / 64],
  ])('Horowitz prices a bit by the size of its memory: %d bits', (synapse, picojoules) => {
    const conditions = { memoryBits: { synapse, state: 1 } };
    const bit = unitPrice('weight-bit-read', card('cmos-45nm-horowitz'), conditions);
    expect(bit?.joules).toBeCloseTo(picojoules * 1e-12, 20);
    expect(unitPrice('state-bit-read', card('cmos-45nm-horowitz'), conditions)?.joules).toBe(0.15625e-12);
  });

  it('leaves unpriced what depends on something unknown', () => {
    expect(unitPrice('synaptic-event', card('cmos-45nm-horowitz'), {})).toBeUndefined();
    expect(unitPrice('weight-bit-read', card('cmos-45nm-horowitz'), {})).toBeUndefined();
  });

  it('130 nm is 45 nm times 5.136, computed throughout', () => {
    const factor = (130 / 45) * (1.2 / 0.9) ** 2;
    const conditions = {
      formats: { membrane: fixed(16), weight: fixed(8) },
      memoryBits: { synapse: 1e5, state: 1e4 },
    };
    for (const operation of [
      'synaptic-event',
      'neuron-update',
      'stored-change',
      'weight-bit-read',
    ] as const) {
      const scaled = unitPrice(operation, card('cmos-130nm-scaled'), conditions)!;
      const original = unitPrice(operation, card('cmos-45nm-horowitz'), conditions)!;
      expect(scaled.joules / original.joules / factor).toBeCloseTo(1, 3);
      expect(scaled.standing).toBe('computed');
    }
  });

  it('refuses two scopes in one card', () => {
    const text = `${head('all-in')}  - { operations: [synaptic-event], ${energy} }\n  - { operations: [neuron-update], scope: per-term, ${energy} }\n`;
    expect(lint(text)).toMatchObject([
      { code: 'price-mixed', line: 8, path: 'prices[1].scope', found: 'per-term', allowed: 'all-in' },
    ]);
  });

  it('refuses to price what another price includes', () => {
    const text = `${head('per-term')}  - { operations: [synaptic-event], includes: [spike], ${energy} }\n  - { operations: [spike], ${energy} }\n`;
    expect(lint(text)).toMatchObject([{ code: 'price-mixed', path: 'prices[1].operations[0]' }]);
  });

  it('refuses a price that can never apply', () => {
    const text = `${head('per-term')}  - { operations: [spike], ${energy} }\n  - { operations: [spike], when: { number: fixed }, ${energy} }\n`;
    expect(lint(text)).toMatchObject([{ path: 'prices[1].operations[0]', message: /always applies/ }]);
  });
});
