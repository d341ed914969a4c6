import { expect, it } from 'vitest';
import { pack, unpack } from '../../../src/substrate/snapshot.js';

const memory = Uint8Array.of(7, 0, 255);

it('gives numbers and memory back', () => {
  const bytes = pack([-0, Number.MAX_SAFE_INTEGER, 3], memory);
  expect(bytes).toHaveLength(3 * 8 + 3);
  const back = unpack(bytes, 3, 2, 3);
  expect([...back.numbers]).toEqual([-0, Number.MAX_SAFE_INTEGER, 3]);
  expect(back.memory).toEqual(memory);
});

it.each([0, 7, 26, 28])('refuses %i bytes where 27 are meant', length => {
  expect(() => unpack(new Uint8Array(length), 3, 2, 3)).toThrow('another configuration');
});

it('refuses one that tells another length than it has', () => {
  expect(() => unpack(pack([1, 2, 4], memory), 3, 2, 3)).toThrow('another configuration');
});
