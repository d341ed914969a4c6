import { normalFrom } from '../../random/normal.js';
import { draw4 } from '../../random/philox.js';
import { PURPOSE } from '../../random/purpose.js';
import type { Seconds, Siemens } from '../../units/quantity.js';
import {
  type PcmModel,
  pcmDriftExponent,
  pcmDriftFactor,
  pcmProgrammingStd,
  pcmReadStd,
} from './conductance-noise.js';

/** Devices that are programmed to a conductance: the noise of a card, and the smallest conductance asked for. */
export interface ConductanceModel extends PcmModel {
  readonly gMin: Siemens;
}

/** State of an array, one number for each device. */
export interface DeviceMemory {
  /** Conductance that was asked for, siemens. */
  readonly goal: Float32Array;
  /** Conductance right after programming, siemens. */
  readonly programmed: Float32Array;
  readonly exponent: Float32Array;
  /** Seconds since the first read after programming. */
  readonly age: Float32Array;
  /** Times that it was programmed. */
  readonly writes: Uint32Array;
  /** 1 for a device that no pulse moves any more. */
  readonly stuck: Uint32Array;
}

interface Room {
  f32(length: number): Float32Array;
  u32(length: number): Uint32Array;
}

/** Makes room for so many devices. */
export const deviceMemory = (arena: Room, devices: number): DeviceMemory => ({
  goal: arena.f32(devices),
  programmed: arena.f32(devices),
  exponent: arena.f32(devices),
  age: arena.f32(devices),
  writes: arena.u32(devices),
  stuck: arena.u32(devices),
});

/** Bytes of that room, for sizing an arena. */
export const deviceBytes = (devices: number): number => 6 * (4 * devices + 64);

/**
 * Devices that are programmed to a conductance, and only when their goal is another one. Programming misses the goal by
 * a normal draw, and draws the exponent by which the device then drifts.
 */
export class ProgrammedDevices {
  private readonly words = new Uint32Array(4);

  /** @param key seed of the chip, and number of this array on it: they decide every draw */
  constructor(
    readonly model: ConductanceModel,
    private readonly key: { readonly seed: number; readonly array: number },
    private readonly memory: DeviceMemory,
  ) {}

  /** Programs a device; returns how many were written, 1 or 0. */
  program(device: number, siemens: number): number {
    const { goal, stuck, writes } = this.memory;
    const wanted = Math.fround(siemens);
    if (writes[device]! > 0 && goal[device] === wanted) return 0;
    goal[device] = wanted;
    if (stuck[device] === 0) this.pulse(device, wanted);
    writes[device]!++;
    return 1;
  }

  private pulse(device: number, wanted: number): void {
    const { age, exponent, programmed, writes } = this.memory;
    const { seed, array } = this.key;
    draw4(seed, PURPOSE.analogPulse, 0, device, array, writes[device]!, this.words);
    const g = this.normalised(wanted);
    const miss = pcmProgrammingStd(this.model, g) * normalFrom(this.words[0]!);
    const { mean, std } = pcmDriftExponent(this.model, g);
    programmed[device] = Math.max(0, wanted + miss);
    exponent[device] = Math.max(0, mean + std * normalFrom(this.words[1]!));
    age[device] = 0;
  }

  private normalised(siemens: number): number {
    return Math.min(1, Math.max(0, siemens / this.model.gMax));
  }

  /** Breaks a device, which keeps this conductance from now on. */
  stick(device: number, siemens: Siemens): void {
    const { age, exponent, programmed, stuck } = this.memory;
    programmed[device] = siemens;
    exponent[device] = 0;
    age[device] = 0;
    stuck[device] = 1;
  }

  /** Multiplies the conductance of a device that is not stuck, until it is programmed again; returns how to undo it. */
  scale(device: number, factor: number): () => void {
    const { programmed, stuck, writes } = this.memory;
    const [before, written] = [programmed[device]!, writes[device]!];
    if (stuck[device] === 0) programmed[device] = before * factor;
    return () => {
      if (writes[device] === written) programmed[device] = before;
    };
  }

  /** Conductance of a device now, without the noise of a read, siemens. */
  conductance(device: number): number {
    const { age, exponent, programmed } = this.memory;
    const nu = exponent[device]!;
    if (nu === 0 || age[device] === 0) return programmed[device]!;
    return programmed[device]! * pcmDriftFactor(this.model, nu, age[device]! as Seconds);
  }

  /** Standard deviation of one read of a device, siemens. */
  readStd(device: number): number {
    if (this.model.readScale === 0) return 0;
    const { age, goal } = this.memory;
    const share = pcmReadStd(this.model, this.normalised(goal[device]!), age[device]! as Seconds);
    return share * this.conductance(device);
  }

  /** Conductance that a device was last asked for, siemens. */
  goal(device: number): number {
    return this.memory.goal[device]!;
  }

  /** Times that each device was programmed. */
  get writes(): Uint32Array {
    return this.memory.writes;
  }

  /** Lets `seconds` pass for all devices. */
  elapse(seconds: number): void {
    const { age } = this.memory;
    for (let device = 0; device < age.length; device++) age[device] = age[device]! + seconds;
  }
}
