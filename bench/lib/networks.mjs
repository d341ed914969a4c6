import { PURPOSE } from '../../dist/random/purpose.js';
import { entityOf, stream } from '../../dist/random/stream.js';
import { configure, lif, population, present, projection, source } from './chip.mjs';

const SEED = 1;
/** Inputs of the two-way net fire at 0 to 4 % per tick. */
const MAX_RATE = 0.04;
const LEAK = 1 - Math.exp(-1 / 20);
/**
 * The peer looks at the threshold before it delivers a step's spikes and resets after. So a weight has decayed
 * once when it is first looked at, and what arrives in the step of a spike is lost: one tick of refractoriness.
 */
const decayed = weight => weight * (1 - LEAK);
const LOST_TICKS = 1;

function normals(entity, count, scale, mean) {
  const draws = stream(SEED, PURPOSE.weights, entity);
  return Float32Array.from({ length: count }, () => draws.normal() * scale + mean);
}

/**
 * The two-way 784-300-10 net of leaky neurons: time constant 20 ticks, hard reset, hidden and output coupled
 * both ways by one matrix. `shared` is what a peer needs in order to build the very same net, `fan` the synapses
 * per spike of each population.
 */
export function twoWayNet(encoder) {
  const draws = stream(SEED, PURPOSE.phase, 0);
  const rates = Float32Array.from({ length: 784 }, () => draws.float() * MAX_RATE);
  const first = normals(0, 784 * 300, 0.05, 0.002);
  const second = normals(1, 300 * 10, 0.06, 0.01);
  const populations = [
    source(0, 'input', 784, { encoder, maxRate: MAX_RATE }),
    population(1, 'hidden', 300, lif(LEAK, { refractoryTicks: LOST_TICKS })),
    population(2, 'output', 10, lif(LEAK, { refractoryTicks: LOST_TICKS })),
  ];
  const projections = [
    projection(0, 0, 1, 784 * 300, { weights: first.map(decayed) }),
    projection(1, 1, 2, 300 * 10, { weights: second.map(decayed), bidirectional: true, delayTicks: 1 }),
  ];
  return {
    script: function* () {
      yield* configure(populations, projections, SEED);
      yield present(
        0,
        rates.map(rate => rate / MAX_RATE),
      );
    },
    shared: { rates, first, second },
    fan: [300, 10, 300],
  };
}

/** Refractory ticks after the tick of the spike: Brian's 5 ms at 0.1 ms count the spike's own step. */
const CUBA = {
  kind: 'cuba',
  membraneTicks: 200,
  currentTicks: [50, 100],
  rest: -49,
  threshold: -50,
  resetTo: -60,
  refractoryTicks: 49,
  initialLow: -60,
  initialHigh: -50,
};
const EXCITATORY = 3200;
const INHIBITORY = 800;
const DENSITY = 0.02;

/** Targets of each source, drawn with probability DENSITY. */
function topology(entity, sources, targets) {
  const rows = new Uint32Array(sources + 1);
  const found = [];
  for (let i = 0; i < sources; i++) {
    const draws = stream(SEED, PURPOSE.topology, entityOf(entity, i));
    for (let j = 0; j < targets; j++) if (draws.float() < DENSITY) found.push(j);
    rows[i + 1] = found.length;
  }
  return { rows, targets: Uint32Array.from(found) };
}

/**
 * CUBA: 4000 neurons with two currents, 3200 of them excitatory. All are one population; each of its two sparse
 * projections has rows for the sources of its kind and empty rows for the others.
 */
export function cubaNet() {
  const n = EXCITATORY + INHIBITORY;
  const all = topology(0, n, n);
  const edge = all.rows[EXCITATORY];
  const excitatory = {
    rows: all.rows.map(start => Math.min(start, edge)),
    targets: all.targets.slice(0, edge),
  };
  const inhibitory = {
    rows: all.rows.map(start => Math.max(start, edge) - edge),
    targets: all.targets.slice(edge),
  };
  const sparse = (id, part, weight) =>
    projection(id, 0, 0, part.targets.length, {
      connectivity: 'sparse',
      delayTicks: 1,
      receptor: id,
      topology: part,
      weights: new Float32Array(part.targets.length).fill(weight),
    });
  const populations = [population(0, 'neurons', n, CUBA)];
  const projections = [sparse(0, excitatory, 1.62), sparse(1, inhibitory, -9)];
  const sources = new Int32Array(all.targets.length);
  for (let i = 0; i < n; i++) sources.fill(i, all.rows[i], all.rows[i + 1]);
  return {
    script: () => configure(populations, projections, SEED),
    shared: { sources, targets: Int32Array.from(all.targets) },
    fan: [all.targets.length / n],
  };
}
