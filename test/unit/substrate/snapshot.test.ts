import { expect, it } from 'vitest';
import { pack, unpack } from '../../../src/substrate/snapshot.js';

const memory = Uint8Array.of(7, 0, 255);

it('gives numbers and memory back', () => {
  const bytes = pack([1.5, -0, Number.MAX_SAFE_INTEGER], memory);
  expect(bytes).toHaveLength(3 * 8 + 3);
  const back = unpack(bytes, 3, 3);
  expect([...back.numbers]).toEqual([1.5, -0, Number.MAX_SAFE_INTEGER]);
  expect(back.memory).toEqual(memory);
});

it.each([0, 7, 26, 28])('refuses %i bytes where 27 are meant', length => {
  expect(() => unpack(new Uint8Array(length), 3, 3)).toThrow('another configuration');
});
