import { comparesStates } from './contrast.js';
import { resists } from './faults.js';
import { broken, type Findings, populationPath, projectionPath, type Rule } from './findings.js';
import type { Experiment, Population, Projection } from './schema.js';

const code = 'combination-illegal';

/** Resistive networks: what nodes and resistors may be, and what they learn by. */
export function* resistiveFindings(experiment: Experiment): Findings {
  const { populations, projections } = experiment.network;
  if (!resists(experiment)) {
    yield* noCircuit(experiment);
    return;
  }
  for (const [index, population] of populations.entries()) yield* node(population, index, populations[0]!);
  const input = populations.find(({ role }) => role === 'input')?.name;
  for (const [index, projection] of projections.entries()) yield* resistors(projection, index, input);
  yield* reading(experiment);
  yield* learning(experiment);
  const { weight } = experiment.chip.precision;
  if (!weight || weight.kind === 'float32') return;
  const path = ['chip', 'precision', 'weight'];
  yield { path, code, message: 'conductances are float32', found: weight.kind, allowed: 'float32' };
}

function* noCircuit({ chip: { circuit } }: Experiment): Findings {
  if (circuit === null) return;
  const message = 'only resistive networks settle as circuits do';
  yield { path: ['chip', 'circuit'], code, message, found: circuit, allowed: 'null' };
}

/** Nothing stands between a resistor and its nodes. */
function* reading({ chip }: Experiment): Findings {
  if (chip.analog.periphery === null) return;
  const message = 'resistors are not read: the network itself is the array';
  yield {
    path: ['chip', 'analog', 'periphery'],
    code,
    message,
    found: chip.analog.periphery,
    allowed: 'null',
  };
}

/** Each resistor learns from its own voltage in two states. */
function* learning({ estimator }: Experiment): Findings {
  const message = 'conductances follow two captured states';
  if (!comparesStates(estimator)) {
    const allowed = 'C-EP or another contrast of states';
    yield { path: ['estimator', 'kind'], code, message, found: estimator.kind, allowed };
    return;
  }
  const { plasticity } = estimator;
  if (plasticity !== 'captured')
    yield { path: ['estimator', 'plasticity'], code, message, found: plasticity, allowed: 'captured' };
  if (estimator.contrast === 'target')
    yield { path: ['estimator', 'contrast'], code, message, found: 'target', allowed: 'products' };
}

function* node({ unit, role, neurons, name }: Population, index: number, first: Population): Findings {
  if (unit.kind !== 'resistive') {
    const message = 'a network is made of resistive units, or of none';
    yield {
      path: populationPath(index, 'unit', 'kind'),
      code,
      message,
      found: unit.kind,
      allowed: 'resistive',
    };
    return;
  }
  if (first.unit.kind === 'resistive' && unit.order !== first.unit.order) {
    const message = 'all populations of a network have the same order';
    const allowed = first.unit.order;
    yield { path: populationPath(index, 'unit', 'order'), code, message, found: unit.order, allowed };
  }
  if (unit.mirrored && role !== 'input') {
    const message = 'only inputs have negative copies';
    const path = populationPath(index, 'unit', 'mirrored');
    yield { path, code, message, found: 'true', allowed: 'false' };
  }
  if (unit.diodes && role === 'input') {
    const message = 'inputs are voltage sources, which diodes do not move';
    yield { path: populationPath(index, 'unit', 'diodes'), code, message, found: 'true', allowed: 'false' };
  }
  if (unit.diode_drop > 0 && !unit.diodes) {
    const path = populationPath(index, 'unit', 'diode_drop');
    yield {
      path,
      code,
      message: `the nodes of ${name} have no diodes`,
      found: `${unit.diode_drop}`,
      allowed: '0',
    };
  }
  if (unit.noise > 0 && role === 'input') {
    const path = populationPath(index, 'unit', 'noise');
    yield { path, code, message: 'voltage sources have no noise', found: `${unit.noise}`, allowed: '0' };
  }
  if (neurons % 2 === 0 || !(unit.mirrored || unit.diodes)) return;
  const message = `${name} has no two halves of one size`;
  const found = String(neurons);
  yield { path: populationPath(index, 'neurons'), code, message, found, allowed: 'an even number' };
}

function* resistors(projection: Projection, index: number, input: string | undefined): Findings {
  const { synapse, init, from, to, connectivity, bidirectional, extra_delay_ticks: delay } = projection;
  const real = synapse.kind === 'real' && synapse.storage === 'float32';
  const device = synapse.kind === 'conductance';
  const least = { constant: 'value', uniform: 'low' }[init.kind as string];
  const positive = init.kind === 'conductance' || (least !== undefined && Number(init[least as never]) >= 0);
  const rules: Rule[] = [
    [
      !real && !device,
      'synapse',
      synapse.kind,
      'a synapse of kind real, storage float32, or of kind conductance',
    ],
    [connectivity !== 'dense', 'connectivity', connectivity, 'dense'],
    [delay > 0, 'extra_delay_ticks', String(delay), '0'],
    [to === input, 'to', to, 'a population that is no input'],
    [from === to, 'to', to, 'another population'],
    [bidirectional !== (from !== input), 'bidirectional', String(bidirectional), String(from !== input)],
    [!positive, 'init', init.kind, 'kind conductance, or constant or uniform from 0 up'],
  ];
  const message =
    'resistors are dense, have no delay, no negative conductance, and work both ways but for those from sources';
  yield* broken(rules, message, key => projectionPath(index, key));
}
