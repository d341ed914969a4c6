// Generates firmware-models/generated from protocols/nudge/v1: structs of the messages and the tables of their fields
// that firmware-models/core/codec-*.c reads and writes by. With --check nothing is written; a difference ends with 1.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { header } from './generate-firmware/header.mjs';
import { model } from './generate-firmware/model.mjs';
import { tables } from './generate-firmware/tables.mjs';
import { readEnums, readMessages, schemaHash } from './generate-protocol/read.mjs';

const GENERATED = 'firmware-models/generated';

function main(root, check) {
  const protocols = join(root, 'protocols');
  const definitions = model(readMessages(protocols), readEnums(protocols));
  const files = {
    'messages.h': header(definitions, schemaHash(protocols)),
    'messages.c': tables(definitions),
  };
  const folder = join(root, GENERATED);
  if (!check) return write(folder, files);
  const stale = Object.keys(files).filter(name => textOf(join(folder, name)) !== files[name]);
  if (stale.length === 0) return;
  console.error(`${GENERATED} is stale (${stale.join(', ')}); run node scripts/generate-firmware.mjs.`);
  process.exitCode = 1;
}

function write(folder, files) {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
}

function textOf(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

main(fileURLToPath(new URL('..', import.meta.url)), process.argv.includes('--check'));
