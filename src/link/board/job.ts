import type { ChipEvent, Command } from '../../protocol/messages.js';

/** A command on its way to a board, and what is done with its events. */
export interface Job {
  /** Its request id is not used: on the wire a job has a number of its own. */
  readonly command: Command;
  /** Hears every event, in order, the last one with `terminal`. */
  readonly onEvent: (event: ChipEvent, terminal: boolean) => void;
  /** Spikes that have come so far. */
  delivered: number;
  /** Spikes to swallow, because they were passed on before the board had to start over. */
  skip: number;
  /** CRC-32C of the answers so far without their request id, one XOR the other. */
  digest: number | undefined;
}

export function jobOf(command: Command, onEvent: Job['onEvent']): Job {
  return { command, onEvent, delivered: 0, skip: 0, digest: undefined };
}

/** The same job for a board that starts over: what was passed on is not passed on again. */
export function again(job: Job): void {
  job.skip = Math.max(job.skip, job.delivered);
  job.delivered = 0;
  job.digest = undefined;
}

/** What of an event was not passed on before; spikes come in the same order again, and may be cut in other places. */
export function unheard(job: Job, event: ChipEvent): ChipEvent | undefined {
  if (event.kind !== 'spikes') return event;
  const heard = Math.max(0, Math.min(event.ticks.length, job.skip - job.delivered));
  job.delivered += event.ticks.length;
  if (heard === 0) return event;
  if (heard === event.ticks.length) return undefined;
  return { ...event, ticks: event.ticks.subarray(heard), addresses: event.addresses.subarray(heard) };
}
