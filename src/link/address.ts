import { UserError } from '../problem/problem.js';

/** Where a chip is, as a user writes it. */
export type Address =
  | { readonly kind: 'emulator' }
  | { readonly kind: 'recording'; readonly path: string }
  | { readonly kind: 'serial'; readonly path: string; readonly baud: number }
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
  | { readonly kind: 'unix'; readonly path: string }
  | { readonly kind: 'stdio'; readonly command: string }
  | { readonly kind: 'rp2040' }
  | { readonly kind: 'qemu'; readonly machine: string };

export const DEFAULT_BAUD = 115_200;
const BAUDS = { from: 300, to: 12_000_000 };

const LINES = 'serial:PATH[?baud=N], tcp:HOST:PORT, unix:PATH, stdio:COMMAND, rp2040';
/** Those that are at the end of a line. */
export const LINE_FORMS = `${LINES} or qemu:MACHINE`;
export const ADDRESS_FORMS = `emulator, ${LINES}, qemu:MACHINE or recording:FILE`;

/** Reads the words behind `--chip`. @throws UserError with what is allowed */
export function parseAddress(text: string): Address {
  if (text === 'emulator' || text === 'rp2040') return { kind: text };
  const colon = text.indexOf(':');
  const kind = colon < 0 ? '' : text.slice(0, colon);
  const rest = text.slice(colon + 1);
  if (rest === '') throw unknown(text);
  switch (kind) {
    case 'serial':
      return serial(rest);
    case 'tcp':
      return tcp(rest);
    case 'unix':
    case 'recording':
      return { kind, path: rest };
    case 'stdio':
      return { kind, command: rest };
    case 'qemu':
      return { kind, machine: rest };
    default:
      throw unknown(text);
  }
}

function serial(text: string): Address {
  const [, path = '', query] = /^([^?]*)(?:\?(.*))?$/.exec(text) ?? [];
  if (query === undefined) return { kind: 'serial', path, baud: DEFAULT_BAUD };
  const baud = Number(/^baud=(\d+)$/.exec(query)?.[1]);
  if (baud >= BAUDS.from && baud <= BAUDS.to) return { kind: 'serial', path, baud };
  throw new UserError({
    code: 'value-range',
    path: '--chip',
    message: 'a serial port takes one setting, its speed',
    found: `?${query}`,
    allowed: `?baud=${BAUDS.from} to ?baud=${BAUDS.to}`,
  });
}

function tcp(text: string): Address {
  const [, host = '', digits = ''] = /^(.*):(\d+)$/.exec(text) ?? [];
  const port = Number(digits);
  if (host !== '' && port >= 1 && port <= 65535)
    return { kind: 'tcp', host: host.replace(/^\[|\]$/g, ''), port };
  throw new UserError({
    code: 'value-range',
    path: '--chip',
    message: 'a TCP address has a host and a port',
    found: `tcp:${text}`,
    allowed: 'tcp:HOST:PORT, such as tcp:localhost:7000',
  });
}

function unknown(text: string): UserError {
  return new UserError({
    code: 'value-choice',
    path: '--chip',
    message: 'this is no place of a chip',
    found: text,
    allowed: ADDRESS_FORMS,
  });
}
