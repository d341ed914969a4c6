import { EMPTY, from, NEVER, Observable, of, Subject, throwError } from 'rxjs';
import { describe, expect, test } from 'vitest';
import type { Chip } from '../../../src/protocol/chip.js';
import { ProtocolError } from '../../../src/protocol/error.js';
import type { ChipEvent, Command, Settled, SpikePacket } from '../../../src/protocol/messages.js';
import { overWire } from '../../../src/protocol/wire.js';

const small = { maxPayload: 240 };
const weights = Float32Array.from({ length: 1000 }, (_, i) => i / 7);
const write: Command = {
  kind: 'write-weights',
  requestId: 3,
  tensor: 'weight',
  id: 0,
  offset: 17,
  count: 1000,
  total: 5000,
  data: weights,
};
const read: Command = { kind: 'read-weights', requestId: 4, tensor: 'weight', id: 0 };
const settled: Settled = {
  kind: 'settled',
  requestId: 5,
  ticks: 50,
  residual: Number.NaN,
  converged: true,
  batch: 40,
  readout: Float32Array.from({ length: 400 }, (_, i) => i),
  work: { ticks: 1, spikes: 2, synapticEvents: 3, neuronUpdates: 4, weightEvents: 2 ** 40 },
};

/** Sends commands to a chip that answers each as told, and gathers what comes out at both ends. */
function exchange(
  commands: readonly Command[],
  answer: (command: Command) => readonly ChipEvent[],
  options = small,
) {
  const arrived: Command[] = [];
  const chip: Chip = incoming =>
    new Observable(events =>
      incoming.subscribe({
        next: command => {
          arrived.push(command);
          for (const event of answer(command)) events.next(event);
        },
        error: error => events.error(error),
        complete: () => events.complete(),
      }),
    );
  const events: ChipEvent[] = [];
  let end: unknown = 'open';
  overWire(
    chip,
    options,
  )(from(commands)).subscribe({
    next: event => events.push(event),
    error: error => (end = error),
    complete: () => (end = 'complete'),
  });
  return { arrived, events, end };
}

const done = ({ requestId }: Command): ChipEvent[] => [{ kind: 'done', requestId }];

describe('over a wire', () => {
  test('a command arrives once and as it was sent, however often it was cut', () => {
    const { arrived, events, end } = exchange([write, read], done);
    expect(arrived).toStrictEqual([write, read]);
    expect((arrived[0] as { data: unknown }).data).not.toBe(weights);
    expect(events).toStrictEqual([
      { kind: 'done', requestId: 3 },
      { kind: 'done', requestId: 4 },
    ]);
    expect(end).toBe('complete');
  });

  test('answers arrive whole, also those that the chip gave in blocks', () => {
    const block = (offset: number, count: number): ChipEvent => ({
      kind: 'weights',
      requestId: 4,
      tensor: 'weight',
      id: 0,
      offset,
      count,
      total: 1000,
      data: weights.slice(offset, offset + count),
    });
    const { events } = exchange([read], () => [block(0, 300), block(300, 700), settled]);
    expect(events).toStrictEqual([block(0, 1000), settled]);
  });

  test('spikes arrive in more packets but in order, before the end of their settle', () => {
    const ticks = Uint32Array.from({ length: 5000 }, (_, i) => Math.floor(i / 9));
    const addresses = Uint32Array.from({ length: 5000 }, (_, i) => (i * 7919) % 800);
    const packet: SpikePacket = {
      kind: 'spikes',
      requestId: 5,
      population: 1,
      sample: 0,
      firstTick: 4,
      ticks,
      addresses,
    };
    const { events } = exchange([read], () => [packet, settled]);
    const packets = events.slice(0, -1) as SpikePacket[];
    expect(events.at(-1)).toStrictEqual(settled);
    expect(packets.length).toBeGreaterThan(10);
    expect(packets.flatMap(part => [...part.ticks])).toStrictEqual([...ticks]);
    expect(packets.flatMap(part => [...part.addresses])).toStrictEqual([...addresses]);
  });

  test('a command that cannot be sent is answered and does not reach the chip', () => {
    const { arrived, events, end } = exchange(
      [
        { kind: 'read-weights', requestId: 8, tensor: 'weight', id: -1 },
        {
          kind: 'population',
          requestId: 9,
          id: 0,
          name: 'n'.repeat(300),
          role: 'input',
          shape: [1],
          unit: source,
        },
        read,
      ],
      done,
    );
    expect(arrived).toStrictEqual([read]);
    expect(events.map(event => [event.requestId, event.kind, 'path' in event && event.path])).toStrictEqual([
      [8, 'error', 'id'],
      [9, 'error', 'name'],
      [4, 'done', false],
    ]);
    expect(end).toBe('complete');
  });

  test('the sentence of an error is clipped to the payload, on a whole letter', () => {
    const message = 'é'.repeat(300);
    const { events } = exchange([read], () => [
      { kind: 'error', requestId: 4, code: 'no-room', retryable: false, message, path: 'unit.leak' },
    ]);
    expect(events[0]).toMatchObject({ code: 'no-room', path: 'unit.leak' });
    expect((events[0] as { message: string }).message).toMatch(/^é{90,120}…$/);
  });

  test('an event that cannot be sent is a fault of the chip and ends the stream', () => {
    const { events, end } = exchange([read], () => [{ ...settled, ticks: 1.5 }]);
    expect(events).toStrictEqual([]);
    expect(end).toBeInstanceOf(ProtocolError);
  });

  test('completion, failure and loss of interest pass through', () => {
    const states: string[] = [];
    const watched: Chip = incoming =>
      new Observable(() => {
        const inner = incoming.subscribe({
          complete: () => states.push('complete'),
          error: e => states.push(String(e)),
        });
        return () => {
          inner.unsubscribe();
          states.push('left');
        };
      });
    overWire(watched, small)(EMPTY).subscribe().unsubscribe();
    expect(states).toStrictEqual(['complete', 'left']);
    overWire(
      watched,
      small,
    )(throwError(() => 'cut'))
      .subscribe()
      .unsubscribe();
    expect(states).toStrictEqual(['complete', 'left', 'cut', 'left']);
    const commands = new Subject<Command>();
    const ear = overWire(watched, small)(commands).subscribe();
    expect(commands.observed).toBe(true);
    ear.unsubscribe();
    expect(commands.observed).toBe(false);
  });

  test('every subscription is a wire of its own', () => {
    const wired = overWire(() => NEVER, small);
    expect(() =>
      [wired(of(write)).subscribe(), wired(of(write)).subscribe()].map(s => s.unsubscribe()),
    ).not.toThrow();
  });
});

const source = { kind: 'source', encoder: 'regular', maxRate: 1 } as const;
