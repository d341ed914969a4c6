import { UserError } from '../../problem/problem.js';
import type { RandomStream } from '../../random/stream.js';
import type { GaltonParameters } from './board.js';
import { leastMemory, logistic, tiltLogit } from './closed-forms.js';

/** One junction as a coin whose bias the field sets. */

type Junction = Pick<GaltonParameters, 'tilt' | 'tiltCentre' | 'tiltWidth' | 'field' | 'fieldPower'>;

/**
 * Field angle at which a junction goes right with probability p: centre + width ln(p / (1 - p)).
 * @throws UserError (value-range) unless 0 < p < 1: no angle makes a junction certain
 */
export function tiltFor(p: number, { tiltCentre, tiltWidth, field, fieldPower }: Junction): number {
  if (!(p > 0 && p < 1)) {
    throw new UserError({
      code: 'value-range',
      message: 'no field angle gives this probability',
      found: `${p}`,
      allowed: 'a number above 0 and below 1',
    });
  }
  return tiltCentre + tiltWidth * field ** -fieldPower * Math.log(p / (1 - p));
}

/**
 * A source of random bits with a probability that can be set and a memory that cannot: successive walls, or
 * successive junctions of one wall, may resemble each other. Draws come from the stream it is given.
 */
export class TunableSource {
  private last: 0 | 1 | undefined;
  /** Bits drawn so far: what a chip pays for. */
  drawn = 0;

  /** @param p probability of a 1; @param memory correlation of a bit with the one before, 0 for fresh walls */
  constructor(
    private readonly random: RandomStream,
    readonly p: number,
    readonly memory = 0,
  ) {
    if (!(p >= 0 && p <= 1)) throw new RangeError(`p ${p}: 0 to 1`);
    if (!(memory <= 1 && memory >= leastMemory(p))) throw new RangeError(`memory ${memory} at p ${p}`);
  }

  /** The source that a junction at its present angle is. */
  static ofJunction(junction: Junction, random: RandomStream, memory = 0): TunableSource {
    return new TunableSource(random, logistic(tiltLogit(junction)), memory);
  }

  bit(): 0 | 1 {
    const { p, memory, last } = this;
    const chance = last === undefined ? p : last === 1 ? p + memory * (1 - p) : p * (1 - memory);
    this.last = this.random.float() < chance ? 1 : 0;
    this.drawn++;
    return this.last;
  }

  bits(length: number): Uint8Array {
    return new Uint8Array(length).map(() => this.bit());
  }
}

/**
 * A fair bit out of a biased source whose bits are independent: pairs 10 and 01 give 1 and 0, equal pairs are
 * thrown away (von Neumann). Takes 1 / (p (1 - p)) bits on average; correlated bits keep a bias.
 * @throws RangeError when no unequal pair comes, as from a source that always says the same
 */
export function fairBit(source: { bit(): 0 | 1 }, mostPairs = 1_000_000): 0 | 1 {
  for (let pair = 0; pair < mostPairs; pair++) {
    const first = source.bit();
    if (first !== source.bit()) return first;
  }
  throw new RangeError(`${mostPairs} pairs of equal bits: the source does not vary`);
}

/** Mean number of biased bits for one fair bit. */
export const fairBitCost = (p: number): number => 1 / (p * (1 - p));
