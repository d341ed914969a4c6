import { modelOfConductances } from '../../../array/analog/conductance-message.js';
import { deviceBytes, deviceMemory, ProgrammedDevices } from '../../../array/analog/programmed-devices.js';
import type { Arena } from '../../../kernel/arena.js';
import type { Kernels } from '../../../kernel/kernels.js';
import * as L from '../../../kernel/layout.js';
import type { ConfigureConductances, ConfigureSynapse, Counter } from '../../../protocol/messages.js';
import type { Siemens } from '../../../units/quantity.js';
import type { Moment } from '../../rate/population.js';
import { readNoisily } from '../../rate/read-noise.js';
import type { Behind } from '../../rate/weights.js';
import { HiddenNumbers, hiddenBytes } from '../../spiking/hidden.js';

/** What is said of resistors that are programmed devices. */
export interface DevicesSpec {
  readonly rule: ConfigureSynapse;
  readonly said: ConfigureConductances;
  readonly seed: number;
  readonly projection: number;
}

interface Shape {
  readonly sources: number;
  readonly targets: number;
  /** Conductances in a row, of which the last are padding. */
  readonly row: number;
  /** Rows of changes that are worked out together. */
  readonly rowsAtOnce: number;
}

/**
 * Resistors that are one programmed device each: a conductance g of the network is amplitude x G / G_max. Updates gather
 * in a digital number until a step is full (or round at random); then the goal moves by whole steps, between the
 * smallest and the largest conductance of the card, and the device is programmed, with a miss.
 */
export class ProgrammedResistors implements Behind {
  readonly hidden: HiddenNumbers;
  readonly devices: ProgrammedDevices;
  private readonly said: ConfigureConductances;
  private readonly amplitude: number;
  private readonly projection: number;
  /** Conductances without the noise of a read, laid out as those that the network finds. */
  readonly values: Float32Array;
  /** Standard deviation of one read of each; empty where reads have no noise. */
  private readonly spreads: Float32Array;
  /** Room for the changes of rows that are the negatives of others. */
  private readonly negative: Float32Array;

  /** @param siemens conductances that the network finds */
  constructor(
    { rule, said, seed, projection }: DevicesSpec,
    private readonly shape: Shape,
    private readonly siemens: Float32Array,
    arena: Arena,
    kernels: Kernels,
  ) {
    const { sources, targets, row, rowsAtOnce } = shape;
    this.said = said;
    this.amplitude = rule.amplitude;
    this.projection = projection;
    const touched = arena.u32(sources);
    touched.set(touched.map((_, k) => k));
    const threshold = said.step * rule.amplitude;
    const how = { kind: L.HIDDEN_PULSES, threshold, count: Number(said.accumulate) } as const;
    const place = {
      ...{ id: projection, seed, sources, targets, row, weights: siemens, touched, rowsAtOnce },
      ...{ accumulator: undefined, transposed: undefined, triggered: undefined },
      ...{ gain: 1, hits: arena.f64(1) },
    };
    this.hidden = new HiddenNumbers(rule, how, place, arena, kernels);
    this.negative = arena.f32(rowsAtOnce * row);
    const noisy = said.readScale > 0;
    this.values = noisy ? arena.f32(siemens.length) : siemens;
    this.spreads = arena.f32(noisy ? siemens.length : 0);
    const memory = deviceMemory(arena, sources * targets);
    this.devices = new ProgrammedDevices(modelOfConductances(said), { seed, array: projection }, memory);
  }

  /** Arena bytes that they need at most, beside the conductances that the network finds. */
  static bytes({ sources, targets, row, rowsAtOnce }: Shape): number {
    const hidden = hiddenBytes(sources * row, sources, rowsAtOnce * row);
    const room = 4 * rowsAtOnce * row;
    return hidden + room + deviceBytes(sources * targets) + 8 * sources * row + 4 * sources + 512;
  }

