import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Arena } from '../../../src/kernel/arena.js';
import * as L from '../../../src/kernel/layout.js';
import { listFields, Program, spikeRing } from '../../../src/kernel/program.js';
import { wasmKernels } from '../../../src/kernel/wasm.js';
import { keyBlock, upTo } from '../../unit/kernel/build.js';
import { Dice, PROPERTY, seeds } from './dice.js';
import { expectTwins } from './twins.js';

const TICKS = 8;
const shapes = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 40 }));

/** Weights of which some are in doubt, a different list of spikes at each tick, and the record that misreads. */
function build(
  arena: Arena,
  dice: Dice,
  [sources, n]: readonly [number, number],
  doubtful: number,
  chance: number,
) {
  const row = upTo(n, L.ROW_LANES);
  const [weights, other] = [arena.f32(sources * row), arena.f32(sources * row)];
  const chances = arena.u32(sources * row);
  for (let i = 0; i < sources; i++) {
    for (let j = 0; j < n; j++) {
      weights[i * row + j] = dice.pick([-0.5, 0.5]);
      other[i * row + j] = dice.pick([0, 0.25]);
      if (dice.chance(doubtful)) chances[i * row + j] = chance;
    }
  }
  const ring = spikeRing(arena, sources, TICKS - 1);
  dice.everySlot(ring, sources, 0.5);
  const misreads = arena.f64(1);
  const program = new Program(arena, 1);
  program.add(L.READ_NOISE, {
    ...listFields(ring),
    [L.COUNTER]: misreads.byteOffset,
    [L.N]: row,
    [L.NOISE_WEIGHTS]: weights.byteOffset,
    [L.NOISE_ROW]: row * 4,
    [L.NOISE_TARGET]: arena.f32(row).byteOffset,
    [L.NOISE_PROBABILITY]: chances.byteOffset,
    [L.NOISE_OTHER]: other.byteOffset,
    [L.NOISE_KEY]: keyBlock(arena, [dice.u32(), dice.u32(), dice.u32(), dice.u32()]),
  });
  return { program, misreads };
}

it('noise of reads: wasm and plain give the same bytes', () => {
  fc.assert(
    fc.property(seeds, shapes, fc.constantFrom(0, 0.1, 1), (seed, shape, doubtful) => {
      expectTwins(arena => {
        const { program } = build(arena, new Dice(seed), shape, doubtful, 2 ** 31);
        return kernels => kernels.run(program.pointer, program.length, 0, TICKS);
      });
    }),
    { ...PROPERTY, numRuns: 100 },
  );
});

/** Zeros and others of which some are in doubt, rows that share their droop, and the record that misreads. */
function buildDroop(
  arena: Arena,
  dice: Dice,
  [sources, n]: readonly [number, number],
  mix: readonly [number, number],
  limitOf: () => number,
) {
  const row = upTo(n, L.ROW_LANES);
  const [weights, other, limits] = [0, 1, 2].map(() => arena.f32(sources * row)) as [
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  limits.fill(Number.POSITIVE_INFINITY);
  for (let i = 0; i < sources; i++) {
    for (let j = 0; j < n; j++) {
      const w = dice.pick([0, 0.5]);
      weights[i * row + j] = w;
      other[i * row + j] = w === 0 ? 0.5 : dice.pick([0, -0.5]);
      limits[i * row + j] = limitOf();
    }
  }
  const ring = spikeRing(arena, sources, TICKS - 1);
  dice.everySlot(ring, sources, 0.5);
  const shares = arena.f32(2);
  shares.set(mix);
  const misreads = arena.f64(1);
  const program = new Program(arena, 1);
  const key = () => keyBlock(arena, [dice.u32(), dice.u32(), dice.u32(), dice.u32()]);
  program.add(L.READ_DROOP, {
    ...listFields(ring),
    [L.COUNTER]: misreads.byteOffset,
    [L.N]: row,
    [L.NOISE_WEIGHTS]: weights.byteOffset,
    [L.NOISE_ROW]: row * 4,
    [L.NOISE_TARGET]: arena.f32(row).byteOffset,
    [L.NOISE_PROBABILITY]: limits.byteOffset,
    [L.NOISE_OTHER]: other.byteOffset,
    [L.NOISE_KEY]: key(),
    [L.DROOP_MIX]: shares.byteOffset,
    [L.DROOP_KEY]: key(),
  });
  return { program, misreads };
}

it('droops of rows: wasm and plain give the same bytes', () => {
  const mixes = fc.constantFrom<[number, number]>([0, 1], [0.6, 0.8], [1, 0]);
  fc.assert(
    fc.property(seeds, shapes, mixes, (seed, shape, mix) => {
      expectTwins(arena => {
        const dice = new Dice(seed);
        const limits = [0.1, 1, 2, Number.POSITIVE_INFINITY];
        const { program } = buildDroop(arena, dice, shape, mix, () => dice.pick(limits));
        return kernels => kernels.run(program.pointer, program.length, 0, TICKS);
      });
    }),
    { ...PROPERTY, numRuns: 100 },
  );
});

it('full traps: wasm and plain count the same reads', () => {
  fc.assert(
    fc.property(seeds, shapes, (seed, [sources]) => {
      expectTwins(arena => {
        const dice = new Dice(seed);
        const rows = arena.u32(sources);
        rows.forEach((_, k) => {
          rows[k] = dice.pick([0, 1, 7]);
        });
        const ring = spikeRing(arena, sources, TICKS - 1);
        dice.everySlot(ring, sources, 0.5);
        const program = new Program(arena, 1);
        const counter = { [L.COUNTER]: arena.f64(1).byteOffset };
        program.add(L.READ_TRAPPED, { ...listFields(ring), ...counter, [L.TRAPPED_ROWS]: rows.byteOffset });
        return kernels => kernels.run(program.pointer, program.length, 0, TICKS);
      });
    }),
    { ...PROPERTY, numRuns: 30 },
  );
});

it('misreads each weight in doubt with its own probability, and no other', () => {
  const arena = new Arena(1 << 20);
  const { program, misreads } = build(arena, new Dice(7), [12, 40], 1, 2 ** 30);
  const kernels = wasmKernels(arena.memory);
  const ticks = 4000;
  kernels.run(program.pointer, program.length, 0, ticks);
  // Lists repeat every TICKS ticks; on average half of 12 rows of 40 weights, a quarter of them wrong.
  const before = misreads[0]!;
  expect(before / ticks).toBeGreaterThan(0.25 * 40 * 3);
  expect(before / ticks).toBeLessThan(0.25 * 40 * 9);
  const silent = build(arena, new Dice(7), [12, 40], 0, 2 ** 30);
  kernels.run(silent.program.pointer, silent.program.length, 0, 100);
  expect(silent.misreads[0]).toBe(0);
});
