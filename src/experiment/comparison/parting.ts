import type { StateVariable } from '../../protocol/messages.js';
import type { Unnumbered } from '../../stream/session.js';
import type { AnswerDifference } from './answer.js';
import type { Player } from './player.js';

/** Neighbours that are shown on either side of the first element that differs. */
const AROUND = 2;
const VARIABLES: readonly StateVariable[] = ['potential', 'rate', 'acceleration'];

/** The same numbers of two chips. */
export interface Beside {
  /** Such as `potential of hidden`. */
  readonly what: string;
  readonly total: number;
  readonly differing: number;
  /** Elements around the one that the difference is about, or the first one that differs. */
  readonly rows: readonly { readonly index: number; readonly left: number; readonly right: number }[];
}

/** Where two chips part, and what each of them held then. */
export interface Parting {
  /** Number of the command in the stream, from 1. */
  readonly command: number;
  readonly kind: Unnumbered['kind'];
  /** Blocks done before: samples, or settles of a recording. */
  readonly block: number;
  readonly event: string;
  readonly path: string;
  readonly left: string;
  readonly right: string;
  /** Name of the population whose spikes differ, where spikes do. */
  readonly population?: string;
  /** Empty where a chip tells nothing more than was recorded. */
  readonly states: readonly Beside[];
}

/** @param place of the command in the stream */
export async function partingOf(
  [left, right]: readonly [Player, Player],
  place: Pick<Parting, 'command' | 'kind' | 'block'>,
  difference: AnswerDifference,
): Promise<Parting> {
  const { event, path, left: one, right: other, population } = difference;
  const name = left.layout.populations.find(({ id }) => id === population)?.name;
  const open = left.contender.open && right.contender.open;
  return {
    ...place,
    ...{ event, path, left: String(one), right: String(other) },
    ...(name !== undefined && { population: name }),
    states: open ? await statesOf(left, right, difference) : [],
  };
}

async function statesOf(
  left: Player,
  right: Player,
  { population, neuron }: Pick<AnswerDifference, 'population' | 'neuron'>,
): Promise<Beside[]> {
  const found: Beside[] = [];
  for (const { id, name, unit } of left.layout.populations) {
    if (unit.kind === 'source') continue;
    for (const variable of VARIABLES) {
      const [a, b] = await Promise.all([left, right].map(player => player.state(id, variable)));
      const around = id === population ? neuron : undefined;
      if (a && b) found.push(beside(`${variable} of ${name}`, a, b, around));
    }
  }
  const [a, b] = await Promise.all([left.learnt(true), right.learnt(true)]);
  for (const [what, values] of a) if (b.has(what)) found.push(beside(what, values, b.get(what)!));
  return found;
}

/** @param around element that is shown with its neighbours; without it the first one that differs */
export function beside(
  what: string,
  left: ArrayLike<number>,
  right: ArrayLike<number>,
  around?: number,
): Beside {
  const total = Math.max(left.length, right.length);
  const differs = (k: number) => !Object.is(left[k], right[k]);
  const all = Array.from({ length: total }, (_, k) => k).filter(differs);
  const first = all.length > 0 ? (around ?? all[0]) : undefined;
  if (first === undefined) return { what, total, differing: 0, rows: [] };
  const from = Math.max(0, first - AROUND);
  const to = Math.min(total - 1, first + AROUND);
  const rows = Array.from({ length: to - from + 1 }, (_, k) => from + k).map(index => ({
    index,
    left: left[index] ?? Number.NaN,
    right: right[index] ?? Number.NaN,
  }));
  return { what, total, differing: all.length, rows };
}
