import { describe, expect, it } from 'vitest';
import { CELL_CARD, type ResistivePair } from '../../../../src/array/cells/card.js';
import { fitCellText } from '../../../../src/array/fit/fit-file.js';
import { cardNames, loadCard } from '../../../../src/card/load.js';
import { PURPOSE } from '../../../../src/random/purpose.js';
import { stream } from '../../../../src/random/stream.js';
import { problemsFrom } from '../../../support/problems.js';

const MID = loadCard(CELL_CARD, 'hfo2-2t2r-mid');
const pairOf = (cell: unknown) => cell as ResistivePair;

interface Made {
  readonly median: number;
  readonly device: number;
  readonly cycle: number;
}

/** Lognormal resistances of 40 devices, 25 cycles each. */
function csv(states: Readonly<Record<string, Made>>, withDevices = true): string {
  const rows = Object.entries(states).flatMap(([state, { median, device, cycle }], s) =>
    Array.from({ length: 40 }, (_, d) => {
      const draws = stream(11, PURPOSE.analogSpread, 100 * s + d);
      const own = device * draws.normal();
      return Array.from({ length: 25 }, () => {
        const ohms = median * Math.exp(own + cycle * draws.normal());
        return withDevices ? `${state},${ohms},d${d}` : `${state},${ohms}`;
      });
    }).flat(),
  );
  return [withDevices ? 'state,resistance_ohm,device' : 'state,resistance_ohm', ...rows, ''].join('\n');
}

const LRS = { median: 8e3, device: 0.2, cycle: 0.3 };
const HRS = { median: 300e3, device: 0.4, cycle: 0.8 };

describe('a card of cells from measured resistances', () => {
  it('loads, holds what was measured as measured, and everything else as the base card has it', () => {
    const { written } = fitCellText(csv({ LRS, HRS }), 'mine.csv', MID);
    const { lrs, hrs, ...rest } = pairOf(written.card.cell);
    for (const [fit, made] of [
      [lrs, LRS],
      [hrs, HRS],
    ] as const) {
      const spread = Math.hypot(made.device, made.cycle);
      expect(Math.abs(Math.log(fit.median.value / made.median))).toBeLessThan(4 * (spread / Math.sqrt(40)));
      expect(Math.abs(fit.ln_spread.value / spread - 1)).toBeLessThan(0.2);
      expect(Math.abs(fit.device_share.value - (made.device / spread) ** 2)).toBeLessThan(0.25);
      for (const value of [fit.median, fit.ln_spread, fit.device_share]) {
        expect(value.standing).toBe('measured');
        expect(value.source).toBe('mine.csv: lognormal fit of 1000 measurements of 40 devices');
      }
      const [least, most] = fit.median.valid!;
      expect(least).toBeLessThan(fit.median.low!);
      expect(most).toBeGreaterThan(fit.median.high!);
    }
    const { lrs: _lrs, hrs: _hrs, ...base } = pairOf(MID.card.cell);
    expect(rest.wear!.life_scale.value).toBe(base.wear!.life_scale.value);
    expect(rest.sense.nmos.gain).toMatchObject({ value: base.sense.nmos.gain.value, standing: 'preset' });
    expect(rest.memory_writes.source).toMatch(/^base card "2T2R HfO2, medium programming": IEEE EDL/);
    expect(written.card.tile.rows.value).toBe(32);
    expect(written.text).toMatch(/^# Written by nudge fit from mine.csv and the cell card devices\/cells\//);
  });

  it('keeps the share of the device from the base card where devices are not told apart', () => {
    const { written } = fitCellText(csv({ low: LRS, HIGH: HRS }, false), 'mine.csv', MID);
    const { device_share: share } = pairOf(written.card.cell).lrs;
    expect([share.value, share.standing]).toEqual([0.2, 'preset']);
  });

  it('lets a RESET of devices of a higher resistance take less energy', () => {
    const { written } = fitCellText(csv({ LRS: { ...LRS, median: 20e3 }, HRS }), 'mine.csv', MID);
    const { lrs, reset } = pairOf(written.card.cell);
    expect(reset.energy.value / ((2 * 2 * 1e-6) / lrs.median.value)).toBeCloseTo(1, 4);
    expect(reset.energy.standing).toBe('computed');
    expect(reset.energy.value).toBeLessThan(pairOf(MID.card.cell).reset.energy.value);
  });

  it('says when no read time of the base card can tell a zero', () => {
    const close = { ...HRS, median: 22e3, device: 0.05, cycle: 0.05 };
    const { written } = fitCellText(csv({ LRS: { ...LRS, median: 20e3 }, HRS: close }), 'mine.csv', MID);
    expect(written.problems).not.toEqual([]);
    expect(fitCellText(csv({ LRS, HRS }), 'mine.csv', MID).written.problems).toEqual([]);
  });

  it.each(cardNames(CELL_CARD).filter(name => !['ideal', 'sram-bit'].includes(name)))(
    'on the base %s',
    name => {
      expect(() => fitCellText(csv({ LRS, HRS }), 'mine.csv', loadCard(CELL_CARD, name))).not.toThrow();
    },
  );
});

describe('what makes no card of cells', () => {
  it.each([
    ['one state', csv({ LRS }), MID, { code: 'value-missing', found: 'LRS' }],
    ['a third state', csv({ LRS, HRS, MRS: HRS }), MID, { found: 'LRS, HRS, MRS' }],
    [
      'other names',
      csv({ a: LRS, b: HRS }),
      MID,
      { found: 'a, b', allowed: 'LRS and HRS (or low and high)' },
    ],
    ['states exchanged', csv({ LRS: HRS, HRS: LRS }), MID, { path: 'cell.lrs.median.value' }],
    [
      'cells without resistances',
      csv({ LRS, HRS }),
      loadCard(CELL_CARD, 'sram-bit'),
      { code: 'combination-illegal', found: 'sram-bit' },
    ],
    [
      'pulses',
      'pulse,conductance_siemens\n0,1e-6\n1,2e-6\n',
      MID,
      { code: 'combination-illegal', found: 'pulses' },
    ],
  ])('%s', (_, text, base, wanted) => {
    expect(problemsFrom(() => fitCellText(text, 'mine.csv', base))[0]).toMatchObject(wanted);
  });
});
