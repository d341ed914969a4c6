import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CELL_CARD } from '../../../../src/array/cells/card.js';
import { cardNames, loadCard, parseCard } from '../../../../src/card/load.js';
import { cardRows } from '../../../../src/card/rows.js';
import { sentence } from '../../../../src/problem/problem.js';
import { problemsIn } from '../../card/problems.js';
import { cellCard, PAIRS, pairOf } from './cards.js';

const MID = 'devices/cells/hfo2-2t2r-mid.yaml';
const text = readFileSync(MID, 'utf8');
/** Problems of the mid card after replacing `from` by `to`. */
const problemsAfter = (...edits: [RegExp, string][]) => {
  const changed = edits.reduce((card, [from, to]) => {
    expect(card).toMatch(from);
    return card.replace(from, to);
  }, text);
  return problemsIn(() => parseCard(CELL_CARD, changed, 'mine.yaml'));
};

describe('shipped cell cards', () => {
  it('are seven, each of them valid', () => {
    expect(cardNames(CELL_CARD)).toEqual([
      'hfo2-2t2r-mid',
      'hfo2-2t2r-mid-noisy',
      'hfo2-2t2r-strong',
      'hfo2-2t2r-weak',
      'ideal',
      'rram-2t2r-megaohm',
      'sram-bit',
    ]);
    for (const name of cardNames(CELL_CARD))
      expect(loadCard(CELL_CARD, name).file).toBe(`devices/cells/${name}.yaml`);
  });

  it('claim nothing about a chip: no value of a resistive cell is called measured', () => {
    for (const name of PAIRS) {
      const card = cellCard(name);
      expect(card.description).toMatch(/stands for no particular chip/);
      for (const row of cardRows(card)) {
        expect(['preset', 'computed', 'recalled', 'published']).toContain(row.standing);
        if (row.standing === 'published') expect(row.path).toBe('cell.memory_writes');
      }
    }
  });

  it.each([
    ['strong', 6e3, 0.2, 300e3, 0.7, 400e-12],
    ['mid', 10e3, 0.3, 200e3, 0.9, 110e-12],
    ['weak', 20e3, 0.45, 120e3, 0.9, 13.2e-12],
  ] as const)('%s is the preset of the notes', (name, lrs, sL, hrs, sH, energy) => {
    const pair = pairOf(`hfo2-2t2r-${name}`);
    expect([pair.lrs.median.value, pair.lrs.ln_spread.value]).toEqual([lrs, sL]);
    expect([pair.hrs.median.value, pair.hrs.ln_spread.value]).toEqual([hrs, sH]);
    expect(pair.set.energy.value).toBeCloseTo(energy, 15);
  });

  it('strong programming costs about 30 times weak programming', () => {
    const cost = (name: string) => pairOf(name).set.energy.value + pairOf(name).reset.energy.value;
    expect(cost('hfo2-2t2r-strong') / cost('hfo2-2t2r-weak')).toBeCloseTo(28.7, 1);
  });
});

describe('the format', () => {
  it('version 1 is read', () => {
    const golden = fileURLToPath(new URL('golden/cell-1.yaml', import.meta.url));
    expect(loadCard(CELL_CARD, golden).card.name).toBe('golden cell');
  });

  it('has a JSON Schema', () => {
    const schema = z.toJSONSchema(CELL_CARD.schema, { io: 'input' });
    expect(schema).toMatchObject({ type: 'object', additionalProperties: false });
  });

  it('a tile is 32 x 32 without wire resistance where the card does not say', () => {
    const { tile } = cellCard('hfo2-2t2r-mid');
    expect([tile.rows.value, tile.columns.value, tile.wire_resistance.value]).toEqual([32, 32, 0]);
    const wired = text.replace(
      /$/,
      'tile: { rows: { value: 64, unit: "1", valid: [1, 128], standing: preset, source: me } }\n',
    );
    expect(problemsIn(() => parseCard(CELL_CARD, wired, 'mine.yaml'))[0]).toMatchObject({
      path: 'tile.columns',
    });
  });
});

