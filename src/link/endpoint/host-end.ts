import { UserError } from '../../problem/problem.js';
import type { Cancel, Clock } from '../clock.js';
import { BARE, type Frame, MAX_PAYLOAD, MAX_WINDOW } from '../frame/frame.js';
import { type BoardGreeting, decodeBoardGreeting, decodeHelloAck, encodeHello } from '../frame/greeting.js';
import type { ByteTransport, Line } from '../transport/transport.js';
import { Connection } from './connection.js';
import { Conversation } from './conversation.js';
import { type Counted, noCounts } from './counters.js';
import { closedEarly, impossibleGreeting, lostForGood, noAnswer, wrongLinkVersion } from './trouble.js';

/** How long the host waits for the board to speak first. */
const LISTEN_MS = 300;
/** Times between greetings, ms; after the last it gives up. */
const HELLO_AGAIN_MS = [100, 200, 400, 800, 1600, 3200];
/** Silence after which the host asks, and silence after which the link counts as lost. */
const PING_AFTER_MS = 1000;
const DEAD_AFTER_MS = 3000;
/** Questions into the session that there was before the line was cut. */
const RECALL_AGAIN_MS = [250, 250, 250, 250, 500];
/** Pauses between attempts to open a line again, ms; the last one repeats. */
const REOPEN_MS = [50, 100, 200, 400, 800, 1600];
export const RECONNECT_MS = 30_000;

/** What the host knows of the board when a link is up: nothing yet, all as it was, or that it is blank. */
export type Standing = 'new' | 'kept' | 'blank';

/** How often the line was lost and found; beside the counters of bytes and frames. */
export interface LinkEvents {
  /** Connections that were opened. */
  opened: number;
  /** Times the line went away or fell silent. */
  lost: number;
  /** Sessions that went on over a new connection. */
  resumed: number;
  /** Sessions that were begun. */
  sessions: number;
  /** Restarts of the board that were noticed. */
  resets: number;
}

export interface HostEndOptions {
  readonly clock: Clock;
  readonly line: Line;
  /** A number for a session, u32, unlike those before; its low 16 bits are not 0. */
  readonly nextSession: () => number;
  readonly window?: number;
  readonly maxPayload?: number;
  /** How long to try to get a lost line back, ms. */
  readonly reconnectMs?: number;
  /** The link is up in a session that has just begun. */
  readonly onUp: (standing: Standing, board: BoardGreeting) => void;
  readonly onMessage: (payload: Uint8Array) => void;
  /** Everything handed over is on its way. */
  readonly onRoom?: () => void;
  /** There is no link, and none is to be had. Nothing follows. */
  readonly onFailed: (error: UserError) => void;
}

/** Opening, listening for the board, greeting it, in a session, asking after an old session, or done. */
type State = 'opening' | 'listening' | 'greeting' | 'up' | 'recalling' | 'closed';

/** The host's end of the link: opens a line, greets the board, keeps the line alive and gets it back. */
export class HostEnd {
  readonly events: LinkEvents = { opened: 0, lost: 0, resumed: 0, sessions: 0, resets: 0 };
  private readonly counters = noCounts();
  private readonly connection: Connection;
  private conversation: Conversation | undefined;
  private state: State = 'opening';
  /** The session that there is, or was before the line was lost; 0 before the first. */
  private session = 0;
  /** The session that a greeting asks for. */
  private proposed = 0;
  /** The board has restarted since. */
  private blank = false;
  private lastHeard = 0;
  private lostAt: number | undefined;
  private attempts = 0;
  private timer: Cancel | undefined;
  /** Why the line was lost that worked. */
  private why = '';

  constructor(private readonly options: HostEndOptions) {
    this.connection = new Connection(options.clock, this.counters, frame => this.receive(frame));
    void this.open();
  }

  get counted(): Counted {
    return this.connection.counted;
  }

  get backlog(): number {
    return this.conversation?.backlog ?? 0;
  }

  get roundTrip(): number | undefined {
    return this.conversation?.roundTrip;
  }

  /** The payload that suits the line as it is, at most `most` bytes. */
  bestPayload(most: number): number {
    return this.conversation?.bestPayload(most) ?? most;
  }

  /** Sends a payload in the present session; without one it is dropped: `onUp` says when to begin. */
  send(payload: Uint8Array): void {
    this.conversation?.send(payload);
  }

  /** Has the board restart. */
  reset(): void {
    this.connection.send({ ...BARE, type: 'reset', session: this.session & 0xffff });
  }

  close(): void {
    this.state = 'closed';
    this.timer?.();
    this.conversation?.suspend();
    this.conversation = undefined;
    this.connection.detach();
  }

  private async open(): Promise<void> {
    this.state = 'opening';
    let transport: ByteTransport;
    try {
      transport = await this.options.line.open();
    } catch (error) {
      if (this.closed()) return;
      if (!(error instanceof UserError)) throw error;
      this.retry(error);
      return;
    }
    if (this.closed()) {
      transport.close();
      return;
    }
    this.events.opened++;
    this.connection.attach(transport, reason => this.lose(reason?.message));
    if (this.conversation) this.recall(0);
    else this.listen();
  }

  private closed(): boolean {
    return this.state === 'closed';
  }

  /** The board speaks first; one that is in a session already does not. */
  private listen(): void {
    this.state = 'listening';
    this.after(LISTEN_MS, () => this.greet());
  }

  private greet(): void {
    this.state = 'greeting';
    this.proposed = this.options.nextSession();
    this.hello(0);
  }

