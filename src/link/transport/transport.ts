/**
 * One connection that carries bytes both ways: an open port, a socket, the pipes of a process. It may damage and
 * lose them, and says so at most by closing. Nothing here throws: what cannot be sent is lost, as on a line.
 */
export interface ByteTransport {
  /** Sends; bytes handed over after `close` or after the far end went away are dropped. Not to be changed later. */
  write(bytes: Uint8Array): void;
  /** Sets the one listener. Bytes that come before there is one may be dropped. */
  onData(listener: (bytes: Uint8Array) => void): void;
  /** Sets the one listener, which hears of an end that nobody here asked for, once. */
  onClose(listener: (reason?: Error) => void): void;
  close(): void;
}

/** A way to a board that can be opened, and opened again after it was lost. */
export interface Line {
  /** As a user would say it: `serial port /dev/ttyACM0`. */
  readonly name: string;
  /** Bytes per second and direction, where it is known: a tenth of the baud rate. */
  readonly bytesPerSecond?: number;
  /** @throws UserError with a sentence: no such port, in use, no permission */
  open(): Promise<ByteTransport>;
}
