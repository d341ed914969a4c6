import type { ProblemCode } from '../problem/catalogue.js';

/** Something wrong (or, as a warning, doubtful) with an experiment, at a path of it. */
export interface Finding {
  readonly path: readonly PropertyKey[];
  readonly code: ProblemCode;
  readonly message: string;
  readonly found?: string;
  readonly allowed?: string;
  readonly advice?: string;
}

export type Findings = Generator<Finding>;

export const populationPath = (index: number, ...rest: PropertyKey[]) => [
  'network',
  'populations',
  index,
  ...rest,
];
export const projectionPath = (index: number, ...rest: PropertyKey[]) => [
  'network',
  'projections',
  index,
  ...rest,
];

/** [whether it is broken, key, what was found, what is allowed] */
export type Rule = readonly [boolean, string, string, string];

/** Findings of rules that one sentence states. */
export function* broken(
  rules: readonly Rule[],
  message: string,
  pathOf: (key: string) => readonly PropertyKey[],
): Findings {
  for (const [is, key, found, allowed] of rules) {
    if (is) yield { path: pathOf(key), code: 'combination-illegal', message, found, allowed };
  }
}
