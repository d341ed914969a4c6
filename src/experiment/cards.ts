import type { z } from 'zod';
import { type CardKind, loadCard } from '../card/load.js';
import type { Place } from '../card/yaml.js';
import { CHIP_CARD, type ChipCard } from '../chip/card.js';
import { ENERGY_CARD } from '../ledger/card.js';
import { type Problem, UserError } from '../problem/problem.js';
import { located } from './problems.js';
import type { Experiment } from './schema.js';

/**
 * Loads a card that an experiment names at `path`, or notes what is wrong in `problems`. A card that is not
 * there is a problem of the experiment; a card with mistakes is a problem of its own file.
 */
export function cardAt<S extends z.ZodType>(
  kind: CardKind<S>,
  name: string,
  path: readonly PropertyKey[],
  place: Place,
  problems: Problem[],
): z.output<S> | undefined {
  try {
    return loadCard(kind, name).card;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const found = error.problems.map(problem =>
      problem.file === undefined ? located({ ...problem, path }, place) : problem,
    );
    problems.push(...found);
    return undefined;
  }
}

/** Checks both cards of the chip, and writes the chip's widths where the experiment sets none. */
export function withChipCard(experiment: Experiment, place: Place, problems: Problem[]): Experiment {
  const { chip } = experiment;
  const card = cardAt(CHIP_CARD, chip.card, ['chip', 'card'], place, problems);
  cardAt(ENERGY_CARD, chip.energy_card, ['chip', 'energy_card'], place, problems);
  if (!card) return experiment;
  return { ...experiment, chip: { ...chip, precision: { ...widthsOf(card), ...given(chip.precision) } } };
}

type Precision = Experiment['chip']['precision'];

function widthsOf({ formats }: ChipCard): Precision {
  const width = ({ standing: _standing, source: _source, ...rest }: ChipCard['formats']['weight']) => rest;
  return {
    weight: width(formats.weight),
    accumulator: width(formats.accumulator),
    membrane: width(formats.membrane),
    trace: width(formats.trace),
  };
}

const given = (precision: Precision): Precision =>
  Object.fromEntries(Object.entries(precision).filter(([, width]) => width !== undefined));
