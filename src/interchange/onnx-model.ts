import protobuf from 'protobufjs/light.js';
import { damaged, readBounded } from '../problem/files.js';

/** A tensor with its numbers; without any where they are neither float nor double. */
export interface Tensor {
  readonly dims: readonly number[];
  readonly data: Float64Array;
}

/** An operation. Attributes that nobody here asks for are left out. */
export interface Node {
  readonly name: string;
  readonly op: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: ReadonlyMap<string, number>;
}

/** A graph of operations. Constants stand beside the nodes, whichever way the file has them. */
export interface Graph {
  readonly nodes: readonly Node[];
  readonly constants: ReadonlyMap<string, Tensor>;
  /** Inputs and outputs that are no constants. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/** Larger models are not networks that become a circuit. */
const LARGEST = 2 ** 28;
const MOST_NODES = 10_000;
const [FLOAT, DOUBLE] = [1, 11];
const FLOAT_BYTES = 4;
const DOUBLE_BYTES = 8;
const EXTERNAL = 1;

const field = (type: string, id: number) => ({ type, id });
const many = (type: string, id: number) => ({ rule: 'repeated', type, id });

/** The part of onnx.proto that dense networks need; other fields are skipped. Source: the ONNX specification, IR 3 on. */
const MODEL = protobuf.Root.fromJSON({
  nested: {
    Model: { fields: { graph: field('Graph', 7) } },
    Graph: {
      fields: {
        node: many('Node', 1),
        initializer: many('Tensor', 5),
        input: many('Value', 11),
        output: many('Value', 12),
      },
    },
    Node: {
      fields: {
        input: many('string', 1),
        output: many('string', 2),
        name: field('string', 3),
        opType: field('string', 4),
        attribute: many('Attribute', 5),
      },
    },
    Attribute: {
      fields: {
        name: field('string', 1),
        f: field('float', 2),
        i: field('int64', 3),
        t: field('Tensor', 5),
      },
    },
    Tensor: {
      fields: {
        dims: many('int64', 1),
        dataType: field('int32', 2),
        floatData: many('float', 4),
        name: field('string', 8),
        rawData: field('bytes', 9),
        doubleData: many('double', 10),
        dataLocation: field('int32', 14),
      },
    },
    Value: { fields: { name: field('string', 1) } },
  },
}).lookupType('Model');

interface StoredTensor {
  readonly name: string;
  readonly dims: readonly number[];
  readonly dataType: number;
  readonly dataLocation: number;
  readonly rawData: Uint8Array;
  readonly floatData: readonly number[];
  readonly doubleData: readonly number[];
}

interface StoredNode {
  readonly name: string;
  readonly opType: string;
  readonly input: readonly string[];
  readonly output: readonly string[];
  readonly attribute: readonly { name: string; f: number; i: number; t: StoredTensor | null }[];
}

interface StoredGraph {
  readonly node: readonly StoredNode[];
  readonly initializer: readonly StoredTensor[];
  readonly input: readonly { name: string }[];
  readonly output: readonly { name: string }[];
}

/** The graph of an ONNX file. @throws UserError file-missing, file-unreadable, file-damaged naming the tensor */
export function readOnnx(file: string): Graph {
  const graph = decoded(readBounded(file, LARGEST), file);
  if (graph.node.length > MOST_NODES) {
    const found = String(graph.node.length);
    throw damaged(file, 'has too many operations', { found, allowed: `at most ${MOST_NODES}` });
  }
  const constants = new Map(graph.initializer.map(stored => [stored.name, tensorOf(stored, file)]));
  const nodes: Node[] = [];
  for (const stored of graph.node) {
    const value = stored.opType === 'Constant' ? stored.attribute.find(({ t }) => t !== null)?.t : undefined;
    if (value) constants.set(stored.output[0] ?? '', tensorOf({ ...value, name: stored.name }, file));
    else nodes.push(nodeOf(stored));
  }
  const named = (values: readonly { name: string }[]) => values.map(({ name }) => name);
  return {
    nodes,
    constants,
    inputs: named(graph.input).filter(name => !constants.has(name)),
    outputs: named(graph.output),
  };
}

function decoded(bytes: Uint8Array, file: string): StoredGraph {
  try {
    const how = { longs: Number, arrays: true, defaults: true };
    const { graph } = MODEL.toObject(MODEL.decode(bytes), how) as { graph: StoredGraph | null };
    if (graph) return graph;
  } catch {
    // Said below: what the decoder finds is a place in bytes that nobody can look up.
  }
  throw damaged(file, 'is not an ONNX model');
}

const nodeOf = ({ name, opType, input, output, attribute }: StoredNode): Node => ({
  name,
  op: opType,
  inputs: input,
  outputs: output,
  // An attribute has one value, and the other is 0.
  attributes: new Map(attribute.map(({ name: key, f, i }) => [key, f + i])),
});

function tensorOf(stored: StoredTensor, file: string): Tensor {
  const { name, dims, dataType, dataLocation } = stored;
  const wrong = (message: string, found: string, allowed: string) =>
    damaged(file, message, { path: name, found, allowed });
  if (dataType !== FLOAT && dataType !== DOUBLE) return { dims, data: new Float64Array(0) };
  if (dataLocation === EXTERNAL)
    throw wrong('has numbers in another file', 'external data', 'one file with all weights in it');
  const data = numbersOf(stored);
  const size = dims.reduce((product, side) => product * side, 1);
  if (data.length !== size) {
    throw wrong('has another shape than it has numbers', `${data.length} numbers`, `[${dims.join(', ')}]`);
  }
  return { dims, data };
}

function numbersOf({ dataType, rawData, floatData, doubleData }: StoredTensor): Float64Array {
  if (rawData.length === 0) return Float64Array.from(dataType === FLOAT ? floatData : doubleData);
  const view = new DataView(rawData.buffer, rawData.byteOffset, rawData.byteLength);
  const width = dataType === FLOAT ? FLOAT_BYTES : DOUBLE_BYTES;
  const one = (k: number) =>
    dataType === FLOAT ? view.getFloat32(k * width, true) : view.getFloat64(k * width, true);
  return Float64Array.from({ length: Math.floor(rawData.length / width) }, (_, k) => one(k));
}
