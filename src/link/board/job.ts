import type { ChipEvent, Command } from '../../protocol/messages.js';

/** A command on its way to a board, and what is done with its events. */
export interface Job {
  /** Its request id is not used: on the wire a job has a number of its own. */
  readonly command: Command;
  /** Hears every event, in order, the last one with `terminal`. */
  readonly onEvent: (event: ChipEvent, terminal: boolean) => void;
  /** Events passed on so far. */
  delivered: number;
  /** Events to swallow, because they were passed on before the board had to start over. */
  skip: number;
  /** CRC-32C of the answers so far without their request id, one XOR the other. */
  digest: number | undefined;
}

export function jobOf(command: Command, onEvent: Job['onEvent']): Job {
  return { command, onEvent, delivered: 0, skip: 0, digest: undefined };
}

/** The same job for a board that starts over: what was passed on is not passed on again. */
export function again(job: Job): void {
  job.skip = job.delivered;
  job.delivered = 0;
  job.digest = undefined;
}
