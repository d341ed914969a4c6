/** What a command sees of the terminal; tests give their own. */
export interface Io {
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
  /** Calls `handler` for each Ctrl-C (or request to terminate) until the returned function is called. */
  readonly onInterrupt: (handler: () => void) => () => void;
  /** Leaves at once. */
  readonly exit: (code: number) => void;
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

export const systemIo: Io = {
  stdout: process.stdout,
  stderr: process.stderr,
  onInterrupt: handler => {
    for (const signal of SIGNALS) process.on(signal, handler);
    return () => {
      for (const signal of SIGNALS) process.off(signal, handler);
    };
  },
  exit: code => process.exit(code),
};
