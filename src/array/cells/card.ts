import { z } from 'zod';
import { type CardKind, cardHeader } from '../../card/load.js';
import { type Limits, type Sourced, sourced } from '../../card/sourced.js';
import { type BaseUnit, toBase } from '../../card/unit.js';
import type { Problem } from '../../problem/problem.js';
import { pulseBound, resetBound } from './programming.js';

const format = 'nudge.cell-card/1';

/** A sourced number that must say in which range its source holds; what lies outside is refused. */
function ranged(unit: BaseUnit, limits: Limits = {}) {
  return sourced(unit, limits).superRefine((found, context) => {
    if (found.valid) return;
    const problem = { code: 'value-missing', allowed: '[low, high], in the unit of the value' } as const;
    const message = 'the range in which the source holds is missing';
    context.addIssue({ code: 'custom', message, path: ['valid'], params: { problem } });
  });
}

const share = () => ranged('1', { min: 0, max: 1 });

const stateSchema = z.strictObject({
  median: ranged('ohm', { min: 1, max: 1e12 }).describe('Median resistance after programming'),
  ln_spread: ranged('1', { min: 0, max: 5 }).describe('Standard deviation of ln R over devices and writes'),
  device_share: share().describe('Share of the variance of ln R that belongs to the device, for its life'),
});

const setSchema = z.strictObject({
  voltage: ranged('V', { above: 0, max: 10 }),
  compliance: ranged('A', { above: 0, max: 1 }).describe('Current limit of the access transistor'),
  pulse: ranged('s', { above: 0, max: 1 }).describe('Duration of one pulse'),
  energy: ranged('J', { min: 0, max: 1 }).describe('Of one pulse; at most voltage x compliance x pulse'),
});

const resetSchema = z.strictObject({
  voltage: ranged('V', { above: 0, max: 10 }),
  compliance: ranged('A', { above: 0, max: 1 }).optional().describe('Current limit, where there is one'),
  pulse: ranged('s', { above: 0, max: 1 }).describe('Duration of one pulse'),
  energy: ranged('J', { min: 0, max: 1 }).describe(
    'Of one pulse; at most voltage^2 / median LRS x pulse: the current falls when the device opens',
  ),
});

const transistorSchema = z.strictObject({
  threshold: ranged('V', { min: 0.05, max: 2 }).describe('Vt0 at 300 K, magnitude'),
  gain: ranged('A/V^2', { above: 0, max: 1 }).describe('B0 at 300 K'),
});

const senseSchema = z.strictObject({
  supply: ranged('V', { min: 0.2, max: 5 }),
  temperature: ranged('K', { min: 150, max: 500 }),
  node_capacitance: ranged('F', { min: 1e-16, max: 1e-11 }).describe('Of each output node'),
  series_resistance: ranged('ohm', { min: 0, max: 1e6 }).describe('Access and foot transistor of a branch'),
  read_time: ranged('s', { min: 1e-11, max: 1e-3 }).describe('From the start of sensing to the outputs'),
  slope_factor: ranged('1', { min: 1, max: 3 }).describe('n of the EKV transistor equation'),
  nmos: transistorSchema,
  pmos: transistorSchema,
  threshold_mismatch: ranged('V', { min: 0, max: 0.2 }).describe(
    'Standard deviation of the threshold difference of the two NMOS of an amplifier',
  ),
  read_noise: ranged('1', { min: 0, max: 5 }).describe('Standard deviation in ln R, drawn at every read'),
  supply_droop: ranged('V', { min: 0, max: 0.025 })
    .optional()
    .describe('Standard deviation of the supply from one read of a row to the next; absent: it stays'),
});

const wearSchema = z.strictObject({
  write_failure: share().describe('Probability that a pulse changes nothing; the next may work'),
  life_scale: ranged('1', { min: 1, max: 1e15 }).describe('Weibull scale of a device, in write cycles'),
  life_shape: ranged('1', { min: 0.1, max: 20 }).describe('Weibull shape of a device'),
  stuck_at_lrs: share().describe('Share of worn devices that end in LRS; the others end in HRS'),
});

const drift = () => ranged('1', { min: -5, max: 5 });
const retentionSchema = z.strictObject({
  onset: ranged('s', { above: 0, max: 1e9 }).describe('t0 of ln R(t) = ln R(0) + drift x log10(1 + t / t0)'),
  lrs_drift: drift().describe('Change of ln R of a device in LRS per decade of time'),
  hrs_drift: drift().describe('Change of ln R of a device in HRS per decade of time'),
});

const telegraphSchema = z.strictObject({
  shift: ranged('1', { min: 0, max: 5 }).describe(
    'Rise of ln R of a device in the high state while its trap is full',
  ),
  empty_time: ranged('s', { above: 0, max: 1e9 }).describe('Mean time for which a trap stays empty'),
  full_time: ranged('s', { above: 0, max: 1e9 }).describe('Mean time for which a trap stays full'),
});

