import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SCHEMA } from '../../src/protocol/generated/schema.js';
import type { MessageRow } from '../../src/protocol/table.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Room for bulk data, bytes; more than any message of the tests has. */
const BULK = 4096;
const FILES = ['common', 'command', 'event'].map(name => `nudge/v1/${name}.proto`);

/** Builds firmware-models/native/nanopb-lines.c with nanopb into a folder; gives the path of the program. */
export function nanopbProgram(folder: string, generator: string): string {
  const options = join(folder, 'nudge.options');
  writeFileSync(options, nanopbOptions());
  execFileSync(generator, ['-q', '-D', folder, '-f', options, '-I', '.', ...FILES], {
    cwd: join(ROOT, 'protocols'),
  });
  const program = join(folder, 'nanopb-lines');
  const sources = [
    join(ROOT, 'firmware-models/native/nanopb-lines.c'),
    ...FILES.map(file => join(folder, file.replace('.proto', '.pb.c'))),
  ];
  execFileSync('gcc', ['-O1', '-I', folder, ...sources, '-lprotobuf-nanopb', '-o', program]);
  return program;
}

/** The lengths that the definitions declare, in the words of nanopb. */
function nanopbOptions(): string {
  const rows = (SCHEMA as readonly MessageRow[]).flatMap(({ name, fields }) =>
    fields.map(field => {
      const options = [
        ...(field.maxItems ? [`max_count:${field.maxItems}`] : []),
        ...(field.kind === 'string' ? [`max_size:${(field.maxBytes ?? 0) + 1}`] : []),
        ...(field.kind === 'bytes' ? [`max_size:${BULK}`] : []),
      ];
      return options.length === 0 ? '' : `nudge.v1.${name}.${snakeCase(field.name)} ${options.join(' ')}\n`;
    }),
  );
  return rows.join('');
}

const snakeCase = (name: string): string => name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);
