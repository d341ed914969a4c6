import { HEADER } from './header.mjs';
import { snakeCase } from './model.mjs';

const ROOTS = { command: 'CommandMessage', event: 'EventMessage' };

/** firmware-models/generated/messages.c: the tables of fields, and the names that errors use, in one text each way. */
export function tables({ messages }) {
  const pools = { command: new Names(), event: new Names() };
  const sideOf = sides(messages);
  const rows = messages.map(message => fieldTable(message, pools[sideOf.get(message.name)]));
  const entries = messages.map(message => messageTable(message, pools[sideOf.get(message.name)]));
  return `${HEADER}#include <stddef.h>

#include "messages.h"

${rows.join('')}const struct nudge_message_table nudge_message_tables[] = {
${entries.join('\n')}
};

${Object.entries(pools)
  .map(([side, pool]) => `const char nudge_${side}_names[] =\n${pool.literal()};\n`)
  .join('\n')}`;
}

/** Texts laid end to end, each with its NUL; those that end alike are not shared, which would save little. */
class Names {
  #offsets = new Map();
  #length = 0;

  offset(name) {
    if (!this.#offsets.has(name)) {
      this.#offsets.set(name, this.#length);
      this.#length += name.length + 1;
    }
    return this.#offsets.get(name);
  }

  literal() {
    return [...this.#offsets.keys()].map(name => `    "${name}\\0"`).join('\n');
  }
}

/** Which envelope a message travels in; the names of the other side need not be on a chip. */
function sides(messages) {
  const byName = new Map(messages.map(message => [message.name, message]));
  const found = new Map();
  const visit = (name, side) => {
    if (found.has(name) && found.get(name) !== side)
      throw new Error(`${name} is used by commands and events`);
    found.set(name, side);
    for (const { message } of byName.get(name).fields) if (message) visit(message, side);
  };
  for (const [side, root] of Object.entries(ROOTS)) visit(root, side);
  return found;
}

function fieldTable(message, names) {
  if (message.fields.length === 0) return '';
  const rows = message.fields.map(field => fieldRow(message, field, names));
  return `static const struct nudge_field ${message.struct}_fields[] = {\n${rows.join('\n')}\n};\n\n`;
}

function fieldRow(message, field, names) {
  const { number, kind, shape, proto, name } = field;
  const place = shape === 'choice' ? `${message.choice}.${proto}` : proto;
  const offset = `offsetof(struct ${message.struct}, ${place})`;
  const inner = { optional: 'value', list: 'items', pointer: 'items' }[shape];
  const second = inner ? `offsetof(struct ${message.struct}, ${proto}.${inner}) - ${offset}` : '0';
  const words = [
    number,
    `NUDGE_KIND_${kind.toUpperCase()}`,
    `${flags(field)}`,
    detail(field),
    second,
    field.minItems ?? 0,
    field.maxItems ?? field.maxBytes ?? 0,
    offset,
    names.offset(name),
  ];
  return `    {${words.join(', ')}},`;
}

function flags({ shape, mayBeNaN, mayBeAbsent }) {
  const marks = [mayBeNaN && 'NUDGE_MAY_BE_NAN', mayBeAbsent && 'NUDGE_MAY_BE_ABSENT'].filter(Boolean);
  return [`NUDGE_${shape.toUpperCase()}`, ...marks].join(' | ');
}

/** Bits of an integer, last word of a choice of words, or the message inside. */
function detail({ kind, message, bits, last }) {
  if (kind === 'message') return `NUDGE_TABLE_${snakeCase(message).toUpperCase()}`;
  return kind === 'enum' ? last : bits;
}

function messageTable(message, names) {
  const { struct, choice, fields, open } = message;
  const cleared = choice ? `offsetof(struct ${struct}, ${choice})` : `sizeof(struct ${struct})`;
  const words = [
    fields.length > 0 ? `${struct}_fields` : 'NULL',
    `sizeof(struct ${struct})`,
    cleared,
    choice ? `offsetof(struct ${struct}, which)` : 'NUDGE_NO_CHOICE',
    choice ? names.offset(choice) : 0,
    fields.length,
    open ? 'true' : 'false',
  ];
  return `    {${words.join(', ')}},`;
}
