import { CELL_CARD, type CellCard, type ResistivePair } from '../array/cells/card.js';
import { pairModel } from '../array/cells/pair-model.js';
import { readoutOf, type SenseParameters } from '../array/sense/readout.js';
import { loadCard } from '../card/load.js';
import type { Sourced } from '../card/sourced.js';
import type { DevicePrices } from '../ledger/price.js';
import { type Problem, UserError } from '../problem/problem.js';
import type { ConfigureCells, ConfigureSynapse } from '../protocol/messages.js';
import type { Experiment } from './schema.js';

type Unsent<C extends { readonly requestId: number }> = Omit<C, 'requestId'>;

/** The cells of an experiment: what a chip is told of them, what they cost, and what makes no sense about them. */
export interface Cells {
  /** Undefined where nothing is held in cells, and none are named. */
  readonly card: CellCard | undefined;
  readonly commands: readonly Unsent<ConfigureCells>[];
  readonly prices: DevicePrices | undefined;
  readonly problems: readonly Problem[];
}

/** What experiments have that name no cells. */
const DEFAULT_CELLS = 'ideal';
const NO_CELLS: Cells = { card: undefined, commands: [], prices: undefined, problems: [] };

/**
 * @param tick of the chip, seconds
 * @throws UserError for a card that is missing, wrong, or not valid at the supply and temperature asked for
 */
export function cellsOf(
  experiment: Experiment,
  synapses: readonly Unsent<ConfigureSynapse>[],
  tick: number,
): Cells {
  const { cells } = experiment.chip;
  const levelled = synapses.filter(({ rule }) => rule === 'levels' || rule === 'inertia');
  if (levelled.length === 0 && cells.card === DEFAULT_CELLS) return NO_CELLS;
  const { card } = loadCard(CELL_CARD, cells.card);
  if (levelled.length === 0) return { ...NO_CELLS, card, problems: [nothingToHold(cells.card)] };
  if (card.cell.kind !== 'resistive-pair') return { ...NO_CELLS, card };
  const readouts = new Map([false, true].map(ternary => [ternary, readout(card, cells, ternary)]));
  const used = levelled.map(synapse => readouts.get(synapse.levels === 3)!);
  const problems = [...new Set(used)].flatMap(one => one.problems);
  const commands = levelled.map((synapse, k) =>
    command(card, card.cell as ResistivePair, synapse, used[k]!, cells, tick),
  );
  return {
    card,
    commands,
    prices: pricesOf(card.cell, used[0]!),
    problems: problems.map(problem => ({ ...problem, path: 'chip.cells.card' })),
  };
}

const nothingToHold = (found: string): Problem => ({
  code: 'combination-illegal',
  message: 'no synapse of this network is held in cells',
  path: 'chip.cells.card',
  found,
  allowed: `${DEFAULT_CELLS}, or a synapse of kind ternary, metaplastic or binary`,
});

type Use = Experiment['chip']['cells'];

function readout(card: CellCard, cells: Use, ternary: boolean): SenseParameters {
  const conditions = {
    ...(cells.supply_V === null ? {} : { supplyVolts: cells.supply_V }),
    ...(cells.temperature_K === null ? {} : { temperatureKelvin: cells.temperature_K }),
  };
  try {
    return readoutOf(card, { ...conditions, ternary });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(error.problems.map(problem => ({ ...problem, path: 'chip.cells' })));
  }
}

/**
 * The numbers of reads (READ_NUMBERS) when the supply is `drop` volts below that of the experiment: critical
 * resistance in ohms, factor of the offsets of the amplifiers, and spread by the droop of the supply; 0 for what there
 * is not.
 * @throws UserError for a supply that the card is not valid for, or a card without a supply
 */
export function readsAtDrop(experiment: Experiment, drop: number, ternary: boolean): number[] {
  const { cells } = experiment.chip;
  const { card } = loadCard(CELL_CARD, cells.card);
  if (card.cell.kind !== 'resistive-pair') return [0, 1, 0];
  const supply = cells.supply_V ?? card.cell.sense.supply.value;
  const before = readout(card, cells, ternary);
  const left = Number((supply - drop).toPrecision(6));
  const after = readout(card, { ...cells, supply_V: left }, ternary);
  const factor = before.offsetSigma > 0 ? after.offsetSigma / before.offsetSigma : 1;
  // Below an ohm nothing is ever decided, and everything is read as 0, whatever the supply does then.
  const critical = ternary ? Math.max(1, after.criticalOhms) : 0;
  return [critical, Number(factor.toPrecision(6)), after.droopSigma || 0];
}

function command(
  card: CellCard,
  cell: ResistivePair,
  { projection }: Unsent<ConfigureSynapse>,
  sense: SenseParameters,
  { access, reading, verify_pulses }: Use,
  tick: number,
): Unsent<ConfigureCells> {
  return {
    kind: 'cells',
    projection,
    ...pairModel(card, cell, sense, tick),
    verifyPulses: verify_pulses,
    access,
    reading,
  };
}

/** Energy of the pulses from the card, of a read from the amplifier model: a zero is read with another energy. */
function pricesOf(cell: ResistivePair, { senseEnergyJoules: sense }: SenseParameters): DevicePrices {
  const read: Sourced = {
    value: sense.nonzero,
    low: Math.min(sense.nonzero, sense.zero),
    high: Math.max(sense.nonzero, sense.zero),
    unit: 'J',
    standing: 'computed',
    source: 'level 2 of nudge: transient race of the sense amplifier of the cell card',
  };
  return { 'set-pulse': cell.set.energy, 'reset-pulse': cell.reset.energy, sense: read };
}
