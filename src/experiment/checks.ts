import { relaxes } from '../protocol/relaxing.js';
import { ofRates, plasticityOf } from './contrast.js';
import { dataFindings } from './data-checks.js';
import { faultFindings } from './fault-checks.js';
import { type Finding, type Findings, populationPath, projectionPath } from './findings.js';
import { byName, connected } from './graph.js';
import { hostFindings } from './host-checks.js';
import { rateFindings } from './rate-checks.js';
import { resistiveFindings } from './resistive-checks.js';
import type { Experiment, Population, Projection } from './schema.js';

/** Most synapses one experiment may ask for; more is taken for a slip of the pen (and exceeds 4 GiB as float32). */
export const MOST_SYNAPSES = 2 ** 30;

/** What the schema cannot see because it takes two fields to be wrong: all findings at once. */
export function findings(experiment: Experiment): Finding[] {
  return [
    ...names(experiment),
    ...roles(experiment),
    ...units(experiment),
    ...references(experiment),
    ...projections(experiment),
    ...storages(experiment),
    ...discrete(experiment),
    ...reach(experiment),
    ...readout(experiment),
    ...faultFindings(experiment),
    ...rateFindings(experiment),
    ...resistiveFindings(experiment),
    ...hostFindings(experiment),
    ...dataFindings(experiment),
  ];
}

function* names({ network }: Experiment): Findings {
  yield* duplicates(network.populations, populationPath, 'two populations have the same name');
  yield* duplicates(network.projections, projectionPath, 'two projections have the same name');
}

function* duplicates(
  list: readonly { name: string }[],
  pathOf: (index: number, key: string) => PropertyKey[],
  message: string,
): Findings {
  for (const [index, { name }] of list.entries()) {
    if (list.findIndex(other => other.name === name) === index) continue;
    yield {
      path: pathOf(index, 'name'),
      code: 'combination-illegal',
      message,
      found: name,
      allowed: 'a name of its own',
    };
  }
}

function* roles({ network }: Experiment): Findings {
  for (const role of ['input', 'output'] as const) {
    const found = network.populations.filter(population => population.role === role);
    if (found.length === 1) continue;
    yield {
      path: ['network', 'populations'],
      code: 'combination-illegal',
      message: `a network has exactly one population of role ${role}`,
      found: found.length === 0 ? 'none' : found.map(population => population.name).join(', '),
    };
  }
}

function* units({ network }: Experiment): Findings {
  for (const [index, population] of network.populations.entries()) {
    yield* placeOf(population, index);
    if (population.unit.kind === 'spiking') yield* spiking(population.unit, index);
    if (population.unit.kind === 'cuba') yield* cuba(population.unit, index);
  }
}

/** A unit has to suit the role of its population. */
function* placeOf({ role, unit }: Population, index: number): Findings {
  const path = populationPath(index, 'unit', 'kind');
  const code = 'combination-illegal';
  if (unit.kind === 'source' && role !== 'input') {
    const message = `a population of role ${role} cannot be a source: it takes no input`;
    yield { path, code, message, found: 'source', allowed: 'spiking' };
  } else if (unit.kind === 'source' && unit.encoder === 'events') {
    const message =
      'an experiment presents intensities, and an events source fires only spikes sent by a program';
    yield {
      path: populationPath(index, 'unit', 'encoder'),
      code,
      message,
      found: 'events',
      allowed: 'regular, bernoulli',
    };
  } else if (unit.kind === 'cuba' && role !== 'hidden') {
    const message =
      role === 'input' ? 'cuba units cannot be shown intensities' : 'cuba units cannot be nudged';
    yield { path, code, message, found: 'cuba', allowed: role === 'input' ? 'source, spiking' : 'spiking' };
  } else if (unit.kind === 'spiking' && role === 'input' && unit.input_gain === 0) {
    const message = 'nothing would enter the network: an input population of spiking units needs a gain';
    yield {
      path: populationPath(index, 'unit', 'input_gain'),
      code,
      message,
      found: '0',
      allowed: 'above 0, or a unit of kind source',
    };
  }
}

function* spiking(unit: Extract<Population['unit'], { kind: 'spiking' }>, index: number): Findings {
  if (unit.ceiling < unit.threshold) {
    yield {
      path: populationPath(index, 'unit', 'ceiling'),
      code: 'combination-illegal',
      message: 'the neurons could never spike: the ceiling of the potential is below the threshold',
      found: String(unit.ceiling),
      allowed: `${unit.threshold} or more`,
    };
  }
  if (unit.initial_potential > unit.ceiling) {
    yield {
      path: populationPath(index, 'unit', 'initial_potential'),
      code: 'combination-illegal',
      message: 'the first potential may lie above the ceiling',
      found: String(unit.initial_potential),
      allowed: `${unit.ceiling} or less`,
    };
  }
}

