import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runChild } from '../setup/child.mjs';
import { SetupError } from '../setup/setup-error.mjs';

/** Lets the built code write the JSON Schemas of experiment, study and cards, for editors. */
export async function buildSchemas(root) {
  const writer = join(root, 'dist/gallery/write-schemas.js');
  if (!existsSync(writer)) return;
  const code = await runChild(process.execPath, [writer, join(root, 'schemas')], { cwd: root });
  if (code !== 0)
    throw new SetupError('The JSON Schemas could not be written; the reason stands above.', code);
}
