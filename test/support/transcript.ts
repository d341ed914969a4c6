import { execFileSync } from 'node:child_process';
import type { Chip } from '../../src/protocol/chip.js';
import { decodeEventPart } from '../../src/protocol/codec.js';
import { type ChipEvent, type Command, isTerminal } from '../../src/protocol/messages.js';
import { Inbox, payloadsOf } from '../../src/protocol/wire.js';
import { ChipRefused, Session, type Unnumbered } from '../../src/stream/session.js';

/** What a chip answered to one command, without what may differ between chips: how blocks are cut, and wording. */
export interface Answer {
  readonly kinds: readonly string[];
  /** Elements of all blocks, spikes as population, tick, address; counters as they come. */
  readonly numbers: readonly (number | string)[];
}

/** Plays commands one after the other; a refusal is an answer too. */
export async function transcript(chip: Chip, commands: readonly Unnumbered[]): Promise<Answer[]> {
  const session = new Session(chip, 1);
  const answers: Answer[] = [];
  for (const command of commands) {
    const events = await session.ask(command).catch((error: unknown) => {
      if (error instanceof ChipRefused) return [error.event];
      throw error;
    });
    answers.push(answerOf(events));
  }
  session.close();
  return answers;
}

const PAYLOAD = 640;

/** The same by the machine of the firmware, without a link: the program `machine-lines`. */
export function machineTranscript(program: string, commands: readonly Unnumbered[]): Answer[] {
  const numbered = commands.map((body, k) => ({ ...body, requestId: k + 1 }) as Command);
  const lines = numbered.flatMap(command =>
    payloadsOf(command, PAYLOAD).map(bytes => Buffer.from(bytes).toString('hex')),
  );
  const input = `${lines.join('\n')}\n`;
  const output = execFileSync(program, { input, encoding: 'utf8', maxBuffer: 2 ** 28 });
  const inbox = new Inbox(decodeEventPart, PAYLOAD);
  const byId = new Map<number, ChipEvent[]>();
  for (const line of output.split('\n')) {
    if (line === '.' || line === '') continue;
    const event = inbox.accept(Buffer.from(line, 'hex'));
    if (event) byId.set(event.requestId, [...(byId.get(event.requestId) ?? []), event]);
  }
  return numbered.map(({ requestId }) => answerOf(byId.get(requestId) ?? []));
}

function answerOf(events: readonly ChipEvent[]): Answer {
  const spikes = events
    .flatMap(event => (event.kind === 'spikes' ? triples(event) : []))
    .sort(([p, t, a], [q, u, b]) => p - q || t - u || a - b);
  const numbers = [...spikes.flat(), ...events.flatMap(numbersOf)];
  return { kinds: [...new Set(events.filter(isTerminal).map(event => event.kind))], numbers };
}

type Triple = [population: number, tick: number, address: number];

const triples = (event: Extract<ChipEvent, { kind: 'spikes' }>): Triple[] =>
  [...event.addresses].map((address, k) => [event.population, event.firstTick + event.ticks[k]!, address]);

function numbersOf(event: ChipEvent): (number | string)[] {
  switch (event.kind) {
    case 'weights':
    case 'state':
    case 'snapshot-block':
      return [...event.data];
    case 'settled':
      return [
        event.ticks,
        event.residual,
        Number(event.converged),
        ...event.readout,
        ...Object.values(event.work),
      ];
    case 'telemetry-report':
      return event.rows.flatMap(({ scope, id, counter, value }) => [scope, id, counter, value]);
    case 'error':
      return [event.code, event.path];
    default:
      return [];
  }
}
