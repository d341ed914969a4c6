import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { fileProblem } from '../problem/files.js';
import { UserError } from '../problem/problem.js';
import { LIMITS } from '../protocol/bounds.js';
import { encodeEvent } from '../protocol/codec.js';
import type { Capabilities, ChipEvent, Command } from '../protocol/messages.js';
import { payloadsOf } from '../protocol/wire.js';
import { Counting } from './contents.js';
import type { Head } from './head.js';
import { encodeRecord, encodeTrailer, MAGIC, type RecordKind } from './record.js';

/** A power cut loses what came later than this before it; a process that is killed loses nothing that it was told. */
const SYNC_EVERY_SECONDS = 5;

const NOTHING = new Uint8Array(0);

/**
 * Writes a recording. Each record is handed to the system as soon as it is made and before anybody goes on, so that
 * nothing piles up, and a disk that fails ends the conversation at once.
 */
export class RecordWriter {
  private readonly handle: number;
  private readonly counting = new Counting();
  private length = 0;
  private conversations = 0;
  private synced = 0;
  private ended = false;
  /** Why nothing more can be written, if so. */
  private failure: unknown;

  /**
   * @param now seconds, by a clock that never goes back
   * @throws UserError when the file is there already, or cannot be made
   */
  constructor(
    readonly file: string,
    private readonly now: () => number,
  ) {
    try {
      this.handle = openSync(file, 'wx');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw fileProblem(error, file, 'write');
      const message = 'exists already, and a recording never replaces one';
      throw new UserError({ code: 'usage', file, message, advice: 'Choose another name' });
    }
  }

  /** Says first who was recorded. */
  begin(head: Head, sheet: Capabilities): void {
    this.append(MAGIC);
    this.record('head', 0, new TextEncoder().encode(JSON.stringify(head)));
    this.record('sheet', 0, encodeEvent({ ...sheet, requestId: 0 }));
  }

  /** A conversation begins. Returns its number. */
  open(): number {
    if (this.failure !== undefined) throw this.failure;
    this.counting.conversation();
    this.record('open', ++this.conversations, NOTHING);
    return this.conversations;
  }

  command(conversation: number, command: Command): void {
    this.counting.command(command, this.length);
    for (const payload of payloadsOf(command, LIMITS.link)) this.record('command', conversation, payload);
  }

  event(conversation: number, event: ChipEvent): void {
    for (const payload of payloadsOf(event, LIMITS.link)) this.record('event', conversation, payload);
    this.counting.event(event);
  }

  close(conversation: number): void {
    this.record('close', conversation, NOTHING);
  }

  /** Adds the index. A file in which nothing was recorded is taken away again. */
  end(): void {
    if (this.ended) return;
    const index = this.length;
    if (index > 0 && this.failure === undefined) {
      this.record('index', 0, new TextEncoder().encode(JSON.stringify(this.counting.contents)));
      this.append(encodeTrailer(index));
    }
    this.ended = true;
    closeSync(this.handle);
    if (index === 0) rmSync(this.file, { force: true });
  }

  private record(kind: RecordKind, conversation: number, payload: Uint8Array): void {
    // A chip that is still at work when the recording ends, or failed, is heard by nobody.
    if (this.ended || this.failure !== undefined) return;
    const seconds = this.now();
    this.counting.at(seconds);
    this.append(encodeRecord({ kind, conversation, seconds, payload }));
    if (seconds - this.synced < SYNC_EVERY_SECONDS) return;
    this.synced = seconds;
    this.guard(() => fdatasyncSync(this.handle));
  }

  private append(bytes: Uint8Array): void {
    for (let done = 0; done < bytes.length; ) {
      done += this.guard(() => writeSync(this.handle, bytes, done));
    }
    this.length += bytes.length;
  }

  private guard<T>(action: () => T): T {
    try {
      return action();
    } catch (error) {
      this.failure = fileProblem(error, this.file, 'write');
      throw this.failure;
    }
  }
}
