import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadExperiment } from '../../../src/experiment/load.js';
import { type Experiment, experimentSchema } from '../../../src/experiment/schema.js';
import { jsonSchemas } from '../../../src/experiment/write-schemas.js';

interface Node {
  readonly description?: string;
  readonly type?: string;
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly additionalProperties?: boolean;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Node>>;
  readonly oneOf?: readonly Node[];
  readonly anyOf?: readonly Node[];
  readonly items?: Node;
}

/** Every key of the schema with its path; `[]` is an entry of a list, `|` a member of a union. */
function* keys(node: Node, path = ''): Generator<readonly [path: string, node: Node]> {
  for (const [key, child] of Object.entries(node.properties ?? {})) {
    const here = path === '' ? key : `${path}.${key}`;
    yield [here, child];
    yield* keys(child, here);
  }
  for (const member of node.oneOf ?? []) yield* keys(member, `${path}|`);
  if (node.items) yield* keys(node.items, `${path}[]`);
}

const schema = jsonSchemas()['experiment.schema.json'] as Node;
const all = [...keys(schema)];
const numbers = all.flatMap(([path, node]) =>
  [node, ...(node.anyOf ?? [])]
    .filter(({ type }) => type === 'number' || type === 'integer')
    .map(each => [path, each] as const),
);

describe('the JSON Schema of experiments', () => {
  it('has no transforms: what goes in is what comes out', () => {
    expect(() => z.toJSONSchema(experimentSchema, { io: 'output' })).not.toThrow();
  });

  it('requires the format and nothing else', () => expect(schema.required).toEqual(['format']));

  it.each(all)('describes %s', (_, node) => expect(node.description).toMatch(/\S{2}/));

  it.each(numbers)('bounds %s on both sides', (_, { minimum, maximum }) => {
    expect(minimum).toBeLessThan(maximum!);
    // 2^53 - 1 is what zod writes where nobody chose a bound.
    expect(maximum).toBeLessThan(Number.MAX_SAFE_INTEGER);
  });

  it('gives every key a default, but for names and what they refer to', () => {
    const bare = all.filter(
      ([path, node]) => node.default === undefined && !/\.kind$|^chip\.precision\./.test(path),
    );
    expect(bare.map(([path]) => path)).toEqual([
      'format',
      'network.populations[].name',
      'network.projections[].name',
      'network.projections[].from',
      'network.projections[].to',
      'network.projections[].init|.of',
      'faults[].projection',
      'faults[].population',
      'faults[].values',
      'faults[].addresses',
      'faults[].rows',
      'faults[].columns',
      'faults[].tiles',
    ]);
  });

  it('writes the unit of a duration or rate in its key', () => {
    const timed = all
      .map(([path]) => path)
      .filter(path =>
        /(leak|refractory|delay|phase|(?<!weight_)decay|interval|checkpoint|monitor)/.test(path),
      );
    expect(timed.filter(path => !/(_ticks|_per_tick|_per_epoch|_samples)$/.test(path))).toEqual([]);
  });

  it('refuses unknown keys everywhere', () => {
    const open = all
      .flatMap(([path, node]) =>
        [node, ...(node.oneOf ?? []), ...(node.items ? [node.items] : [])].map(each => [path, each] as const),
      )
      .filter(([, node]) => node.properties && node.additionalProperties !== false);
    expect(open).toEqual([]);
  });

  it('has a place for every key of a resolved experiment', () => {
    const known = new Set(all.map(([path]) => path.replaceAll('|', '')));
    const { experiment } = loadExperiment({ overrides: ['chip.card=small'] });
    expect([...paths(experiment)].filter(path => !known.has(path))).toEqual([]);
  });
});

function* paths(value: Experiment | object, path = ''): Generator<string> {
  for (const [key, child] of Object.entries(value)) {
    const here = Array.isArray(value) ? `${path}[]` : path === '' ? key : `${path}.${key}`;
    if (!Array.isArray(value)) yield here;
    if (typeof child === 'object' && child !== null) yield* paths(child, here);
  }
}

describe('the JSON Schemas of cards', () => {
  it('exist for every kind', () => {
    expect(Object.keys(jsonSchemas())).toEqual([
      'experiment.schema.json',
      'chip-card.schema.json',
      'neuron-card.schema.json',
      'energy-card.schema.json',
      'processor-card.schema.json',
      'cell-card.schema.json',
      'analog-card.schema.json',
      'source-card.schema.json',
      'circuit-card.schema.json',
    ]);
  });
});
