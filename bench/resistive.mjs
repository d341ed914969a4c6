// CPU time of one operating point of random circuits of resistors and diodes, here and in ngspice.
//   node bench/resistive.mjs [--sizes 10,20,50,100,200,500] [--part circuits|layered]
// And of layered networks whose inputs change from one point to the next.
// The same circuits to the same tolerance. ngspice: a process for each circuit; `op` again and again in one process; a
// sweep of one source, each point from the last. Here: a circuit solved from scratch; again with another source
// voltage, from no start; the same sweep. Diodes are exponential, or ideal: swept here, behavioural sources in ngspice.
// Writes results/resistive-speed.json and .svg; a part that is not run stays as it was.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { PURPOSE } from '../dist/random/purpose.js';
import { stream } from '../dist/random/stream.js';
import { CircuitBuilder, GROUND } from '../dist/substrate/resistive/circuit/builder.js';
import { layeredCircuit } from '../dist/substrate/resistive/circuit/layered.js';
import { OperatingPoints, operatingPoint } from '../dist/substrate/resistive/solve/solvers.js';
import { LayeredSweeps } from '../dist/substrate/resistive/solve/sweeps.js';
import { cpuSeconds } from './lib/clock.mjs';
import { alter, least, ngspice, SHARP } from './lib/ngspice.mjs';
import { digits, printTable } from './lib/table.mjs';
import { plot } from './plot.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: { sizes: { type: 'string', default: '10,20,50,100,200,500' }, part: { type: 'string' } },
});
const result = join(root, 'results/resistive-speed.json');
const runs = part => values.part === undefined || values.part === part;

const IDEAL = { kind: 'ideal' };
const SILICON = { kind: 'exponential', saturation: 1e-14, emission: 1 };
/** Points of a sweep. */
const POINTS = 50;
/** Operating points, or points of a sweep, in one process of ngspice: enough for the clock of a process to tell. */
const repeatsOf = nodes => Math.max(POINTS, 10_000 / nodes);
const ROUNDS = 3;
/** Operating points between two looks at the clock. */
const AT_ONCE = 16;

/** Each node hangs on a supply and two earlier nodes, and has a diode to ground; the first source is V1. */
function circuitOf(nodes, volts, model = SILICON) {
  const draws = stream(nodes, PURPOSE.topology, 0);
  const siemens = () => 10 ** (2 * draws.float() - 2);
  const builder = new CircuitBuilder(`${nodes} nodes`);
  const supplies = Math.ceil(nodes / 8);
  for (let s = 0; s < supplies; s++)
    builder.voltage(`s${s}`, GROUND, s === 0 ? volts : 4 * draws.float() - 2);
  for (let k = 1; k <= nodes; k++) {
    builder.resistor(`n${k}`, `s${draws.below(supplies)}`, siemens());
    for (const earlier of [draws.below(k), draws.below(k)]) {
      if (earlier > 0) builder.resistor(`n${k}`, `n${earlier}`, siemens());
    }
    const [from, to] = k % 2 ? [`n${k}`, GROUND] : [GROUND, `n${k}`];
    builder.diode(from, to, model);
  }
  return builder.build();
}

/** CPU seconds of `work`, the best of several rounds of at least 0.4 s each, after one to warm up. */
function best(work) {
  let least = Infinity;
  for (let round = 0; round <= ROUNDS; round++) {
    const before = cpuSeconds();
    let times = 0;
    // Asking for the time costs as much as a small circuit.
    do for (let k = 0; k < AT_ONCE; k++) work(++times);
    while (cpuSeconds() - before < 0.4);
    if (round > 0) least = Math.min(least, (cpuSeconds() - before) / times);
  }
  return least;
}

function measure(nodes) {
  const circuit = circuitOf(nodes, 1);
  const points = new OperatingPoints(circuit);
  const steps = Array.from({ length: POINTS }, (_, k) =>
    circuitOf(nodes, -2 + (4 * k) / (POINTS - 1))
      .elements.filter(({ kind }) => kind === 'voltage-source')
      .map(({ volts }) => volts),
  );
  const altered = best(times => points.solve({ sources: steps[times % POINTS] }));
  let start;
  const sweep = best(times => {
    ({ volts: start } = points.solve({ sources: steps[times % POINTS], ...(start && { start }) }));
  });
  const ideal = circuitOf(nodes, 1, IDEAL);
  const fresh = best(() => operatingPoint(circuit));
  const alone = least(() => ngspice(circuit, ['op']), ROUNDS);
  const repeats = repeatsOf(nodes);
  const again = least(
    () =>
      ngspice(
        circuit,
        // What one has found is let go before the next: ngspice slows down with all it keeps.
        Array.from({ length: repeats + 1 }, () => ['op', 'destroy all']).flat(),
      ),
    ROUNDS,
  );
  const sweeps = repeats / POINTS;
  const swept = least(
    () =>
      ngspice(circuit, [
        'op',
        ...Array.from({ length: sweeps }, () => [`dc v1 -2 2 ${4 / (POINTS - 1)}`, 'destroy all']).flat(),
      ]),
    ROUNDS,
  );
  const row = {
    nodes,
    here: { fresh, again: altered, sweep, ideal: best(() => operatingPoint(ideal)) },
    ngspice: {
      ideal: least(() => ngspice(ideal, ['op']), ROUNDS),
      process: alone,
      op: (again - alone) / repeats,
      sweep: (swept - alone) / repeats,
    },
  };
  console.log(`${nodes} nodes measured`);
  return row;
}