function* cuba(unit: Extract<Population['unit'], { kind: 'cuba' }>, index: number): Findings {
  if (unit.reset_to >= unit.threshold) {
    yield {
      path: populationPath(index, 'unit', 'reset_to'),
      code: 'combination-illegal',
      message: 'the neurons would spike for ever: they are reset to the threshold or above',
      found: String(unit.reset_to),
      allowed: `below ${unit.threshold}`,
    };
  }
  if (unit.initial_low > unit.initial_high) {
    yield {
      path: populationPath(index, 'unit', 'initial_low'),
      code: 'combination-illegal',
      message: 'the first potential is drawn from an empty interval',
      found: String(unit.initial_low),
      allowed: `${unit.initial_high} or less`,
    };
  }
}

function* references({ network }: Experiment): Findings {
  const known = network.populations.map(population => population.name);
  for (const [index, projection] of network.projections.entries()) {
    for (const end of ['from', 'to'] as const) {
      if (known.includes(projection[end])) continue;
      yield {
        path: projectionPath(index, end),
        code: 'reference-unknown',
        message: 'no population has this name',
        found: projection[end],
        allowed: known.join(', '),
      };
    }
  }
}

function* projections(experiment: Experiment): Findings {
  for (const [index, projection] of experiment.network.projections.entries()) {
    const from = byName(experiment, projection.from);
    const to = byName(experiment, projection.to);
    yield* wiring(experiment, projection, index);
    if (from && to) yield* ends(projection, index, from, to);
  }
}

function* wiring(experiment: Experiment, projection: Projection, index: number): Findings {
  const code = 'combination-illegal';
  if (projection.connectivity === 'sparse' && projection.bidirectional) {
    const message = 'a sparse projection is used in one direction only';
    yield {
      path: projectionPath(index, 'bidirectional'),
      code,
      message,
      found: 'true',
      allowed: 'false, or connectivity dense',
    };
  }
  if (projection.connectivity === 'sparse' && projection.synapse.learning_rate > 0) {
    const message = 'a sparse projection does not learn';
    const found = String(projection.synapse.learning_rate);
    const allowed = '0, or connectivity dense';
    yield { path: projectionPath(index, 'synapse', 'learning_rate'), code, message, found, allowed };
  }
  if (projection.connectivity !== 'sparse' && projection.density !== 1) {
    const message = `a ${projection.connectivity} projection connects every pair`;
    yield {
      path: projectionPath(index, 'density'),
      code,
      message,
      found: String(projection.density),
      allowed: '1, or connectivity sparse',
    };
  }
  if (projection.from === projection.to && projection.bidirectional) {
    const message = 'a projection of a population onto itself is used in one direction only';
    yield { path: projectionPath(index, 'bidirectional'), code, message, found: 'true', allowed: 'false' };
  }
  yield* mirror(experiment, projection, index);
  if (projection.init.kind === 'uniform' && projection.init.low > projection.init.high) {
    const message = 'first weights are drawn from an empty interval';
    const { low, high } = projection.init;
    yield {
      path: projectionPath(index, 'init', 'low'),
      code,
      message,
      found: String(low),
      allowed: `${high} or less`,
    };
  }
}

/** First weights can mirror those of a dense projection that leads the other way and mirrors nothing itself. */
function* mirror(
  { network }: Experiment,
  { init, from, to, connectivity }: Projection,
  index: number,
): Findings {
  if (init.kind !== 'mirror') return;
  const fits = (other: Projection): boolean =>
    other.from === to &&
    other.to === from &&
    other.connectivity === 'dense' &&
    connectivity === 'dense' &&
    other.init.kind !== 'mirror';
  if (network.projections.some(other => other.name === init.of && fits(other))) return;
  const names = network.projections.filter(fits).map(({ name }) => name);
  yield {
    path: projectionPath(index, 'init', 'of'),
    code: 'reference-unknown',
    message: `no dense projection of this name leads from ${to} to ${from}`,
    found: init.of,
    allowed: names.length > 0 ? names.join(', ') : 'another kind of first weights',
  };
}

