import fc from 'fast-check';
import { describe, it } from 'vitest';
import type { Arena } from '../../../src/kernel/arena.js';
import * as L from '../../../src/kernel/layout.js';
import { listFields, Program, type SpikeRing, spikeRing } from '../../../src/kernel/program.js';
import { upTo } from '../../unit/kernel/build.js';
import { Dice, PROPERTY, seeds } from './dice.js';
import { expectTwins } from './twins.js';

const sizes = fc.integer({ min: 1, max: 60 });

/** A ring of eight random lists. */
function randomRing(arena: Arena, dice: Dice, neurons: number): SpikeRing {
  const ring = spikeRing(arena, neurons, 7);
  dice.everySlot(ring, neurons, dice.pick([0, 0.1, 0.7]));
  return ring;
}

describe('observers: wasm and plain give the same bytes', () => {
  it('counts from a tick on', () => {
    fc.assert(
      fc.property(seeds, sizes, (seed, neurons) => {
        expectTwins(arena => {
          const dice = new Dice(seed);
          const ring = randomRing(arena, dice, neurons);
          const into = arena.f32(upTo(neurons, L.LANES));
          const program = new Program(arena, 1);
          program.add(L.COUNT, {
            ...listFields(ring, dice.below(8)),
            [L.COUNT_INTO]: into.byteOffset,
            [L.COUNT_FROM_TICK]: dice.below(20),
          });
          return kernels => kernels.run(program.pointer, 1, 0, 30);
        });
      }),
      PROPERTY,
    );
  });

  it('records, and stops the run while another tick may not fit', () => {
    fc.assert(
      fc.property(seeds, sizes, fc.integer({ min: 1, max: 6 }), (seed, neurons, room) => {
        expectTwins(arena => {
          const dice = new Dice(seed);
          const ring = randomRing(arena, dice, neurons);
          const capacity = room * neurons;
          const buffer = arena.u32(L.RECORD_HEADER / 4 + 2 * capacity);
          buffer[1] = capacity;
          const program = new Program(arena, 1);
          program.add(L.RECORD, {
            ...listFields(ring, dice.below(8)),
            [L.N]: neurons,
            [L.RECORD_BUFFER]: buffer.byteOffset,
          });
          return kernels => kernels.run(program.pointer, 1, 5, 20);
        });
      }),
      PROPERTY,
    );
  });
});
