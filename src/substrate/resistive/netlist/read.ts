import { readBounded } from '../../../problem/files.js';
import { type Problem, UserError } from '../../../problem/problem.js';
import { readValue, VALUE_WORDS } from '../../../spice/value.js';
import { CircuitBuilder, GROUND, type NamedElement } from '../circuit/builder.js';
import { checkCircuit } from '../circuit/check.js';
import type { Circuit, DiodeModel } from '../circuit/circuit.js';
import { type Statement, statementsOf } from './lines.js';
import { type Complaint, readModels } from './models.js';

const MOST_BYTES = 256 * 2 ** 20;
/** Most complaints about one file. */
const MOST_PROBLEMS = 20;
const ELEMENTS = 'R, D, I, V, E, G, F and .model of type D';
/** Statements to the simulator that leave the circuit as it is. */
const COMMANDS = new Set(['.op', '.print', '.save', '.options', '.option', '.width', '.title']);
/** Sizes beyond these are slips of a unit. */
const LIMITS = {
  ohms: [1e-6, 1e18],
  volts: [0, 1e6],
  amperes: [0, 1e6],
  gain: [0, 1e9],
  siemens: [0, 1e6],
} as const;

/** Reads a netlist from a file. @throws UserError naming each line that cannot be read */
export function readNetlistFile(file: string): Circuit {
  return readNetlist(new TextDecoder().decode(readBounded(file, MOST_BYTES)), file);
}

/**
 * Reads the subset of SPICE that has resistors, diodes, sources and linear amplifiers. All or nothing is taken over.
 * @throws UserError naming each line that cannot be read, or what keeps the circuit from having an operating point
 */
export function readNetlist(text: string, file?: string): Circuit {
  const problems: Problem[] = [];
  const place = file === undefined ? {} : { file };
  const complain = (problem: Complaint): void => {
    problems.push({ ...place, ...problem });
  };
  const { title, statements } = statementsOf(text);
  const models = readModels(statements, complain);
  const elements = statements.filter(({ words }) => words[0] !== '.model' && !COMMANDS.has(words[0]!));
  const builder = new CircuitBuilder(title);
  const uses = new Uses();
  for (const statement of elements) {
    const element = new Reading(statement, models, complain).element();
    if (!element) continue;
    builder.add(element);
    uses.add(element, statement.line, complain);
  }
  if (elements.length === 0)
    complain({ code: 'value-missing', message: 'it holds no element', allowed: ELEMENTS });
  uses.complain(complain);
  if (problems.length === 0)
    problems.push(...checkCircuit(builder.build()).map(p => ({ ...place, ...uses.lineOf(p.path), ...p })));
  if (problems.length > 0) throw new UserError(problems.slice(0, MOST_PROBLEMS));
  return builder.build();
}

/** One statement that is read; a complaint ends it. */
class Reading {
  constructor(
    private readonly statement: Statement,
    private readonly models: ReadonlyMap<string, DiodeModel>,
    private readonly complain: (problem: Complaint) => void,
  ) {}

  element(): NamedElement | undefined {
    const [name = '', from, to, ...rest] = this.statement.words;
    if (!/^[rdivegf]./.test(name)) {
      this.say({
        code: 'value-choice',
        message: 'unknown element or command',
        found: name,
        allowed: ELEMENTS,
      });
      return undefined;
    }
    if (from === undefined || to === undefined) {
      this.say({ code: 'value-missing', message: `${name} needs two nodes and a value` });
      return undefined;
    }
    if (from === to) {
      this.say({ code: 'value-choice', message: `both ends of ${name} are at node ${from}` });
      return undefined;
    }
    return this.ofKind(name, { name, from: grounded(from), to: grounded(to) }, rest);
  }

