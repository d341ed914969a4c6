/** Two nodes that a source of voltage holds apart. */
export interface Link {
  readonly from: number;
  readonly to: number;
}

/** A link between nodes that other links had joined already. */
export class LoopError extends Error {
  override readonly name = 'LoopError';

  constructor(readonly link: number) {
    super(`link ${link} closes a loop of links`);
  }
}

/**
 * Nodes that move as one, since sources join them: trees of nodes, of which ground is the root of the first. A node
 * stands at the voltage of its root plus an offset.
 */
export class Forest {
  /** Number of the class of each node, or -1 where it is tied to ground and so does not move. */
  readonly classOf: Int32Array;
  /** The root of each class, to speak of it by. */
  readonly roots: number[] = [];
  /** Nodes that are no root, each after the one it hangs on, and the link they hang by. */
  private readonly hanging: number[] = [];
  private readonly by: number[] = [];

  /** @throws LoopError when links form a loop: its current would be anything */
  constructor(
    nodes: number,
    private readonly links: readonly Link[],
  ) {
    const around = new Map<number, number[]>();
    links.forEach(({ from, to }, link) => {
      for (const node of [from, to]) around.get(node)?.push(link) ?? around.set(node, [link]);
    });
    this.classOf = new Int32Array(nodes).fill(UNSEEN);
    for (let node = 0; node < nodes; node++) {
      if (this.classOf[node] === UNSEEN) this.grow(node, around);
    }
  }

  get classes(): number {
    return this.roots.length;
  }

  private grow(root: number, around: ReadonlyMap<number, readonly number[]>): void {
    const { classOf, hanging, by, links } = this;
    classOf[root] = root === 0 ? -1 : this.roots.push(root) - 1;
    const first = hanging.length;
    for (let at = first - 1; at < hanging.length; at++) {
      const [node, came] = at < first ? [root, -1] : [hanging[at]!, by[at]!];
      for (const link of around.get(node) ?? []) {
        if (link === came) continue;
        const { from, to } = links[link]!;
        const other = from === node ? to : from;
        if (classOf[other] !== UNSEEN) throw new LoopError(link);
        classOf[other] = classOf[root]!;
        hanging.push(other);
        by.push(link);
      }
    }
  }

  /**
   * Voltage of each node above its root.
   * @param volts v_from - v_to of each link
   */
  offsets(volts: ArrayLike<number>): Float64Array {
    const offset = new Float64Array(this.classOf.length);
    this.hanging.forEach((node, at) => {
      const link = this.by[at]!;
      const { from, to } = this.links[link]!;
      offset[node] = from === node ? offset[to]! + volts[link]! : offset[from]! - volts[link]!;
    });
    return offset;
  }

  /**
   * Current through each link: what flows into the nodes behind it leaves through it.
   * @param into amperes that everything else feeds into each node; is used up
   */
  currents(into: Float64Array): Float64Array {
    const { hanging, by, links } = this;
    const amperes = new Float64Array(links.length);
    for (let at = hanging.length - 1; at >= 0; at--) {
      const node = hanging[at]!;
      const { from, to } = links[by[at]!]!;
      amperes[by[at]!] = from === node ? into[node]! : -into[node]!;
      into[from === node ? to : from]! += into[node]!;
    }
    return amperes;
  }
}

const UNSEEN = -2;
