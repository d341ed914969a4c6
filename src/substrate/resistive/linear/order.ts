/**
 * An order of elimination that keeps a sparse factor small: always the node with the fewest neighbours left, whose
 * neighbours then become each other's (minimum degree; George and Liu 1989).
 * @param neighbours of each node, without itself; is used up
 */
export function minimumDegree(neighbours: Set<number>[]): Int32Array {
  const order = new Int32Array(neighbours.length);
  const left = new Set(neighbours.keys());
  for (let k = 0; k < order.length; k++) {
    const node = leastOf(left, neighbours);
    left.delete(node);
    order[k] = node;
    const around = [...neighbours[node]!];
    // Once everyone is joined to everyone the rest may go in any order.
    if (around.length === left.size) return finish(order, k + 1, left);
    for (const one of around) {
      const its = neighbours[one]!;
      its.delete(node);
      for (const other of around) if (other !== one) its.add(other);
    }
  }
  return order;
}

function leastOf(left: ReadonlySet<number>, neighbours: readonly ReadonlySet<number>[]): number {
  let [best, least] = [-1, Infinity];
  for (const node of left) {
    const { size } = neighbours[node]!;
    if (size < least) [best, least] = [node, size];
  }
  return best;
}

function finish(order: Int32Array, from: number, left: ReadonlySet<number>): Int32Array {
  order.set([...left], from);
  return order;
}
