import type { Io } from './io.js';

/** Exit code of a command that was stopped by Ctrl-C. */
export const INTERRUPTED = 130;

/**
 * Runs `job` with a signal that the first Ctrl-C sets; `onFirst` then tells the user what happens. A second
 * Ctrl-C leaves at once.
 */
export async function interruptible<T>(
  io: Io,
  onFirst: () => void,
  job: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const abort = new AbortController();
  const forget = io.onInterrupt(() => {
    if (abort.signal.aborted) io.exit(INTERRUPTED);
    else {
      abort.abort();
      onFirst();
    }
  });
  try {
    return await job(abort.signal);
  } finally {
    forget();
  }
}
