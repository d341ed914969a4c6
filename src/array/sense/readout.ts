import { outsideValid, type Sourced } from '../../card/sourced.js';
import { type Problem, UserError } from '../../problem/problem.js';
import {
  type Joules,
  joules,
  kelvin,
  type Ohms,
  ohms,
  type Seconds,
  seconds,
  type Volts,
  volts,
  withPrefix,
} from '../../units/quantity.js';
import type { CellCard, ResistivePair } from '../cells/card.js';
import { amplifierOf, statesOf } from '../cells/sensing.js';
import { bestCritical, type StatePair } from './closed-forms.js';
import { besideHrs, criticalResistance } from './critical.js';
import { droopSpread } from './droop.js';
import { gridOf, type SensePoint, type SenseTask } from './grid.js';
import type { Amplifier } from './race.js';

export interface ReadoutOptions {
  /** Instead of the card's; refused outside its valid range. */
  readonly supplyVolts?: number;
  readonly temperatureKelvin?: number;
  /** Whether both resistances being high means a weight of 0. */
  readonly ternary: boolean;
}

/** What the closed forms (level 1) need to know about the sense amplifiers of an array. */
export interface SenseParameters {
  /** A read is 0 where both resistances exceed it; Infinity for a binary read. */
  readonly criticalOhms: Ohms;
  /** Spread in ln R of the fixed offsets of the amplifiers: one draw for each amplifier. */
  readonly offsetSigma: number;
  /** Spread in ln R of the noise of a read: one draw for each read. */
  readonly readNoiseSigma: number;
  /** Spread of ln of the critical resistance as the supply droops: one draw for each read of a row. */
  readonly droopSigma: number;
  /** Of one sense operation, the precharge of the next included. */
  readonly senseEnergyJoules: { readonly nonzero: Joules; readonly zero: Joules };
  /** Of a typical nonzero weight; Infinity where it is not decided within the read time. */
  readonly decisionSeconds: Seconds;
  /** Why such reads make no sense; empty where they do. */
  readonly problems: readonly Problem[];
}

/**
 * Reads level 2 for a card at a supply and temperature. Ideal cells cost nothing and SRAM bits their read
 * energy; neither has an offset.
 * @throws UserError (value-range) for a supply or temperature outside the range that the card is valid for
 */
export function readoutOf(card: CellCard, options: ReadoutOptions): SenseParameters {
  const { cell } = card;
  if (cell.kind === 'resistive-pair') return pairReadout(cell, options);
  if (cell.kind === 'sram-bit') {
    refuseOutside(cell.supply, options.supplyVolts);
    return withoutSensing(joules(cell.read_energy.value));
  }
  return withoutSensing(joules(0));
}

const withoutSensing = (energy: Joules): SenseParameters => ({
  criticalOhms: ohms(Infinity),
  offsetSigma: 0,
  readNoiseSigma: 0,
  droopSigma: 0,
  senseEnergyJoules: { nonzero: energy, zero: energy },
  decisionSeconds: seconds(0),
  problems: [],
});

function pairReadout(cell: ResistivePair, options: ReadoutOptions): SenseParameters {
  const { sense } = cell;
  const supply = refuseOutside(sense.supply, options.supplyVolts);
  const temperature = refuseOutside(sense.temperature, options.temperatureKelvin);
  const amplifier: Amplifier = {
    ...amplifierOf(sense),
    supply: volts(supply),
    temperature: kelvin(temperature),
  };
  const grid = gridOf(senseTask(cell));
  const point = grid.at(amplifier.supply, amplifier.temperature);
  const droop = volts(options.ternary ? (sense.supply_droop?.value ?? 0) : 0);
  const droopSigma = droop > 0 ? droopSpread(grid, amplifier.supply, amplifier.temperature, droop) : 0;
  return {
    criticalOhms: ohms(options.ternary ? rounded(point.critical) : Infinity),
    offsetSigma: rounded(point.offsetPerVolt * sense.threshold_mismatch.value),
    readNoiseSigma: sense.read_noise.value,
    droopSigma: rounded(droopSigma),
    senseEnergyJoules: {
      nonzero: joules(rounded(point.nonzeroEnergy)),
      zero: joules(rounded(point.zeroEnergy)),
    },
    decisionSeconds: seconds(rounded(point.decision)),
    problems: options.ternary
      ? [
          ...ternaryProblems(point, statesOf(cell), amplifier, seconds(sense.read_time.value)),
          ...(Number.isNaN(droopSigma) ? [droopProblem(amplifier, droop)] : []),
        ]
      : binaryProblems(point, amplifier, seconds(sense.read_time.value)),
  };
}

