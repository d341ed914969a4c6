/** Time and memory of one kind of work. */
export interface ProfileRow {
  readonly phase: string;
  readonly calls: number;
  readonly seconds: number;
  /** Bytes by which the JavaScript heap was larger after than before, summed over calls that did not collect. */
  readonly allocatedBytes: number;
}

/** Adds up where a run spends its time. */
export class Profile {
  private readonly byPhase = new Map<string, { calls: number; seconds: number; allocatedBytes: number }>();

  async time<T>(phase: string, work: () => Promise<T>): Promise<T> {
    const heap = process.memoryUsage().heapUsed;
    const start = performance.now();
    try {
      return await work();
    } finally {
      const row = this.byPhase.get(phase) ?? { calls: 0, seconds: 0, allocatedBytes: 0 };
      row.calls++;
      row.seconds += (performance.now() - start) / 1000;
      row.allocatedBytes += Math.max(0, process.memoryUsage().heapUsed - heap);
      this.byPhase.set(phase, row);
    }
  }

  rows(): ProfileRow[] {
    return [...this.byPhase].map(([phase, row]) => ({ phase, ...row }));
  }
}
