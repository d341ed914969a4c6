import type { Cancel, Clock } from '../clock.js';
import { BARE, type Frame } from '../frame/frame.js';
import {
  type BoardGreeting,
  decodeHello,
  encodeBoardGreeting,
  encodeHelloAck,
  type HostGreeting,
} from '../frame/greeting.js';
import type { ByteTransport } from '../transport/transport.js';
import { Connection } from './connection.js';
import { Conversation } from './conversation.js';
import { type Counted, noCounts } from './counters.js';

const BOOT_EVERY_MS = 500;
/** Least time between two boot frames that answer strangers. */
const BOOT_AGAIN_MS = 50;

export interface BoardEndOptions {
  readonly clock: Clock;
  readonly greeting: BoardGreeting;
  /** Bytes per second of the line, where it is known. */
  readonly bytesPerSecond?: number;
  /** A host took the board; it `continues` when this board still was in the session that it had before. */
  readonly onSession: (continues: boolean, maxPayload: number) => void;
  readonly onMessage: (payload: Uint8Array) => void;
  /** The host wants the board to restart. */
  readonly onReset: () => void;
}

/** The board's end of the link: it speaks first, answers greetings and keeps a session over cuts of the line. */
export class BoardEnd {
  private readonly connection: Connection;
  private readonly counters = noCounts();
  private conversation: Conversation | undefined;
  private session = 0;
  private bootTimer: Cancel | undefined;
  private lastBoot = Number.NEGATIVE_INFINITY;
  private greeting: BoardGreeting;

  constructor(private readonly options: BoardEndOptions) {
    this.greeting = options.greeting;
    this.connection = new Connection(options.clock, this.counters, frame => this.receive(frame));
  }

  get counted(): Counted {
    return this.connection.counted;
  }

  /** Takes a new connection in place of the one there was. */
  attach(transport: ByteTransport): void {
    this.connection.detach();
    this.connection.attach(transport, () => this.cut());
    if (this.conversation === undefined) this.boot();
  }

  /** The payload that suits the line as it is, at most `most` bytes. */
  bestPayload(most: number): number {
    return this.conversation?.bestPayload(most) ?? most;
  }

  send(payload: Uint8Array): void {
    this.conversation?.send(payload);
  }

  /** Forgets the session, as a board that starts. */
  restart(resetCause: BoardGreeting['resetCause']): void {
    this.greeting = { ...this.greeting, resetCause };
    this.end();
    this.boot();
  }

  close(): void {
    this.end();
    this.connection.detach();
  }

  private cut(): void {
    this.conversation?.suspend();
    this.bootTimer?.();
  }

  private end(): void {
    this.conversation?.suspend();
    this.conversation = undefined;
    this.session = 0;
    this.bootTimer?.();
  }

  private boot(): void {
    this.bootTimer?.();
    if (!this.connection.open) return;
    const { clock } = this.options;
    this.lastBoot = clock.now();
    this.connection.send({ ...BARE, type: 'boot', payload: encodeBoardGreeting(this.greeting) });
    this.bootTimer = clock.after(BOOT_EVERY_MS, () => this.boot());
  }

  private receive(frame: Frame): void {
    if (frame.type === 'hello') this.greet(frame);
    else if (frame.type === 'reset') this.options.onReset();
    else if (this.conversation && frame.session === (this.session & 0xffff)) this.conversation.receive(frame);
    else this.meetStranger();
  }

  private meetStranger(): void {
    this.counters.strangers++;
    const waited = this.options.clock.now() - this.lastBoot;
    if (this.conversation === undefined && waited >= BOOT_AGAIN_MS) this.boot();
  }

  private greet(frame: Frame): void {
    const hello = decodeHello(frame.payload);
    if (hello === undefined) {
      this.counters.ignored++;
      return;
    }
    const kept = hello.continues && this.session !== 0 && frame.session === (this.session & 0xffff);
    if (hello.session !== this.session) this.begin(hello, kept);
    const payload = encodeHelloAck(hello.session, { ...this.greeting, kept });
    const credit = this.greeting.window;
    this.connection.send({ ...BARE, type: 'hello-ack', credit, session: hello.session & 0xffff, payload });
  }

  private begin(hello: HostGreeting, kept: boolean): void {
    this.end();
    this.session = hello.session;
    const { clock, bytesPerSecond, onMessage, onSession } = this.options;
    const maxPayload = Math.min(hello.maxPayload, this.greeting.maxPayload);
    this.conversation = new Conversation({
      clock,
      session: hello.session & 0xffff,
      window: Math.min(hello.window, this.greeting.window),
      inOrderOnly: this.greeting.inOrderOnly,
      peerInOrderOnly: false,
      ...{ bytesPerSecond, maxPayload },
      counters: this.counters,
      transmit: (sent, again) => this.connection.send(sent, again),
      deliver: onMessage,
      onStuck: () => {},
    });
    onSession(kept, maxPayload);
  }
}
