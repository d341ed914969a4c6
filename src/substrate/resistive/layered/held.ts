interface Held {
  readonly siemens: number;
  /** What each matrix had there before. */
  readonly before: readonly number[];
}

/** Conductances that broken resistors keep, whatever is learnt or written. */
export class HeldConductances {
  private readonly held = new Map<number, Held>();

  /** @param matrices that hold them: what the network finds first */
  constructor(private readonly matrices: readonly [Float32Array, ...Float32Array[]]) {}

  /** Holds one, until it is released. */
  hold(place: number, siemens: number): void {
    const before = this.held.get(place)?.before ?? this.matrices.map(matrix => matrix[place]!);
    this.held.set(place, { siemens: Math.fround(siemens), before });
    for (const matrix of this.matrices) matrix[place] = siemens;
  }

  /** Lets one be what it was before. */
  release(place: number): void {
    this.held.get(place)?.before.forEach((siemens, k) => {
      this.matrices[k]![place] = siemens;
    });
    this.held.delete(place);
  }

  has(place: number): boolean {
    return this.held.has(place);
  }

  /** Takes back what has changed of them; returns how many that are. */
  impose(): number {
    const { matrices } = this;
    let changed = 0;
    this.held.forEach(({ siemens }, place) => {
      if (matrices[0][place] !== siemens) changed++;
      for (const matrix of matrices) matrix[place] = siemens;
    });
    return changed;
  }
}
