import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from 'yaml';
import type { z } from 'zod';
import { type Problem, UserError } from '../problem/problem.js';
import { type Place, problemsOf } from './explain.js';

export type { Place };

/** A YAML file read into plain values, with the lines it was written on. */
export interface YamlSource extends Place {
  readonly file: string;
  readonly value: unknown;
  locate(path: readonly PropertyKey[]): number | undefined;
}

/**
 * Reads one YAML 1.2 document. Duplicate keys, unknown tags, unresolved aliases and empty files are refused.
 * `file` is used in messages only. Throws UserError (`yaml-syntax`, `value-missing`) with all syntax problems.
 */
export function parseYaml(text: string, file: string): YamlSource {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const faults = [...document.errors, ...document.warnings];
  if (faults.length > 0)
    throw new UserError(faults.map(f => syntax(file, f.message, lines.linePos(f.pos[0]).line)));
  const root = document.contents;
  if (root === null || (isScalar(root) && root.value === null)) {
    throw new UserError({ code: 'value-missing', message: 'the file is empty', file });
  }
  const lineOf = (node: Node): number | undefined =>
    node.range ? lines.linePos(node.range[0]).line : undefined;
  const resolve = (node: unknown): unknown => (isAlias(node) ? node.resolve(document) : node);
  return {
    file,
    value: plain(() => document.toJS(), file),
    locate: path => locate(resolve(root), path, resolve, lineOf),
  };
}

/**
 * Parses `text` and checks it against `schema`; returns the schema's output. Throws one UserError that holds
 * every problem of the file: file:line, path, found, allowed.
 */
export function checkYaml<S extends z.ZodType>(schema: S, text: string, file: string): z.output<S> {
  const source = parseYaml(text, file);
  return checkValue(schema, source.value, source);
}

/** Checks a value that is already parsed (a file with overrides applied, an object built in code). */
export function checkValue<S extends z.ZodType>(schema: S, value: unknown, place: Place = {}): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new UserError(problemsOf(result.error.issues, schema, value, place));
}

function plain(toJS: () => unknown, file: string): unknown {
  try {
    return toJS();
  } catch (error) {
    // Unresolved aliases and alias bombs are only found when values are built.
    throw new UserError(syntax(file, (error as Error).message), { cause: error });
  }
}

function syntax(file: string, message: string, line?: number): Problem {
  const words = message.replace(/[.:]?\s*$/, '');
  return { code: 'yaml-syntax', message: `not valid YAML: ${words}`, file, ...(line && { line }) };
}

/** Follows `path` as far as it exists; keys report their own line, list items the line they start on. */
function locate(
  root: unknown,
  path: readonly PropertyKey[],
  resolve: (node: unknown) => unknown,
  lineOf: (node: Node) => number | undefined,
): number | undefined {
  let node = root;
  let line = lineOf(root as Node);
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(item => keyOf(item) === String(step));
      if (!pair) return line;
      line = lineOf(pair.key as Node) ?? line;
      node = resolve(pair.value);
    } else if (isSeq(node)) {
      const item = node.items[Number(step)];
      if (item === undefined) return line;
      line = lineOf(item as Node) ?? line;
      node = resolve(item);
    } else {
      return line;
    }
  }
  return line;
}

function keyOf(pair: Pair): string {
  return String(isScalar(pair.key) ? pair.key.value : pair.key);
}
