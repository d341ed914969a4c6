import type { Circuit } from '../circuit/circuit.js';
import { isPassive, ofKind } from '../circuit/circuit.js';
import { joinNodes } from '../linear/links.js';
import { sourceCurrents } from '../linear/passive.js';
import { unstableNode } from '../linear/unstable.js';
import { reported } from './report.js';
import { DEFAULT_TOLERANCE, insistSolvable, type Solver } from './solver.js';

/** What of a circuit a sweep reads: for each free node its neighbours, its conductance and its bounds. */
interface Nodes {
  readonly free: Int32Array;
  /** Neighbours of the k-th free node are at start[k] .. start[k + 1] - 1. */
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
  refuses: circuit => {
    if (!isPassive(circuit)) return 'it minimises an energy, which amplifiers do not have';
    const { classOf } = joinNodes(circuit.nodes.length, ofKind(circuit, 'voltage-source'));
    if (ofKind(circuit, 'voltage-source').some(({ from }) => classOf[from]! >= 0))
      return 'it takes voltage sources whose potential is fixed, not between free nodes';
    const diodes = ofKind(circuit, 'diode');
    if (diodes.some(({ model }) => model.kind !== 'ideal')) return 'it takes ideal diodes';
    const boxed = diodes.every(({ from, to }) => classOf[from]! < 0 || classOf[to]! < 0);
    return boxed ? undefined : 'it takes diodes to fixed potentials, not between free nodes';
  },
  solve: (circuit, { tolerance = DEFAULT_TOLERANCE, maxIterations = 10_000, start }) => {
    insistSolvable(circuit);
    const { classOf, offset } = joinNodes(circuit.nodes.length, ofKind(circuit, 'voltage-source'));
    const volts = Float64Array.from(offset, (fixed, node) =>
      classOf[node]! < 0 ? fixed : (start?.[node] ?? 0),
    );
    const nodes = freeNodes(circuit, classOf, volts);
    let iterations = 0;
    while (iterations < maxIterations) {
      iterations++;
      if (sweep(nodes, volts) <= tolerance / 10) break;
    }
    const found = { volts, told: told(circuit, classOf, nodes, volts), iterations };
    return reported(circuit, found, tolerance, ADVICE);
  },
};

const ADVICE =
  'Allow more iterations, or use the solver “conducting”: sweeps are slow where few conductances lead to sources';

function freeNodes(circuit: Circuit, classOf: Int32Array, volts: Float64Array): Nodes {
  const size = circuit.nodes.length;
  const around: { node: number; siemens: number }[][] = Array.from({ length: size }, () => []);
  for (const { from, to, siemens } of ofKind(circuit, 'resistor')) {
    around[from]!.push({ node: to, siemens });
    around[to]!.push({ node: from, siemens });
  }
  const free = Int32Array.from(circuit.nodes.keys()).filter(node => classOf[node]! >= 0);
  const into = new Float64Array(size);
  for (const { from, to, amperes } of ofKind(circuit, 'current-source')) {
    into[from]! -= amperes;
    into[to]! += amperes;
  }
  const [low, high] = [new Float64Array(size).fill(-Infinity), new Float64Array(size).fill(Infinity)];
  for (const { from, to } of ofKind(circuit, 'diode')) {
    if (classOf[from]! < 0) low[to] = Math.max(low[to]!, volts[from]!);
    else high[from] = Math.min(high[from]!, volts[to]!);
  }
  const total = Float64Array.from(around, list => list.reduce((sum, { siemens }) => sum + siemens, 0));
  const wrong = free.find(node => !(total[node]! > 0));
  if (wrong !== undefined) throw unstableNode(circuit.nodes[wrong]!);
  const lists = Array.from(free, node => around[node]!);
  const starts = new Int32Array(lists.length + 1);
  lists.forEach((list, k) => {
    starts[k + 1] = starts[k]! + list.length;
  });
  const flat = lists.flat();
  return {
    free,
    start: starts,
    neighbours: Int32Array.from(flat, ({ node }) => node),
    siemens: Float64Array.from(flat, ({ siemens }) => siemens),
    total,
    into,
    low,
    high,
  };
}

/** Moves every free node once; returns the largest current that was missing, as a share of the largest that flows. */
function sweep(nodes: Nodes, volts: Float64Array): number {
  const { free, start, neighbours, siemens, total, into, low, high } = nodes;
  let [moved, flowing] = [0, 0];
  for (let k = 0; k < free.length; k++) {
    const node = free[k]!;
    const before = volts[node]!;
    let missing = into[node]!;
    for (let p = start[k]!; p < start[k + 1]!; p++) {
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
function told(circuit: Circuit, classOf: Int32Array, nodes: Nodes, volts: Float64Array): Map<string, number> {
  const excess = new Map<number, number>();
  nodes.free.forEach((node, k) => {
    const { start, neighbours, siemens, total, into } = nodes;
    let sum = into[node]! - total[node]! * volts[node]!;
    for (let p = start[k]!; p < start[k + 1]!; p++) sum += siemens[p]! * volts[neighbours[p]!]!;
    excess.set(node, sum);
  });
  const diodes = new Map<string, number>();
  for (const { name, from, to } of ofKind(circuit, 'diode')) {
    const above = classOf[from]! < 0;
    const node = above ? to : from;
    if (volts[from] !== volts[to] || !excess.has(node)) continue;
    const through = above ? -excess.get(node)! : excess.get(node)!;
    if (through <= 0) continue;
    diodes.set(name, through);
    excess.delete(node);
  }
  return new Map([...diodes, ...sourceCurrents(circuit, volts, diodes)]);
}
