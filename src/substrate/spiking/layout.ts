import { LANES } from '../../kernel/layout.js';

/** Bytes of the arena that hold a population's moving state: what a slot captures. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

/** Vectors are padded with zeros to whole groups of lanes. */
export const padded = (n: number): number => Math.ceil(n / LANES) * LANES;

/** Decaying states are snapped to 0 every 16 ticks, in which no decay slower than 0.4 a tick gets from 1e-30 to 1e-38. */
export const SNAP_EVERY = 16;

/** Neurons of a shape. */
export const sizeOf = (shape: readonly number[]): number =>
  shape.reduce((product, side) => product * side, 1);

/** What was said of a projection in a message of its own. */
export const saidOf = <M extends { readonly projection: number }>(
  messages: readonly M[] | undefined,
  projection: number,
): M | undefined => messages?.find(message => message.projection === projection);
