import { parseCard } from '../../card/load.js';
import { NEURON_CARD, type NeuronCard } from '../../card/neuron.js';
import type { Sourced } from '../../card/sourced.js';
import type { Character } from './characterise.js';
import type { Estimate } from './estimate.js';

/** A card as a file to keep, and as read back. */
export interface CharacterCard {
  readonly text: string;
  readonly card: NeuronCard;
}

/** Differences between neurons that are so many standard errors wide are theirs, not the measurement's. */
const TELLING = 3;

/** The neuron card of what was measured; the rest is as the board was configured. @param board what was measured */
export function characterCard(found: Character, name: string, board: string): CharacterCard {
  const source = sourceOf(found, board);
  const { plan, transfer } = found;
  const measured: Partial<Record<keyof NeuronCard, string>> = {
    leak_per_tick: quantity(found.leak, '1/tick', source),
    threshold: quantity(found.threshold, '1', source),
    rate_ticks: quantity(found.rateTicks, 'tick', source),
    acceleration_ticks: quantity(found.accelerationTicks, 'tick', source),
  };
  const {
    format: _f,
    name: _n,
    description: _d,
    weight_gain: _w,
    individuals: _i,
    ...nominal
  } = plan.nominal;
  const lines = Object.entries(nominal).map(
    ([key, value]) => `${key}: ${measured[key as keyof NeuronCard] ?? copied(value)}`,
  );
  const text = [
    '# Written by nudge characterise.',
    `format: ${NEURON_CARD.format}`,
    `name: ${JSON.stringify(name.slice(0, 80))}`,
    `description: ${JSON.stringify(`Neurons of ${board}, as nudge characterise found them. Ranges are 95 % intervals of the mean.`)}`,
    ...lines,
    `weight_gain: { value: ${digits(transfer.gain)}, unit: '1', standing: measured, source: ${JSON.stringify(source)} }`,
    ...individuals(found, source),
    '',
  ].join('\n');
  return { text, card: parseCard(NEURON_CARD, text, `the card of ${board}`).card };
}

/** Under which conditions, in a line. */
function sourceOf({ plan, settles, ticks, thresholdError, leakError }: Character, board: string): string {
  const sizes = `${plan.neurons} neurons, ${settles} settles, ${ticks} ticks`;
  const errors = `standard errors of a neuron: threshold ${digits(thresholdError)}, leak ${digits(leakError)}`;
  return `nudge characterise of ${board}: ${sizes}; ${errors}`;
}

function quantity({ mean, error }: Estimate, unit: string, source: string): string {
  const half = 1.96 * error;
  const low = unit === '1/tick' ? Math.max(0, mean - half) : mean - half;
  const [value, from, to] = [digits(mean), digits(low), digits(mean + half)].map(Number) as [
    number,
    number,
    number,
  ];
  const range = `low: ${Math.min(from, value)}, high: ${Math.max(to, value)}`;
  return `{ value: ${value}, unit: '${unit}', ${range}, standing: measured, source: ${JSON.stringify(source)} }`;
}

function copied(
  value: Pick<Sourced, 'standing' | 'source'> & { value: number | string; unit?: string },
): string {
  const unit = value.unit === undefined ? '' : ` unit: '${value.unit}',`;
  return `{ value: ${value.value},${unit} standing: ${value.standing}, source: ${JSON.stringify(value.source)} }`;
}

/** How the neurons differ, where they do by more than can be told. */
function individuals(found: Character, source: string): string[] {
  const { dead, leak, leakError, leaks, plan, threshold, thresholdError, thresholds } = found;
  const deviations = (values: readonly number[], mean: number) =>
    `[${values.map(value => (Number.isFinite(value) ? digits(value / mean - 1) : 0)).join(', ')}]`;
  const lines = [
    ...(threshold.spread > TELLING * Math.max(thresholdError, 1e-6)
      ? [`  threshold: ${deviations(thresholds, threshold.mean)}`]
      : []),
    ...(leak.mean > 0 && leak.spread > TELLING * leakError
      ? [`  leak: ${deviations(leaks, leak.mean)}`]
      : []),
    ...(dead.length > 0 ? [`  dead: [${dead.join(', ')}]`] : []),
  ];
  if (lines.length === 0) return [];
  const origin = [`  standing: measured`, `  source: ${JSON.stringify(source)}`];
  return ['individuals:', `  neurons: ${plan.neurons}`, ...lines, ...origin];
}

/** Six digits: more than any such measurement holds. */
const digits = (value: number): string => String(Number(value.toPrecision(6)));
