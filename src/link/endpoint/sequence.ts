/** Sequence numbers count modulo 256; a window is at most 8 of them, so that old and new never meet. */

export const after = (seq: number, steps = 1): number => (seq + steps) & 0xff;

/** Steps from one number on to another, 0..255. */
export const distance = (from: number, to: number): number => (to - from) & 0xff;
