import { deckText } from '../../../spice/deck.js';
import { writeValue } from '../../../spice/value.js';
import type { Circuit, DiodeModel, Element } from '../circuit/circuit.js';

/** On-conductance of an ideal diode's behavioural source, S: it drops 1 uV for each ampere. */
const ON_SIEMENS = 1e6;
/** Digits of values, so that ngspice solves the same circuit. */
const DIGITS = 16;
const value = (number: number): string => writeValue(number, DIGITS);

/**
 * A circuit as an ngspice netlist that prints its operating point. Ideal diodes become behavioural current sources, which
 * ngspice alone reads.
 */
export function writeNetlist(circuit: Circuit): string {
  const models = modelNames(circuit);
  return deckText({
    title: circuit.title,
    options: 'temp=27 tnom=27 gmin=1e-12 reltol=1e-9 abstol=1e-15 vntol=1e-12 itl1=1000',
    body: [
      ...Array.from(models, ([key, name]) => `.model ${name} D(${key})`),
      ...circuit.elements.map(element => written(element, circuit.nodes, models)),
    ],
    control: ['set numdgt=14', 'op', ...circuit.nodes.slice(1).map(node => `print v(${node})`)],
  });
}

const parameters = (model: DiodeModel): string =>
  model.kind === 'ideal' ? '' : `IS=${value(model.saturation)} N=${value(model.emission)}`;

/** A name for each kind of junction, by its parameters. */
function modelNames({ elements }: Circuit): Map<string, string> {
  const names = new Map<string, string>();
  for (const element of elements) {
    if (element.kind !== 'diode' || element.model.kind === 'ideal') continue;
    const key = parameters(element.model);
    if (!names.has(key)) names.set(key, `junction${names.size + 1}`);
  }
  return names;
}

function written(element: Element, nodes: readonly string[], models: ReadonlyMap<string, string>): string {
  const { name, from, to } = element;
  const head = `${name} ${nodes[from]} ${nodes[to]}`;
  const control = (a: number, b: number): string => `${nodes[a]} ${nodes[b]}`;
  switch (element.kind) {
    case 'resistor':
      return `${head} ${value(1 / element.siemens)}`;
    case 'current-source':
      return `${head} ${value(element.amperes)}`;
    case 'voltage-source':
      return `${head} ${value(element.volts)}`;
    case 'voltage-amplifier':
      return `${head} ${control(element.controlFrom, element.controlTo)} ${value(element.gain)}`;
    case 'transconductor':
      return `${head} ${control(element.controlFrom, element.controlTo)} ${value(element.siemens)}`;
    case 'current-amplifier':
      return `${head} ${element.control} ${value(element.gain)}`;
    case 'diode': {
      if (element.model.kind === 'exponential') return `${head} ${models.get(parameters(element.model))}`;
      const across = `v(${nodes[from]},${nodes[to]})`;
      return `B${head} I=${across}>0 ? ${value(ON_SIEMENS)}*${across} : 0`;
    }
  }
}
