// Generates src/protocol/generated from protocols/nudge/v1: static code of protobufjs, table of fields, schema hash.
// With --check nothing is written; a difference, or a bound declared wrongly, ends with exit code 1.
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { boundProblems } from './generate-protocol/bounds.mjs';
import { protoFiles, readMessages, schemaHash } from './generate-protocol/read.mjs';
import { hashModule, schemaTable } from './generate-protocol/tables.mjs';

const GENERATED = 'src/protocol/generated';
const PBJS_OPTIONS = [
  ...['--target', 'static-module', '--wrap', 'esm', '--dts', '--root', 'nudge'],
  ...['--no-create', '--no-verify', '--no-convert', '--no-delimited', '--no-typeurl', '--no-service'],
];

function main(root, check) {
  const protocols = join(root, 'protocols');
  const messages = readMessages(protocols);
  const problems = boundProblems(messages);
  if (problems.length > 0) return fail(`The definitions declare wrong bounds:\n  ${problems.join('\n  ')}`);
  const target = check ? mkdtempSync(join(tmpdir(), 'nudge-protocol-')) : join(root, GENERATED);
  try {
    generate(protocols, messages, target);
    const stale = check ? differences(join(root, GENERATED), target) : [];
    if (stale.length > 0) {
      fail(`${GENERATED} is stale (${stale.join(', ')}); run node scripts/generate-protocol.mjs.`);
    }
  } finally {
    if (check) rmSync(target, { recursive: true });
  }
}

function generate(protocols, messages, target) {
  mkdirSync(target, { recursive: true });
  staticCode(protocols, join(target, 'nudge.js'));
  writeFileSync(join(target, 'schema.ts'), schemaTable(messages));
  writeFileSync(join(target, 'schema-hash.ts'), hashModule(schemaHash(protocols)));
}

function staticCode(protocols, output) {
  const cli = dirname(createRequire(import.meta.url).resolve('protobufjs-cli/package.json'));
  const files = protoFiles(protocols).map(file => join(protocols, file));
  const options = [...PBJS_OPTIONS, '--path', protocols, '--out', output, ...files];
  execFileSync(process.execPath, [join(cli, 'bin/pbjs'), ...options], { stdio: 'inherit' });
}

/** Names of files that are missing, left over or unequal. */
function differences(found, wanted) {
  const list = folder => (existsSync(folder) ? readdirSync(folder) : []);
  const text = (folder, name) =>
    existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : undefined;
  const names = new Set([...list(found), ...list(wanted)]);
  return [...names].filter(name => text(found, name) !== text(wanted, name));
}

function fail(message) {
  console.error(message);
  process.exitCode = 1;
}

main(fileURLToPath(new URL('..', import.meta.url)), process.argv.includes('--check'));
