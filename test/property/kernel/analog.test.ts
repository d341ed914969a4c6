import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Arena } from '../../../src/kernel/arena.js';
import * as L from '../../../src/kernel/layout.js';
import { normal } from '../../../src/kernel/plain/normal.js';
import { listFields, Program, spikeRing } from '../../../src/kernel/program.js';
import { wasmKernels } from '../../../src/kernel/wasm.js';
import { normalFrom } from '../../../src/random/normal.js';
import { keyBlock, upTo } from '../../unit/kernel/build.js';
import { Dice, PROPERTY, seeds } from './dice.js';
import { expectTwins } from './twins.js';

const TICKS = 8;
const shapes = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }));

interface Reading {
  readonly tile: number;
  readonly alone: boolean;
  readonly step: number;
  readonly bound: number;
  /** Variance of each weight, and of each conversion. */
  readonly variance: number;
  readonly floor: number;
}

const readings: fc.Arbitrary<Reading> = fc.record({
  tile: fc.constantFrom(1, 3, 16, 64),
  alone: fc.boolean(),
  step: fc.constantFrom(0, 0.125),
  bound: fc.constantFrom(0.75, 4),
  variance: fc.constantFrom(0, 0.04),
  floor: fc.constantFrom(0, 0.01),
});

/** A matrix, a list of spikes for each tick, and the record that reads the rows of the matrix. */
function build(arena: Arena, dice: Dice, [sources, n]: readonly [number, number], reading: Reading) {
  const row = upTo(n, L.ROW_LANES);
  const matrix = (value: () => number): Float32Array => {
    const values = arena.f32(sources * row);
    for (let i = 0; i < sources; i++) for (let j = 0; j < n; j++) values[i * row + j] = value();
    return values;
  };
  const weights = matrix(() => dice.pick([-0.5, 0.3, 0.25]));
  const variances = matrix(() => reading.variance);
  const floor = arena.f32(row);
  floor.fill(reading.floor, 0, n);
  const ring = spikeRing(arena, sources, TICKS - 1);
  dice.everySlot(ring, sources, 0.5);
  const params = arena.reserve(L.ANALOG_PARAM_BYTES);
  const words = new Uint32Array(arena.memory.buffer, params, L.ANALOG_PARAM_BYTES / 4);
  const floats = new Float32Array(arena.memory.buffer, params, L.ANALOG_PARAM_BYTES / 4);
  words[L.ANALOG_TILE / 4] = reading.tile;
  words[L.ANALOG_ALONE / 4] = Number(reading.alone);
  floats[L.ANALOG_STEP / 4] = reading.step;
  floats[L.ANALOG_BOUND / 4] = reading.bound;
  words[L.ANALOG_FLOOR / 4] = floor.byteOffset;
  words[L.ANALOG_KEY / 4] = keyBlock(arena, [dice.u32(), dice.u32(), dice.u32(), dice.u32()]);
  const formed = new Float64Array(arena.memory.buffer, params + L.ANALOG_FORMED, 1);
  const [events, target] = [arena.f64(1), arena.f32(row)];
  const program = new Program(arena, 1);
  program.add(L.DELIVER_ANALOG, {
    ...listFields(ring),
    [L.COUNTER]: events.byteOffset,
    [L.ANALOG_WEIGHTS]: weights.byteOffset,
    [L.ANALOG_ROW]: row * 4,
    [L.ANALOG_TARGET]: target.byteOffset,
    [L.ANALOG_VARIANCES]: reading.variance > 0 ? variances.byteOffset : 0,
    [L.ANALOG_PARAMS]: params,
    [L.ANALOG_FAN]: n,
  });
  return { program, events, formed, target, ring };
}

describe('reads of analog rows', () => {
  it('wasm and plain give the same bytes', () => {
    fc.assert(
      fc.property(seeds, shapes, readings, (seed, shape, reading) => {
        expectTwins(arena => {
          const { program } = build(arena, new Dice(seed), shape, reading);
          return kernels => kernels.run(program.pointer, program.length, 0, TICKS);
        });
      }),
      { ...PROPERTY, numRuns: 150 },
    );
  });

  /** What a column of weights 0.3 gives in many ticks of one read of 12 rows. */
  function column(reading: Reading, ticks: number): { mean: number; variance: number; formed: number } {
    const arena = new Arena(1 << 20);
    const ring = spikeRing(arena, 12, 0);
    ring.words.set([12, ...Array.from({ length: 12 }, (_, k) => k)]);
    const made = build(arena, new Dice(3), [12, 1], reading);
    const words = new Uint32Array(arena.memory.buffer, made.program.pointer, L.RECORD_BYTES / 4);
    words[L.LIST / 4] = ring.words.byteOffset;
    words[L.LIST_MASK / 4] = 0;
    const weights = new Float32Array(arena.memory.buffer, words[L.ANALOG_WEIGHTS / 4]!, 12 * L.ROW_LANES);
    for (let i = 0; i < 12; i++) weights[i * L.ROW_LANES] = 0.3;
    const kernels = wasmKernels(arena.memory);
    const found: number[] = [];
    for (let tick = 0; tick < ticks; tick++) {
      made.target.fill(0);
      kernels.run(made.program.pointer, 1, tick, 1);
      found.push(made.target[0]!);
    }
    const mean = found.reduce((sum, x) => sum + x, 0) / ticks;
    const variance = found.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (ticks - 1);
    return { mean, variance, formed: made.formed[0]! / ticks };
  }

  const quiet: Reading = { tile: 64, alone: false, step: 0, bound: 4, variance: 0, floor: 0 };

  it('sum the variances of the weights and of the conversions', () => {
    const ticks = 20_000;
    for (const [tile, alone, sums] of [
      [64, false, 1],
      [3, false, 4],
      [3, true, 12],
    ] as const) {
      const { mean, variance, formed } = column(
        { ...quiet, tile, alone, variance: 0.04, floor: 0.01 },
        ticks,
      );
      const expected = 12 * 0.04 + sums * 0.01;
      expect(formed).toBe(sums);
      // Four standard errors of a mean and of a variance of normal draws.
      expect(Math.abs(mean - 3.6)).toBeLessThan(4 * Math.sqrt(expected / ticks));
      expect(Math.abs(variance / expected - 1)).toBeLessThan(4 * Math.sqrt(2 / ticks));
    }
  });

  it('round each sum to the steps of the converter, and clip it', () => {
    expect(column({ ...quiet, step: 0.5 }, 1).mean).toBeCloseTo(3.5, 6);
    expect(column({ ...quiet, step: 0.5, bound: 2 }, 1).mean).toBeCloseTo(2, 6);
    // Alone, each 0.3 becomes 0.5.
    expect(column({ ...quiet, step: 0.5, alone: true }, 1).mean).toBeCloseTo(6, 6);
    expect(column({ ...quiet, step: 0.5, tile: 4 }, 1).mean).toBeCloseTo(3, 6);
  });
});

describe('normal numbers of the kernels', () => {
  it('agree with the inverse distribution function', () => {
    for (let k = 1; k < 4095; k++) {
      const word = (k * 0x100000 + 0x7ff) >>> 0;
      // The same draw to the 23 bits that are used.
      const exact = normalFrom(((word >>> 9) * 512 + 255) >>> 0);
      expect(Math.abs(normal(word) - exact)).toBeLessThan(3e-6 * Math.max(1, Math.abs(exact)));
    }
    expect(normal(0)).toBeCloseTo(-5.295, 2);
    expect(normal(0xffffffff)).toBe(-normal(0));
  });
});
