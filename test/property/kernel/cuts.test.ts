import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Arena } from '../../../src/kernel/arena.js';
import { CUTS, narrow, partsOf } from '../../../src/kernel/cuts.js';
import * as L from '../../../src/kernel/layout.js';
import { type Exports, instantiate } from '../../../src/kernel/wasm.js';
import { Dice, PROPERTY } from './dice.js';

/** Kernels cut into parts, as threads take them: the same bits and the same answers as in one piece. */

const arena = new Arena(1 << 20);
const kernels = instantiate(arena.memory, 'wasm', 0);
const other = instantiate(arena.memory, 'wasm', 1);
const ROOM = 4096;
const arrays = [arena.f32(ROOM), arena.f32(ROOM), arena.f32(ROOM)] as const;
const [x, y, z] = arrays.map(({ byteOffset }) => byteOffset) as [number, number, number];

const bytes = ({ buffer, byteOffset, byteLength }: Float32Array) =>
  new Uint8Array(buffer, byteOffset, byteLength);

/** Operands of each kernel for `rows` rows of `columns`; where rows mean nothing, for as many elements. */
const operandsOf = (rows: number, columns: number): Readonly<Record<string, readonly number[]>> => {
  const all = rows * columns;
  return {
    multiply: [x, columns, y, columns, 1, z, columns, rows, columns, columns],
    multiplySparse: [x, columns, y, columns, 1, z, columns, rows, columns, columns],
    activate: [L.ACTIVATE_SIGMOID, x, y, all],
    euler: [L.ACTIVATE_TANH, x, y, z, all, 0.2],
    damp: [x, y, all, 0.3],
    changes: [x, y, z, all, 0.1],
    advance: [x, y, columns, rows, columns - 1],
    settleNodes: [x, y, z, rows, columns, 0.3, columns / 2, 0.1],
    moveSiemens: [x, 0, y, z, z + 4 * columns, rows, columns, columns, 0.3, 1],
  };
};

describe('kernels cut into parts', () => {
  it.each(CUTS.map(cut => [cut.kernel, cut] as const))('%s', (name, cut) => {
    const shape = fc.record({
      rows: fc.integer({ min: 1, max: 23 }),
      columns: fc.integer({ min: 1, max: 5 }).map(k => 4 * k),
      most: fc.integer({ min: 2, max: 9 }),
      seed: fc.nat(1000),
    });
    fc.assert(
      fc.property(shape, ({ rows, columns, most, seed }) => {
        const dice = new Dice(seed);
        for (const array of arrays)
          for (let k = 0; k < ROOM; k++) array[k] = dice.chance(0.3) ? 0 : dice.between(-0.5, 0.5);
        const before = arrays.map(array => array.slice());
        const operands = operandsOf(rows, columns)[name]!;
        const run = (on: Exports, numbers: readonly number[]) =>
          (on[cut.kernel] as (...numbers: number[]) => number)(...numbers);
        const answer = run(kernels, operands);
        const whole = arrays.map(array => array.slice());
        for (const [k, array] of arrays.entries()) array.set(before[k]!);
        const parts = Math.max(1, partsOf(cut, operands, most));
        const answers = Array.from({ length: parts }, (_, k) => {
          const own = [...operands];
          narrow(cut, own, parts - 1 - k, parts);
          return run(k % 2 ? kernels : other, own);
        }).reverse();
        for (const [k, array] of arrays.entries())
          expect(Buffer.compare(bytes(array), bytes(whole[k]!))).toBe(0);
        if (answer !== undefined) expect(answers.reduce((a, b) => cut.join(a, b))).toBe(answer);
      }),
      PROPERTY,
    );
  });
});
