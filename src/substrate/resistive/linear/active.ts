import type { VoltageAmplifier, VoltageSource } from '../circuit/circuit.js';
import { ofKind } from '../circuit/circuit.js';
import type { Wiring } from '../circuit/wiring.js';
import { DenseLu } from './lu.js';
import type { LinearSystem } from './system.js';
import { unstableAt } from './unstable.js';

/**
 * Any circuit: modified nodal analysis (Ho, Ruehli and Brennan 1975). Unknowns are the voltages of all nodes but
 * ground, then the currents of voltage sources and voltage amplifiers.
 */
export class ActiveSystem implements LinearSystem {
  /** Numbers of the voltage sources and voltage amplifiers, and the place of each by its name. */
  private readonly drivers: readonly number[];
  private readonly placeOf: ReadonlyMap<string, number>;
  /** The matrix without junctions. */
  private readonly still: Float64Array;
  private lu: DenseLu | undefined;
  /** Unknowns as solved last. */
  private state: Float64Array = new Float64Array(0);

  constructor(private readonly wiring: Wiring) {
    const { places, circuit } = wiring;
    this.drivers = [...places['voltage-source'], ...places['voltage-amplifier']];
    this.placeOf = new Map(this.drivers.map((k, place) => [circuit.elements[k]!.name, place]));
    this.still = this.resting();
  }

  private get size(): number {
    return this.wiring.nodes - 1 + this.drivers.length;
  }

  /** The right side is read from the wiring at each solution. */
  drive(): void {}

  factor(junctions: ArrayLike<number> = []): void {
    const { wiring, size, drivers } = this;
    const matrix = this.still.slice();
    wiring.junctions.forEach((k, at) => {
      const [from, to] = [wiring.from[k]!, wiring.to[k]!];
      transfer({ matrix, size }, from, to, from, to, junctions[at] ?? 0);
    });
    const nodes = wiring.nodes - 1;
    const nodeOf = (row: number) =>
      wiring.circuit.nodes[row + 1] ?? wiring.circuit.elements[drivers[row - nodes]!]!.name;
    try {
      this.lu = new DenseLu(size, matrix);
    } catch (error) {
      throw unstableAt(error, nodeOf);
    }
  }

  private resting(): Float64Array {
    const { wiring, size, drivers } = this;
    const { circuit, places, from, to, value } = wiring;
    const nodes = wiring.nodes - 1;
    const matrix = new Float64Array(size * size);
    const square = { matrix, size };
    for (const k of places.resistor) transfer(square, from[k]!, to[k]!, from[k]!, to[k]!, value[k]!);
    for (const { from, to, controlFrom, controlTo, siemens } of ofKind(circuit, 'transconductor'))
      transfer(square, from, to, controlFrom, controlTo, siemens);
    drivers.forEach((k, place) => {
      const element = circuit.elements[k] as VoltageSource | VoltageAmplifier;
      const row = nodes + place;
      add(square, element.from - 1, row, 1);
      add(square, element.to - 1, row, -1);
      add(square, row, element.from - 1, 1);
      add(square, row, element.to - 1, -1);
      if (element.kind !== 'voltage-amplifier') return;
      add(square, row, element.controlFrom - 1, -element.gain);
      add(square, row, element.controlTo - 1, element.gain);
    });
    for (const { from, to, control, gain } of ofKind(circuit, 'current-amplifier')) {
      const column = nodes + this.placeOf.get(control)!;
      add(square, from - 1, column, gain);
      add(square, to - 1, column, -gain);
    }
    return matrix;
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

interface Square {
  readonly matrix: Float64Array;
  readonly size: number;
}

/** Ground has neither row nor column. */
function add({ matrix, size }: Square, row: number, column: number, value: number): void {
  if (row >= 0 && column >= 0) matrix[row * size + column]! += value;
}

/** A current value x (voltage of node a minus that of b) from one node to another. */
function transfer(square: Square, from: number, to: number, a: number, b: number, value: number): void {
  add(square, from - 1, a - 1, value);
  add(square, from - 1, b - 1, -value);
  add(square, to - 1, a - 1, -value);
  add(square, to - 1, b - 1, value);
}
