import type { Arena } from '../../../src/kernel/arena.js';
import * as L from '../../../src/kernel/layout.js';
import { listFields, type Program, type SpikeRing, spikeRing } from '../../../src/kernel/program.js';

export const upTo = (n: number, lanes: number): number => Math.ceil(n / lanes) * lanes;

/** A number grid in memory; step 0 = float32. */
export interface Grid {
  readonly step: number;
  readonly low: number;
  readonly high: number;
  readonly stochastic: boolean;
}

export function writeGrid(arena: Arena, at: number, grid: Grid): void {
  const view = new DataView(arena.memory.buffer);
  view.setFloat32(at + L.GRID_STEP, grid.step, true);
  view.setFloat32(at + L.GRID_LOW, grid.low, true);
  view.setFloat32(at + L.GRID_HIGH, grid.high, true);
  view.setUint32(at + L.GRID_STOCHASTIC, grid.stochastic ? 1 : 0, true);
}

export interface FireOptions {
  readonly neurons: number;
  readonly flags?: number;
  readonly keep?: number;
  readonly threshold?: number;
  readonly floor?: number;
  readonly ceiling?: number;
  readonly refractoryTicks?: number;
  readonly rateTicks?: number;
  readonly accelerationTicks?: number;
  readonly theta?: number;
  /** Of each neuron, for FLAG_MISMATCH. */
  readonly thresholds?: readonly number[];
  readonly keeps?: readonly number[];
  readonly membrane?: Grid;
  readonly trace?: Grid;
  readonly key?: readonly number[];
  readonly history?: number;
}

export type Fields = Record<number, number>;

/** Arrays and parameters of a population of FIRE neurons, and the fields of its record. */
export interface FirePopulation {
  readonly neurons: number;
  readonly v: Float32Array;
  readonly current: Float32Array;
  readonly rate: Float32Array;
  readonly slow: Float32Array;
  readonly acceleration: Float32Array;
  readonly until: Uint32Array;
  readonly params: number;
  readonly ring: SpikeRing;
  readonly counter: Float64Array;
  readonly fields: Fields;
}

export function fireState(arena: Arena, options: FireOptions): FirePopulation {
  const n = upTo(options.neurons, L.LANES);
  const ring = spikeRing(arena, n, options.history ?? 0);
  const arrays = {
    v: arena.f32(n),
    current: arena.f32(n),
    rate: arena.f32(n),
    slow: arena.f32(n),
    acceleration: arena.f32(n),
    until: arena.u32(n),
    counter: arena.f64(1),
  };
  const params = fireParams(arena, options);
  const fields = {
    ...listFields(ring),
    [L.COUNTER]: arrays.counter.byteOffset,
    [L.N]: n,
    [L.FIRE_V]: arrays.v.byteOffset,
    [L.FIRE_CURRENT]: arrays.current.byteOffset,
    [L.FIRE_RATE]: arrays.rate.byteOffset,
    [L.FIRE_SLOW]: arrays.slow.byteOffset,
    [L.FIRE_ACCELERATION]: arrays.acceleration.byteOffset,
    [L.FIRE_PARAMS]: params,
    [L.FIRE_FLAGS]: options.flags ?? 0,
    [L.FIRE_REFRACTORY]: arrays.until.byteOffset,
  };
  return { ...arrays, neurons: options.neurons, params, ring, fields };
}

/** The same, with its record appended to the program. */
export function firePopulation(arena: Arena, program: Program, options: FireOptions): FirePopulation {
  const population = fireState(arena, options);
  program.add(L.FIRE, population.fields);
  return population;
}

function fireParams(arena: Arena, options: FireOptions): number {
  const at = arena.reserve(L.PARAM_BYTES);
  const f32 = new Float32Array(arena.memory.buffer, at, L.PARAM_BYTES / 4);
  const u32 = new Uint32Array(arena.memory.buffer, at, L.PARAM_BYTES / 4);
  f32[L.PARAM_KEEP / 4] = options.keep ?? 1;
  f32[L.PARAM_THRESHOLD / 4] = options.threshold ?? 1;
  f32[L.PARAM_FLOOR / 4] = options.floor ?? -1;
  f32[L.PARAM_CEILING / 4] = options.ceiling ?? 2;
  f32[L.PARAM_RATE_GAIN / 4] = 1 / (options.rateTicks ?? 5);
  f32[L.PARAM_SLOW_GAIN / 4] = 1 / (options.accelerationTicks ?? 5);
  f32[L.PARAM_THETA / 4] = options.theta ?? 0;
  u32[L.PARAM_NEURONS / 4] = options.neurons;
  u32[L.PARAM_REFRACTORY_TICKS / 4] = options.refractoryTicks ?? 0;
  u32[L.PARAM_THRESHOLDS / 4] = ownValues(arena, options.neurons, options.thresholds);
  u32[L.PARAM_KEEPS / 4] = ownValues(arena, options.neurons, options.keeps);
  if (options.membrane) writeGrid(arena, at + L.PARAM_MEMBRANE_GRID, options.membrane);
  if (options.trace) writeGrid(arena, at + L.PARAM_TRACE_GRID, options.trace);
  u32.set(options.key ?? [1, 2, 3, 4], L.PARAM_KEY / 4);
  return at;
}

