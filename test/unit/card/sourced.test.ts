import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { cardRows } from '../../../src/card/rows.js';
import { inBaseUnits, outsideValid, sourced, sourcedWord } from '../../../src/card/sourced.js';
import { checkYaml } from '../../../src/card/yaml.js';
import { problemsIn } from './problems.js';

const schema = z.strictObject({
  energy: sourced('J', { min: 0 }),
  leak: sourced('1/tick', { above: 0, max: 1 }).optional(),
  count: sourced('1', { min: 1, whole: true }).optional(),
  reset: sourcedWord(['subtract', 'zero']).optional(),
});
const origin = 'standing: measured, source: bench';
const read = (text: string) => checkYaml(schema, text, 'card.yaml');

describe('sourced values', () => {
  it('are converted to base units with their range', () => {
    const card = inBaseUnits(
      read(`energy: { value: 2, unit: pJ, low: 1, high: 4, valid: [0.5, 9], ${origin} }\n`),
    );
    expect(card.energy).toEqual({
      value: 2e-12,
      unit: 'J',
      low: 1e-12,
      high: 4e-12,
      valid: [5e-13, 9e-12],
      standing: 'measured',
      source: 'bench',
    });
  });

  it.each([
    ['another dimension', 'energy: { value: 1, unit: ms,', 'value-choice', 'energy.unit'],
    ['no unit', 'energy: { value: 1,', 'value-missing', 'energy.unit'],
    ['a negative price', 'energy: { value: -1, unit: pJ,', 'value-range', 'energy.value'],
    ['a value outside its own range', 'energy: { value: 1, unit: pJ, low: 2,', 'value-range', 'energy.value'],
    [
      'a value outside its valid range',
      'energy: { value: 1, unit: pJ, valid: [2, 3],',
      'value-range',
      'energy.value',
    ],
    ['a bare number', 'energy: 1 # {', 'value-type', 'energy'],
  ])('refuse %s', (_name, start, code, path) => {
    const text = `${start} ${origin} }\n`;
    expect(problemsIn(() => read(text))).toMatchObject([{ code, path, file: 'card.yaml', line: 1 }]);
  });

  it('refuse what lacks a source', () => {
    expect(
      problemsIn(() => read('energy: { value: 1, unit: J, standing: guessed }\n')).map(p => p.path),
    ).toEqual(['energy.standing', 'energy.source']);
  });

  it('say the allowed range in base units', () => {
    const text = `energy: { value: 1, unit: J, ${origin} }\nleak: { value: 0, unit: 1/tick, ${origin} }\ncount: { value: 1.5, unit: '1', ${origin} }\n`;
    expect(problemsIn(() => read(text)).map(p => p.allowed)).toEqual([
      'a number above 0 and at most 1 1/tick',
      'a whole number of at least 1',
    ]);
  });

  it('refuse overrides outside the range their source holds for, naming the source', () => {
    const { energy } = inBaseUnits(read(`energy: { value: 2, unit: pJ, valid: [1, 3], ${origin} }\n`));
    expect(outsideValid(energy, 2.5e-12)).toBeUndefined();
    expect(outsideValid(energy, 4e-12)).toMatchObject({
      code: 'value-range',
      found: '4e-12 J',
      allowed: '1e-12 to 3e-12 J',
      advice: 'The range comes from: bench',
    });
  });
});

it('lists every sourced value of a card', () => {
  const card = inBaseUnits(
    read(`energy: { value: 2, unit: nJ, ${origin} }\nreset: { value: zero, ${origin} }\n`),
  );
  expect(cardRows({ name: 'x', list: [card] })).toMatchObject([
    { path: 'list[0].energy', value: 2e-9, unit: 'J', standing: 'measured', source: 'bench' },
    { path: 'list[0].reset', value: 'zero', unit: '' },
  ]);
});
