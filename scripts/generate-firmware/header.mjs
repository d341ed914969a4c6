import { memberConstant, snakeCase } from './model.mjs';

const SCALARS = {
  uint32: 'uint32_t',
  uint64: 'uint64_t',
  fixed32: 'uint32_t',
  double: 'double',
  bool: 'bool',
  enum: 'uint8_t',
  string: 'struct nudge_bytes',
  bytes: 'struct nudge_bytes',
};

/** firmware-models/generated/messages.h: a struct per message, an enum per choice of words. */
export function header({ messages, enums }, hash) {
  return `${HEADER}#ifndef NUDGE_MESSAGES_H
#define NUDGE_MESSAGES_H

#include <stdbool.h>
#include <stdint.h>

#include "../core/codec.h"

/* CRC-32C of the normalised definitions; see protocols/README.md. */
#define NUDGE_SCHEMA_HASH 0x${hash.toString(16).padStart(8, '0')}u

${enums.map(enumeration).join('\n')}
${messages.map(structure).join('\n')}
enum nudge_message_index {
${messages.map(({ name }) => `  NUDGE_TABLE_${snakeCase(name).toUpperCase()},`).join('\n')}
};

#endif
`;
}

export const HEADER =
  '/* Generated from protocols/nudge/v1 by scripts/generate-firmware.mjs; do not edit. */\n';

function enumeration({ name, values }) {
  const rows = values.slice(1).map(([word, number]) => `  NUDGE_${word} = ${number},`);
  return `enum nudge_${snakeCase(name)} {\n${rows.join('\n')}\n};\n`;
}

function structure(message) {
  const chosen = message.fields.filter(({ shape }) => shape === 'choice');
  const plain = message.fields
    .filter(({ shape }) => shape !== 'choice')
    .map(field => `  ${declaration(field)}`);
  const constants = chosen.map(field => `  ${memberConstant(message, field)} = ${field.number},`);
  const union = chosen.map(field => `    ${typeOf(field)} ${field.proto};`);
  const tags = constants.length > 0 ? `enum ${message.struct}_member {\n${constants.join('\n')}\n};\n\n` : '';
  const choice =
    union.length > 0 ? ['  uint8_t which;', `  union {\n${union.join('\n')}\n  } ${message.choice};`] : [];
  const body = [...plain, ...choice];
  // C knows no empty struct.
  if (body.length === 0) body.push('  uint8_t nothing;');
  return `${tags}struct ${message.struct} {\n${body.join('\n')}\n};\n`;
}

function declaration(field) {
  const type = typeOf(field);
  switch (field.shape) {
    case 'optional':
      return `struct {\n    bool given;\n    ${type} value;\n  } ${field.proto};`;
    case 'list':
      return `struct {\n    uint16_t count;\n    ${type} items[${field.maxItems}];\n  } ${field.proto};`;
    case 'pointer':
      return `struct {\n    uint16_t count;\n    const ${type} *items;\n  } ${field.proto};`;
    default:
      return `${type} ${field.proto};`;
  }
}

function typeOf({ kind, message }) {
  return kind === 'message' ? `struct nudge_${snakeCase(message)}` : SCALARS[kind];
}
