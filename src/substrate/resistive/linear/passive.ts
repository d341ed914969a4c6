import type { Wiring } from '../circuit/wiring.js';
import { SparseCholesky } from './cholesky.js';
import { gathered } from './currents.js';
import { Forest } from './links.js';
import type { LinearSystem } from './system.js';
import { orUnstable } from './unstable.js';

/** The nodes that sources of voltage join. */
export const sourceForest = ({ nodes, places, circuit }: Wiring): Forest =>
  new Forest(
    nodes,
    places['voltage-source'].map(k => circuit.elements[k]!),
  );

/** Adds the currents through sources of voltage to those of all other elements, by Kirchhoff's current law. */
export function addSources(wiring: Wiring, forest: Forest, amperes: Float64Array): void {
  const through = forest.currents(gathered(wiring, amperes));
  wiring.places['voltage-source'].forEach((k, link) => {
    amperes[k] = through[link]!;
  });
}

/** Resistors and sources: nodes joined by voltage sources are one unknown, and the matrix is symmetric. */
export class PassiveSystem implements LinearSystem {
  private readonly forest: Forest;
  private readonly cholesky: SparseCholesky;
  /** Nodes at the ends of each branch. */
  private readonly ends: readonly [readonly number[], readonly number[]];
  /** Branches between two unknowns, which the matrix has beside its diagonal. */
  private readonly coupling: readonly number[];
  private readonly entries: Float64Array;
  private readonly diagonal: Float64Array;
  private readonly unknowns: Float64Array;
  private readonly fed: Float64Array;
  private offset: Float64Array;
  private siemens: Float64Array = new Float64Array(0);

  constructor(private readonly wiring: Wiring) {
    const { branches, from, to, nodes } = wiring;
    this.forest = sourceForest(wiring);
    const { classOf, classes } = this.forest;
    this.ends = [branches.map(k => from[k]!), branches.map(k => to[k]!)];
    const coupling: number[] = [];
    const pairs: [number, number][] = [];
    branches.forEach((k, b) => {
      const [one, other] = [classOf[from[k]!]!, classOf[to[k]!]!];
      if (one < 0 || other < 0 || one === other) return;
      coupling.push(b);
      pairs.push([one, other]);
    });
    this.coupling = coupling;
    this.cholesky = new SparseCholesky(classes, pairs);
    this.entries = new Float64Array(coupling.length);
    this.diagonal = new Float64Array(classes);
    this.unknowns = new Float64Array(classes);
    this.fed = new Float64Array(nodes);
    this.offset = new Float64Array(nodes);
    this.drive();
  }

  drive(): void {
    const { places, value } = this.wiring;
    this.offset = this.forest.offsets(places['voltage-source'].map(k => value[k]!));
  }

  factor(siemens: Float64Array): void {
    const { wiring, forest, ends, coupling, entries, diagonal } = this;
    const { classOf, roots } = forest;
    const [from, to] = ends;
    this.siemens = siemens;
    diagonal.fill(0);
    for (let b = 0; b < siemens.length; b++) {
      const [one, other] = [classOf[from[b]!]!, classOf[to[b]!]!];
      if (one === other) continue;
      if (one >= 0) diagonal[one]! += siemens[b]!;
      if (other >= 0) diagonal[other]! += siemens[b]!;
    }
    for (let e = 0; e < coupling.length; e++) entries[e] = -siemens[coupling[e]!]!;
    const nodeOf = (row: number) => wiring.circuit.nodes[roots[row]!]!;
    orUnstable(nodeOf, () => this.cholesky.factor(diagonal, entries));
  }

  solve(
    into: Float64Array,
    sources: boolean,
    volts: Float64Array = new Float64Array(into.length),
  ): Float64Array {
    const { fed, unknowns, offset } = this;
    const { classOf } = this.forest;
    fed.set(into);
    if (sources) this.feed();
    unknowns.fill(0);
    for (let node = 0; node < fed.length; node++) {
      if (classOf[node]! >= 0) unknowns[classOf[node]!]! += fed[node]!;
    }
    this.cholesky.solve(unknowns);
    for (let node = 0; node < fed.length; node++) {
      const moved = classOf[node]! < 0 ? 0 : unknowns[classOf[node]!]!;
      volts[node] = sources ? moved + offset[node]! : moved;
    }
    return volts;
  }

  /** Adds what the sources feed into each node while the unknowns are 0. */
  private feed(): void {
    const { fed, offset, siemens, wiring } = this;
    const { from, to, value, places } = wiring;
    for (const k of places['current-source']) {
      fed[from[k]!]! -= value[k]!;
      fed[to[k]!]! += value[k]!;
    }
    const [a, b] = this.ends;
    for (let k = 0; k < siemens.length; k++) {
      const amperes = siemens[k]! * (offset[a[k]!]! - offset[b[k]!]!);
      fed[a[k]!]! -= amperes;
      fed[b[k]!]! += amperes;
    }
  }

  addDriven(amperes: Float64Array): void {
    addSources(this.wiring, this.forest, amperes);
  }
}
