import type { RateNetwork } from './network.js';

/**
 * Samples of a batch that have come to rest, and leave those that still move to go on without them: they change places
 * with the last that moves, and the network is told of fewer.
 */
export class Resting {
  /** Places that samples left, in their order. */
  private readonly left: Uint32Array;
  private count = 0;
  /** Largest last move of those that have left. */
  residual = 0;

  constructor(private readonly network: RateNetwork) {
    this.left = new Uint32Array(network.unit.batch);
  }

  /** Lets those go that moved by less than `below` in the last step. */
  leave(below: number): void {
    const { network } = this;
    for (let sample = network.samples - 1; sample >= 0; sample--) {
      const moved = network.moved[sample]!;
      if (!(moved < below)) continue;
      this.residual = Math.max(this.residual, moved);
      this.left[this.count++] = sample;
      network.exchange(sample, --network.samples);
    }
  }

  /** Brings all back to where they were. */
  return(): void {
    const { network } = this;
    while (this.count > 0) network.exchange(this.left[--this.count]!, network.samples++);
    this.residual = 0;
  }
}
