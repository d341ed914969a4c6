import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { crc32c } from './crc32c.mjs';

const protobuf = createRequire(import.meta.url)('protobufjs');
const FOLDER = 'nudge/v1';
const SCALARS = ['uint32', 'uint64', 'fixed32', 'double', 'bool', 'string', 'bytes'];

/** Names of the definitions inside protocols/, sorted. */
export function protoFiles(protocols) {
  const names = readdirSync(join(protocols, FOLDER)).filter(name => name.endsWith('.proto'));
  return names.sort().map(name => `${FOLDER}/${name}`);
}

/** CRC-32C of all definitions in order of file name: comments removed, white space collapsed, joined by a newline. */
export function schemaHash(protocols) {
  const texts = protoFiles(protocols).map(file => normalised(readFileSync(join(protocols, file), 'utf8')));
  return crc32c(Buffer.from(texts.join('\n'), 'utf8'));
}

function normalised(text) {
  return text
    .replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * The messages in order of definition: `{ name, open, bound, bulk, payloads, fields }`, where `bound`, `bulk` (the
 * field as long as the payload lets it be) and `payloads` are what the comments declare.
 */
export function readMessages(protocols) {
  return definitions(protocols)
    .filter(entry => entry instanceof protobuf.Type)
    .map(readMessage);
}

/** The choices in order of definition: `{ name, values }`, where `values` are `[word, number]`. */
export function readEnums(protocols) {
  const enums = definitions(protocols).filter(entry => entry instanceof protobuf.Enum);
  return enums.map(({ name, values }) => ({ name, values: Object.entries(values) }));
}

function definitions(protocols) {
  const root = new protobuf.Root();
  root.resolvePath = (_, target) => join(protocols, target);
  root.loadSync(protoFiles(protocols), { alternateCommentMode: true });
  return root.lookup('nudge.v1').nestedArray;
}

function readMessage(type) {
  const comment = type.comment ?? '';
  const [, bound, bulk] = /^bound: (\d+)(?: \+ (\w+))?$/m.exec(comment) ?? [];
  const [, small, large] = bulk
    ? (new RegExp(`^${bulk}: (\\d+) of 640, (\\d+) of 240$`, 'm').exec(comment) ?? [])
    : [];
  return {
    name: type.name,
    open: /^open$/m.test(comment),
    bound: bound === undefined ? undefined : Number(bound),
    bulk,
    payloads: small === undefined ? undefined : [Number(small), Number(large)],
    fields: type.fieldsArray.map(readField),
  };
}

function readField(field) {
  field.resolve();
  const kind = SCALARS.includes(field.type)
    ? field.type
    : field.resolvedType instanceof protobuf.Enum
      ? 'enum'
      : 'message';
  if (kind === 'message' && !(field.resolvedType instanceof protobuf.Type)) {
    throw new Error(`${field.fullName}: the codec knows no type ${field.type}`);
  }
  const annotation = key => {
    const found = new RegExp(`\\b${key}: (\\d+)`).exec(field.comment ?? '');
    return found ? Number(found[1]) : undefined;
  };
  return {
    number: field.id,
    name: field.name,
    proto: snakeCase(field.name),
    kind,
    message: kind === 'message' ? field.resolvedType.name : undefined,
    enum: kind === 'enum' ? field.resolvedType.name : undefined,
    repeated: field.repeated,
    optional: field.options?.proto3_optional === true,
    oneof: field.partOf && !field.options?.proto3_optional ? field.partOf.name : undefined,
    mayBeNaN: /\bNaN\b/.test(field.comment ?? ''),
    mayBeAbsent: /\bmay be left out\b/.test(field.comment ?? ''),
    maxItems: annotation('max_items'),
    minItems: annotation('min_items'),
    maxBytes: annotation('max_bytes'),
    maxValue: annotation('max_value'),
  };
}

function snakeCase(name) {
  return name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);
}
