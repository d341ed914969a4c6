import fc from 'fast-check';
import { describe, it } from 'vitest';
import type { Arena } from '../../../src/kernel/arena.js';
import * as L from '../../../src/kernel/layout.js';
import { listFields, Program, spikeRing } from '../../../src/kernel/program.js';
import { keyBlock, upTo } from '../../unit/kernel/build.js';
import { Dice, PROPERTY, seeds } from './dice.js';
import { expectTwins } from './twins.js';

const TICKS = 40;

/** A program with one encoder that writes into a ring of eight lists. */
function encoder(arena: Arena, opcode: number, n: number, words: Record<number, number>): Program {
  const program = new Program(arena, 1);
  const fields = {
    ...listFields(spikeRing(arena, upTo(n, L.LANES), 7)),
    [L.COUNTER]: arena.f64(1).byteOffset,
    [L.N]: n,
  };
  program.add(opcode, { ...fields, ...words });
  return program;
}

/** Ascending addresses of the active inputs, padded. */
function activeInputs(arena: Arena, dice: Dice, n: number): Uint32Array {
  const active = arena.u32(upTo(n, L.LANES));
  let address = 0;
  for (let k = 0; k < n; k++) active[k] = address += 1 + dice.below(3);
  return active;
}

describe('encoders: wasm and plain give the same bytes', () => {
  it('regular trains, any phase and any step up to one spike per tick', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 0, max: 70 }), (seed, n) => {
        expectTwins(arena => {
          const dice = new Dice(seed);
          const active = activeInputs(arena, dice, n);
          const phase = arena.u32(active.length);
          const step = arena.u32(active.length);
          for (let k = 0; k < n; k++) {
            phase[k] = dice.below(2 ** 31);
            step[k] = dice.pick([0, 1, 2 ** 31, 2 ** 30, dice.below(2 ** 31 + 1)]);
          }
          const program = encoder(arena, L.ENCODE_REGULAR, n, {
            [L.ENCODE_ACTIVE]: active.byteOffset,
            [L.ENCODE_STATE]: phase.byteOffset,
            [L.ENCODE_RATE]: step.byteOffset,
          });
          const start = dice.below(1000);
          return kernels => kernels.run(program.pointer, 1, start, TICKS);
        });
      }),
      PROPERTY,
    );
  });

  it('Bernoulli trains, from certain spikes to near silence', () => {
    fc.assert(
      fc.property(
        seeds,
        fc.integer({ min: 0, max: 70 }),
        fc.integer({ min: 0, max: 9 }),
        (seed, n, start) => {
          expectTwins(arena => {
            const dice = new Dice(seed);
            const active = activeInputs(arena, dice, n);
            const next = arena.u32(active.length);
            const inverse = arena.f32(active.length);
            const pool = arena.u32(active.length * 5);
            for (let k = 0; k < n; k++) {
              next[k] = start + dice.below(TICKS);
              inverse[k] = 1 / Math.log1p(-dice.pick([1, 0.5, 0.02, 1e-9, dice.between(0.01, 0.99)]));
              pool[5 * k] = 4 * dice.below(3);
            }
            const program = encoder(arena, L.ENCODE_BERNOULLI, n, {
              [L.ENCODE_ACTIVE]: active.byteOffset,
              [L.ENCODE_STATE]: next.byteOffset,
              [L.ENCODE_RATE]: inverse.byteOffset,
              [L.ENCODE_POOL]: pool.byteOffset,
              [L.ENCODE_KEY]: keyBlock(arena, [dice.u32(), 8, dice.u32(), dice.u32()]),
            });
            return kernels => kernels.run(program.pointer, 1, start, TICKS);
          });
        },
      ),
      PROPERTY,
    );
  });

  it('events sent by the host', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 0, max: 60 }), (seed, n) => {
        expectTwins(arena => {
          const dice = new Dice(seed);
          const addresses = arena.u32(n);
          const ticks = arena.u32(n);
          for (let k = 0, tick = 3; k < n; k++) {
            ticks[k] = tick += dice.below(3);
            addresses[k] = dice.below(n);
          }
          const program = encoder(arena, L.ENCODE_EVENTS, n, {
            [L.ENCODE_ACTIVE]: addresses.byteOffset,
            [L.ENCODE_STATE]: ticks.byteOffset,
            [L.ENCODE_POOL]: arena.u32(1).byteOffset,
          });
          return kernels => kernels.run(program.pointer, 1, 3, TICKS);
        });
      }),
      PROPERTY,
    );
  });

  it('single gaps, for any pool and any rate', () => {
    fc.assert(
      fc.property(seeds, fc.double({ min: 1e-12, max: 1, noNaN: true }), (seed, p) => {
        expectTwins(arena => {
          const dice = new Dice(seed);
          const pool = arena.u32(5);
          // A pool that still holds gaps of this train, or is about to be filled.
          dice.words(pool);
          for (let k = 1; k <= 4; k++) pool[k] = 1 + (pool[k]! >>> 2);
          const key = keyBlock(arena, [dice.u32(), dice.u32(), dice.u32(), dice.u32()]);
          const address = dice.u32();
          return kernels =>
            Array.from({ length: 9 }, () =>
              kernels.geometricGap(pool.byteOffset, key, address, 1 / Math.log1p(-p)),
            );
        });
      }),
      { ...PROPERTY, numRuns: 500 },
    );
  });

  it('random words, for any key and counter', () => {
    fc.assert(
      fc.property(seeds, seed => {
        expectTwins(arena => {
          const dice = new Dice(seed);
          const key = keyBlock(arena, [dice.u32(), dice.u32(), dice.u32(), dice.u32()]);
          const out = arena.u32(4).byteOffset;
          const [block, high] = [dice.u32(), dice.u32()];
          return kernels => kernels.draw4(key, block, high, out);
        });
      }),
      { ...PROPERTY, numRuns: 300 },
    );
  });
});
