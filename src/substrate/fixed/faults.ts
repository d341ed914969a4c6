import type { FaultKind, InjectFault } from '../../protocol/messages.js';
import { insist } from '../refusal.js';
import type { FixedNetworkState } from './network.js';
import type { FixedProjection } from './projection.js';

type Inject = (network: FixedNetworkState, command: InjectFault) => void;

/** The faults that this chip can have. */
const FAULTS = {
  'dead-neuron': (network, { target, address }) => {
    const population = network.population(target, 'target');
    insistAddress(address, population.neurons);
    population.silence(address);
  },
  'stuck-weight': onSynapse((projection, { address, value }, network) =>
    network.stick(projection, address, value),
  ),
  'flip-weight-bit': onSynapse(({ synapses }, { address, value }, network) => {
    insistBit(value, synapses.storedBits);
    synapses.flip(address, value);
    network.holdStuck();
  }),
  'flip-hidden-bit': onSynapse(({ synapses: { hidden } }, { address, value }) => {
    insist(hidden.length > 0, 'unsupported', 'this projection keeps no hidden numbers', 'target');
    flip(hidden, address, value, 8 * hidden.BYTES_PER_ELEMENT);
  }),
  'flip-accumulator-bit': onSynapse((projection, { address, value }) => {
    const { accumulator } = projection;
    insist(accumulator.length > 0, 'unsupported', 'this projection has no accumulators', 'target');
    flip(accumulator, address, value, 16);
    projection.touchSynapse(address);
  }),
  'flip-membrane-bit': (network, { target, address, value }) => {
    const { neurons, potential } = network.neurons(target, 'target');
    insistAddress(address, neurons);
    flip(potential, address, value, 16);
  },
  'flip-trace-bit': (network, { target, address, value }) => {
    const { neurons, rate, traceBits } = network.neurons(target, 'target');
    insistAddress(address, neurons);
    // A rate lies in 0 .. 1: its sign and the bits above 1 are never set.
    flip(rate, address, value, traceBits);
  },
} as const satisfies Partial<Record<FaultKind, Inject>>;

export const FIXED_FAULTS = Object.keys(FAULTS) as (keyof typeof FAULTS)[];

/** Breaks something, for good or once. @throws Refusal for a fault that this chip does not have */
export function injectFault(network: FixedNetworkState, command: InjectFault): void {
  const inject: Inject | undefined = (FAULTS as Partial<Record<FaultKind, Inject>>)[command.fault];
  insist(inject !== undefined, 'unsupported', `this chip cannot suffer ${command.fault}`, 'fault');
  inject(network, command);
}

function onSynapse(
  inject: (projection: FixedProjection, command: InjectFault, network: FixedNetworkState) => void,
): Inject {
  return (network, command) => {
    const projection = network.projection(command.target, 'target');
    insistAddress(command.address, projection.spec.synapses);
    inject(projection, command, network);
  };
}

function insistAddress(address: number, count: number): void {
  insist(address < count, 'range', `addresses must be below ${count}`, 'address');
}

function flip(array: Int16Array | Int8Array, at: number, bit: number, width: number): void {
  insistBit(bit, width);
  array[at] = array[at]! ^ (1 << bit);
}

function insistBit(bit: number, width: number): void {
  const inside = Number.isInteger(bit) && bit >= 0 && bit < width;
  insist(inside, 'range', `bits are 0..${width - 1}`, 'value');
}
