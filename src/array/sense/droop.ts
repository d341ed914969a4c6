import { type Kelvin, type Volts, volts } from '../../units/quantity.js';
import type { SenseGrid } from './grid.js';

/** Half the stretch of supply over which a slope is taken: two points of the grid. */
const STRETCH = volts(0.025);

/**
 * Spread of ln of the critical resistance from read to read, where the supply at the amplifiers spreads by
 * `spread` volts: the slope of level 2 over the supply times that spread. Holds while the supply stays within the
 * stretch of the slope. A supply that sags slows both branches alike and exchanges no two resistances, so only reads
 * that tell 0 from +-1 notice; all amplifiers that fire together sag together.
 * @returns NaN where an amplifier decides nothing at one end of the stretch
 */
export function droopSpread(grid: SenseGrid, supply: Volts, temperature: Kelvin, spread: Volts): number {
  const lnCritical = (at: number): number => Math.log(grid.at(volts(at), temperature).critical);
  const slope = (lnCritical(supply + STRETCH) - lnCritical(supply - STRETCH)) / (2 * STRETCH);
  return Number.isFinite(slope) ? Math.abs(slope) * spread : Number.NaN;
}
