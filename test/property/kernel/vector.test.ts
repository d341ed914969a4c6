import fc from 'fast-check';
import { describe, it } from 'vitest';
import type { Arena } from '../../../src/kernel/arena.js';
import * as L from '../../../src/kernel/layout.js';
import { Program } from '../../../src/kernel/program.js';
import { upTo } from '../../unit/kernel/build.js';
import { Dice, PROPERTY, seeds } from './dice.js';
import { expectTwins } from './twins.js';

const lengths = fc.integer({ min: 0, max: 100 });

/** A vector of random states, padded with zeros; returns its pointer. */
function vector(arena: Arena, dice: Dice, n: number): number {
  const array = arena.f32(upTo(n, L.LANES));
  dice.reals(array, 0, n);
  return array.byteOffset;
}

/** Runs one record, built from a state of `n` elements, for a few ticks with both kernels. */
function property(
  add: (program: Program, arena: Arena, dice: Dice, n: number) => void,
  ticks = 3,
): fc.IPropertyWithHooks<[number, number]> {
  return fc.property(seeds, lengths, (seed, n) => {
    expectTwins(arena => {
      const dice = new Dice(seed);
      const program = new Program(arena, 1);
      add(program, arena, dice, n);
      const start = dice.below(100);
      return kernels => kernels.run(program.pointer, 1, start, ticks);
    });
  });
}

describe('vector operations: wasm and plain give the same bytes', () => {
  it('copy', () => {
    const copy = property((program, arena, dice, n) => {
      const fields = { [L.VECTOR_FROM]: vector(arena, dice, n), [L.VECTOR_TO]: vector(arena, dice, n) };
      program.add(L.COPY, { [L.N]: n, ...fields });
    });
    fc.assert(copy, PROPERTY);
  });

  it('add scaled', () => {
    const addScaled = property((program, arena, dice, n) => {
      const fields = { [L.VECTOR_FROM]: vector(arena, dice, n), [L.VECTOR_TO]: vector(arena, dice, n) };
      program.add(L.ADD_SCALED, { [L.N]: n, ...fields }, { [L.VECTOR_SCALE]: dice.real() });
    });
    fc.assert(addScaled, PROPERTY);
  });

  it('nudge', () => {
    const nudge = property((program, arena, dice, n) => {
      const fields = {
        [L.NUDGE_CURRENT]: vector(arena, dice, n),
        [L.NUDGE_TARGET]: vector(arena, dice, n),
        [L.NUDGE_RATE]: vector(arena, dice, n),
      };
      program.add(L.NUDGE, { [L.N]: n, ...fields }, { [L.NUDGE_BETA]: dice.pick([1, -1, 0.3, dice.real()]) });
    });
    fc.assert(nudge, PROPERTY);
  });

  it('snap, which acts only in the ticks of its mask', () => {
    const snap = property((program, arena, dice, n) => {
      const fields = { [L.SNAP_ARRAY]: vector(arena, dice, n), [L.SNAP_MASK]: dice.pick([0, 1, 15, 127]) };
      program.add(L.SNAP, { [L.N]: n, ...fields });
    });
    fc.assert(snap, { ...PROPERTY, numRuns: 200 });
  });
});
