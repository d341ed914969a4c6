import { CELL_CARD } from '../array/cells/card.js';
import { loadCard } from '../card/load.js';
import {
  addressesOf,
  isOfArrays,
  isOfTiles,
  NEED_CELLS,
  OF_DEVICES,
  PLACE_OF,
  PROBABLE,
  tilesFor,
} from '../fault/places.js';
import type { Fault } from '../fault/schema.js';
import { UserError } from '../problem/problem.js';
import type { FaultKind } from '../protocol/messages.js';
import { readsAtDrop } from './cells.js';
import { circuitFaults } from './circuit-faults.js';
import { plasticityOf } from './contrast.js';
import { conflicts } from './fault-conflicts.js';
import { timeFindings } from './fault-times.js';
import { aimsOf, suits } from './faults.js';
import type { Finding, Findings } from './findings.js';
import type { Experiment, Projection } from './schema.js';

/** What the values of some faults may be, in words and as a test. */
const SPREAD = {
  allowed: '0 .. 0.5, a relative standard deviation',
  fits: (v: number) => v >= 0 && v <= 0.5,
};
const DEVIATION = { allowed: 'above -1, a relative deviation', fits: (v: number) => v > -1 };
const VALUES: Partial<Record<FaultKind, { allowed: string; fits: (value: number) => boolean }>> = {
  'threshold-mismatch': SPREAD,
  'leak-mismatch': SPREAD,
  'drifted-resistor': SPREAD,
  'shorted-resistor': { allowed: 'a conductance above 0', fits: v => v > 0 && v <= 1e6 },
  'drop-spikes': { allowed: '0 .. 1, a probability per spike', fits: v => v >= 0 && v <= 1 },
  'sense-offset': {
    allowed: '0 .. 10, a standard deviation as a difference of ln R',
    fits: v => v >= 0 && v <= 10,
  },
  'supply-drop': { allowed: 'volts above 0', fits: v => v > 0 },
  'delay-spikes': { allowed: 'whole ticks, 1 .. 63', fits: v => Number.isInteger(v) && v >= 1 && v <= 63 },
  'extra-spikes': {
    allowed: '0 .. 1, 1 left out, a probability per neuron and tick',
    fits: v => v >= 0 && v < 1,
  },
};
const NEED_VALUE = new Set(['stuck-weight', 'age', ...Object.keys(VALUES)]);

type Path = (...rest: PropertyKey[]) => PropertyKey[];
const conducts = ({ synapse }: Projection): boolean => synapse.kind === 'conductance';

/** Faults that aim at nothing, contradict themselves, or need what the experiment does not have. */
export function* faultFindings(experiment: Experiment): Findings {
  let sound = true;
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
      sound = false;
      continue;
    }
    yield* circuitFaults(experiment, fault, path);
    yield* reach(experiment, index, path);
    yield* needs(experiment, index, path);
    yield* neuronNeeds(experiment, index, path);
    yield* valueFits(fault, path);
    yield* parts(experiment, fault, path);
    yield* oneEach(fault, path);
    yield* timeFindings(fault, path);
    yield* supply(experiment, index, path);
  }
  if (sound) yield* conflicts(experiment);
}

/** Faults of what only integrate-and-fire neurons with traces have. */
const NEED_NEURONS = new Set<FaultKind>([
  'flip-membrane-bit',
  'flip-trace-bit',
  'flip-slow-trace-bit',
  'flip-delay-bit',
  'flip-refractory-bit',
  'flip-bias-bit',
  'threshold-mismatch',
  'leak-mismatch',
]);

function* neuronNeeds(experiment: Experiment, index: number, path: Path): Findings {
  const { kind, population } = experiment.faults[index]!;
  const unit = experiment.network.populations.find(({ name }) => name === population)?.unit;
  if (!unit) return;
  if (NEED_NEURONS.has(kind) ? unit.kind !== 'spiking' : unit.kind === 'cuba') {
    const message = `${kind} does not exist for this kind of neuron`;
    const allowed = NEED_NEURONS.has(kind) ? 'a population of kind spiking' : 'kind spiking or source';
    yield { path: path('population'), code: 'combination-illegal', message, found: unit.kind, allowed };
  }
  if (kind === 'flip-phase-bit' && !(unit.kind === 'source' && unit.encoder === 'regular')) {
    const message = 'only regular encoders have a phase';
    yield { path: path('population'), code: 'combination-illegal', message, allowed: 'encoder regular' };
  }
  if (kind === 'flip-refractory-bit' && unit.kind === 'spiking' && unit.refractory_ticks === 0) {
    const message = 'these neurons are never refractory';
    yield { path: path('kind'), code: 'combination-illegal', message, allowed: 'refractory_ticks above 0' };
  }
  if (kind === 'leak-mismatch' && unit.kind === 'spiking' && unit.leak_per_tick === 0) {
    const message = 'neurons that do not leak have no leak that could differ';
    const found = 'leak_per_tick 0';
    yield { path: path('kind'), code: 'combination-illegal', message, found, allowed: 'a leak above 0' };
  }
}

function* valueFits({ kind, value }: Fault, path: Path): Findings {
  const wanted = VALUES[kind];
  if (!wanted || value === null || wanted.fits(value)) return;
  const message = `${kind} has no such value`;
  yield { path: path('value'), code: 'value-range', message, found: `${value}`, allowed: wanted.allowed };
}

