import fc from 'fast-check';
import { describe, it } from 'vitest';
import type { Arena } from '../../../src/kernel/arena.js';
import * as L from '../../../src/kernel/layout.js';
import { listFields, Program, spikeRing } from '../../../src/kernel/program.js';
import { keyBlock, upTo, writeGrid } from '../../unit/kernel/build.js';
import { Dice, PROPERTY, seeds } from './dice.js';
import { expectTwins } from './twins.js';

/** Accelerations: whole blocks at rest, single ones at rest, both zeros. */
function accelerations(arena: Arena, dice: Dice, n: number): Float32Array {
  const a = arena.f32(upTo(n, L.LANES));
  const share = dice.pick([0, 0.05, 0.9]);
  for (let j = 0; j < n; j++) a[j] = dice.chance(share) ? dice.real() : 0;
  return a;
}

function gridBlock(arena: Arena, dice: Dice): number {
  const at = arena.reserve(L.GRID_BYTES);
  const step = dice.pick([1 / 128, 1 / 127, dice.between(0.001, 0.2)]);
  writeGrid(arena, at, { step, low: -128, high: 127, stochastic: dice.chance(0.5) });
  return at;
}

/** One trigger record with random spikes, accelerations and matrix. */
function triggerProgram(
  arena: Arena,
  seed: number,
  opcode: number,
  shape: readonly [number, number],
  fixed: boolean,
): Program {
  const dice = new Dice(seed);
  const [rows, columns] = shape;
  const stride = upTo(columns, L.ROW_LANES);
  const matrix = arena.f32(rows * stride);
  for (let i = 0; i < rows; i++) dice.reals(matrix, i * stride, i * stride + columns);
  const back = opcode === L.TRIGGER_BACK;
  const a = accelerations(arena, dice, back ? rows : columns);
  const moving = arena.u32(1);
  moving[0] = dice.chance(0.1) ? 0 : a.filter(x => x !== 0).length;
  const ring = spikeRing(arena, back ? columns : rows, 15);
  dice.everySlot(ring, back ? columns : rows, dice.pick([0, 0.1, 0.6]));
  const program = new Program(arena, 1);
  program.add(
    opcode,
    {
      ...listFields(ring, dice.below(16)),
      [L.COUNTER]: arena.f64(1).byteOffset,
      [L.N]: back ? rows : dice.pick([columns, stride]),
      [L.TRIGGER_MATRIX]: matrix.byteOffset,
      [L.TRIGGER_ROW]: stride * 4,
      [L.TRIGGER_ACCELERATION]: a.byteOffset,
      [L.TRIGGER_MOVING]: moving.byteOffset,
      [L.TRIGGER_GRID]: fixed ? gridBlock(arena, dice) : 0,
      [L.TRIGGER_KEY]: keyBlock(arena, [dice.u32(), dice.u32(), dice.u32(), dice.u32()]),
      [L.TRIGGER_CHANGED]: arena.f64(1).byteOffset,
    },
    { [L.TRIGGER_SCALE]: dice.between(-0.5, 0.5) },
  );
  return program;
}

describe('spike-triggered increments: wasm and plain give the same bytes', () => {
  for (const [name, opcode] of [
    ['rows of the spiking neuron', L.TRIGGER],
    ['columns of the spiking neuron', L.TRIGGER_BACK],
  ] as const) {
    for (const fixed of [false, true]) {
      it(`${name}, ${fixed ? 'on a grid' : 'float32'}`, () => {
        const sizes = fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 70 }));
        fc.assert(
          fc.property(seeds, sizes, fc.integer({ min: 0, max: 1000 }), (seed, shape, now) => {
            expectTwins(arena => {
              const program = triggerProgram(arena, seed, opcode, shape, fixed);
              return kernels => kernels.run(program.pointer, 1, now, 5);
            });
          }),
          { ...PROPERTY, numRuns: 120 },
        );
      });
    }
  }
});
