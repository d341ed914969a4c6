// Writes docs/problems.md from the catalogue of problem codes, or with --check compares the two.
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { present } from './documentation/present.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const BUILT = 'dist/problem/catalogue.js';
const PAGE = 'docs/problems.md';

const INTRODUCTION = `# Problems

Everything that can be wrong with what \`nudge\` is given. A problem has a code, which never changes its meaning, and is told as one sentence:

    my.yaml:12: network.populations[1].neurons: too small (found 0; allowed: a whole number from 1 to 1000000).

All problems of a file are told at once, and the exit code is 1. With \`--format json\` they are printed as data: \`code\`, \`message\`, \`file\`, \`line\`, \`path\`, \`found\`, \`allowed\`, \`advice\`. In a program they are the \`problems\` of a \`UserError\`. Exit code 2 is a mistake of \`nudge\` itself.

| code | meaning |
|---|---|
`;

const row = ([code, { summary }]) => `| \`${code}\` | ${summary} |\n`;
const { CATALOGUE } = await import(pathToFileURL(join(root, BUILT)).href);
const page = `${INTRODUCTION}${Object.entries(CATALOGUE).map(row).join('')}
This page is written by \`node scripts/problem-catalogue.mjs\` from \`src/problem/catalogue.ts\`.
`;

present(root, PAGE, page, process.argv.includes('--check'));
