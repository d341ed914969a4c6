import {
  type Farads,
  type Joules,
  joules,
  type Kelvin,
  type Ohms,
  type Seconds,
  seconds,
  type Volts,
} from '../../units/quantity.js';
import { type Channel, channelAt, channelCurrent, degeneratedSource, type Transistor } from './ekv.js';

/**
 * The precharge sense amplifier as a race of its two nodes, level 2 of our notes on 2T2R arrays (section 6).
 * Both start at the supply and fall through their branch; the smaller resistance falls faster, and the latch
 * restores the other. With a = V(Q), b = V(Qb) and node capacitance C:
 *
 *     C da/dt = Ip(gate b, drain a) - I1,    I1 = vs / (R1 + Rs) = In(gate b, drain a, source vs)
 *     C db/dt = Ip(gate a, drain b) - I2,    I2 likewise with gate a, drain b, R2
 */
export interface Amplifier {
  readonly supply: Volts;
  readonly temperature: Kelvin;
  /** C of each output node. */
  readonly capacitance: Farads;
  /** Rs: access and foot transistors, in series with each cell. */
  readonly series: Ohms;
  readonly nmos: Transistor;
  readonly pmos: Transistor;
}

/** 1: Q stays high (the first resistance is smaller). -1: Qb stays high. 0: both high. illegal: both low. */
export type ReadCode = 1 | 0 | -1 | 'illegal';

export interface RaceResult {
  /** What the outputs say when read; an output is high while above half the supply. */
  readonly code: ReadCode;
  /** When the first output fell below half the supply; Infinity if none did. */
  readonly decision: Seconds;
  /** Supply times the charge drawn from it, precharge of the next read included. */
  readonly energy: Joules;
  /** Node voltages at the end. */
  readonly q: Volts;
  readonly qb: Volts;
}

export interface RaceOptions {
  /** Fixed step of the integration; absent: steps are chosen by their error. */
  readonly step?: Seconds;
  /** Threshold of the first branch's NMOS above that of the second. */
  readonly thresholdDifference?: Volts;
  /** End as soon as this holds; the code is then that of the moment. */
  readonly until?: (q: number, qb: number) => boolean;
}

/** Step of the reference solution, as in the notes. */
export const REFERENCE_STEP = seconds(5e-12);

/**
 * Integrates (Heun) a read of two resistances up to `duration`.
 * @throws RangeError unless resistances, duration and the amplifier's quantities are positive and finite
 */
export function race(
  amplifier: Amplifier,
  first: Ohms,
  second: Ohms,
  duration: Seconds,
  options: RaceOptions = {},
): RaceResult {
  for (const value of [first, second, duration, amplifier.supply, amplifier.capacitance, options.step ?? 1])
    if (!(value > 0 && Number.isFinite(value))) throw new RangeError(`race: ${value} is not positive`);
  return new Race(amplifier, first, second, options).run(duration);
}

/** Volts of supply that a self-chosen step may be wrong by, as estimated by Euler against Heun. */
const STEP_ERROR = 1e-3;
const SMALLEST_STEP = 1e-15;
const FIRST_STEP = 1e-12;

class Race {
  private readonly first: Branch;
  private readonly second: Branch;
  private readonly supply: number;
  private q: number;
  private qb: number;
  private drawn = 0;
  private decision = Infinity;

  constructor(
    private readonly amplifier: Amplifier,
    first: Ohms,
    second: Ohms,
    private readonly options: RaceOptions,
  ) {
    const { series, supply } = amplifier;
    this.first = new Branch(amplifier, first + series, options.thresholdDifference ?? 0);
    this.second = new Branch(amplifier, second + series, 0);
    this.supply = supply;
    this.q = supply;
    this.qb = supply;
  }

