import { UserError } from '../../problem/problem.js';
import type { ChipEvent } from '../../protocol/messages.js';
import type { Unnumbered } from '../../stream/session.js';
import { answerDifference } from './answer.js';
import { MEASURES } from './measures.js';
import { type Parting, partingOf } from './parting.js';
import { type Contender, type Mark, Player } from './player.js';
import type { CommandStream } from './stream.js';

/** Why a stream ended that somebody stopped. */
export const INTERRUPTED = 'interrupted';

export interface PlaySettings {
  /** Blocks between two marks. */
  readonly every: number;
  /** Aborting ends the stream behind the block at hand. */
  readonly signal: AbortSignal;
  /** Told of each block that was played, counted through all chips and repeats. */
  readonly onBlock: (blocks: number) => void;
}

/** How far two chips are apart after some blocks. */
export interface DriftRow {
  readonly blocks: number;
  readonly spikes: readonly [number, number];
  readonly accuracy: readonly [number | null, number | null];
  /** By name of the measure; null where there is nothing to compare. */
  readonly measures: Readonly<Record<string, number | null>>;
}

export interface InStep {
  readonly commands: number;
  readonly blocks: number;
  /** Null for chips that answered everything alike. */
  readonly parting: Parting | null;
  readonly drift: readonly DriftRow[];
  /** Why it ended before the stream did, if so. */
  readonly ended: string | null;
}

/** Plays a stream to two chips command by command: the next one is sent when both have answered. */
export async function inStep(
  stream: CommandStream,
  [one, other]: readonly [Contender, Contender],
  { every, signal, onBlock }: PlaySettings,
): Promise<InStep> {
  const players = [new Player(one, stream.perClass), new Player(other, stream.perClass)] as const;
  const read = one.open && other.open;
  const drift: DriftRow[] = [];
  let commands = 0;
  let blocks = 0;
  let parting: Parting | null = null;
  let ended: string | null = null;
  const start: Mark[] = [];
  const mark = () => Promise.all(players.map(player => player.mark(blocks, read, stream.questions)));
  try {
    for (const [index, block] of numbered(stream)) {
      for (const command of block) {
        commands++;
        const answers = await both(players, command);
        const difference = parting ? undefined : answerDifference(...answers);
        if (difference) {
          const place = { command: commands, kind: command.kind, block: blocks };
          parting = await partingOf(players, place, difference);
        }
        ended = refusedByOne(players, command, answers);
        if (ended !== null) break;
      }
      if (ended !== null) {
        if (index === 0) throw unfit(ended);
        break;
      }
      blocks = index;
      onBlock(blocks);
      if (index === 0) start.push(...(await mark()));
      else if (index % every === 0 || index === stream.length || signal.aborted)
        drift.push(driftRow(start, await mark()));
      if (!signal.aborted) continue;
      ended = INTERRUPTED;
      break;
    }
    return { commands, blocks, parting, drift, ended };
  } finally {
    for (const player of players) player.close();
  }
}

/** The blocks of a stream with their numbers: 0 sets the chip up. */
export function* numbered({ blocks, length }: CommandStream): Generator<[number, Iterable<Unnumbered>]> {
  let index = 0;
  for (const block of blocks) {
    yield [index, block];
    if (index++ === length) return;
  }
}

type Answers = readonly [readonly ChipEvent[], readonly ChipEvent[]];

async function both([left, right]: readonly [Player, Player], command: Unnumbered): Promise<Answers> {
  return Promise.all([left.play(command), right.play(command)]);
}

/** A chip that has not carried out what the other one has is somewhere else from here on. */
function refusedByOne(
  players: readonly [Player, Player],
  { kind }: Unnumbered,
  answers: Answers,
): string | null {
  const refusals = answers.map(events => events.find(event => event.kind === 'error'));
  const by = refusals.findIndex(refusal => refusal !== undefined);
  if (by < 0 || refusals.every(refusal => refusal !== undefined)) return null;
  const { path, message } = refusals[by]!;
  return `${players[by]!.contender.name} refuses ${kind}${path ? ` (${path})` : ''}: ${message}`;
}

const unfit = (message: string): UserError =>
  new UserError({
    code: 'capability-missing',
    message,
    advice:
      'Commands are laid out for the board, or else for the first chip that is named; name the other one first',
  });

function driftRow(start: readonly Mark[], [a, b]: readonly Mark[]): DriftRow {
  const [left, right] = [
    { start: start[0]!, mark: a! },
    { start: start[1]!, mark: b! },
  ];
  return {
    blocks: a!.blocks,
    spikes: [a!.spikes, b!.spikes],
    accuracy: [a!.accuracy ?? null, b!.accuracy ?? null],
    measures: Object.fromEntries(MEASURES.map(({ name, of }) => [name, of(left, right) ?? null])),
  };
}
