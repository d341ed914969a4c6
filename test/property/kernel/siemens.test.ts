import fc from 'fast-check';
import { describe, it } from 'vitest';
import type { Arena } from '../../../src/kernel/arena.js';
import { upTo } from '../../unit/kernel/build.js';
import { Dice, PROPERTY, seeds } from './dice.js';
import { expectTwins } from './twins.js';

const side = fc.integer({ min: 1, max: 21 });

function reals(arena: Arena, dice: Dice, length: number, least = -Infinity): number {
  const array = arena.f32(length);
  dice.reals(array);
  for (let i = 0; i < length; i++) array[i] = Math.max(array[i]!, least);
  return array.byteOffset;
}

describe('resistive networks: wasm and plain give the same bytes', () => {
  it('sources, mirrored and not', () => {
    fc.assert(
      fc.property(seeds, side, side, fc.boolean(), (seed, rows, count, mirrored) => {
        expectTwins(arena => {
          const dice = new Dice(seed);
          const row = upTo(mirrored ? 2 * count : count, 4);
          const [volts, presented] = [arena.f32(rows * row).byteOffset, reals(arena, dice, rows * row)];
          const gain = dice.real();
          return kernels => kernels.placeSources(volts, presented, rows, row, count, gain, mirrored);
        });
      }),
      PROPERTY,
    );
  });

  it('nodes, with diodes and without', () => {
    fc.assert(
      fc.property(seeds, side, side, (seed, rows, columns) => {
        expectTwins(arena => {
          const dice = new Dice(seed);
          const row = upTo(columns, 4);
          const [next, external] = [reals(arena, dice, rows * row), reals(arena, dice, rows * row)];
          const yields = reals(arena, dice, row, 0);
          const [push, first] = [dice.real(), dice.pick([-1, dice.below(row + 1)])];
          const drop = dice.pick([0, Math.abs(dice.real())]);
          return kernels => {
            kernels.settleNodes(next, external, yields, rows, row, push, first, drop);
          };
        });
      }),
      PROPERTY,
    );
  });

  it('conductances, mirrored and not, that may leave their bounds', () => {
    fc.assert(
      fc.property(seeds, side, side, fc.boolean(), (seed, rows, columns, mirrored) => {
        expectTwins(arena => {
          const dice = new Dice(seed);
          const row = upTo(columns, 4);
          const siemens = reals(arena, dice, 2 * rows * row, 0);
          const mirror = mirrored ? 4 * rows * row : 0;
          const [sums, square] = [arena.f32(row).byteOffset, reals(arena, dice, row)];
          const cross = reals(arena, dice, rows * row);
          const [scale, limit] = [dice.between(-1, 1), dice.pick([3, 1e6])];
          return kernels =>
            kernels.moveSiemens(siemens, mirror, sums, square, cross, rows, row, row, scale, limit);
        });
      }),
      PROPERTY,
    );
  });
});
