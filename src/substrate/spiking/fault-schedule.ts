import { isScheduled, nameOf } from '../../fault/keeping.js';
import { MOVING } from '../../fault/places.js';
import { FAULT_KINDS, type InjectFault } from '../../protocol/messages.js';
import { draw4 } from '../../random/philox.js';
import { PURPOSE } from '../../random/purpose.js';
import { insist } from '../refusal.js';
import { CONDITIONS } from './conditions.js';
import { EVENTS } from './faults.js';
import type { SpikingNetwork } from './network.js';
import { isSpikeFault } from './spike-faults.js';

/** Hosts keep training, monitoring and tests apart by the two highest bits of a draw. */
const SETTLES = 2 ** 30;
const WORD = 2 ** -32;

/** Refuses times that make no sense. */
function checkTiming(command: InjectFault): void {
  const { chance = 0, fault, offSettles = 0, offTicks = 0, onSettles = 0, onTicks = 0 } = command;
  const timed = onTicks > 0 || isScheduled(command);
  insist(onTicks > 0 || offTicks === 0, 'range', 'a fault that goes has to come', 'onTicks');
  insist(onSettles > 0 || offSettles === 0, 'range', 'a fault that goes has to come', 'onSettles');
  insist(chance >= 0 && chance <= 1, 'range', 'a probability lies in 0 .. 1', 'chance');
  const one = (chance > 0 ? 1 : 0) + (onSettles > 0 ? 1 : 0) <= 1;
  insist(one, 'range', 'a fault comes by times or by chance', 'chance');
  const can = CONDITIONS[fault] !== undefined || MOVING.has(fault);
  insist(!timed || can, 'unsupported', `${fault} does not come and go`, 'fault');
  insist(
    onTicks === 0 || isSpikeFault(fault),
    'unsupported',
    `${fault} does not change within a settle`,
    'onTicks',
  );
}

/** Faults that come and go with settles: before each fresh start those that are due are set, and others lifted. */
export class FaultSchedule {
  private readonly commands = new Map<string, InjectFault>();
  private readonly words = new Uint32Array(4);
  /** Flips of this settle that are still to come, and the tick before which all have happened. */
  private flips: readonly InjectFault[] = [];
  private flipped = 0;

  constructor(private readonly network: SpikingNetwork) {}

  /** Takes a fault that comes and goes; false for one that is to be set now. It changes nothing before a fresh start. */
  takes(command: InjectFault): boolean {
    checkTiming(command);
    const { fault } = command;
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
    const all = [...this.commands.values()];
    this.flips = all.filter(command => MOVING.has(command.fault) && this.isDue(command, draw));
    this.flipped = 0;
    for (const command of all) {
      if (MOVING.has(command.fault)) continue;
      const condition = CONDITIONS[command.fault]!(this.network, command);
      const due = this.isDue(command, draw);
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

  private isDue(command: InjectFault, draw: number): boolean {
    const { address, chance = 0, fault, firstSettle = 0, offSettles = 0, onSettles = 0, target } = command;
    if (chance > 0) {
      const { seed } = this.network.spec;
      const kind = FAULT_KINDS.indexOf(fault);
      draw4(seed, PURPOSE.faultTiming, kind, address, target, draw, this.words);
      return this.words[0]! * WORD < chance;
    }
    const settle = (draw % SETTLES) - firstSettle;
    return settle >= 0 && (offSettles > 0 ? settle % (onSettles + offSettles) : settle) < onSettles;
  }
}
