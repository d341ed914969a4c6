import type { ByteTransport, Line } from '../transport/transport.js';

/** Joins a connection to a line that is opened for it: bytes go both ways until one of them ends. */
export async function bridge(transport: ByteTransport, line: Line): Promise<void> {
  let ended = false;
  transport.onClose(() => {
    ended = true;
  });
  const far = await line.open();
  if (ended) {
    far.close();
    return;
  }
  transport.onData(bytes => far.write(bytes));
  far.onData(bytes => transport.write(bytes));
  transport.onClose(() => far.close());
  far.onClose(() => transport.close());
}
