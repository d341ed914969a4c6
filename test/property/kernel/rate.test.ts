import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Arena } from '../../../src/kernel/arena.js';
import { plainKernels } from '../../../src/kernel/plain/run.js';
import { wasmKernels } from '../../../src/kernel/wasm.js';
import { rowsOf } from '../../../src/substrate/rate/population.js';
import { upTo } from '../../unit/kernel/build.js';
import { Dice, PROPERTY, seeds } from './dice.js';
import { expectTwins } from './twins.js';

const side = fc.integer({ min: 1, max: 21 });

function reals(arena: Arena, dice: Dice, length: number): Float32Array {
  const array = arena.f32(length);
  dice.reals(array);
  return array;
}

/** The same product by both, of `a` as it stands or transposed. */
function expectSameProduct(
  product: 'multiply' | 'multiplySparse',
  transposed: boolean,
  [seed, rows, inner, columns]: readonly number[],
): void {
  expectTwins(arena => {
    const dice = new Dice(seed!);
    const wide = upTo(columns!, 4);
    const [aRow, aColumn] = transposed ? [1, upTo(rows!, 4)] : [upTo(inner!, 4), 1];
    const a = reals(arena, dice, upTo(rows!, 4) * upTo(inner!, 4));
    const b = reals(arena, dice, inner! * wide);
    const out = reals(arena, dice, rows! * wide);
    const x = { at: a.byteOffset, row: aRow, column: aColumn };
    const [to, y] = [rowsOf(out, wide), rowsOf(b, wide)];
    return kernels => kernels[product](to, x, y, rows!, inner!, wide);
  });
}

describe('rate units: wasm and plain give the same bytes', () => {
  describe.each([
    ['multiply', false],
    ['multiply', true],
    ['multiplySparse', false],
    ['multiplySparse', true],
  ] as const)('batched products, %s, transposed: %s', (product, transposed) => {
    it('of any shape', () => {
      const shape = fc.tuple(seeds, side, side, fc.integer({ min: 1, max: 45 }));
      fc.assert(
        fc.property(shape, numbers => expectSameProduct(product, transposed, numbers)),
        PROPERTY,
      );
    });

    it('of more numbers than are copied or listed at a time', () =>
      expectSameProduct(product, transposed, [1, 9, 4200, 44]));
  });

  it.each([0, 1, 2, 3, 4, 5])('activation %i', kind => {
    fc.assert(
      fc.property(seeds, side, (seed, count) => {
        expectTwins(arena => {
          const dice = new Dice(seed);
          const length = upTo(count, 4);
          const from = reals(arena, dice, length);
          from[dice.below(length)] = dice.pick([30, -30, 1e30, -1e30]);
          const out = arena.f32(length);
          return kernels => {
            kernels.activate(kind, out.byteOffset, from.byteOffset, length);
          };
        });
      }),
      PROPERTY,
    );
  });

  it('a part of the way', () => {
    fc.assert(
      fc.property(seeds, side, (seed, count) => {
        expectTwins(arena => {
          const dice = new Dice(seed);
          const length = upTo(count, 4);
          const [next, state] = [0, 1].map(() => reals(arena, dice, length).byteOffset);
          const step = dice.between(0, 1);
          return kernels => kernels.damp(next!, state!, length, step);
        });
      }),
      PROPERTY,
    );
  });

  it.each([0, 1, 2, 3, 4, 5])('Euler step of activation %i', kind => {
    fc.assert(
      fc.property(seeds, side, (seed, count) => {
        expectTwins(arena => {
          const dice = new Dice(seed);
          const length = upTo(count, 4);
          const [next, state, activity] = [0, 1, 2].map(() => reals(arena, dice, length).byteOffset);
          const step = dice.between(0, 1);
          return kernels => kernels.euler(kind, next!, state!, activity!, length, step);
        });
      }),
      PROPERTY,
    );
  });

  it.each([0, 1, 2, 3, 4, 5])('activation %i of what is no finite number is none, and is seen', kind => {
    for (const make of [plainKernels, wasmKernels]) {
      for (const sick of [Number.NaN, Infinity, -Infinity]) {
        const arena = new Arena(1024);
        const kernels = make(arena.memory);
        const [state, next] = [arena.f32(4), arena.f32(4)];
        next[2] = sick;
        kernels.activate(kind, next.byteOffset, next.byteOffset, 4);
        expect(next[2]).toBeNaN();
        const moved = arena.f32(1);
        kernels.advance(state.byteOffset, next.byteOffset, moved.byteOffset, 4, 1, 4);
        expect(moved[0]).toBeNaN();
      }
    }
  });

  it('how far a step has moved, in the columns that count', () => {
    fc.assert(
      fc.property(seeds, side, side, (seed, rows, count) => {
        expectTwins(arena => {
          const dice = new Dice(seed);
          const row = upTo(count, 4);
          const state = reals(arena, dice, rows * row).byteOffset;
          const next = reals(arena, dice, rows * row).byteOffset;
          const moved = reals(arena, dice, rows).byteOffset;
          return kernels => kernels.advance(state, next, moved, row, rows, count);
        });
      }),
      PROPERTY,
    );
  });

  it('what has changed, added', () => {
    fc.assert(
      fc.property(seeds, side, (seed, count) => {
        expectTwins(arena => {
          const length = upTo(count, 4);
          const dice = new Dice(seed);
          const at = [0, 1, 2].map(() => reals(arena, dice, length).byteOffset);
          return kernels => kernels.addChange(...(at as [number, number, number]), length);
        });
      }),
      PROPERTY,
    );
  });

  it('changes since the others were told', () => {
    fc.assert(
      fc.property(seeds, side, fc.constantFrom(0, 0.1, 10), (seed, count, above) => {
        expectTwins(arena => {
          const dice = new Dice(seed);
          const length = upTo(count, 4);
          const [change, sent, activity] = [0, 1, 2].map(() => reals(arena, dice, length));
          // Some have not moved.
          for (let i = 0; i < length; i += 3) activity![i] = sent![i]!;
          const at = [change, sent, activity].map(array => array!.byteOffset) as [number, number, number];
          return kernels => kernels.changes(...at, length, above);
        });
      }),
      PROPERTY,
    );
  });
});
