import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { makeFolder } from '../run/make-folder.js';
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
export const jsonSchema = (schema: z.ZodType, title: string): object => ({
  title,
  ...z.toJSONSchema(schema, { io: 'input' }),
});

/** Writes schemas, by file name, into a folder, which is made. */
export function writeSchemas(folder: string, schemas: Readonly<Record<string, object>>): void {
  makeFolder(folder);
  for (const [file, schema] of Object.entries(schemas)) {
    writeFileSync(join(folder, file), `${JSON.stringify(schema, null, 2)}\n`);
  }
}
