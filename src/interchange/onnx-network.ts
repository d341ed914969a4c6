import { damaged } from '../problem/files.js';
import type { UserError } from '../problem/problem.js';
import type { Dense } from '../substrate/resistive/compile/relu.js';
import { type Graph, type Node, readOnnx, type Tensor } from './onnx-model.js';

/** Operations that leave one row of numbers per sample as it is. */
const SAME = ['Identity', 'Flatten', 'Reshape', 'Dropout'];
const ALLOWED = `a chain of Gemm, or MatMul and Add, with Relu between them (and ${SAME.join(', ')})`;

/**
 * The dense layers of a ReLU network in an ONNX file.
 * @throws UserError naming the operation that is not one of a chain of dense layers
 */
export function onnxLayers(file: string): Dense[] {
  const graph = readOnnx(file);
  const chain = new Chain(file, graph);
  for (const node of inOrder(graph, file)) chain.take(node);
  return chain.finish();
}

/** The nodes from the input on, each fed by the one before. */
function* inOrder({ nodes, inputs, outputs, constants }: Graph, file: string): Generator<Node> {
  if (inputs.length !== 1 || outputs.length !== 1) {
    const found = `${inputs.length} inputs and ${outputs.length} outputs`;
    throw damaged(file, 'is not a chain of layers', { path: 'graph', found, allowed: 'one of each' });
  }
  let at = inputs[0]!;
  const left = new Set(nodes);
  while (at !== outputs[0]) {
    const next = [...left].filter(node => node.inputs.includes(at));
    const [node] = next;
    if (
      !node ||
      next.length > 1 ||
      node.inputs.some(name => name !== at && name !== '' && !constants.has(name))
    ) {
      const found = next.length === 0 ? `nothing takes ${at}` : next.map(placeOf).join(', ');
      throw damaged(file, 'is not a chain of layers', { path: at, found, allowed: ALLOWED });
    }
    left.delete(node);
    yield node;
    at = node.outputs[0] ?? '';
  }
  const [idle] = left;
  if (idle)
    throw damaged(file, 'has an operation beside the chain', { path: placeOf(idle), allowed: ALLOWED });
}

const placeOf = ({ op, name, outputs }: Node): string => `${op} ${name || (outputs[0] ?? '')}`;

/** Layers as they come. */
class Chain {
  private readonly layers: { weights: Float64Array; biases: Float64Array }[] = [];
  /** Whether the last layer ended in a ReLU. */
  private rectified = true;

  constructor(
    private readonly file: string,
    private readonly graph: Graph,
  ) {}

  take(node: Node): void {
    if (SAME.includes(node.op)) return;
    if (node.op === 'Gemm') this.gemm(node);
    else if (node.op === 'MatMul') this.matMul(node);
    else if (node.op === 'Add') this.add(node);
    else if (node.op === 'Relu') this.relu(node);
    else throw this.wrong(node, 'is an operation that has no circuit here');
  }

  finish(): Dense[] {
    const { layers, rectified, file } = this;
    if (layers.length > 0 && !rectified) return layers;
    const found = layers.length === 0 ? 'none' : 'Relu';
    throw damaged(file, 'must end with a dense layer', { path: 'graph', found, allowed: ALLOWED });
  }

  /** y = alpha x B + beta C, B transposed or not. */
  private gemm(node: Node): void {
    const { attributes } = node;
    if (attributes.get('transA')) throw this.wrong(node, 'has a transposed input');
    const alpha = attributes.get('alpha') ?? 1;
    const beta = attributes.get('beta') ?? 1;
    const weights = this.matrix(node, 1, Boolean(attributes.get('transB')));
    const bias = node.inputs[2] ? this.row(node, 2, weights.outputs) : new Float64Array(weights.outputs);
    this.begin(
      node,
      weights.data.map(w => alpha * w),
      bias.map(b => beta * b),
    );
  }

  private matMul(node: Node): void {
    const { data, outputs } = this.matrix(node, 1, false);
    this.begin(node, data, new Float64Array(outputs));
  }

  private add(node: Node): void {
    const last = this.layers.at(-1);
    if (!last || this.rectified) throw this.wrong(node, 'does not follow a dense layer');
    const place = this.graph.constants.has(node.inputs[0]!) ? 0 : 1;
    const bias = this.row(node, place, last.biases.length);
    last.biases.forEach((b, j) => {
      last.biases[j] = b + bias[j]!;
    });
  }

  private relu(node: Node): void {
    if (this.rectified) throw this.wrong(node, 'does not follow a dense layer');
    this.rectified = true;
  }

  private begin(node: Node, weights: Float64Array, biases: Float64Array): void {
    if (!this.rectified) throw this.wrong(node, 'follows a dense layer without a Relu between them');
    const inputs = weights.length / biases.length;
    const before = this.layers.at(-1)?.biases.length ?? inputs;
    if (before !== inputs) throw this.wrong(node, `has ${inputs} inputs behind a layer of ${before} outputs`);
    this.layers.push({ weights, biases });
    this.rectified = false;
  }

  /** A constant matrix as [output][input]. */
  private matrix(node: Node, place: number, transposed: boolean): { data: Float64Array; outputs: number } {
    const { dims, data } = this.constant(node, place);
    const [rows = 0, columns = 0] = dims;
    if (dims.length !== 2) throw this.wrong(node, `has weights of shape [${dims.join(', ')}]`);
    if (transposed) return { data, outputs: rows };
    const turned = data.map((_, k) => data[(k % rows) * columns + Math.floor(k / rows)]!);
    return { data: turned, outputs: columns };
  }

  /** A constant for each output: as many numbers, or one for all. */
  private row(node: Node, place: number, outputs: number): Float64Array {
    const { dims, data } = this.constant(node, place);
    if (data.length === 1) return new Float64Array(outputs).fill(data[0]!);
    if (data.length === outputs && dims.at(-1) === outputs) return data;
    throw this.wrong(node, `has biases of shape [${dims.join(', ')}] for ${outputs} outputs`);
  }

  private constant(node: Node, place: number): Tensor {
    const found = this.graph.constants.get(node.inputs[place] ?? '');
    if (!found) throw this.wrong(node, 'has no constant weights');
    if (found.data.length === 0) throw this.wrong(node, 'has weights that are neither float nor double');
    if (found.data.every(Number.isFinite)) return found;
    throw this.wrong(node, 'has a number that is not finite');
  }

  private wrong(node: Node, message: string): UserError {
    const number = this.graph.nodes.indexOf(node) + 1;
    return damaged(this.file, message, { path: `operation ${number}, ${placeOf(node)}`, allowed: ALLOWED });
  }
}
