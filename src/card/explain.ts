import type { z } from 'zod';
import type { Problem } from '../problem/problem.js';
import { describeAllowed, keysOf, schemaAt, wordsOf } from './allowed.js';
import { suggest } from './suggest.js';

type Issue = z.core.$ZodIssue;
type Schema = z.core.$ZodType;
type Path = readonly PropertyKey[];

/** Where a value came from, so that a problem with it can name file and line. */
export interface Place {
  /** File as the user named it. */
  readonly file?: string;
  /** Line (from 1) on which `path`, or the nearest thing above it that exists, is written. */
  locate?(path: readonly PropertyKey[]): number | undefined;
}

/**
 * Turns zod's issues about `value` into problems with path, line, found and allowed; one per wrong value.
 * A refinement may pass `params: { problem: {...} }` to set code, found, allowed or advice of its problem.
 */
export function problemsOf(
  issues: readonly Issue[],
  schema: Schema,
  value: unknown,
  place: Place = {},
): Problem[] {
  return issues
    .flatMap(issue => explain(issue, schema, value))
    .map(({ at, ...problem }) => {
      const line = place.locate?.(at);
      return {
        ...problem,
        ...(place.file !== undefined && { file: place.file }),
        ...(line !== undefined && { line }),
        ...(at.length > 0 && { path: pathWords(at) }),
      };
    });
}

/** Writes a path as a user reads it: `network.populations[1].neurons`. */
export function pathWords(path: Path): string {
  return path
    .map((step, i) => {
      if (typeof step === 'number') return `[${step}]`;
      if (!/^[\w-]+$/.test(String(step))) return `["${String(step)}"]`;
      return i === 0 ? String(step) : `.${String(step)}`;
    })
    .join('');
}

type Located = Omit<Problem, 'file' | 'line' | 'path'> & { readonly at: Path };

function explain(issue: Issue, schema: Schema, value: unknown): Located[] {
  const at = issue.path;
  const here = schemaAt(schema, at, value);
  const held = valueAt(value, at);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map(key => unknownKey(key, at, keysOf(here, held)));
    case 'invalid_union':
      return unionIssue(issue, schema, value, here, held);
    case 'custom':
      return [{ code: 'combination-illegal', message: issue.message, ...ownProblem(issue), at }];
    case 'invalid_value':
      return [held === undefined ? missing(at, here) : wrongChoice(at, held, issue.values.map(String))];
    case 'invalid_type':
      return [held === undefined ? missing(at, here) : wrongType(at, held, here, issue.expected)];
    case 'invalid_key':
      return [unknownKey(String(at.at(-1)), at.slice(0, -1), [])];
    default:
      return [outOfRange(issue, at, held, here)];
  }
}

function ownProblem(issue: z.core.$ZodIssueCustom): Partial<Problem> {
  return (issue.params?.problem as Partial<Problem> | undefined) ?? {};
}

function unknownKey(key: string, at: Path, known: readonly string[]): Located {
  const near = suggest(key, known);
  const message = `unknown key "${key}"${near === undefined ? '' : `, did you mean "${near}"?`}`;
  return {
    code: 'key-unknown',
    message,
    ...(known.length > 0 && { allowed: known.join(', ') }),
    at: [...at, key],
  };
}

function missing(at: Path, schema: Schema | undefined): Located {
  return { code: 'value-missing', message: 'a value is missing', ...allowed(schema), at };
}

function wrongType(at: Path, held: unknown, schema: Schema | undefined, expected: string): Located {
  if (typeof held === 'number') {
    if (!Number.isFinite(held)) {
      return {
        code: 'value-range',
        message: 'not a finite number',
        found: show(held),
        ...allowed(schema),
        at,
      };
    }
    if (expected === 'int') {
      return { code: 'value-type', message: 'not a whole number', found: show(held), ...allowed(schema), at };
    }
  }
  return { code: 'value-type', message: 'wrong type', found: show(held), ...allowed(schema, expected), at };
}

function wrongChoice(at: Path, held: unknown, words: readonly string[]): Located {
  const near = typeof held === 'string' ? suggest(held, words) : undefined;
  const message = `not one of the allowed values${near === undefined ? '' : `, did you mean "${near}"?`}`;
  return { code: 'value-choice', message, found: show(held), allowed: words.join(' | '), at };
}

function outOfRange(issue: Issue, at: Path, held: unknown, schema: Schema | undefined): Located {
  return { code: 'value-range', message: rangeMessage(issue), found: show(held), ...allowed(schema), at };
}

function rangeMessage(issue: Issue): string {
  if (issue.code === 'too_small') return issue.origin === 'number' ? 'too small' : 'too short';
  if (issue.code === 'too_big') return issue.origin === 'number' ? 'too large' : 'too long';
  if (issue.code === 'not_multiple_of') return `not a multiple of ${issue.divisor}`;
  if (issue.code === 'invalid_format') return 'not written as expected';
  return issue.message;
}

/** A union fails at its discriminator, at its type, or inside the member that came nearest. */
function unionIssue(
  issue: z.core.$ZodIssueInvalidUnion,
  schema: Schema,
  value: unknown,
  here: Schema | undefined,
  held: unknown,
): Located[] {
  if (issue.errors.length === 0) {
    const words =
      (issue as { options?: unknown[] }).options?.filter(option => option !== undefined).map(String) ??
      wordsOf(here);
    if (held !== undefined) return [wrongChoice(issue.path, held, words)];
    return [
      { code: 'value-missing', message: 'a value is missing', allowed: words.join(' | '), at: issue.path },
    ];
  }
  if (held === undefined) return [missing(issue.path, here)];
  const inside = issue.errors.filter(branch =>
    branch.every(one => one.path.length > 0 || one.code === 'unrecognized_keys'),
  );
  const nearest = inside.sort((a, b) => a.length - b.length)[0];
  if (!nearest) {
    const words = [
      ...new Set(issue.errors.flat().flatMap(one => (one.code === 'invalid_value' ? one.values : []))),
    ];
    if (words.length > 0 && typeof held === 'string')
      return [wrongChoice(issue.path, held, words.map(String))];
    return [
      { code: 'value-type', message: 'wrong type', found: show(held), ...allowed(here), at: issue.path },
    ];
  }
  return nearest.flatMap(one =>
    explain({ ...one, path: [...issue.path, ...one.path] } as Issue, schema, value),
  );
}

function allowed(schema: Schema | undefined, otherwise?: string): { allowed?: string } {
  const words = (schema && describeAllowed(schema)) ?? otherwise;
  return words === undefined ? {} : { allowed: words };
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (held, step) => (held as Record<PropertyKey, unknown> | null | undefined)?.[step],
    value,
  );
}

const LONGEST = 60;

/** A found value as short text: words quoted, maps and lists by their size. */
function show(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length} items`;
  if (typeof value === 'object' && value !== null)
    return `a map with the keys ${clip(Object.keys(value).join(', '))}`;
  return typeof value === 'string' ? clip(JSON.stringify(value)) : String(value);
}

const clip = (text: string): string => (text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`);
