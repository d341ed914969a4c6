import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { importsOf } from '../../../scripts/check-imports/specifiers.mjs';
import { checkImports } from '../../../scripts/check-imports.mjs';

const trees: string[] = [];
afterEach(() => {
  for (const tree of trees.splice(0)) rmSync(tree, { recursive: true });
});

/** A project with these files in src/ and rxjs as its only dependency; returns `file:line rule` of each violation. */
function violations(files: Record<string, string>): string[] {
  const root = mkdtempSync(join(tmpdir(), 'nudge-imports-'));
  trees.push(root);
  writeFileSync(join(root, 'package.json'), JSON.stringify({ dependencies: { rxjs: '7.8.2' } }));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, 'src', file)), { recursive: true });
    writeFileSync(join(root, 'src', file), text);
  }
  return checkImports(root).map(({ file, line, rule }) => `${file}:${line} ${rule}`);
}

test('a tree that keeps to the order passes', () => {
  expect(
    violations({
      'index.ts': "export { main } from './cli/main.js';\nexport * from './units/a.js';",
      'units/a.ts': "import { readFileSync } from 'node:fs';\nimport { b } from './b.js';",
      'cli/main.ts': "import { Observable } from 'rxjs';\nimport type { A } from '../units/a.js';",
    }),
  ).toEqual([]);
});

test('a forbidden import is found in each form it can take', () => {
  const forms = [
    "import { run } from '../cli/run.js';",
    "import type { Run } from '../cli/run.js';",
    "import {\n  run,\n  type Run,\n} from '../cli/run.js';",
    "export * from '../cli/run.js';",
    "export { run } from '../cli/run.js';",
    "import '../cli/run.js';",
    "const { run } = await import('../cli/run.js');",
    "let run: import('../cli/run.js').Run;",
    "new Worker(new URL('../cli/run.js', import.meta.url));",
    "const text = 'no // comment'; export { run } from '../cli/run.js';",
  ];
  for (const form of forms) {
    const line = form.split('\n').length + 1;
    expect(violations({ 'chip/a.ts': `\n${form}\n`, 'cli/run.ts': '' }), form).toEqual([
      `src/chip/a.ts:${line} chip may not import cli, which stands after it`,
    ]);
  }
});

test('an import inside a comment is none', () => {
  const text = "/**\n * import { a } from '../cli/a.js';\n */\n// import '../cli/a.js';\nexport const b = 1;";
  expect(violations({ 'chip/a.ts': text })).toEqual([]);
});

test('unknown rooms, stray files, wrong endings, the face and generated code are refused', () => {
  expect(violations({ 'attic/a.ts': '' })[0]).toMatch(/attic is not a room \(units, problem/);
  expect(violations({ 'stray.ts': '' })[0]).toMatch(/src itself is not a room/);
  expect(violations({ 'chip/a.ts': "import '../attic/b.js';" })[0]).toMatch(/attic is not a room/);
  expect(violations({ 'chip/a.ts': "import './b';" })).toEqual([
    'src/chip/a.ts:1 a relative import ends in .js',
  ]);
  expect(violations({ 'chip/a.ts': "import './b.ts';" })).toHaveLength(1);
  expect(violations({ 'chip/a.ts': "import '../../scripts/b.js';" })[0]).toMatch(/stays inside src/);
  expect(violations({ 'chip/a.ts': "import '../index.js';" })[0]).toMatch(/public face/);
  expect(violations({ 'chip/a.ts': "import '../protocol/generated/nudge.js';" })[0]).toMatch(
    /only protocol imports/,
  );
  expect(violations({ 'protocol/a.ts': "import './generated/nudge.js';" })).toEqual([]);
});

test('packages must be dependencies, and built-in modules carry node:', () => {
  const text = "import 'fs';\nimport 'vitest';\nimport '@scope/x/y';\nimport 'rxjs/operators';";
  expect(violations({ 'chip/a.ts': text })).toEqual([
    'src/chip/a.ts:1 write node:fs',
    'src/chip/a.ts:2 vitest is not among the dependencies of package.json',
    'src/chip/a.ts:3 @scope/x is not among the dependencies of package.json',
  ]);
});

test('lines are counted past comments', () => {
  expect(importsOf("/* one\ntwo */ import a from 'b'; // import 'c'\n\nimport('d')")).toEqual([
    { line: 2, specifier: 'b' },
    { line: 4, specifier: 'd' },
  ]);
});

test('the project itself passes', () => {
  expect(checkImports(process.cwd())).toEqual([]);
});
