import { LastingFaults } from '../../fault/keeping.js';
import { type ChipEvent, type Command, type CounterRow, changesNothing } from '../../protocol/messages.js';

/** Bytes that a command takes in the journal beside its bulk. */
const COMMAND_BYTES = 200;

/** A command that was carried out, and what its answer looked like. */
export interface Entry {
  readonly command: Command;
  readonly digest: number | undefined;
}

/** State of a board at one moment. */
export interface Image {
  readonly data: Uint8Array;
  readonly counters: readonly CounterRow[];
}

export interface JournalLimits {
  /** Commands and bytes after which a snapshot is taken. */
  readonly commands: number;
  readonly bytes: number;
}

export const JOURNAL_LIMITS: JournalLimits = { commands: 4096, bytes: 1024 * 1024 };
/** Bytes of a journal, in snapshots: what the line spends on snapshots is at most a quarter of it. */
const SNAPSHOTS = 4;
/** Beyond this many times its limit a journal of a board without snapshots is given up. */
const PATIENCE = 16;

/**
 * Everything needed to bring a board that has forgotten all back to where it was: how it was configured, the last
 * snapshot, what stood at that time and a snapshot does not hold, and the commands carried out since.
 */
export class Journal {
  image: Image | undefined;
  /** Why the state cannot be put back any more, if so. */
  broken: string | undefined;
  private config: Command[] = [];
  private configured = false;
  private entries: Entry[] = [];
  private bytes = 0;
  private snapshots = true;
  /** What a settle uses and a snapshot does not hold, as it is now and as it was at the snapshot. */
  private standing = new Standing();
  private stood = new Standing();

  constructor(private readonly limits: JournalLimits = JOURNAL_LIMITS) {}

  /** Commands since the last snapshot. */
  get length(): number {
    return this.entries.length;
  }

  /** The board is configured, so that it has a state. */
  get ready(): boolean {
    return this.configured;
  }

  get canSnapshot(): boolean {
    return this.snapshots && this.configured;
  }

  /** A snapshot would shorten it. */
  get due(): boolean {
    const most = Math.max(this.limits.bytes, SNAPSHOTS * (this.image?.data.length ?? 0));
    return this.canSnapshot && (this.entries.length >= this.limits.commands || this.bytes >= most);
  }

  /** Whether a snapshot may be taken in front of a command: the state of neurons is drawn anew after it. */
  isBoundary(command: Command): boolean {
    return command.kind === 'present' || (command.kind === 'settle' && command.start === 'fresh');
  }

  /** Takes down a command that was carried out. */
  record(command: Command, event: ChipEvent, digest: number | undefined): void {
    if (event.kind === 'error' || changesNothing(command)) return;
    if (command.kind === 'configure') this.clear();
    if (!this.configured) {
      this.config.push(command);
      this.configured = command.kind === 'commit';
      return;
    }
    if (this.broken !== undefined) return;
    this.standing.note(command);
    this.entries.push({ command, digest });
    this.bytes += COMMAND_BYTES + bulkOf(command);
    const patience = PATIENCE * Math.max(this.limits.commands, 1);
    if (!this.snapshots && this.entries.length > patience) this.giveUp('it takes no snapshots');
  }

  /** A snapshot was taken behind everything recorded so far. */
  shorten(image: Image): void {
    this.image = image;
    this.entries = [];
    this.bytes = 0;
    this.stood = this.standing.copy();
  }

  /** The board cannot take snapshots. */
  refuseSnapshots(): void {
    this.snapshots = false;
  }

  /** Commands that configure a blank board as this one was. */
  configuration(): readonly Command[] {
    return this.config;
  }

  /** What stood when the snapshot was taken: faults come before the image, presented vectors after it. */
  standingFaults(): readonly Command[] {
    return this.stood.faults.list();
  }

  standingVectors(): readonly Command[] {
    return this.stood.vectors();
  }

  /** Commands since the snapshot, in the order in which they were carried out. */
  since(): readonly Entry[] {
    return this.entries;
  }

  private giveUp(why: string): void {
    this.broken = why;
    this.entries = [];
    this.bytes = 0;
  }

  private clear(): void {
    this.config = [];
    this.configured = false;
    this.entries = [];
    this.bytes = 0;
    this.image = undefined;
    this.broken = undefined;
    this.standing = new Standing();
    this.stood = new Standing();
  }
}

class Standing {
  readonly faults = new LastingFaults();
  private readonly presented = new Map<number, Command[]>();

  note(command: Command): void {
    if (command.kind === 'inject-fault') this.faults.note(command);
    if (command.kind !== 'present') return;
    const before = command.offset === 0 ? [] : (this.presented.get(command.population) ?? []);
    this.presented.set(command.population, [...before, command]);
  }

  vectors(): Command[] {
    return [...this.presented.values()].flat();
  }

  copy(): Standing {
    const copy = new Standing();
    for (const fault of this.faults.list()) copy.faults.note(fault);
    for (const [population, commands] of this.presented) copy.presented.set(population, commands);
    return copy;
  }
}

function bulkOf(command: Command): number {
  if ('data' in command) return command.data.byteLength;
  return command.kind === 'spikes-in' ? command.ticks.byteLength + command.addresses.byteLength : 0;
}
