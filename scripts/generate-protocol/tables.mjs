/** src/protocol/generated/schema.ts: what the strict reader and the limits need to know of the definitions. */
export function schemaTable(messages) {
  return `${HEADER}import type { MessageRow } from '../table.js';

export const SCHEMA = [
${messages.map(messageRow).join('\n')}
] as const satisfies readonly MessageRow[];
`;
}

export function hashModule(hash) {
  return `${HEADER}/** CRC-32C of the normalised definitions; see protocols/README.md. */
export const SCHEMA_HASH = 0x${hash.toString(16).padStart(8, '0')};
`;
}

const HEADER = '// Generated from protocols/nudge/v1 by scripts/generate-protocol.mjs; do not edit.\n';

function messageRow(message) {
  const head = { name: message.name, ...(message.open && { open: true }), bound: message.bound };
  const rows = message.fields.map(field => `      ${literal(fieldRow(field))},`).join('\n');
  const fields = rows ? `[\n${rows}\n    ]` : '[]';
  return `  {\n    ${literal(head).slice(2, -2)},\n    fields: ${fields},\n  },`;
}

function fieldRow({ number, name, kind, message, repeated, oneof, maxItems, maxBytes, maxValue }) {
  return {
    number,
    name,
    kind,
    message,
    repeated: repeated || undefined,
    oneof,
    maxItems,
    maxBytes,
    maxValue,
  };
}

function literal(object) {
  const entries = Object.entries(object).filter(([, value]) => value !== undefined);
  return `{ ${entries.map(([key, value]) => `${key}: ${typeof value === 'string' ? `'${value}'` : value}`).join(', ')} }`;
}
