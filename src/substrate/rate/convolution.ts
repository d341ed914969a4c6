import type { Arena } from '../../kernel/arena.js';
import type { Kernels, MatrixView } from '../../kernel/kernels.js';
import type { ConfigureProjection } from '../../protocol/messages.js';
import { ConvolutionAdjoint } from './convolution-adjoint.js';
import type { Coupling } from './coupling.js';
import type { Geometry } from './geometry.js';
import { Kernel } from './kernel.js';
import type { LevelsSpec } from './levels.js';
import {
  type Ends,
  exchangeRows,
  type Moment,
  type RatePopulation,
  rowOf,
  type Signal,
} from './population.js';
import type { Learning, Step } from './weights.js';

/** What a convolution makes of a batch of images: pooled values, and the places in their windows they come from. */
export interface Pooled {
  readonly values: Float32Array;
  readonly places: Uint32Array;
}

/** Numbers of the map that an image is convolved to. */
const mapOf = ({ positions, outChannels }: Geometry): number => positions * rowOf(outChannels);

/**
 * A kernel moved over an image, then pooled: phi = a_target . pool(w * a_source). A maximum sends back to the place that
 * it comes from in the present state of the source. Sources: Ernoult et al. 2019, Laborieux et al. 2021.
 */
export class ConvolutionCoupling implements Coupling {
  private readonly kernel: Kernel;
  /** What images are convolved to, before pooling; changes add up in it. */
  private readonly maps: Float32Array;
  private readonly mapRow: number;
  /** Of the present state of the source, and of one that it is compared with: where changes are sent, the last one told. */
  private readonly now: Pooled;
  private readonly before: Pooled;
  /** Room for what is set back. */
  private readonly values: Float32Array;
  /** The version of the source and the samples that `now` was worked out for; -1 for none. */
  private seen = -1;
  private seenSamples = 0;
  /** True where the source tells by how much it has changed. */
  private readonly changes: boolean;
  readonly work: number;
  readonly multiplyAdds: Float64Array;
  readonly weights: Learning;
  readonly adjoint: ConvolutionAdjoint;

  constructor(
    readonly spec: ConfigureProjection,
    private readonly geometry: Geometry,
    readonly source: RatePopulation,
    readonly target: RatePopulation,
    arena: Arena,
    private readonly kernels: Kernels,
    levels?: LevelsSpec,
  ) {
    this.kernel = new Kernel(spec, geometry, arena, kernels, levels);
    const { batch, sends } = source.unit;
    const scratch = (length: number) => arena.reserveScratch(4 * length);
    const f32 = (length: number) => new Float32Array(arena.memory.buffer, scratch(length), length);
    const u32 = (length: number) => new Uint32Array(arena.memory.buffer, scratch(length), length);
    const units = batch * target.row;
    this.mapRow = mapOf(geometry);
    this.maps = f32(batch * this.mapRow);
    this.now = { values: f32(units), places: u32(units) };
    this.before = { values: f32(units), places: u32(units) };
    this.values = f32(units);
    this.changes = sends === 'changes' && !source.input;
    this.work = geometry.positions * geometry.synapses;
    this.multiplyAdds = arena.f64(1);
    this.weights = this.kernel.weights;
    this.adjoint = new ConvolutionAdjoint(this);
  }

  /** Arena bytes that it needs at most. */
  static bytes(spec: ConfigureProjection, geometry: Geometry, batch: number, levels?: LevelsSpec): number {
    const { outHeight, outWidth, outChannels } = geometry;
    const units = 5 * rowOf(outHeight * outWidth * outChannels);
    return Kernel.bytes(spec, geometry, levels) + 4 * batch * (mapOf(geometry) + units) + 512;
  }

  forward(into: MatrixView, told: Signal, samples: number): void {
    const { now, before, target, kernels } = this;
    const count = samples * target.row;
    if (this.changes) this.add(told.rows.at, now, samples);
    else {
      this.present(samples);
      before.values.fill(0, 0, count);
    }
    kernels.addChange(into.at, now.values.byteOffset, before.values.byteOffset, count);
    if (this.changes && this.spec.bidirectional && this.source.moves) this.redirect(samples);
  }

  backward(into: MatrixView, told: Signal, samples: number): void {
    this.sendBack(into, told.rows.at, this.changes ? this.now : this.present(samples), samples);
  }

  /** Where a maximum now comes from elsewhere, what its target has told goes there from now on. */
  private redirect(samples: number): void {
    const { now, before, values, source, target } = this;
    const count = samples * target.row;
    let moved = 0;
    for (let k = 0; k < count; k++) {
      if (now.places[k] === before.places[k] || target.told[k] === 0) continue;
      if (moved++ === 0) values.fill(0, 0, count);
      values[k] = target.told[k]!;
    }
    if (moved > 0) {
      this.sendBack(source.heardRows, values.byteOffset, now, samples);
      for (let k = 0; k < count; k++) values[k] = -values[k]!;
      this.sendBack(source.heardRows, values.byteOffset, before, samples);
    }
    before.places.set(now.places);
  }

  /** into += what values, set back to their places, lead to over the weights. */
  sendBack(into: MatrixView, values: number, { places }: Pooled, samples: number): void {
    const { kernel, kernels, source, target } = this;
    const { params } = kernel;
    const at = places.byteOffset;
    this.multiplyAdds[0]! += kernels.convolveBack(
      params,
      into.at,
      source.row,
      values,
      at,
      target.row,
      samples,
    );
  }

