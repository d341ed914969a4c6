import fc from 'fast-check';
import { describe, it } from 'vitest';
import type { Arena } from '../../../src/kernel/arena.js';
import * as L from '../../../src/kernel/layout.js';
import { keyBlock, upTo, writeGrid } from '../../unit/kernel/build.js';
import { Dice, PROPERTY, seeds } from './dice.js';
import { expectTwins } from './twins.js';

const shapes = fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 40 }));
type Shape = readonly [number, number];

/** Random rows of a matrix, ascending; all of it, some or none. */
function rowList(arena: Arena, dice: Dice, rows: number): Uint32Array {
  const share = dice.pick([0, 0.4, 1]);
  const chosen = Array.from({ length: rows }, (_, i) => i).filter(() => dice.chance(share));
  const list = arena.u32(chosen.length);
  list.set(chosen);
  return list;
}

/** Accumulators with whole blocks and single synapses untouched. */
function accumulators(arena: Arena, dice: Dice, [rows, columns]: Shape): Float32Array {
  const stride = upTo(columns, L.ROW_LANES);
  const share = dice.pick([0.05, 0.5, 1]);
  const array = arena.f32(rows * stride);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) array[i * stride + j] = dice.chance(share) ? dice.real() : 0;
  }
  return array;
}

function gridBlock(arena: Arena, dice: Dice, limit: number): number {
  const at = arena.reserve(L.GRID_BYTES);
  const step = dice.pick([1 / 128, 1 / 127, dice.between(0.001, 0.2)]);
  writeGrid(arena, at, { step, low: -limit, high: limit - 1, stochastic: dice.chance(0.5) });
  return at;
}

const key = (arena: Arena, dice: Dice): number =>
  keyBlock(arena, [dice.u32(), dice.u32(), dice.u32(), dice.u32()]);

describe('application of accumulated changes: wasm and plain give the same bytes', () => {
  for (const fixed of [false, true]) {
    it(`float32 weights${fixed ? ' on a grid' : ', some out of bounds'}`, () => {
      fc.assert(
        fc.property(seeds, shapes, (seed, shape) => {
          expectTwins(arena => {
            const dice = new Dice(seed);
            const rows = rowList(arena, dice, shape[0]);
            const accumulator = accumulators(arena, dice, shape);
            const weights = arena.f32(accumulator.length);
            dice.reals(weights);
            const scale = dice.between(-1, 1);
            const limit = dice.pick([1, 100, 1e7]);
            const grid = fixed ? gridBlock(arena, dice, 128) : 0;
            const rounding = key(arena, dice);
            const row = upTo(shape[1], L.ROW_LANES) * 4;
            return kernels =>
              kernels.applyF32(
                rows.byteOffset,
                rows.length,
                weights.byteOffset,
                accumulator.byteOffset,
                row,
                scale,
                limit,
                grid,
                rounding,
              );
          });
        }),
        { ...PROPERTY, numRuns: 150 },
      );
    });
  }

  for (const storage of ['i16', 'i8'] as const) {
    it(`${storage} weights, saturating`, () => {
      fc.assert(
        fc.property(seeds, shapes, (seed, shape) => {
          expectTwins(arena => {
            const dice = new Dice(seed);
            const rows = rowList(arena, dice, shape[0]);
            const accumulator = accumulators(arena, dice, shape);
            const weights = arena[storage](accumulator.length);
            dice.words(weights);
            const scale = dice.between(-1, 1);
            const grid = gridBlock(arena, dice, storage === 'i16' ? 32768 : 128);
            const rounding = key(arena, dice);
            const row = upTo(shape[1], L.ROW_LANES);
            return kernels =>
              kernels[storage === 'i16' ? 'applyI16' : 'applyI8'](
                rows.byteOffset,
                rows.length,
                weights.byteOffset,
                accumulator.byteOffset,
                row,
                scale,
                grid,
                rounding,
              );
          });
        }),
        { ...PROPERTY, numRuns: 100 },
      );
    });
  }
});
