import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Arena } from '../../../src/kernel/arena.js';
import * as L from '../../../src/kernel/layout.js';
import { listFields, Program, spikeRing } from '../../../src/kernel/program.js';
import { keyBlock, upTo } from '../../unit/kernel/build.js';
import { Dice, PROPERTY, seeds } from './dice.js';
import { expectTwins } from './twins.js';

const TICKS = 8;
/** First gaps: an error at the very first read, in the middle of a tick, beyond all ticks. */
const FIRST_GAPS = [0, 1, 7, 40, 5000];
const RATES = [0.5, 1e-3];
/** Weight of level 1 where there is a level 0; 0 where signs flip. */
const AMPLITUDES = { binary: 0, ternary: 0.375 };

const shapes = fc.tuple(
  fc.integer({ min: 1, max: 12 }),
  fc.integer({ min: 1, max: 40 }),
  fc.constantFrom(0, 0.2, 1),
);

interface Case {
  readonly amplitude: number;
  readonly rate: number;
  readonly gap: number;
  /** Rows and columns of tiles that err less than others. */
  readonly tile?: readonly [number, number];
}

/** A matrix of levels, a different list of spikes at each tick, and the record that misreads some of it. */
function build(arena: Arena, dice: Dice, shape: readonly [number, number, number], one: Case) {
  const [sources, n, share] = shape;
  const row = upTo(n, L.ROW_LANES);
  const weights = arena.f32(sources * row);
  const levels = one.amplitude > 0 ? [-one.amplitude, 0, one.amplitude] : [-0.75, 0.75];
  for (let i = 0; i < sources; i++) for (let j = 0; j < n; j++) weights[i * row + j] = dice.pick(levels);
  const current = arena.f32(row);
  dice.reals(current, 0, n);
  const ring = spikeRing(arena, sources, TICKS - 1);
  dice.everySlot(ring, sources, share);
  const key = keyBlock(arena, [dice.u32(), dice.u32(), dice.u32(), dice.u32()]);
  const state = arena.u32(L.ERRORS_STATE_BYTES / 4);
  state[0] = one.gap;
  const program = new Program(arena, 1);
  const errors = program.add(
    L.READ_ERRORS,
    {
      ...listFields(ring),
      [L.COUNTER]: arena.f64(1).byteOffset,
      [L.N]: n,
      [L.ERRORS_WEIGHTS]: weights.byteOffset,
      [L.ERRORS_ROW]: row * 4,
      [L.ERRORS_TARGET]: current.byteOffset,
      [L.ERRORS_STATE]: state.byteOffset,
      [L.ERRORS_KEY]: key,
    },
    {
      [L.ERRORS_AMPLITUDE]: one.amplitude,
      [L.ERRORS_INVERSE]: Math.fround(1 / Math.log1p(-one.rate)),
    },
  );
  if (one.tile) {
    const [rows, columns] = one.tile;
    const [down, across] = [Math.ceil(sources / rows), Math.ceil(n / columns)];
    const shares = Array.from({ length: down * across }, () => dice.pick([0, 2 ** 30, 2 ** 32 - 1]));
    const tiles = arena.u32(L.ERRORS_TILES_HEADER / 4 + shares.length);
    const order = dice.chance(0.5) ? [across, 1] : [1, down];
    tiles.set([rows, columns, ...order, ...shares]);
    errors.setWord(L.ERRORS_TILES, tiles.byteOffset);
  }
  return { program, state };
}

describe('errors of reads: wasm and plain give the same bytes', () => {
  for (const [name, amplitude] of Object.entries(AMPLITUDES)) {
    it.each(RATES)(`${name}, rate %s`, rate => {
      fc.assert(
        fc.property(seeds, shapes, fc.constantFrom(...FIRST_GAPS), (seed, shape, gap) => {
          expectTwins(arena => {
            const { program } = build(arena, new Dice(seed), shape, { amplitude, rate, gap });
            return kernels => kernels.run(program.pointer, program.length, 0, TICKS);
          });
        }),
        { ...PROPERTY, numRuns: 100 },
      );
    });

    it(`${name}, tiles that err less than others`, () => {
      const tiles = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 9 }));
      fc.assert(
        fc.property(seeds, shapes, tiles, (seed, shape, tile) => {
          expectTwins(arena => {
            const { program } = build(arena, new Dice(seed), shape, { amplitude, rate: 0.3, gap: 1, tile });
            return kernels => kernels.run(program.pointer, program.length, 0, TICKS);
          });
        }),
        { ...PROPERTY, numRuns: 60 },
      );
    });

    it(`${name}, ticks run one by one or all at once`, () => {
      fc.assert(
        fc.property(seeds, shapes, (seed, shape) => {
          const once = { amplitude, rate: 0.1, gap: 3 };
          const left: number[] = [];
          for (const slices of [1, TICKS]) {
            expectTwins(arena => {
              const { program, state } = build(arena, new Dice(seed), shape, once);
              return kernels => {
                for (let k = 0; k < slices; k++)
                  kernels.run(program.pointer, program.length, (k * TICKS) / slices, TICKS / slices);
                if (kernels.name === 'wasm') left.push(state[0]!);
              };
            });
          }
          expect(left[0]).toBe(left[1]);
        }),
        { ...PROPERTY, numRuns: 30 },
      );
    });
  }
});

/** A matrix of levels, each with another level and a chance of being read as that, and the record that reads it. */
function buildNoise(arena: Arena, dice: Dice, [sources, n, share]: readonly [number, number, number]) {
  const row = upTo(n, L.ROW_LANES);
  const [weights, other, chance] = [
    arena.f32(sources * row),
    arena.f32(sources * row),
    arena.u32(sources * row),
  ];
  for (let i = 0; i < sources; i++) {
    for (let j = 0; j < n; j++) {
      weights[i * row + j] = dice.pick([-0.3, 0, 0.3]);
      other[i * row + j] = dice.pick([-0.3, 0, 0.3]);
      chance[i * row + j] = dice.chance(0.3) ? dice.pick([1, 2 ** 24, 2 ** 31, 0xffffff00]) : 0;
    }
  }
  const current = arena.f32(row);
  dice.reals(current, 0, n);
  const ring = spikeRing(arena, sources, TICKS - 1);
  dice.everySlot(ring, sources, share);
  const program = new Program(arena, 1);
  program.add(L.READ_NOISE, {
    ...listFields(ring),
    [L.COUNTER]: arena.f64(1).byteOffset,
    [L.N]: row,
    [L.NOISE_WEIGHTS]: weights.byteOffset,
    [L.NOISE_ROW]: row * 4,
    [L.NOISE_TARGET]: current.byteOffset,
    [L.NOISE_PROBABILITY]: chance.byteOffset,
    [L.NOISE_OTHER]: other.byteOffset,
    [L.NOISE_KEY]: keyBlock(arena, [dice.u32(), dice.u32(), dice.u32(), dice.u32()]),
  });
  return program;
}

describe('noise of reads: wasm and plain give the same bytes', () => {
  it('with chances of all sizes', () => {
    fc.assert(
      fc.property(seeds, shapes, (seed, shape) => {
        expectTwins(arena => {
          const program = buildNoise(arena, new Dice(seed), shape);
          return kernels => kernels.run(program.pointer, program.length, 3, TICKS);
        });
      }),
      { ...PROPERTY, numRuns: 100 },
    );
  });
});
