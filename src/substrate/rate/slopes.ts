import type { Activation } from './activation.js';

/** f' of the drive that gave the rate a = f(u); 0 at a bound, where f is flat. */
export const slopeAtRate = ({ slope, curve, low, high }: Activation, a: number): number =>
  slope === undefined ? curve!.slope(a) : a > low && a < high ? slope : 0;

/** f'(s) as an Euler step takes it, a = f(s): the bounds belong to the slope, or nothing would leave them. */
export const slopeAtState = ({ slope, curve, low, high }: Activation, s: number, a: number): number =>
  slope === undefined ? curve!.slope(a) : s >= low / slope && s <= high / slope ? slope : 0;
