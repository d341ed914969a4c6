import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Arena } from '../../../src/kernel/arena.js';
import type { Kernels } from '../../../src/kernel/kernels.js';
import { wasmKernels } from '../../../src/kernel/wasm.js';
import { Geometry } from '../../../src/substrate/rate/geometry.js';
import { Kernel } from '../../../src/substrate/rate/kernel.js';
import { rowOf } from '../../../src/substrate/rate/population.js';
import { type Convolved, phi } from '../../support/convolution.js';
import { Dice, PROPERTY, seeds } from './dice.js';
import { expectTwins } from './twins.js';

/** Shapes that fit each other. */
const shapes: fc.Arbitrary<Convolved> = fc
  .record({
    kernel: fc.integer({ min: 1, max: 5 }),
    padding: fc.nat(2),
    pool: fc.constantFrom('none' as const, 'max' as const, 'average' as const),
    size: fc.integer({ min: 2, max: 3 }),
    outHeight: fc.integer({ min: 1, max: 3 }),
    outWidth: fc.integer({ min: 1, max: 6 }),
    channels: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constant(37)),
    outChannels: fc.integer({ min: 1, max: 9 }),
  })
  .map(({ size, ...shape }) => {
    const poolSize = shape.pool === 'none' ? 1 : size;
    const padding = Math.min(shape.padding, shape.kernel - 1);
    const side = (out: number): number => out * poolSize + shape.kernel - 1 - 2 * padding;
    return { ...shape, padding, poolSize, height: side(shape.outHeight), width: side(shape.outWidth) };
  })
  .filter(({ height, width }) => height > 0 && width > 0);

const SAMPLES = 2;
const RULE = { learningRate: 1 };

/** Images of a convolution in an arena, values to be set back, and room for what comes of them. */
function build(arena: Arena, shape: Convolved, dice: Dice, real: () => number) {
  const { height, width, channels, outHeight, outWidth, outChannels } = shape;
  const geometry = new Geometry([height, width, channels], [outHeight, outWidth, outChannels], shape);
  const kernel = new Kernel(RULE, geometry, arena, wasmKernels(arena.memory));
  const weights = Float32Array.from({ length: geometry.synapses }, () => dice.between(-1, 1));
  for (const [k, weight] of weights.entries()) kernel.weights.write(kernel.place(k), weight);
  kernel.refresh();
  const pixels = height * width * channels;
  const units = outHeight * outWidth * outChannels;
  const [row, outRow] = [rowOf(pixels), rowOf(units)];
  const images = arena.f32(SAMPLES * row);
  const values = arena.f32(SAMPLES * outRow);
  const [out, places] = [arena.f32(SAMPLES * outRow), arena.u32(SAMPLES * outRow)];
  const mapRow = geometry.positions * rowOf(outChannels);
  const maps = arena.f32(SAMPLES * mapRow);
  const into = arena.f32(SAMPLES * row);
  for (let sample = 0; sample < SAMPLES; sample++) {
    for (let k = 0; k < pixels; k++) images[sample * row + k] = real();
    for (let k = 0; k < units; k++) values[sample * outRow + k] = dice.chance(0.5) ? real() : 0;
  }
  const run = (kernels: Kernels): number[] => {
    const { params, contrast } = kernel;
    const [x, v, o, p, i, m] = [images, values, out, places, into, maps].map(array => array.byteOffset);
    return [
      kernels.convolve(params, x!, row, m!, mapRow, o!, p!, outRow, SAMPLES),
      kernels.convolveBack(params, i!, row, v!, p!, outRow, SAMPLES),
      kernels.correlate(params, contrast.byteOffset, x!, row, v!, p!, outRow, SAMPLES, 0, outChannels),
    ];
  };
  return { kernel, weights, images, values, out, places, into, row, outRow, pixels, units, run };
}

const near = (found: ArrayLike<number>, expected: ArrayLike<number>): void => {
  const errors = Array.from(expected, (value, k) => Math.abs(found[k]! - value));
  expect(Math.max(...errors)).toBeLessThan(1e-4);
};

describe('convolutions', () => {
  it('wasm and plain give the same bytes, forwards, backwards and learning', () => {
    fc.assert(
      fc.property(seeds, shapes, (seed, shape) => {
        expectTwins(arena => {
          const dice = new Dice(seed);
          return build(arena, shape, dice, () => dice.real()).run;
        });
      }),
      PROPERTY,
    );
  });

  it('agree with plain loops in float64', () => {
    const arena = new Arena(32 << 20);
    const kernels = wasmKernels(arena.memory);
    fc.assert(
      fc.property(seeds, shapes, (seed, shape) => {
        const dice = new Dice(seed);
        const c = build(arena, shape, dice, () => dice.between(-1, 1));
        const [, done] = c.run(kernels);
        const learnt = new Float64Array(c.weights.length);
        for (let sample = 0; sample < SAMPLES; sample++) {
          const image = c.images.subarray(sample * c.row, sample * c.row + c.pixels);
          const s = c.values.subarray(sample * c.outRow, sample * c.outRow + c.units);
          const expected = phi(shape, c.weights, image, s);
          const [out, places] = [c.out, c.places].map(all => [...all].slice(sample * c.outRow));
          expect(places!.slice(0, c.units)).toEqual(expected.units.map(({ place }) => place));
          near(
            out!,
            expected.units.map(({ value }) => value),
          );
          near([...c.into].slice(sample * c.row), expected.byImage);
          expected.byWeight.forEach((value, k) => {
            learnt[k] = learnt[k]! + value;
          });
        }
        c.kernel.weights.values.fill(0);
        c.kernel.learn({ gain: 1, rateScale: 1 });
        const moved = Float32Array.from(learnt, (_, k) => c.kernel.weights.values[c.kernel.place(k)]!);
        near(moved, learnt);
        const share = shape.pool === 'average' ? shape.poolSize ** 2 : 1;
        const lit = c.values.filter(value => value !== 0).length;
        expect(done).toBeLessThanOrEqual(lit * share * shape.kernel ** 2 * shape.channels);
      }),
      { ...PROPERTY, numRuns: 30 },
    );
  });

  it('let not-a-number out of every place of a window', () => {
    const shape = { height: 2, width: 2, channels: 1, kernel: 1, padding: 0, outChannels: 1 };
    for (const pool of ['max', 'average'] as const) {
      for (let place = 0; place < 4; place++) {
        const arena = new Arena(1 << 20);
        const c = build(
          arena,
          { ...shape, pool, poolSize: 2, outHeight: 1, outWidth: 1 },
          new Dice(1),
          () => 1,
        );
        c.images[place] = Number.NaN;
        c.run(wasmKernels(arena.memory));
        expect(c.out[0]).toBeNaN();
      }
    }
  });
});
