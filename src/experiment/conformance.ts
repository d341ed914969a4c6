import { freeSettle, learningStep } from '../estimator/contrast.js';
import { type ChipEvent, isTerminal } from '../protocol/messages.js';
import { ChipRefused, Session, type Unnumbered } from '../stream/session.js';
import type { ConnectedChip } from './connected.js';
import { contrastSettings } from './contrast.js';
import type { Design } from './design.js';
import { PROBE, PROBE_TICKS, probeDesign, probeImage, probeLabel, probeSetUp } from './probe-network.js';

export type Verdict = 'kept' | 'broken' | 'not offered';

/** What came of one rule of the protocol. */
export interface RuleResult {
  readonly rule: string;
  readonly verdict: Verdict;
  /** What happened instead, or why it was left out. */
  readonly detail: string;
}

/** A board under test. */
interface Subject {
  readonly session: Session;
  readonly design: Design;
  readonly capabilities: ConnectedChip['capabilities'];
}

/** A rule, and a trial of it that says what is wrong, or nothing. */
interface Rule {
  readonly rule: string;
  /** Why it does not apply to this board, if so. */
  readonly without?: (subject: Subject) => string | undefined;
  readonly trial: (subject: Subject) => Promise<string | undefined>;
}

const OUTPUT = 2;
const settle = (draw: number, record: readonly number[] = []): Unnumbered =>
  ({ ...freeSettle(draw, PROBE_TICKS, OUTPUT, 0), record }) as Unnumbered;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

async function ask(session: Session, command: Unnumbered): Promise<ChipEvent[]> {
  return session.ask(command);
}

async function numbers(session: Session, command: Unnumbered): Promise<number[]> {
  const events = await ask(session, command);
  return events.flatMap(event => ('data' in event ? [...event.data] : []));
}

/** What a refusal was, or that there was none. */
async function refusal(
  session: Session,
  command: Unnumbered,
  codes: readonly string[],
): Promise<string | undefined> {
  try {
    await session.ask(command);
    return `it took ${command.kind} that it has to refuse`;
  } catch (error) {
    if (!(error instanceof ChipRefused)) throw error;
    const { code } = error.event;
    return codes.includes(code) ? undefined : `it refuses with ${code}, not ${codes.join(' or ')}`;
  }
}

const weightsOf = (id: number): Unnumbered => ({ kind: 'read-weights', tensor: 'weight', id });

async function spikesOf(session: Session, draw: number): Promise<unknown> {
  const events = await ask(session, settle(draw, [0, 1, 2]));
  return events.flatMap(event =>
    event.kind === 'spikes'
      ? [...event.ticks].map((tick, k) => [event.population, event.firstTick + tick, event.addresses[k]])
      : [],
  );
}