  private hello(attempt: number): void {
    const { window = MAX_WINDOW, maxPayload = MAX_PAYLOAD } = this.options;
    const continues = this.session !== 0 && !this.blank;
    const payload = encodeHello({ session: this.proposed, window, maxPayload, continues });
    const session = continues ? this.session & 0xffff : 0;
    this.connection.send({ ...BARE, type: 'hello', session, payload }, attempt > 0);
    const pause = HELLO_AGAIN_MS[attempt]!;
    const last = attempt === HELLO_AGAIN_MS.length - 1;
    this.after(pause, () => (last ? this.retry(this.unanswered()) : this.hello(attempt + 1)));
  }

  private unanswered(): UserError {
    return noAnswer(this.options.line.name, this.counted, this.connection.foreignVersion);
  }

  /** Asks whether the board still is in the session that there was. */
  private recall(attempt: number): void {
    this.state = 'recalling';
    const pause = RECALL_AGAIN_MS[attempt];
    if (pause === undefined) {
      this.greet();
      return;
    }
    if (attempt === 0) this.conversation!.resume();
    this.conversation!.ping();
    this.after(pause, () => this.recall(attempt + 1));
  }

  private receive(frame: Frame): void {
    this.lastHeard = this.options.clock.now();
    if (frame.type === 'boot') this.booted(frame);
    else if (frame.type === 'hello-ack') this.welcomed(frame);
    else if (this.conversation && frame.session === (this.session & 0xffff)) {
      if (this.state === 'recalling') this.recalled();
      this.conversation.receive(frame);
    } else this.counters.strangers++;
  }

  private booted(frame: Frame): void {
    const board = decodeBoardGreeting(frame.payload);
    const trouble = this.unfit(board, frame.payload);
    if (trouble) {
      this.fail(trouble);
      return;
    }
    if (this.conversation && this.state !== 'greeting') {
      this.events.resets++;
      this.blank = true;
      this.conversation.suspend();
      this.greet();
    } else if (this.state === 'listening') this.greet();
    else if (this.session !== 0) this.blank = true;
  }

  private unfit(board: BoardGreeting | undefined, payload: Uint8Array): UserError | undefined {
    const version = payload[0] ?? 0;
    if (payload.length > 0 && version !== 1) return wrongLinkVersion(this.options.line.name, version);
    return board === undefined ? impossibleGreeting(this.options.line.name) : undefined;
  }

  private welcomed(frame: Frame): void {
    const answer = decodeHelloAck(frame.payload);
    if (this.state !== 'greeting' || (answer && answer.session !== this.proposed)) {
      this.counters.strangers++;
      return;
    }
    const trouble = this.unfit(answer?.board, frame.payload.subarray(4));
    if (trouble) this.fail(trouble);
    else this.begin(answer!.board);
  }

  private begin(board: BoardGreeting): void {
    const { clock, line, window = MAX_WINDOW, maxPayload = MAX_PAYLOAD } = this.options;
    const standing = this.session === 0 ? 'new' : board.kept && !this.blank ? 'kept' : 'blank';
    this.session = this.proposed;
    this.conversation?.suspend();
    this.conversation = new Conversation({
      clock,
      session: this.session & 0xffff,
      window: Math.min(window, board.window),
      inOrderOnly: false,
      peerInOrderOnly: board.inOrderOnly,
      bytesPerSecond: line.bytesPerSecond,
      maxPayload: Math.min(maxPayload, board.maxPayload),
      counters: this.counters,
      transmit: (frame, again) => this.connection.send(frame, again),
      deliver: payload => this.options.onMessage(payload),
      onRoom: () => this.options.onRoom?.(),
      onStuck: () => this.lose('it takes nothing any more'),
    });
    this.events.sessions++;
    this.blank = false;
    this.up();
    this.options.onUp(standing, board);
  }

  private recalled(): void {
    this.events.resumed++;
    this.up();
  }

  private up(): void {
    this.state = 'up';
    this.lostAt = undefined;
    this.attempts = 0;
    this.watch();
  }

  /** Asks after a silence, and gives the line up after a longer one. */
  private watch(): void {
    const silent = this.options.clock.now() - this.lastHeard;
    if (silent >= DEAD_AFTER_MS) {
      this.lose(`it has been silent for ${DEAD_AFTER_MS / 1000} s`);
      return;
    }
    if (silent >= PING_AFTER_MS) this.conversation?.ping();
    // At least a millisecond: a difference of times may round to nothing.
    const next = silent >= PING_AFTER_MS ? PING_AFTER_MS : Math.max(1, PING_AFTER_MS - silent);
    this.after(next, () => this.watch());
  }

  /** A line that worked is gone; there is some time to get it back. */
  private lose(why = 'it was closed'): void {
    if (this.closed()) return;
    this.events.lost++;
    if (this.lostAt === undefined) this.why = why;
    this.conversation?.suspend();
    this.retry(undefined);
  }

  /** An attempt to get a link has failed: another one, or the end. */
  private retry(error: UserError | undefined): void {
    const { clock, line, reconnectMs = RECONNECT_MS } = this.options;
    this.connection.detach();
    if (this.conversation === undefined) {
      this.fail(error ?? closedEarly(line.name, this.why));
      return;
    }
    this.lostAt ??= clock.now();
    const lost = clock.now() - this.lostAt;
    if (lost >= reconnectMs) {
      this.fail(lostForGood(line.name, this.why, lost, error));
      return;
    }
    const pause = REOPEN_MS[Math.min(this.attempts++, REOPEN_MS.length - 1)]!;
    this.state = 'opening';
    this.after(pause, () => void this.open());
  }

  private fail(error: UserError): void {
    if (this.closed()) return;
    this.close();
    this.options.onFailed(error);
  }

  /** One thing is awaited at a time. */
  private after(delay: number, call: () => void): void {
    this.timer?.();
    this.timer = this.options.clock.after(delay, call);
  }
}
