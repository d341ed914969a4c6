import { isScheduled } from '../fault/keeping.js';
import { FAULT_KINDS, type InjectFault } from '../protocol/messages.js';
import { draw4 } from '../random/philox.js';
import { PURPOSE } from '../random/purpose.js';
import { insist } from './refusal.js';

/** Hosts keep training, monitoring and tests apart by the two highest bits of a draw. */
const SETTLES = 2 ** 30;
const WORD = 2 ** -32;

/** What a fault can do beside standing for good: come and go with settles, and within a settle. */
export interface Coming {
  readonly withSettles: boolean;
  readonly withTicks: boolean;
}

/** Refuses times that make no sense, or that a fault cannot have. */
export function checkTiming(command: InjectFault, { withSettles, withTicks }: Coming): void {
  const { chance = 0, fault, offSettles = 0, offTicks = 0, onSettles = 0, onTicks = 0 } = command;
  const timed = onTicks > 0 || isScheduled(command);
  insist(onTicks > 0 || offTicks === 0, 'range', 'a fault that goes has to come', 'onTicks');
  insist(onSettles > 0 || offSettles === 0, 'range', 'a fault that goes has to come', 'onSettles');
  insist(chance >= 0 && chance <= 1, 'range', 'a probability lies in 0 .. 1', 'chance');
  const one = (chance > 0 ? 1 : 0) + (onSettles > 0 ? 1 : 0) <= 1;
  insist(one, 'range', 'a fault comes by times or by chance', 'chance');
  insist(!timed || withSettles, 'unsupported', `${fault} does not come and go`, 'fault');
  const still = onTicks === 0 || withTicks;
  insist(still, 'unsupported', `${fault} does not change within a settle`, 'onTicks');
}

const words = new Uint32Array(4);

/** Whether a fault is there in the settle with this draw, which alone decides. */
export function isDue(command: InjectFault, seed: number, draw: number): boolean {
  const { address, chance = 0, fault, firstSettle = 0, offSettles = 0, onSettles = 0, target } = command;
  if (chance > 0) {
    draw4(seed, PURPOSE.faultTiming, FAULT_KINDS.indexOf(fault), address, target, draw, words);
    return words[0]! * WORD < chance;
  }
  const settle = (draw % SETTLES) - firstSettle;
  return settle >= 0 && (offSettles > 0 ? settle % (onSettles + offSettles) : settle) < onSettles;
}
