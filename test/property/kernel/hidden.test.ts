import fc from 'fast-check';
import { describe, it } from 'vitest';
import type { Arena } from '../../../src/kernel/arena.js';
import * as L from '../../../src/kernel/layout.js';
import { keyBlock, upTo, writeGrid } from '../../unit/kernel/build.js';
import { Dice, PROPERTY, seeds } from './dice.js';
import { expectTwins } from './twins.js';

const shapes = fc.tuple(fc.integer({ min: 1, max: 16 }), fc.integer({ min: 1, max: 40 }));

interface Case {
  readonly kind: number;
  readonly levels: number;
  readonly meta: boolean;
  readonly fixed: boolean;
}

/** Hidden numbers, stored levels and accumulators of a random matrix; some rows of it are listed. */
function build(arena: Arena, dice: Dice, [rows, columns]: readonly [number, number], one: Case) {
  const row = upTo(columns, L.ROW_LANES);
  const hidden = arena.f32(rows * row);
  const stored = arena.f32(rows * row);
  const accumulator = arena.f32(rows * row);
  const levels = one.levels === 3 ? [-1, 0, 1] : [-1, 1];
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      hidden[i * row + j] = dice.between(-1, 1);
      stored[i * row + j] = dice.pick(levels);
      accumulator[i * row + j] = dice.chance(0.4) ? dice.real() : 0;
    }
  }
  const listed = Array.from({ length: rows }, (_, i) => i).filter(() => dice.chance(0.7));
  const list = arena.u32(rows);
  list.set(listed);
  const keep = arena.f32(rows);
  for (let i = 0; i < rows; i++) keep[i] = dice.between(0.5, 1);
  const changed = arena.u32(rows * row);
  const grid = arena.reserve(L.GRID_BYTES);
  writeGrid(arena, grid, { step: 1 / 64, low: -128, high: 127, stochastic: dice.chance(0.5) });
  const params = arena.reserve(L.HIDDEN_BYTES);
  const words = new Uint32Array(arena.memory.buffer, params, L.HIDDEN_BYTES / 4);
  const reals = new Float32Array(arena.memory.buffer, params, L.HIDDEN_BYTES / 4);
  words[L.HIDDEN_KIND / 4] = one.kind;
  words[L.HIDDEN_NUMBERS / 4] = hidden.byteOffset;
  words[L.HIDDEN_STORED / 4] = stored.byteOffset;
  words[L.HIDDEN_ACCUMULATOR / 4] = accumulator.byteOffset;
  words[L.HIDDEN_ROW / 4] = 4 * row;
  words[L.HIDDEN_KEEP / 4] = keep.byteOffset;
  words[L.HIDDEN_CHANGED / 4] = changed.byteOffset;
  words[L.HIDDEN_COUNT / 4] = one.levels;
  words[L.HIDDEN_GRID / 4] = one.fixed ? grid : 0;
  words[L.HIDDEN_KEY / 4] = keyBlock(arena, [dice.u32(), dice.u32(), dice.u32(), dice.u32()]);
  reals[L.HIDDEN_SCALE / 4] = dice.between(-1, 1);
  reals[L.HIDDEN_THRESHOLD / 4] = dice.between(0.001, 0.5);
  reals[L.HIDDEN_LIMIT / 4] = dice.pick([0.5, 1, 100]);
  reals[L.HIDDEN_META / 4] = one.meta ? dice.pick([0.5, 1.35, 13, 400]) : 0;
  return { list: list.byteOffset, count: listed.length, params };
}

const CASES: Readonly<Record<string, Case>> = {
  'binary with inertia': { kind: L.HIDDEN_INERTIA, levels: 2, meta: false, fixed: false },
  'binary with inertia on a grid': { kind: L.HIDDEN_INERTIA, levels: 2, meta: false, fixed: true },
  ternary: { kind: L.HIDDEN_LEVELS, levels: 3, meta: false, fixed: false },
  'ternary on a grid': { kind: L.HIDDEN_LEVELS, levels: 3, meta: false, fixed: true },
  'pulses that round at random': { kind: L.HIDDEN_PULSES, levels: 0, meta: false, fixed: false },
  'pulses with residues': { kind: L.HIDDEN_PULSES, levels: 1, meta: false, fixed: false },
  'pulses with residues on a grid': { kind: L.HIDDEN_PULSES, levels: 1, meta: false, fixed: true },
  metaplastic: { kind: L.HIDDEN_LEVELS, levels: 2, meta: true, fixed: false },
};

describe('hidden numbers: wasm and plain give the same bytes', () => {
  for (const [name, one] of Object.entries(CASES)) {
    it(name, () => {
      fc.assert(
        fc.property(seeds, shapes, (seed, shape) => {
          expectTwins(arena => {
            const { list, count, params } = build(arena, new Dice(seed), shape, one);
            return kernels => kernels.consolidate(list, count, params);
          });
        }),
        { ...PROPERTY, numRuns: 100 },
      );
    });
  }
});
