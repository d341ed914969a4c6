/** Conductances that broken resistors keep, whatever is learnt or written. */
export class HeldConductances {
  private readonly held = new Map<number, number>();

  /** @param matrices that hold them: what the network finds first */
  constructor(private readonly matrices: readonly [Float32Array, ...Float32Array[]]) {}

  hold(place: number, siemens: number): void {
    this.held.set(place, Math.fround(siemens));
    for (const matrix of this.matrices) matrix[place] = siemens;
  }

  has(place: number): boolean {
    return this.held.has(place);
  }

  /** Takes back what has changed of them; returns how many that are. */
  impose(): number {
    const { matrices } = this;
    let changed = 0;
    this.held.forEach((siemens, place) => {
      if (matrices[0][place] !== siemens) changed++;
      for (const matrix of matrices) matrix[place] = siemens;
    });
    return changed;
  }
}
