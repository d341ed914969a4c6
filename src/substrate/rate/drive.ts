import type { Drive } from '../../protocol/messages.js';
import type { RatePopulation } from './population.js';

/** Lets a population be drawn by nothing but the network. */
export function release(population: RatePopulation, samples: number): void {
  population.held = false;
  population.pull = undefined;
  if (population.readout) population.show(samples);
}

/**
 * Holds a population at what it is shown (`clamp`), part of the way there (`couple`), or lets it be pulled there
 * while it relaxes. Returns false when what it is shown was written over.
 */
export function applyDrive(population: RatePopulation, drive: Drive, samples: number): boolean {
  const { kind, beta, evaluation } = drive;
  const { state, external, row } = population;
  if (kind === 'clamp' || kind === 'couple') {
    const share = kind === 'clamp' ? 1 : beta;
    for (let i = 0; i < samples * row; i++) state[i] = (1 - share) * state[i]! + share * external[i]!;
    population.held = true;
    population.show(samples);
    return true;
  }
  const frozen = kind === 'nudge' && evaluation === 'frozen';
  if (frozen) for (let i = 0; i < samples * row; i++) external[i]! -= state[i]!;
  population.pull = { beta, restoring: kind === 'nudge' && !frozen };
  return !frozen;
}
