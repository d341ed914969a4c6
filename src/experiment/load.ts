import { readYaml } from '../card/load.js';
import type { Place } from '../card/yaml.js';
import { type Problem, UserError } from '../problem/problem.js';
import { applyOverrides, type Override, parseOverride } from './overrides.js';
import { type Resolved, resolve, withDefaultLists } from './resolve.js';
import { EXPERIMENT_FORMAT } from './schema.js';

export interface LoadRequest {
  /** Experiment file; without one the default experiment is taken. */
  readonly file?: string | undefined;
  /** Arguments of the form `key.path=value`, applied in order. */
  readonly overrides?: readonly string[];
}

/**
 * Reads an experiment file, applies overrides and resolves it fully.
 * Throws one UserError with all problems found: file and line, or the argument that caused them.
 */
export function loadExperiment({ file, overrides = [] }: LoadRequest): Resolved {
  const source = file === undefined ? undefined : readYaml(file);
  return resolveWith(source?.value ?? { format: EXPERIMENT_FORMAT }, source ?? {}, parseOverrides(overrides));
}

/** As `loadExperiment`, for an experiment that is already a value (built in code, or text that was parsed). */
export function resolveWith(value: unknown, place: Place, overrides: readonly Override[]): Resolved {
  const raw = withDefaultLists(value, place);
  const { applied, problems } = applyOverrides(raw, overrides);
  if (problems.length > 0) throw new UserError(problems);
  return resolve(raw, place, applied);
}

/** Reads arguments of the form `key.path=value`. @throws UserError with all that are not */
export function parseOverrides(texts: readonly string[]): Override[] {
  const parsed = texts.map(parseOverride);
  const problems = parsed.filter((entry): entry is Problem => 'code' in entry);
  if (problems.length > 0) throw new UserError(problems);
  return parsed as Override[];
}
