import { NEURON_CARD, type NeuronCard, neuronValues } from '../card/neuron.js';
import type { Place } from '../card/yaml.js';
import type { Problem } from '../problem/problem.js';
import { spikingFields } from '../substrate/spiking/schema.js';
import { cardAt } from './cards.js';

type Raw = Record<string, unknown>;
const isMap = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Card of a spiking unit that names none. */
const DEFAULT_CARD = 'sdep-if';

/**
 * Writes the values of the neuron cards into the units that name them; what a unit gives itself stands. A unit
 * that gives every field needs no card, so a resolved experiment outlives the file of its card.
 * What a card says of single neurons becomes faults of the population. Whatever is not shaped like a unit is left for the
 * schema to refuse.
 * @param problems gets what is wrong with the cards
 */
export function mergeNeuronCards(raw: Raw, place: Place, problems: Problem[]): Raw {
  const merged = structuredClone(raw);
  for (const [index, population] of populationsOf(merged).entries()) {
    if (!isMap(population)) continue;
    const unit = population.unit ?? {};
    if (!isSpiking(unit) || Object.keys(spikingFields).every(key => key in unit)) continue;
    const path = ['network', 'populations', index, 'unit', 'card'];
    const card = cardAt(NEURON_CARD, unit.card ?? DEFAULT_CARD, path, place, problems);
    if (!card) continue;
    population.unit = { ...neuronValues(card), ...unit };
    if (card.individuals) addIndividuals(merged, population, card.individuals, path, problems);
  }
  return merged;
}

type Individuals = NonNullable<NeuronCard['individuals']>;

/** The neurons of a population become those that were measured. */
function addIndividuals(
  raw: Raw,
  { name, neurons }: Raw,
  individuals: Individuals,
  path: readonly PropertyKey[],
  problems: Problem[],
): void {
  if (neurons !== individuals.neurons) {
    problems.push({
      code: 'shape-mismatch',
      path: path.join('.'),
      message: 'the card was measured on a population of another size',
      found: String(neurons),
      allowed: String(individuals.neurons),
    });
    return;
  }
  const { dead, leak, threshold } = individuals;
  const all = Array.from({ length: individuals.neurons }, (_, k) => k);
  const deviating = (kind: string, values: readonly number[] | undefined) =>
    values ? [{ kind, population: name, addresses: all, values }] : [];
  const faults = Array.isArray(raw.faults) ? raw.faults : [];
  raw.faults = [
    ...faults,
    ...deviating('threshold-mismatch', threshold),
    ...deviating('leak-mismatch', leak),
    ...(dead.length > 0 ? [{ kind: 'dead-neuron', population: name, addresses: dead }] : []),
  ];
}

function populationsOf(raw: Raw): unknown[] {
  const { network } = raw;
  return isMap(network) && Array.isArray(network.populations) ? network.populations : [];
}

const isSpiking = (unit: unknown): unit is Raw & { card?: string } =>
  isMap(unit) && (unit.kind ?? 'spiking') === 'spiking' && typeof (unit.card ?? '') === 'string';