/** Values that are given one by one belong to addresses, and are not drawn from a spread. */
function* oneEach({ addresses = [], kind, value, values }: Fault, path: Path): Findings {
  if (!values) return;
  if (values.length !== addresses.length || value !== null) {
    const message = 'values are one for each address, in place of a value';
    const found = `${values.length} values, ${addresses.length} addresses, value ${value}`;
    yield { path: path('values'), code: 'shape-mismatch', message, found };
  }
  const wanted = VALUES[kind] === SPREAD ? DEVIATION : VALUES[kind];
  const wrong = values.findIndex(each => wanted && !wanted.fits(each));
  if (!wanted || wrong < 0) return;
  const message = `${kind} has no such value`;
  const found = String(values[wrong]);
  yield { path: path('values', wrong), code: 'value-range', message, found, allowed: wanted.allowed };
}

/** What cannot be aimed at: parts of a projection where a fault hits all of it or tiles, and arrays that are not there. */
function* parts(experiment: Experiment, fault: Fault, path: Path): Findings {
  if (PLACE_OF[fault.kind] === 'neuron' && fault.tiles) {
    const message = 'neurons stand in no tile of an array';
    yield { path: path('tiles'), code: 'combination-illegal', message, allowed: 'addresses, or rows' };
  }
  const copies = aimsOf(experiment, fault).map(({ extent }) => extent.copies ?? 0);
  const [array, whole] = [isOfArrays(fault.kind), PLACE_OF[fault.kind] === 'whole'];
  if (fault.copy !== 'both' && !(array && copies.includes(2))) {
    const message = array ? 'there is one array, and no copy of it' : `${fault.kind} does not hit arrays`;
    const allowed = array ? 'chip.cells.access two-copies and a two-way projection' : 'both';
    yield { path: path('copy'), code: 'combination-illegal', message, found: fault.copy, allowed };
  }
  if (!whole) return;
  for (const key of ['addresses', 'rows', 'columns'] as const) {
    if (!fault[key]) continue;
    const message = `${fault.kind} hits a whole projection or some of its tiles`;
    yield { path: path(key), code: 'combination-illegal', message, allowed: 'tiles, copy, or neither' };
  }
  if (isOfTiles(fault) && copies.includes(0)) {
    const key = fault.tiles ? 'tiles' : fault.copy !== 'both' ? 'copy' : 'fraction';
    const message = 'only arrays of resistive pairs have tiles that can be hit';
    yield { path: path(key), code: 'combination-illegal', message, allowed: 'a whole projection' };
  }
}

/** A supply that the card says nothing about. */
function* supply(experiment: Experiment, index: number, path: Path): Findings {
  const { kind, value } = experiment.faults[index]!;
  if (kind !== 'supply-drop' || value === null || !hasPairs(experiment)) return;
  try {
    readsAtDrop(experiment, value, false);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    for (const { code, message, found, allowed } of error.problems) {
      const rest = {
        ...(found === undefined ? {} : { found }),
        ...(allowed === undefined ? {} : { allowed }),
      };
      yield { path: path('value'), code, message: `the supply that is left lies ${message}`, ...rest };
    }
  }
}

const hasPairs = ({ chip }: Experiment): boolean =>
  loadCard(CELL_CARD, chip.cells.card).card.cell.kind === 'resistive-pair';

function* reach(experiment: Experiment, index: number, path: Path): Findings {
  const fault = experiment.faults[index]!;
  const [aim] = aimsOf(experiment, fault);
  if (!aim) return;
  const { extent } = aim;
  const { rows, columns } = extent;
  const limits = {
    addresses: addressesOf(fault.kind, extent),
    rows,
    columns,
    tiles: tilesFor(fault.kind, extent),
  };
  for (const key of ['addresses', 'rows', 'columns', 'tiles'] as const) {
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
  if (fault.addresses && (fault.rows || fault.columns || fault.tiles || fault.copy !== 'both')) {
    const message = 'addresses already name every place';
    yield {
      path: path('addresses'),
      code: 'combination-illegal',
      message,
      allowed: 'addresses, or rows, columns, tiles and copy',
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

function* needs(experiment: Experiment, index: number, path: Path): Findings {
  const fault = experiment.faults[index]!;
  const named = experiment.network.projections.find(({ name }) => name === fault.projection);
  const illegal = (key: string, message: string, rest: Partial<Finding>): Finding => ({
    path: path(key),
    code: 'combination-illegal',
    message,
    ...rest,
  });
  const none = fault.projection === undefined && aimsOf(experiment, fault).length === 0;
  if (PLACE_OF[fault.kind] !== 'neuron' && (none || (named && !suits(fault.kind, named.synapse)))) {
    yield illegal('kind', `${fault.kind} is a fault of discrete synapses`, {
      found: `${fault.projection ?? 'projections'} without levels`,
      allowed: `a ternary, metaplastic${OF_DEVICES.has(fault.kind) ? ', conductance' : ''} or binary synapse`,
    });
  }
  const device = OF_DEVICES.has(fault.kind) && experiment.network.projections.some(conducts);
  if (NEED_CELLS.has(fault.kind) && !hasPairs(experiment) && !device) {
    yield illegal('kind', `${fault.kind} is a fault of cells`, {
      found: `chip.cells.card ${experiment.chip.cells.card}`,
      allowed: 'a cell card of resistive pairs (see `nudge cards`)',
    });
  }
  if (NEED_VALUE.has(fault.kind) && fault.value === null && !fault.values) {
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
  if (fault.kind === 'flip-accumulator-bit' && plasticityOf(experiment.estimator) !== 'deferred') {
    yield illegal('kind', 'there are no accumulators when weights move at each spike', {
      found: `estimator.plasticity ${plasticityOf(experiment.estimator)}`,
      allowed: 'deferred',
    });
  }
}
