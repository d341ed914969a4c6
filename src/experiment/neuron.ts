import { NEURON_CARD, neuronValues } from '../card/neuron.js';
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
 * Whatever is not shaped like a unit is left for the schema to refuse.
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
    if (card) population.unit = { ...neuronValues(card), ...unit };
  }
  return merged;
}

function populationsOf(raw: Raw): unknown[] {
  const { network } = raw;
  return isMap(network) && Array.isArray(network.populations) ? network.populations : [];
}

const isSpiking = (unit: unknown): unit is Raw & { card?: string } =>
  isMap(unit) && (unit.kind ?? 'spiking') === 'spiking' && typeof (unit.card ?? '') === 'string';
