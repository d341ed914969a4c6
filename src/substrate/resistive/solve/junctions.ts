import { BOLTZMANN_PER_CHARGE } from '../../../units/quantity.js';
import type { DiodeModel } from '../circuit/circuit.js';
import type { Wiring } from '../circuit/wiring.js';
import { Block } from '../linear/lists.js';

/** 27 degrees Celsius, where SPICE stands unless told otherwise. */
const KELVIN = 300.15;
/** A small conductance beside every junction, S: `gmin` of SPICE. */
export const LEAST_SIEMENS = 1e-12;

type Junction = Extract<DiodeModel, { kind: 'exponential' }>;

/** Scale of a junction's exponential, V. */
const thermal = ({ emission }: Junction): number => emission * BOLTZMANN_PER_CHARGE * KELVIN;

export const junctionCurrent = (model: Junction, volts: number): number =>
  model.saturation * Math.expm1(volts / thermal(model)) + LEAST_SIEMENS * volts;

export const junctionSiemens = (model: Junction, volts: number): number =>
  (model.saturation * Math.exp(volts / thermal(model))) / thermal(model) + LEAST_SIEMENS;

/** The exponential diodes of a circuit: where each is linearised, and its current and conductance there. */
export class Junctions {
  /** Their numbers among the elements. */
  readonly elements: readonly number[];
  private readonly from: Int32Array;
  private readonly to: Int32Array;
  private readonly vt: Float64Array;
  private readonly saturation: Float64Array;
  /** Above it a junction conducts well, V. Source: Nagel 1975. */
  private readonly critical: Float64Array;
  private readonly across: Float64Array;
  readonly amperes: Float64Array;
  readonly siemens: Float64Array;

  constructor({ circuit, junctions, from, to }: Wiring) {
    this.elements = junctions;
    const count = junctions.length;
    const block = new Block({ floats: 6 * count, ints: 2 * count });
    this.vt = block.floats(count);
    this.saturation = block.floats(count);
    this.critical = block.floats(count);
    this.across = block.floats(count).fill(Number.NaN);
    this.amperes = block.floats(count);
    this.siemens = block.floats(count);
    this.from = block.ints(count);
    this.to = block.ints(count);
    for (let at = 0; at < count; at++) {
      const k = junctions[at]!;
      const { model } = circuit.elements[k] as { model: Junction };
      const vt = thermal(model);
      this.from[at] = from[k]!;
      this.to[at] = to[k]!;
      this.vt[at] = vt;
      this.saturation[at] = model.saturation;
      this.critical[at] = vt * Math.log(vt / (Math.SQRT2 * model.saturation));
    }
  }

  /** Linearises all where these voltages put them. */
  place(volts: Float64Array): void {
    const { from, to } = this;
    for (let k = 0; k < from.length; k++) {
      const across = volts[from[k]!]! - volts[to[k]!]!;
      // In a sweep they stand there already.
      if (across !== this.across[k]) this.linearise(k, across);
    }
  }

  private linearise(k: number, across: number): void {
    const exponential = this.saturation[k]! * Math.exp(across / this.vt[k]!);
    this.across[k] = across;
    this.amperes[k] = exponential - this.saturation[k]! + LEAST_SIEMENS * across;
    this.siemens[k] = exponential / this.vt[k]! + LEAST_SIEMENS;
  }

  /** Adds to the currents into the nodes what the linearised junctions carry at 0 V. */
  feed(into: Float64Array): void {
    const { from, to, across, amperes, siemens } = this;
    for (let k = 0; k < from.length; k++) {
      const rest = amperes[k]! - siemens[k]! * across[k]!;
      into[from[k]!]! -= rest;
      into[to[k]!]! += rest;
    }
  }

  /**
   * Linearises each where the voltages that its last linearisation led to put it, or as far towards that as is safe.
   * @returns the largest error of a linearised current, as a share of the current; infinite where one was held back
   */
  follow(volts: Float64Array): number {
    const { from, to, saturation, across, amperes, siemens } = this;
    let worst = 0;
    for (let k = 0; k < from.length; k++) {
      const wanted = volts[from[k]!]! - volts[to[k]!]!;
      const linear = amperes[k]! + siemens[k]! * (wanted - across[k]!);
      const next = this.limited(k, wanted);
      this.linearise(k, next);
      const current = amperes[k]!;
      const error = Math.abs(current - linear) / (Math.abs(current) + saturation[k]!);
      worst = Math.max(worst, next === wanted ? error : Infinity);
    }
    return worst;
  }

  /** Where to linearise next: one that is to conduct well comes there from its critical voltage, by logarithms. */
  private limited(k: number, wanted: number): number {
    const [vt, critical, at] = [this.vt[k]!, this.critical[k]!, this.across[k]!];
    if (wanted <= critical || wanted <= at + 2 * vt) return wanted;
    return at < critical ? critical : at + vt * Math.log1p((wanted - at) / vt);
  }
}
