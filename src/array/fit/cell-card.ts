import { type Loaded, parseCard } from '../../card/load.js';
import { isSourced, type Sourced } from '../../card/sourced.js';
import { type Problem, UserError } from '../../problem/problem.js';
import { CELL_CARD, type CellCard, type CellState, type ResistivePair } from '../cells/card.js';
import { resetBound } from '../cells/programming.js';
import { readoutOf } from '../sense/readout.js';
import type { StateFit } from './lognormal-fit.js';

/** A cell card as a file to keep, as read back, and what makes reads of such cells senseless. */
export interface WrittenCellCard {
  readonly text: string;
  readonly card: CellCard;
  readonly problems: readonly Problem[];
}

/** A card of cells that says what measurements of two states do not: pulses, sense amplifier, wear. */
export type BaseCard = Loaded<CellCard>;

const NAMES = { lrs: /^(lrs|low)$/i, hrs: /^(hrs|high)$/i } as const;

/**
 * A card of 2T2R cells whose states are the fitted ones and whose other values are those of a base card.
 * @param file name of the measurements
 * @throws UserError for a base card of other cells, states that are not LRS and HRS, or LRS not below HRS
 */
export function cellCard(
  fits: readonly StateFit[],
  base: BaseCard,
  name: string,
  file: string,
): WrittenCellCard {
  const cell = pairOf(base);
  const fitted = {
    lrs: stateOf(cell.lrs, find(fits, 'lrs', file), base, file),
    hrs: stateOf(cell.hrs, find(fits, 'hrs', file), base, file),
  };
  const rest = fromBase({ ...cell, reset: limited(cell, fitted.lrs) }, base) as ResistivePair;
  const text = [
    `# Written by nudge fit from ${oneLine(file)} and the cell card ${oneLine(base.file)}.`,
    ...lines({
      format: CELL_CARD.format,
      name: name.slice(0, 80),
      description: `Cells of two devices each. Resistances of both states are fitted by nudge fit to ${file}, ranges are 95 % intervals of the fit; everything else is taken from the card "${base.card.name}".`,
      cell: { ...rest, ...fitted },
      tile: fromBase(base.card.tile, base),
    }),
    '',
  ].join('\n');
  const { card } = parseCard(CELL_CARD, text, `the card of ${file}`);
  const { problems } = readoutOf(card, { ternary: true });
  return { text, card, problems };
}

function pairOf({ card, file }: BaseCard): ResistivePair {
  if (card.cell.kind === 'resistive-pair') return card.cell;
  throw new UserError({
    code: 'combination-illegal',
    file,
    path: 'cell.kind',
    message: 'measured resistances need a base card of resistive pairs',
    found: card.cell.kind,
    allowed: 'resistive-pair, as in hfo2-2t2r-mid',
  });
}

function find(fits: readonly StateFit[], which: keyof typeof NAMES, file: string): StateFit {
  const found = fits.filter(({ state }) => NAMES[which].test(state));
  if (found.length === 1 && fits.length === 2) return found[0]!;
  throw new UserError({
    code: 'value-missing',
    file,
    path: 'state',
    message: 'a cell has two states',
    found: fits.map(({ state }) => state).join(', '),
    allowed: 'LRS and HRS (or low and high)',
  });
}

/** Median and spread are measured; their shares only where the measurements tell devices apart. */
function stateOf(before: CellState, fit: StateFit, base: BaseCard, file: string): CellState {
  const source = `${file}: lognormal fit of ${fit.count} measurements of ${fit.devices > 1 ? `${fit.devices} devices` : 'one device, or devices not told apart'}`;
  const measured = { standing: 'measured', source } as const;
  // A little more than was measured, so that rounding leaves nothing outside.
  const [first, last] = [0.99999 * Math.exp(fit.logs[0]!), 1.00001 * Math.exp(fit.logs.at(-1)!)];
  const [low, high] = [-1.96, 1.96].map(by => fit.medianOhms * Math.exp(by * fit.medianError));
  const { device, cycle } = fit.split ?? { device: 0, cycle: 0 };
  const error = 1.96 * fit.spreadError;
  const share = device ** 2 / (device ** 2 + cycle ** 2);
  return {
    median: { value: fit.medianOhms, unit: 'ohm', low, high, valid: [first, last], ...measured },
    ln_spread: {
      ...{ value: fit.spread, unit: '1', low: Math.max(0, fit.spread - error), high: fit.spread + error },
      ...{ valid: [0, 5], ...measured },
    },
    device_share: fit.split
      ? { value: share, unit: '1', valid: [0, 1], ...measured }
      : (fromBase(before.device_share, base) as CellState['device_share']),
  };
}

/** A RESET takes no more than V^2 t / R: measured devices of a higher resistance take less than the base card says. */
function limited({ reset }: ResistivePair, lrs: CellState): ResistivePair['reset'] {
  const compliance = reset.compliance?.value;
  const most = resetBound(reset.voltage.value, lrs.median.value, reset.pulse.value, compliance);
  if (reset.energy.value <= most) return reset;
  const source = 'V^2 t / R of the measured low state, below what the base card has';
  return { ...reset, energy: { value: most, unit: 'J', valid: [0, most], standing: 'computed', source } };
}

/** The same values, each saying that it comes from the base card. */
function fromBase(value: unknown, base: BaseCard): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isSourced(value)) return { ...value, source: `base card "${base.card.name}": ${value.source}` };
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fromBase(inner, base)]));
}

/** Block YAML with a line for each sourced value. */
function lines(value: object, indent = ''): string[] {
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    if (inner === undefined) return [];
    if (typeof inner !== 'object' || inner === null) return [`${indent}${key}: ${JSON.stringify(inner)}`];
    if (isSourced(inner)) return [`${indent}${key}: ${flow(inner)}`];
    return [`${indent}${key}:`, ...lines(inner, `${indent}  `)];
  });
}

/** Six digits: more than any such fit holds. */
function flow({ value, unit, low, high, valid, standing, source }: Sourced): string {
  const [from, to] = valid ?? [value, value];
  const fields = [
    `value: ${digits(value)}`,
    `unit: ${JSON.stringify(unit)}`,
    ...(low === undefined ? [] : [`low: ${digits(low)}`]),
    ...(high === undefined ? [] : [`high: ${digits(high)}`]),
    `valid: [${digits(from)}, ${digits(to)}]`,
    `standing: ${standing}`,
    `source: ${JSON.stringify(source)}`,
  ];
  return `{ ${fields.join(', ')} }`;
}

const digits = (value: number): string => String(Number(value.toPrecision(6)));
const oneLine = (words: string): string => words.replaceAll(/[\r\n]/g, ' ');
