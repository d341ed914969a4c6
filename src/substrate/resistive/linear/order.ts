import { Block } from './lists.js';

/** In which order the rows of a symmetric matrix are eliminated, and what each then leaves. */
export interface Elimination {
  readonly order: Int32Array;
  /** For each place in the order the rows that the row there is still joined to: its column of the factor. */
  readonly columns: readonly (readonly number[])[];
}

/**
 * An order that keeps a sparse factor small: always a row with about the fewest neighbours left, whose neighbours then
 * become each other's.
 * @param pairs rows that are neighbours; may be named twice
 */
export function minimumDegree(size: number, pairs: readonly (readonly [number, number])[]): Elimination {
  const graph = new QuotientGraph(size, pairs);
  const order = new Int32Array(size);
  const columns: (readonly number[])[] = [];
  for (let k = 0; k < size; k++) {
    order[k] = graph.least();
    columns.push(graph.eliminate(order[k]!, size - k - 1));
  }
  return { order, columns };
}

/**
 * Rows that are left, as neighbours by pairs of the matrix or as fellow members of a clique that an eliminated row left
 * behind; so the graph never grows. Degrees are bounds, which cost less than the numbers themselves.
 * Source: Amestoy, Davis and Duff 1996.
 */
class QuotientGraph {
  private readonly pairs: number[][] = [];
  private readonly cliques: number[][] = [];
  /** Members of the clique that each eliminated row left; none once another has taken it in. */
  private readonly members: (readonly number[])[] = [];
  private readonly seen: Int32Array;
  /** Members of a clique outside the one in hand, counted for the row that `counted` names. */
  private readonly outside: Int32Array;
  private readonly counted: Int32Array;
  private readonly queue: DegreeQueue;

  constructor(size: number, pairs: readonly (readonly [number, number])[]) {
    const block = new Block({ ints: 3 * size });
    this.seen = block.ints(size).fill(-1);
    this.outside = block.ints(size);
    this.counted = block.ints(size).fill(-1);
    for (let row = 0; row < size; row++) {
      this.pairs.push([]);
      this.cliques.push([]);
      this.members.push([]);
    }
    for (const [a, b] of pairs) {
      this.pairs[a]!.push(b);
      this.pairs[b]!.push(a);
    }
    this.queue = new DegreeQueue(this.pairs.map(({ length }) => Math.min(length, size - 1)));
  }

  least(): number {
    return this.queue.takeLeast();
  }

  /** Takes a row out; returns its neighbours, which are a clique from now on. */
  eliminate(row: number, left: number): readonly number[] {
    const around = this.gather(row);
    this.countOutside(row, around);
    for (const one of around) this.queue.move(one, Math.min(this.join(one, row, around.length), left - 1));
    this.members[row] = around;
    return around;
  }

  private gather(row: number): number[] {
    const { seen, members } = this;
    const around: number[] = [];
    const add = (one: number) => {
      if (seen[one] === row || one === row) return;
      seen[one] = row;
      around.push(one);
    };
    this.pairs[row]!.forEach(add);
    for (const clique of this.cliques[row]!) {
      members[clique]!.forEach(add);
      members[clique] = [];
    }
    return around;
  }

  private countOutside(row: number, around: readonly number[]): void {
    const { counted, outside, members } = this;
    for (const one of around) {
      for (const clique of this.cliques[one]!) {
        if (counted[clique] !== row) outside[clique] = members[clique]!.length;
        counted[clique] = row;
        outside[clique]!--;
      }
    }
  }

  /** Makes `one` a member of the clique of a row, which stands for all that lies within it; returns its degree. */
  private join(one: number, row: number, size: number): number {
    const { seen, outside } = this;
    const pairs = this.pairs[one]!.filter(other => seen[other] !== row && other !== row);
    const cliques = this.cliques[one]!.filter(clique => outside[clique]! > 0);
    this.pairs[one] = pairs;
    const degree = cliques.reduce((sum, clique) => sum + outside[clique]!, pairs.length + size - 1);
    cliques.push(row);
    this.cliques[one] = cliques;
    return degree;
  }
}

/** Rows in lists by degree. */
class DegreeQueue {
  private readonly head: Int32Array;
  private readonly next: Int32Array;
  private readonly previous: Int32Array;
  private least = 0;

  constructor(private readonly degree: number[]) {
    const size = degree.length;
    const block = new Block({ ints: 3 * size });
    this.head = block.ints(size).fill(-1);
    this.next = block.ints(size);
    this.previous = block.ints(size);
    for (let row = size - 1; row >= 0; row--) this.put(row);
  }

  takeLeast(): number {
    while (this.head[this.least]! < 0) this.least++;
    const row = this.head[this.least]!;
    this.remove(row);
    return row;
  }

  move(row: number, degree: number): void {
    if (degree === this.degree[row]) return;
    this.remove(row);
    this.degree[row] = degree;
    this.put(row);
  }

  private put(row: number): void {
    const { head, next, previous } = this;
    const degree = this.degree[row]!;
    const first = head[degree]!;
    next[row] = first;
    previous[row] = -1;
    if (first >= 0) previous[first] = row;
    head[degree] = row;
    this.least = Math.min(this.least, degree);
  }

  private remove(row: number): void {
    const [before, after] = [this.previous[row]!, this.next[row]!];
    if (before < 0) this.head[this.degree[row]!] = after;
    else this.next[before] = after;
    if (after >= 0) this.previous[after] = before;
  }
}
