import type { Place } from '../card/yaml.js';
import { applyOverrides, keySteps, type Override } from '../experiment/overrides.js';
import { located } from '../experiment/problems.js';
import { resolve, withDefaultLists } from '../experiment/resolve.js';
import type { Experiment } from '../experiment/schema.js';
import { type Problem, UserError } from '../problem/problem.js';
import { type Combination, combinations } from './design.js';
import type { Level } from './levels.js';
import type { LoadedStudy } from './load.js';

/** An experiment that is run with several seeds; its own seed is not yet set. */
export interface Setting {
  readonly index: number;
  readonly experiment: Experiment;
}

/** One combination of levels, resolved to the experiment it stands for. */
export interface Cell extends Setting {
  /** Value of each factor, in their order. */
  readonly levels: readonly Level['value'][];
  /** Index of the setting without faults that it is compared with; null where it is compared with none. */
  readonly golden: number | null;
}

export interface Cells {
  readonly cells: readonly Cell[];
  /** Legal choices that are known to learn badly, each once. */
  readonly warnings: readonly Problem[];
}

/** Problems shown at once; a bad factor would repeat itself in every cell. */
const MOST_PROBLEMS = 12;

/**
 * Resolves every cell of a study.
 * @param overrides settings of the command line, for every cell
 * @throws UserError with the problems of all cells, each once and at the place of the study that causes it
 */
export function cellsOf(loaded: LoadedStudy, overrides: readonly Override[]): Cells {
  const raw = withDefaultLists(loaded.base.value, loaded.base.place);
  const problems = new Map<string, Problem>();
  const warnings = new Map<string, Problem>();
  const cells: Cell[] = [];
  for (const [index, combination] of combinations(loaded.study).entries()) {
    try {
      const resolved = resolveCell(loaded, raw, settingsOf(loaded, overrides, combination));
      for (const warning of resolved.warnings) warnings.set(JSON.stringify(warning), warning);
      const levels = combination.map(({ value }) => value);
      cells.push({ index, levels, experiment: resolved.experiment, golden: null });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      for (const problem of error.problems) problems.set(JSON.stringify(problem), problem);
      if (problems.size >= MOST_PROBLEMS) break;
    }
  }
  if (problems.size > 0) throw new UserError([...problems.values()]);
  return { cells, warnings: [...warnings.values()] };
}

/** A key that is set, by whom, and where that is written. */
interface KeySetting extends Override {
  /** Name of the factor; undefined: an override of the study or of the command line. */
  readonly factor: string | undefined;
  /** Path in the study; undefined: an argument of the command line. */
  readonly at: readonly PropertyKey[] | undefined;
}

function settingsOf(
  { study }: LoadedStudy,
  overrides: readonly Override[],
  levels: Combination,
): KeySetting[] {
  const make = (key: string, value: unknown, at: readonly PropertyKey[], factor?: string): KeySetting => ({
    argument: JSON.stringify([...at, key]),
    path: keySteps(key),
    // The experiment is written into; the study's own value must stay as it is.
    value: structuredClone(value),
    factor,
    at,
  });
  return [
    ...Object.entries(study.overrides).map(([key, value]) => make(key, value, ['overrides', key])),
    ...overrides.map(override => ({ ...override, factor: undefined, at: undefined })),
    ...levels.flatMap(({ set, at }, k) =>
      set.map(([key, value]) => make(key, value, ['factors', k, ...at], study.factors[k]!.name)),
    ),
  ];
}

function resolveCell(
  { base, place }: LoadedStudy,
  raw: Record<string, unknown>,
  settings: readonly KeySetting[],
) {
  const written = structuredClone(raw);
  const { applied, problems } = applyOverrides(written, settings);
  const clashes =
    problems.length > 0
      ? []
      : clashesOf(
          settings,
          applied.map(({ path }) => path),
          place,
        );
  const found = [...problems, ...clashes];
  try {
    if (found.length > 0) throw new UserError(found);
    return resolve(written, base.place, applied);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(error.problems.map(problem => inStudy(problem, settings, place)));
  }
}

/** Two factors at one key, or a factor that undoes an override. Overrides may reach around what a factor sets. */
function clashesOf(
  settings: readonly KeySetting[],
  paths: readonly (readonly PropertyKey[])[],
  place: Place,
): Problem[] {
  const found: Problem[] = [];
  for (const [j, later] of settings.entries()) {
    for (const [i, earlier] of settings.slice(0, j).entries()) {
      const undone = isWithin(paths[i]!, paths[j]!);
      const clash = undone || (earlier.factor !== undefined && isWithin(paths[j]!, paths[i]!));
      if (later.factor === undefined || !clash) continue;
      found.push(clashOf(earlier, later, place));
    }
  }
  return found;
}

function clashOf(earlier: KeySetting, later: KeySetting, place: Place): Problem {
  const key = later.path.join('.');
  const other = earlier.factor === undefined ? 'an override' : `factor ${earlier.factor}`;
  const who =
    earlier.factor === later.factor ? 'a level sets' : `factor ${later.factor} and ${other} both set`;
  const code = 'combination-illegal';
  if (earlier.at === undefined) {
    const message = `factor ${later.factor} sets this key too`;
    return { code, file: `argument ${earlier.argument}`, message, found: key };
  }
  const path = later.at!;
  return located(
    {
      path,
      code,
      message: `${who} the same key${earlier.factor === later.factor ? ' twice' : ''}`,
      found: key,
    },
    place,
  );
}

const isWithin = (path: readonly PropertyKey[], root: readonly PropertyKey[]): boolean =>
  path.length >= root.length && root.every((step, k) => String(path[k]) === String(step));

/** A problem that a setting of the study caused, at the place where the study says it. */
function inStudy(problem: Problem, settings: readonly KeySetting[], place: Place): Problem {
  const culprit = settings.find(({ argument }) => problem.file === `argument ${argument}`);
  if (!culprit?.at) return problem;
  const { file: _, line: __, path, message, ...rest } = problem;
  const key = path ?? culprit.path.join('.');
  return {
    ...rest,
    ...located({ path: culprit.at, code: problem.code, message: `${key}: ${message}` }, place),
  };
}
