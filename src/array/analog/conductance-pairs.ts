import type { ProgrammedDevices } from './programmed-devices.js';

/**
 * Differential pairs of programmed conductances, as aihwkit and CrossSim map real weights: w in [-1, 1] becomes
 * G+ = gMin + max(0, w) range and G- = gMin + max(0, -w) range with range = gMax - gMin, and is read as
 * (G+ - G-) / range. Device 2k is the positive branch of pair k, device 2k + 1 the negative one.
 */
export class ConductancePairs {
  private readonly range: number;

  constructor(readonly devices: ProgrammedDevices) {
    this.range = devices.model.gMax - devices.model.gMin;
  }

  /** Programs a pair to a weight in [-1, 1]; returns how many devices were written. */
  program(pair: number, weight: number): number {
    const { devices, range } = this;
    const { gMin } = devices.model;
    const up = devices.program(2 * pair, gMin + Math.max(0, weight) * range);
    return up + devices.program(2 * pair + 1, gMin + Math.max(0, -weight) * range);
  }

  /** Conductance of a device as a share of the range. */
  branch(device: number): number {
    return this.devices.conductance(device) / this.range;
  }

  /** Variance of that weight from one read to the next. */
  variance(pair: number): number {
    const { devices, range } = this;
    return (devices.readStd(2 * pair) ** 2 + devices.readStd(2 * pair + 1) ** 2) / range ** 2;
  }

  /** Weight that a pair was last programmed to. */
  goal(pair: number): number {
    return (this.devices.goal(2 * pair) - this.devices.goal(2 * pair + 1)) / this.range;
  }
}