function* ends(projection: Projection, index: number, from: Population, to: Population): Findings {
  const code = 'combination-illegal';
  if (to.unit.kind === 'source') {
    const message = `${to.name} is a source and takes no spikes`;
    yield {
      path: projectionPath(index, 'to'),
      code,
      message,
      found: to.name,
      allowed: 'a population of spiking or cuba units',
    };
  }
  if (from.unit.kind !== 'spiking' && !relaxes(from.unit) && projection.bidirectional) {
    const message = `${from.name} is made of ${from.unit.kind} units, which take no spikes back`;
    yield { path: projectionPath(index, 'bidirectional'), code, message, found: 'true', allowed: 'false' };
  }
  if (projection.receptor !== 0 && to.unit.kind !== 'cuba') {
    const message = `${to.unit.kind} units have one receptor`;
    yield {
      path: projectionPath(index, 'receptor'),
      code,
      message,
      found: String(projection.receptor),
      allowed: '0',
    };
  }
  if (projection.synapse.learning_rate > 0 && (from.unit.kind === 'cuba' || to.unit.kind === 'cuba')) {
    const message = 'cuba units do not learn: they keep no rate traces';
    const found = String(projection.synapse.learning_rate);
    yield { path: projectionPath(index, 'synapse', 'learning_rate'), code, message, found, allowed: '0' };
  }
  if (!projection.convolution && from.neurons * to.neurons > MOST_SYNAPSES) {
    const message = `the projection would have ${from.neurons * to.neurons} pairs of neurons`;
    yield { path: projectionPath(index), code: 'value-range', message, allowed: `at most ${MOST_SYNAPSES}` };
  }
}

const STORED_BITS = { float32: 32, int16: 16, int8: 8 } as const;

/** Whole-number storage holds fixed-point weights that fit it, of dense projections that learn deferred. */
function* storages({ network, chip, estimator }: Experiment): Findings {
  const { weight } = chip.precision;
  for (const [index, { connectivity, synapse }] of network.projections.entries()) {
    if (synapse.kind !== 'real' || synapse.storage === 'float32') continue;
    const { storage } = synapse;
    const [path, code] = [projectionPath(index, 'synapse', 'storage'), 'combination-illegal'] as const;
    const bits = STORED_BITS[storage];
    if (weight && !(weight.kind === 'fixed' && weight.bits <= bits)) {
      const message = `${storage} cannot hold the weights of this chip`;
      const found = `chip.precision.weight ${weight.kind === 'fixed' ? `of ${weight.bits} bits` : 'float32'}`;
      const allowed = `float32, or a chip.precision.weight of kind fixed with at most ${bits} bits`;
      yield { path, code, message, found, allowed };
    }
    if (connectivity === 'sparse') {
      yield { path, code, message: 'sparse weights are kept in float32', found: storage, allowed: 'float32' };
    }
    if (!['deferred', 'host'].includes(plasticityOf(estimator)) && synapse.learning_rate > 0) {
      const message = 'without accumulators weights are kept in float32';
      yield {
        path,
        code,
        message,
        found: storage,
        allowed: 'float32, or estimator.plasticity deferred or host',
      };
    }
  }
}

/** Discrete synapses are dense and learn by triggers. */
function* discrete({ network, estimator }: Experiment): Findings {
  for (const [index, { connectivity, synapse }] of network.projections.entries()) {
    if (synapse.kind === 'real') continue;
    const code = 'combination-illegal';
    const path = projectionPath(index, 'synapse', 'kind');
    if (connectivity === 'sparse') {
      const message = 'sparse projections keep real weights';
      yield { path, code, message, found: synapse.kind, allowed: 'real, or connectivity: dense' };
    }
    const when = plasticityOf(estimator);
    const compared = when === 'host' || (when === 'captured' && !ofRates(estimator));
    if (compared && synapse.learning_rate > 0) {
      const message = 'compared states move real weights: discrete synapses learn at spikes';
      const found = `${synapse.kind} with ${when} plasticity`;
      const allowed = 'estimator.plasticity deferred or continual, or a real synapse';
      yield { path, code, message, found, allowed };
    }
  }
}

function* reach(experiment: Experiment): Findings {
  const { populations } = experiment.network;
  const input = populations.find(population => population.role === 'input');
  const output = populations.find(population => population.role === 'output');
  if (!input || !output || connected(experiment, input.name, output.name)) return;
  yield {
    path: ['network', 'projections'],
    code: 'combination-illegal',
    message: `no way leads from ${input.name} to ${output.name}`,
    allowed: 'projections that join the input to the output',
  };
}

function* readout({ evaluation, estimator }: Experiment): Findings {
  if (ofRates(estimator) || evaluation.readout_from_tick < evaluation.ticks) return;
  yield {
    path: ['evaluation', 'readout_from_tick'],
    code: 'combination-illegal',
    message: 'no tick is left to count output spikes in',
    found: String(evaluation.readout_from_tick),
    allowed: `below evaluation.ticks (${evaluation.ticks})`,
  };
}