const resistivePairSchema = z.strictObject({
  kind: z.literal('resistive-pair'),
  lrs: stateSchema.describe('Low-resistance state'),
  hrs: stateSchema.describe('High-resistance state'),
  memory_writes: ranged('1', { min: 0, max: 1e6 }).describe(
    'Correlation length of the cycle-to-cycle part in writes: AR(1) with exp(-1 / this); 0 for none',
  ),
  set: setSchema,
  reset: resetSchema,
  sense: senseSchema,
  wear: wearSchema.optional().describe('Absent: pulses never fail and devices never wear out'),
  retention: retentionSchema.optional().describe('Absent: resistances stay'),
  telegraph: telegraphSchema.optional().describe('Random telegraph noise, one trap per device; absent: none'),
});

const sramBitSchema = z.strictObject({
  kind: z.literal('sram-bit'),
  supply: ranged('V', { min: 0.1, max: 5 }),
  read_energy: ranged('J', { min: 0, max: 1 }).describe('Of one bit'),
  write_energy: ranged('J', { min: 0, max: 1 }).describe('Of one bit'),
  bit_error_rate: share().describe('Share of bits that are wrong when read at this supply'),
});

/** A perfect bit that costs nothing. */
const idealSchema = z.strictObject({ kind: z.literal('ideal') });

const plain = (value: number, unit: string, range: [number, number]) => ({
  value,
  unit,
  valid: range,
  standing: 'preset' as const,
  source: 'default of nudge',
});

const tileSchema = z.strictObject({
  rows: ranged('1', { min: 1, max: 65_536, whole: true }).describe('Word lines'),
  columns: ranged('1', { min: 1, max: 65_536, whole: true }).describe(
    'Pairs of bit lines, or bits, of a row',
  ),
  wire_resistance: ranged('ohm', { min: 0, max: 1e5 })
    .default(plain(0, 'ohm', [0, 1000]))
    .describe('Of a line, from one cell to the next'),
});

const DEFAULT_TILE = {
  rows: plain(32, '1', [1, 1024]),
  columns: plain(32, '1', [1, 1024]),
  wire_resistance: plain(0, 'ohm', [0, 1000]),
};

const fields = z.strictObject({
  ...cardHeader(format),
  cell: z.discriminatedUnion('kind', [idealSchema, sramBitSchema, resistivePairSchema]),
  tile: tileSchema.default(DEFAULT_TILE),
});

export type CellCard = z.output<typeof fields>;
export type Cell = CellCard['cell'];
export type ResistivePair = z.output<typeof resistivePairSchema>;
export type SramBit = z.output<typeof sramBitSchema>;
export type CellState = z.output<typeof stateSchema>;
export type Sense = z.output<typeof senseSchema>;
export type Wear = z.output<typeof wearSchema>;
export type Telegraph = z.output<typeof telegraphSchema>;
export type Retention = z.output<typeof retentionSchema>;

/** Parts of a pulse energy by which rounding may exceed its bound. */
const ROUNDING = 1.01;

/** Refuses what cannot be: LRS not below HRS, pulses with more energy than they can deliver. */
export const cellSchema = fields.superRefine((card, context) => {
  if (card.cell.kind !== 'resistive-pair') return;
  const { lrs, hrs, set, reset } = card.cell;
  const refuse = (path: string[], message: string, problem: Partial<Problem>): void =>
    context.addIssue({ code: 'custom', message, path: ['cell', ...path], params: { problem } });
  if (si(lrs.median) >= si(hrs.median)) {
    refuse(['lrs', 'median', 'value'], 'the low-resistance state is not below the high-resistance state', {
      found: `${si(lrs.median)} ohm`,
      allowed: `below ${si(hrs.median)} ohm, the median of the high-resistance state`,
    });
  }
  const bounded = (pulse: 'set' | 'reset', energy: Sourced, bound: number, formula: string): void => {
    if (si(energy) <= bound * ROUNDING) return;
    refuse([pulse, 'energy', 'value'], 'more energy than the pulse can deliver', {
      found: `${si(energy)} J`,
      allowed: `at most ${Number(bound.toPrecision(4))} J (${formula})`,
    });
  };
  bounded('set', set.energy, pulseBound(si(set.voltage), si(set.compliance), si(set.pulse)), 'V I t');
  const limit = reset.compliance && si(reset.compliance);
  const most = resetBound(si(reset.voltage), si(lrs.median), si(reset.pulse), limit);
  bounded('reset', reset.energy, most, 'V^2 t / R of the low-resistance state');
});

/** In base units, of a value as it was written. */
const si = (sourced: Sourced): number => toBase(sourced.value, sourced.unit);

export const CELL_CARD: CardKind<typeof cellSchema> = {
  kind: 'cell',
  folder: 'cells',
  format,
  schema: cellSchema,
};
