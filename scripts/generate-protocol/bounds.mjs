/**
 * Works out the largest encoding of every message from its fields and their maxima, and compares it with the
 * `bound:` that its comment declares. Protobuf encoding: https://protobuf.dev/programming-guides/encoding
 */

const PAYLOADS = [640, 240];
/** Envelope: fixed32 request id, parts_left, tag of the oneof member and a length below 16384. */
const LENGTH = 2;
const UINT32 = 2 ** 32 - 1;
const UINT64 = Number.MAX_SAFE_INTEGER;

/** Sentences about everything that is declared wrongly; empty when all is well. */
export function boundProblems(messages) {
  const byName = new Map(messages.map(message => [message.name, message]));
  return messages.flatMap(message => problemsOf(message, byName));
}

function problemsOf(message, byName) {
  const problems = message.fields.flatMap(field => fieldProblems(message, field));
  const envelope = message.fields.some(field => field.number === 1 && field.name === 'requestId');
  const bound = fixedBound(message, byName);
  if (message.bound !== bound) problems.push(`${message.name}: bound is ${bound}, declared ${message.bound}`);
  if (!message.bulk || envelope) return problems;
  const wanted = PAYLOADS.map(payload => roomFor(message, payload, byName));
  if (String(message.payloads) !== String(wanted)) {
    problems.push(
      `${message.name}: ${message.bulk}: ${wanted[0]} of 640, ${wanted[1]} of 240, declared ${message.payloads}`,
    );
  }
  return problems;
}

function fieldProblems(message, field) {
  const place = `${message.name}.${field.proto}`;
  const bulk = message.bulk === field.proto;
  if (field.number > 63) return [`${place}: the codec knows field numbers up to 63`];
  if (field.repeated && !field.maxItems) return [`${place}: a list needs max_items`];
  if (field.kind === 'string' && !field.maxBytes) return [`${place}: a string needs max_bytes`];
  if (field.kind === 'bytes' && !bulk) return [`${place}: bytes stand only in the bulk field of a message`];
  return [];
}

/** Largest encoding without the bulk field; of a oneof, the largest member. */
export function fixedBound(message, byName) {
  const sizes = new Map();
  for (const field of message.fields) {
    if (field.proto === message.bulk) continue;
    const key = field.oneof ?? field.name;
    sizes.set(key, Math.max(sizes.get(key) ?? 0, fieldBound(field, byName)));
  }
  return [...sizes.values()].reduce((sum, size) => sum + size, 0);
}

function fieldBound(field, byName) {
  const tag = varint(field.number * 8);
  const one = valueBound(field, byName);
  if (!field.repeated) return tag + one;
  if (field.kind === 'message') return field.maxItems * (tag + one);
  return tag + varint(field.maxItems * one) + field.maxItems * one;
}

function valueBound(field, byName) {
  switch (field.kind) {
    case 'bool':
    case 'enum':
      return 1;
    case 'fixed32':
      return 4;
    case 'double':
      return 8;
    case 'uint32':
      return varint(field.maxValue ?? UINT32);
    case 'uint64':
      return varint(field.maxValue ?? UINT64);
    case 'string':
      return varint(field.maxBytes) + field.maxBytes;
    default: {
      const inner = fixedBound(byName.get(field.message), byName);
      return varint(inner) + inner;
    }
  }
}

/** Bytes of the bulk field, or items of a bulk list, that always fit a payload behind the worst envelope. */
function roomFor(message, payload, byName) {
  const envelope = 5 + (1 + varint(UINT32)) + varint(16 * 8) + LENGTH;
  const field = message.fields.find(entry => entry.proto === message.bulk);
  const room = payload - envelope - fixedBound(message, byName);
  if (field.repeated) return Math.floor(room / (varint(field.number * 8) + valueBound(field, byName)));
  return room - varint(field.number * 8) - varint(payload);
}

function varint(value) {
  let bytes = 1;
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) bytes++;
  return bytes;
}