const RULES: readonly Rule[] = [
  {
    rule: 'another major version is refused as unsupported',
    trial: ({ session }) => refusal(session, { kind: 'hello', major: 2, minor: 0 }, ['unsupported']),
  },
  {
    rule: 'nothing can be settled between Configure and Commit',
    async trial({ session, design }) {
      await session.ask(design.network.configure);
      return refusal(session, settle(1), ['bad-state']);
    },
  },
  {
    rule: 'an impossible population is refused, with its path',
    async trial({ session, design }) {
      await session.ask(design.network.configure);
      const population = { ...design.network.populations[0]!, id: 5 };
      return refusal(session, population as Unnumbered, ['range']);
    },
  },
  {
    rule: 'a network that fits is configured',
    async trial({ session, design }) {
      await session.play(probeSetUp(design));
      return undefined;
    },
  },
  {
    rule: 'weights that were written are read back',
    async trial({ session }) {
      const before = await numbers(session, weightsOf(1));
      const data = Float32Array.from(before, value => -value);
      const block = { offset: 0, count: data.length, total: data.length, data };
      await session.ask({ kind: 'write-weights', tensor: 'weight', id: 1, ...block });
      const after = await numbers(session, weightsOf(1));
      // A fixed-point chip has one negative number more than positive ones.
      const wrong = after.filter((value, k) => value !== data[k] && value !== Math.fround(data[k]!)).length;
      return wrong === 0 ? undefined : `${wrong} of ${after.length} weights differ`;
    },
  },
  {
    rule: 'runs of weights are written, the rest stays',
    without: ({ capabilities }) =>
      capabilities.sparseWrites ? undefined : 'the board takes no sparse writes',
    async trial({ session }) {
      const before = await numbers(session, weightsOf(1));
      const [first, third] = [before[2]!, before[0]!];
      const runs = { offsets: Uint32Array.of(0, 2), counts: Uint32Array.of(1, 1) };
      const data = Float32Array.of(first, third);
      const place = { kind: 'write-sparse', tensor: 'weight', id: 1, total: before.length } as const;
      await session.ask({ ...place, ...runs, data });
      const after = await numbers(session, weightsOf(1));
      const wanted = before.map((value, k) => (k === 0 ? first : k === 2 ? third : value));
      const wrong = after.filter((value, k) => value !== wanted[k]).length;
      return wrong === 0 ? undefined : `${wrong} of ${after.length} weights differ`;
    },
  },
  {
    rule: 'weights that are not there are refused',
    trial: ({ session }) => refusal(session, weightsOf(9), ['range']),
  },
  {
    rule: 'a settle runs its ticks and reads out the output',
    async trial({ session }) {
      await session.ask(probeImage());
      const end = (await ask(session, settle(3))).find(event => event.kind === 'settled');
      if (end === undefined) return 'there is no Settled';
      if (end.ticks !== PROBE_TICKS) return `${end.ticks} ticks of ${PROBE_TICKS}`;
      return end.readout.length === PROBE.outputs ? undefined : `a readout of ${end.readout.length} values`;
    },
  },
  {
    rule: 'the same draw gives the same spikes',
    without: ({ capabilities }) =>
      capabilities.deterministic ? undefined : 'the board does not say that it repeats itself',
    async trial({ session }) {
      const first = await spikesOf(session, 3);
      return same(first, await spikesOf(session, 3)) ? undefined : 'the spikes differ';
    },
  },
  {
    rule: 'spikes come in order of their ticks, as many as are counted',
    async trial({ session }) {
      const events = await ask(session, settle(4, [0, 1, 2]));
      const packets = events.filter(event => event.kind === 'spikes');
      const end = events.find(event => event.kind === 'settled');
      const ordered = packets.every(({ ticks }) =>
        ticks.every((tick, k) => k === 0 || tick >= ticks[k - 1]!),
      );
      if (!ordered) return 'ticks fall';
      const count = packets.reduce((sum, { ticks }) => sum + ticks.length, 0);
      return count === end?.work.spikes
        ? undefined
        : `${count} spikes came, ${end?.work.spikes} were counted`;
    },
  },
  {
    rule: 'counters agree with the settles and never fall',
    async trial({ session }) {
      const ticks = async () => {
        const rows = (await ask(session, { kind: 'telemetry' })).flatMap(event =>
          event.kind === 'telemetry-report' ? event.rows : [],
        );
        return rows.find(row => row.scope === 'chip' && row.counter === 'ticks')?.value;
      };
      const before = await ticks();
      await session.ask(settle(5));
      const after = await ticks();
      if (before === undefined || after === undefined) return 'ticks of the chip are not counted';
      return after - before === PROBE_TICKS ? undefined : `${after - before} ticks of ${PROBE_TICKS}`;
    },
  },
  {
    rule: 'learning changes weights',
    without: ({ capabilities }) =>
      capabilities.plasticity.some(word => word !== 'off') ? undefined : 'the board has no plasticity',
    async trial({ session, design }) {
      const before = await numbers(session, weightsOf(1));
      await session.play(lessons(design, 0, 8));
      return same(before, await numbers(session, weightsOf(1))) ? 'no weight has changed' : undefined;
    },
  },
  {
    rule: 'a snapshot that is put back gives the same weights and spikes',
    async trial({ session, design }) {
      const state = async () => [await numbers(session, weightsOf(0)), await spikesOf(session, 6)];
      await session.ask(probeImage());
      const image = Uint8Array.from(await numbers(session, { kind: 'snapshot' }));
      const then = await state();
      await session.play(lessons(design, 8, 4));
      const block = { offset: 0, count: image.length, total: image.length, data: image };
      await session.play([{ kind: 'restore', ...block }, probeImage()]);
      return same(then, await state()) ? undefined : 'they differ';
    },
  },
  {
    rule: 'a snapshot of another length is refused',
    trial: ({ session }) =>
      refusal(session, { kind: 'restore', offset: 0, count: 3, total: 3, data: new Uint8Array(3) }, [
        'range',
        'bad-state',
        'malformed',
        'no-room',
      ]),
  },
  {
    rule: 'every command ends in exactly one terminal event, in order',
    async trial({ session }) {
      let ends = 0;
      const commands = Array.from({ length: 24 }, (_, k) => (k % 2 ? settle(k) : probeImage(k)));
      await session.play(commands, event => {
        if (isTerminal(event)) ends++;
      });
      return ends === commands.length ? undefined : `${ends} terminal events for ${commands.length} commands`;
    },
  },
  {
    rule: 'Configure forgets what there was',
    async trial({ session, design }) {
      await session.play(probeSetUp(design).slice(0, 1 + PROBE_POPULATIONS + PROBE_PROJECTIONS));
      await session.ask({ kind: 'commit' });
      const left = (await numbers(session, weightsOf(0))).filter(value => value !== 0).length;
      return left === 0 ? undefined : `${left} weights are not 0`;
    },
  },
];

const PROBE_POPULATIONS = 3;
const PROBE_PROJECTIONS = 2;

function* lessons(design: Design, from: number, count: number): Generator<Unnumbered> {
  const settings = {
    ...contrastSettings(design),
    firstTicks: PROBE_TICKS,
    secondTicks: PROBE_TICKS,
    readoutFrom: 0,
  };
  for (let k = from; k < from + count; k++) {
    yield probeImage(k);
    yield probeLabel(k % PROBE.outputs);
    yield* learningStep(settings, k, 1, 1);
  }
}

/** Tries a board on the rules of the protocol. @throws UserError when the board goes away meanwhile */
export async function conformance(
  { chip, capabilities }: ConnectedChip,
  onRule: (result: RuleResult) => void = () => {},
): Promise<RuleResult[]> {
  const session = new Session(chip, Math.min(2, capabilities.window));
  const subject: Subject = { session, design: probeDesign(capabilities), capabilities };
  const results: RuleResult[] = [];
  try {
    for (const rule of RULES) {
      const result = await tried(rule, subject);
      results.push(result);
      onRule(result);
    }
  } finally {
    session.close();
  }
  return results;
}

async function tried({ rule, without, trial }: Rule, subject: Subject): Promise<RuleResult> {
  const missing = without?.(subject);
  if (missing !== undefined) return { rule, verdict: 'not offered', detail: missing };
  try {
    const wrong = await trial(subject);
    return { rule, verdict: wrong === undefined ? 'kept' : 'broken', detail: wrong ?? '' };
  } catch (error) {
    if (error instanceof ChipRefused) return { rule, verdict: 'broken', detail: error.message };
    throw error;
  }
}
