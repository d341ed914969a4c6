import { type Findings, populationPath, projectionPath } from './checks.js';
import { plasticityOf } from './contrast.js';
import type { Experiment, Population, Projection } from './schema.js';

/** [whether it is wrong, key, what was found, what is allowed] */
type Rule = readonly [boolean, string, string, string];

/** What a host that computes the updates can compute: steps along products of the states it reads. */
export function* hostFindings({ estimator, network }: Experiment): Findings {
  if (plasticityOf(estimator) !== 'host') return;
  const turned = 'contrast' in estimator && estimator.contrast !== 'products';
  yield* broken([[turned, 'contrast', 'target', 'products']], key => ['estimator', key]);
  for (const [index, { unit, role }] of network.populations.entries()) {
    yield* broken(unitRules(unit, role), key => populationPath(index, 'unit', key));
  }
  for (const [index, { connectivity, synapse }] of network.projections.entries()) {
    const rules: Rule[] = [
      [connectivity !== 'dense', 'connectivity', connectivity, 'dense'],
      ...(synapse.kind === 'real' ? descentRules(synapse) : []),
    ];
    const inSynapse = (key: string) => (key === 'connectivity' ? [key] : ['synapse', key]);
    yield* broken(rules, key => projectionPath(index, ...inSynapse(key)));
  }
}

function* broken(rules: readonly Rule[], pathOf: (key: string) => PropertyKey[]): Findings {
  for (const [is, key, found, allowed] of rules) {
    if (!is) continue;
    yield {
      path: pathOf(key),
      code: 'combination-illegal',
      message: 'a host that computes the updates reads rates, and steps along their products',
      found,
      allowed: `${allowed}, or estimator.plasticity captured`,
    };
  }
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
