import { expect } from 'vitest';
import { openChip } from '../../src/chip/emulator.js';
import { learningStep } from '../../src/estimator/contrast.js';
import type { CounterRow, SnapshotBlock } from '../../src/protocol/messages.js';
import { ChipRefused, Session, type Unnumbered } from '../../src/stream/session.js';
import {
  HIDDEN,
  INERTIA,
  METAPLASTIC,
  OUTPUTS,
  read,
  SOURCES,
  settled,
  setUpToy,
  TERNARY,
  type ToyOptions,
  target,
  telemetryOf,
  whole,
} from './toy-network.js';

export const SYNAPSES = [SOURCES * HIDDEN, HIDDEN * OUTPUTS] as const;
export const RULES = { ternary: TERNARY, metaplastic: METAPLASTIC, inertia: INERTIA };
export const WEIGHT = Math.fround(0.3);

const sessions: Session[] = [];

/** A session with a bare chip, `window` commands ahead at most; for `afterEach(closeSessions)` to close. */
export function bareChip(window = 4): Session {
  const session = new Session(openChip(), window);
  sessions.push(session);
  return session;
}

export function closeSessions(): void {
  for (const session of sessions.splice(0)) session.close();
}

/** A chip with the toy network, its weights written. */
export async function chipWith(options: ToyOptions): Promise<Session> {
  const session = bareChip();
  await setUpToy(session, options);
  return session;
}

export const refusal = async (session: Session, command: Unnumbered | readonly Unnumbered[]) => {
  const error = await session.play([command].flat() as Unnumbered[]).then(
    () => undefined,
    reason => reason,
  );
  expect(error).toBeInstanceOf(ChipRefused);
  const { code, message, path } = (error as ChipRefused).event;
  return { code, message, path };
};

/** Large steps, so that levels change. */
export const RATE_SCALE = 10;

export type When = 'deferred' | 'continual';

export const sample = (draw: number, rateScale = RATE_SCALE, plasticity: When = 'deferred'): Unnumbered[] => [
  ...learningStep(
    {
      ...({ kind: 'centered', beta: 1, firstTicks: 60, secondTicks: 60 } as const),
      ...({ plasticity, output: 2, readoutFrom: 20 } as const),
    },
    draw,
    1,
    rateScale,
  ),
];

/** Labels take turns, so that there is always something to learn. */
export async function learn(
  session: Session,
  samples: number,
  from = 0,
  rateScale = RATE_SCALE,
  plasticity: When = 'deferred',
): Promise<void> {
  for (let k = from; k < from + samples; k++)
    await session.play([target(k % OUTPUTS), ...sample(k, rateScale, plasticity)]);
}

export async function countersOf(session: Session, id: number) {
  const mine = (await telemetryOf(session)).filter(row => row.scope === 'projection' && row.id === id);
  return (counter: CounterRow['counter']) => mine.find(row => row.counter === counter)?.value;
}

export const everything = async (session: Session) => ({
  weights: [await read(session, 'weight', 0), await read(session, 'weight', 1)],
  hidden: [await read(session, 'hidden', 0), await read(session, 'hidden', 1)],
  bias: await read(session, 'bias', 1),
});

/** The same, and the pulses that the devices of the projection between neurons have seen. */
export const everythingAndPulses = async (session: Session) => ({
  ...(await everything(session)),
  pulses: await read(session, 'pulses', 1),
});

export const fault = (
  name: Extract<Unnumbered, { kind: 'inject-fault' }>['fault'],
  target: number,
  address: number,
  value: number,
): Unnumbered => ({ kind: 'inject-fault', fault: name, target, address, value });

/** Spikes of one population in a settle, as `tick/address`, in the order in which they were reported. */
export async function spikesOf(
  session: Session,
  population: number,
  changes: Parameters<typeof settled>[1] = {},
): Promise<string[]> {
  const { packets } = await settled(session, { ...changes, record: [population] });
  return packets.flatMap(({ ticks, addresses }) => [...ticks].map((tick, k) => `${tick}/${addresses[k]}`));
}

/** A snapshot of a chip, whole. */
export async function imageOf(session: Session): Promise<Uint8Array> {
  const parts = (await session.ask({ kind: 'snapshot' })) as SnapshotBlock[];
  return Uint8Array.from(parts.flatMap(part => [...part.data]));
}

export async function restore(session: Session, image: Uint8Array): Promise<void> {
  await session.ask({ kind: 'restore', ...whole(image) });
}

/** Restores a snapshot of one chip on another. */
export const copyChip = async (from: Session, to: Session): Promise<void> => restore(to, await imageOf(from));

export const levelsOf = (weights: readonly number[]): number[] => weights.map(Math.sign);
