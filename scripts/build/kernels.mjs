import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join, posix } from 'node:path';
import { importsOf } from '../check-imports/specifiers.mjs';
import { runChild } from '../setup/child.mjs';
import { SetupError } from '../setup/setup-error.mjs';
import { listFiles } from '../setup/stamp.mjs';
import { rawMemoryFault } from './wasm.mjs';

/** Entry files in kernels/, without extension; each becomes one module and its relaxed-SIMD twin. */
const ENTRIES = ['nudge'];

/**
 * Shared memory comes from outside, 1 MiB to 2 GiB, so that several workers can import one arena; the stub
 * runtime and the missing abort leave nothing but the exported functions.
 */
const FLAGS =
  '-O3 --converge --noAssert --runtime stub --use abort= --enable simd --enable threads --importMemory ' +
  '--sharedMemory --initialMemory 16 --maximumMemory 32768 --noExportMemory';

/** The twin's source is the same; it sees the constant ASC_FEATURE_RELAXED_SIMD as true. */
const TWINS = { '': '', '.relaxed': ' --enable relaxed-simd' };

/** The only file outside kernels/ that kernels may import: their memory layout, shared with the plain twins. */
export const LAYOUT = 'src/kernel/layout.ts';

/** Compiles and type-checks kernels/ with AssemblyScript into dist/kernels/. */
export async function buildKernels(root) {
  refuseStrayImports(root);
  mkdirSync(join(root, 'dist/kernels'), { recursive: true });
  await Promise.all(
    ENTRIES.flatMap(entry =>
      Object.entries(TWINS).map(([suffix, extra]) => compile(root, entry, suffix, FLAGS + extra)),
    ),
  );
}

/** An import from elsewhere would escape the list of files whose change makes kernels stale. */
function refuseStrayImports(root) {
  for (const file of listFiles(root, ['kernels']).filter(name => name.endsWith('.ts'))) {
    for (const { line, specifier } of importsOf(readFileSync(join(root, file), 'utf8'))) {
      const target = posix.join(posix.dirname(file), specifier);
      if (target.startsWith('kernels/') || `${target}.ts` === LAYOUT) continue;
      throw new SetupError(
        `${file}:${line}: a kernel imports only kernels and ${LAYOUT} (found ${specifier}).`,
      );
    }
  }
}

async function compile(root, entry, suffix, flags) {
  const source = `kernels/${entry}.ts`;
  if (!existsSync(join(root, source))) throw new SetupError(`The kernel source ${source} is missing.`);
  const asc = join(root, 'node_modules/assemblyscript/bin/asc.js');
  if (!existsSync(asc)) throw new SetupError('The AssemblyScript compiler is not installed; run npm ci.');
  const target = `dist/kernels/${entry}${suffix}.wasm`;
  const draft = `.setup/${entry}${suffix}.wasm`;
  const code = await runChild(process.execPath, [asc, source, ...flags.split(' '), '-o', draft], {
    cwd: root,
  });
  if (code !== 0) throw new SetupError(`AssemblyScript refused ${source}; its complaints stand above.`, code);
  const fault = rawMemoryFault(readFileSync(join(root, draft)));
  if (fault) throw new SetupError(`${source} may use raw memory only, but ${fault}.`);
  renameSync(join(root, draft), join(root, target));
}
