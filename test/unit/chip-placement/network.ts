import type { Booking } from '../../../src/budget/booking.js';
import type { ConfigurePopulation, ConfigureProjection, Unit } from '../../../src/protocol/messages.js';
import { FLOAT, neuron } from '../../support/toy-network.js';

const source: Unit = { kind: 'source', encoder: 'regular', maxRate: 0.5 };
const spiking = neuron({ accelerationThreshold: 0.01, biasLearningRate: 0.03 });

export interface Sketch {
  /** Layer sizes; the first is the input. */
  readonly layers: readonly number[];
  readonly weightBits?: number;
  readonly accumulatorBits?: number;
  readonly stateBits?: number;
  /** Bits kept once per core. */
  readonly coreBits?: number;
  /** Fraction of pairs connected. */
  readonly density?: number;
}

export const NAMES = ['input', 'hidden', 'output'] as const;

/** A feed-forward chain as in the experiments: inner projections are used both ways. */
export function network(sketch: Sketch) {
  const { layers, weightBits = 8, accumulatorBits = 0, stateBits = 64, coreBits = 0, density = 1 } = sketch;
  const populations = layers.map(
    (neurons, id): ConfigurePopulation => ({
      kind: 'population',
      requestId: id,
      id,
      name: NAMES[id] ?? `layer-${id}`,
      role: id === 0 ? 'input' : id === layers.length - 1 ? 'output' : 'hidden',
      shape: [neurons],
      unit: id === 0 ? source : spiking,
    }),
  );
  const projections = layers.slice(1).map(
    (neurons, id): ConfigureProjection => ({
      kind: 'projection',
      requestId: 100 + id,
      id,
      name: `${populations[id]!.name}-${populations[id + 1]!.name}`,
      source: id,
      target: id + 1,
      connectivity: density === 1 ? 'dense' : 'sparse',
      synapses: Math.round(density * layers[id]! * neurons),
      bidirectional: id > 0,
      delayTicks: id === 0 ? 0 : 1,
      receptor: 0,
      weight: FLOAT,
      accumulator: FLOAT,
      storage: 'float32',
      learningRate: 0.03,
      plasticity: accumulatorBits > 0 ? 'deferred' : 'continual',
    }),
  );
  const bookings: Booking[] = [
    ...populations.slice(1).map(
      ({ id }): Booking => ({
        holder: 'neuron',
        population: id,
        memory: 'membrane',
        what: 'state',
        count: layers[id]!,
        bitsEach: stateBits,
        why: 'test',
      }),
    ),
    ...projections.flatMap(({ id, synapses }) =>
      [
        { memory: 'weight', what: 'weights', bitsEach: weightBits } as const,
        { memory: 'accumulator', what: 'accumulators', bitsEach: accumulatorBits } as const,
      ].map((one): Booking => ({ holder: 'synapse', projection: id, count: synapses, why: 'test', ...one })),
    ),
    { holder: 'core', memory: 'other', what: 'generator', count: 1, bitsEach: coreBits, why: 'test' },
  ];
  return { populations, projections, bookings };
}
