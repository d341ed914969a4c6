import type { FaultKind, FaultTiming, InjectFault } from '../protocol/messages.js';
import { MOVING } from './places.js';

/**
 * Where a chip keeps a fault that is injected once: in the state that a snapshot holds (what was flipped, stored or
 * broken there), or beside it, so that a chip that is given weights or a snapshot has to be told again. To be told
 * twice changes nothing.
 */
export type Keeping = 'snapshot' | 'chip';

export const KEPT_IN: Readonly<Record<FaultKind, Keeping>> = {
  'dead-neuron': 'chip',
  'flip-membrane-bit': 'snapshot',
  'flip-trace-bit': 'snapshot',
  'flip-slow-trace-bit': 'snapshot',
  'flip-delay-bit': 'snapshot',
  'flip-refractory-bit': 'snapshot',
  'flip-phase-bit': 'snapshot',
  'flip-bias-bit': 'snapshot',
  'threshold-mismatch': 'chip',
  'leak-mismatch': 'chip',
  'drop-spikes': 'chip',
  'delay-spikes': 'chip',
  'extra-spikes': 'chip',
  'stuck-weight': 'chip',
  'flip-weight-bit': 'snapshot',
  'flip-accumulator-bit': 'snapshot',
  'flip-hidden-bit': 'snapshot',
  'flip-level': 'snapshot',
  'stuck-cell': 'snapshot',
  'read-errors': 'snapshot',
  'write-errors': 'snapshot',
  age: 'snapshot',
  'sense-offset': 'snapshot',
  'dead-word-line': 'snapshot',
  'shorted-word-line': 'snapshot',
  'dead-bit-line': 'snapshot',
  'shorted-bit-line': 'snapshot',
  'supply-drop': 'snapshot',
  'open-resistor': 'chip',
  'shorted-resistor': 'chip',
  'drifted-resistor': 'snapshot',
  'open-diode': 'chip',
  'shorted-diode': 'chip',
};

export const isLasting = (kind: FaultKind): boolean => KEPT_IN[kind] === 'chip';

/** True for faults that are there in some settles only: the chip keeps the times, whatever the fault. */
export const isScheduled = ({ onSettles = 0, chance = 0 }: FaultTiming): boolean =>
  onSettles > 0 || chance > 0;

/** Commands of the same name are about the same thing, and the last one counts. */
export const nameOf = ({ address, fault, target, value }: InjectFault): string =>
  `${fault} ${target} ${address}${MOVING.has(fault) ? ` ${value}` : ''}`;

/** The faults that a chip has to be told of again, the last command of each name. */
export class LastingFaults {
  private readonly commands = new Map<string, InjectFault>();

  note(command: InjectFault): void {
    if (isLasting(command.fault) || isScheduled(command)) this.commands.set(nameOf(command), command);
    else this.commands.delete(nameOf(command));
  }

  list(): readonly InjectFault[] {
    return [...this.commands.values()];
  }
}
