import { createServer, type Socket } from 'node:net';
import { UserError } from '../../problem/problem.js';
import { socketTransport } from '../transport/socket.js';
import type { ByteTransport } from '../transport/transport.js';

/** Where a board can be reached: a TCP port of this machine (0: any free one) or a UNIX socket. */
export type Place = { readonly port: number; readonly host?: string } | { readonly path: string };

export interface Listening {
  /** As `--chip` takes it: `tcp:127.0.0.1:7000`. */
  readonly address: string;
  close(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';

/**
 * Takes one connection at a time, as a serial port does; another one is closed at once.
 * @throws UserError when the port or socket is taken or not allowed
 */
export function listen(place: Place, attach: (transport: ByteTransport) => void): Promise<Listening> {
  let present: Socket | undefined;
  const server = createServer(socket => {
    if (present) {
      socket.destroy();
      return;
    }
    present = socket;
    socket.on('close', () => {
      present = undefined;
    });
    attach(socketTransport(socket));
  });
  return new Promise((resolve, reject) => {
    server.once('error', error => reject(occupied(place, error)));
    server.listen('path' in place ? place : { host: LOOPBACK, ...place }, () => {
      resolve({
        address: addressOf(place, server.address()),
        close: () =>
          new Promise(done => {
            server.close(() => done());
            present?.destroy();
          }),
      });
    });
  });
}

function addressOf(place: Place, bound: ReturnType<ReturnType<typeof createServer>['address']>): string {
  if ('path' in place) return `unix:${place.path}`;
  return `tcp:${place.host ?? LOOPBACK}:${(bound as { port: number }).port}`;
}

function occupied(place: Place, error: Error): UserError {
  const what = 'path' in place ? `the socket ${place.path}` : `port ${place.port}`;
  const taken = /EADDRINUSE/.test(error.message);
  return new UserError(
    {
      code: 'port-unavailable',
      message: taken ? `${what} is taken already` : `${what} cannot be opened (${error.message})`,
    },
    { cause: error },
  );
}