describe('impossible cards', () => {
  it('LRS at or above HRS', () => {
    const [problem] = problemsAfter([
      /value: 10, unit: kohm, valid: \[1, 50\]/,
      'value: 1, unit: Mohm, valid: [0.001, 5]',
    ]);
    expect(sentence(problem!)).toBe(
      'mine.yaml:12: cell.lrs.median.value: the low-resistance state is not below the high-resistance state ' +
        '(found 1000000 ohm; allowed: below 200000 ohm, the median of the high-resistance state).',
    );
  });

  it('negative spreads and shares above 1', () => {
    expect(problemsAfter([/ln_spread: \{ value: 0.3/, 'ln_spread: { value: -0.3'])[0]).toMatchObject({
      path: 'cell.lrs.ln_spread.value',
      message: 'out of range',
      found: '-0.3',
      allowed: 'a number from 0 to 5',
    });
    expect(problemsAfter([/device_share: \{ value: 0.2/, 'device_share: { value: 1.2'])[0]).toMatchObject({
      allowed: 'a number from 0 to 1',
    });
  });

  it('values outside the range of their source, which is named', () => {
    const [problem] = problemsAfter([/compliance: \{ value: 55/, 'compliance: { value: 300']);
    expect(problem).toMatchObject({
      path: 'cell.set.compliance.value',
      found: '300 uA',
      allowed: '20 to 200 uA',
      advice: expect.stringContaining('sweep recalled'),
    });
  });

  it('values that do not say in which range they hold', () => {
    const [problem] = problemsAfter([
      /memory_writes: \{ value: 40, unit: '1', valid: \[0, 1000\],/,
      "memory_writes: { value: 40, unit: '1',",
    ]);
    expect(problem).toMatchObject({ code: 'value-missing', path: 'cell.memory_writes.valid' });
  });

  it('pulses with more energy than they can deliver', () => {
    expect(
      problemsAfter([/value: 110, unit: pJ, valid: \[0, 110\]/, 'value: 200, unit: pJ, valid: [0, 500]'])[0],
    ).toMatchObject({
      path: 'cell.set.energy.value',
      allowed: 'at most 1.1e-10 J (V I t)',
    });
    expect(
      problemsAfter([/value: 400, unit: pJ, valid: \[0, 400\]/, 'value: 500, unit: pJ, valid: [0, 500]'])[0],
    ).toMatchObject({
      path: 'cell.reset.energy.value',
    });
  });

  it('noises that cannot be', () => {
    const after = 'supply_droop: { value: 30, unit: mV, valid: [0, 25], standing: preset, source: a test }';
    expect(problemsAfter([/read_noise: /, `${after}\n    read_noise: `])[0]).toMatchObject({
      path: 'cell.sense.supply_droop.value',
      allowed: 'a number from 0 to 0.025 V',
    });
    const time = '{ value: 0, unit: ms, valid: [0, 1], standing: preset, source: a test }';
    const traps = `telegraph: { shift: ${time.replace('ms', "'1'")}, empty_time: ${time}, full_time: ${time} }`;
    expect(problemsAfter([/wear:/, `${traps}\n  wear:`]).map(({ path }) => path)).toEqual([
      'cell.telegraph.empty_time.value',
      'cell.telegraph.full_time.value',
    ]);
  });

  it('unknown kinds, tiles of no rows, and all of it at once', () => {
    expect(problemsAfter([/kind: resistive-pair/, 'kind: resistive-pear'])[0]!.message).toContain(
      'resistive-pair',
    );
    expect(
      problemsAfter(
        [/ln_spread: \{ value: 0.3/, 'ln_spread: { value: 9'],
        [/supply: \{ value: 0.6/, 'supply: { value: 3'],
      ),
    ).toHaveLength(2);
  });
});
