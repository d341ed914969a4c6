import { loadCard } from '../card/load.js';
import { NEURON_CARD, neuronValues } from '../card/neuron.js';
import type { Place } from '../card/yaml.js';
import { type Problem, UserError } from '../problem/problem.js';
import { spikingFields } from '../substrate/spiking/schema.js';
import { located } from './problems.js';

type Raw = Record<string, unknown>;
const isMap = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Card of a spiking unit that names none. */
const DEFAULT_CARD = 'sdep-if';

/**
 * Writes the values of the neuron cards into the units that name them; what a unit gives itself stands. A unit
 * that gives every field needs no card, so a resolved experiment outlives the file of its card.
 * Whatever is not shaped like a unit is left for the schema to refuse.
 */
export function mergeNeuronCards(raw: Raw, place: Place): { merged: Raw; problems: Problem[] } {
  const merged = structuredClone(raw);
  const problems: Problem[] = [];
  for (const [index, population] of populationsOf(merged).entries()) {
    if (!isMap(population)) continue;
    const unit = population.unit ?? {};
    if (!isSpiking(unit)) continue;
    try {
      population.unit = withCard(unit);
    } catch (error) {
      problems.push(...cardProblems(error, ['network', 'populations', index, 'unit', 'card'], place));
    }
  }
  return { merged, problems };
}

function populationsOf(raw: Raw): unknown[] {
  const { network } = raw;
  return isMap(network) && Array.isArray(network.populations) ? network.populations : [];
}

const isSpiking = (unit: unknown): unit is Raw =>
  isMap(unit) && (unit.kind ?? 'spiking') === 'spiking' && typeof (unit.card ?? '') === 'string';

function withCard(unit: Raw): Raw {
  if (Object.keys(spikingFields).every(key => key in unit)) return unit;
  const { card } = loadCard(NEURON_CARD, (unit.card as string | undefined) ?? DEFAULT_CARD);
  return { ...neuronValues(card), ...unit };
}

/** A card that is not there is a problem of the experiment; one that is wrong is a problem of its own file. */
function cardProblems(error: unknown, path: readonly PropertyKey[], place: Place): readonly Problem[] {
  if (!(error instanceof UserError)) throw error;
  return error.problems.map(problem =>
    problem.file === undefined ? located({ ...problem, path }, place) : problem,
  );
}
