import { connect, type NetConnectOpts, type Socket } from 'node:net';
import { UserError } from '../../problem/problem.js';
import type { ByteTransport, Line } from './transport.js';

const CONNECT_MS = 5000;

/** A board behind a TCP port. */
export function tcpLine(host: string, port: number): Line {
  return socketLine(`tcp:${host}:${port}`, { host, port });
}

/** A board behind a UNIX socket. */
export function unixLine(path: string): Line {
  return socketLine(`unix:${path}`, { path });
}

function socketLine(name: string, where: NetConnectOpts): Line {
  return {
    name,
    open: () =>
      new Promise((resolve, reject) => {
        const socket = connect(where);
        const fail = (error: Error) => {
          socket.destroy();
          reject(unreachable(name, error));
        };
        socket.setTimeout(CONNECT_MS, () => fail(new Error('ETIMEDOUT')));
        socket.once('error', fail);
        socket.once('connect', () => {
          socket.off('error', fail);
          resolve(socketTransport(socket));
        });
      }),
  };
}

/** Either end of a connected socket. */
export function socketTransport(socket: Socket): ByteTransport {
  let over = false;
  let reason: Error | undefined;
  socket.setTimeout(0);
  socket.setNoDelay(true);
  socket.on('error', error => {
    reason = error;
  });
  return {
    write(bytes) {
      if (!over && socket.writable) socket.write(bytes);
    },
    onData: listener => void socket.on('data', listener),
    onClose(listener) {
      socket.on('close', () => {
        if (!over) listener(reason);
        over = true;
      });
    },
    close() {
      over = true;
      socket.destroy();
    },
  };
}

function unreachable(name: string, error: Error): UserError {
  const said = `${(error as NodeJS.ErrnoException).code ?? ''} ${error.message}`;
  const message =
    (
      [
        [/ECONNREFUSED/, 'nobody listens there'],
        [/ENOENT/, 'there is no such socket'],
        [/EACCES|EPERM/, 'this user may not open the socket'],
        [/ENOTFOUND|EAI_AGAIN/, 'the name of the host is unknown'],
        [/ETIMEDOUT|EHOSTUNREACH|ENETUNREACH/, 'the host does not answer'],
      ] as const
    ).find(([says]) => says.test(said))?.[1] ?? `it cannot be opened (${error.message})`;
  return new UserError({ code: 'port-unavailable', file: name, message }, { cause: error });
}
