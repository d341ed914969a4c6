import type { Problem } from '../../../problem/problem.js';
import { Forest, LoopError } from '../linear/links.js';
import type { Circuit, DiodeModel, Element } from './circuit.js';
import { magnitudeOf, ofKind } from './circuit.js';

/** Most nodes and elements of a circuit: minutes of work. */
export const MOST_NODES = 20_000;
export const MOST_ELEMENTS = 2_000_000;
/** Unknowns of a circuit with amplifiers are solved densely. */
const MOST_ACTIVE = 2000;

/** Everything that keeps a circuit from having one operating point, as far as its drawing tells. */
export function checkCircuit(circuit: Circuit): Problem[] {
  const problems = [...sizeProblems(circuit), ...valueProblems(circuit)];
  if (problems.length > 0) return problems;
  return [...loopProblems(circuit), ...floatingProblems(circuit)];
}

const unsolvable = (message: string, advice?: string): Problem => ({
  code: 'circuit-unsolvable',
  message,
  ...(advice === undefined ? {} : { advice }),
});

function sizeProblems({ nodes, elements }: Circuit): Problem[] {
  const active = elements.some(({ kind }) => kind.endsWith('amplifier') || kind === 'transconductor');
  const most = active ? MOST_ACTIVE : MOST_NODES;
  if (nodes.length <= most && elements.length <= MOST_ELEMENTS) return [];
  const found = `${nodes.length} nodes, ${elements.length} elements`;
  const allowed = `at most ${most} nodes${active ? ' where there are amplifiers' : ''}, ${MOST_ELEMENTS} elements`;
  return [{ code: 'value-range', message: 'the circuit is too large', found, allowed }];
}

function valueProblems({ elements }: Circuit): Problem[] {
  const problems: Problem[] = [];
  const named = new Set<string>();
  const drivers = new Set<string>();
  for (const { kind, name } of elements)
    if (kind === 'voltage-source' || kind === 'voltage-amplifier') drivers.add(name);
  for (const element of elements) {
    const { name } = element;
    const before = named.size;
    const message =
      named.add(name).size === before ? 'two elements have this name' : valueProblem(element, drivers);
    if (message !== undefined)
      problems.push({ code: 'value-range', path: name, message, found: numbersOf(element).join(', ') });
  }
  return problems;
}

function valueProblem(element: Element, drivers: ReadonlySet<string>): string | undefined {
  if (element.kind === 'diode') return modelProblem(element.model);
  if (!Number.isFinite(magnitudeOf(element))) return NOT_FINITE;
  if (element.kind === 'resistor' && element.siemens === 0) return 'its conductance is 0';
  if (element.kind === 'current-amplifier' && !drivers.has(element.control))
    return `${element.control} is no voltage source or amplifier whose current could be amplified`;
  return undefined;
}

const NOT_FINITE = 'its value is not a finite number';

function modelProblem(model: DiodeModel): string | undefined {
  if (model.kind === 'ideal') return undefined;
  const { saturation, emission } = model;
  if (!Number.isFinite(saturation) || !Number.isFinite(emission)) return NOT_FINITE;
  const positive = saturation > 0 && emission > 0;
  return positive ? undefined : 'a diode needs a positive saturation current and emission coefficient';
}

function numbersOf(element: Element): number[] {
  if (element.kind !== 'diode') return [magnitudeOf(element)];
  const { model } = element;
  return model.kind === 'ideal' ? [] : [model.saturation, model.emission];
}

/** Voltage sources in a loop have any current, or contradict each other. */
function loopProblems(circuit: Circuit): Problem[] {
  const rigid = [...ofKind(circuit, 'voltage-source'), ...ofKind(circuit, 'voltage-amplifier')];
  try {
    new Forest(circuit.nodes.length, rigid);
    return [];
  } catch (error) {
    if (!(error instanceof LoopError)) throw error;
    const { name, from, to } = rigid[error.link]!;
    const between = `nodes ${circuit.nodes[from]} and ${circuit.nodes[to]}`;
    const message = `closes a loop of voltage sources between ${between}`;
    const advice = 'Put a resistor in series with one of them, or remove it';
    return [{ ...unsolvable(message, advice), path: name }];
  }
}

/** Most nodes that one sentence names. */
const MOST_NAMED = 8;

/** Groups of nodes that nothing holds: no conductance and no source of voltage on any way to ground. */
function floatingProblems({ nodes, elements }: Circuit): Problem[] {
  const group = new Int32Array(nodes.length);
  for (let node = 0; node < nodes.length; node++) group[node] = node;
  const find = (node: number): number => {
    let root = node;
    while (group[root] !== root) root = group[root] = group[group[root]!]!;
    return root;
  };
  for (const element of elements) if (holds(element)) group[find(element.from)] = find(element.to);
  const floating = new Map<number, string[]>();
  const ground = find(0);
  nodes.forEach((name, node) => {
    const root = find(node);
    if (root !== ground) floating.set(root, [...(floating.get(root) ?? []), name]);
  });
  return [...floating.values()].map(names => {
    const more = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : '';
    const which = `${names.length > 1 ? 'nodes' : 'node'} ${names.slice(0, MOST_NAMED).join(', ')}${more}`;
    return unsolvable(
      `nothing holds the voltage of ${which}: no resistor or voltage source leads from there to ground`,
      'Connect it to ground by a resistor',
    );
  });
}

/** An ideal diode holds nothing while it is open; an exponential one leaks. */
function holds(element: Element): boolean {
  switch (element.kind) {
    case 'resistor':
    case 'voltage-source':
    case 'voltage-amplifier':
      return true;
    case 'diode':
      return element.model.kind === 'exponential';
    default:
      return false;
  }
}
