import type { Circuit, CurrentAmplifier, VoltageAmplifier, VoltageSource } from '../circuit/circuit.js';
import { ofKind } from '../circuit/circuit.js';
import { DenseLu } from './lu.js';
import type { Branch, LinearSystem } from './system.js';
import { orUnstable } from './unstable.js';

/**
 * Any circuit: modified nodal analysis (Ho, Ruehli and Brennan 1975). Unknowns are the voltages of all nodes but
 * ground, then the currents of voltage sources and voltage amplifiers.
 */
export class ActiveSystem implements LinearSystem {
  private readonly drivers: readonly (VoltageSource | VoltageAmplifier)[];
  private readonly currents: readonly CurrentAmplifier[];
  private lu: DenseLu | undefined;
  /** Unknowns as solved last. */
  private state: Float64Array = new Float64Array(0);

  constructor(
    private readonly circuit: Circuit,
    private readonly branches: readonly Branch[],
  ) {
    this.drivers = [...ofKind(circuit, 'voltage-source'), ...ofKind(circuit, 'voltage-amplifier')];
    this.currents = ofKind(circuit, 'current-amplifier');
  }

  private get size(): number {
    return this.circuit.nodes.length - 1 + this.drivers.length;
  }

  factor(siemens: ArrayLike<number>): void {
    const { circuit, branches, size } = this;
    const nodes = circuit.nodes.length - 1;
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
    branches.forEach(({ from, to }, k) => {
      transfer(from, to, from, to, siemens[k]!);
    });
    for (const { from, to, controlFrom, controlTo, siemens: g } of ofKind(circuit, 'transconductor'))
      transfer(from, to, controlFrom, controlTo, g);
    this.drivers.forEach((element, k) => {
      const { from, to } = element;
      const row = nodes + k;
      add(from - 1, row, 1);
      add(to - 1, row, -1);
      add(row, from - 1, 1);
      add(row, to - 1, -1);
      if (element.kind !== 'voltage-amplifier') return;
      add(row, element.controlFrom - 1, -element.gain);
      add(row, element.controlTo - 1, element.gain);
    });
    for (const { from, to, control, gain } of this.currents) {
      const column = nodes + this.drivers.findIndex(({ name }) => name === control);
      add(from - 1, column, gain);
      add(to - 1, column, -gain);
    }
    const nodeOf = (row: number) => circuit.nodes[row + 1] ?? this.drivers[row - nodes]!.name;
    this.lu = orUnstable(nodeOf, () => new DenseLu(size, matrix));
  }

  solve(into: Float64Array, sources: boolean): Float64Array {
    this.state = this.lu!.solve(this.right(into, sources));
    return Float64Array.from(this.circuit.nodes, (_, node) => (node === 0 ? 0 : this.state[node - 1]!));
  }

  private right(into: Float64Array, sources: boolean): Float64Array {
    const { circuit, size } = this;
    const nodes = circuit.nodes.length - 1;
    const right = new Float64Array(size);
    right.set(into.subarray(1));
    if (!sources) return right;
    for (const { from, to, amperes } of ofKind(circuit, 'current-source')) {
      if (from > 0) right[from - 1]! -= amperes;
      if (to > 0) right[to - 1]! += amperes;
    }
    this.drivers.forEach((element, k) => {
      if (element.kind === 'voltage-source') right[nodes + k] = element.volts;
    });
    return right;
  }

  driverCurrents(): Map<string, number> {
    const nodes = this.circuit.nodes.length - 1;
    return new Map(this.drivers.map(({ name }, k) => [name, this.state[nodes + k]!]));
  }
}
