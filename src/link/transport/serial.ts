import { readdirSync } from 'node:fs';
import type { SerialPort } from 'serialport';
import { UserError } from '../../problem/problem.js';
import type { ByteTransport, Line } from './transport.js';

/** Bits of a byte on the line: a start bit, eight, a stop bit. */
const BITS_PER_BYTE = 10;

/**
 * A serial port. What it does not do, because ports do not do it reliably: tell that a cable was pulled, drain, reset
 * a board by a modem line. The link finds out by itself.
 */
export function serialLine(path: string, baud: number): Line {
  return {
    name: `serial port ${path}`,
    bytesPerSecond: baud / BITS_PER_BYTE,
    async open() {
      const { SerialPort: Port } = await import('serialport');
      const port = new Port({ path, baudRate: baud, autoOpen: false });
      await new Promise<void>((resolve, reject) => {
        port.open(error => (error ? reject(unavailable(path, error)) : resolve()));
      });
      return new SerialTransport(port);
    },
  };
}

class SerialTransport implements ByteTransport {
  private over = false;

  constructor(private readonly port: SerialPort) {
    // Without a listener an error would end the program; what follows is a close.
    port.on('error', () => {});
  }

  /** On a closed port serialport would keep the bytes and send them after the next opening. */
  write(bytes: Uint8Array): void {
    if (!this.over && this.port.isOpen) this.port.write(bytes);
  }

  onData(listener: (bytes: Uint8Array) => void): void {
    this.port.on('data', listener);
  }

  onClose(listener: (reason?: Error) => void): void {
    this.port.on('close', () => {
      if (this.over) return;
      this.over = true;
      listener(new Error('the port went away'));
    });
  }

  close(): void {
    if (this.over) return;
    this.over = true;
    this.port.removeAllListeners('data');
    if (this.port.isOpen) this.port.close(() => {});
  }
}

/** Why a port does not open, by what the operating system says. */
export function unavailable(path: string, error: Error): UserError {
  const said = error.message;
  const [message, advice] = [
    {
      says: /no such file|ENOENT|file not found/i,
      message: 'there is no such port',
      advice: 'nudge board list shows the ports of this machine',
    },
    {
      says: /permission denied|EACCES/i,
      message: 'this user may not open the port',
      advice: 'On Linux: add yourself to the group of the device (often dialout) and log in again',
    },
    {
      says: /lock|busy|EBUSY|access denied|temporarily unavailable/i,
      message: 'the port is in use by another program',
      advice: 'Close the terminal or the other nudge that holds it',
    },
  ]
    .filter(({ says }) => says.test(said))
    .map(each => [each.message, each.advice] as const)[0] ?? [
    `the port cannot be opened (${said})`,
    undefined,
  ];
  return new UserError(
    { code: 'port-unavailable', file: path, message, ...(advice !== undefined && { advice }) },
    { cause: error },
  );
}

/** A serial port of this machine. */
export interface PortInfo {
  readonly path: string;
  /** Maker and serial number, where the system knows them. */
  readonly description: string;
}

/** Where Linux and macOS keep the ports of boards. */
const DEVICES = /^(ttyACM|ttyUSB|ttyAMA|cu\.usb)/;

/** Ports that may lead to a board. Where the system cannot say, the device folder is searched. */
export async function listPorts(): Promise<PortInfo[]> {
  try {
    const { SerialPort: Port } = await import('serialport');
    const ports = await Port.list();
    return ports.map(({ path, manufacturer, serialNumber }) => ({
      path,
      description: [manufacturer, serialNumber].filter(Boolean).join(' '),
    }));
  } catch {
    // No udev, as in a container.
    return devicesIn('/dev');
  }
}

function devicesIn(folder: string): PortInfo[] {
  try {
    const names = readdirSync(folder).filter(name => DEVICES.test(name));
    return names.sort().map(name => ({ path: `${folder}/${name}`, description: '' }));
  } catch {
    return [];
  }
}
