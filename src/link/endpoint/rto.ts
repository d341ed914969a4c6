/** How long to wait for an acknowledgement: a smoothed round trip and its spread (RFC 6298, with our bounds). ms. */
export interface RoundTrip {
  /** Undefined before the first measurement. */
  readonly smooth: number | undefined;
  readonly spread: number;
  /** Doublings since the last acknowledgement. */
  readonly backoff: number;
}

export const FIRST_RTO = 250;
export const MIN_RTO = 20;
/** Of a socket or a pipe: a program at its other end may have to wait that long for its turn, and bytes are not lost. */
export const MIN_SOCKET_RTO = 200;
export const MAX_RTO = 2000;
const GAIN = 1 / 8;
const SPREAD_GAIN = 1 / 4;

export const UNMEASURED: RoundTrip = { smooth: undefined, spread: 0, backoff: 0 };

/** After an acknowledgement of a frame that was sent once, `sample` ms after it was sent. */
export function measured({ smooth, spread }: RoundTrip, sample: number): RoundTrip {
  if (smooth === undefined) return { smooth: sample, spread: sample / 2, backoff: 0 };
  const apart = Math.abs(sample - smooth);
  return {
    smooth: smooth + GAIN * (sample - smooth),
    spread: spread + SPREAD_GAIN * (apart - spread),
    backoff: 0,
  };
}

/** After any acknowledgement of something new. */
export const heard = (trip: RoundTrip): RoundTrip => (trip.backoff === 0 ? trip : { ...trip, backoff: 0 });

/** After a time-out. */
export const doubled = (trip: RoundTrip): RoundTrip => ({ ...trip, backoff: trip.backoff + 1 });

/**
 * @param frame duration of the longest frame on the line, ms; 0 where the speed is not known
 * @param window frames that may be on their way at once
 */
export function timeout({ smooth, spread, backoff }: RoundTrip, frame: number, window: number): number {
  const floor = frame > 0 ? Math.max(MIN_RTO, (window + 1) * frame) : MIN_SOCKET_RTO;
  const base = smooth === undefined ? FIRST_RTO : smooth + Math.max(2 * frame, 4 * spread);
  return Math.min(Math.max(MAX_RTO, 2 * floor), Math.max(floor, base) * 2 ** backoff);
}
