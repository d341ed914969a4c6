import {
  type DeviceState,
  movedBy,
  type PulsedDevice,
  type PulsedModel,
  shownAt,
} from '../../kernel/plain/step.js';
import { PURPOSE } from '../../random/purpose.js';
import { entityOf, type RandomStream, stream } from '../../random/stream.js';
import { drawDevice } from './device.js';
import { stochasticPulses } from './small-update.js';

export interface PulsedArrayOptions {
  /** 0 .. 2^32 - 1 */
  readonly seed: number;
  /** Number of this array among those of a run, 0 .. 2^21 - 1. */
  readonly array?: number;
  /** Where the devices are kept; of its own where absent. */
  readonly memory?: PulsedMemory;
}

/** One number per device: what was drawn for life, where it stands, and what a read sees. */
export interface PulsedMemory {
  readonly up: Float32Array;
  readonly down: Float32Array;
  readonly max: Float32Array;
  readonly min: Float32Array;
  readonly reference: Float32Array;
  readonly position: Float64Array;
  readonly weights: Float64Array;
}

/**
 * n devices of one model. Parameters are drawn once per device and every write of a device has its own draws,
 * keyed by device and write number: the order in which devices are touched changes nothing. Stored in single
 * precision (parameters) and double precision (state); kept at rest are 2 numbers per device.
 */
export class PulsedDevices {
  readonly count: number;
  private readonly up: Float32Array;
  private readonly down: Float32Array;
  private readonly max: Float32Array;
  private readonly min: Float32Array;
  private readonly reference: Float32Array;
  private readonly position: Float64Array;
  /** What reads see, one weight per device. Written here only. */
  readonly weights: Float64Array;
  /** Pulses sent so far, up and down together. */
  pulses = 0;
  private readonly seed: number;
  private readonly array: number;

  constructor(
    readonly model: PulsedModel,
    count: number,
    { seed, array = 0, memory }: PulsedArrayOptions,
  ) {
    this.count = count;
    this.seed = seed;
    this.array = array;
    const own = (): Float32Array => new Float32Array(count);
    this.up = memory?.up ?? own();
    this.down = memory?.down ?? own();
    this.max = memory?.max ?? own();
    this.min = memory?.min ?? own();
    this.reference = memory?.reference ?? own();
    this.position = memory?.position ?? new Float64Array(count);
    this.weights = memory?.weights ?? new Float64Array(count);
    for (let index = 0; index < count; index++) this.make(index);
  }

  private make(index: number): void {
    const made = drawDevice(this.model, stream(this.seed, PURPOSE.analogSpread, this.entity(index)));
    this.up[index] = made.up;
    this.down[index] = made.down;
    this.max[index] = made.max;
    this.min[index] = made.min;
    this.reference[index] = made.reference;
    this.place(index, made.reference);
  }

  private entity(index: number): number {
    return entityOf(this.array, index);
  }

  private random(index: number, write: number): RandomStream {
    return stream(this.seed, PURPOSE.analogPulse, this.entity(index), write);
  }

  /** The parameters that were drawn for a device. */
  device(index: number): PulsedDevice {
    return {
      up: this.up[index]!,
      down: this.down[index]!,
      max: this.max[index]!,
      min: this.min[index]!,
      reference: this.reference[index]!,
    };
  }

  state(index: number): DeviceState {
    return { position: this.position[index]!, shown: this.weights[index]! };
  }

  /** Puts a device where its readable weight is `weight`, as near as its bounds allow and without noise. */
  set(index: number, weight: number): void {
    this.place(index, weight + this.reference[index]!);
  }

  private place(index: number, position: number): void {
    const within = Math.min(this.max[index]!, Math.max(this.min[index]!, position));
    this.position[index] = within;
    this.weights[index] = within - this.reference[index]!;
  }

  /**
   * Sends |count| pulses, upwards where count > 0.
   * @param write number of this write of the device, 0 .. 2^32 - 1: names the draws
   */
  pulse(index: number, count: number, write: number): void {
    if (count === 0) return;
    this.send(index, count, this.random(index, write));
  }

  /**
   * Changes a weight by `change` with whole pulses, rounding at random so that the mean is right (see
   * small-update.ts). Returns the signed number of pulses sent.
   */
  update(index: number, change: number, write: number): number {
    if (change === 0) return 0;
    const random = this.random(index, write);
    const count = stochasticPulses(change, this.model.step, random.float());
    if (count !== 0) this.send(index, count, random);
    return count;
  }

  /** Draws of a write: 0 is what an update rounds by, 1 the write noise, then one for each pulse, or one for all. */
  private send(index: number, count: number, random: RandomStream): void {
    const device = this.device(index);
    const direction = count > 0 ? 1 : -1;
    random.seek(0);
    random.u32();
    const noise = random.normal();
    const pulses = Math.abs(count);
    const position = movedBy(this.model, device, this.position[index]!, direction, pulses, () =>
      random.normal(),
    );
    this.position[index] = position;
    this.weights[index] = shownAt(this.model, device, position, noise);
    this.pulses += Math.abs(count);
  }
}
