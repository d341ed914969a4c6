import { pathToFileURL } from 'node:url';
import { jsonSchema, jsonSchemas, writeSchemas } from '../experiment/write-schemas.js';
import { studySchema } from './schema.js';

/** JSON Schemas of all files that people write, by file name. */
export const allSchemas = (): Record<string, object> => ({
  ...jsonSchemas(),
  'study.schema.json': jsonSchema(studySchema, 'A nudge study'),
});

/** The build runs this file: `node dist/campaign/write-schemas.js schemas/`. */
const [, script, folder] = process.argv;
if (script !== undefined && folder !== undefined && import.meta.url === pathToFileURL(script).href) {
  writeSchemas(folder, allSchemas());
}
