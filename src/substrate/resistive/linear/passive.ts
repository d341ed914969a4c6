import type { Wiring } from '../circuit/wiring.js';
import { SparseCholesky } from './cholesky.js';
import { gathered } from './currents.js';
import { Forest } from './links.js';
import { Block } from './lists.js';
import type { LinearSystem } from './system.js';
import { unstableAt } from './unstable.js';

/** The nodes that sources of voltage join. */
export const sourceForest = ({ nodes, places, circuit }: Wiring): Forest =>
  new Forest(
    nodes,
    places['voltage-source'].map(k => circuit.elements[k]!),
  );

/** Sets the currents through sources of voltage from those of all other elements, by Kirchhoff's current law. */
export const addSources = (wiring: Wiring, forest: Forest, amperes: Float64Array): void =>
  forest.currents(gathered(wiring, amperes), wiring.places['voltage-source'], amperes);

/** Conductances between two unknowns, of which one may be fixed: places of a symmetric matrix. */
interface Branches {
  /** Unknowns at both ends; -1 where an end is fixed. Both are -1 where nothing that is unknown drives a current. */
  readonly one: Int32Array;
  readonly other: Int32Array;
  /** Place among the pairs of the matrix; -1 where an end is fixed. */
  readonly pair: Int32Array;
  /** Volts across each while all unknowns are 0. */
  readonly across: Float64Array;
}

/** Resistors and sources: nodes joined by voltage sources are one unknown, and the matrix is symmetric. */
export class PassiveSystem implements LinearSystem {
  private readonly forest: Forest;
  private readonly cholesky: SparseCholesky;
  private readonly resistors: Branches;
  private readonly junctions: Branches;
  private readonly siemens: Float64Array;
  /** The matrix of the resistors alone, and with the junctions as they were given last. */
  private readonly still: readonly [diagonal: Float64Array, pairs: Float64Array];
  private readonly matrix: readonly [diagonal: Float64Array, pairs: Float64Array];
  /** What the sources feed into the unknowns, through resistors too, while these are 0. */
  private readonly fed: Float64Array;
  private readonly unknowns: Float64Array;
  /** Voltage of each node above that of its unknown, or of ground. */
  private readonly offset: Float64Array;
  private conductances: ArrayLike<number> = [];

  constructor(private readonly wiring: Wiring) {
    const { places, value, junctions } = wiring;
    this.forest = sourceForest(wiring);
    const { classes } = this.forest;
    this.siemens = new Float64Array(places.resistor.length);
    for (let b = 0; b < this.siemens.length; b++) this.siemens[b] = value[places.resistor[b]!]!;
    const pairs: [number, number][] = [];
    this.resistors = this.branchesOf(places.resistor, pairs);
    this.junctions = this.branchesOf(junctions, pairs);
    this.cholesky = new SparseCholesky(classes, pairs);
    const block = new Block({ floats: 4 * classes + 2 * pairs.length + wiring.nodes });
    this.still = [block.floats(classes), block.floats(pairs.length)];
    this.matrix = [block.floats(classes), block.floats(pairs.length)];
    this.fed = block.floats(classes);
    this.unknowns = block.floats(classes);
    this.offset = block.floats(wiring.nodes);
    stamp(this.still, this.resistors, this.siemens);
    this.drive();
  }

  /** @param pairs gains those of the matrix that these elements make */
  private branchesOf(elements: readonly number[], pairs: [number, number][]): Branches {
    const { from, to } = this.wiring;
    const { classOf } = this.forest;
    const count = elements.length;
    const block = new Block({ floats: count, ints: 3 * count });
    const across = block.floats(count);
    const [one, other, pair] = [block.ints(count), block.ints(count), block.ints(count).fill(-1)];
    for (let b = 0; b < count; b++) {
      const k = elements[b]!;
      const [near, far] = [classOf[from[k]!]!, classOf[to[k]!]!];
      [one[b], other[b]] = near === far ? [-1, -1] : [near, far];
      if (near >= 0 && far >= 0 && near !== far) pair[b] = pairs.push([near, far]) - 1;
    }
    return { one, other, pair, across };
  }

  drive(): void {
    const { wiring, forest, fed, resistors, junctions, siemens } = this;
    const { places, value, from, to } = wiring;
    const { classOf } = forest;
    forest.offsets(places['voltage-source'], value, this.offset);
    this.span(resistors, places.resistor);
    this.span(junctions, wiring.junctions);
    fed.fill(0);
    for (const k of places['current-source']) {
      const [leaves, enters] = [classOf[from[k]!]!, classOf[to[k]!]!];
      if (leaves >= 0) fed[leaves]! -= value[k]!;
      if (enters >= 0) fed[enters]! += value[k]!;
    }
    feed(fed, resistors, siemens);
  }

  private span({ across }: Branches, elements: readonly number[]): void {
    const { offset } = this;
    const { from, to } = this.wiring;
    for (let b = 0; b < across.length; b++) {
      const k = elements[b]!;
      across[b] = offset[from[k]!]! - offset[to[k]!]!;
    }
  }

  factor(junctions: ArrayLike<number> = []): void {
    const { matrix, still, cholesky } = this;
    this.conductances = junctions;
    matrix[0].set(still[0]);
    matrix[1].set(still[1]);
    stamp(matrix, this.junctions, junctions);
    try {
      cholesky.factor(...matrix);
    } catch (error) {
      throw unstableAt(error, row => this.wiring.circuit.nodes[this.forest.roots[row]!]!);
    }
  }

  solve(
    into: Float64Array,
    sources: boolean,
    volts: Float64Array = new Float64Array(into.length),
  ): Float64Array {
    const { fed, unknowns, offset } = this;
    const { classOf } = this.forest;
    if (sources) unknowns.set(fed);
    else unknowns.fill(0);
    if (sources) feed(unknowns, this.junctions, this.conductances);
    for (let node = 0; node < into.length; node++) {
      if (classOf[node]! >= 0) unknowns[classOf[node]!]! += into[node]!;
    }
    this.cholesky.solve(unknowns);
    for (let node = 0; node < into.length; node++) {
      const moved = classOf[node]! < 0 ? 0 : unknowns[classOf[node]!]!;
      volts[node] = sources ? moved + offset[node]! : moved;
    }
    return volts;
  }

  addDriven(amperes: Float64Array): void {
    addSources(this.wiring, this.forest, amperes);
  }
}

/** Adds conductances to a symmetric matrix. */
function stamp(
  [diagonal, pairs]: readonly [Float64Array, Float64Array],
  { one, other, pair }: Branches,
  siemens: ArrayLike<number>,
): void {
  for (let b = 0; b < siemens.length; b++) {
    const g = siemens[b]!;
    if (one[b]! >= 0) diagonal[one[b]!]! += g;
    if (other[b]! >= 0) diagonal[other[b]!]! += g;
    if (pair[b]! >= 0) pairs[pair[b]!]! -= g;
  }
}

/** Adds what flows through branches into the unknowns while these are 0. */
function feed(unknowns: Float64Array, { one, other, across }: Branches, siemens: ArrayLike<number>): void {
  for (let b = 0; b < siemens.length; b++) {
    const amperes = siemens[b]! * across[b]!;
    if (one[b]! >= 0) unknowns[one[b]!]! -= amperes;
    if (other[b]! >= 0) unknowns[other[b]!]! += amperes;
  }
}
