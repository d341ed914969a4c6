import { problemsOf } from '../card/explain.js';
import type { Place } from '../card/yaml.js';
import { acceptFormat } from '../problem/format.js';
import { type Problem, UserError } from '../problem/problem.js';
import { presentedTo } from '../protocol/relaxing.js';
import { withChipCard } from './cards.js';
import { findings } from './checks.js';
import { doubts } from './doubts.js';
import type { Finding } from './findings.js';
import { mergeNeuronCards } from './neuron.js';
import type { AppliedOverride } from './overrides.js';
import { blame, located } from './problems.js';
import {
  DEFAULT_POPULATIONS,
  DEFAULT_PROJECTIONS,
  EXPERIMENT_FORMAT,
  type Experiment,
  experimentSchema,
  type Population,
} from './schema.js';

export interface Resolved {
  /** Every number is there; resolving it again yields the same. */
  readonly experiment: Experiment;
  /** Legal choices that are known to learn badly. */
  readonly warnings: readonly Problem[];
}

type Raw = Record<string, unknown>;
const isMap = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A copy of a raw experiment in which the default populations and projections stand where it names none, so that
 * overrides can reach into them. Throws UserError when it is no map or of a newer format.
 */
export function withDefaultLists(value: unknown, place: Place): Raw {
  if (!isMap(value)) throw new UserError(violations(value, place));
  acceptFormat(value.format, EXPERIMENT_FORMAT, formatPlace(place));
  const raw = structuredClone(value);
  const network = (raw.network ??= {});
  if (isMap(network)) {
    network.populations ??= structuredClone(DEFAULT_POPULATIONS);
    network.projections ??= structuredClone(DEFAULT_PROJECTIONS);
  }
  return raw;
}

/**
 * Merges neuron cards, checks everything and reports all problems at once.
 * @param raw as from `withDefaultLists`; it is not changed
 * @param applied overrides already written into `raw`: problems at their paths name the argument, not the file
 */
export function resolve(raw: Raw, place: Place = {}, applied: readonly AppliedOverride[] = []): Resolved {
  const problems: Problem[] = [];
  const merged = mergeNeuronCards(raw, place, problems);
  const parsed = experimentSchema.safeParse(merged);
  if (!parsed.success) throw refusal([...problems, ...violations(merged, place)], applied);
  const experiment = withChipCard(parsed.data, place, problems);
  problems.push(...findings(experiment).map(finding => located(finding, place)));
  if (problems.length > 0) throw refusal(problems, applied);
  const warnings = doubts(experiment).map(doubt => blame(located(doubt, place), applied));
  return { experiment, warnings };
}

/** What a data set looks like, as far as a network has to fit it. */
export interface DataShape {
  /** [height, width, channels]. */
  readonly image: readonly number[];
  readonly classes: number;
}

/** Refuses a network that the data do not fit (counts of samples are checked where the data are split). Throws UserError with all problems. */
export function checkData(experiment: Experiment, shape: DataShape, place: Place = {}): void {
  const problems = dataFindings(experiment, shape).map(finding => located(finding, place));
  if (problems.length > 0) throw new UserError(problems);
}

function dataFindings({ network, data }: Experiment, shape: DataShape): Finding[] {
  const found: Finding[] = [];
  const values = shape.image.reduce((product, side) => product * side, 1);
  const wanted = { input: [values, 'values per sample'], output: [shape.classes, 'classes'] } as const;
  for (const [index, population] of network.populations.entries()) {
    const { role, neurons, name, unit, neurons_per_class: perClass } = population;
    if (role === 'input') found.push(...otherShape(population, shape.image, data.set, index));
    const shown = presentedTo(neurons, unit as { mirrored?: boolean });
    if (role === 'hidden' || shown === perClass * wanted[role][0]) continue;
    found.push({
      path: ['network', 'populations', index, 'neurons'],
      code: 'shape-mismatch',
      message: `population ${name} does not fit the data set ${data.set}`,
      found: String(shown),
      allowed: `${wanted[role].join(' ')}${perClass > 1 ? `, each of ${perClass} neurons` : ''}`,
    });
  }
  return found;
}

/** An input whose shape is not that of the images: kernels would see neighbours that are none. */
function* otherShape({ name, shape }: Population, image: readonly number[], set: string, index: number) {
  if (!shape || shape.every((side, k) => side === image[k])) return;
  const path = ['network', 'populations', index, 'shape'];
  const message = `population ${name} has another shape than the images of ${set}`;
  const allowed = `[${image.join(', ')}]: height, width, channels`;
  yield { path, code: 'shape-mismatch' as const, message, found: `[${shape.join(', ')}]`, allowed };
}

function violations(value: unknown, place: Place): Problem[] {
  const { error } = experimentSchema.safeParse(value);
  return error ? problemsOf(error.issues, experimentSchema, value, place) : [];
}

/** All problems: arguments first, then the file from top to bottom. */
function refusal(problems: readonly Problem[], applied: readonly AppliedOverride[]): UserError {
  const named = problems.map(problem => blame(problem, applied));
  return new UserError(named.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)));
}

function formatPlace(place: Place): Pick<Problem, 'file' | 'line'> {
  const line = place.locate?.(['format']);
  return { file: place.file ?? 'experiment', ...(line !== undefined && { line }) };
}
