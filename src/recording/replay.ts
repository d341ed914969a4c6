import { type Problem, UserError } from '../problem/problem.js';
import { LIMITS } from '../protocol/bounds.js';
import type { Chip } from '../protocol/chip.js';
import { type Difference, firstDifference } from '../protocol/difference.js';
import { type Handler, inTurn } from '../protocol/in-turn.js';
import type { ChipEvent, Command } from '../protocol/messages.js';
import { overWire } from '../protocol/wire.js';
import type { Exchange, Recording, Track } from './recording.js';

/**
 * A chip that answers as the recorded one did. Its conversations are those of the recording, in their order. It never
 * invents an answer: a command that is not the one recorded ends the stream with a UserError (`recording-left`). Like
 * the recorded chip it stands behind a wire, so that commands are compared as they are encoded.
 */
export function replay(recording: Recording): Chip {
  const window = Math.max(1, recording.sheet.window);
  const chip = inTurn(window, () => new Replayed(recording, recording.conversation()));
  return overWire(chip, { maxPayload: LIMITS.link });
}

class Replayed implements Handler {
  /** Number of the last command. */
  private last = 0;

  constructor(
    private readonly recording: Recording,
    private readonly track: Track | undefined,
  ) {}

  *handle(command: Command, emit: (event: ChipEvent) => void): Generator<void> {
    const exchange = this.track?.next();
    if (!exchange) throw this.left(this.beyond(command));
    this.check(command, exchange);
    this.last = exchange.number;
    for (const event of exchange.events) {
      emit({ ...event, requestId: command.requestId });
      yield;
    }
    if (exchange.ended) return;
    const message = `the recording ends before the answer to command ${exchange.number} (${command.kind})`;
    throw this.left({ message });
  }

  private check(command: Command, { command: recorded, number }: Exchange): void {
    const difference = firstDifference(command, recorded);
    if (difference) throw this.left(astray(command, number, difference));
  }

  private beyond({ kind }: Command): Left {
    const where = this.track
      ? `its conversation ends after command ${this.last}`
      : 'it has no further conversation';
    return { message: `the host leaves the recording with "${kind}": ${where}` };
  }

  private left(left: Left): UserError {
    const advice = 'Give the command, the experiment and the data that were recorded';
    return new UserError({ code: 'recording-left', file: this.recording.file, advice, ...left });
  }
}

type Left = Pick<Problem, 'message' | 'path' | 'found' | 'allowed'>;

function astray({ kind }: Command, number: number, { path, left, right }: Difference): Left {
  if (path === 'kind') {
    return {
      message: `the host leaves the recording at command ${number}`,
      found: kind,
      allowed: String(right),
    };
  }
  const message = `the host leaves the recording at command ${number} (${kind})`;
  return { path, message, found: String(left), allowed: `${right}, as recorded` };
}
