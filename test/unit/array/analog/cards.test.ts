import { describe, expect, it } from 'vitest';
import { ANALOG_CARD, type AnalogDevice } from '../../../../src/array/analog/card.js';
import { stateCount } from '../../../../src/array/analog/device.js';
import { isPulsed, overridden, pulsedModel } from '../../../../src/array/analog/model.js';
import { cardNames, loadCard, parseCard } from '../../../../src/card/load.js';
import { problemsIn } from '../../card/problems.js';

const card = (name: string) => loadCard(ANALOG_CARD, name).card;
const PULSED = ['gokmen-vlasov', 'idealized', 'reram-es', 'reram-sb', 'reram-array-om', 'reram-array-hfo2'];

const model = (name: string, changes: Record<string, number> = {}) => {
  const { device } = overridden(card(name), changes);
  if (!isPulsed(device)) throw new Error(`${name} is not pulsed`);
  return pulsedModel(device);
};

describe('analog cards', () => {
  it('are all there', () => {
    expect(cardNames(ANALOG_CARD)).toEqual(
      [
        ...PULSED,
        'pcm-aihwkit',
        'reram-wan-aihwkit',
        'reram-wan-crosssim',
        'reram-milo-crosssim',
        'generic-normal',
        'ideal-levels',
      ].sort(),
    );
  });

  it.each(cardNames(ANALOG_CARD))('%s gives every number a range', name => {
    const ranges = [...numbers(card(name).device)].map(each => each.valid);
    expect(ranges.length).toBeGreaterThan(0);
    for (const range of ranges) expect(range).toBeDefined();
  });

  it.each([
    ['gokmen-vlasov', 1250],
    ['idealized', 10_000],
    ['reram-es', 1481],
    ['reram-sb', 1000],
    ['reram-array-om', 21],
    ['reram-array-hfo2', 4.3],
  ])('%s has %d effective states', (name, states) => {
    const digits = states < 10 ? 1 : 0;
    expect(stateCount(model(name))).toBeCloseTo(states, digits);
  });

  it('warn that two fits of one chip disagree', () => {
    expect(card('reram-wan-aihwkit').description).toMatch(/17 %.*quote the fit/s);
    expect(card('reram-wan-aihwkit').description).toMatch(/g_max other than 40 uS\s+is not rescaled/);
    expect(card('reram-wan-crosssim').description).toMatch(/quote the fit/i);
  });

  it('claim nothing to be measured', () => {
    const standings = cardNames(ANALOG_CARD).flatMap(name =>
      [...numbers(card(name).device)].map(n => n.standing),
    );
    expect([...new Set(standings)].sort()).toEqual(['preset', 'published']);
  });
});

describe('overridden', () => {
  it('replaces a number', () => {
    expect(model('reram-array-om', { corrupt_probability: 0.1348 }).corruptProbability).toBe(0.1348);
  });

  it('refuses one outside the range of its source and names both', () => {
    expect(problemsIn(() => overridden(card('reram-sb'), { dw_min: 5 }))).toMatchObject([
      {
        code: 'value-range',
        path: 'device.dw_min',
        allowed: expect.stringMatching(/^0.00001 to 1/),
        advice: expect.stringContaining('ReRamSBPresetDevice'),
      },
    ]);
  });

  it('refuses a number that the card has not', () => {
    expect(problemsIn(() => overridden(card('pcm-aihwkit'), { dw_min: 1 }))[0]).toMatchObject({
      code: 'key-unknown',
      allowed: expect.stringContaining('g_max'),
    });
  });
});

describe('a card', () => {
  const head = 'format: nudge.analog-card/1\nname: x\ndescription: x\n';
  const at = (value: string) => `{ value: ${value}, unit: uS, valid: [0, 50], standing: preset, source: me }`;
  const polynomial = (lowest: string, highest: string) =>
    `${head}device:\n  model: polynomial-noise\n  lowest: ${lowest}\n  highest: ${highest}\n  reference: ${at('1')}\n  fits:\n    - after: { value: 0, unit: s, valid: [0, 0], standing: preset, source: me }\n      coefficients: [${at('1')}]\n`;

  it('needs a range for each number', () => {
    const bare = '{ value: 1, unit: uS, standing: preset, source: me }';
    const text = polynomial(bare, at('2'));
    expect(problemsIn(() => parseCard(ANALOG_CARD, text, 'c.yaml'))).toMatchObject([
      {
        code: 'value-missing',
        line: 6,
        path: 'device.lowest.valid',
        message: expect.stringContaining('range'),
      },
    ]);
  });

  it('may not have its ends crossed, nor a value outside its range', () => {
    expect(problemsIn(() => parseCard(ANALOG_CARD, polynomial(at('3'), at('2')), 'c.yaml'))).toMatchObject([
      { path: 'device.lowest.value', message: 'lowest is not below highest' },
    ]);
    expect(problemsIn(() => parseCard(ANALOG_CARD, polynomial(at('3'), at('60')), 'c.yaml'))).toMatchObject([
      { path: 'device.highest.value', allowed: '0 to 50 uS', advice: expect.stringContaining('me') },
    ]);
  });
});

interface Held {
  readonly valid?: readonly [number, number];
  readonly standing: string;
}

function* numbers(value: AnalogDevice | object): Generator<Held> {
  for (const child of Object.values(value)) {
    if (typeof child !== 'object' || child === null) continue;
    if ('unit' in child) yield child as Held;
    else yield* numbers(child as object);
  }
}
