import type { Circuit, CurrentSource } from '../circuit/circuit.js';
import { ofKind } from '../circuit/circuit.js';
import { SparseCholesky } from './cholesky.js';
import { type Joined, joinNodes, linkCurrents } from './links.js';
import type { Branch, LinearSystem } from './system.js';
import { orUnstable } from './unstable.js';

/** Resistors and sources: nodes joined by voltage sources are one unknown, and the matrix is symmetric. */
export class PassiveSystem implements LinearSystem {
  private readonly currentSources: readonly CurrentSource[];
  private readonly joined: Joined;
  private readonly cholesky: SparseCholesky;
  /** Entry of the pattern that each branch adds to, or -1. */
  private readonly entryOf: Int32Array;
  private readonly entries: Float64Array;
  private siemens: ArrayLike<number> = [];

  constructor(
    private readonly circuit: Circuit,
    private readonly branches: readonly Branch[],
  ) {
    this.currentSources = ofKind(circuit, 'current-source');
    this.joined = joinNodes(circuit.nodes.length, ofKind(circuit, 'voltage-source'));
    const { classOf, classes } = this.joined;
    const pairs = new Map<number, number>();
    this.entryOf = Int32Array.from(branches, ({ from, to }) => {
      const [a, b] = [classOf[from]!, classOf[to]!];
      if (a === b || a < 0 || b < 0) return -1;
      const key = Math.max(a, b) * classes + Math.min(a, b);
      if (!pairs.has(key)) pairs.set(key, pairs.size);
      return pairs.get(key)!;
    });
    const pattern = [...pairs.keys()].map(key => [Math.floor(key / classes), key % classes] as const);
    this.cholesky = new SparseCholesky(classes, pattern);
    this.entries = new Float64Array(pattern.length);
  }

  factor(siemens: ArrayLike<number>): void {
    const { branches, joined, entryOf, entries } = this;
    this.siemens = siemens;
    const diagonal = new Float64Array(joined.classes);
    entries.fill(0);
    branches.forEach(({ from, to }, k) => {
      const [a, b] = [joined.classOf[from]!, joined.classOf[to]!];
      if (a === b) return;
      if (a >= 0) diagonal[a]! += siemens[k]!;
      if (b >= 0) diagonal[b]! += siemens[k]!;
      if (entryOf[k]! >= 0) entries[entryOf[k]!]! -= siemens[k]!;
    });
    const nodeOf = (row: number) => this.circuit.nodes[joined.first[row]!]!;
    orUnstable(nodeOf, () => this.cholesky.factor(diagonal, entries));
  }

  solve(into: Float64Array, sources: boolean): Float64Array {
    const { classOf, offset, classes } = this.joined;
    const fed = Float64Array.from(into);
    if (sources) this.addSources(fed);
    const unknowns = new Float64Array(classes);
    classOf.forEach((one, node) => {
      if (one >= 0) unknowns[one]! += fed[node]!;
    });
    this.cholesky.solve(unknowns);
    return Float64Array.from(
      classOf,
      (one, node) => (one < 0 ? 0 : unknowns[one]!) + (sources ? offset[node]! : 0),
    );
  }

  /** Adds what the sources feed into each node while the unknowns are 0. */
  private addSources(fed: Float64Array): void {
    const { branches, siemens, joined } = this;
    for (const { from, to, amperes } of this.currentSources) flow(fed, from, to, amperes);
    branches.forEach(({ from, to }, k) => {
      const across = joined.offset[from]! - joined.offset[to]!;
      if (across !== 0) flow(fed, from, to, siemens[k]! * across);
    });
  }

  driverCurrents(volts: Float64Array, diodes: ReadonlyMap<string, number>): Map<string, number> {
    return sourceCurrents(this.circuit, volts, diodes);
  }
}

/** Currents through voltage sources, by Kirchhoff's current law. */
export function sourceCurrents(
  circuit: Circuit,
  volts: Float64Array,
  diodes: ReadonlyMap<string, number>,
): Map<string, number> {
  const fed = new Float64Array(circuit.nodes.length);
  for (const { from, to, amperes } of ofKind(circuit, 'current-source')) flow(fed, from, to, amperes);
  for (const { from, to, siemens } of ofKind(circuit, 'resistor'))
    flow(fed, from, to, siemens * (volts[from]! - volts[to]!));
  for (const { name, from, to } of ofKind(circuit, 'diode')) flow(fed, from, to, diodes.get(name) ?? 0);
  const sources = ofKind(circuit, 'voltage-source');
  const amperes = linkCurrents(circuit.nodes.length, sources, fed);
  return new Map(sources.map(({ name }, k) => [name, amperes[k]!]));
}

/** Moves a current out of one node and into another. */
function flow(fed: Float64Array, from: number, to: number, amperes: number): void {
  fed[from]! -= amperes;
  fed[to]! += amperes;
}
