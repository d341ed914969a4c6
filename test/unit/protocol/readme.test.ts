import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { crc32c } from '../../../scripts/generate-protocol/crc32c.mjs';
import { readMessages, schemaHash } from '../../../scripts/generate-protocol/read.mjs';
import { SCHEMA_HASH } from '../../../src/protocol/generated/schema-hash.js';
import { type GoldenMessage, readGolden } from '../../support/golden-json.js';

const PROTOCOLS = new URL('../../../protocols/', import.meta.url).pathname;
const README = readFileSync(`${PROTOCOLS}README.md`, 'utf8');

interface Declared {
  readonly name: string;
  readonly bound: number;
  readonly payloads?: readonly [number, number];
  readonly fields: readonly { readonly message?: string }[];
}

test('the limits of every message are those of the definitions', () => {
  const messages: Declared[] = readMessages(PROTOCOLS);
  const rows = [...README.matchAll(/^\| `(\w+)` \| (\d+) \| (\d*)\D*\| (\d*) ?\|$/gm)];
  const stated = rows.map(([, name, bound, large, small]) => [name, bound, large, small]);
  const members = messages.slice().filter(message => message.name.endsWith('Message'));
  const wanted = members
    .flatMap(message => message.fields.flatMap(field => field.message ?? []))
    .map(name => messages.find(message => message.name === name)!)
    .map(({ name, bound, payloads }) => [name, bound, ...(payloads ?? ['', ''])].map(String));
  expect(stated).toStrictEqual(wanted);
});

describe('a worked example', () => {
  const golden = [
    ...readGolden<GoldenMessage>('commands', 'messages'),
    ...readGolden<GoldenMessage>('events', 'messages'),
  ];
  const examples = [...README.matchAll(/^```hex ([\w-]+)\n([\s\S]*?)^```/gm)].map(
    ([, name, body]) => [name!, body!] as const,
  );

  test('stands for each of the main steps', () => {
    expect(examples.map(([name]) => name)).toContain('settle-free');
    expect(examples.length).toBeGreaterThanOrEqual(6);
  });

  test.each(examples)('%s has the bytes of its golden vector', (name, body) => {
    const bytes = body.split('\n').map(line => /^(?:[0-9a-f]{2}(?: |$))+/.exec(line)?.[0] ?? '');
    expect(bytes.join('').replaceAll(' ', '')).toBe(golden.find(vector => vector.name === name)?.hex);
  });
});

test('the schema hash is what the page describes', () => {
  expect(crc32c(Buffer.from('123456789'))).toBe(0xe3069283);
  expect(schemaHash(PROTOCOLS)).toBe(SCHEMA_HASH);
  const texts = ['command', 'common', 'event'].map(name => {
    const text = readFileSync(`${PROTOCOLS}nudge/v1/${name}.proto`, 'utf8');
    return text
      .replace(/\/\/[^\n]*/g, '')
      .replace(/\s+/g, ' ')
      .trim();
  });
  expect(crc32c(Buffer.from(texts.join('\n')))).toBe(SCHEMA_HASH);
});
