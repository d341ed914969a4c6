import type { Arena } from '../../kernel/arena.js';
import type { Kernels, MatrixView } from '../../kernel/kernels.js';
import type { ConfigureProjection } from '../../protocol/messages.js';
import type { Coupling } from './coupling.js';
import type { Geometry } from './geometry.js';
import { Kernel } from './kernel.js';
import type { LevelsSpec } from './levels.js';
import { type Ends, type RatePopulation, rowOf, type Signal } from './population.js';
import type { Learning, Step } from './weights.js';

/** What a convolution makes of a batch of images: pooled values, and the places in their windows they come from. */
interface Pooled {
  readonly values: Float32Array;
  readonly places: Uint32Array;
}

/** Numbers beyond the last image that the kernels may write. */
const SLACK = 4;

/**
 * A kernel moved over an image, then pooled: phi = a_target . pool(w * a_source). A maximum sends back to the place that
 * it comes from in the present state of the source. Sources: Ernoult et al. 2019, Laborieux et al. 2021.
 */
export class ConvolutionCoupling implements Coupling {
  private readonly kernel: Kernel;
  /** Of the present state of the source, and of one that it is compared with. */
  private readonly now: Pooled;
  private readonly before: Pooled;
  /** Room for what learning sets back. */
  private readonly values: Float32Array;
  /** The version of the source and the samples that `now` was worked out for; -1 for none. */
  private seen = -1;
  private seenSamples = 0;
  private readonly memory: Float32Array;
  readonly work: number;
  readonly multiplyAdds: Float64Array;
  readonly weights: Learning;
  readonly adjoint = undefined;

  constructor(
    readonly spec: ConfigureProjection,
    geometry: Geometry,
    readonly source: RatePopulation,
    readonly target: RatePopulation,
    arena: Arena,
    private readonly kernels: Kernels,
    levels?: LevelsSpec,
  ) {
    this.kernel = new Kernel(spec, geometry, arena, kernels, levels);
    this.memory = new Float32Array(arena.memory.buffer);
    const size = source.unit.batch * target.row + SLACK;
    this.now = { values: arena.f32(size), places: arena.u32(size) };
    this.before = { values: arena.f32(size), places: arena.u32(size) };
    this.values = arena.f32(size);
    this.work = geometry.positions * geometry.synapses;
    this.multiplyAdds = arena.f64(1);
    this.weights = this.kernel.weights;
  }

  /** Arena bytes that it needs at most. */
  static bytes(spec: ConfigureProjection, geometry: Geometry, batch: number, levels?: LevelsSpec): number {
    const { outHeight, outWidth, outChannels } = geometry;
    const size = batch * rowOf(outHeight * outWidth * outChannels) + SLACK;
    return Kernel.bytes(spec, geometry, levels) + 5 * (4 * size + 64) + 128;
  }

  forward(into: MatrixView, _told: Signal, samples: number): void {
    this.see(samples);
    const first = into.at / 4;
    const { memory, now, target } = this;
    for (let k = 0; k < samples * target.row; k++) memory[first + k] = memory[first + k]! + now.values[k]!;
  }

  backward(into: MatrixView, _told: Signal, samples: number): void {
    this.see(samples);
    const { kernel, kernels, target, now } = this;
    const [values, places] = [target.activity.byteOffset, now.places.byteOffset];
    this.multiplyAdds[0]! += kernels.convolveBack(kernel.params, into.at, values, places, samples);
  }

  /** Convolves the present state of the source, unless that was done since it last moved. */
  private see(samples: number): void {
    const { version, activity } = this.source;
    if (this.seen === version && this.seenSamples === samples) return;
    this.convolve(activity, this.now, samples);
    this.seen = version;
    this.seenSamples = samples;
  }

  private convolve(images: Float32Array, { values, places }: Pooled, samples: number): void {
    const { kernel, kernels } = this;
    kernel.refresh();
    kernels.convolve(kernel.params, images.byteOffset, values.byteOffset, places.byteOffset, samples);
    this.multiplyAdds[0]! += samples * this.work;
  }

  /**
   * With U the setting back to the places of a state, the contrast is formed as s_later (U_later t_later - U_earlier
   * t_earlier) + (s_later - s_earlier) U_earlier t_earlier, which loses no digits when the states are close.
   */
  learn(source: Ends, target: Ends | undefined, step: Step, samples: number): boolean {
    const { now } = this;
    this.convolve(source.later, now, samples);
    if (target) this.compare(source, target, samples);
    else this.setBack(k => this.target.difference[k]!, now, source.later, samples);
    this.seen = -1;
    return this.kernel.learn(step);
  }

  private compare(source: Ends, target: Ends, samples: number): void {
    const { now, before } = this;
    if (source.later === source.earlier) before.places.set(now.places);
    else this.convolve(source.earlier, before, samples);
    const stays = (k: number): boolean => now.places[k] === before.places[k];
    const gained = (k: number): number => target.later[k]! - (stays(k) ? target.earlier[k]! : 0);
    const lost = (k: number): number => (stays(k) ? 0 : -target.earlier[k]!);
    this.setBack(gained, now, source.later, samples);
    this.setBack(lost, before, source.later, samples);
    if (!this.source.input) this.setBack(k => target.earlier[k]!, before, this.source.difference, samples);
  }

  /** Adds to the contrast what values, set back to their places, correlate with in the images. */
  private setBack(
    value: (k: number) => number,
    { places }: Pooled,
    images: Float32Array,
    samples: number,
  ): void {
    const { values, kernel, kernels, target } = this;
    for (let k = 0; k < samples * target.row; k++) values[k] = value(k);
    const pointers = [kernel.contrast, images, values, places].map(array => array.byteOffset);
    kernels.correlate(kernel.params, ...(pointers as [number, number, number, number]), samples);
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

  place(synapse: number): number {
    return this.kernel.place(synapse);
  }
}
