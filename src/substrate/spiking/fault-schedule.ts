import { isScheduled, nameOf } from '../../fault/keeping.js';
import { MOVING } from '../../fault/places.js';
import type { InjectFault } from '../../protocol/messages.js';
import { checkTiming, isDue } from '../fault-timing.js';
import { CONDITIONS } from './conditions.js';
import { EVENTS } from './faults.js';
import type { SpikingNetwork } from './network.js';
import { isSpikeFault } from './spike-faults.js';

/** Faults that come and go with settles: before each fresh start those that are due are set, and others lifted. */
export class FaultSchedule {
  private readonly commands = new Map<string, InjectFault>();
  /** Flips of this settle that are still to come, and the tick before which all have happened. */
  private flips: readonly InjectFault[] = [];
  private flipped = 0;

  constructor(private readonly network: SpikingNetwork) {}

  /** Takes a fault that comes and goes; false for one that is to be set now. It changes nothing before a fresh start. */
  takes(command: InjectFault): boolean {
    const { fault } = command;
    const withSettles = CONDITIONS[fault] !== undefined || MOVING.has(fault);
    checkTiming(command, { withSettles, withTicks: isSpikeFault(fault) });
    if (!isScheduled(command)) {
      this.commands.delete(nameOf(command));
      return false;
    }
    // Refuses what is refused of other faults.
    if (MOVING.has(fault)) this.tryFlip(command);
    else CONDITIONS[fault]!(this.network, command);
    this.commands.set(nameOf(command), command);
    return true;
  }

  /** Flips and takes it back. */
  private tryFlip(command: InjectFault): void {
    const { from, to } = this.network.population(command.target).moving;
    const bytes = new Uint8Array(this.network.arena.memory.buffer, from, to - from);
    const before = bytes.slice();
    EVENTS[command.fault]!(this.network, command);
    bytes.set(before);
  }

  /** To be called before the states of a settle are drawn. */
  fresh(draw: number): void {
    const { seed } = this.network.spec;
    const all = [...this.commands.values()];
    this.flips = all.filter(command => MOVING.has(command.fault) && isDue(command, seed, draw));
    this.flipped = 0;
    for (const command of all) {
      if (MOVING.has(command.fault)) continue;
      const condition = CONDITIONS[command.fault]!(this.network, command);
      const due = isDue(command, seed, draw);
      if (due === condition.stands) continue;
      if (due) condition.set();
      else condition.lift();
    }
  }

  /** Flips what is to flip before this tick; returns the tick of the next flip, or Infinity. */
  flip(tick: number): number {
    if (this.flips.length === 0) return Number.POSITIVE_INFINITY;
    const from = Math.max(tick, this.flipped);
    for (const command of this.flips) {
      if ((command.atTick ?? 0) !== from || from !== tick) continue;
      EVENTS[command.fault]!(this.network, command);
      this.network.flips[command.target]!++;
      this.flipped = tick + 1;
    }
    return Math.min(
      ...this.flips.map(({ atTick = 0 }) => (atTick > tick ? atTick : Number.POSITIVE_INFINITY)),
    );
  }

  /** True for a population whose moving state is flipped in some settles. */
  flipsIn(population: number): boolean {
    return [...this.commands.values()].some(
      ({ fault, target }) => MOVING.has(fault) && target === population,
    );
  }
}
