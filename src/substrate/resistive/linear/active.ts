import type { VoltageAmplifier, VoltageSource } from '../circuit/circuit.js';
import { ofKind } from '../circuit/circuit.js';
import type { Wiring } from '../circuit/wiring.js';
import { DenseLu } from './lu.js';
import type { LinearSystem } from './system.js';
import { orUnstable } from './unstable.js';

/**
 * Any circuit: modified nodal analysis (Ho, Ruehli and Brennan 1975). Unknowns are the voltages of all nodes but
 * ground, then the currents of voltage sources and voltage amplifiers.
 */
export class ActiveSystem implements LinearSystem {
  /** Numbers of the voltage sources and voltage amplifiers, and the place of each by its name. */
  private readonly drivers: readonly number[];
  private readonly placeOf: ReadonlyMap<string, number>;
  private lu: DenseLu | undefined;
  /** Unknowns as solved last. */
  private state: Float64Array = new Float64Array(0);

  constructor(private readonly wiring: Wiring) {
    const { places, circuit } = wiring;
    this.drivers = [...places['voltage-source'], ...places['voltage-amplifier']];
    this.placeOf = new Map(this.drivers.map((k, place) => [circuit.elements[k]!.name, place]));
  }

  private get size(): number {
    return this.wiring.nodes - 1 + this.drivers.length;
  }

  /** The right side is read from the wiring at each solution. */
  drive(): void {}

  factor(siemens: Float64Array): void {
    const { wiring, size } = this;
    const { circuit } = wiring;
    const nodes = wiring.nodes - 1;
    const matrix = new Float64Array(size * size);
    /** Ground has neither row nor column. */
    const add = (row: number, column: number, value: number): void => {
      if (row >= 0 && column >= 0) matrix[row * size + column]! += value;
    };
    /** A current value x (unknown at a minus unknown at b) from one node to another. */
    const transfer = (from: number, to: number, a: number, b: number, value: number): void => {
      add(from - 1, a - 1, value);
      add(from - 1, b - 1, -value);
      add(to - 1, a - 1, -value);
      add(to - 1, b - 1, value);
    };
    wiring.branches.forEach((k, at) => {
      const [from, to] = [wiring.from[k]!, wiring.to[k]!];
      transfer(from, to, from, to, siemens[at]!);
    });
    for (const { from, to, controlFrom, controlTo, siemens: g } of ofKind(circuit, 'transconductor'))
      transfer(from, to, controlFrom, controlTo, g);
    const elementOf = (place: number) =>
      circuit.elements[this.drivers[place]!] as VoltageSource | VoltageAmplifier;
    this.drivers.forEach((_, place) => {
      const element = elementOf(place);
      const { from, to } = element;
      const row = nodes + place;
      add(from - 1, row, 1);
      add(to - 1, row, -1);
      add(row, from - 1, 1);
      add(row, to - 1, -1);
      if (element.kind !== 'voltage-amplifier') return;
      add(row, element.controlFrom - 1, -element.gain);
      add(row, element.controlTo - 1, element.gain);
    });
    for (const { from, to, control, gain } of ofKind(circuit, 'current-amplifier')) {
      const column = nodes + this.placeOf.get(control)!;
      add(from - 1, column, gain);
      add(to - 1, column, -gain);
    }
    const nodeOf = (row: number) => circuit.nodes[row + 1] ?? elementOf(row - nodes).name;
    this.lu = orUnstable(nodeOf, () => new DenseLu(size, matrix));
  }

  solve(
    into: Float64Array,
    sources: boolean,
    volts: Float64Array = new Float64Array(into.length),
  ): Float64Array {
    this.state = this.lu!.solve(this.right(into, sources));
    volts.set(this.state.subarray(0, into.length - 1), 1);
    return volts;
  }

  private right(into: Float64Array, sources: boolean): Float64Array {
    const { from, to, value, places, nodes } = this.wiring;
    const right = new Float64Array(this.size);
    right.set(into.subarray(1));
    if (!sources) return right;
    for (const k of places['current-source']) {
      if (from[k]! > 0) right[from[k]! - 1]! -= value[k]!;
      if (to[k]! > 0) right[to[k]! - 1]! += value[k]!;
    }
    places['voltage-source'].forEach((k, place) => {
      right[nodes - 1 + place] = value[k]!;
    });
    return right;
  }

  addDriven(amperes: Float64Array): void {
    const { circuit, nodes } = this.wiring;
    const driven = this.state.subarray(nodes - 1);
    this.drivers.forEach((k, place) => {
      amperes[k] = driven[place]!;
    });
    circuit.elements.forEach((element, k) => {
      if (element.kind === 'current-amplifier')
        amperes[k] = element.gain * driven[this.placeOf.get(element.control)!]!;
    });
  }
}