  run(duration: number): RaceResult {
    const { step: fixed, until } = this.options;
    let step: number = fixed ?? FIRST_STEP;
    let time = 0;
    while (time < duration) {
      const taken = Math.min(step, duration - time);
      const error = this.advance(taken, time, fixed === undefined ? STEP_ERROR * this.supply : Infinity);
      if (fixed === undefined) step = nextStep(taken, error);
      if (error > 1 && fixed === undefined && taken > SMALLEST_STEP) continue;
      time += taken;
      if (until?.(this.q, this.qb)) break;
    }
    return this.result();
  }

  /** One Heun step, undone if its error (returned in units of `allowed`) is above 1. */
  private advance(step: number, time: number, allowed: number): number {
    const { first, second, q, qb } = this;
    const gain = step / this.amplifier.capacitance;
    const dq = gain * first.net(q, qb);
    const pulled = first.restored;
    const dqb = gain * second.net(qb, q);
    const pulledBoth = pulled + second.restored;
    const dqEnd = gain * first.net(q + dq, qb + dqb);
    const pulledEnd = first.restored;
    const dqbEnd = gain * second.net(qb + dqb, q + dq);
    const error = Math.max(Math.abs(dqEnd - dq), Math.abs(dqbEnd - dqb)) / (2 * allowed);
    if (error > 1 && step > SMALLEST_STEP) return error;
    this.q = q + (dq + dqEnd) / 2;
    this.qb = qb + (dqb + dqbEnd) / 2;
    this.drawn += (step * (pulledBoth + (pulledEnd + second.restored))) / 2;
    this.noteDecision(q, qb, time, step);
    return error;
  }

  private noteDecision(q: number, qb: number, time: number, step: number): void {
    if (this.decision !== Infinity) return;
    const half = this.supply / 2;
    const crossing = Math.min(crossed(q, this.q, half), crossed(qb, this.qb, half));
    if (crossing <= 1) this.decision = time + crossing * step;
  }

  private result(): RaceResult {
    const { supply, q, qb, drawn, decision } = this;
    const precharge = this.amplifier.capacitance * (2 * supply - (q + qb));
    return {
      code: codeOf(q > supply / 2, qb > supply / 2),
      decision: seconds(decision),
      energy: joules(supply * (drawn + precharge)),
      q: q as Volts,
      qb: qb as Volts,
    };
  }
}

function codeOf(q: boolean, qb: boolean): ReadCode {
  if (q === qb) return q ? 0 : 'illegal';
  // The smaller resistance pulls its own node down: first smaller means Q low.
  return q ? -1 : 1;
}

/** Part of a step (0..1) after which a falling node passes `level`; Infinity when it does not. */
function crossed(from: number, to: number, level: number): number {
  return from >= level && to < level ? (from - level) / (from - to) : Infinity;
}

function nextStep(step: number, error: number): number {
  const factor = 0.9 / Math.sqrt(Math.max(error, 1e-3));
  return Math.max(SMALLEST_STEP, step * Math.min(4, Math.max(0.2, factor)));
}

/** One side of the amplifier: its NMOS with cell and series resistance below, its PMOS above. */
class Branch {
  private readonly nmos: Channel;
  private readonly pmos: Channel;
  private readonly conductance: number;
  private readonly supply: number;
  private source = 0;
  /** Current that the PMOS drew from the supply at the last evaluation, A. */
  restored = 0;

  constructor(amplifier: Amplifier, resistance: number, thresholdShift: number) {
    this.nmos = channelAt(amplifier.nmos, amplifier.temperature, thresholdShift);
    this.pmos = channelAt(amplifier.pmos, amplifier.temperature);
    this.conductance = 1 / resistance;
    this.supply = amplifier.supply;
  }

  /** Current into the node at `drain` volts, while the other node is at `gate` volts. */
  net(drain: number, gate: number): number {
    this.source = degeneratedSource(this.nmos, gate, drain, this.conductance, this.source);
    this.restored = channelCurrent(this.pmos, this.supply - gate, 0, this.supply - drain);
    return this.restored - this.source * this.conductance;
  }
}
