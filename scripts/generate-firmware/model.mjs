/**
 * What C needs to know of the definitions: messages after those they hold, snake_case names, and for every field the
 * shape it has in its struct. Refuses what the codec cannot do.
 */

const LARGEST_FIELDS = 32;
/** Words that a chip never reads: their numbers may have gaps, which the codec cannot tell from words. */
const ONLY_SENT = new Set(['Counter']);

/** `{ messages, enums }`; a message gains `struct`, `choice` and fields with `shape`, an enum `last`. */
export function model(messages, enums) {
  const words = enums.map(toEnum);
  const lastOf = new Map(words.map(({ name, last }) => [name, last]));
  const converted = messages.map(message => toMessage(message, lastOf));
  return { messages: sorted(converted), enums: words };
}

export function snakeCase(name) {
  return name.replace(/(?<!^)[A-Z]/g, letter => `_${letter}`).toLowerCase();
}

/** Name of the constant that says that a member of a choice is given: NUDGE_COMMAND_SETTLE, NUDGE_STOP_TICKS. */
export function memberConstant(message, field) {
  return `NUDGE_${snakeCase(message.name.replace(/Message$/, '')).toUpperCase()}_${field.proto.toUpperCase()}`;
}

function toEnum({ name, values }) {
  const gap = values.some(([, number], index) => number !== index);
  if (gap && !ONLY_SENT.has(name)) throw new Error(`${name}: values have a gap`);
  return { name, values, last: Math.max(...values.map(([, number]) => number)) };
}

function toMessage(message, lastOf) {
  if (message.fields.length > LARGEST_FIELDS)
    throw new Error(`${message.name}: more than ${LARGEST_FIELDS} fields`);
  const choices = [...new Set(message.fields.map(({ oneof }) => oneof).filter(Boolean))];
  if (choices.length > 1) throw new Error(`${message.name}: more than one choice`);
  const fields = message.fields
    .map(field => toField(message, field, lastOf))
    .sort((a, b) => a.number - b.number);
  return { ...message, fields, choice: choices[0], struct: `nudge_${snakeCase(message.name)}` };
}

function toField(message, field, lastOf) {
  return {
    ...field,
    shape: shapeOf(message, field),
    bits: bitsOf(message, field),
    last: lastOf.get(field.enum),
  };
}

/** Where a field stands: itself, in a union, behind a flag, in an array with its count, or in memory elsewhere. */
function shapeOf(message, field) {
  if (field.oneof) return 'choice';
  if (field.optional) return 'optional';
  if (!field.repeated) return 'single';
  return message.bulk === field.proto ? 'pointer' : 'list';
}

/** Largest integers are all ones, which a number of bits says in one byte. */
function bitsOf(message, { kind, maxValue, proto }) {
  if (kind !== 'uint32' && kind !== 'uint64') return 0;
  const most = maxValue ?? (kind === 'uint32' ? 2 ** 32 - 1 : Number.MAX_SAFE_INTEGER);
  const bits = Math.log2(most + 1);
  if (Number.isInteger(bits)) return bits;
  throw new Error(`${message.name}.${proto}: the codec knows maxima of the form 2^n - 1 only`);
}

/** C wants a struct before its use. */
function sorted(messages) {
  const byName = new Map(messages.map(message => [message.name, message]));
  const done = new Set();
  const visit = message => {
    for (const { message: inner } of message.fields) if (inner) visit(byName.get(inner));
    done.add(message);
  };
  for (const message of messages) visit(message);
  return [...done];
}
