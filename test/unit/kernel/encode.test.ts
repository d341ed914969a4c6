import { expect, it } from 'vitest';
import * as L from '../../../src/kernel/layout.js';
import { listFields, Program, spikeRing } from '../../../src/kernel/program.js';
import { describeBoth } from './both.js';
import { keyBlock, spikesAt, upTo } from './build.js';

describeBoth('encoders', bench => {
  it('regular: floor((phase + ticks * step) / 2^31) spikes of each input', () => {
    const { arena, kernels } = bench();
    const inputs = 37;
    const n = upTo(inputs, L.LANES);
    const ring = spikeRing(arena, n, 0);
    const active = arena.u32(n);
    const phase = arena.u32(n);
    const step = arena.u32(n);
    const counts = arena.f32(n);
    for (let i = 0; i < inputs; i++) {
      active[i] = i;
      phase[i] = (i * 987654321) % 2 ** 31;
      step[i] = [0, 2 ** 31, 2 ** 30, 1][i] ?? (i * 123456789) % 2 ** 31;
    }
    const start = [...phase];
    const program = new Program(arena, 2);
    program.add(L.ENCODE_REGULAR, {
      ...listFields(ring),
      [L.COUNTER]: arena.f64(1).byteOffset,
      [L.N]: inputs,
      [L.ENCODE_ACTIVE]: active.byteOffset,
      [L.ENCODE_STATE]: phase.byteOffset,
      [L.ENCODE_RATE]: step.byteOffset,
    });
    program.add(L.COUNT, { ...listFields(ring), [L.COUNT_INTO]: counts.byteOffset });
    const ticks = 1000;
    kernels.run(program.pointer, 2, 0, ticks);
    for (let i = 0; i < inputs; i++) {
      expect(counts[i]).toBe(Math.floor((start[i] + ticks * step[i]) / 2 ** 31));
    }
  });

  it('Bernoulli: every tick at p = 1, and never from padding, whose next spike reads as tick 0', () => {
    const { arena, kernels } = bench();
    const ring = spikeRing(arena, L.LANES, 0);
    const active = arena.u32(L.LANES);
    active.set([4, 9, 11]);
    const program = new Program(arena, 1);
    program.add(L.ENCODE_BERNOULLI, {
      ...listFields(ring),
      [L.COUNTER]: arena.f64(1).byteOffset,
      [L.N]: 3,
      [L.ENCODE_ACTIVE]: active.byteOffset,
      [L.ENCODE_STATE]: arena.u32(L.LANES).byteOffset,
      [L.ENCODE_RATE]: arena.f32(L.LANES).fill(1 / Math.log1p(-1)).byteOffset,
      [L.ENCODE_POOL]: arena.u32(5 * L.LANES).byteOffset,
      [L.ENCODE_KEY]: keyBlock(arena, [1, 2, 3, 4]),
    });
    for (let tick = 0; tick < 20; tick++) {
      kernels.run(program.pointer, 1, tick, 1);
      expect(spikesAt(ring, tick)).toEqual([4, 9, 11]);
    }
  });

  it('events: each in its tick, also when the run is cut between them', () => {
    const { arena, kernels } = bench();
    const ring = spikeRing(arena, 10, 0);
    const ticks = arena.u32(5);
    const addresses = arena.u32(5);
    ticks.set([2, 2, 3, 7, 7]);
    addresses.set([1, 8, 1, 0, 9]);
    const program = new Program(arena, 1);
    program.add(L.ENCODE_EVENTS, {
      ...listFields(ring),
      [L.COUNTER]: arena.f64(1).byteOffset,
      [L.N]: 5,
      [L.ENCODE_ACTIVE]: addresses.byteOffset,
      [L.ENCODE_STATE]: ticks.byteOffset,
      [L.ENCODE_POOL]: arena.u32(1).byteOffset,
    });
    const seen = Array.from({ length: 9 }, (_, tick) => {
      kernels.run(program.pointer, 1, tick, 1);
      return spikesAt(ring, tick);
    });
    expect(seen).toEqual([[], [], [1, 8], [1], [], [], [], [0, 9], []]);
  });
});
