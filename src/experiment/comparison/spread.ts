import { UserError } from '../../problem/problem.js';
import { INTERRUPTED, numbered, type PlaySettings } from './in-step.js';
import { type Learnt, MEASURES } from './measures.js';
import { type Contender, type Mark, Player } from './player.js';
import type { CommandStream } from './stream.js';

export const BEYOND = 'beyond the spread';
export type Verdict = 'within the spread' | typeof BEYOND | 'no spread known';

/** One measure of how far chips are apart that do not repeat themselves. */
export interface SpreadRow {
  readonly measure: string;
  /** Smallest and largest distance of a run on one chip from a run on the other. */
  readonly between: readonly [number, number] | null;
  /** The same of runs on the same chip: its repeat-to-repeat floor. */
  readonly floor: readonly [number, number] | null;
  readonly verdict: Verdict;
}

export interface Spread {
  readonly blocks: number;
  /** Runs on each chip. */
  readonly repeats: readonly [number, number];
  readonly accuracy: readonly [readonly number[], readonly number[]];
  readonly spikes: readonly [readonly number[], readonly number[]];
  readonly rows: readonly SpreadRow[];
  readonly ended: string | null;
}

/** Plays a stream to each chip, to one that does not repeat itself several times, and compares what was learnt. */
export async function spread(
  stream: CommandStream,
  chips: readonly [Contender, Contender],
  repeats: number,
  settings: PlaySettings,
): Promise<Spread> {
  let done = 0;
  const read = chips.every(({ open }) => open);
  const runs: Learnt[][] = [[], []];
  for (const [k, chip] of chips.entries()) {
    const times = timesOf(chip, repeats);
    for (let time = 0; time < times && !settings.signal.aborted; time++) {
      runs[k]!.push(
        await played(stream, chip, read, { ...settings, onBlock: () => settings.onBlock(++done) }),
      );
    }
  }
  const [left, right] = runs as [Learnt[], Learnt[]];
  const of = <T>(value: (mark: Mark) => T) =>
    [left.map(({ mark }) => value(mark)), right.map(({ mark }) => value(mark))] as const;
  return {
    blocks: Math.max(0, ...runs.flat().map(({ mark }) => mark.blocks)),
    repeats: [left.length, right.length],
    accuracy: of(mark => mark.accuracy ?? Number.NaN),
    spikes: of(({ spikes }) => spikes),
    rows: settings.signal.aborted ? [] : MEASURES.map(measure => rowOf(measure, left, right)),
    ended: settings.signal.aborted ? INTERRUPTED : null,
  };
}

/** Runs on a chip. A recording says the same each time, and one run of it is all there is. */
export const timesOf = ({ capabilities, open }: Contender, repeats: number): number =>
  capabilities.deterministic || !open ? 1 : repeats;

async function played(
  stream: CommandStream,
  chip: Contender,
  read: boolean,
  { signal, onBlock }: PlaySettings,
): Promise<Learnt> {
  const player = new Player(chip, stream.perClass);
  let start: Mark | undefined;
  let blocks = 0;
  try {
    for (const [index, block] of numbered(stream)) {
      for (const command of block) {
        const refusal = (await player.play(command)).find(event => event.kind === 'error');
        if (refusal) throw refused(chip, command.kind, refusal.message);
      }
      blocks = index;
      onBlock(index);
      start ??= await player.mark(0, read, undefined);
      if (signal.aborted) break;
    }
    return { start: start!, mark: await player.mark(blocks, read, stream.questions) };
  } finally {
    player.close();
  }
}

const refused = ({ name }: Contender, kind: string, why: string): UserError =>
  new UserError({ code: 'capability-missing', message: `${name} refuses ${kind}: ${why}` });

/**
 * Beyond the spread is what no two runs of one chip show: every distance between the chips is larger than every
 * distance between two runs of the same. Of the ways to deal out n + m runs to two chips at most one is beyond (in any
 * other a near pair is parted), so that like chips are with probability 1 / C(n + m, n) at most, 2 / C(2n, n) for n = m.
 */
function rowOf({ name, of }: (typeof MEASURES)[number], left: Learnt[], right: Learnt[]): SpreadRow {
  const between = range(left.flatMap(a => right.map(b => of(a, b))));
  const floor = range([...pairs(left), ...pairs(right)].map(([a, b]) => of(a, b)));
  return { measure: name, between, floor, verdict: verdictOf(between, floor) };
}

function verdictOf(between: SpreadRow['between'], floor: SpreadRow['floor']): Verdict {
  if (!between || !floor) return 'no spread known';
  return between[0] > floor[1] ? BEYOND : 'within the spread';
}

const pairs = <T>(items: readonly T[]): [T, T][] =>
  items.flatMap((one, k) => items.slice(k + 1).map((other): [T, T] => [one, other]));

function range(values: readonly (number | undefined)[]): [number, number] | null {
  const known = values.filter(value => value !== undefined);
  return known.length > 0 ? [Math.min(...known), Math.max(...known)] : null;
}
