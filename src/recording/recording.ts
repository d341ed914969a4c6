import { damaged } from '../problem/files.js';
import { LIMITS } from '../protocol/bounds.js';
import { decodeEvent } from '../protocol/codec.js';
import type { Capabilities, ChipEvent, Command } from '../protocol/messages.js';
import { isTerminal } from '../protocol/messages.js';
import { type Contents, Counting, contents } from './contents.js';
import { type Head, head, readJson } from './head.js';
import { type Happening, MessageReader } from './messages.js';
import { RecordReader } from './reader.js';

/** One command and all events it caused, in order. */
export interface Exchange {
  /** Number of the command in the file, from 1. */
  readonly number: number;
  readonly command: Command;
  readonly events: ChipEvent[];
  /** The terminal event is among them. */
  ended: boolean;
  /** Bytes of the file that it came from. */
  bytes: number;
}

/** Conversations that nobody has asked for yet. */
const MOST_UNCLAIMED = 64;

/** A recording that is gone through once, from the beginning, with what is asked for in memory and nothing else. */
export class Recording {
  readonly head: Head;
  /** What the chip said of itself. */
  readonly sheet: Capabilities;
  private readonly records: RecordReader;
  private readonly messages: MessageReader;
  private readonly tracks = new Map<number, Track>();
  private readonly unclaimed: Track[] = [];
  /** Bytes of the file whose messages are kept. */
  private held = 0;
  /** Commands so far. */
  private count = 0;

  /** @throws UserError for a file that is missing, cannot be read or is no recording */
  constructor(readonly file: string) {
    this.records = new RecordReader(file);
    try {
      this.head = readJson(head, this.first('head'), file, 'a head');
      this.sheet = sheetOf(this.first('sheet'), file);
    } catch (error) {
      this.close();
      throw error;
    }
    this.messages = new MessageReader(this.records);
  }

  /** The next conversation; undefined when there was none any more. @throws UserError file-damaged */
  conversation(): Track | undefined {
    while (this.unclaimed.length === 0) if (!this.advance()) return undefined;
    return this.unclaimed.shift();
  }

  /** Reads on by one happening; undefined at the end. @throws UserError file-damaged */
  advance(): Happening | undefined {
    const before = this.records.offset;
    const happening = this.messages.next();
    if (happening) this.keep(happening, this.records.offset - before);
    return happening;
  }

  private keep(happening: Happening, bytes: number): void {
    const { kind, conversation } = happening;
    const track = this.tracks.get(conversation);
    if (kind === 'open') {
      this.opened(conversation);
      return;
    }
    if (!track) throw this.records.damage('has a message outside of any conversation');
    if (kind === 'close') {
      track.closed = true;
      this.tracks.delete(conversation);
      return;
    }
    this.held += bytes;
    if (this.held > LIMITS.assembly) throw this.records.damage('has too much under way at once');
    if (kind === 'command') track.add(happening.command, ++this.count, bytes);
    else if (!track.hear(happening.event, bytes)) this.held -= bytes;
  }

  private opened(conversation: number): void {
    if (this.tracks.has(conversation))
      throw this.records.damage('opens a conversation twice', `${conversation}`);
    if (this.unclaimed.length >= MOST_UNCLAIMED)
      throw this.records.damage('has too many conversations at once');
    const track = new Track(this);
    this.tracks.set(conversation, track);
    this.unclaimed.push(track);
  }

  /** What was asked for is not kept any more. */
  release(bytes: number): void {
    this.held -= bytes;
  }

  /** It was closed: nothing is missing at its end. */
  get whole(): boolean {
    return this.records.index !== undefined;
  }

  /** Bytes of the file, and of those the ones behind the last whole record, once the end was reached. */
  get bytes(): { readonly all: number; readonly cut: number } {
    return { all: this.records.bytes, cut: this.records.cut };
  }

  /** What is in it: from its index or, where it has none, by reading all that is left of it. @throws UserError */
  contents(): Contents {
    const index = this.records.readIndex();
    if (index) return readJson(contents, index.payload, this.file, 'an index');
    return countedAgain(this.records);
  }

  close(): void {
    this.records.close();
  }

  private first(kind: 'head' | 'sheet'): Uint8Array {
    const record = this.records.next();
    if (record?.kind === kind) return record.payload;
    throw damaged(this.file, `ends before it says what it is: it has no ${kind}`);
  }
}

/** The commands of one conversation, in order. */
export class Track {
  closed = false;
  private readonly waiting: Exchange[] = [];
  private readonly open = new Map<number, Exchange>();

  constructor(private readonly recording: Recording) {}

  /** The next command with all its events; undefined behind the last one. @throws UserError file-damaged */
  next(): Exchange | undefined {
    while (this.waiting.length === 0) if (this.closed || !this.recording.advance()) return undefined;
    const exchange = this.waiting.shift()!;
    while (!exchange.ended && !this.closed) if (!this.recording.advance()) break;
    this.recording.release(exchange.bytes);
    return exchange;
  }

  add(command: Command, number: number, bytes: number): void {
    const exchange = { number, command, events: [], ended: false, bytes };
    this.waiting.push(exchange);
    this.open.set(command.requestId, exchange);
  }

  /** False for an event that answers nothing. */
  hear(event: ChipEvent, bytes: number): boolean {
    const exchange = this.open.get(event.requestId);
    if (!exchange) return false;
    exchange.events.push(event);
    exchange.bytes += bytes;
    if (isTerminal(event)) {
      exchange.ended = true;
      this.open.delete(event.requestId);
    }
    return true;
  }
}

function sheetOf(payload: Uint8Array, file: string): Capabilities {
  const event = decodeEvent(payload);
  if (event.kind === 'capabilities') return event;
  throw damaged(file, 'does not say what the chip can do', { found: event.kind });
}

function countedAgain(records: RecordReader): Contents {
  const counting = new Counting();
  const messages = new MessageReader(records);
  for (let each = messages.next(); each; each = messages.next()) {
    counting.at(records.seconds);
    if (each.kind === 'open') counting.conversation();
    else if (each.kind === 'command') counting.command(each.command, each.offset);
    else if (each.kind === 'event') counting.event(each.event);
  }
  return counting.contents;
}
