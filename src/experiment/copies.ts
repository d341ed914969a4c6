import type { ConfigureCells } from '../protocol/messages.js';
import type { Session } from '../stream/session.js';
import type { Design } from './design.js';
import type { Trial } from './trial.js';
import { readTensor } from './weights.js';

/** How the weights of two copies differ: those that spikes find going forward and going back. */
export interface Copies {
  /** Between the two as vectors, degrees: 0 where they agree, 90 where they have nothing in common. */
  readonly angle: number;
  /** Share of synapses that are read as different levels. */
  readonly different: number;
  /**
   * Slope of the backward weights on the forward ones: the share of an error signal that comes back as a symmetric
   * network would send it. The rest is noise that does not change from sample to sample.
   */
  readonly returned: number;
}

/** True for cells in two copies of which the second is read. */
export const twoCopies = (
  { network }: Pick<Design, 'network'>,
  cells: Omit<ConfigureCells, 'requestId'>,
): boolean => cells.access === 'two-copies' && network.projections[cells.projection]!.bidirectional;

/** Reads both copies of a projection and compares them. */
export async function copiesOf(session: Session, id: number): Promise<Copies> {
  const forward = await readTensor(session, 'weight', id);
  return compareCopies(forward, await readTensor(session, 'backward', id));
}

/** @param forward, backward weights of the same synapses in the same order */
export function compareCopies(forward: ArrayLike<number>, backward: ArrayLike<number>): Copies {
  let [both, ahead, back, different] = [0, 0, 0, 0];
  for (let k = 0; k < forward.length; k++) {
    both += forward[k]! * backward[k]!;
    ahead += forward[k]! ** 2;
    back += backward[k]! ** 2;
    if (forward[k] !== backward[k]) different++;
  }
  const cosine = Math.max(-1, Math.min(1, both / Math.sqrt(ahead * back)));
  return {
    angle: ahead * back > 0 ? (Math.acos(cosine) * 180) / Math.PI : different > 0 ? 90 : 0,
    different: forward.length > 0 ? different / forward.length : 0,
    returned: ahead > 0 ? both / ahead : 1,
  };
}

/** Column of metrics with the angle between the copies of a projection, by its name. */
const column = (name: string): string => `copy_angle_${name}`;

const copied = (design: Design) =>
  design.cells.commands
    .filter(command => twoCopies(design, command))
    .map(({ projection: id }) => ({ id, name: column(design.network.projections[id]!.name) }));

/** Columns that runs with two copies have besides. */
export const copyColumns = (design: Design): string[] => copied(design).map(({ name }) => name);

/** Their values, for a row of metrics; degrees. */
export async function copyAngles(trial: Trial, session: Session): Promise<Record<string, number>> {
  const angles: Record<string, number> = {};
  for (const { id, name } of copied(trial)) angles[name] = (await copiesOf(session, id)).angle;
  return angles;
}
