import { extname } from 'node:path';
import { npzLayers, npzPoints } from '../interchange/npz-network.js';
import { onnxLayers } from '../interchange/onnx-network.js';
import { PURPOSE } from '../random/purpose.js';
import { stream } from '../random/stream.js';
import { writeAtomic } from '../run/atomic.js';
import { type Layered, layeredCircuit } from '../substrate/resistive/circuit/layered.js';
import { type Dense, reluOf, resistiveOf } from '../substrate/resistive/compile/relu.js';
import { writeNetlist } from '../substrate/resistive/netlist/write.js';
import { LayeredSweeps } from '../substrate/resistive/solve/sweeps.js';
import { withPrefix } from '../units/quantity.js';
import type { CompileOptions } from './compile.js';
import { plural, short, table } from './words.js';
import type { Shown } from './writer.js';

/** The layers of a file, read as its name says. */
const layersOf = (file: string): Dense[] =>
  extname(file).toLowerCase() === '.onnx' ? onnxLayers(file) : npzLayers(file);

/** Inputs to compare on, from the file named or drawn evenly from -1 .. 1. */
function pointsOf({ points, samples, seed }: CompileOptions, inputs: number): Float64Array[] {
  if (points !== undefined) {
    const x = npzPoints(points, inputs);
    const rows = Math.min(samples, x.length / inputs);
    return Array.from({ length: rows }, (_, k) => x.subarray(k * inputs, (k + 1) * inputs));
  }
  return Array.from({ length: samples }, (_, k) => {
    const draws = stream(seed, PURPOSE.point, k);
    return Float64Array.from({ length: inputs }, () => 2 * draws.float() - 1);
  });
}

interface Errors {
  readonly eps: number;
  readonly largest: number;
  readonly rms: number;
}

function errorsOf(net: readonly Dense[], eps: number, points: readonly Float64Array[]): Errors {
  const sweeps = new LayeredSweeps(resistiveOf(net, eps));
  const errors = points.flatMap(x => {
    const found = sweeps.volts(x).at(-1)!;
    return Array.from(reluOf(net, x), (wanted, j) => found[j]! - wanted);
  });
  const largest = errors.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
  const rms = Math.sqrt(errors.reduce((sum, one) => sum + one ** 2, 0) / errors.length);
  return { eps, largest, rms };
}

/** Smallest and largest conductance that is a resistor, S. */
function rangeOf({ layers }: Layered): { least: number; most: number } {
  const all = layers.flatMap(({ siemens, leaks }) => [...Array.from(siemens), ...Array.from(leaks ?? [])]);
  const used = all.filter(g => g > 0);
  return {
    least: used.reduce((least, g) => Math.min(least, g), Infinity),
    most: used.reduce((most, g) => Math.max(most, g), 0),
  };
}

/** Compiles, measures and, where asked, writes the netlist. */
export function compileNetwork(file: string, options: CompileOptions): Shown {
  const net = layersOf(file);
  const sizes = [net[0]!.weights.length / net[0]!.biases.length, ...net.map(({ biases }) => biases.length)];
  const points = pointsOf(options, sizes[0]!);
  const circuit = resistiveOf(net, options.eps);
  const coarser = [100, 10].map(times => options.eps * times).filter(eps => eps < 1);
  const errors = [...coarser, options.eps].map(eps => errorsOf(net, eps, points));
  const range = rangeOf(circuit);
  const nodes = circuit.layers.reduce((sum, { biases }) => sum + biases.length, 0);
  const out = options.out === undefined ? {} : { out: options.out };
  if (options.out !== undefined)
    writeAtomic(
      options.out,
      writeNetlist(layeredCircuit(`${file}, shown the first input`, circuit, points[0]!)),
    );
  const text = [
    `${sizes.join('-')} ReLU network as a circuit of ${plural(nodes, 'node')}, inputs of 1 as ${withPrefix(circuit.gain, 'V')}`,
    `Conductances ${withPrefix(range.least, 'S')} to ${withPrefix(range.most, 'S')}: a range of ${short(range.most / range.least)}`,
    table(
      ['eps', 'largest error', 'rms error'],
      errors.map(({ eps, largest, rms }) => [short(eps), short(largest), short(rms)]),
    ),
    `Against the network itself on ${plural(points.length, 'input')}.`,
    ...(options.out === undefined ? [] : [`Netlist ${options.out}`]),
  ].join('\n');
  return {
    document: { file, sizes, nodes, gain: circuit.gain, range, errors, points: points.length, ...out },
    text,
  };
}
