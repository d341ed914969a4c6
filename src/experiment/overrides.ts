import { parse as parseYamlValue } from 'yaml';
import { pathWords } from '../card/explain.js';
import { suggest } from '../card/suggest.js';
import type { Problem } from '../problem/problem.js';

/** One `key.path=value` of the command line. */
export interface Override {
  /** As it was typed. */
  readonly argument: string;
  /** Keys and indices, from the root of the experiment. */
  readonly path: readonly string[];
  readonly value: unknown;
}

/** Where an override went: the path with list entries by index. */
export interface AppliedOverride {
  readonly argument: string;
  readonly path: readonly PropertyKey[];
}

/** Reads `key.path=value`; list entries as `[1]` or by name, the value as YAML (`0.5`, `null`, `{ kind: fixed }`). */
export function parseOverride(argument: string): Override | Problem {
  const equals = argument.indexOf('=');
  const path = keySteps(argument.slice(0, equals));
  if (equals < 1 || path.some(key => key === '')) {
    return usage(argument, 'this is not an override', argument, 'key.path=value, such as training.epochs=5');
  }
  try {
    return { argument, path, value: parseYamlValue(spaced(argument.slice(equals + 1))) };
  } catch {
    return usage(
      argument,
      'the value is not valid YAML',
      argument.slice(equals + 1),
      "a number, a word, null, [a, b] or { key: value }; quote text that has special characters ('…')",
    );
  }
}

/** The steps of `key.path`; list entries stand as `[1]` or by name. A step is empty where the key is badly written. */
export const keySteps = (key: string): string[] =>
  key
    .replaceAll(/\[(\d+)\]/g, '.$1')
    .split('.')
    .map(step => step.trim());

/** `{kind:fixed,bits:8}` is what people type; YAML wants a space after each colon. */
const spaced = (text: string): string => text.replaceAll(/([{,]\s*[a-z_]+):(?=\S)/g, '$1: ');

/**
 * Writes each override into `raw` (an experiment before its check), making the objects on its way.
 * Whether the key exists and the value fits is decided by the schema afterwards.
 */
export function applyOverrides(
  raw: Record<string, unknown>,
  overrides: readonly Override[],
): { applied: AppliedOverride[]; problems: Problem[] } {
  const applied: AppliedOverride[] = [];
  const problems: Problem[] = [];
  for (const override of overrides) {
    const outcome = applyOne(raw, override);
    if (Array.isArray(outcome)) applied.push({ argument: override.argument, path: outcome });
    else problems.push(outcome);
  }
  return { applied, problems };
}

function applyOne(raw: Record<string, unknown>, override: Override): PropertyKey[] | Problem {
  const path: PropertyKey[] = [];
  let node: Container = raw;
  for (const [position, key] of override.path.entries()) {
    const step: PropertyKey | Problem = Array.isArray(node) ? entryOf(node, key, override, path) : key;
    if (typeof step === 'object') return step;
    path.push(step);
    if (position === override.path.length - 1) write(node, step, override.value);
    else node = enter(node, step);
  }
  return path;
}

type Container = Record<string, unknown> | unknown[];

const read = (node: Container, key: PropertyKey): unknown =>
  Object.hasOwn(node, key) ? (node as Record<PropertyKey, unknown>)[key] : undefined;

function write(node: Container, key: PropertyKey, value: unknown): void {
  Object.defineProperty(node, key, { value, writable: true, enumerable: true, configurable: true });
}

function enter(node: Container, key: PropertyKey): Container {
  const found = read(node, key);
  if (typeof found === 'object' && found !== null) return found as Container;
  const made: Record<string, unknown> = {};
  write(node, key, made);
  return made;
}

/** Index of a list entry given by number or by its `name`. */
function entryOf(list: unknown[], key: string, override: Override, above: PropertyKey[]): number | Problem {
  const names = list.map(entry => (entry as { name?: unknown } | null)?.name);
  const index = /^\d+$/.test(key) ? Number(key) : names.indexOf(key);
  if (index >= 0 && index < list.length) return index;
  const known = names.filter(name => typeof name === 'string');
  const near = suggest(key, known);
  const message = `${pathWords(above)} has no entry like this${near === undefined ? '' : `, did you mean "${near}"?`}`;
  return usage(override.argument, message, key, `${known.join(', ')}, or 0 to ${list.length - 1}`);
}

function usage(argument: string, message: string, found: string, allowed: string): Problem {
  return { code: 'usage', file: `argument ${argument}`, message, found, allowed };
}
