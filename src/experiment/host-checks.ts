import { plasticityOf, startsWarm } from './contrast.js';
import { broken, type Findings, populationPath, projectionPath, type Rule } from './findings.js';
import type { Experiment, Population, Projection } from './schema.js';

/** What a host that computes the updates can compute: steps along products of the states it reads. */
export function* hostFindings({ estimator, network }: Experiment): Findings {
  if (plasticityOf(estimator) !== 'host') return;
  const turned = 'contrast' in estimator && estimator.contrast !== 'products';
  yield* onHost([[turned, 'contrast', 'target', 'products']], key => ['estimator', key]);
  const left = 'a host that computes the updates keeps no rates of the batch before';
  yield* broken([[startsWarm(estimator), 'free_start', 'previous', 'fresh']], left, key => [
    'estimator',
    key,
  ]);
  for (const [index, { unit, role }] of network.populations.entries()) {
    yield* onHost(unitRules(unit, role), key => populationPath(index, 'unit', key));
  }
  for (const [index, { connectivity, synapse }] of network.projections.entries()) {
    const rules: Rule[] = [
      [connectivity !== 'dense', 'connectivity', connectivity, 'dense'],
      ...(synapse.kind === 'real' ? descentRules(synapse) : []),
    ];
    const inSynapse = (key: string) => (key === 'connectivity' ? [key] : ['synapse', key]);
    yield* onHost(rules, key => projectionPath(index, ...inSynapse(key)));
  }
}

function* onHost(rules: readonly Rule[], pathOf: (key: string) => PropertyKey[]): Findings {
  const message = 'a host that computes the updates reads rates, and steps along their products';
  for (const finding of broken(rules, message, pathOf))
    yield { ...finding, allowed: `${finding.allowed}, or estimator.plasticity captured` };
}

function unitRules(unit: Population['unit'], role: Population['role']): Rule[] {
  if (unit.kind !== 'rate') return [];
  const { activation } = unit;
  // Synapses see f(s) under euler dynamics and f(x) of an input x, and a host knows s and x.
  const bent = activation !== 'linear' && (unit.dynamics === 'euler' || role === 'input');
  return [
    [bent, 'activation', activation, unit.dynamics === 'euler' ? 'linear, another dynamics' : 'linear'],
    [activation === 'softmax', 'activation', activation, 'another activation'],
    [unit.sends !== 'all', 'sends', unit.sends, 'all'],
    ...descentRules(unit),
  ];
}

type Descending = Pick<Extract<Projection['synapse'], { kind: 'real' }>, 'momentum' | 'weight_decay'>;

const descentRules = (of: Descending): Rule[] =>
  (['momentum', 'weight_decay'] as const).map(key => [of[key] !== 0, key, String(of[key]), '0']);
