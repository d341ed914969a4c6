import type { Counter } from '../protocol/messages.js';

/** Primitive operations that a price can be put on. Those that move bits follow from the others, which are counted. */
export const OPERATIONS = [
  'spike',
  'neuron-update',
  'synaptic-event',
  'accumulator-increment',
  'stored-change',
  'programming-pulse',
  'set-pulse',
  'reset-pulse',
  'sense',
  'analog-read',
  'conversion',
  'hidden-update',
  'bias-change',
  'tick',
  'weight-bit-read',
  'weight-bit-written',
  'accumulator-bit-read',
  'accumulator-bit-written',
  'state-bit-read',
  'state-bit-written',
  'delay-bit-read',
  'delay-bit-written',
  'multiply-add',
  'rate-update',
  'signed-add',
  'settle',
] as const;

export type Operation = (typeof OPERATIONS)[number];

export const OPERATION_MEANING: Readonly<Record<Operation, string>> = {
  spike: 'a neuron or input fires and its event is sent to every place that needs it',
  'neuron-update': 'one neuron advanced by one tick: leak, threshold, rate filters',
  'synaptic-event': 'one weight added to one neuron because the other one fired, in either direction',
  'accumulator-increment':
    'a weight event that went into an accumulator or, without one, left the stored weight as it was',
  'stored-change': 'a stored weight replaced by a different one',
  'programming-pulse': 'one pulse that writes a memory cell',
  'set-pulse': 'one pulse that takes a resistive device to its low state',
  'reset-pulse': 'one pulse that takes a resistive device to its high state',
  sense: 'one read of a pair of devices by its sense amplifier, precharge included',
  'analog-read': 'one synapse of an analog array that carries current in a read, both of its devices',
  conversion: 'the current of one column of a tile turned into a number',
  'hidden-update': 'the number behind a discrete weight moved by an update',
  'bias-change': 'the bias of a neuron moved by a weight event',
  tick: 'one time step of the whole chip; priced by its static power',
  'weight-bit-read': 'one bit of a stored weight read',
  'weight-bit-written': 'one bit of a stored weight written',
  'accumulator-bit-read': 'one bit of an accumulator or hidden number read',
  'accumulator-bit-written': 'one bit of an accumulator or hidden number written',
  'state-bit-read': 'one bit of membrane, filter or bias read',
  'state-bit-written': 'one bit of membrane, filter or bias written',
  'delay-bit-read': 'one bit leaving a delay line',
  'delay-bit-written': 'one bit entering a delay line',
  'multiply-add': 'one weight times a rate, added to the drive of a unit that relaxes',
  'rate-update': 'one unit that relaxes moved by one step: its activation, and the nudge',
  'signed-add': 'a rate added to the drive of a unit that relaxes, or taken from it, by the sign of a weight',
  settle: 'one settle of a resistive network, until its voltages are at rest',
};

/** The operation that a chip's counter counts, if it costs anything. Forward and backward events cost the same. */
export const OPERATION_OF: Readonly<Record<Counter, Operation | undefined>> = {
  ticks: 'tick',
  spikes: 'spike',
  'neuron-updates': 'neuron-update',
  'forward-events': 'synaptic-event',
  'backward-events': 'synaptic-event',
  'accumulator-increments': 'accumulator-increment',
  'stored-changes': 'stored-change',
  'programming-pulses': 'programming-pulse',
  'bias-changes': 'bias-change',
  'set-pulses': 'set-pulse',
  'reset-pulses': 'reset-pulse',
  senses: 'sense',
  'hidden-updates': 'hidden-update',
  'analog-reads': 'analog-read',
  conversions: 'conversion',
  misreads: undefined,
  'fault-hits': undefined,
  'dropped-spikes': undefined,
  'delayed-spikes': undefined,
  'extra-spikes': 'spike',
  'multiply-adds': 'multiply-add',
  'rate-updates': 'rate-update',
  'trap-moves': undefined,
  'signed-adds': 'signed-add',
  settles: 'settle',
};

/** Exact number of times each operation was done. */
export type Counts = Readonly<Record<Operation, bigint>>;

/** Counts with the given ones set and all others zero. */
export function countsOf(some: Partial<Record<Operation, bigint>> = {}): Counts {
  const counts = Object.fromEntries(OPERATIONS.map(operation => [operation, 0n]));
  return { ...(counts as Record<Operation, bigint>), ...some };
}

export function sumCounts(...parts: readonly Partial<Counts>[]): Counts {
  const sum: Record<Operation, bigint> = countsOf();
  for (const operation of OPERATIONS) {
    for (const part of parts) sum[operation] += part[operation] ?? 0n;
  }
  return sum;
}
