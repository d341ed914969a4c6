import { z } from 'zod';
import { cubaFields, spikingFields } from '../substrate/spiking/schema.js';
import { DEFAULT_POPULATIONS, DEFAULT_PROJECTIONS, EXPERIMENT_FORMAT, experimentSchema } from './schema.js';

/** The parts of a JSON Schema node that the template reads. */
interface Node {
  readonly description?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly oneOf?: readonly Node[];
  readonly anyOf?: readonly Node[];
  readonly items?: Node;
}

const WIDTH = 110;
/** What the neuron card gives: shown, but commented out. */
const CARD_KEYS = new Set([...Object.keys(spikingFields), ...Object.keys(cubaFields)]);

/**
 * A commented experiment to start from: every key with its meaning, range and default, made from the schema, so it
 * is never out of date. Parsing it yields the default experiment. `schemaPath` is where editors find the JSON Schema.
 */
export function template(schemaPath: string): string {
  const schema = z.toJSONSchema(experimentSchema, { io: 'input' }) as Node;
  const seen = new Set<string>();
  const head = [
    `# yaml-language-server: $schema=${schemaPath}`,
    '# An experiment of nudge. Every key but `format` may be left out; what stands here are the defaults.',
    '',
  ];
  return `${[...head, ...objectLines(schema, START, 0, seen)].join('\n')}\n`;
}

const START = {
  format: EXPERIMENT_FORMAT,
  network: { populations: DEFAULT_POPULATIONS, projections: DEFAULT_PROJECTIONS },
};

type Values = Readonly<Record<string, unknown>>;

function objectLines(node: Node, given: unknown, depth: number, seen: Set<string>): string[] {
  const values = (given ?? {}) as Values;
  const entries = Object.entries(member(node, values).properties ?? {});
  return entries.flatMap(([key, child]) => {
    const lines = fieldLines(key, child, values[key] ?? child.default, depth, seen);
    return depth === 0 ? [...lines, ''] : lines;
  });
}

/** A member of a union answers to one kind or to several. */
const names = (kind: Node | undefined, wanted: unknown): boolean =>
  wanted !== undefined && (kind?.const === wanted || kind?.enum?.includes(wanted) === true);

/** The member of a union that a value belongs to: its `kind` says so, or the kind that is the default. */
function member(node: Node, values: Values): Node {
  if (!node.oneOf) return node;
  const kind = (option: Node) => option.properties?.kind;
  return (
    node.oneOf.find(option => names(kind(option), values.kind)) ??
    node.oneOf.find(option => kind(option)?.default !== undefined) ??
    node.oneOf[0]!
  );
}

function fieldLines(key: string, node: Node, value: unknown, depth: number, seen: Set<string>): string[] {
  const pad = '  '.repeat(depth);
  const comment = remark(node, depth, seen);
  if (node.items) {
    const list = value as unknown[];
    if (list.length === 0) return [...comment, `${pad}${key}: []`];
    return [...comment, `${pad}${key}:`, ...listLines(node.items, list, depth + 1, seen)];
  }
  if (node.oneOf && value === undefined) return [...comment, `${pad}# ${key}: ${flow(example(node))}`];
  if (node.properties || node.oneOf) {
    const lines = objectLines(node, value, depth + 1, seen);
    // A section whose every line is commented out would be read as null.
    const off = lines.every(isComment) ? '# ' : '';
    return [...comment, `${pad}${off}${key}:`, ...lines];
  }
  const off = CARD_KEYS.has(key) ? '# ' : '';
  return [...comment, `${pad}${off}${key}: ${flow(value ?? null)}`];
}

function listLines(items: Node, values: readonly unknown[], depth: number, seen: Set<string>): string[] {
  return values.flatMap(value => {
    const lines = objectLines(items, value, depth + 1, seen);
    const first = lines.findIndex(line => !isComment(line));
    const pad = '  '.repeat(depth);
    return lines.map((line, index) => {
      if (index > first) return line;
      return `${pad}${index === first ? '- ' : ''}${line.trimStart()}`;
    });
  });
}

const isComment = (line: string): boolean => line.trimStart().startsWith('#');

/** Description and range as comment lines; a key that repeats is explained once. */
function remark(node: Node, depth: number, seen: Set<string>): string[] {
  const words = (node.description ?? '').split(' ');
  const limits = range(node);
  if (limits !== undefined) words.push(limits);
  const text = words.join(' ');
  if (text === '' || seen.has(text)) return [];
  seen.add(text);
  return wrap(words, WIDTH - 2 * depth - 2).map(line => `${'  '.repeat(depth)}# ${line}`);
}

function range(node: Node): string | undefined {
  const plain = node.anyOf?.find(option => option.type !== 'null') ?? node;
  if (plain.enum) return `[${plain.enum.join(' | ')}]`;
  if (plain.minimum !== undefined && plain.maximum !== undefined)
    return `[${plain.minimum} .. ${plain.maximum}]`;
  const kinds = node.oneOf?.flatMap(({ properties }) => properties?.kind?.enum ?? [properties?.kind?.const]);
  return kinds && kinds.length > 1 ? `[kind: ${kinds.join(' | ')}]` : undefined;
}

/** The defaults of a union's first member. */
function example(node: Node): Values {
  const fields = Object.entries(node.oneOf?.[0]?.properties ?? {});
  return Object.fromEntries(fields.map(([key, field]) => [key, field.const ?? field.default]));
}

function flow(value: unknown): string {
  if (value === '') return "''";
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  return `{ ${Object.entries(value)
    .map(([key, entry]) => `${key}: ${flow(entry)}`)
    .join(', ')} }`;
}

function wrap(words: readonly string[], width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
