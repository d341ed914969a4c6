import { UserError } from '../problem/problem.js';
import { type Address, LINE_FORMS, parseAddress } from './address.js';
import { type Clock, realClock, VirtualClock } from './clock.js';
import { QEMU_MACHINES, Qemu, type QemuMachine } from './mcu/qemu.js';
import { Rp2040 } from './mcu/rp2040.js';
import { childLine } from './transport/child.js';
import { serialLine } from './transport/serial.js';
import { tcpLine, unixLine } from './transport/socket.js';
import type { Line } from './transport/transport.js';

/** A line with the time that it lives in, and what was started for it. */
export interface OpenedLine {
  readonly line: Line;
  readonly clock: Clock;
  /** Ends what was started for it: an emulated board. */
  readonly stop: () => Promise<void>;
}

/** Milliseconds of real time that a board in virtual time computes before others have their turn. */
const TURN_MS = 8;

/** The line to a board. @throws UserError for an address that makes no sense, or an emulator that does not start */
export async function openLine(text: string): Promise<OpenedLine> {
  const address = parseAddress(text);
  switch (address.kind) {
    case 'rp2040':
      return emulatedRp2040();
    case 'qemu':
      return emulatedByQemu(address.machine);
    case 'emulator':
    case 'recording':
      throw new UserError({
        code: 'value-choice',
        path: '--chip',
        message: 'there is no line to it',
        found: text,
        allowed: LINE_FORMS,
      });
    default:
      return { line: plainLine(address), clock: realClock, stop: async () => {} };
  }
}

type Plain = Exclude<Address, { kind: 'rp2040' | 'qemu' | 'emulator' | 'recording' }>;

function plainLine(address: Plain): Line {
  switch (address.kind) {
    case 'serial':
      return serialLine(address.path, address.baud);
    case 'tcp':
      return tcpLine(address.host, address.port);
    case 'unix':
      return unixLine(address.path);
    case 'stdio':
      return childLine(address.command);
  }
}

/** A board in a time of its own, which passes as fast as this machine computes. */
function emulatedRp2040(): OpenedLine {
  const clock = new VirtualClock();
  const board = new Rp2040({ clock });
  let running = true;
  const turn = () => {
    if (!running) return;
    const end = performance.now() + TURN_MS;
    while (running && performance.now() < end) if (!clock.step()) break;
    setImmediate(turn);
  };
  setImmediate(turn);
  const stop = async () => {
    running = false;
    board.stop();
  };
  return { line: board, clock, stop };
}

async function emulatedByQemu(machine: string): Promise<OpenedLine> {
  if (!Object.hasOwn(QEMU_MACHINES, machine)) {
    throw new UserError({
      code: 'value-choice',
      path: '--chip',
      message: 'there is no firmware for this machine of QEMU',
      found: machine,
      allowed: Object.keys(QEMU_MACHINES).join(', '),
    });
  }
  const qemu = await Qemu.start(machine as QemuMachine);
  const line: Line = { ...unixLine(qemu.socket), name: `QEMU ${machine}` };
  return { line, clock: realClock, stop: () => qemu.stop() };
}
