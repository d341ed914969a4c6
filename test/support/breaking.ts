import { concatMap, filter, of } from 'rxjs';
import type { Chip } from '../../src/protocol/chip.js';
import type { Command } from '../../src/protocol/messages.js';

/** Which neuron dies, and in front of which fresh start. */
export interface Break {
  readonly population: number;
  readonly neuron: number;
  readonly draw: number;
}

/** A chip of which a neuron dies, and that says nothing of it. */
export function breaking(chip: Chip, { population, neuron, draw }: Break): Chip {
  return commands => {
    let last = 0;
    const withFault = (command: Command) => {
      if (command.kind !== 'settle' || command.start !== 'fresh' || command.draw !== draw) return of(command);
      last = command.requestId;
      const where = { target: population, address: neuron, value: 0 };
      return of<Command[]>(
        { kind: 'inject-fault', requestId: last, fault: 'dead-neuron', ...where },
        command,
      );
    };
    // A settle ends with `settled`: its number with `done` is that of the fault.
    return chip(commands.pipe(concatMap(withFault))).pipe(
      filter(event => event.kind !== 'done' || event.requestId !== last),
    );
  };
}
