import { repeatsUntil, type Wear, wearOf } from '../array/lifetime.js';
import { tiling } from '../array/pairs.js';
import type { ConfigureConductances } from '../protocol/messages.js';
import type { Session } from '../stream/session.js';
import { type Copies, copiesOf, twoCopies } from './copies.js';
import { neuronsOf } from './design.js';
import type { Trial } from './trial.js';
import { readTensor } from './weights.js';

/** Share of broken devices at which an array counts as worn out. */
const WORN_SHARE = 0.01;

/** A device by its place in the network, and which of its synapse's devices it is. */
export interface HotCell {
  readonly source: number;
  readonly target: number;
  readonly branch: string;
  readonly pulses: number;
}

/** The devices that one projection is made of, after training. */
export interface DeviceSummary {
  readonly projection: string;
  readonly card: string;
  /** Null where devices are in no tiles of pairs. */
  readonly tiles: number | null;
  /** Share of the tiles' pairs that hold a synapse; null where there are none. */
  readonly utilisation: number | null;
  /** Pulses per device. */
  readonly pulses: Omit<Wear, 'hottest'>;
  readonly hottest: readonly HotCell[];
  /** Training samples until 1 % of the devices are expected to have broken; null where they never do. */
  readonly samplesUntilWorn: number | null;
  /** How the copies of the two directions differ; null where there is one. */
  readonly copies: Copies | null;
}

/** Asks a chip how its devices were used in learning from `samples` samples; empty where synapses are ideal. */
export async function readDevices(trial: Trial, session: Session, samples: number): Promise<DeviceSummary[]> {
  const { cells, network } = trial;
  const found: DeviceSummary[] = [];
  for (const command of cells.commands) {
    const pulses = await pulsesOf(session, command.projection);
    found.push({
      ...usedOf(trial, command.projection, pulses, ['bit line', 'complement']),
      card: cells.card!.name,
      ...tiling(sizesOf(trial, command.projection), command),
      samplesUntilWorn: worn(pulses, samples, command.lifeCycles, command.lifeShape),
      copies: twoCopies(trial, command) ? await copiesOf(session, command.projection) : null,
    });
  }
  for (const { projection } of network.conductances as readonly ConfigureConductances[]) {
    const pulses = await pulsesOf(session, projection);
    const { rows, columns } = sizesOf(trial, projection);
    const branches = pulses.length > rows * columns ? ['positive', 'negative'] : ['resistor'];
    const { synapse } = trial.experiment.network.projections[projection]!;
    found.push({
      ...usedOf(trial, projection, pulses, branches),
      card: synapse.kind === 'conductance' ? synapse.device : '',
      ...{ tiles: null, utilisation: null, samplesUntilWorn: null, copies: null },
    });
  }
  return found;
}

const pulsesOf = async (session: Session, projection: number): Promise<Uint32Array> =>
  (await readTensor(session, 'pulses', projection)) as Uint32Array;

/** Neurons of the source and of the target. */
function sizesOf(
  { network }: Trial,
  projection: number,
): { readonly rows: number; readonly columns: number } {
  const { source, target } = network.projections[projection]!;
  const [rows, columns] = [source, target].map(id => neuronsOf(network.populations[id]!)) as [number, number];
  return { rows, columns };
}

/** @param branches the devices of a synapse, in the order in which pulses are read */
function usedOf(trial: Trial, projection: number, pulses: Uint32Array, branches: readonly string[]) {
  const { columns } = sizesOf(trial, projection);
  const { hottest, ...rest } = wearOf(pulses);
  const cells = hottest.map(({ device, pulses: count }): HotCell => {
    const synapse = Math.floor(device / branches.length);
    const [source, target] = [Math.floor(synapse / columns), synapse % columns];
    return { source, target, branch: branches[device % branches.length]!, pulses: count };
  });
  return { projection: trial.network.projections[projection]!.name, pulses: rest, hottest: cells };
}

function worn(pulses: Uint32Array, samples: number, scale: number, shape: number): number | null {
  if (scale === 0) return null;
  const repeats = repeatsUntil(WORN_SHARE, pulses, { scale, shape });
  return Number.isFinite(repeats) ? repeats * samples : null;
}
