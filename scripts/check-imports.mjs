// Checks that a room of src/ imports only rooms before it: `node scripts/check-imports.mjs [root]`.
// Textual on purpose: tools that parse with an older TypeScript see no module here and pass in silence.
import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importsOf } from './check-imports/specifiers.mjs';
import { listFiles } from './setup/stamp.mjs';

/** In order: each may import itself and those to its left. */
export const ROOMS = (
  'units problem random kernel card protocol ledger budget fault spice array synapse substrate chip estimator stream ' +
  'link recording dataset run interchange experiment campaign gallery report cli'
).split(' ');

/** The public face of the package; may import every room, and no room may import it. */
const FACE = 'src/index.ts';
/** What protobufjs generated is the codec's alone. */
const STATIC_CODE = { file: 'src/protocol/generated/nudge.js', owner: 'protocol' };

/**
 * All violations in `root`/src, sorted by file and line.
 * @param {string} root
 * @returns {{ file: string, line: number, specifier: string, rule: string }[]}
 */
export function checkImports(root) {
  const packages = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).dependencies ?? {};
  // The static code's declarations lean on a package of protobufjs; both are its generator's business.
  const files = listFiles(root, ['src']).filter(
    file => /\.[cm]?[jt]s$/.test(file) && !file.startsWith(STATIC_CODE.file.slice(0, -'js'.length)),
  );
  return files.flatMap(file => violationsIn(root, file, packages));
}

function violationsIn(root, file, packages) {
  if (file !== FACE && !ROOMS.includes(roomOf(file))) {
    const rule = `${roomOf(file) ?? 'src itself'} is not a room (${ROOMS.join(', ')})`;
    return [{ file, line: 1, specifier: '', rule }];
  }
  return importsOf(readFileSync(join(root, file), 'utf8')).flatMap(({ line, specifier }) => {
    const inside = specifier.startsWith('.');
    const rule = inside ? brokenInside(file, specifier) : brokenOutside(specifier, packages);
    return rule ? [{ file, line, specifier, rule }] : [];
  });
}

function brokenInside(file, specifier) {
  if (!specifier.endsWith('.js')) return 'a relative import ends in .js';
  const target = posix.join(posix.dirname(file), specifier);
  if (!target.startsWith('src/')) return 'an import stays inside src/';
  if (target === FACE.replace(/ts$/, 'js')) return 'no room imports the public face src/index.ts';
  const from = roomOf(file);
  const to = roomOf(target);
  if (!ROOMS.includes(to)) return `${to ?? 'src itself'} is not a room`;
  if (target === STATIC_CODE.file && from !== STATIC_CODE.owner)
    return `only ${STATIC_CODE.owner} imports its static code`;
  if (file === FACE || ROOMS.indexOf(to) <= ROOMS.indexOf(from)) return undefined;
  return `${from} may not import ${to}, which stands after it`;
}

/** A development package would be missing where nudge is installed. */
function brokenOutside(specifier, packages) {
  if (specifier.startsWith('node:')) return undefined;
  if (builtinModules.includes(specifier)) return `write node:${specifier}`;
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
  return Object.hasOwn(packages, name) ? undefined : `${name} is not among the dependencies of package.json`;
}

/** The folder of src/ a file lies in, or undefined for a file of src/ itself. */
function roomOf(file) {
  const parts = file.split('/');
  return parts.length > 2 ? parts[1] : undefined;
}

function main(root) {
  const violations = checkImports(root);
  for (const { file, line, specifier, rule } of violations) {
    console.error(`${file}:${line}: ${specifier ? `import of ${specifier}: ` : ''}${rule}`);
  }
  if (violations.length > 0) process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main(process.argv[2] ?? fileURLToPath(new URL('..', import.meta.url)));
}
