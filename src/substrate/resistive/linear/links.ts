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
      addTo(around, from, link);
      addTo(around, to, link);
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
    if (!around.has(root)) return;
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
   * @param elements the element that each link is
   * @param volts v_from - v_to of each element
   * @param offset where to put them, by nodes; a new array where absent
   */
  offsets(
    elements: readonly number[],
    volts: ArrayLike<number>,
    offset: Float64Array = new Float64Array(this.classOf.length),
  ): Float64Array {
    const { hanging, by, links } = this;
    for (let at = 0; at < hanging.length; at++) {
      const [node, link] = [hanging[at]!, by[at]!];
      const { from, to } = links[link]!;
      const across = volts[elements[link]!]!;
      offset[node] = from === node ? offset[to]! + across : offset[from]! - across;
    }
    return offset;
  }

  /**
   * Current through each link: what flows into the nodes behind it leaves through it.
   * @param into amperes that everything else feeds into each node; is used up
   * @param elements the element that each link is
   * @param amperes gains those of the links, by elements
   */
  currents(into: Float64Array, elements: readonly number[], amperes: Float64Array): void {
    const { hanging, by, links } = this;
    for (let at = hanging.length - 1; at >= 0; at--) {
      const [node, link] = [hanging[at]!, by[at]!];
      const { from, to } = links[link]!;
      amperes[elements[link]!] = from === node ? into[node]! : -into[node]!;
      into[from === node ? to : from]! += into[node]!;
    }
  }
}

function addTo(around: Map<number, number[]>, node: number, link: number): void {
  const links = around.get(node);
  if (links) links.push(link);
  else around.set(node, [link]);
}

const UNSEEN = -2;
