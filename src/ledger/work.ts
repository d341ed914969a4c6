import type { Counter } from '../protocol/messages.js';
import { type Counts, OPERATION_OF, type Operation, sumCounts } from './operations.js';
import { counterOf, type Tally, tallyKey } from './tally.js';
import type { NeuronWidths, SynapseWidths, Widths } from './widths.js';

/**
 * The primitive operations behind a tally: what was counted, and the bits that this moved to and from each
 * memory. Exact.
 */
export function operationsOf(tally: Tally, widths: Widths): Counts {
  return sumCounts(counted(tally), withoutAccumulator(tally, widths), memoryTraffic(tally, widths));
}

function counted(tally: Tally): Partial<Counts> {
  const counts: Partial<Record<Operation, bigint>> = {};
  for (const [key, value] of tally) {
    const operation = OPERATION_OF[counterOf(key)];
    if (!operation) continue;
    counts[operation] = (counts[operation] ?? 0n) + value;
  }
  return counts;
}

/**
 * Where the weight itself is moved, an increment that changed it is a stored change and not counted twice; where it
 * moves a hidden number, it is a hidden update.
 */
function withoutAccumulator(tally: Tally, widths: Widths): Partial<Counts> {
  let counted = 0n;
  widths.projections.forEach((width, id) => {
    if (width.accumulator > 0) return;
    const increments = at(tally, 'projection', id)('accumulator-increments');
    const changes = at(tally, 'projection', id)('stored-changes');
    counted -= width.hidden > 0 || increments < changes ? increments : changes;
  });
  return { 'accumulator-increment': counted };
}

/**
 * Bits moved: an event, multiply-add or signed add reads its weight and reads and writes the sum it is added to. A neuron update reads
 * and writes membrane, filters and input sum, reads the bias, and moves one bit through the delay line. A weight
 * event reads and writes the accumulator, or, without one, reads the weight. A stored change writes the weight;
 * with an accumulator it also reads the weight and reads and clears the accumulator. A hidden number is read and
 * written whenever an update or trigger moves it, and the weight only when that changes it. A bias change reads and
 * writes the bias.
 */
export function memoryTraffic(tally: Tally, widths: Widths): Partial<Counts> {
  const bits: Partial<Record<Operation, bigint>> = {};
  const move: Move = (operation, count, width) => {
    bits[operation] = (bits[operation] ?? 0n) + count * BigInt(width);
  };
  for (const [id, width] of widths.projections.entries()) {
    synapseTraffic(at(tally, 'projection', id), width, move);
  }
  for (const [id, width] of widths.populations.entries()) {
    neuronTraffic(at(tally, 'population', id), width, move);
  }
  return bits;
}

type Move = (operation: Operation, count: bigint, width: number) => void;
type Count = (counter: Counter) => bigint;

function at(tally: Tally, scope: 'population' | 'projection', id: number): Count {
  return counter => tally.get(tallyKey(scope, id, counter)) ?? 0n;
}

function synapseTraffic(count: Count, width: SynapseWidths, move: Move): void {
  const forward = count('forward-events');
  const backward = count('backward-events');
  const increments = count('accumulator-increments');
  const changes = count('stored-changes');
  move('weight-bit-read', forward + backward, width.weight);
  for (const operation of ['state-bit-read', 'state-bit-written'] as const) {
    move(operation, forward, width.target);
    move(operation, backward, width.source);
  }
  for (const operation of ['accumulator-bit-read', 'accumulator-bit-written'] as const) {
    move(operation, increments + changes, width.accumulator);
  }
  const products = count('multiply-adds') + count('signed-adds');
  move('weight-bit-read', products, width.weight);
  for (const operation of ['state-bit-read', 'state-bit-written'] as const) {
    move(operation, products, width.target);
  }
  const hidden = count('hidden-updates');
  for (const operation of ['accumulator-bit-read', 'accumulator-bit-written'] as const) {
    move(operation, hidden, width.hidden);
  }
  const attempts = increments > changes ? increments : changes;
  move('weight-bit-read', width.accumulator + width.hidden > 0 ? changes : attempts, width.weight);
  move('weight-bit-written', changes, width.weight);
}

function neuronTraffic(count: Count, width: NeuronWidths, move: Move): void {
  const updates = count('neuron-updates') + count('rate-updates');
  const kept = width.membrane + width.trace + width.current;
  move('state-bit-read', updates, kept + width.bias);
  move('state-bit-written', updates, kept);
  for (const operation of ['delay-bit-read', 'delay-bit-written'] as const) {
    move(operation, updates, Math.min(1, width.delay));
  }
  for (const operation of ['state-bit-read', 'state-bit-written'] as const) {
    move(operation, count('bias-changes'), width.bias);
  }
}
