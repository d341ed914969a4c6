import type { Present } from '../../protocol/messages.js';
import { Presented } from '../spiking/presented.js';
import type { RateNetwork } from './network.js';
import type { RatePopulation } from './population.js';

/** What the host presented, and which of it stands in the populations. */
export class Frames {
  private readonly presented = new Presented();
  /** The frames that stand there, empty when something was written over them; several settles look at the same. */
  loaded = '';

  constructor(private readonly network: RateNetwork) {}

  get batch(): number {
    return this.presented.batch;
  }

  get steps(): number {
    return this.presented.steps;
  }

  accept(command: Present): void {
    this.presented.accept(command, this.network.population(command.population).presented);
  }

  /** Shows populations the frames of the samples from `first` on, as many as settle side by side. */
  load(first: number): void {
    const { network, presented } = this;
    const key = `${presented.version} ${first} ${network.samples}`;
    if (key === this.loaded) return;
    for (const population of network.populations) this.show(population, first);
    this.loaded = key;
  }

  /** What stands there is not what was presented: the next load shows it again. */
  forget(): void {
    this.loaded = '';
  }

  private show(population: RatePopulation, first: number): void {
    const { external, presented: width, row } = population;
    for (let sample = 0; sample < this.network.samples; sample++) {
      const frame = this.presented.frame(population.id, first + sample, 0, width);
      const to = external.subarray(sample * row, sample * row + width);
      if (!frame) continue;
      if (frame.kind === 'one-hot') to.fill(0)[frame.index] = 1;
      else scaleTo(to, frame.values, frame.scale);
    }
    if (population.input) population.stand(this.network.samples);
  }
}

function scaleTo(to: Float32Array, values: ArrayLike<number>, scale: number): void {
  for (let i = 0; i < to.length; i++) to[i] = values[i]! * scale;
}
