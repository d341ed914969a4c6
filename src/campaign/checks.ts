import type { Finding, Findings } from '../experiment/findings.js';
import { keySteps } from '../experiment/overrides.js';
import { MAX_SEED } from '../random/stream.js';
import { COMPARED_COLUMNS, FIXED_COLUMNS, metricName } from './columns.js';
import { combinationCount } from './design.js';
import { goldenFindings, rankingFindings } from './golden-checks.js';
import { levelsOf } from './levels.js';
import { GOLDEN_READINGS } from './reading.js';
import { type FactorEntry, MOST_RUNS, type Study } from './schema.js';

const SHAPES = ['values', 'range', 'log_range', 'levels'] as const;

/** What the schema cannot see because it takes two keys of the study to be wrong: all findings at once. */
export function studyFindings(study: Study): Finding[] {
  const factors = study.factors.flatMap((factor, index) => [...factorFindings(factor, ['factors', index])]);
  if (factors.length > 0) return factors;
  return [
    ...columnFindings(study),
    ...keyFindings(study),
    ...sizeFindings(study),
    ...stoppingFindings(study),
    ...baselineFindings(study),
    ...goldenFindings(study),
    ...rankingFindings(study),
  ];
}

type Path = readonly PropertyKey[];
const illegal = 'combination-illegal' as const;

function* factorFindings(factor: FactorEntry, path: Path): Findings {
  const shapes = SHAPES.filter(shape => factor[shape] !== undefined);
  const allowed = 'key with one of values, range, log_range; or levels without key';
  if (shapes.length === 0) {
    yield { path, code: 'value-missing', message: `factor ${factor.name} has no levels`, allowed };
  } else if (shapes.length > 1) {
    const message = `factor ${factor.name} gives its levels twice`;
    yield { path, code: illegal, message, found: shapes.join(' and '), allowed };
  } else if ((shapes[0] === 'levels') === (factor.key !== undefined)) {
    const message =
      shapes[0] === 'levels' ? 'levels name their own keys' : `factor ${factor.name} names no key`;
    yield { path: [...path, shapes[0] === 'levels' ? 'key' : 'name'], code: illegal, message, allowed };
  } else {
    yield* shapeFindings(factor, path, shapes[0]!);
  }
}

function* shapeFindings(factor: FactorEntry, path: Path, shape: (typeof SHAPES)[number]): Findings {
  const { log_range } = factor;
  const at = [...path, shape];
  if (log_range && !(log_range.from > 0 && log_range.to > 0)) {
    const found = `${log_range.from} to ${log_range.to}`;
    yield {
      path: at,
      code: 'value-range',
      message: 'a logarithmic range needs both ends above 0',
      found,
      allowed: 'above 0',
    };
    return;
  }
  const levels = levelsOf(factor);
  if (levels.length === 0) {
    const message = `factor ${factor.name} is empty`;
    yield { path: at, code: 'value-missing', message, allowed: 'at least one level' };
  }
  const names = levels.map(({ value }) => String(value));
  const twice = names.findIndex((name, k) => names.indexOf(name) < k);
  if (twice < 0) return;
  const advice = 'Take fewer steps or a wider range';
  yield {
    path: [...path, ...levels[twice]!.at],
    code: illegal,
    message: `factor ${factor.name} has the same level twice`,
    found: names[twice]!,
    ...(shape.endsWith('range') && { advice }),
  };
}

/** Names become columns of one table. */
function* columnFindings({ factors, metrics, golden }: Study): Findings {
  const taken = [...FIXED_COLUMNS, ...(golden ? [...COMPARED_COLUMNS, ...GOLDEN_READINGS] : [])];
  const named = [
    ...[...new Set<string>(taken)].map(name => ({ name, path: [] as PropertyKey[] })),
    ...factors.map(({ name }, k) => ({ name, path: ['factors', k, 'name'] })),
    ...metrics.map((metric, k) => ({ name: metricName(metric), path: ['metrics', k] })),
  ];
  for (const [k, { name, path }] of named.entries()) {
    if (named.findIndex(other => other.name === name) === k) continue;
    const message = 'two columns of the results have the same name';
    yield { path, code: illegal, message, found: name, allowed: 'a name of its own' };
  }
}

