import { loadCard } from '../card/load.js';
import { NEURON_CARD } from '../card/neuron.js';
import { characterCard } from '../experiment/characterise/card.js';
import { type Character, characterise } from '../experiment/characterise/characterise.js';
import type { Estimate } from '../experiment/characterise/estimate.js';
import { knownCard } from '../experiment/probe-network.js';
import { withBoard } from './board-info.js';
import type { CharacteriseOptions } from './characterise.js';
import { table } from './words.js';
import type { Shown } from './writer.js';

/** Measures a board and words what was found, with the text of its card. */
export function characteriseBoard(
  place: string,
  { name, neuron, neurons, ticks }: CharacteriseOptions,
): Promise<Shown & { card: string }> {
  const nominal = loadCard(NEURON_CARD, neuron).card;
  return withBoard(place, async connected => {
    const { card: chip, firmware } = connected.capabilities;
    const board = chip === '' ? firmware : `${chip} (${firmware})`;
    const request = { connected, chip: knownCard(chip), neuron, nominal, neurons, ticks };
    const found = await characterise(request);
    const written = characterCard(found, name ?? board, board);
    return { document: documentOf(found, place), text: textOf(found), card: written.text };
  });
}

/** Four digits; what only rounding left is 0. */
const significant = (value: number): string =>
  Math.abs(value) < 1e-12 ? '0' : String(Number(value.toPrecision(4)));

/** The name of a quantity, and where the board's is found and what it was told to be. */
function quantities({ plan, threshold, leak, rateTicks, accelerationTicks }: Character) {
  const { nominal } = plan;
  return [
    { what: 'threshold', found: threshold, nominal: nominal.threshold.value, unit: '' },
    { what: 'leak', found: leak, nominal: nominal.leak_per_tick.value, unit: '/tick' },
    { what: 'time constant of the rate', found: rateTicks, nominal: nominal.rate_ticks.value, unit: 'ticks' },
    {
      ...{ what: 'time constant of the second filter', found: accelerationTicks },
      ...{ nominal: nominal.acceleration_ticks.value, unit: 'ticks' },
    },
  ];
}

function textOf(found: Character): string {
  const { curve, dead, plan, settles, ticks, transfer } = found;
  const rows = quantities(found).map(({ what, found: { mean, error, spread }, nominal, unit }) => [
    what,
    `${significant(nominal)} ${unit}`.trimEnd(),
    `${significant(mean)} ± ${significant(error)} ${unit}`.trimEnd(),
    significant(spread),
  ]);
  const points = curve.map(({ current, rate }) => [significant(current), ...shown(rate)]);
  const neurons = table(['', 'configured', 'measured', 'spread of neurons'], rows, { right: [1, 2, 3] });
  const firing = table(['current', 'spikes per tick', 'spread of neurons'], points, { right: [0, 1, 2] });
  return [
    neurons,
    firing,
    [
      `Weights add ${significant(transfer.gain)} of what is written, ${significant(transfer.offset)} off; the worst is ${significant(transfer.worst)} away from that line.`,
      dead.length === 0 ? 'No neuron is dead.' : `Dead: ${dead.join(', ')}.`,
      `${plan.neurons} neurons, ${settles} settles, ${ticks.toLocaleString('en')} ticks; a neuron's threshold is known to ${significant(found.thresholdError)}, its leak to ${significant(found.leakError)}.`,
    ].join('\n'),
  ].join('\n\n');
}

const shown = ({ mean, spread }: Estimate): string[] => [significant(mean), significant(spread)];

function documentOf(found: Character, place: string): object {
  const { plan, ...rest } = found;
  const { neurons, ticks: ticksPerPoint } = plan;
  const finite = (values: readonly number[]) => values.map(value => (Number.isFinite(value) ? value : null));
  const conditions = { neurons, ticksPerPoint, settles: found.settles, ticks: found.ticks };
  return {
    ...{ place, standing: 'measured', conditions, ...rest },
    ...{ thresholds: finite(found.thresholds), leaks: finite(found.leaks) },
  };
}
