import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { CARD_KINDS } from './card-kinds.js';
import { experimentSchema } from './schema.js';

/** JSON Schemas of the files that people write, by file name: editors complete and check with them. */
export function jsonSchemas(): Record<string, object> {
  const cards = CARD_KINDS.map(({ kind, schema }) => [
    `${kind}-card.schema.json`,
    jsonSchema(schema, `A nudge ${kind} card`),
  ]);
  return {
    'experiment.schema.json': jsonSchema(experimentSchema, 'A nudge experiment'),
    ...Object.fromEntries(cards),
  };
}

/** What may be written, so defaults make a key optional. */
const jsonSchema = (schema: z.ZodType, title: string): object => ({
  title,
  ...z.toJSONSchema(schema, { io: 'input' }),
});

/** Writes them all into a folder, which is made. */
export function writeSchemas(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [file, schema] of Object.entries(jsonSchemas())) {
    writeFileSync(join(folder, file), `${JSON.stringify(schema, null, 2)}\n`);
  }
}

/** The build runs this file: `node dist/experiment/write-schemas.js schemas/`. */
const [, script, folder] = process.argv;
if (script !== undefined && folder !== undefined && import.meta.url === pathToFileURL(script).href) {
  writeSchemas(folder);
}
