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

/** State of an array; device 2k is the positive branch of pair k, device 2k + 1 the negative one. */
export interface ConductanceMemory {
  /** Conductance that was asked for, siemens, per device. */
  readonly goal: Float32Array;
  /** Conductance right after programming, siemens, per device. */
  readonly programmed: Float32Array;
  /** Drift exponent, per device. */
  readonly exponent: Float32Array;
  /** Seconds since the first read after programming, per device. */
  readonly age: Float32Array;
  /** Times each device was programmed. */
  readonly writes: Uint32Array;
}

/** Bytes of the state of an array of so many pairs, for sizing an arena. */
export const conductanceBytes = (pairs: number): number => 2 * pairs * 5 * 4 + 5 * 64;

/**
 * Differential pairs of programmed conductances, as aihwkit and CrossSim map real weights: w in [-1, 1] becomes
 * G+ = gMin + max(0, w) range and G- = gMin + max(0, -w) range with range = gMax - gMin, and is read as
 * (G+ - G-) / range. A device is programmed only when its goal is another one; programming misses the goal by a
 * normal draw, and draws the exponent by which the device then drifts.
 */
export class ConductancePairs {
  private readonly words = new Uint32Array(4);
  private readonly range: number;

  /** @param key seed of the chip, and number of this array on it: they decide every draw */
  constructor(
    readonly model: ConductanceModel,
    private readonly key: { readonly seed: number; readonly array: number },
    private readonly memory: ConductanceMemory,
  ) {
    this.range = model.gMax - model.gMin;
  }

  /** Programs a pair to a weight in [-1, 1]; returns how many devices were written. */
  program(pair: number, weight: number): number {
    const { gMin } = this.model;
    const up = this.write(2 * pair, gMin + Math.max(0, weight) * this.range);
    return up + this.write(2 * pair + 1, gMin + Math.max(0, -weight) * this.range);
  }

  private write(device: number, siemens: number): number {
    const { age, exponent, goal, programmed, writes } = this.memory;
    const wanted = Math.fround(siemens);
    if (writes[device]! > 0 && goal[device] === wanted) return 0;
    const { seed, array } = this.key;
    draw4(seed, PURPOSE.analogPulse, 0, device, array, writes[device]!, this.words);
    const g = this.normalised(wanted);
    const miss = pcmProgrammingStd(this.model, g) * normalFrom(this.words[0]!);
    const { mean, std } = pcmDriftExponent(this.model, g);
    goal[device] = wanted;
    programmed[device] = Math.max(0, wanted + miss);
    exponent[device] = Math.max(0, mean + std * normalFrom(this.words[1]!));
    age[device] = 0;
    writes[device]!++;
    return 1;
  }

  private normalised(siemens: number): number {
    return Math.min(1, Math.max(0, siemens / this.model.gMax));
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

  /** The weight that a pair stands for now. */
  weight(pair: number): number {
    return (this.conductance(2 * pair) - this.conductance(2 * pair + 1)) / this.range;
  }

  /** Variance of that weight from one read to the next. */
  variance(pair: number): number {
    return (this.readStd(2 * pair) ** 2 + this.readStd(2 * pair + 1) ** 2) / this.range ** 2;
  }

  /** Weight that a pair was last programmed to. */
  goal(pair: number): number {
    const { goal } = this.memory;
    return (goal[2 * pair]! - goal[2 * pair + 1]!) / this.range;
  }

  /** Lets `seconds` pass for all devices. */
  elapse(seconds: number): void {
    const { age } = this.memory;
    for (let device = 0; device < age.length; device++) age[device] = age[device]! + seconds;
  }
}