  /**
   * Moves `rows` rows from `first` by the cross terms at `cross` less the row `square`, and those from `mirror`, where
   * there are any, by minus both. The cross terms are cleared. Returns the devices programmed.
   */
  follow(
    first: number,
    mirror: number | undefined,
    rows: number,
    cross: number,
    square: Float32Array,
    scale: number,
  ): number {
    const { row } = this.shape;
    const length = rows * row;
    const [changes, negative] = [new Float32Array(square.buffer, cross, length), this.negative];
    for (let k = 0; k < length; k++) {
      negative[k] = -changes[k]! - square[k % row]!;
      changes[k]! -= square[k % row]!;
    }
    const programmed = this.move(first, rows, cross, scale);
    if (mirror === undefined) return programmed;
    return programmed + this.move(mirror, rows, negative.byteOffset, scale);
  }

  /** Moves `count` rows from `first` by the changes at `changes`, which are cleared. */
  private move(first: number, count: number, changes: number, scale: number): number {
    let programmed = 0;
    this.hidden.applyRows(first, count, changes, scale, (place, moved) => {
      programmed += this.program(place, this.stepsOf(place) + moved);
    });
    return programmed;
  }

  private stepsOf(place: number): number {
    const { highest, step } = this.said;
    return Math.round(this.devices.goal(this.device(place)) / highest / step);
  }

  private program(place: number, steps: number): number {
    const { lowest, highest, step } = this.said;
    const share = Math.max(lowest / highest, Math.min(1, steps * step));
    const written = this.devices.program(this.device(place), share * highest);
    if (written > 0) this.show(place);
    return written;
  }

  /** Programs one device to the step nearest to `value`. */
  write(place: number, value: number): void {
    this.program(place, Math.round(value / this.amplitude / this.said.step));
  }

  /** Lets the network find what a device is now. */
  show(place: number): void {
    const device = this.device(place);
    const unit = this.amplitude / this.said.highest;
    this.values[place] = unit * this.devices.conductance(device);
    this.siemens[place] = this.values[place]!;
    if (this.spreads.length > 0) this.spreads[place] = unit * this.devices.readStd(device);
  }

  /** Lets the network find each conductance with the noise of a read; false where reads have none. */
  fluctuate(moment: Moment): boolean {
    const { projection, siemens, spreads, values } = this;
    if (spreads.length === 0) return false;
    readNoisily(siemens, values, spreads, 0, projection, moment);
    return true;
  }

  private device(place: number): number {
    const { row, targets } = this.shape;
    return Math.floor(place / row) * targets + (place % row);
  }

  /** Lets time pass for the devices, s. */
  age(seconds: number): void {
    this.devices.elapse(seconds);
    for (let k = 0; k < this.devices.writes.length; k++) this.show(this.placeOf(k));
  }

  /** Breaks a device, which keeps its lowest resistance, or its highest. */
  stick(device: number, low: boolean): void {
    const { lowest, highest } = this.said;
    this.devices.stick(device, (low ? highest : lowest) as Siemens);
    this.show(this.placeOf(device));
  }

  /** Multiplies a conductance, until its device is programmed again or what is returned is called. */
  scale(device: number, factor: number): () => void {
    const place = this.placeOf(device);
    const undo = this.devices.scale(device, factor);
    this.show(place);
    return () => {
      undo();
      this.show(place);
    };
  }

  private placeOf(device: number): number {
    const { row, targets } = this.shape;
    return Math.floor(device / targets) * row + (device % targets);
  }

  readPulses(): Uint32Array {
    return this.devices.writes.slice();
  }

  /** What was counted; costs a look at every device. */
  counts(): Partial<Record<Counter, number>> {
    const writes = this.devices.writes.reduce((sum, each) => sum + each, 0);
    return {
      'hidden-updates': this.said.accumulate ? this.hidden.updatesMade : 0,
      'programming-pulses': writes,
    };
  }
}
