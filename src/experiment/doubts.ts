import { comparesStates, goesBack, ofRates, plasticityOf } from './contrast.js';
import { type Finding, type Findings, populationPath, projectionPath } from './findings.js';
import { connected, loopGain } from './graph.js';
import type { Experiment, Projection } from './schema.js';

/** Legal, but known to learn badly or not at all; sources are the runs of the EqSpike notes. */
export function doubts(experiment: Experiment): Finding[] {
  return [
    ...learns(experiment),
    ...feedback(experiment),
    ...transient(experiment),
    ...lag(experiment),
    ...gain(experiment),
    ...mirrors(experiment),
  ];
}

function* learns({ network }: Experiment): Findings {
  if (network.projections.some(projection => projection.synapse.learning_rate > 0)) return;
  yield {
    path: ['network', 'projections'],
    code: 'combination-illegal',
    message: 'every learning rate is 0: no weight will move',
  };
}

/** Without a way back the hidden neurons see no difference between the phases; errors need none. */
function* feedback(experiment: Experiment): Findings {
  const output = experiment.network.populations.find(population => population.role === 'output');
  if (!output || goesBack(experiment.estimator)) return;
  for (const [index, population] of experiment.network.populations.entries()) {
    if (population.role !== 'hidden' || connected(experiment, output.name, population.name)) continue;
    const message = `nothing leads back from ${output.name} to ${population.name}, so its input weights cannot learn`;
    const advice = 'Set bidirectional: true on the projection between them';
    yield { path: populationPath(index), code: 'combination-illegal', message, advice };
  }
}

function* transient({ estimator, network }: Experiment): Findings {
  if (ofRates(estimator)) return;
  for (const [index, { unit, role }] of network.populations.entries()) {
    if (unit.kind !== 'spiking' || role === 'input') continue;
    const filters = unit.rate_ticks + unit.acceleration_ticks;
    if (estimator.first_phase_ticks >= 3 * filters) continue;
    yield {
      path: populationPath(index, 'unit', 'rate_ticks'),
      code: 'combination-illegal',
      message:
        'the first phase ends before the rate filters have settled, and the transient is learnt as signal',
      found: `estimator.first_phase_ticks ${estimator.first_phase_ticks}`,
      allowed: `about 5 x (rate_ticks + acceleration_ticks) = ${5 * filters}`,
    };
  }
}

/** The lag of the filtered acceleration behind the spike that triggers the update. */
function* lag({ estimator, network }: Experiment): Findings {
  if (ofRates(estimator)) return;
  for (const [index, { unit, role }] of network.populations.entries()) {
    if (unit.kind !== 'spiking' || role === 'input') continue;
    const lagTicks = unit.rate_ticks + unit.acceleration_ticks;
    const needed = estimator.plasticity === 'continual' ? 0.9 * lagTicks : 0.5 * lagTicks;
    if (
      unit.trigger_delay_ticks >= needed ||
      (estimator.plasticity === 'deferred' && estimator.sign === 'random')
    )
      continue;
    yield {
      path: populationPath(index, 'unit', 'trigger_delay_ticks'),
      code: 'combination-illegal',
      message:
        'updates are triggered before the filters follow; the lag bias makes weights grow without bound',
      found: String(unit.trigger_delay_ticks),
      allowed: `about rate_ticks + acceleration_ticks = ${lagTicks}`,
    };
  }
}

function* gain(experiment: Experiment): Findings {
  if (plasticityOf(experiment.estimator) !== 'continual') return;
  for (const [index, projection] of experiment.network.projections.entries()) {
    const value = loopGain(experiment, projection);
    if (value < 0.5) continue;
    yield {
      path: projectionPath(index, 'synapse', 'learning_rate'),
      code: 'combination-illegal',
      message: `weights that move while they are used feed back on themselves: the loop gain is about ${value.toFixed(2)}`,
      found: String(projection.synapse.learning_rate),
      allowed: 'a loop gain well below 0.5',
      advice: 'Lower the learning rate, raise estimator.beta, or use plasticity: deferred',
    };
  }
}

/** Weights of a pair that leads there and back move alike by products; what sets them apart goes only as they decay. */
function* mirrors({ estimator, network }: Experiment): Findings {
  if (!comparesStates(estimator) || estimator.contrast !== 'products') return;
  for (const [index, { name, from, to, bidirectional, synapse }] of network.projections.entries()) {
    const there = network.projections.slice(0, index).find(p => p.from === to && p.to === from);
    if (bidirectional || !there || there.bidirectional) continue;
    const [first, second] = [there.synapse, synapse].map(descentOf);
    if (first === second && !first!.endsWith('decay 0')) continue;
    yield {
      path: projectionPath(index, 'synapse'),
      code: 'combination-illegal',
      message: `${there.name} and ${name} lead there and back, and align only if they learn and decay alike`,
      found: `${there.name}: ${first}; ${name}: ${second}`,
      allowed: 'the same learning_rate, momentum and weight_decay, which is not 0',
      advice: 'Or take estimator.contrast: target, which does not ask for aligned weights',
    };
  }
}

const descentOf = (synapse: Projection['synapse']): string =>
  synapse.kind === 'real'
    ? `rate ${synapse.learning_rate}, momentum ${synapse.momentum}, decay ${synapse.weight_decay}`
    : `${synapse.kind}, decay 0`;
