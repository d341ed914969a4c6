import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listApi } from '../../../scripts/api-listing/listing.mjs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'nudge-api-'));
  mkdirSync(join(root, 'room'));
});
afterEach(() => rmSync(root, { recursive: true }));

const write = (file: string, ...lines: string[]) => writeFileSync(join(root, file), lines.join('\n'));

test('lists what is exported, by name, and what that mentions, without comments', () => {
  write(
    'index.d.ts',
    "export { b as second, type Alpha } from './room/a.js';",
    "export * from './room/c.js';",
    '/** Version. */',
    'export declare const version: string;',
  );
  write(
    'room/a.d.ts',
    "import type { Deep } from './d.js';",
    "import type { Observable } from 'rxjs';",
    '/** Not part of the listing. */',
    'export interface Alpha {',
    '    // nor this',
    '    readonly hidden: Hidden;',
    '    readonly more: import("./d.js").Inline;',
    '}',
    'interface Hidden {',
    '    deep: Deep;',
    '}',
    'export declare function b(x: number): Observable<Alpha>;',
    'export declare function b(x: string): void;',
    'export declare const unseen = 1;',
    '//# sourceMappingURL=a.js.map',
  );
  write('room/e.d.ts', 'export type Passed = 4;');
  write(
    'room/c.d.ts',
    "export type * from './e.js';",
    'declare class Local {',
    '}',
    'export { Local as Renamed };',
    'export {};',
  );
  write('room/d.d.ts', 'export type Deep = 1 | 2;', 'export type Inline = 3;');
  expect(listApi(join(root, 'index.d.ts')).split('\n\n')).toEqual([
    '# Exported',
    'export interface Alpha {\n    readonly hidden: Hidden;\n    readonly more: import("./d.js").Inline;\n}',
    'export type Passed = 4;',
    'declare class Local {\n} // exported as Renamed',
    'export declare function b(x: number): Observable<Alpha>; // exported as second',
    'export declare function b(x: string): void; // exported as second',
    'export declare const version: string;',
    '# Mentioned by them',
    'export type Deep = 1 | 2;',
    'export type Inline = 3;',
    'interface Hidden {\n    deep: Deep;\n}\n',
  ]);
});
