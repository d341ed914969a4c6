import { expect, it } from 'vitest';
import * as L from '../../../src/kernel/layout.js';
import { listFields, Program, type SpikeRing, spikeRing } from '../../../src/kernel/program.js';
import { describeBoth } from './both.js';
import { upTo } from './build.js';

const SOURCES = 300;
const weight = (i: number, j: number): number => ((i * 37 + j * 11) % 255) - 127;

function fill(ring: SpikeRing, slot: number, addresses: readonly number[]): void {
  ring.words.set([addresses.length, ...addresses], (slot * ring.stride) / 4);
}

describeBoth('delivery', bench => {
  const STORAGE = [
    ['f32', L.DELIVER_F32, L.DELIVER_BACK_F32, 1],
    ['i16', L.DELIVER_I16, L.DELIVER_BACK_I16, 0.5],
    ['i8', L.DELIVER_I8, L.DELIVER_BACK_I8, 0.5],
  ] as const;

  it.each(STORAGE)(
    'adds the rows of the spikes and counts synaptic events, %s',
    (storage, opcode, _, step) => {
      for (const targets of [1, 16, 31, 47, 48, 65, 100]) {
        const { arena, kernels } = bench(1 << 20);
        const stride = upTo(targets, L.ROW_LANES);
        const weights = arena[storage](SOURCES * stride);
        for (let i = 0; i < SOURCES; i++)
          for (let j = 0; j < targets; j++) weights[i * stride + j] = weight(i, j);
        const ring = spikeRing(arena, SOURCES, 0);
        const spikes = Array.from({ length: SOURCES }, (_, i) => i).filter(i => i % 7 !== 3);
        fill(ring, 0, spikes);
        const current = arena.f32(stride).fill(0.25, 0, targets);
        const counter = arena.f64(1);
        const program = new Program(arena, 1);
        program.add(
          opcode,
          {
            ...listFields(ring),
            [L.COUNTER]: counter.byteOffset,
            [L.N]: targets,
            [L.DELIVER_WEIGHTS]: weights.byteOffset,
            [L.DELIVER_ROW]: stride * weights.BYTES_PER_ELEMENT,
            [L.DELIVER_TARGET]: current.byteOffset,
            [L.DELIVER_FAN]: targets,
          },
          { [L.DELIVER_STEP]: step },
        );
        kernels.run(program.pointer, 1, 0, 1);
        const expected = Array.from({ length: targets }, (_, j) =>
          spikes.reduce((sum, i) => sum + step * weight(i, j), 0.25),
        );
        expect([...current.subarray(0, targets)]).toEqual(expected);
        expect(counter[0]).toBe(spikes.length * targets);
      }
    },
  );

  it.each(STORAGE)('adds columns against the direction of storage, %s', (storage, _, opcode, step) => {
    const { arena, kernels } = bench(1 << 20);
    const columns = 20;
    const stride = upTo(columns, L.ROW_LANES);
    const weights = arena[storage](SOURCES * stride);
    for (let i = 0; i < SOURCES; i++)
      for (let j = 0; j < columns; j++) weights[i * stride + j] = weight(i, j);
    const ring = spikeRing(arena, columns, 3);
    fill(ring, 1, [0, 5, 19]);
    const current = arena.f32(upTo(SOURCES, L.LANES));
    const program = new Program(arena, 1);
    const counter = arena.f64(1);
    program.add(
      opcode,
      {
        ...listFields(ring, 3),
        [L.COUNTER]: counter.byteOffset,
        [L.N]: SOURCES,
        [L.DELIVER_WEIGHTS]: weights.byteOffset,
        [L.DELIVER_ROW]: stride * weights.BYTES_PER_ELEMENT,
        [L.DELIVER_TARGET]: current.byteOffset,
      },
      { [L.DELIVER_STEP]: step },
    );
    kernels.run(program.pointer, 1, 1, 6);
    // The list of tick 1 is read three ticks late; those of the other ticks are empty.
    expect([...current.subarray(0, SOURCES)]).toEqual(
      Array.from({ length: SOURCES }, (_, i) => step * (weight(i, 0) + weight(i, 5) + weight(i, 19))),
    );
    expect(counter[0]).toBe(3 * SOURCES);
  });

  it('follows compressed rows', () => {
    const { arena, kernels } = bench();
    const starts = arena.u32(4);
    starts.set([0, 2, 2, 5]);
    const targets = arena.u32(5);
    targets.set([0, 2, 1, 1, 3]);
    const weights = arena.f32(5);
    weights.set([1, 2, 4, 8, 16]);
    const ring = spikeRing(arena, 3, 0);
    fill(ring, 0, [0, 1, 2]);
    const current = arena.f32(16);
    const counter = arena.f64(1);
    const program = new Program(arena, 1);
    program.add(L.DELIVER_SPARSE, {
      ...listFields(ring),
      [L.COUNTER]: counter.byteOffset,
      [L.DELIVER_WEIGHTS]: weights.byteOffset,
      [L.DELIVER_ROW]: starts.byteOffset,
      [L.DELIVER_TARGET]: current.byteOffset,
      [L.DELIVER_FAN]: targets.byteOffset,
    });
    kernels.run(program.pointer, 1, 0, 1);
    expect([...current.subarray(0, 4)]).toEqual([1, 12, 2, 16]);
    expect(counter[0]).toBe(5);
  });
});
