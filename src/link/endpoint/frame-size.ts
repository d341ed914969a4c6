import { wireBytes } from '../frame/frame.js';

/** Bytes of a frame beside its payload. */
const OVERHEAD = 14;
/** Part that one transmission has in the running estimate; fewer than its inverse say little. */
const GAIN = 1 / 32;
const LEAST = 128;

/** Running means over transmissions of data frames. */
export interface LineQuality {
  readonly transmissions: number;
  /** Share that had to be sent again. */
  readonly loss: number;
  /** Bytes on the line, each. */
  readonly bytes: number;
}

export const UNTRIED: LineQuality = { transmissions: 0, loss: 0, bytes: 0 };

/** After a data frame of `payload` bytes was put on the line, for the first time or again. */
export function tried(
  { transmissions, loss, bytes }: LineQuality,
  payload: number,
  again: boolean,
): LineQuality {
  const gain = Math.max(GAIN, 1 / (transmissions + 1));
  return {
    transmissions: transmissions + 1,
    loss: loss + gain * ((again ? 1 : 0) - loss),
    bytes: bytes + gain * (wireBytes(payload) - bytes),
  };
}

/**
 * The payload with which most of a damaging line is payload that arrives: n (1 - p)^(n + h) / (n + h) is largest
 * where n^2 + h n = h / p, h bytes of overhead, p the part of bytes that are wrong.
 * @param most longest payload that both ends take
 */
export function bestPayload({ transmissions, loss, bytes }: LineQuality, most: number): number {
  if (transmissions * GAIN < 1 || loss === 0) return most;
  const wrong = loss < 1 ? -Math.log1p(-loss) / bytes : 1 / bytes;
  const best = (Math.sqrt(OVERHEAD ** 2 + (4 * OVERHEAD) / wrong) - OVERHEAD) / 2;
  return Math.floor(Math.min(most, Math.max(LEAST, best)));
}