/** Values of neurons as a padded array, the padding 1; returns its pointer, or 0. */
function ownValues(arena: Arena, neurons: number, values: readonly number[] | undefined): number {
  if (!values) return 0;
  const array = arena.f32(upTo(neurons, L.LANES)).fill(1);
  array.set(values);
  return array.byteOffset;
}

/** A block of u32 key0, key1, entity, draw; returns its pointer. */
export function keyBlock(arena: Arena, words: readonly number[]): number {
  const block = arena.u32(4);
  block.set(words);
  return block.byteOffset;
}

/** Spikes of the list that a ring keeps for `tick`. */
export function spikesAt(ring: SpikeRing, tick: number): number[] {
  const first = ((tick & ring.mask) * ring.stride) / 4;
  return [...ring.words.subarray(first + 1, first + 1 + ring.words[first])];
}

export interface CubaOptions {
  readonly neurons: number;
  readonly refractoryTicks: number;
  /** Decay of v, gain of g0, gain of g1, rest term, decay of g0, decay of g1, threshold, reset. */
  readonly params: readonly number[];
  /** Currents decay once in mask + 1 ticks; the decays of `params` are those of one tick nevertheless. */
  readonly mask?: number;
}

export interface CubaPopulation {
  readonly v: Float32Array;
  readonly g0: Float32Array;
  readonly g1: Float32Array;
  readonly until: Uint32Array;
  readonly ring: SpikeRing;
  readonly counter: Float64Array;
}

function writeCubaParams(arena: Arena, at: number, options: CubaOptions): void {
  const { mask = 0, neurons, params, refractoryTicks } = options;
  const floats = new Float32Array(arena.memory.buffer, at, L.CUBA_PARAM_BYTES / 4);
  floats.set(params);
  for (const receptor of [0, 1]) {
    const decay = params[4 + receptor]!;
    floats[4 + receptor] = decay ** (mask + 1);
    for (let k = 0; k <= mask; k++) {
      floats[L.CUBA_GAINS / 4 + 2 * k + receptor] = params[1 + receptor]! * decay ** k;
    }
  }
  new Uint32Array(arena.memory.buffer, at + 32, 3).set([neurons, refractoryTicks, mask]);
}

/** Arrays and parameters of a population of FIRE_CUBA neurons, and its record appended to the program. */
export function cubaPopulation(arena: Arena, program: Program, options: CubaOptions): CubaPopulation {
  const n = upTo(options.neurons, L.LANES);
  const params = arena.reserve(L.CUBA_PARAM_BYTES);
  writeCubaParams(arena, params, options);
  const ring = spikeRing(arena, n, options.refractoryTicks);
  const slots = 2 ** Math.ceil(Math.log2(n));
  const arrays = {
    v: arena.f32(n),
    g0: arena.f32(n),
    g1: arena.f32(n),
    until: arena.u32(n),
    counter: arena.f64(1),
  };
  program.add(L.FIRE_CUBA, {
    ...listFields(ring),
    [L.COUNTER]: arrays.counter.byteOffset,
    [L.N]: n,
    [L.CUBA_V]: arrays.v.byteOffset,
    [L.CUBA_G0]: arrays.g0.byteOffset,
    [L.CUBA_G1]: arrays.g1.byteOffset,
    [L.CUBA_PARAMS]: params,
    [L.CUBA_REFRACTORY]: arrays.until.byteOffset,
    [L.CUBA_HELD]: arena.u32(L.CUBA_HELD_HEADER / 4 + slots).byteOffset,
    [L.CUBA_HELD_MASK]: slots - 1,
  });
  return { ...arrays, ring };
}
