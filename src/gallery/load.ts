import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readYaml } from '../card/load.js';
import { suggest } from '../card/suggest.js';
import { checkValue } from '../card/yaml.js';
import { acceptFormat } from '../problem/format.js';
import { UserError } from '../problem/problem.js';
import { GALLERY_FORMAT, gallerySchema, type Row, type Size } from './schema.js';

/** The gallery that comes with the package. */
export const GALLERY = fileURLToPath(new URL('../../experiments/gallery.yaml', import.meta.url));

/** @throws UserError with all problems of the file */
export function loadGallery(file = GALLERY): readonly Row[] {
  const source = readYaml(file);
  const line = source.locate(['format']);
  const { format } = (source.value ?? {}) as { format?: unknown };
  acceptFormat(format, GALLERY_FORMAT, { file, ...(line !== undefined && { line }) });
  return checkValue(gallerySchema, source.value, source).rows;
}

/** @throws UserError reference-unknown */
export function rowNamed(rows: readonly Row[], name: string): Row {
  const found = rows.find(row => row.name === name);
  if (found) return found;
  const names = rows.map(row => row.name);
  const near = suggest(name, names);
  throw new UserError({
    code: 'reference-unknown',
    message: `the gallery has no row of this name${near === undefined ? '' : `, did you mean "${near}"?`}`,
    found: JSON.stringify(name),
    allowed: `${names.join(', ')}, or the path of an experiment`,
  });
}

/** The experiment of a row, and the settings that bring it to a size. */
export const experimentOf = (row: Row): string => join(dirname(GALLERY), row.experiment);
export const settingsOf = (row: Row, size: Size): readonly string[] => (size === 'full' ? [] : row[size]);
