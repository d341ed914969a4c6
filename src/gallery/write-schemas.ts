import { pathToFileURL } from 'node:url';
import { studySchema } from '../campaign/schema.js';
import { jsonSchema, jsonSchemas, writeSchemas } from '../experiment/write-schemas.js';
import { gallerySchema } from './schema.js';

/** JSON Schemas of all files that people write, by file name. */
export const allSchemas = (): Record<string, object> => ({
  ...jsonSchemas(),
  'study.schema.json': jsonSchema(studySchema, 'A nudge study'),
  'gallery.schema.json': jsonSchema(gallerySchema, 'A gallery of published results'),
});

/** The build runs this file: `node dist/gallery/write-schemas.js schemas/`. */
const [, script, folder] = process.argv;
if (script !== undefined && folder !== undefined && import.meta.url === pathToFileURL(script).href) {
  writeSchemas(folder, allSchemas());
}
