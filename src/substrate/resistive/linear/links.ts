/** Two nodes that a source holds apart: v_from - v_to = volts. */
export interface Link {
  readonly from: number;
  readonly to: number;
  readonly volts: number;
}

/** Nodes that move as one, since sources join them. Node v stands at the voltage of its class plus its offset. */
export interface Joined {
  /** Number of the class of each node, or -1 where it is tied to ground and so does not move. */
  readonly classOf: Int32Array;
  readonly offset: Float64Array;
  readonly classes: number;
  /** The first node of each class, to speak of it by. */
  readonly first: readonly number[];
}

/** A link between nodes that other links had joined already. */
export class LoopError extends Error {
  override readonly name = 'LoopError';

  constructor(readonly link: number) {
    super(`link ${link} closes a loop of links`);
  }
}

/** Joins nodes by links. @throws LoopError when links form a loop: its current would be anything */
export function joinNodes(nodes: number, links: readonly Link[]): Joined {
  const parent = Int32Array.from({ length: nodes }, (_, node) => node);
  /** Voltage of a node above its parent. */
  const above = new Float64Array(nodes);
  const rootOf = (node: number): { root: number; volts: number } => {
    let [root, volts] = [node, 0];
    while (parent[root] !== root) {
      volts += above[root]!;
      root = parent[root]!;
    }
    return { root, volts };
  };
  links.forEach(({ from, to, volts }, index) => {
    const [a, b] = [rootOf(from), rootOf(to)];
    if (a.root === b.root) throw new LoopError(index);
    // v_a.root = v_from - a.volts = v_to + volts - a.volts.
    parent[a.root] = b.root;
    above[a.root] = b.volts + volts - a.volts;
  });
  const ground = rootOf(0);
  const numbers = new Map<number, number>();
  const first: number[] = [];
  const classOf = new Int32Array(nodes);
  const offset = new Float64Array(nodes);
  for (let node = 0; node < nodes; node++) {
    const { root, volts } = rootOf(node);
    const grounded = root === ground.root;
    offset[node] = grounded ? volts - ground.volts : volts;
    if (!grounded && !numbers.has(root)) {
      numbers.set(root, numbers.size);
      first.push(node);
    }
    classOf[node] = grounded ? -1 : numbers.get(root)!;
  }
  return { classOf, offset, classes: numbers.size, first };
}

/**
 * Currents through links, which form no loops: what flows into the nodes behind a link leaves through it.
 * @param into amperes that everything else feeds into each node
 */
export function linkCurrents(nodes: number, links: readonly Link[], into: Float64Array): Float64Array {
  const at: number[][] = Array.from({ length: nodes }, () => []);
  links.forEach(({ from, to }, index) => {
    at[from]!.push(index);
    at[to]!.push(index);
  });
  const amperes = new Float64Array(links.length);
  const seen = new Uint8Array(nodes);
  const gathered = Float64Array.from(into);
  for (let start = 0; start < nodes; start++) {
    if (seen[start] || at[start]!.length === 0) continue;
    const order = outward(start, links, at, seen);
    for (const { node, by } of order.reverse()) {
      if (by < 0) continue;
      const { from, to } = links[by]!;
      amperes[by] = from === node ? gathered[node]! : -gathered[node]!;
      gathered[from === node ? to : from]! += gathered[node]!;
    }
  }
  return amperes;
}

/** Nodes reached from `start` over links, each after the one it was reached from, with the link taken. */
function outward(start: number, links: readonly Link[], at: readonly number[][], seen: Uint8Array) {
  const order = [{ node: start, by: -1 }];
  seen[start] = 1;
  for (const { node } of order) {
    for (const by of at[node]!) {
      const { from, to } = links[by]!;
      const other = from === node ? to : from;
      if (seen[other]) continue;
      seen[other] = 1;
      order.push({ node: other, by });
    }
  }
  return order;
}
