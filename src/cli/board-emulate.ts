import { openChip } from '../chip/emulator.js';
import { realClock } from '../link/clock.js';
import { Rp2040 } from '../link/mcu/rp2040.js';
import { openLine } from '../link/open-line.js';
import { bridge } from '../link/serve/bridge.js';
import { type Listening, listen } from '../link/serve/listen.js';
import { openPty, type Pty } from '../link/serve/pty.js';
import { ServedChip } from '../link/serve/serve.js';
import { LineModel } from '../link/transport/line-model.js';
import type { ByteTransport, Line } from '../link/transport/transport.js';
import { UserError } from '../problem/problem.js';
import type { EmulateOptions } from './board.js';
import { EXIT } from './exit.js';
import type { Io } from './io.js';
import type { Writer } from './writer.js';

/** A board that connections are led to. */
interface Emulated {
  attach(transport: ByteTransport): void;
  stop(): Promise<void>;
}

/** Starts a board, says where it is, and keeps it until Ctrl-C. Returns the exit code. */
export async function emulateBoard(io: Io, writer: Writer, options: EmulateOptions): Promise<number> {
  const place = placeOf(options);
  const board = await start(options);
  let listening: Listening | undefined;
  let pty: Pty | undefined;
  try {
    listening = await listen(place, transport => board.attach(transport));
    if (options.pty !== undefined) pty = await openPty(options.pty, listening.address);
    const chip = pty ? `serial:${pty.path}` : listening.address;
    writer.event(
      { listening: listening.address, pty: pty?.path, chip },
      `A board is at ${chip}; Ctrl-C ends it.`,
    );
    await new Promise<void>(resolve => {
      const stop = io.onInterrupt(() => {
        stop();
        resolve();
      });
    });
  } finally {
    pty?.close();
    await listening?.close();
    await board.stop();
  }
  return EXIT.done;
}

function placeOf({ tcp, unix }: EmulateOptions) {
  if (tcp !== undefined && unix !== undefined) {
    throw new UserError({
      code: 'usage',
      message: 'a board is offered in one place',
      allowed: '--tcp or --unix',
    });
  }
  return unix === undefined ? { port: tcp ?? 0 } : { path: unix };
}

async function start(options: EmulateOptions): Promise<Emulated> {
  const { board, baud } = options;
  if (board === 'emulator') return served(options);
  if (board === 'rp2040') {
    const rp2040 = new Rp2040({ clock: realClock, ...(baud !== undefined && { baud }) });
    return behind(rp2040, async () => rp2040.stop());
  }
  if (!board.startsWith('qemu:')) {
    throw new UserError({
      code: 'value-choice',
      path: '--board',
      message: 'there is no such board to emulate',
      found: board,
      allowed: 'emulator, rp2040, qemu:MACHINE',
    });
  }
  const { line, stop } = await openLine(board);
  return behind(line, stop);
}

function served({ card, baud }: EmulateOptions): Emulated {
  const rate = baud === undefined ? {} : { bytesPerSecond: baud / 10 };
  const chip = new ServedChip(openChip(card), { clock: realClock, firmware: 'nudge emulator', ...rate });
  return {
    attach: transport =>
      chip.attach(baud === undefined ? transport : new LineModel(transport, realClock, { baud })),
    stop: async () => chip.close(),
  };
}

const behind = (line: Line, stop: () => Promise<void>): Emulated => ({
  attach: transport => void bridge(transport, line).catch(() => transport.close()),
  stop,
});
