import { type Clock, VirtualClock } from '../../src/link/clock.js';
import { BoardEnd, type BoardEndOptions } from '../../src/link/endpoint/board-end.js';
import { HostEnd, type HostEndOptions } from '../../src/link/endpoint/host-end.js';
import { LineModel, type LineModelOptions } from '../../src/link/transport/line-model.js';
import { transportPair } from '../../src/link/transport/pair.js';
import type { ByteTransport, Line } from '../../src/link/transport/transport.js';
import { UserError } from '../../src/problem/problem.js';

/** A line to a board of this process, with faults; every opening is a new connection. */
export class ModelledLine implements Line {
  readonly name = 'modelled line';
  readonly bytesPerSecond?: number;
  /** The connection that there is. */
  model: LineModel | undefined;
  opened = 0;
  /** While true, opening fails. */
  gone = false;
  /** While true, nothing comes from the board. */
  deaf = false;

  constructor(
    private readonly clock: Clock,
    private readonly attach: (transport: ByteTransport) => void,
    private readonly options: LineModelOptions = {},
  ) {
    if (options.baud) this.bytesPerSecond = options.baud / 10;
  }

  async open(): Promise<ByteTransport> {
    if (this.gone) throw new UserError({ code: 'port-unavailable', message: 'there is no such port' });
    const [host, board] = transportPair(this.clock);
    const mute: ByteTransport = {
      ...transportMethods(host),
      onData: listener =>
        host.onData(bytes => {
          if (!this.deaf) listener(bytes);
        }),
    };
    const seed = ((this.options.seed ?? 0) + 7919 * this.opened++) >>> 0;
    this.model = new LineModel(mute, this.clock, { ...this.options, seed });
    this.attach(board);
    return this.model;
  }
}

const transportMethods = (inner: ByteTransport): ByteTransport => ({
  write: bytes => inner.write(bytes),
  onData: listener => inner.onData(listener),
  onClose: listener => inner.onClose(listener),
  close: () => inner.close(),
});

export const GREETING = {
  linkVersion: 1,
  resetCause: 'power',
  inOrderOnly: false,
  kept: false,
  window: 8,
  maxPayload: 640,
  firmware: 'test board',
} as const;

/** A host and a board, both ends of a link in virtual time. */
export interface Ends {
  readonly clock: VirtualClock;
  readonly line: ModelledLine;
  readonly host: HostEnd;
  readonly board: BoardEnd;
  /** What came up, in order: standings and errors. */
  readonly told: string[];
  readonly toHost: Uint8Array[];
  readonly toBoard: Uint8Array[];
}

export function twoEnds(
  line: LineModelOptions = {},
  hostOptions: Partial<HostEndOptions> = {},
  boardOptions: Partial<BoardEndOptions> = {},
): Ends {
  const clock = new VirtualClock();
  const told: string[] = [];
  const toHost: Uint8Array[] = [];
  const toBoard: Uint8Array[] = [];
  const board: BoardEnd = new BoardEnd({
    clock,
    greeting: GREETING,
    ...(line.baud ? { bytesPerSecond: line.baud / 10 } : {}),
    onSession: () => {},
    onMessage: payload => void toBoard.push(payload),
    onReset: () => board.restart('commanded'),
    ...boardOptions,
  });
  const modelled = new ModelledLine(clock, transport => board.attach(transport), line);
  let session = 0x10000;
  const host = new HostEnd({
    clock,
    line: modelled,
    nextSession: () => ++session,
    onUp: standing => told.push(standing),
    onMessage: payload => void toHost.push(payload),
    onFailed: error => told.push(error.message),
    ...hostOptions,
  });
  return { clock, line: modelled, host, board, told, toHost, toBoard };
}

/** Lets `ms` of virtual time pass, and promises have their turns. */
export async function pass(clock: VirtualClock, ms: number): Promise<void> {
  const end = clock.now() + ms;
  await clock.until(new Promise<void>(resolve => void clock.after(end - clock.now(), resolve)));
}
