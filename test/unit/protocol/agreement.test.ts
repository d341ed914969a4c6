import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeCommand, decodeEvent, encodeCommand, encodeEvent } from '../../../src/protocol/codec.js';
import { SCHEMA } from '../../../src/protocol/generated/schema.js';
import { fieldOf } from '../../../src/protocol/member.js';
import type { MessageRow } from '../../../src/protocol/table.js';
import { commandArbitraries } from '../../support/protocol-commands.js';
import { eventArbitraries } from '../../support/protocol-events.js';

/**
 * The unions of messages.ts and the definitions in protocols/ name the same fields, and every field that changes in
 * one changes in the other: no field can be added on one side alone, or be dropped on the way.
 */

const MESSAGES = new Map<string, MessageRow>(SCHEMA.map(row => [row.name, row]));

/** Leaves of a proto message as paths; the members of a choice lie beside its `kind`, as in the unions. */
function protoLeaves(name: string, prefix = ''): string[] {
  const { fields } = MESSAGES.get(name)!;
  const kind = fields.some(field => field.oneof) ? [`${prefix}kind`] : [];
  return kind.concat(
    fields.flatMap(field => {
      if (field.oneof) return protoLeaves(field.message!, prefix);
      const path = `${prefix}${field.name}${field.repeated ? '[]' : ''}`;
      return field.message ? protoLeaves(field.message, `${path}.`) : [path];
    }),
  );
}

/** Leaves of a host message with their values as text. */
function hostLeaves(value: unknown, path = ''): [string, string][] {
  if (Array.isArray(value)) return value.flatMap(item => hostLeaves(item, `${path}[]`));
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) {
    return [[path, ArrayBuffer.isView(value) ? String(value) : JSON.stringify(value)]];
  }
  return Object.entries(value).flatMap(([key, item]) =>
    hostLeaves(item, path === '' ? key : `${path}.${key}`),
  );
}

/** The wire says in another way what the host says: events in a layout, runs in one array, arrays with the type of their elements. */
function expectedLeaves(message: string): string[] {
  const leaves = protoLeaves(message);
  if (leaves.includes('layout') && leaves.includes('firstTick')) {
    const others = leaves.filter(path => !['count', 'layout', 'data'].includes(path));
    return [...others, 'ticks', 'addresses'].sort();
  }
  const runs = leaves.includes('total') && leaves.includes('data') && !leaves.includes('offset');
  return [...leaves.filter(path => path !== 'element'), ...(runs ? ['offsets', 'counts'] : [])].sort();
}

const DIRECTIONS = [
  {
    envelope: 'CommandMessage',
    arbitraries: commandArbitraries,
    pass: (m: never) => decodeCommand(encodeCommand(m)),
  },
  {
    envelope: 'EventMessage',
    arbitraries: eventArbitraries,
    pass: (m: never) => decodeEvent(encodeEvent(m)),
  },
];

describe.each(DIRECTIONS)('$envelope', ({ envelope, arbitraries, pass }) => {
  const members = MESSAGES.get(envelope)!.fields.filter(field => field.message);

  test('has one member per kind', () => {
    expect(members.map(member => member.name)).toStrictEqual(Object.keys(arbitraries).map(fieldOf));
  });

  test.each(Object.entries(arbitraries))(
    '%s has the fields of its definition, all of which arrive',
    (kind, arbitrary) => {
      const values = new Map<string, Set<string>>();
      for (const sample of fc.sample(arbitrary as fc.Arbitrary<object>, { numRuns: 300, seed: 1 })) {
        const arrived = pass(sample as never);
        expect(arrived).toStrictEqual(sample);
        const { kind: _, requestId: __, ...fields } = arrived;
        for (const [path, value] of hostLeaves(fields)) {
          values.set(path, (values.get(path) ?? new Set()).add(value));
        }
      }
      const message = members.find(member => member.name === fieldOf(kind))!.message!;
      expect([...new Set(values.keys())].sort()).toStrictEqual([...new Set(expectedLeaves(message))]);
      for (const [path, seen] of values) expect([path, seen.size > 1]).toStrictEqual([path, true]);
    },
  );
});
