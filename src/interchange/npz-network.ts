import type { Dense } from '../substrate/resistive/compile/relu.js';
import { NpzArrays } from './npz-arrays.js';

/** The dense layers of an npz file with W1, B1, W2, B2, ... @throws UserError naming the array that does not fit */
export function npzLayers(file: string): Dense[] {
  const arrays = new NpzArrays(file, 'W1, B1, W2, B2, ...');
  const net: Dense[] = [];
  for (let k = 1; k <= Math.max(1, arrays.count / 2); k++) {
    const inputs = net.at(-1)?.biases.length;
    const { data: biases } = arrays.numbers(`B${k}`, [undefined]);
    net.push({ weights: arrays.numbers(`W${k}`, [biases.length, inputs]).data, biases });
  }
  return net;
}

/** Inputs of a network: the array x [points, inputs] of an npz file. @throws UserError */
export const npzPoints = (file: string, inputs: number): Float64Array =>
  new NpzArrays(file, 'x').numbers('x', [undefined, inputs]).data;
