import { broken, type Findings, projectionPath, type Rule } from './findings.js';
import type { Experiment } from './schema.js';

const code = 'combination-illegal';

/** Synapses of networks of rates, and the cells that hold them. */
export function* rateSynapses(experiment: Experiment): Findings {
  yield* synapses(experiment);
  yield* cells(experiment);
  yield* periphery(experiment);
}

function* synapses({ network, chip }: Experiment): Findings {
  const { weight } = chip.precision;
  if (weight && weight.kind !== 'float32') {
    const path = ['chip', 'precision', 'weight'];
    yield { path, code, message: 'rate units have float32 weights', found: weight.kind, allowed: 'float32' };
  }
  for (const [index, projection] of network.projections.entries()) {
    const input = network.populations.find(({ role }) => role === 'input')?.name;
    const { synapse } = projection;
    const whole = synapse.kind === 'real' && synapse.storage !== 'float32';
    const rules: Rule[] = [
      [whole, 'synapse', 'whole numbers', 'storage float32'],
      [projection.connectivity === 'sparse', 'connectivity', 'sparse', 'dense or convolution'],
      [projection.extra_delay_ticks > 0, 'extra_delay_ticks', String(projection.extra_delay_ticks), '0'],
      [projection.to === input, 'to', projection.to, 'a population that relaxes'],
      [projection.from === input && projection.bidirectional, 'bidirectional', 'true', 'false'],
    ];
    const message =
      'rate units have dense or convolved synapses without delay, and nothing goes into an input';
    yield* broken(rules, message, key => projectionPath(index, key));
  }
}

/** What stands behind weights that are levels is read when it has been stored, into one copy. */
function* cells({ chip, network }: Experiment): Findings {
  const levels = network.projections.some(({ synapse }) => synapse.kind !== 'real');
  if (!levels || chip.cells.card === 'ideal') return;
  const { reading, access } = chip.cells;
  const rules: Rule[] = [
    [reading === 'every-event', 'reading', reading, 'once'],
    [access === 'two-copies', 'access', access, 'transposed-cell or row-scan'],
  ];
  const message = 'rates find one digital copy of levels that were read after programming';
  yield* broken(rules, message, key => ['chip', 'cells', key]);
}

/** What is read of a device in a network that relaxes is read all the time, by whoever it drives. */
function* periphery({ chip }: Experiment): Findings {
  const { periphery: card } = chip.analog;
  if (card === null) return;
  const message = 'networks of rates find their devices without wires and converters';
  yield { path: ['chip', 'analog', 'periphery'], code, message, found: card, allowed: 'null' };
}
