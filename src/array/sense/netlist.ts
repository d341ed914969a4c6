import { deckText, printedValue } from '../../spice/deck.js';
import { writeValue } from '../../spice/value.js';
import { BOLTZMANN_PER_CHARGE, type Ohms, type Seconds } from '../../units/quantity.js';
import type { Transistor } from './ekv.js';
import type { Amplifier } from './race.js';

/**
 * ngspice netlists of the precharge sense amplifier, so that a program that is not ours can repeat the race.
 * `ekv` has the equations of ekv.ts as behavioural sources and checks our integration; `bsim4` has transistors of
 * a 130 nm-like BSIM4 model and checks the shape. `readNetlistOutput` reads what a run prints.
 */
export interface NetlistCase {
  readonly amplifier: Amplifier;
  readonly first: Ohms;
  readonly second: Ohms;
  readonly duration: Seconds;
}

export type NetlistModel = 'ekv' | 'bsim4';

export function netlist(model: NetlistModel, read: NetlistCase): string {
  const { amplifier, first, second, duration } = read;
  const { supply, capacitance, series, temperature } = amplifier;
  const bodies = model === 'ekv' ? ekvBodies(amplifier) : bsim4Bodies(amplifier);
  const models = model === 'ekv' ? [] : bsim4Models(amplifier);
  return deckText({
    title: `precharge sense amplifier, ${model}`,
    options: `temp=${number(temperature - 273.15)} tnom=26.85 reltol=1e-4 abstol=1e-14 vntol=1e-7 chgtol=1e-17`,
    body: [
      ...models,
      `Vdd vdd 0 ${number(supply)}`,
      ...bodies,
      // The currents of the two branches meet a resistance each; foot and access transistors are part of it.
      `R1 s1 0 ${number(first + series)}`,
      `R2 s2 0 ${number(second + series)}`,
      `Cq q 0 ${number(capacitance)}`,
      `Cqb qb 0 ${number(capacitance)}`,
      // Both outputs start at the supply, the sources at ground.
      `.ic v(q)=${number(supply)} v(qb)=${number(supply)} v(s1)=0 v(s2)=0`,
    ],
    control: analysis(supply, duration),
  });
}

/** Ten digits are beyond any model. */
const number = (value: number): string => writeValue(value);

/** ngspice takes smaller steps where the latch turns over. */
const LEAST_STEPS = 1500;

function analysis(supply: number, duration: number): string[] {
  const half = number(supply / 2);
  const step = number(duration / LEAST_STEPS);
  return [
    `tran ${step} ${number(duration)} 0 ${step} uic`,
    // Either may be missing: the output that stays high, or both.
    `meas tran fall_q when v(q)=${half} fall=1`,
    `meas tran fall_qb when v(qb)=${half} fall=1`,
    `meas tran drawn integ i(vdd) from=0 to=${number(duration)}`,
    `meas tran q_end find v(q) at=${number(duration)}`,
    `meas tran qb_end find v(qb) at=${number(duration)}`,
  ];
}

/** The four transistors as currents by the EKV equation, written out anew for ngspice. */
function ekvBodies({ nmos, pmos, temperature }: Amplifier): string[] {
  const phi = BOLTZMANN_PER_CHARGE * temperature;
  const current = ({ slopeFactor, threshold, gain }: Transistor, vg: string, vs: string, vd: string) => {
    const beta = gain * (temperature / 300) ** -1.5;
    const vt = threshold - 1e-3 * (temperature - 300);
    const pinch = `((${vg})-${number(vt)})/${number(slopeFactor)}`;
    const f = (v: string) => `(ln(1+exp((${pinch}-(${v}))/${number(2 * phi)})))**2`;
    return `${number(2 * slopeFactor * beta * phi * phi)}*(${f(vs)}-${f(vd)})`;
  };
  return [
    `Bn1 q s1 I=${current(nmos, 'v(qb)', 'v(s1)', 'v(q)')}`,
    `Bn2 qb s2 I=${current(nmos, 'v(q)', 'v(s2)', 'v(qb)')}`,
    `Bp1 vdd q I=${current(pmos, 'v(vdd)-v(qb)', '0', 'v(vdd)-v(q)')}`,
    `Bp2 vdd qb I=${current(pmos, 'v(vdd)-v(q)', '0', 'v(vdd)-v(qb)')}`,
  ];
}

