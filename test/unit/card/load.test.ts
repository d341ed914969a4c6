import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ANALOG_CARD } from '../../../src/array/analog/card.js';
import { SOURCE_CARD } from '../../../src/array/galton/card.js';
import { type CardKind, cardNames, loadCard, parseCard, readYaml } from '../../../src/card/load.js';
import { NEURON_CARD, neuronValues } from '../../../src/card/neuron.js';
import { cardRows } from '../../../src/card/rows.js';
import { CHIP_CARD } from '../../../src/chip/card.js';
import { ENERGY_CARD } from '../../../src/ledger/card.js';
import { PROCESSOR_CARD } from '../../../src/ledger/processor.js';
import { CIRCUIT_CARD } from '../../../src/substrate/resistive/card.js';
import { problemsIn } from './problems.js';

const KINDS: readonly CardKind[] = [
  NEURON_CARD,
  CHIP_CARD,
  ENERGY_CARD,
  PROCESSOR_CARD,
  ANALOG_CARD,
  SOURCE_CARD,
  CIRCUIT_CARD,
];

describe('packaged cards', () => {
  const all = KINDS.flatMap(kind => cardNames(kind).map(name => [kind.kind, name, kind] as const));

  it.each(all)('%s card %s is valid and says where every value comes from', (_kind, name, kind) => {
    const { card, file } = loadCard(kind, name);
    expect(file).toBe(`devices/${kind.folder}/${name}.yaml`);
    const rows = cardRows(card);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row.source.length).toBeGreaterThan(3);
  });

  it('are listed by kind', () => {
    expect(cardNames(CHIP_CARD)).toEqual(['laptop', 'lm3s6965', 'nrf51', 'rp2040', 'small', 'stm32f100']);
    expect(cardNames(NEURON_CARD)).toContain('sdep-if');
    expect(cardNames(ENERGY_CARD)).toContain('loihi-keras');
  });
});

describe('card formats', () => {
  const golden = (kind: CardKind) => fileURLToPath(new URL(`golden/${kind.kind}-1.yaml`, import.meta.url));

  it.each(KINDS.map(kind => [kind.kind, kind] as const))(
    'version 1 of the %s card is read',
    (_name, kind) => {
      expect((loadCard(kind, golden(kind)).card as { name: string }).name).toMatch(/^golden/);
    },
  );

  it.each(KINDS.map(kind => [kind.kind, kind] as const))('the %s card has a JSON Schema', (_name, kind) => {
    const schema = z.toJSONSchema(kind.schema, { io: 'input' });
    expect(schema).toMatchObject({ type: 'object', additionalProperties: false });
  });
});

describe('loadCard', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'nudge-card-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('names near cards when there is none of this name', () => {
    expect(problemsIn(() => loadCard(ENERGY_CARD, 'loihi-kras'))).toMatchObject([
      {
        code: 'reference-unknown',
        message: 'there is no energy card of this name, did you mean "loihi-keras"?',
        allowed: expect.stringContaining('truenorth'),
      },
    ]);
  });

  it('does not leave its folder by name', () => {
    expect(problemsIn(() => loadCard(ENERGY_CARD, '..'))[0]?.code).toBe('reference-unknown');
  });

  it('reads a card by path, and says so when there is none', () => {
    const path = join(folder, 'mine.yaml');
    const start = 'format: nudge.processor-card/1\nname: mine\ndescription: d\nprocessors:\n';
    writeFileSync(
      path,
      `${start}  - { name: p, kind: cpu, batch: one, energy_per_mac: { value: 1, unit: nJ, standing: preset, source: me } }\n`,
    );
    expect(loadCard(PROCESSOR_CARD, path).card.processors[0]!.energy_per_mac.value).toBe(1e-9);
    expect(problemsIn(() => loadCard(PROCESSOR_CARD, join(folder, 'none.yaml')))[0]).toMatchObject({
      code: 'file-missing',
      file: join(folder, 'none.yaml'),
    });
    expect(problemsIn(() => readYaml(folder))[0]?.code).toBe('file-unreadable');
  });

  it('refuses newer formats and other kinds before it looks at anything else', () => {
    const of = (tag: string) => problemsIn(() => parseCard(ENERGY_CARD, `# x\n${tag}future: 1\n`, 'c.yaml'));
    expect(of('format: nudge.energy-card/2\n')).toMatchObject([
      { code: 'format-newer', file: 'c.yaml', line: 2 },
    ]);
    expect(of('format: nudge.chip-card/1\n')).toMatchObject([{ code: 'value-choice', path: 'format' }]);
    expect(of('')).toMatchObject([{ code: 'value-missing', path: 'format' }]);
    expect(problemsIn(() => parseCard(ENERGY_CARD, '[1, 2]\n', 'c.yaml'))[0]?.code).toBe('value-missing');
  });

  it('reports all violations of a card with their lines', () => {
    const text = `format: nudge.energy-card/1
name: bad
description: x
scope: all in
node_nm: 14
prices:
  - operations: [synaptic-events]
    energy: { value: 1, unit: pV, standing: measured, source: s }
  - operations: []
    energy: { value: .inf, unit: pJ, standing: measured, source: s, voltage: 1 }
`;
    const found = problemsIn(() => parseCard(ENERGY_CARD, text, 'c.yaml'));
    expect(found.map(p => [p.line, p.path])).toEqual([
      [4, 'scope'],
      [7, 'prices[0].operations[0]'],
      [8, 'prices[0].energy.unit'],
      [9, 'prices[1].operations'],
      [10, 'prices[1].energy.value'],
      [10, 'prices[1].energy.voltage'],
    ]);
    expect(found[0]!.message).toContain('did you mean "all-in"');
    expect(found[1]!.message).toContain('did you mean "synaptic-event"');
  });
});

describe('neuron cards', () => {
  it('sdep-if holds the defaults of the rule', () => {
    expect(neuronValues(loadCard(NEURON_CARD, 'sdep-if').card)).toEqual({
      leak_per_tick: 0,
      threshold: 1,
      reset: 'subtract',
      refractory_ticks: 0,
      floor: -1,
      ceiling: 2,
      initial_potential: 0.5,
      input_gain: 0,
      rate_ticks: 5,
      acceleration_ticks: 5,
      acceleration_threshold: 0.01,
      trigger_delay_ticks: 10,
    });
  });

  it('variants differ where they say', () => {
    const hard = neuronValues(loadCard(NEURON_CARD, 'lif-hard').card);
    expect([hard.reset, hard.leak_per_tick]).toEqual(['zero', 0.05]);
    expect(neuronValues(loadCard(NEURON_CARD, 'lif-refractory').card).refractory_ticks).toBe(1);
  });

  it('refuse a threshold that the clamp never lets the membrane reach', () => {
    const { card } = loadCard(NEURON_CARD, 'sdep-if');
    const ceiling = { ...card.ceiling, value: 0.5 };
    const found = NEURON_CARD.schema.safeParse({ ...card, ceiling }).error!.issues;
    expect(found[0]!.message).toBe('the threshold is above the ceiling');
  });
});
