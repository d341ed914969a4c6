import type { LineCounters } from '../frame/decoder.js';

/** What one end of a link counts; part of the report of every run on a board. */
export interface LinkCounters {
  /** Bytes put on the line, everything included. */
  bytesSent: number;
  framesSent: number;
  /** Data frames, each counted once, and their payload. */
  dataSent: number;
  payloadSent: number;
  /** Data frames that were sent again, and why. */
  resent: number;
  timeouts: number;
  acksSent: number;
  pingsSent: number;
  /** Data frames delivered, and their payload. */
  dataReceived: number;
  payloadReceived: number;
  /** Data frames that came although they had come before. */
  duplicates: number;
  /** Data frames that came before their time. */
  early: number;
  /** Data frames far from the window. */
  outside: number;
  /** Frames of another session, or of none. */
  strangers: number;
  /** Frames of a type that means nothing at this end. */
  ignored: number;
}

export type Counted = LinkCounters & LineCounters;

export const noCounts = (): LinkCounters => ({
  bytesSent: 0,
  framesSent: 0,
  dataSent: 0,
  payloadSent: 0,
  resent: 0,
  timeouts: 0,
  acksSent: 0,
  pingsSent: 0,
  dataReceived: 0,
  payloadReceived: 0,
  duplicates: 0,
  early: 0,
  outside: 0,
  strangers: 0,
  ignored: 0,
});
