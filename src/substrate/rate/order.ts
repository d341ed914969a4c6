import type { RateUnit } from '../../protocol/messages.js';

/** Two populations with synapses between them. */
export interface Pair {
  readonly source: number;
  readonly target: number;
}

/**
 * The groups of populations that move together, in the order in which they move.
 * @param moving ids of the populations that relax, ascending
 */
export function groupsOf(
  order: RateUnit['order'],
  moving: readonly number[],
  pairs: readonly Pair[],
): number[][] {
  switch (order) {
    case 'synchronous':
      return [[...moving]];
    case 'asynchronous':
      return apart(moving, pairs);
    case 'forward':
      return moving.map(id => [id]);
    case 'backward':
      return moving.map(id => [id]).reverse();
  }
}

/** Each population joins the first group that it has no synapses with: odd and even layers of a chain. */
function apart(moving: readonly number[], pairs: readonly Pair[]): number[][] {
  const groups: number[][] = [];
  const joined = (a: number, b: number): boolean =>
    pairs.some(({ source, target }) => (source === a && target === b) || (source === b && target === a));
  for (const id of moving) {
    const group = groups.find(members => members.every(member => !joined(id, member)));
    if (group) group.push(id);
    else groups.push([id]);
  }
  return groups;
}
