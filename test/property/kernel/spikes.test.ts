import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Arena } from '../../../src/kernel/arena.js';
import * as L from '../../../src/kernel/layout.js';
import { listFields, Program, type SpikeRing, spikeRing } from '../../../src/kernel/program.js';
import { spikesAt, upTo } from '../../unit/kernel/build.js';
import { Dice, PROPERTY, seeds } from './dice.js';
import { expectTwins } from './twins.js';

const TICKS = 8;
const KINDS = { drop: L.SPIKES_DROP, delay: L.SPIKES_DELAY, extra: L.SPIKES_EXTRA };
type Kind = keyof typeof KINDS;
const sizes = fc.integer({ min: 1, max: 70 });
const shares = fc.constantFrom(0, 0.3, 1);

/** Some neurons without the fault; probabilities from 1 (every spike) to a thousandth; delays up to the longest. */
function fillHow(dice: Dice, kind: Kind, how: Uint32Array, neurons: number): void {
  const inverses = new Float32Array(how.buffer, how.byteOffset, how.length);
  for (let i = 0; i < neurons; i++) {
    if (dice.chance(0.3)) continue;
    if (kind === 'delay') how[i] = dice.pick([1, 2, 5, 63]);
    else inverses[i] = dice.pick([-1e-30, 1 / Math.log1p(-0.5), 1 / Math.log1p(-1e-3)]);
  }
}

/** A different list of spikes at each tick, and the record that changes it. */
function build(arena: Arena, dice: Dice, kind: Kind, neurons: number, share: number, now: number) {
  const ring = spikeRing(arena, neurons, TICKS - 1);
  dice.everySlot(ring, neurons, share);
  const n = upTo(neurons, L.LANES);
  const how = arena.u32(n);
  fillHow(dice, kind, how, neurons);
  const state = arena.u32(kind === 'delay' ? L.SPIKES_SLOTS * Math.ceil(neurons / 32) : n);
  if (kind === 'drop') for (let i = 0; i < neurons; i++) state[i] = dice.below(4);
  if (kind === 'extra') for (let i = 0; i < neurons; i++) state[i] = now + dice.below(4);
  const key = arena.u32(L.SPIKES_KEY_BYTES / 4);
  dice.words(key.subarray(0, 4));
  const counter = arena.f64(1);
  const program = new Program(arena, 1);
  program.add(KINDS[kind], {
    ...listFields(ring),
    [L.COUNTER]: counter.byteOffset,
    [L.N]: neurons,
    [L.SPIKES_HOW]: how.byteOffset,
    [L.SPIKES_STATE]: state.byteOffset,
    [L.SPIKES_DRAWN]: arena.u32(n).byteOffset,
    [L.SPIKES_KEY]: key.byteOffset,
    ...dice.pick([{}, { [L.SPIKES_ON]: 2, [L.SPIKES_PERIOD]: 5 }]),
  });
  return { program, ring, counter, how };
}

const listsOf = (ring: SpikeRing): number[][] => Array.from({ length: TICKS }, (_, k) => spikesAt(ring, k));

describe('faults of spikes: wasm and plain give the same bytes', () => {
  it.each(Object.keys(KINDS) as Kind[])('%s', kind => {
    fc.assert(
      fc.property(seeds, sizes, shares, fc.constantFrom(0, 60, 1000), (seed, neurons, share, now) => {
        let lists: number[][] = [];
        expectTwins(arena => {
          const { program, ring } = build(arena, new Dice(seed), kind, neurons, share, now);
          return kernels => {
            kernels.run(program.pointer, 1, now, TICKS);
            if (kernels.name === 'wasm') lists = listsOf(ring);
          };
        });
        // Every list stays sorted, without neurons twice or outside.
        for (const list of lists) {
          expect(list).toEqual([...new Set(list)].sort((a, b) => a - b));
          expect(list.every(i => i < neurons)).toBe(true);
        }
      }),
      { ...PROPERTY, numRuns: 100 },
    );
  });

  it('a lost spike is counted and gone, the others stay', () => {
    fc.assert(
      fc.property(seeds, sizes, (seed, neurons) => {
        let [before, after, counted] = [0, 0, 0];
        expectTwins(arena => {
          const { program, ring, counter } = build(arena, new Dice(seed), 'drop', neurons, 0.5, 0);
          before = listsOf(ring).flat().length;
          return kernels => {
            kernels.run(program.pointer, 1, 0, TICKS);
            if (kernels.name !== 'wasm') return;
            after = listsOf(ring).flat().length;
            counted = counter[0]!;
          };
        });
        expect(after + counted).toBe(before);
      }),
      { ...PROPERTY, numRuns: 30 },
    );
  });
});
