import { pathWords } from '../card/explain.js';
import type { Place } from '../card/yaml.js';
import type { Problem } from '../problem/problem.js';
import type { Finding } from './findings.js';
import type { AppliedOverride } from './overrides.js';

/** A finding in the place where the user wrote it. */
export function located({ path, ...rest }: Finding, place: Place): Problem {
  const line = place.locate?.(path);
  return {
    ...rest,
    path: pathWords(path),
    ...(place.file !== undefined && { file: place.file }),
    ...(line !== undefined && { line }),
  };
}

/** Names the last argument that wrote the place of a problem, in place of the file. */
export function blame(problem: Problem, applied: readonly AppliedOverride[]): Problem {
  const culprit = applied.findLast(({ path }) => isWithin(problem.path ?? '', pathWords(path)));
  if (!culprit) return problem;
  const { line: _, ...rest } = problem;
  return { ...rest, file: `argument ${culprit.argument}` };
}

const isWithin = (path: string, root: string): boolean =>
  path === root || path.startsWith(`${root}.`) || path.startsWith(`${root}[`);
