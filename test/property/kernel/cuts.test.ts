import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Arena } from '../../../src/kernel/arena.js';
import { CUTS, narrow, partsOf } from '../../../src/kernel/cuts.js';
import * as L from '../../../src/kernel/layout.js';
import { type Exports, instantiate, wasmKernels } from '../../../src/kernel/wasm.js';
import { Geometry } from '../../../src/substrate/rate/geometry.js';
import { Kernel } from '../../../src/substrate/rate/kernel.js';
import { Dice, PROPERTY } from './dice.js';

/** Kernels cut into parts, as threads take them: the same bits and the same answers as in one piece. */

const arena = new Arena(1 << 20);
const kernels = instantiate(arena.memory, 'wasm', 0);
const other = instantiate(arena.memory, 'wasm', 1);
const ROOM = 4096;
const places = arena.u32(ROOM);
const arrays = [arena.f32(ROOM), arena.f32(ROOM), arena.f32(ROOM), places] as const;
const [x, y, z, p] = arrays.map(({ byteOffset }) => byteOffset) as [number, number, number, number];

/** Images of 4 x 4 x 3, convolved to maps of 4 x 4 x 5 in rows of 8, pooled to 2 x 2 x 5; a row of each, in numbers. */
const window = { kernel: 3, padding: 1, pool: 'max', poolSize: 2 } as const;
const geometry = new Geometry([4, 4, 3], [2, 2, 5], window);
const convolution = new Kernel({ learningRate: 1 }, geometry, arena, wasmKernels(arena.memory));
for (const k of convolution.weights.values.keys()) convolution.weights.write(k, Math.sin(k));
convolution.refresh();
const { params } = convolution;
const [IMAGE, MAP, POOLED] = [48, 128, 20];

const bytes = ({ buffer, byteOffset, byteLength }: Float32Array | Uint32Array) =>
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
    addChange: [x, y, z, all],
    convolve: [params, x, IMAGE, y, MAP, z, p, POOLED, rows],
    convolveBack: [params, x, IMAGE, y, p, POOLED, rows],
    correlate: [params, z, x, IMAGE, y, p, POOLED, rows, 1, Math.min(rows, 4)],
    advance: [x, y, z, columns, rows, columns - 1],
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
        places.forEach((_, k) => {
          places[k] = dice.below(4);
        });
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
