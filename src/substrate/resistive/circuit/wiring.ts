import { UserError } from '../../../problem/problem.js';
import { Block } from '../linear/lists.js';
import { type Circuit, type Element, magnitudeOf } from './circuit.js';

/** The elements of a circuit as columns of numbers; what its sources give may change, nothing else does. */
export class Wiring {
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Siemens, amperes, volts or gain of each element; 0 for diodes. */
  readonly value: Float64Array;
  /** Room for one number of each node. */
  readonly sums: Float64Array;
  /** Numbers of the elements of each kind. */
  readonly places: Readonly<Record<Element['kind'], readonly number[]>>;
  /** Numbers of the ideal diodes, and of the exponential ones. */
  readonly ideal: number[] = [];
  readonly junctions: number[] = [];
  /** Numbers of the current and voltage sources. */
  readonly sources: readonly number[];

  constructor(readonly circuit: Circuit) {
    const { elements } = circuit;
    const block = new Block({ floats: elements.length + circuit.nodes.length, ints: 2 * elements.length });
    this.value = block.floats(elements.length);
    this.sums = block.floats(circuit.nodes.length);
    this.from = block.ints(elements.length);
    this.to = block.ints(elements.length);
    const places: Record<Element['kind'], number[]> = {
      resistor: [],
      diode: [],
      'current-source': [],
      'voltage-source': [],
      'voltage-amplifier': [],
      transconductor: [],
      'current-amplifier': [],
    };
    elements.forEach((element, k) => {
      this.from[k] = element.from;
      this.to[k] = element.to;
      this.value[k] = magnitudeOf(element);
      places[element.kind].push(k);
      if (element.kind === 'diode') (element.model.kind === 'ideal' ? this.ideal : this.junctions).push(k);
    });
    this.places = places;
    this.sources = [...places['current-source'], ...places['voltage-source']].sort((a, b) => a - b);
  }

  get nodes(): number {
    return this.circuit.nodes.length;
  }

  /** Whether all that drives the circuit are sources of its own: then its conductances are symmetric. */
  get isPassive(): boolean {
    const { resistor, diode } = this.places;
    return resistor.length + diode.length + this.sources.length === this.value.length;
  }

  /**
   * Sets what the sources give.
   * @param given A or V of each source; those of the circuit where absent
   * @throws UserError (value-range) unless there is a finite number for each
   */
  drive(given: ArrayLike<number> | undefined): void {
    const { sources, value, circuit } = this;
    if (given && !(given.length === sources.length && Array.prototype.every.call(given, Number.isFinite))) {
      throw new UserError({
        code: 'value-range',
        message: 'the values of the sources do not fit the circuit',
        found: `${given.length} numbers`,
        allowed: `${sources.length} finite numbers, one for each source`,
      });
    }
    for (let at = 0; at < sources.length; at++) {
      const k = sources[at]!;
      value[k] = given ? given[at]! : magnitudeOf(circuit.elements[k]!);
    }
  }
}
