import { learningStep } from '../../src/estimator/contrast.js';
import type { Chip } from '../../src/protocol/chip.js';
import type { ChipEvent } from '../../src/protocol/messages.js';
import { Session, type Unnumbered } from '../../src/stream/session.js';
import { INTEGERS, OUTPUTS, present, read, SOURCES, setUpToy, target } from './toy-network.js';

/** What a short training brought: every event, spikes apart from their packets, and what was learnt. */
export interface Lesson {
  readonly events: readonly string[];
  readonly spikes: readonly string[];
  readonly weights: readonly (readonly number[])[];
}

/**
 * A short training of the toy network on a fixed-point chip, which also records, reads, counts and breaks a neuron.
 * `onSample` hears of each sample as it is sent.
 */
export async function lesson(
  chip: Chip,
  samples: number,
  onSample: (sample: number) => void = () => {},
  toy = INTEGERS,
): Promise<Lesson> {
  const session = new Session(chip, 4);
  const events: string[] = [];
  const spikes: string[] = [];
  await setUpToy(session, toy);
  await session.play(script(samples, onSample), event => {
    if (event.kind === 'spikes') spikes.push(...listed(event));
    else events.push(JSON.stringify({ ...event, requestId: 0 }));
  });
  const weights = [
    await read(session, 'weight', 0),
    await read(session, 'weight', 1),
    await read(session, 'bias', 1),
    ...(toy.synapse ? [await read(session, 'hidden', 1)] : []),
  ];
  session.close();
  return { events, spikes, weights };
}

const PLAN = {
  kind: 'centered',
  beta: 1,
  firstTicks: 30,
  secondTicks: 30,
  output: 2,
  readoutFrom: 10,
  plasticity: 'deferred',
} as const;

function* script(samples: number, onSample: (sample: number) => void): Generator<Unnumbered> {
  for (let k = 0; k < samples; k++) {
    onSample(k);
    yield present(Uint8Array.from({ length: SOURCES }, (_, i) => (k * 53 + i * 91) & 0xff));
    yield target(k % OUTPUTS);
    for (const command of learningStep(PLAN, k, 1, 1)) {
      yield command.kind === 'settle' && k % 3 === 0 ? { ...command, record: [0, 1, 2] } : command;
    }
    if (k === 20) yield { kind: 'inject-fault', fault: 'dead-neuron', target: 1, address: 2, value: 0 };
    if (k % 25 === 24) yield { kind: 'telemetry' };
    if (k % 40 === 39) yield { kind: 'read-weights', tensor: 'weight', id: 0 };
  }
}

const listed = (event: Extract<ChipEvent, { kind: 'spikes' }>): string[] =>
  [...event.ticks].map((tick, k) => `${event.population} ${event.firstTick + tick} ${event.addresses[k]}`);
