import { draw4 } from '../../random/philox.js';
import { PURPOSE } from '../../random/purpose.js';
import { type Multiplier, scaled, scaledAtRandom } from './number.js';

/** Which draw of the chip rounds a change. */
export interface Moment {
  readonly seed: number;
  readonly tick: number;
  readonly draw: number;
}

/** Random numbers of 16 bits in a block. */
const HALVES = 8;

/** Products of a projection's changes, rounded to nearest or at random: a block of random words serves eight of them. */
export class Rounding {
  private readonly words = new Uint32Array(4);
  private entity = 0;
  private moment: Moment = { seed: 0, tick: 0, draw: 0 };
  private block = -1;

  constructor(private readonly random: boolean) {}

  /** What follows is rounded by the draws of an entity at a moment. */
  begin(entity: number, moment: Moment): void {
    this.entity = entity;
    this.moment = moment;
    this.block = -1;
  }

  /** x times a factor; `index` says which random number is its own. */
  round(x: number, by: Multiplier, index: number): number {
    if (!this.random) return scaled(x, by);
    if (index >>> 3 !== this.block) this.draw(index >>> 3);
    const word = this.words[(index % HALVES) >> 1]!;
    return scaledAtRandom(x, by, (index & 1) === 0 ? word & 0xffff : word >>> 16);
  }

  private draw(block: number): void {
    const { seed, tick, draw } = this.moment;
    this.block = block;
    draw4(seed, PURPOSE.rounding, block, this.entity, tick, draw, this.words);
  }
}
