import type { Bulk, Present } from '../../protocol/messages.js';
import { insist } from '../refusal.js';

/** What the host presented to one population, gathered from its blocks. */
interface Presentation {
  readonly shape: Pick<Present, 'layout' | 'batch' | 'steps' | 'reversed' | 'total'>;
  readonly data: Bulk;
}

/** One frame: values of every neuron, to be multiplied by `scale`; or the index of the one neuron that is 1. */
export type Frame =
  | { readonly kind: 'values'; readonly values: ArrayLike<number>; readonly scale: number }
  | { readonly kind: 'one-hot'; readonly index: number };

/** The external vectors of all populations. Frames are addressed by sample and step. */
export class Presented {
  private readonly byPopulation = new Map<number, Presentation>();
  /** Grows with every change, so that a settle knows what it has to load again. */
  version = 0;
  /** Samples presented: the largest batch. */
  batch = 1;
  /** Frames per sample: the longest sequence. */
  steps = 1;

  /** Takes a block; `neurons` is the size of its population. */
  accept(command: Present, neurons: number): void {
    const perSample = command.layout === 'one-hot' ? 1 : neurons;
    const expected = command.batch * command.steps * perSample;
    insist(
      command.total === expected,
      'range',
      `expected ${expected} values in all, found ${command.total}`,
      'total',
    );
    if (command.layout === 'one-hot') this.checkIndices(command, neurons);
    this.version++;
    const { layout, batch, steps, reversed, total } = command;
    const shape = { layout, batch, steps, reversed, total };
    if (command.offset === 0 && command.count === total) {
      this.keep(command.population, { shape, data: command.data });
      return;
    }
    let entry = this.byPopulation.get(command.population);
    const continues = entry && command.offset > 0 && entry.data.constructor === command.data.constructor;
    if (!entry || !continues || entry.shape.total !== total) {
      const Kind = command.data.constructor as new (length: number) => Bulk;
      entry = { shape, data: new Kind(total) };
      this.keep(command.population, entry);
    }
    entry.data.set(command.data, command.offset);
  }

  private keep(population: number, presentation: Presentation): void {
    this.byPopulation.set(population, presentation);
    this.batch = 1;
    this.steps = 1;
    for (const { shape } of this.byPopulation.values()) {
      this.batch = Math.max(this.batch, shape.batch);
      this.steps = Math.max(this.steps, shape.steps);
    }
  }

  private checkIndices(command: Present, neurons: number): void {
    const wrong = (command.data as Uint16Array).find(index => !(index >= 0 && index < neurons));
    insist(wrong === undefined, 'range', `class ${wrong} is outside 0..${neurons - 1}`, 'data');
  }

  /** The frame of a population, or undefined when nothing was presented. A batch or sequence of 1 is shared. */
  frame(population: number, sample: number, step: number, neurons: number): Frame | undefined {
    const entry = this.byPopulation.get(population);
    if (!entry) return undefined;
    const { batch, steps, reversed, layout } = entry.shape;
    const b = batch === 1 ? 0 : sample;
    const forward = steps === 1 ? 0 : step;
    const index = b * steps + (reversed ? steps - 1 - forward : forward);
    if (layout === 'one-hot') return { kind: 'one-hot', index: entry.data[index]! };
    const values = entry.data.subarray(index * neurons, (index + 1) * neurons);
    return { kind: 'values', values, scale: values instanceof Uint8Array ? 1 / 255 : 1 };
  }
}
