import { statSync } from 'node:fs';
import { loadCard } from '../card/load.js';
import { circuitOfRun, type Scale } from '../experiment/circuit.js';
import { writeAtomic } from '../run/atomic.js';
import { openRun } from '../run/folder.js';
import { printedValues } from '../spice/deck.js';
import { runNgspice } from '../spice/ngspice.js';
import { CIRCUIT_CARD } from '../substrate/resistive/card.js';
import { type Circuit, withDiodes } from '../substrate/resistive/circuit/circuit.js';
import { readNetlistFile } from '../substrate/resistive/netlist/read.js';
import { writeNetlist } from '../substrate/resistive/netlist/write.js';
import { type Settling, settlingOf } from '../substrate/resistive/solve/settling.js';
import type { Solution } from '../substrate/resistive/solve/solver.js';
import { operatingPoint } from '../substrate/resistive/solve/solvers.js';
import { farads, withPrefix } from '../units/quantity.js';
import type { ExportOptions, SolveOptions, SpiceOptions } from './spice.js';
import type { Shown } from './writer.js';

function load(path: string, { ideal = false, sample, data, card }: SpiceOptions): Circuit {
  const folder = statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const circuit = folder ? circuitOfRun(openRun(path), sample, data, scaleOf(card)) : readNetlistFile(path);
  return ideal ? withDiodes(circuit, { kind: 'ideal' }) : circuit;
}

/** Siemens and volts as learnt, or what a card makes of them. */
function scaleOf(name: string | undefined): Scale {
  if (name === undefined) return { siemens: 1, volts: 1 };
  const { unit_conductance, unit_voltage } = loadCard(CIRCUIT_CARD, name).card;
  return { siemens: unit_conductance.value, volts: unit_voltage.value };
}

/** Rows that a table on the screen has at most; --format json has all. */
const MOST_ROWS = 60;

function table(rows: readonly (readonly [string, string])[]): string[] {
  const shown = rows.slice(0, MOST_ROWS);
  const width = shown.reduce((most, [name]) => Math.max(most, name.length), 0);
  const lines = shown.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`);
  return rows.length > MOST_ROWS
    ? [...lines, `  and ${rows.length - MOST_ROWS} more (--format json lists all)`]
    : lines;
}

/** What the capacitances of a card make of an operating point. */
function settling(circuit: Circuit, point: Solution, name: string): Settling {
  const { card } = loadCard(CIRCUIT_CARD, name);
  return settlingOf(circuit, point, farads(card.node_capacitance.value), card.settled_within.value);
}

const settlingWords = ({ slowest, duration, energy }: Settling): string =>
  `Settles in ${withPrefix(duration, 's')} (slowest mode ${withPrefix(slowest, 's')}), which takes ${withPrefix(energy, 'J')}`;

export function solveNetlist(file: string, options: SolveOptions): Shown {
  const circuit = load(file, options);
  const solution = operatingPoint(circuit, {}, options.solver);
  const settles = options.card === undefined ? undefined : settling(circuit, solution, options.card);
  const { volts, amperes, ...point } = solution;
  const nodes = circuit.nodes.slice(1).map((name, k) => [name, volts[k + 1]!] as const);
  const currents = circuit.elements.map(({ name }, k) => [name, amperes[k]!] as const);
  const { converged, advice, iterations, residual, slackness, dissipated } = point;
  const text = [
    circuit.title,
    'Voltages',
    ...table(nodes.map(([name, value]) => [name, withPrefix(value, 'V')])),
    'Currents, from the first node of an element to its second',
    ...table(currents.map(([name, value]) => [name, withPrefix(value, 'A')])),
    `Dissipated power ${withPrefix(dissipated, 'W')}`,
    ...(settles ? [settlingWords(settles)] : []),
    `Kirchhoff's current law holds to ${withPrefix(residual, 'A')}, diodes to ${withPrefix(slackness, 'A')}; ${iterations} iterations`,
    ...(converged ? [] : [`It did not converge. ${advice}.`]),
  ].join('\n');
  const document = {
    ...point,
    ...settles,
    volts: Object.fromEntries(nodes),
    amperes: Object.fromEntries(currents),
  };
  return { document: { file, ...document }, text };
}

export function exportNetlist(file: string, options: ExportOptions): Shown {
  const netlist = writeNetlist(load(file, options));
  if (options.out === undefined) return { document: { file, netlist }, text: netlist };
  writeAtomic(options.out, netlist);
  return { document: { file, out: options.out }, text: `Netlist ${options.out}` };
}

export function checkNetlist(file: string, options: SpiceOptions): Shown {
  const circuit = load(file, options);
  const { volts, converged, advice } = operatingPoint(circuit);
  const theirs = printedValues(runNgspice(writeNetlist(circuit)));
  const nodes = circuit.nodes.slice(1).map((name, k) => {
    const [ours, ngspice] = [volts[k + 1]!, theirs.get(`v(${name})`)];
    return { name, ours, ngspice: ngspice ?? null, difference: Math.abs(ours - (ngspice ?? Number.NaN)) };
  });
  const silent = nodes.filter(({ ngspice }) => ngspice === null).length;
  const compared = nodes.filter(({ ngspice }) => ngspice !== null);
  const sorted = compared.map(({ difference }) => difference).sort((a, b) => a - b);
  const [median, worst] = [sorted[sorted.length >> 1] ?? null, sorted.at(-1) ?? null];
  const furthest = [...compared].sort((a, b) => b.difference - a.difference).slice(0, 10);
  const text = [
    `${compared.length} nodes: median difference ${withPrefix(median ?? Number.NaN, 'V')}, largest ${withPrefix(worst ?? Number.NaN, 'V')}`,
    ...table(furthest.map(one => [one.name, `${one.ours} V here, ${one.ngspice} V in ngspice`])),
    ...(silent > 0 ? [`ngspice found no operating point of ${silent} nodes.`] : []),
    ...(converged ? [] : [`It did not converge here. ${advice}.`]),
  ].join('\n');
  return { document: { file, converged, median, worst, silent, nodes }, text };
}
