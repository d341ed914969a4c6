// Builds the reference firmware: node scripts/firmware.mjs build [targets] [--out FOLDER]
// or checks that the committed images are what its source gives: node scripts/firmware.mjs check [--out FOLDER]
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from './firmware/build.mjs';
import { check } from './firmware/check.mjs';
import { TARGETS } from './firmware/targets.mjs';

function main(root, args) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { out: { type: 'string' } },
  });
  const [action, ...names] = positionals;
  const unknown = names.find(name => !Object.hasOwn(TARGETS, name));
  if (!['build', 'check'].includes(action) || unknown) {
    const targets = Object.keys(TARGETS).join(', ');
    throw new Error(
      `Use: node scripts/firmware.mjs build|check [targets] [--out FOLDER]\nTargets: ${targets}`,
    );
  }
  return action === 'build' ? build(root, names, values.out) : check(root, values.out);
}

try {
  process.exitCode = main(fileURLToPath(new URL('..', import.meta.url)), process.argv.slice(2));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
