import { z } from 'zod';
import type { ChipEvent, Command } from '../protocol/messages.js';

/** Most places of an index: beyond it every other one is given up, so that it stays small however long the file. */
const MOST_PLACES = 4096;

const count = z.number().int().nonnegative();

const place = z.object({
  /** Number of the command in the file, from 1. */
  command: count,
  request: count,
  /** Settles before it. */
  settles: count,
  /** Byte at which its record begins. */
  offset: count,
});

/** What an index says. */
export const contents = z.object({
  conversations: count,
  /** Commands by kind. */
  commands: z.record(z.string().max(40), count),
  events: count,
  /** Commands that were refused. */
  refused: count,
  seconds: z.number().nonnegative(),
  /** A place stands for each so many commands. */
  stride: count,
  places: z.array(place).max(MOST_PLACES),
});

export type Contents = z.infer<typeof contents>;
export type Place = z.infer<typeof place>;

/** Counts what goes by, for the index: while it is written, or again where a file has none. */
export class Counting {
  private readonly commands = new Map<Command['kind'], number>();
  private places: Place[] = [];
  private stride = 1;
  private total = 0;
  private settles = 0;
  private conversations = 0;
  private events = 0;
  private refused = 0;
  private seconds = 0;

  at(seconds: number): void {
    this.seconds = seconds;
  }

  conversation(): void {
    this.conversations++;
  }

  /** @param offset of its first record */
  command({ kind, requestId }: Command, offset: number): void {
    if (this.total % this.stride === 0) this.place({ command: this.total + 1, request: requestId, offset });
    this.total++;
    if (kind === 'settle') this.settles++;
    this.commands.set(kind, (this.commands.get(kind) ?? 0) + 1);
  }

  event({ kind }: ChipEvent): void {
    this.events++;
    if (kind === 'error') this.refused++;
  }

  get contents(): Contents {
    const { conversations, events, refused, seconds, stride, places } = this;
    const commands = Object.fromEntries(this.commands);
    return { conversations, commands, events, refused, seconds, stride, places };
  }

  private place(found: Omit<Place, 'settles'>): void {
    this.places.push({ ...found, settles: this.settles });
    if (this.places.length < MOST_PLACES) return;
    this.stride *= 2;
    this.places = this.places.filter((_, k) => k % 2 === 0);
  }
}
