import type { Circuit, Element } from '../circuit/circuit.js';
import type { Solution } from './solver.js';

/** What a solver found: voltages, and the currents that voltages alone do not tell. */
export interface Found {
  readonly volts: Float64Array;
  /** Current through each source of voltage and each diode, by name. */
  readonly told: ReadonlyMap<string, number>;
  readonly iterations: number;
}

/** Currents, residuals and power of a state, from the elements alone. */
export function reported(circuit: Circuit, found: Found, tolerance: number, advice: string): Solution {
  const { volts, told, iterations } = found;
  const amperes = Float64Array.from(circuit.elements, element => currentOf(element, volts, told));
  const residual = kirchhoff(circuit, amperes);
  const slackness = complementarity(circuit, volts, amperes);
  const scale = amperes.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
  const height = volts.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
  const converged = residual <= tolerance * scale && slackness <= tolerance * scale * Math.max(1, height);
  const state = {
    iterations,
    volts,
    amperes,
    residual,
    slackness,
    dissipated: heat(circuit, volts, amperes),
  };
  return converged ? { converged, ...state } : { converged, advice, ...state };
}

function currentOf(element: Element, volts: Float64Array, told: ReadonlyMap<string, number>): number {
  switch (element.kind) {
    case 'resistor':
      return element.siemens * (volts[element.from]! - volts[element.to]!);
    case 'current-source':
      return element.amperes;
    case 'transconductor':
      return element.siemens * (volts[element.controlFrom]! - volts[element.controlTo]!);
    case 'current-amplifier':
      return element.gain * (told.get(element.control) ?? 0);
    default:
      return told.get(element.name) ?? 0;
  }
}

/** Largest |sum of currents into a node|, ground left out: its sum follows from the others. */
function kirchhoff({ nodes, elements }: Circuit, amperes: Float64Array): number {
  const into = new Float64Array(nodes.length);
  elements.forEach(({ from, to }, k) => {
    into[from]! -= amperes[k]!;
    into[to]! += amperes[k]!;
  });
  return into.subarray(1).reduce((most, one) => Math.max(most, Math.abs(one)), 0);
}

function complementarity({ elements }: Circuit, volts: Float64Array, amperes: Float64Array): number {
  let worst = 0;
  elements.forEach((element, k) => {
    if (element.kind !== 'diode' || element.model.kind !== 'ideal') return;
    const reverse = volts[element.to]! - volts[element.from]!;
    const current = amperes[k]!;
    worst = Math.max(worst, -current, -reverse, Math.abs(current * reverse));
  });
  return worst;
}

function heat({ elements }: Circuit, volts: Float64Array, amperes: Float64Array): number {
  return elements.reduce((sum, { kind, from, to }, k) => {
    const passive = kind === 'resistor' || kind === 'diode';
    return passive ? sum + amperes[k]! * (volts[from]! - volts[to]!) : sum;
  }, 0);
}
