import { repeatsUntil, type Wear, wearOf } from '../array/lifetime.js';
import { tiling } from '../array/pairs.js';
import type { Session } from '../stream/session.js';
import { type Copies, copiesOf, twoCopies } from './copies.js';
import { readTensor, type Trial } from './trial.js';

/** Share of broken devices at which an array counts as worn out. */
const WORN_SHARE = 0.01;

/** A cell by its place in the network, and which of its two devices. */
export interface HotCell {
  readonly source: number;
  readonly target: number;
  readonly branch: 'bit line' | 'complement';
  readonly pulses: number;
}

/** The array that holds one projection, after training. */
export interface DeviceSummary {
  readonly projection: string;
  readonly card: string;
  readonly tiles: number;
  /** Share of the tiles' pairs that hold a synapse. */
  readonly utilisation: number;
  /** Pulses per device. */
  readonly pulses: Omit<Wear, 'hottest'>;
  readonly hottest: readonly HotCell[];
  /** Training samples until 1 % of the devices are expected to have broken; null where they never do. */
  readonly samplesUntilWorn: number | null;
  /** How the copies of the two directions differ; null where there is one. */
  readonly copies: Copies | null;
}

/** Asks a chip how its cells were used in learning from `samples` samples; empty where cells are ideal. */
export async function readDevices(trial: Trial, session: Session, samples: number): Promise<DeviceSummary[]> {
  const found: DeviceSummary[] = [];
  const { card, commands } = trial.cells;
  for (const cells of commands) {
    const pulses = (await readTensor(session, 'pulses', cells.projection)) as Uint32Array;
    const { name, source, target } = trial.network.projections[cells.projection]!;
    const neurons = (id: number) => trial.network.populations[id]!.shape.reduce((a, b) => a * b, 1);
    const [rows, columns] = [neurons(source), neurons(target)];
    const { hottest, ...rest } = wearOf(pulses);
    found.push({
      projection: name,
      card: card!.name,
      ...tiling({ rows, columns }, cells),
      pulses: rest,
      hottest: hottest.map(({ device, pulses: count }) => ({
        source: Math.floor((device >> 1) / columns),
        target: (device >> 1) % columns,
        branch: device % 2 === 0 ? 'bit line' : 'complement',
        pulses: count,
      })),
      samplesUntilWorn: worn(pulses, samples, cells.lifeCycles, cells.lifeShape),
      copies: twoCopies(trial, cells) ? await copiesOf(session, cells.projection) : null,
    });
  }
  return found;
}

function worn(pulses: Uint32Array, samples: number, scale: number, shape: number): number | null {
  if (scale === 0) return null;
  const repeats = repeatsUntil(WORN_SHARE, pulses, { scale, shape });
  return Number.isFinite(repeats) ? repeats * samples : null;
}