/** Keys that no factor and no override may set, with the reason. */
const RESERVED: Readonly<Record<string, string>> = {
  seed: 'the seeds of a study are those of its replicates; set replicates.first_seed',
  format: 'the format of an experiment is not a setting',
  name: 'the name of an experiment changes nothing in it',
  description: 'the description of an experiment changes nothing in it',
};

function* keyFindings({ factors, overrides }: Study): Findings {
  const keys = [
    ...Object.keys(overrides).map(key => ({ key, path: ['overrides', key] as Path })),
    ...factors.flatMap(({ key, levels }, index) => [
      ...(key === undefined ? [] : [{ key, path: ['factors', index, 'key'] }]),
      ...(levels ?? []).flatMap(({ set }, k) =>
        Object.keys(set).map(one => ({ key: one, path: ['factors', index, 'levels', k, 'set', one] })),
      ),
    ]),
  ];
  for (const { key, path } of keys) {
    const steps = keySteps(key);
    const reason = RESERVED[steps[0]!];
    if (steps.includes('')) {
      const allowed = 'key.path, such as training.epochs';
      yield { path, code: 'value-type', message: 'this is not a key of an experiment', found: key, allowed };
    } else if (reason) yield { path, code: illegal, message: reason, found: key };
  }
}

function* sizeFindings(study: Study): Findings {
  const { count, first_seed } = study.replicates;
  if (first_seed + count - 1 > MAX_SEED) {
    const found = `${first_seed} + ${count} replicates`;
    yield {
      path: ['replicates', 'first_seed'],
      code: 'value-range',
      message: 'the last seed is too large',
      found,
      allowed: `at most ${MAX_SEED}`,
    };
  }
  const runs = combinationCount(study) * count;
  if (runs <= MOST_RUNS) return;
  const message = 'the study asks for too many runs';
  yield {
    path: ['factors'],
    code: 'value-range',
    message,
    found: String(runs),
    allowed: `at most ${MOST_RUNS}`,
  };
}

function* stoppingFindings({ stopping, metrics, replicates, golden }: Study): Findings {
  if (!stopping) return;
  const names = [...metrics.map(metricName), ...(golden ? GOLDEN_READINGS : [])];
  if (!names.includes(stopping.metric)) {
    const path = ['stopping', 'metric'];
    const message = 'there is no metric of this name';
    yield { path, code: 'reference-unknown', message, found: stopping.metric, allowed: names.join(', ') };
  }
  const { looks } = stopping;
  const path = ['stopping', 'looks'];
  if (looks.some((look, k) => k > 0 && look <= looks[k - 1]!)) {
    yield { path, code: 'value-range', message: 'looks have to rise', found: looks.join(', ') };
  } else if (looks.at(-1) !== replicates.count) {
    const message = 'the last look has to be at all replicates';
    yield {
      path,
      code: illegal,
      message,
      found: String(looks.at(-1)),
      allowed: `replicates.count (${replicates.count})`,
    };
  }
}

function* baselineFindings({ baseline, factors, design }: Study): Findings {
  if (!baseline) return;
  const factor = factors.find(({ name }) => name === baseline.factor);
  const code = 'reference-unknown';
  if (!factor) {
    const message = 'there is no factor of this name';
    const allowed = factors.map(({ name }) => name).join(', ');
    yield { path: ['baseline', 'factor'], code, message, found: baseline.factor, allowed };
  } else if (design.kind !== 'grid') {
    const message = 'a baseline needs cells that differ in one factor only';
    yield { path: ['baseline'], code: illegal, message, found: design.kind, allowed: 'design.kind grid' };
  } else {
    const levels = levelsOf(factor).map(({ value }) => value);
    if (levels.includes(baseline.level)) return;
    const message = `factor ${factor.name} has no such level`;
    yield {
      path: ['baseline', 'level'],
      code,
      message,
      found: String(baseline.level),
      allowed: levels.join(', '),
    };
  }
}
