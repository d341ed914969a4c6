import type { RateNetwork } from './network.js';
import type { RatePopulation } from './population.js';
import { slopeAtRate, slopeAtState } from './slopes.js';

/** What happens while a step is gone back. */
export interface Passage {
  /** Puts a population back to before the step, once the slope at its rate after it has been used. */
  readonly rewind?: (population: RatePopulation) => void;
  /** True to gather the share of each weight in the step. */
  readonly gather: boolean;
}

/**
 * Errors on their way back through the steps of a network that nothing pulls at. With the cost C of the end state, the
 * error of a rate, -dC/ds, stands in `next`, and that of a drive, -dC/du, in `difference`. A step is undone group by
 * group in reverse order, so that each group finds what it saw when it moved.
 */
export class Adjoint {
  constructor(private readonly network: RateNetwork) {}

  /** Errors of the end state: target - rate in the output, also where that is a softmax under cross-entropy. */
  begin(output: RatePopulation): void {
    for (const { next, difference } of this.network.populations) {
      next.fill(0);
      difference.fill(0);
    }
    this.addCost(output);
  }

  addCost({ next, external, state, row, neurons }: RatePopulation): void {
    for (let sample = 0; sample < this.network.samples; sample++) {
      for (let i = sample * row; i < sample * row + neurons; i++)
        next[i] = next[i]! + external[i]! - state[i]!;
    }
  }

  /** Takes the errors after a step to those before it. */
  step(passage: Passage): void {
    for (const group of [...this.network.groups].reverse()) {
      for (const population of group) this.leave(population);
      for (const population of group) passage.rewind?.(population);
      for (const population of group) if (byEuler(population)) this.euler(population);
      for (const population of group) this.send(population, passage.gather);
      for (const population of group) population.updates[0]! += this.network.samples * population.neurons;
    }
  }

  /** The error of the drive by the rate after the step; what was clipped passes none. */
  private leave(population: RatePopulation): void {
    const { f, state, next, difference, unit, readout } = population;
    const clipped = unit.clipped && !readout;
    for (let i = 0; i < next.length; i++) {
      const s = state[i]!;
      if (clipped && (s <= 0 || s >= 1)) next[i] = 0;
      if (byEuler(population)) continue;
      // The slope of a softmax is part of that of its cross-entropy.
      difference[i] = readout ? next[i]! : slopeAtRate(f, s) * next[i]!;
      next[i] = 0;
    }
  }

  /** s + step (f'(s) u - s): its derivative by u, and by s itself. */
  private euler(population: RatePopulation): void {
    const { f, state, activity, arriving, arrivals, next, difference, unit } = population;
    const { step } = unit;
    if (f.curve) this.network.drive(population, arriving, arrivals);
    for (let i = 0; i < next.length; i++) {
      const error = next[i]!;
      const a = activity[i]!;
      const bend = f.curve ? f.curve.bend(a) * arriving[i]! : 0;
      difference[i] = step * slopeAtState(f, state[i]!, a) * error;
      next[i] = error * (1 - step + step * bend);
    }
  }

  /** Sends the errors of a population's drive to all that its drive came from. */
  private send(population: RatePopulation, gather: boolean): void {
    const { samples } = this.network;
    for (const coupling of this.network.projections) {
      const { source, target, spec } = coupling;
      const adjoint = coupling.adjoint!;
      if (target === population && source.moves) {
        if (gather) adjoint.gatherTarget(samples);
        this.receive(source, into => adjoint.toSource(into, samples));
      }
      // Nothing that relaxes sees a readout while nothing pulls at it.
      if (source === population && spec.bidirectional && !target.readout) {
        if (gather) adjoint.gatherSource(samples);
        this.receive(target, into => adjoint.toTarget(into, samples));
      }
    }
  }

  /** Adds what arrives of a coupling, times the slope by which synapses see a rate. */
  private receive(population: RatePopulation, send: (into: RatePopulation['nextRows']) => void): void {
    const { f, state, activity, arriving, arrivals, next, nextRows } = population;
    if (activity === state) {
      send(nextRows);
      return;
    }
    arriving.fill(0);
    send(arrivals);
    for (let i = 0; i < next.length; i++)
      next[i] = next[i]! + slopeAtState(f, state[i]!, activity[i]!) * arriving[i]!;
  }
}

const byEuler = ({ unit, readout }: RatePopulation): boolean => unit.dynamics === 'euler' && !readout;
