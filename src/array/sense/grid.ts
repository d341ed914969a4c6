import {
  type Joules,
  joules,
  type Kelvin,
  kelvin,
  type Ohms,
  ohms,
  type Seconds,
  seconds,
  type Volts,
  volts,
} from '../../units/quantity.js';
import { besideHrs, criticalResistance, offsetPerVolt } from './critical.js';
import { type Amplifier, race } from './race.js';

/** What level 2 is asked about an amplifier; everything but its supply and temperature. */
export interface SenseTask {
  readonly amplifier: Omit<Amplifier, 'supply' | 'temperature'>;
  readonly readTime: Seconds;
  /** Median of the high-resistance state. */
  readonly hrs: Ohms;
  /** Resistance at which the offset matters: where the two devices of a pair are likeliest to be equal. */
  readonly even: Ohms;
  /** A typical stored +-1 and a typical stored 0. */
  readonly nonzero: readonly [Ohms, Ohms];
  readonly zero: readonly [Ohms, Ohms];
}

/** What level 2 answers for one supply and temperature. */
export interface SensePoint {
  /** 0 where the amplifier decides nothing within the read time. */
  readonly critical: Ohms;
  /** Offset in ln R for each volt of threshold difference. */
  readonly offsetPerVolt: number;
  /** Of a read of a typical nonzero and of a typical zero weight. */
  readonly nonzeroEnergy: Joules;
  readonly zeroEnergy: Joules;
  /** Of the typical nonzero weight. */
  readonly decision: Seconds;
}

/** Level 2 itself, without a grid. */
export function sensePoint(task: SenseTask, supply: Volts, temperature: Kelvin): SensePoint {
  const amplifier: Amplifier = { ...task.amplifier, supply, temperature };
  const critical = criticalResistance(amplifier, task.readTime, besideHrs(task.hrs));
  const nonzero = race(amplifier, ...task.nonzero, task.readTime);
  const zero = race(amplifier, ...task.zero, task.readTime);
  return {
    critical,
    offsetPerVolt: offsetPerVolt(amplifier, task.even),
    nonzeroEnergy: nonzero.energy,
    zeroEnergy: zero.energy,
    decision: nonzero.decision,
  };
}

/**
 * Spacing of the grid, on which 300 K and all whole multiples of 12.5 mV lie. Interpolation is then wrong by 1 % at
 * most, and by 3 % below 0.55 V, where the preset amplifier hardly decides.
 */
const POINTS_PER_VOLT = 80;
const KELVIN_APART = 15;

/**
 * Level 2 over supply and temperature, worked out where it is first needed and interpolated: logarithms of the
 * quantities, linearly in both directions. Next to points at which the amplifier decides nothing, where nothing
 * is smooth, level 2 is asked itself. On a grid point the answer is that of level 2.
 */
export class SenseGrid {
  private readonly points = new Map<string, SensePoint>();

  constructor(private readonly task: SenseTask) {}

  at(supply: Volts, temperature: Kelvin): SensePoint {
    const [v, dv] = cell(supply * POINTS_PER_VOLT);
    const [t, dt] = cell(temperature / KELVIN_APART);
    const corners = ([0, 1] as const)
      .flatMap(i => ([0, 1] as const).map(j => ({ i, j, weight: (i ? dv : 1 - dv) * (j ? dt : 1 - dt) })))
      .filter(corner => corner.weight > 0)
      .map(({ i, j, weight }) => ({ weight, point: this.node(v + i, t + j) }));
    if (corners.length === 1) return corners[0]!.point;
    if (corners.some(({ point }) => !(point.critical > 0 && point.decision < Infinity)))
      return this.direct(supply, temperature);
    const mix = (of: (point: SensePoint) => number): number =>
      Math.exp(corners.reduce((sum, { weight, point }) => sum + weight * Math.log(of(point)), 0));
    return {
      critical: ohms(mix(point => point.critical)),
      offsetPerVolt: mix(point => point.offsetPerVolt),
      nonzeroEnergy: joules(mix(point => point.nonzeroEnergy)),
      zeroEnergy: joules(mix(point => point.zeroEnergy)),
      decision: seconds(mix(point => point.decision)),
    };
  }

  private node(v: number, t: number): SensePoint {
    return this.direct(volts(v / POINTS_PER_VOLT), kelvin(t * KELVIN_APART));
  }

  private direct(supply: Volts, temperature: Kelvin): SensePoint {
    const key = `${supply} ${temperature}`;
    let point = this.points.get(key);
    if (!point) {
      if (this.points.size >= MOST_POINTS) this.points.clear();
      this.points.set(key, (point = sensePoint(this.task, supply, temperature)));
    }
    return point;
  }
}

/** Bounds the memory of a grid that is asked about ever new points between undecided ones. */
const MOST_POINTS = 4096;

/** Whole part and rest; a place within rounding of a grid point is on it. */
function cell(place: number): readonly [number, number] {
  const near = Math.round(place);
  if (Math.abs(place - near) < 1e-9) return [near, 0];
  const whole = Math.floor(place);
  return [whole, place - whole];
}

const MOST_GRIDS = 64;
const grids = new Map<string, SenseGrid>();

/** The grid of these parameters, shared by all who ask for the same. */
export function gridOf(task: SenseTask): SenseGrid {
  const key = JSON.stringify(task);
  let grid = grids.get(key);
  if (!grid) {
    if (grids.size >= MOST_GRIDS) grids.clear();
    grids.set(key, (grid = new SenseGrid(task)));
  }
  return grid;
}