  private ofKind(
    name: string,
    ends: { name: string; from: string; to: string },
    rest: readonly string[],
  ): NamedElement | undefined {
    const [a = '', b = ''] = rest;
    const control = { controlFrom: grounded(a), controlTo: grounded(b) };
    switch (name[0]) {
      case 'r':
        return this.valued(rest, 'ohms', ohms => ({ kind: 'resistor', ...ends, siemens: 1 / ohms }));
      case 'i':
        return this.valued(direct(rest), 'amperes', amperes => ({
          kind: 'current-source',
          ...ends,
          amperes,
        }));
      case 'v':
        return this.valued(direct(rest), 'volts', volts => ({ kind: 'voltage-source', ...ends, volts }));
      case 'e':
        return this.valued(rest.slice(2), 'gain', gain => ({
          kind: 'voltage-amplifier',
          ...ends,
          ...control,
          gain,
        }));
      case 'g':
        return this.valued(rest.slice(2), 'siemens', siemens => ({
          kind: 'transconductor',
          ...ends,
          ...control,
          siemens,
        }));
      case 'f':
        return this.valued(rest.slice(1), 'gain', gain => ({
          kind: 'current-amplifier',
          ...ends,
          control: a,
          gain,
        }));
      default:
        return this.diode(ends, rest);
    }
  }

  private diode(
    ends: { name: string; from: string; to: string },
    rest: readonly string[],
  ): NamedElement | undefined {
    const [named = '', ...more] = rest;
    const model = this.models.get(named);
    if (model && more.length === 0) return { kind: 'diode', ...ends, model };
    const allowed = [...this.models.keys()].join(', ') || 'a .model statement of type D';
    const what = model ? `${ends.name} says more than its model` : `${ends.name} has an unknown model`;
    const found = model ? more.join(' ') : named || 'nothing';
    this.say({ code: 'reference-unknown', message: what, found, allowed });
    return undefined;
  }

  /** An element whose last word is its value. */
  private valued(
    words: readonly string[],
    unit: keyof typeof LIMITS,
    make: (value: number) => NamedElement,
  ): NamedElement | undefined {
    const path = this.statement.words[0]!;
    const found = words.join(' ') || 'nothing';
    const value = words.length === 1 ? readValue(words[0]!) : undefined;
    const [least, most] = LIMITS[unit];
    if (value === undefined)
      this.say({
        code: 'value-type',
        path,
        message: `its ${unit} are missing or unreadable`,
        found,
        allowed: VALUE_WORDS,
      });
    else if (Math.abs(value) >= least && Math.abs(value) <= most) return make(value);
    else
      this.say({
        code: 'value-range',
        path,
        message: `its ${unit} are absurd`,
        found,
        allowed: `a size of ${least} .. ${most}`,
      });
    return undefined;
  }

  private say(problem: Complaint): void {
    this.complain({ line: this.statement.line, ...problem });
  }
}

const grounded = (node: string): string => (node === 'gnd' ? GROUND : node);

/** `DC 5` and `DC = 5` are 5. */
const direct = (words: readonly string[]): readonly string[] =>
  words[0] === 'dc' ? words.slice(words[1] === '=' ? 2 : 1) : words;

/** Who is called what, and how many ends meet at each node. */
class Uses {
  private readonly names = new Map<string, number>();
  private readonly ends = new Map<string, { count: number; line: number; name: string }>();

  add(element: NamedElement, line: number, complain: (problem: Complaint) => void): void {
    const { name, from, to } = element;
    const first = this.names.get(name);
    if (first !== undefined)
      complain({ code: 'value-choice', line, message: `${name} is there twice, first in line ${first}` });
    this.names.set(name, line);
    const control = 'controlFrom' in element ? [element.controlFrom, element.controlTo] : [];
    for (const node of [from, to, ...control]) {
      const known = this.ends.get(node);
      if (known) known.count++;
      else this.ends.set(node, { count: 1, line, name });
    }
  }

  /** The line of an element. */
  lineOf(name: string | undefined): { readonly line?: number } {
    const line = name === undefined ? undefined : this.names.get(name);
    return line === undefined ? {} : { line };
  }

  complain(complain: (problem: Complaint) => void): void {
    for (const [node, { count, line, name }] of this.ends) {
      if (count > 1 || node === GROUND) continue;
      const message = `only ${name} is connected to node ${node}`;
      complain({
        code: 'reference-unknown',
        line,
        message,
        advice: 'Connect the node, or remove the element',
      });
    }
  }
}
