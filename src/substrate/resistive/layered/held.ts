/** Conductances that broken resistors keep, whatever is learnt or written. */
export class HeldConductances {
  private readonly held = new Map<number, number>();

  constructor(private readonly siemens: Float32Array) {}

  hold(place: number, siemens: number): void {
    this.siemens[place] = siemens;
    this.held.set(place, this.siemens[place]!);
  }

  has(place: number): boolean {
    return this.held.has(place);
  }

  /** Takes back what has changed of them; returns how many that are. */
  impose(): number {
    let changed = 0;
    this.held.forEach((siemens, place) => {
      if (this.siemens[place] !== siemens) changed++;
      this.siemens[place] = siemens;
    });
    return changed;
  }
}