/** Layered networks with diodes in their hidden layers: inputs, hidden layers, outputs. Inputs have negatives too. */
const LAYERED = [
  [10, 20, 4],
  [20, 50, 10],
  [20, 50, 50, 10],
  [50, 100, 10],
  [50, 200, 10],
  [100, 500, 10],
];
/** Inputs that a layered network is shown in one process. */
const INPUTS = 10;
/** ngspice ends an iteration at this share too (reltol). */
const STILL = 1e-9;

function layeredOf(sizes) {
  const draws = stream(sizes.length, PURPOSE.weights, sizes[1]);
  const layers = sizes.slice(1).map((nodes, k) => {
    const below = k === 0 ? 2 * sizes[0] : sizes[k];
    const siemens = Float64Array.from({ length: below * nodes }, () => 0.1 + 0.9 * draws.float());
    return { siemens, biases: new Float64Array(nodes), diodes: k < sizes.length - 2 };
  });
  return { gain: 1, layers };
}

function measureLayered(sizes) {
  const network = layeredOf(sizes);
  const draws = stream(1, PURPOSE.point, sizes[1]);
  const points = Array.from({ length: INPUTS }, () =>
    Float64Array.from({ length: sizes[0] }, () => 2 * draws.float() - 1),
  );
  const resistors = network.layers.reduce((sum, { siemens }) => sum + siemens.length, 0);
  const circuit = layeredCircuit(sizes.join('-'), network, points[0], undefined, SHARP);
  const layered = new LayeredSweeps(network);
  const here = best(times => layered.volts(points[times % INPUTS], STILL));
  const alone = least(() => ngspice(circuit, ['op']), 2);
  const altered = least(() => ngspice(circuit, ['op', ...points.flatMap(alter)]), 2);
  const again = least(() => ngspice(circuit, ['op', ...points.flatMap(x => [...alter(x), 'op'])]), 2);
  // Many sweeps of small networks, since its clock counts milliseconds.
  const sweeps = Math.max(1, Math.round(50_000 / resistors));
  const dc = [`dc v1 -1 1 ${2 / (POINTS - 1)}`, 'destroy all'];
  const swept = least(() => ngspice(circuit, ['op', ...Array.from({ length: sweeps }, () => dc).flat()]), 2);
  const found = {
    ...{ network: sizes.join('-'), resistors, here },
    ngspice: { process: alone, op: (again - altered) / INPUTS, sweep: (swept - alone) / (sweeps * POINTS) },
  };
  console.log(`${found.network} measured`);
  return found;
}

const earlier = values.part === undefined ? undefined : JSON.parse(readFileSync(result, 'utf8'));
const layered = runs('layered') ? LAYERED.map(measureLayered) : (earlier.layered ?? []);
const rows = runs('circuits') ? values.sizes.split(',').map(Number).map(measure) : earlier.rows;
/** Exponent of time against nodes between the smallest and the largest circuit. */
const slope = of => {
  const [first, last] = [rows[0], rows.at(-1)];
  return Math.log(of(last) / of(first)) / Math.log(last.nodes / first.nodes);
};
const record = {
  command: `node bench/resistive.mjs --sizes ${values.sizes}${values.part ? ` --part ${values.part}` : ''}`,
  what: 'CPU seconds of one operating point; exponential diodes, and ideal ones; again: other source values, no start; best of three rounds',
  date: new Date().toISOString().slice(0, 10),
  rows,
  layered,
  slopes: {
    here: slope(row => row.here.fresh),
    hereAgain: slope(row => row.here.again),
    hereIdeal: slope(row => row.here.ideal),
    ngspiceProcess: slope(row => row.ngspice.process),
    ngspiceOp: slope(row => row.ngspice.op),
  },
};
writeFileSync(result, `${JSON.stringify(record, null, 2)}\n`);
const series = [
  { name: 'here', of: row => row.here.fresh },
  { name: 'here, again', of: row => row.here.again },
  { name: 'here, ideal', of: row => row.here.ideal },
  { name: 'ngspice, process', of: row => row.ngspice.process },
  { name: 'ngspice, op', of: row => row.ngspice.op },
];
const svg = plot({
  title: 'CPU time of one operating point',
  x: { label: 'nodes', log: true },
  y: { label: 'seconds', log: true },
  series: series.map(({ name, of }) => ({ name, points: rows.map(row => [row.nodes, of(row)]) })),
});
writeFileSync(join(root, 'results/resistive-speed.svg'), svg);
printTable(
  'ms for one operating point of a layered network with new inputs',
  ['network', 'resistors', 'here', 'ngspice', 'op', 'sweep', 'ngspice / here', 'op / here', 'sweep / here'],
  layered.map(({ network, resistors, here, ngspice: theirs }) => [
    network,
    String(resistors),
    ...[here, theirs.process, theirs.op, theirs.sweep].map(time => digits(1000 * time)),
    ...[theirs.process, theirs.op, theirs.sweep].map(time => digits(time / here)),
  ]),
);
printTable(
  'ms for one operating point',
  [
    'nodes',
    'here',
    'again',
    'sweep',
    'ideal',
    'ngspice',
    'op',
    'sweep',
    'ideal',
    'ngspice / here',
    'op / again',
    'ideal',
  ],
  rows.map(({ nodes, here, ngspice: theirs }) => [
    String(nodes),
    ...[here.fresh, here.again, here.sweep, here.ideal].map(time => digits(1000 * time)),
    ...[theirs.process, theirs.op, theirs.sweep, theirs.ideal].map(time => digits(1000 * time)),
    digits(theirs.process / here.fresh),
    digits(theirs.op / here.again),
    digits(theirs.ideal / here.ideal),
  ]),
);
