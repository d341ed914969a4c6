import { addressesOf, NEED_LEVELS, PLACE_OF } from '../fault/places.js';
import type { Finding, Findings } from './checks.js';
import { aimsOf, hasLevels } from './faults.js';
import type { Experiment } from './schema.js';

const NEED_CELLS = new Set(['stuck-cell', 'age']);
const NEED_VALUE = new Set(['stuck-weight', 'age']);
/** Faults whose `fraction` is the probability that a read or write goes wrong. */
const PROBABLE = new Set(['read-errors', 'write-errors']);

/** Faults that aim at nothing, contradict themselves, or need what the experiment does not have. */
export function* faultFindings(experiment: Experiment): Findings {
  for (const [index, fault] of experiment.faults.entries()) {
    const path = (...rest: PropertyKey[]) => ['faults', index, ...rest];
    const aim = PLACE_OF[fault.kind] === 'neuron' ? 'population' : 'projection';
    const other = aim === 'population' ? 'projection' : 'population';
    const names = experiment.network[`${aim}s`].map(({ name }) => name);
    if (fault[other] !== undefined) {
      const message = `${fault.kind} hits a ${aim}`;
      yield { path: path(other), code: 'combination-illegal', message, found: String(fault[other]) };
    }
    const named = fault[aim];
    if (named === undefined ? aim === 'population' : !names.includes(named)) {
      const message = `${fault.kind} needs a ${aim} that exists`;
      const found = named ?? 'none';
      yield { path: path(aim), code: 'reference-unknown', message, found, allowed: names.join(', ') };
      continue;
    }
    yield* reach(experiment, index, path);
    yield* needs(experiment, index, path);
  }
}

function* reach(
  experiment: Experiment,
  index: number,
  path: (...rest: PropertyKey[]) => PropertyKey[],
): Findings {
  const fault = experiment.faults[index]!;
  const [aim] = aimsOf(experiment, fault);
  if (!aim) return;
  const { extent } = aim;
  const limits = { addresses: addressesOf(fault.kind, extent), rows: extent.rows, columns: extent.columns };
  for (const key of ['addresses', 'rows', 'columns'] as const) {
    const wrong = fault[key]?.find(each => each >= limits[key]);
    if (wrong === undefined) continue;
    const message = `there is no such place: ${key} are counted from 0`;
    yield {
      path: path(key),
      code: 'value-range',
      message,
      found: `${wrong}`,
      allowed: `0 .. ${limits[key] - 1}`,
    };
  }
  if (fault.addresses && (fault.rows || fault.columns)) {
    const message = 'addresses already name every place';
    yield {
      path: path('addresses'),
      code: 'combination-illegal',
      message,
      allowed: 'addresses, or rows and columns',
    };
  }
  if (typeof fault.when === 'object' && fault.when.epoch > experiment.training.epochs) {
    const message = 'training ends before this epoch';
    const allowed = `1 .. ${experiment.training.epochs}`;
    yield {
      path: path('when', 'epoch'),
      code: 'value-range',
      message,
      found: `${fault.when.epoch}`,
      allowed,
    };
  }
}

function* needs(
  experiment: Experiment,
  index: number,
  path: (...rest: PropertyKey[]) => PropertyKey[],
): Findings {
  const fault = experiment.faults[index]!;
  const named = experiment.network.projections.find(({ name }) => name === fault.projection);
  const illegal = (key: string, message: string, rest: Partial<Finding>): Finding => ({
    path: path(key),
    code: 'combination-illegal',
    message,
    ...rest,
  });
  const none = fault.projection === undefined && aimsOf(experiment, fault).length === 0;
  if (
    PLACE_OF[fault.kind] !== 'neuron' &&
    (none || (NEED_LEVELS.has(fault.kind) && named && !hasLevels(named.synapse)))
  ) {
    yield illegal('kind', `${fault.kind} is a fault of discrete synapses`, {
      found: `${fault.projection ?? 'projections'} without levels`,
      allowed: 'a ternary, metaplastic or binary synapse',
    });
  }
  if (NEED_CELLS.has(fault.kind) && experiment.chip.cells.card === 'ideal') {
    yield illegal('kind', `${fault.kind} is a fault of cells`, {
      found: 'chip.cells.card ideal',
      allowed: 'a cell card of resistive pairs (see `nudge cards`)',
    });
  }
  if (NEED_VALUE.has(fault.kind) && fault.value === null) {
    yield { path: path('value'), code: 'value-missing', message: `${fault.kind} needs a value` };
  }
  if (PROBABLE.has(fault.kind) && (fault.value !== null || fault.fraction >= 1)) {
    const message = 'the probability of an error is the fraction, below 1';
    yield {
      path: path('fraction'),
      code: 'value-range',
      message,
      found: `${fault.fraction}`,
      allowed: '0 .. 0.999999, and no value',
    };
  }
  if (fault.kind === 'flip-accumulator-bit' && experiment.estimator.plasticity !== 'deferred') {
    yield illegal('kind', 'there are no accumulators when weights move at each spike', {
      found: `estimator.plasticity ${experiment.estimator.plasticity}`,
      allowed: 'deferred',
    });
  }
}
