import type { Counted } from '../endpoint/counters.js';
import type { LinkEvents } from '../endpoint/host-end.js';

/** What a link has done for a run, for progress and for its summary. */
export interface LinkReport extends LinkEvents {
  /** `serial port /dev/ttyACM0`. */
  readonly line: string;
  /** Name and version of the firmware, and the chip card that it follows. */
  readonly firmware: string;
  readonly card: string;
  /** Seconds since the link was first up. */
  readonly seconds: number;
  /** Bytes per second and direction that the line can carry, where it is known. */
  readonly bytesPerSecond: number | undefined;
  /** Share of that which was used, towards the board and from it. */
  readonly utilisation: { readonly out: number; readonly in: number } | undefined;
  /** Smoothed round trip, ms. */
  readonly roundTrip: number | undefined;
  /** Snapshots taken for the case of a restart; restarts recovered from; commands carried out once more for it. */
  readonly snapshots: number;
  readonly recoveries: number;
  readonly replayed: number;
  readonly counters: Counted;
}
