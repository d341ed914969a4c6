import type { CapabilitySheet } from '../chip/sheet.js';
import { SUBSTRATES } from '../chip/substrates.js';
import { BACK_RULES } from '../estimator/back-propagation.js';
import type { Problem } from '../problem/problem.js';
import type {
  ConfigurePopulation,
  ConfigureProjection,
  ConfigureSynapse,
  Update,
} from '../protocol/messages.js';
import { Refusal } from '../substrate/refusal.js';
import { goesBack } from './contrast.js';
import type { Design } from './design.js';
import type { Experiment } from './schema.js';

/** What the emulated chip of a design would refuse of its network, before anything is sent. */
export function refusals(design: Design): Problem[] {
  const lacks = [...missing(design, design.capabilities)];
  return lacks.length > 0 ? lacks : [...refused(design)];
}

/** Numbers and combinations for which the chip's arithmetic has no place. */
function* refused({ capabilities, card, network }: Design): Generator<Problem> {
  const substrate = SUBSTRATES[card.arithmetic];
  const populations = network.populations as readonly ConfigurePopulation[];
  const projections = network.projections as readonly ConfigureProjection[];
  for (const [id, population] of populations.entries())
    yield* tried(`populations[${id}]`, () => substrate.checkPopulation(population, capabilities));
  for (const [id, projection] of projections.entries())
    yield* tried(`projections[${id}]`, () =>
      substrate.checkProjection(projection, populations, capabilities),
    );
  for (const synapse of network.synapses as readonly ConfigureSynapse[]) {
    const id = synapse.projection;
    yield* tried(`projections[${id}].synapse`, () => substrate.checkSynapse(synapse, projections[id]!));
  }
}

function* tried(path: string, check: () => void): Generator<Problem> {
  try {
    check();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const message = `the chip refuses it: ${error.message} (${error.path})`;
    yield { code: 'capability-missing', path: `network.${path}`, message };
  }
}

/** Words that the network uses and the chip does not know. */
export function* missing({ network, experiment, cells }: Design, can: CapabilitySheet): Generator<Problem> {
  const { populations, projections, synapses } = network;
  const units = populations.map(({ unit }) => unit);
  const encoders = units.flatMap(unit => (unit.kind === 'source' ? [unit.encoder] : []));
  yield* lacking(
    'units',
    units.map(({ kind }) => kind),
    can.units,
  );
  yield* lacking('encoders', encoders, can.encoders);
  yield* lacking(
    'connectivity',
    projections.map(each => each.connectivity),
    can.connectivity,
  );
  yield* lacking(
    'storage of weights',
    projections.map(each => each.storage),
    can.storages,
  );
  yield* lacking(
    'plasticity',
    projections.map(each => each.plasticity),
    can.plasticity,
    IN_THE_LOOP,
  );
  yield* lacking(
    'synapses',
    synapses.map(each => (each.kind === 'synapse' ? each.rule : 'real')),
    can.synapses,
  );
  if (cells.commands.length > 0) yield* lacking('cells', ['pairs'], can.cells);
  yield* lacking('drives', ['nudge'], can.drives);
  yield* lacking('updates', rulesOf(experiment), can.rules, IN_THE_LOOP);
}

function rulesOf({ estimator }: Experiment): readonly Update['rule'][] {
  if (goesBack(estimator)) return [BACK_RULES[estimator.kind].rule];
  if (estimator.plasticity === 'continual' || estimator.plasticity === 'host') return [];
  return [estimator.plasticity === 'captured' ? 'slots' : 'path'];
}

/** A chip that does not learn can be taught. */
const IN_THE_LOOP =
  'Give estimator.plasticity=host: the chip settles, and this program computes the updates and writes them';

function* lacking(
  what: string,
  used: readonly string[],
  known: readonly string[],
  advice?: string,
): Generator<Problem> {
  for (const word of new Set(used)) {
    if (known.includes(word)) continue;
    yield {
      code: 'capability-missing',
      message: `the chip has no ${what} of this kind`,
      found: word,
      allowed: known.length > 0 ? known.join(', ') : 'none',
      ...(advice !== undefined && { advice }),
    };
  }
}
