import type { Wiring } from '../circuit/wiring.js';
import { currentsOf } from '../linear/currents.js';
import type { Forest } from '../linear/links.js';
import { grouped } from '../linear/lists.js';
import { addSources, sourceForest } from '../linear/passive.js';
import { unstableNode } from '../linear/unstable.js';
import { reported } from './report.js';
import { DEFAULT_TOLERANCE, type Solver } from './solver.js';

/** What of a circuit a sweep reads: for each free node its neighbours, its conductance and its bounds. */
interface Nodes {
  readonly free: Int32Array;
  /** Neighbours of a node are at start[node] .. start[node + 1] - 1. */
  readonly start: Int32Array;
  readonly neighbours: Int32Array;
  readonly siemens: Float64Array;
  readonly total: Float64Array;
  readonly into: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/**
 * Exact coordinate descent on E = 1/2 sum g (v_i - v_j)^2 - sum I v under bounds: each node in turn takes the voltage
 * of least energy while the others stay, v = clip((sum g v_j + I) / sum g, low, high). The bounds are diodes to fixed
 * potentials. Source: Scellier 2024.
 */
export const descent: Solver = {
  summary: 'exact coordinate descent; ideal diodes to ground or to voltage sources',
  refuses: wiring => {
    if (!wiring.isPassive) return 'it minimises an energy, which amplifiers do not have';
    if (wiring.junctions.length > 0) return 'it takes ideal diodes';
    const { classOf } = sourceForest(wiring);
    const free = (k: number) => classOf[wiring.from[k]!]! >= 0 && classOf[wiring.to[k]!]! >= 0;
    if (wiring.places['voltage-source'].some(free))
      return 'it takes voltage sources whose potential is fixed, not between free nodes';
    return wiring.ideal.some(free)
      ? 'it takes diodes to fixed potentials, not between free nodes'
      : undefined;
  },
  prepare: wiring => {
    const forest = sourceForest(wiring);
    const nodes = freeNodes(wiring, forest);
    return ({ tolerance = DEFAULT_TOLERANCE, maxIterations = 10_000, start }) => {
      const fixed = forest.offsets(wiring.places['voltage-source'], wiring.value);
      const volts = fixed.map((volt, node) => (forest.classOf[node]! < 0 ? volt : (start?.[node] ?? 0)));
      bind(nodes, wiring, forest, volts);
      let iterations = 0;
      while (iterations < maxIterations) {
        iterations++;
        if (sweep(nodes, volts) <= tolerance / 10) break;
      }
      const amperes = currentsOf(wiring, volts);
      addDiodes(wiring, forest, nodes, volts, amperes);
      addSources(wiring, forest, amperes);
      return reported(wiring, { volts, amperes, iterations }, tolerance, ADVICE);
    };
  },
};

const ADVICE =
  'Allow more iterations, or use the solver “conducting”: sweeps are slow where few conductances lead to sources';

function freeNodes({ from, to, value, places, nodes, circuit }: Wiring, { classOf }: Forest): Nodes {
  const ends = places.resistor.flatMap(k => [from[k]!, to[k]!]);
  const siemensOf = (end: number) => value[places.resistor[end >> 1]!]!;
  const [start, items] = grouped(ends, nodes);
  const total = new Float64Array(nodes);
  ends.forEach((node, end) => {
    total[node]! += siemensOf(end);
  });
  const free = Int32Array.from(classOf.keys()).filter(node => classOf[node]! >= 0);
  const wrong = free.find(node => !(total[node]! > 0));
  if (wrong !== undefined) throw unstableNode(circuit.nodes[wrong]!);
  const [into, low, high] = [new Float64Array(nodes), new Float64Array(nodes), new Float64Array(nodes)];
  return {
    ...{ free, start, total, into, low, high },
    // The ends of one resistor differ in their last bit.
    neighbours: items.map(end => ends[end ^ 1]!),
    siemens: Float64Array.from(items, siemensOf),
  };
}

/** Sets the currents that sources feed into nodes, and the bounds that diodes set, at the voltages of the sources. */
function bind({ into, low, high }: Nodes, wiring: Wiring, { classOf }: Forest, volts: Float64Array): void {
  const { from, to, value, places, ideal } = wiring;
  into.fill(0);
  for (const k of places['current-source']) {
    into[from[k]!]! -= value[k]!;
    into[to[k]!]! += value[k]!;
  }
  low.fill(-Infinity);
  high.fill(Infinity);
  for (const k of ideal) {
    const [anode, cathode] = [from[k]!, to[k]!];
    if (classOf[anode]! < 0) low[cathode] = Math.max(low[cathode]!, volts[anode]!);
    else high[anode] = Math.min(high[anode]!, volts[cathode]!);
  }
}

/** Moves every free node once; returns the largest current that was missing, as a share of the largest that flows. */
function sweep(nodes: Nodes, volts: Float64Array): number {
  const { free, start, neighbours, siemens, total, into, low, high } = nodes;
  let [moved, flowing] = [0, 0];
  for (let k = 0; k < free.length; k++) {
    const node = free[k]!;
    const before = volts[node]!;
    let missing = into[node]!;
    for (let p = start[node]!; p < start[node + 1]!; p++) {
      const current = siemens[p]! * (volts[neighbours[p]!]! - before);
      missing += current;
      flowing = Math.max(flowing, Math.abs(current));
    }
    const next = Math.min(Math.max(before + missing / total[node]!, low[node]!), high[node]!);
    moved = Math.max(moved, Math.abs(next - before) * total[node]!);
    volts[node] = next;
  }
  return moved === 0 ? 0 : moved / flowing;
}

/** A node that stands at a bound is held there by the diode that sets it: what else flows in leaves through it. */
function addDiodes(
  { from, to, ideal }: Wiring,
  { classOf }: Forest,
  { start, neighbours, siemens, total, into }: Nodes,
  volts: Float64Array,
  amperes: Float64Array,
): void {
  const held = new Set<number>();
  for (const k of ideal) {
    const above = classOf[from[k]!]! < 0;
    const node = above ? to[k]! : from[k]!;
    if (volts[from[k]!] !== volts[to[k]!] || classOf[node]! < 0 || held.has(node)) continue;
    let excess = into[node]! - total[node]! * volts[node]!;
    for (let p = start[node]!; p < start[node + 1]!; p++) excess += siemens[p]! * volts[neighbours[p]!]!;
    const through = above ? -excess : excess;
    if (through <= 0) continue;
    amperes[k] = through;
    held.add(node);
  }
}
