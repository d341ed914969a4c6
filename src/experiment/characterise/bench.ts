import type { Session, Unnumbered } from '../../stream/session.js';
import type { Plan } from './plan.js';

/** What one run of commands brought. */
export interface Taken {
  /** Ticks at which each neuron fired. */
  readonly spikes: readonly (readonly number[])[];
  readonly states: readonly Float32Array[];
}

/** Plays commands and keeps what was fired and read. */
export class Bench {
  settles = 0;
  ticks = 0;

  constructor(
    readonly session: Session,
    private readonly plan: Plan,
  ) {}

  async take(script: readonly Unnumbered[]): Promise<Taken> {
    const spikes = Array.from({ length: this.plan.neurons }, (): number[] => []);
    const states: Float32Array[] = [];
    await this.session.play(script, event => {
      if (event.kind === 'state') states.push(event.data as Float32Array);
      if (event.kind === 'spikes') {
        for (const [k, address] of event.addresses.entries())
          spikes[address]!.push(event.firstTick + event.ticks[k]!);
      }
      if (event.kind !== 'settled') return;
      this.settles++;
      this.ticks += event.ticks;
    });
    return { spikes, states };
  }
}
