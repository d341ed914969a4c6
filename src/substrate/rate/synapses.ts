import type { Tensor } from '../../protocol/messages.js';
import { insist } from '../refusal.js';
import type { Coupling } from './coupling.js';

/** Sets weights in the order of the protocol, from `offset` on. */
export function writeWeights(coupling: Coupling, offset: number, data: ArrayLike<number>): void {
  coupling.checkWeights?.(offset, data);
  for (let k = 0; k < data.length; k++) coupling.weights.write(coupling.place(offset + k), data[k]!);
  coupling.weightsChanged();
}

/**
 * Weights, hidden numbers or pulses that devices have seen, in the order of the protocol.
 * @throws Refusal for what is not kept
 */
export function readSynapses(coupling: Coupling, tensor: Tensor): Float32Array | Uint32Array {
  const { values, stored, row } = coupling.weights;
  const length = coupling.spec.synapses;
  const inOrder = (from: Float32Array): Float32Array => {
    const out = new Float32Array(length);
    for (let k = 0; k < length; k++) out[k] = from[coupling.place(k)]!;
    return out;
  };
  if (tensor === 'weight') return inOrder(values);
  const behind = tensor === 'hidden' || tensor === 'pulses';
  insist(behind, 'unsupported', `rate networks keep no ${tensor}`, 'tensor');
  insist(stored !== undefined, 'unsupported', 'this projection keeps real weights only', 'tensor');
  if (tensor === 'hidden') return inOrder(stored.hidden.values);
  const pulses = stored.readPulses();
  const columns = (length * row) / values.length;
  const each = pulses.length / length;
  const device = (k: number): number => {
    const place = coupling.place(Math.floor(k / each));
    return each * (Math.floor(place / row) * columns + (place % row)) + (k % each);
  };
  return Uint32Array.from({ length: pulses.length }, (_, k) => pulses[device(k)]!);
}
