import { expect, test } from 'vitest';
import { rawMemoryFault, SCRATCH_END } from '../../../scripts/build/wasm.mjs';

const HEADER = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
const memory = [3, 0x65, 0x6e, 0x76, 1, 0x6d, 2, 3, 16, 16]; // env.m, shared, 16 pages
const section = (id: number, ...content: number[]) => [id, content.length, ...content];
/** The offset is a LEB128 of three bytes. */
const segment = (offset: number, ...bytes: number[]) => [
  ...[0, 0x41, (offset & 0x7f) | 0x80, ((offset >> 7) & 0x7f) | 0x80, offset >> 14, 0x0b],
  ...[bytes.length, ...bytes],
];
const fault = (...sections: number[][]) => rawMemoryFault(new Uint8Array([...HEADER, ...sections.flat()]));

test('functions over one imported memory pass, with scratch below the arena', () => {
  expect(fault(section(2, 1, ...memory))).toBeUndefined();
  expect(fault(section(2, 1, ...memory), section(11, 1, ...segment(1024, 0, 0)))).toBeUndefined();
});

test('other imports, static content and scratch inside the arena do not', () => {
  expect(fault(section(2, 2, ...memory, ...memory))).toMatch(/imports 2 things/);
  expect(fault()).toMatch(/imports 0 things/);
  expect(fault(section(2, 1, ...memory), section(11, 1, ...segment(1024, 0, 7)))).toMatch(/static data/);
  const late = section(11, 1, ...segment(SCRATCH_END - 1, 0, 0));
  expect(fault(section(2, 1, ...memory), late)).toMatch(
    new RegExp(`scratch ends at byte ${SCRATCH_END + 1}`),
  );
});
