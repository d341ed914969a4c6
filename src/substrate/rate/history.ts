import type { RateNetwork } from './network.js';
import type { RatePopulation } from './population.js';

/** The rates before each of the last steps that nothing pulled at, kept in turn. */
export class History {
  /** Steps recorded since the last fresh start. */
  private steps = 0;
  /** Steps that there is room for. */
  readonly kept: number;

  constructor(private readonly network: RateNetwork) {
    this.kept = network.unit.history ?? 0;
  }

  /** Steps that can be gone back. */
  get length(): number {
    return Math.min(this.steps, this.kept);
  }

  /** What a snapshot keeps of it beside the rates; setting it goes on from there. */
  get position(): number {
    return this.steps;
  }
  set position(steps: number) {
    this.steps = steps;
  }

  clear(): void {
    this.steps = 0;
  }

  /** Called before each step. */
  record(): void {
    if (this.kept === 0) return;
    for (const population of this.network.populations) this.at(population, 0)?.set(population.state);
    this.steps++;
  }

  private at({ history }: RatePopulation, place: number): Float32Array | undefined {
    return history[(this.steps + place) % this.kept];
  }

  /** Puts a population back to before the step `back` steps ago (from 1), and keeps what it was after it. */
  rewind(population: RatePopulation, back: number): void {
    const before = this.at(population, this.kept - back)!;
    const { state } = population;
    for (let i = 0; i < state.length; i++) [state[i], before[i]] = [before[i]!, state[i]!];
    population.show(this.network.samples);
  }

  /** Returns to the last state, and forgets the way, which has been exchanged for what came after it. */
  return(): void {
    for (const population of this.network.populations) {
      if (population.input) continue;
      population.state.set(this.at(population, this.kept - 1)!);
      population.show(this.network.samples);
    }
    this.clear();
  }
}
