import { expect, it } from 'vitest';
import { openChip } from '../../../src/chip/emulator.js';
import type { CubaUnit } from '../../../src/protocol/messages.js';
import { Session, type Unnumbered } from '../../../src/stream/session.js';
import { FLOAT, readState, settle, settled, whole } from '../../support/toy-network.js';

const UNIT: CubaUnit = {
  kind: 'cuba',
  membraneTicks: 200,
  currentTicks: [50, 100],
  rest: -42,
  threshold: -50,
  resetTo: -60,
  refractoryTicks: 20,
  initialLow: -60,
  initialHigh: -50,
};
const NEURONS = 40;

/** Recurrent neurons, two in three of them excitatory, each connected to one in four; the same weights either way. */
function* network(connectivity: 'dense' | 'sparse'): Generator<Unnumbered> {
  yield { kind: 'configure', seed: 3, slots: 0 };
  yield { kind: 'population', id: 0, name: 'neurons', role: 'hidden', shape: [NEURONS], unit: UNIT };
  const dense = [0, 1].map(receptor => matrix(receptor));
  const sparse = dense.map(compress);
  for (const id of [0, 1]) {
    const shape = {
      connectivity,
      synapses: connectivity === 'dense' ? NEURONS ** 2 : sparse[id]!.data.length,
    };
    const ends = { source: 0, target: 0, bidirectional: false, delayTicks: 1, receptor: id } as const;
    const formats = { weight: FLOAT, accumulator: FLOAT, storage: 'float32', learningRate: 0 } as const;
    yield { kind: 'projection', id, name: `p${id}`, ...shape, ...ends, ...formats, plasticity: 'off' };
    if (connectivity === 'dense') continue;
    yield { kind: 'topology', projection: id, part: 'rows', ...whole(sparse[id]!.rows) };
    yield { kind: 'topology', projection: id, part: 'targets', ...whole(sparse[id]!.targets) };
  }
  yield { kind: 'commit' };
  for (const id of [0, 1]) {
    const data = connectivity === 'dense' ? dense[id]! : sparse[id]!.data;
    yield { kind: 'write-weights', tensor: 'weight', id, ...whole(data) };
  }
}

function matrix(receptor: number): Float32Array {
  const weights = new Float32Array(NEURONS ** 2);
  for (let i = 0; i < NEURONS; i++) {
    if ((i % 3 === 0 ? 1 : 0) !== receptor) continue;
    for (let j = 0; j < NEURONS; j++)
      if ((7 * i + 3 * j) % 4 === 0) weights[i * NEURONS + j] = receptor ? -2 : 1;
  }
  return weights;
}

function compress(weights: Float32Array) {
  const rows = new Uint32Array(NEURONS + 1);
  const targets: number[] = [];
  for (let i = 0; i < NEURONS; i++) {
    for (let j = 0; j < NEURONS; j++) if (weights[i * NEURONS + j] !== 0) targets.push(j);
    rows[i + 1] = targets.length;
  }
  const data = weights.filter(weight => weight !== 0);
  return { rows, targets: Uint32Array.from(targets), data };
}

/** Dense rows reach currents that decay at each tick, sparse ones currents that decay once in many. */
it('sparse and dense projections of the same weights do the same, but for rounding', async () => {
  const sides = (['dense', 'sparse'] as const).map(async connectivity => {
    const session = new Session(openChip(), 4);
    await session.play(network(connectivity));
    const { end, packets } = await settled(session, {
      record: [0],
      readout: 0,
      stop: { kind: 'ticks', ticks: 600 },
    });
    await session.play([settle({ start: 'continue', readout: 0, stop: { kind: 'ticks', ticks: 7 } })]);
    const potential = await readState(session, 0, 'potential');
    session.close();
    return { spikes: end.work.spikes, ticks: packets.flatMap(packet => [...packet.ticks]), potential };
  });
  const [dense, sparse] = await Promise.all(sides);
  expect(dense!.spikes).toBeGreaterThan(100);
  expect(sparse!.ticks).toEqual(dense!.ticks);
  for (const [i, value] of sparse!.potential.entries()) expect(value).toBeCloseTo(dense!.potential[i]!, 3);
});
