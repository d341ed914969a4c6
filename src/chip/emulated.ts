import type { Chip } from '../protocol/chip.js';
import { inTurn } from '../protocol/in-turn.js';
import { Machine, type MachineOptions } from './machine.js';

/** An emulated chip as an operator on streams: each conversation has a machine of its own. */
export function emulatedChip(options: MachineOptions): Chip {
  return inTurn(options.capabilities.window, () => new Machine(options));
}
