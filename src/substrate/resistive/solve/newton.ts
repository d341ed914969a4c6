import { BOLTZMANN_PER_CHARGE } from '../../../units/quantity.js';
import type { Circuit, Diode, DiodeModel } from '../circuit/circuit.js';
import { ofKind } from '../circuit/circuit.js';
import { branchesOf, linearSystem } from '../linear/system.js';
import { reported } from './report.js';
import { DEFAULT_TOLERANCE, insistSolvable, type Solver } from './solver.js';

/** 27 degrees Celsius, where SPICE stands unless told otherwise. */
const KELVIN = 300.15;
/** A small conductance beside every junction, S: `gmin` of SPICE. */
export const LEAST_SIEMENS = 1e-12;

type Junction = Extract<DiodeModel, { kind: 'exponential' }>;

/** Scale of a junction's exponential, V. */
const thermal = ({ emission }: Junction): number => emission * BOLTZMANN_PER_CHARGE * KELVIN;

export const junctionCurrent = (model: Junction, volts: number): number =>
  model.saturation * Math.expm1(volts / thermal(model)) + LEAST_SIEMENS * volts;

export const junctionSiemens = (model: Junction, volts: number): number =>
  (model.saturation * Math.exp(volts / thermal(model))) / thermal(model) + LEAST_SIEMENS;

/**
 * Exponential diodes: Newton's method with junctions linearised where they stand, each step of a junction limited to
 * the logarithm of what Newton asks for, so that no exponential runs away. Source: Nagel 1975, SPICE2 (pnjlim).
 */
export const newton: Solver = {
  summary: 'damped Newton steps; exponential diodes, amplifiers',
  refuses: circuit =>
    ofKind(circuit, 'diode').every(({ model }) => model.kind === 'exponential')
      ? undefined
      : 'it takes exponential diodes',
  solve: (circuit, { tolerance = DEFAULT_TOLERANCE, maxIterations = 500, start }) => {
    insistSolvable(circuit);
    const system = linearSystem(circuit);
    const diodes = junctions(circuit);
    const siemens = branchesOf(circuit).map(branch => (branch.kind === 'resistor' ? branch.siemens : 0));
    const first = siemens.length - diodes.length;
    let across = diodes.map(({ from, to }) => (start ? start[from]! - start[to]! : 0));
    let volts: Float64Array = new Float64Array(circuit.nodes.length);
    let iterations = 0;
    while (iterations++ < maxIterations) {
      const into = new Float64Array(circuit.nodes.length);
      diodes.forEach(({ from, to, model }, k) => {
        siemens[first + k] = junctionSiemens(model, across[k]!);
        const rest = junctionCurrent(model, across[k]!) - siemens[first + k]! * across[k]!;
        into[from]! -= rest;
        into[to]! += rest;
      });
      system.factor(siemens);
      volts = system.solve(into, true);
      const wanted = diodes.map(({ from, to }) => volts[from]! - volts[to]!);
      const next = diodes.map(({ model }, k) => limited(model, wanted[k]!, across[k]!));
      const missing = diodes.reduce(
        (most, { model }, k) => Math.max(most, gap(model, wanted[k]!, across[k]!)),
        0,
      );
      across = next;
      if (missing <= tolerance / 4) break;
    }
    const currents = new Map(
      diodes.map(({ name, from, to, model }) => [name, junctionCurrent(model, volts[from]! - volts[to]!)]),
    );
    const told = new Map([...currents, ...system.driverCurrents(volts, currents)]);
    return reported(circuit, { volts, told, iterations }, tolerance, ADVICE);
  },
};

const ADVICE = 'Allow more iterations, start from the solution of a nearby circuit, or take ideal diodes';

const junctions = (circuit: Circuit): (Diode & { model: Junction })[] =>
  ofKind(circuit, 'diode').filter(
    (diode): diode is Diode & { model: Junction } => diode.model.kind === 'exponential',
  );

/** Error of the linearised current, as a share of the current. */
function gap(model: Junction, wanted: number, at: number): number {
  const current = junctionCurrent(model, wanted);
  const linear = junctionCurrent(model, at) + junctionSiemens(model, at) * (wanted - at);
  return Math.abs(current - linear) / (Math.abs(current) + model.saturation);
}

/** Where to linearise next. Above the critical voltage a junction moves by the logarithm of the step asked for. */
function limited(model: Junction, wanted: number, at: number): number {
  const vt = thermal(model);
  const critical = vt * Math.log(vt / (Math.SQRT2 * model.saturation));
  if (wanted <= critical || Math.abs(wanted - at) <= 2 * vt) return wanted;
  if (at <= 0) return vt * Math.log(Math.max(wanted / vt, 1));
  const ratio = 1 + (wanted - at) / vt;
  return ratio > 0 ? at + vt * Math.log(ratio) : critical;
}
