import { PROBE, probeDesign, probeImage, probeSetUp } from '../experiment/probe-network.js';
import { Session, type Unnumbered } from '../stream/session.js';
import { withPrefix } from '../units/quantity.js';
import { withBoard } from './board-info.js';
import { linkSentence } from './link-words.js';
import { percent, table } from './words.js';
import type { Shown } from './writer.js';

interface Measurement {
  readonly what: string;
  readonly perSecond: number;
  /** Share of the speed of the line that payload took, in the busier direction. */
  readonly line: number | undefined;
}

/** Measures round trips and streams both ways for `seconds` each, in the time of the line. */
export function benchBoard(place: string, seconds: number): Promise<Shown> {
  return withBoard(place, async ({ chip, capabilities, report }) => {
    const one = new Session(chip, 1);
    const probe = probeDesign(capabilities);
    await one.play(probeSetUp(probe));
    const measured: Measurement[] = [];
    const measure = async (what: string, session: Session, command: Unnumbered) => {
      const before = report();
      let count = 0;
      const until = before.seconds + seconds;
      await session.play(repeated(command, () => report().seconds < until && count++ >= 0));
      const after = report();
      const took = after.seconds - before.seconds;
      const out = after.counters.payloadSent - before.counters.payloadSent;
      const back = after.counters.payloadReceived - before.counters.payloadReceived;
      const rate = after.bytesPerSecond;
      const line = rate === undefined ? undefined : Math.max(out, back) / (rate * took);
      measured.push({ what, perSecond: count / took, line });
    };
    const reads = { kind: 'read-weights', tensor: 'weight', id: 0 } as const;
    await measure('round trips, one command at a time', one, probeImage());
    const many = await windowed(one, chip, capabilities.window, probeSetUp(probe));
    await measure(`images of ${PROBE.inputs} bytes, ${capabilities.window} at once`, many, probeImage());
    await measure(`reads of ${PROBE.inputs * PROBE.hidden} weights`, many, reads);
    many.close();
    const link = report();
    const rows = measured.map(({ what, perSecond, line }) => [
      what,
      withPrefix(perSecond, '/s'),
      line === undefined ? '' : percent(line),
    ]);
    const text = `${table(['', 'rate', 'payload of the line'], rows, { right: [1, 2] })}\n\n${linkSentence(link)}`;
    return { document: { place, measured, link }, text };
  });
}

/** A new conversation with more commands at once. */
async function windowed(
  before: Session,
  chip: ConstructorParameters<typeof Session>[0],
  window: number,
  setUp: readonly Unnumbered[],
): Promise<Session> {
  before.close();
  const session = new Session(chip, window);
  await session.play(setUp);
  return session;
}

function* repeated(command: Unnumbered, more: () => boolean): Generator<Unnumbered> {
  while (more()) yield command;
}
