// Fills the measured section of README.md from the files in results/, or with --check compares the two.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { betweenMarks, measured } from './documentation/measured.mjs';
import { present } from './documentation/present.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const readme = readFileSync(join(root, 'README.md'), 'utf8');
present(root, 'README.md', betweenMarks(readme, measured(root)), process.argv.includes('--check'));
