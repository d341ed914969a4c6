import { concatMap, filter, map, of } from 'rxjs';
import type { Chip } from '../../src/protocol/chip.js';
import type { ChipEvent, Command } from '../../src/protocol/messages.js';
import { PURPOSE } from '../../src/random/purpose.js';
import { stream } from '../../src/random/stream.js';

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

/**
 * A chip whose inputs flicker, differently in each conversation, and that says so.
 * @param factor by which weights are written too large
 */
export function flickering(chip: Chip, seed: number, factor = 1): Chip {
  let conversations = 0;
  return commands => {
    const noise = stream(seed, PURPOSE.order, conversations++);
    const disturbed = (command: Command): Command => {
      if (command.kind === 'present' && command.layout === 'dense') {
        const data = Uint8Array.from(command.data, value => Math.max(0, value - 60 * noise.float()));
        return { ...command, data };
      }
      if (command.kind !== 'write-weights') return command;
      return { ...command, data: Float32Array.from(command.data, value => factor * value) };
    };
    const honest = (event: ChipEvent): ChipEvent =>
      event.kind === 'capabilities' ? { ...event, deterministic: false } : event;
    return chip(commands.pipe(map(disturbed))).pipe(map(honest));
  };
}