/** Gate length of the 130 nm-like transistors. */
const LENGTH = 0.13e-6;
/** Oxide thickness, m, and its capacitance for each area, F/m^2. */
const OXIDE = 3.3e-9;
const OXIDE_CAPACITANCE = (3.9 * 8.8541878128e-12) / OXIDE;
/** Low-field mobilities, m^2/Vs. */
const MOBILITY = { nmos: 0.035, pmos: 0.009 };

/**
 * A BSIM4 model card with the threshold and low-field gain of the amplifier, and effects that EKV lacks: mobility
 * falling with the field, velocity saturation, barrier lowering by the drain, body effect, gate and overlap
 * capacitances. Its constants are typical of 130 nm, a preset of ours and of no foundry. The narrow-width effect
 * (k3) is off: it would move the thresholds of these 0.2 um wide transistors by 80 mV.
 */
function bsim4Models({ nmos, pmos }: Amplifier): string[] {
  const common =
    `level=14 version=4.8.1 tnom=26.85 toxe=${number(OXIDE)} toxp=${number(OXIDE)} toxm=${number(OXIDE)} ` +
    'igcmod=0 igbmod=0 rdsmod=0 rdsw=150 k1=0.4 k2=0 k3=0 lpe0=0 lpeb=0 dvt0=0.6 dvt1=0.6 eta0=0.04 dsub=0.5 ' +
    'etab=-0.02 pclm=1 nfactor=1.4 ndep=5e17 xj=8e-8 cgso=2.5e-10 cgdo=2.5e-10 cgbo=0';
  return [
    `.model nch nmos ${common} vth0=${number(nmos.threshold)} u0=${MOBILITY.nmos} ua=1e-9 ub=1e-18 vsat=1.1e5`,
    `.model pch pmos ${common} vth0=${number(-pmos.threshold)} u0=${MOBILITY.pmos} ua=1e-9 ub=1e-18 vsat=8e4`,
  ];
}

function bsim4Bodies({ nmos, pmos }: Amplifier): string[] {
  const width = (gain: number, mobility: number) => (gain * LENGTH) / (mobility * OXIDE_CAPACITANCE);
  const size = (gain: number, mobility: number) => `w=${number(width(gain, mobility))} l=${number(LENGTH)}`;
  const n = `nch ${size(nmos.gain, MOBILITY.nmos)}`;
  const p = `pch ${size(pmos.gain, MOBILITY.pmos)}`;
  return [`Mn1 q qb s1 0 ${n}`, `Mn2 qb q s2 0 ${n}`, `Mp1 q qb vdd vdd ${p}`, `Mp2 qb q vdd vdd ${p}`];
}

/** What an ngspice run of a netlist printed. */
export interface NetlistResult {
  /** When the first output fell below half the supply; Infinity if none did. */
  readonly decision: number;
  /** Energy drawn from the supply, precharge of the next read included, J. */
  readonly energy: number;
  readonly q: number;
  readonly qb: number;
}

/** Reads the measurements from what ngspice printed. @throws Error when it measured no charge */
export function readNetlistOutput(text: string, { supply, capacitance }: Amplifier): NetlistResult {
  const value = (name: string) => printedValue(text, name);
  const [drawn, q, qb] = [value('drawn'), value('q_end'), value('qb_end')];
  if (drawn === undefined || q === undefined || qb === undefined)
    throw new Error(`ngspice measured nothing:\n${text.slice(-2000)}`);
  return {
    decision: Math.min(value('fall_q') ?? Infinity, value('fall_qb') ?? Infinity),
    energy: supply * (capacitance * (2 * supply - q - qb) - drawn),
    q,
    qb,
  };
}
