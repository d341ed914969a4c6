import type { Observable } from 'rxjs';
import type { ChipEvent, Command } from './messages.js';

/** A chip is an operator: an emulator, a board, a recording are told apart by nothing upstream. */
export type Chip = (commands: Observable<Command>) => Observable<ChipEvent>;