  /** What the present state of the source is convolved to, worked out anew where it has moved. */
  present(samples: number): Pooled {
    const { version, activity } = this.source;
    if (this.seen !== version || this.seenSamples !== samples) {
      this.convolve(activity, this.now, samples);
      this.seen = version;
      this.seenSamples = samples;
    }
    return this.now;
  }

  /** into += what images are convolved to, where the units of `pooled` take theirs from. */
  pick(into: MatrixView, images: Float32Array, { places }: Pooled, samples: number): void {
    const { before, values, maps, mapRow, geometry, target, kernels } = this;
    const { outWidth, outChannels, window } = geometry;
    const [size, pixel] = [window.poolSize, rowOf(outChannels)];
    const count = samples * target.row;
    this.convolve(images, before, samples);
    if (window.pool === 'average') values.set(before.values.subarray(0, count));
    else {
      values.fill(0, 0, count);
      for (let sample = 0; sample < samples; sample++) {
        for (let unit = 0; unit < target.neurons; unit++) {
          const k = sample * target.row + unit;
          const [position, place] = [Math.floor(unit / outChannels), places[k]!];
          const y = Math.floor(position / outWidth) * size + Math.floor(place / size);
          const x = (position % outWidth) * size + (place % size);
          values[k] = maps[sample * mapRow + (y * outWidth * size + x) * pixel + (unit % outChannels)]!;
        }
      }
    }
    before.values.fill(0, 0, count);
    kernels.addChange(into.at, values.byteOffset, before.values.byteOffset, count);
  }

  private convolve(images: Float32Array, to: Pooled, samples: number): void {
    this.clear(to, samples);
    this.add(images.byteOffset, to, samples);
  }

  /** Of images of nothing but zeros. */
  private clear({ values, places }: Pooled, samples: number): void {
    this.maps.fill(0, 0, samples * this.mapRow);
    values.fill(0, 0, samples * this.target.row);
    places.fill(0, 0, samples * this.target.row);
  }

  /** Adds images to those that have been convolved. */
  private add(images: number, { values, places }: Pooled, samples: number): void {
    const { kernel, kernels, source, target, maps, mapRow } = this;
    kernel.refresh();
    const { params } = kernel;
    const [at, pooled, from] = [maps.byteOffset, values.byteOffset, places.byteOffset];
    this.multiplyAdds[0]! += kernels.convolve(
      params,
      images,
      source.row,
      at,
      mapRow,
      pooled,
      from,
      target.row,
      samples,
    );
  }

  exchange(one: number, other: number): void {
    if (!this.changes) return;
    const { now, before, maps, mapRow, target } = this;
    exchangeRows(maps, mapRow, one, other);
    for (const { values, places } of [now, before]) {
      exchangeRows(values, target.row, one, other);
      exchangeRows(places, target.row, one, other);
    }
  }

  /** Forgets what the source has told. */
  forget(samples: number): void {
    if (!this.changes) return;
    this.clear(this.now, samples);
    this.before.values.set(this.now.values);
    this.before.places.set(this.now.places);
  }

  /**
   * With U the setting back to the places of a state, the contrast is formed as s_later (U_later t_later - U_earlier
   * t_earlier) + (s_later - s_earlier) U_earlier t_earlier, which loses no digits when the states are close.
   */
  learn(source: Ends, target: Ends | undefined, step: Step, samples: number): boolean {
    const { now } = this;
    this.convolve(source.later, now, samples);
    if (target && !this.source.input) this.compare(source, target, samples);
    else this.correlate(this.target.difference, now, source.later, samples);
    return this.move(step);
  }

  /** Moves the weights by what has been correlated; false when one left its bounds. */
  move(step: Step): boolean {
    this.seen = -1;
    return this.kernel.learn(step);
  }

  private compare(source: Ends, { earlier, later }: Ends, samples: number): void {
    const { now, before, values, target } = this;
    const count = samples * target.row;
    if (source.later === source.earlier) before.places.set(now.places);
    else this.convolve(source.earlier, before, samples);
    let moved = false;
    for (let k = 0; k < count; k++) {
      const stays = now.places[k] === before.places[k];
      values[k] = stays ? target.difference[k]! : later[k]!;
      moved ||= !stays;
    }
    this.correlate(values, now, source.later, samples);
    if (moved) {
      for (let k = 0; k < count; k++) values[k] = now.places[k] === before.places[k] ? 0 : -earlier[k]!;
      this.correlate(values, before, source.later, samples);
    }
    this.correlate(earlier, before, this.source.difference, samples);
  }

  /** Adds to the contrast what values, set back to their places, correlate with in the images. */
  correlate(values: Float32Array, { places }: Pooled, images: Float32Array, samples: number): void {
    const { kernel, kernels, source, target, geometry } = this;
    const from = [images.byteOffset, source.row] as const;
    const to = [values.byteOffset, places.byteOffset, target.row] as const;
    const { params, contrast } = kernel;
    kernels.correlate(params, contrast.byteOffset, ...from, ...to, samples, 0, geometry.outChannels);
  }

  primitive(sample: number): number {
    const { source, target, before } = this;
    this.convolve(source.activity.subarray(sample * source.row), before, 1);
    const first = sample * target.row;
    let sum = 0;
    for (let k = 0; k < target.neurons; k++) sum += before.values[k]! * target.activity[first + k]!;
    return sum;
  }

  weightsChanged(): void {
    this.kernel.stale = true;
    this.seen = -1;
  }

  fluctuate(moment: Moment): boolean {
    return this.weights.fluctuate?.(moment) ?? false;
  }

  place(synapse: number): number {
    return this.kernel.place(synapse);
  }
}
