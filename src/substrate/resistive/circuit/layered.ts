import { CircuitBuilder, GROUND } from './builder.js';
import type { Circuit, DiodeModel } from './circuit.js';

/** One layer of a deep resistive network, from the layer below to its own nodes. */
export interface Layer {
  /** Siemens, row-major [below][node]; below the first are the inputs, then their negatives. */
  readonly siemens: ArrayLike<number>;
  /** Amperes into each node. */
  readonly biases: ArrayLike<number>;
  /** Whether the first half of the nodes is kept from falling below ground, and the second from rising above it. */
  readonly diodes: boolean;
  /** Siemens from each node to ground; none where absent. */
  readonly leaks?: ArrayLike<number>;
}

export interface Layered {
  /** Volts of an input of 1. */
  readonly gain: number;
  readonly layers: readonly Layer[];
}

/** What pulls the last layer: a resistor of conductance beta from each node to a source at its target. */
export interface Nudge {
  readonly beta: number;
  readonly target: ArrayLike<number>;
}

/** The circuit of a deep resistive network that is shown one input. Source: Scellier 2024. */
export function layeredCircuit(
  title: string,
  { gain, layers }: Layered,
  input: ArrayLike<number>,
  nudge?: Nudge,
  model: DiodeModel = { kind: 'ideal' },
): Circuit {
  const builder = new CircuitBuilder(title);
  let below: string[] = [];
  for (const sign of [1, -1]) {
    for (let i = 0; i < input.length; i++) {
      const node = `in${below.length}`;
      below.push(node);
      if (feeds(layers[0]!, below.length - 1)) builder.voltage(node, GROUND, sign * gain * input[i]!);
    }
  }
  layers.forEach((layer, k) => {
    below = addLayer(builder, layer, `n${k + 1}_`, below, model);
  });
  if (nudge && nudge.beta !== 0) addNudge(builder, below, nudge);
  return builder.build();
}

/** Whether any resistor leads from a node below into a layer. */
function feeds({ siemens, biases }: Layer, below: number): boolean {
  const nodes = biases.length;
  for (let j = 0; j < nodes; j++) if (siemens[below * nodes + j] !== 0) return true;
  return false;
}

function addLayer(
  builder: CircuitBuilder,
  { siemens, biases, diodes, leaks = [] }: Layer,
  prefix: string,
  below: readonly string[],
  model: DiodeModel,
): string[] {
  const nodes = Array.from(biases, (_, j) => `${prefix}${j}`);
  below.forEach((from, i) => {
    nodes.forEach((to, j) => {
      const g = siemens[i * nodes.length + j]!;
      if (g !== 0) builder.resistor(from, to, g);
    });
  });
  nodes.forEach((node, j) => {
    if ((leaks[j] ?? 0) > 0) builder.resistor(node, GROUND, leaks[j]!);
    if (biases[j] !== 0) builder.current(GROUND, node, biases[j]!);
    if (!diodes) return;
    if (j < nodes.length / 2) builder.diode(GROUND, node, model);
    else builder.diode(node, GROUND, model);
  });
  return nodes;
}

function addNudge(builder: CircuitBuilder, nodes: readonly string[], { beta, target }: Nudge): void {
  nodes.forEach((node, j) => {
    builder.voltage(`y${j}`, GROUND, target[j]!);
    builder.resistor(`y${j}`, node, beta);
  });
}
