import { tap } from 'rxjs';
import type { Chip } from '../protocol/chip.js';
import type { ChipEvent, Command } from '../protocol/messages.js';

/** Somebody who watches a conversation without taking part in it. */
export interface Watcher {
  command?(command: Command): void;
  event?(event: ChipEvent): void;
}

/** The same chip, watched. What is watched must not be changed: packets are immutable. */
export function watched(chip: Chip, watcher: Watcher): Chip {
  return commands =>
    chip(commands.pipe(tap(command => watcher.command?.(command)))).pipe(
      tap(event => watcher.event?.(event)),
    );
}
