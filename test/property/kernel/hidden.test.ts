import fc from 'fast-check';
import { describe, it } from 'vitest';
import type { Arena } from '../../../src/kernel/arena.js';
import * as L from '../../../src/kernel/layout.js';
import { listFields, Program, spikeRing } from '../../../src/kernel/program.js';
import { keyBlock, upTo, writeGrid } from '../../unit/kernel/build.js';
import { Dice, PROPERTY, seeds } from './dice.js';
import { expectTwins } from './twins.js';

const shapes = fc.tuple(fc.integer({ min: 1, max: 16 }), fc.integer({ min: 1, max: 40 }));

interface Case {
  readonly kind: number;
  readonly levels: number;
  readonly meta: boolean;
  readonly fixed: boolean;
  /** Running means that triggers move have no accumulators. */
  readonly bare?: boolean;
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
  const changed = arena.u32(2 * (L.LISTING / 4) * rows * row);
  const grid = arena.reserve(L.GRID_BYTES);
  writeGrid(arena, grid, { step: 1 / 64, low: -128, high: 127, stochastic: dice.chance(0.5) });
  const params = arena.reserve(L.HIDDEN_BYTES);
  const words = new Uint32Array(arena.memory.buffer, params, L.HIDDEN_BYTES / 4);
  const reals = new Float32Array(arena.memory.buffer, params, L.HIDDEN_BYTES / 4);
  words[L.HIDDEN_KIND / 4] = one.kind;
  words[L.HIDDEN_NUMBERS / 4] = hidden.byteOffset;
  words[L.HIDDEN_STORED / 4] = stored.byteOffset;
  words[L.HIDDEN_ACCUMULATOR / 4] = one.bare ? 0 : accumulator.byteOffset;
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
  'inertia without accumulators': {
    ...{ kind: L.HIDDEN_INERTIA, levels: 2, meta: false },
    ...{ fixed: true, bare: true },
  },
  ternary: { kind: L.HIDDEN_LEVELS, levels: 3, meta: false, fixed: false },
  'ternary on a grid': { kind: L.HIDDEN_LEVELS, levels: 3, meta: false, fixed: true },
  'pulses that round at random': { kind: L.HIDDEN_PULSES, levels: 0, meta: false, fixed: false },
  'pulses with residues': { kind: L.HIDDEN_PULSES, levels: 1, meta: false, fixed: false },
  'pulses with residues on a grid': { kind: L.HIDDEN_PULSES, levels: 1, meta: false, fixed: true },
  metaplastic: { kind: L.HIDDEN_LEVELS, levels: 2, meta: true, fixed: false },
};

/** Triggers of both ends of the synapses of a random matrix: rows, then columns, as a program runs them. */
function triggers(arena: Arena, dice: Dice, [rows, columns]: readonly [number, number], one: Case) {
  const { params } = build(arena, dice, [rows, columns], one);
  const program = new Program(arena, 2);
  for (const [opcode, from, to] of [
    [L.TRIGGER_HIDDEN, rows, columns],
    [L.TRIGGER_HIDDEN_BACK, columns, rows],
  ] as const) {
    const ring = spikeRing(arena, from, 7);
    dice.everySlot(ring, from, dice.pick([0.1, 0.6]));
    const a = arena.f32(upTo(to, L.LANES));
    for (let j = 0; j < to; j++) a[j] = dice.chance(0.3) ? dice.between(-1, 1) : 0;
    const moving = arena.u32(1);
    moving[0] = a.filter(x => x !== 0).length;
    program.add(
      opcode,
      {
        ...listFields(ring, dice.below(8)),
        [L.COUNTER]: arena.f64(1).byteOffset,
        [L.N]: to,
        [L.TRIGGER_NUMBERS]: params,
        [L.TRIGGER_ACCELERATION]: a.byteOffset,
        [L.TRIGGER_MOVING]: moving.byteOffset,
      },
      { [L.TRIGGER_SCALE]: dice.between(-0.5, 0.5) },
    );
  }
  return { program, params };
}

describe('triggers of hidden numbers: wasm and plain give the same bytes', () => {
  for (const [name, one] of Object.entries(CASES)) {
    it(name, () => {
      fc.assert(
        fc.property(seeds, shapes, (seed, shape) => {
          expectTwins(arena => {
            const { program, params } = triggers(arena, new Dice(seed), shape, one);
            return (kernels, memory) => {
              const listed = new Uint32Array(memory.buffer, params + L.HIDDEN_LISTED, 1);
              const pauses: number[] = [];
              for (let tick = 0; tick < 8; tick += pauses.at(-1)!) {
                listed[0] = 0;
                pauses.push(kernels.run(program.pointer, 2, tick, 8 - tick));
              }
              return pauses;
            };
          });
        }),
        { ...PROPERTY, numRuns: 100 },
      );
    });
  }
});

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