/** Exponentials may differ in their last bits between machines; results must not. */
const rounded = (value: number): number => Number(value.toPrecision(6));

/** What is wanted, or the card's own. @throws UserError outside of the card's range */
export function refuseOutside(sourced: Sourced, wanted: number | undefined): number {
  if (wanted === undefined) return sourced.value;
  const problem = outsideValid(sourced, wanted);
  if (problem) throw new UserError(problem);
  return wanted;
}

/** Mean of the larger of two standard normals. */
const MEAN_OF_LARGER = 1 / Math.sqrt(Math.PI);

/** Typical pairs of a card: medians for a nonzero weight, the mean order of two HRS for a zero. */
export function senseTask(cell: ResistivePair): SenseTask {
  const { supply: _supply, temperature: _temperature, ...amplifier } = amplifierOf(cell.sense);
  const { lrs, hrs } = statesOf(cell);
  const apart = Math.exp(MEAN_OF_LARGER * hrs.lnSpread);
  return {
    amplifier,
    readTime: seconds(cell.sense.read_time.value),
    hrs: hrs.median,
    even: evenResistance({ lrs, hrs }),
    nonzero: [lrs.median, hrs.median],
    zero: [ohms(hrs.median / apart), ohms(hrs.median * apart)],
  };
}

/** Where the product of the two densities of ln R peaks: pairs in doubt are likeliest to have this resistance. */
function evenResistance({ lrs, hrs }: StatePair): Ohms {
  const [wL, wH] = [hrs.lnSpread ** 2, lrs.lnSpread ** 2];
  if (wL + wH === 0) return ohms(Math.sqrt(lrs.median * hrs.median));
  return ohms(Math.exp((wL * Math.log(lrs.median) + wH * Math.log(hrs.median)) / (wL + wH)));
}

const where = ({ supply, temperature }: Amplifier): string => `at ${supply} V and ${temperature} K`;

function binaryProblems(point: SensePoint, amplifier: Amplifier, readTime: Seconds): Problem[] {
  if (point.decision <= readTime) return [];
  const message = `the sense amplifier does not decide a typical weight within the read time ${where(amplifier)}`;
  const found = `a read time of ${withPrefix(readTime, 's')}`;
  return [
    { code: 'combination-illegal', message, found, advice: 'Raise read_time, the supply or the temperature' },
  ];
}

function ternaryProblems(
  point: SensePoint,
  states: StatePair,
  amplifier: Amplifier,
  readTime: Seconds,
): Problem[] {
  const { lrs, hrs } = states;
  if (point.critical > lrs.median && point.critical < hrs.median) return [];
  const found =
    point.critical > 0
      ? `a critical resistance of ${withPrefix(point.critical, 'ohm')}`
      : `no decision within ${withPrefix(readTime, 's')}`;
  const outcome =
    point.critical >= hrs.median ? 'a stored 0 is read as +1 or -1' : 'a stored +1 or -1 is read as 0';
  return [
    {
      code: 'combination-illegal',
      message: `${outcome} more often than not ${where(amplifier)}, because the critical resistance lies outside the gap`,
      found,
      allowed: `between ${withPrefix(lrs.median, 'ohm')} (LRS) and ${withPrefix(hrs.median, 'ohm')} (HRS)`,
      advice: `Use a read_time near ${withPrefix(suitableReadTime(amplifier, states), 's')}, another supply or temperature, or binary weights`,
    },
  ];
}

const droopProblem = (amplifier: Amplifier, droop: Volts): Problem => ({
  code: 'combination-illegal',
  message: `no read of the critical resistance is left where the supply droops ${where(amplifier)}`,
  found: `a droop of ${withPrefix(droop, 'V')}`,
  advice: 'Raise the supply or the read time',
});

/** The read time whose critical resistance is the best for these states. */
export function suitableReadTime(amplifier: Amplifier, states: StatePair): Seconds {
  const wanted = bestCritical(states);
  const partner = besideHrs(states.hrs.median);
  // Even a bare resistance takes R C ln 2; the transistors take at most a few thousand times as long.
  let low = Math.log(wanted * amplifier.capacitance * Math.LN2);
  let high = low + Math.log(1e4);
  while (high - low > 1e-3) {
    const middle = (low + high) / 2;
    if (criticalResistance(amplifier, seconds(Math.exp(middle)), partner) < wanted) low = middle;
    else high = middle;
  }
  return seconds(Math.exp((low + high) / 2));
}
