import fc from 'fast-check';
import { describe, it } from 'vitest';
import type { Arena } from '../../../src/kernel/arena.js';
import * as L from '../../../src/kernel/layout.js';
import { listFields, Program, spikeRing } from '../../../src/kernel/program.js';
import { upTo } from '../../unit/kernel/build.js';
import { Dice, PROPERTY, seeds } from './dice.js';
import { expectTwins } from './twins.js';

/** From none to more than the 48 + 48 + 32 + 16 columns that the float kernel takes apart. */
const columns = fc.integer({ min: 1, max: 150 });
const rows = fc.integer({ min: 1, max: 40 });
/** Share of neurons that spike; 1 gives lists longer than the 256 spikes that the int8 kernel adds in int16. */
const rates = fc.constantFrom(0, 0.05, 0.5, 1);

interface Matrix {
  readonly byteOffset: number;
  readonly length: number;
  readonly BYTES_PER_ELEMENT: number;
}

const STORAGE = {
  f32: { forward: L.DELIVER_F32, back: L.DELIVER_BACK_F32 },
  i16: { forward: L.DELIVER_I16, back: L.DELIVER_BACK_I16 },
  i8: { forward: L.DELIVER_I8, back: L.DELIVER_BACK_I8 },
} as const;

type Storage = keyof typeof STORAGE;

function matrix(arena: Arena, dice: Dice, storage: Storage, sources: number, targets: number): Matrix {
  const stride = upTo(targets, L.ROW_LANES);
  const weights = arena[storage](sources * stride);
  const largest = storage === 'i8' ? () => -128 : () => 32767 - dice.below(9);
  const integer = dice.chance(0.3) ? largest : () => extremeOr(dice);
  for (let i = 0; i < sources; i++) {
    for (let j = 0; j < targets; j++) {
      weights[i * stride + j] = storage === 'f32' ? dice.real() : integer();
    }
  }
  return weights;
}

/** Integers of any width, stored modulo that of their array; the extremes come often. */
const extremeOr = (dice: Dice): number =>
  dice.chance(0.1) ? dice.pick([-32768, 32767, -128, 127]) : dice.u32();

/** One delivery of a random spike list, forward or back. */
function delivery(
  arena: Arena,
  seed: number,
  storage: Storage,
  sources: number,
  targets: number,
  rate: number,
  back: boolean,
): Program {
  const dice = new Dice(seed);
  const weights = matrix(arena, dice, storage, sources, targets);
  const [from, to] = back ? [targets, sources] : [sources, targets];
  const ring = spikeRing(arena, from, 3);
  dice.everySlot(ring, from, rate);
  const current = arena.f32(upTo(to, L.LANES));
  dice.reals(current, 0, to);
  const program = new Program(arena, 1);
  program.add(
    back ? STORAGE[storage].back : STORAGE[storage].forward,
    {
      ...listFields(ring, dice.below(4)),
      [L.COUNTER]: arena.f64(1).byteOffset,
      [L.N]: back || dice.chance(0.5) ? to : upTo(to, L.LANES),
      [L.DELIVER_WEIGHTS]: weights.byteOffset,
      [L.DELIVER_ROW]: upTo(targets, L.ROW_LANES) * weights.BYTES_PER_ELEMENT,
      [L.DELIVER_TARGET]: current.byteOffset,
      [L.DELIVER_FAN]: targets,
    },
    { [L.DELIVER_STEP]: dice.between(1e-4, 0.1) },
  );
  return program;
}

describe('delivery: wasm and plain give the same bytes', () => {
  for (const storage of ['f32', 'i16', 'i8'] as const) {
    it(`dense ${storage}, forward and back`, () => {
      fc.assert(
        fc.property(seeds, rows, columns, rates, fc.boolean(), (seed, sources, targets, rate, back) => {
          expectTwins(arena => {
            const program = delivery(arena, seed, storage, sources, targets, rate, back);
            return kernels => kernels.run(program.pointer, 1, 0, 5);
          });
        }),
        { ...PROPERTY, numRuns: 150 },
      );
    });

    it(`dense ${storage}, several hundred spikes in one tick`, () => {
      fc.assert(
        fc.property(seeds, fc.integer({ min: 120, max: 700 }), rates, (seed, sources, rate) => {
          expectTwins(arena => {
            const program = delivery(arena, seed, storage, sources, 20, rate, false);
            return kernels => kernels.run(program.pointer, 1, 0, 2);
          });
        }),
        { ...PROPERTY, numRuns: 20 },
      );
    });
  }

  it('sparse rows, empty ones and repeated targets included', () => {
    fc.assert(
      fc.property(seeds, rows, columns, rates, (seed, sources, targets, rate) => {
        expectTwins(arena => {
          const dice = new Dice(seed);
          const starts = arena.u32(sources + 1);
          for (let i = 0; i < sources; i++)
            starts[i + 1] = starts[i] + (dice.chance(0.2) ? 0 : dice.below(30));
          const synapses = starts[sources];
          const to = arena.u32(synapses);
          for (let s = 0; s < synapses; s++) to[s] = dice.below(targets);
          const weights = arena.f32(synapses);
          dice.reals(weights);
          const ring = spikeRing(arena, sources, 7);
          dice.everySlot(ring, sources, rate);
          const current = arena.f32(upTo(targets, L.LANES));
          dice.reals(current, 0, targets);
          const scales = arena.f32(4);
          dice.reals(scales);
          const program = new Program(arena, 1);
          program.add(L.DELIVER_SPARSE, {
            [L.DELIVER_SCALES]: dice.chance(0.5) ? scales.byteOffset : 0,
            [L.DELIVER_SCALE_MASK]: 3,
            ...listFields(ring, dice.below(8)),
            [L.COUNTER]: arena.f64(1).byteOffset,
            [L.DELIVER_WEIGHTS]: weights.byteOffset,
            [L.DELIVER_ROW]: starts.byteOffset,
            [L.DELIVER_TARGET]: current.byteOffset,
            [L.DELIVER_FAN]: to.byteOffset,
          });
          return kernels => kernels.run(program.pointer, 1, 0, 9);
        });
      }),
      PROPERTY,
    );
  });
});
