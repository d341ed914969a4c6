import { Subject } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Chip } from '../../src/protocol/chip.js';
import {
  type Capabilities,
  type ChipEvent,
  type Command,
  isTerminal,
  type Settle,
} from '../../src/protocol/messages.js';
import { ChipRefused, Session, type Unnumbered } from '../../src/stream/session.js';
import {
  IMAGE,
  present,
  read,
  readState,
  settle,
  settled,
  telemetryOf,
  whole,
  writeWeights,
} from '../support/toy-network.js';

const WINDOW = 2;

/** A network that any chip of its substrate takes: inputs, hidden, outputs; two projections; IMAGE to be shown. */
export interface SuiteNetwork {
  /** Its units, as the capabilities call them. */
  readonly unit: Capabilities['units'][number];
  /** Neurons of each population. */
  readonly sizes: readonly [inputs: number, hidden: number, outputs: number];
  /** The commands that configure it, up to the commit: itself, three populations, two projections. */
  readonly configure: (slots: number) => Iterable<Unnumbered>;
  /** Those that give it weights, an image and a target. */
  readonly taught: () => Iterable<Unnumbered>;
  /** Weights, or biases, that it takes. */
  readonly pattern: (length: number, salt: number) => Float32Array;
  /** Whether it gives back what was written. */
  readonly real: boolean;
  /** What makes no sense in a unit, and the path by which it is refused. */
  readonly wrong: { readonly unit: object; readonly path: string };
  /** What moves in the hidden population. */
  readonly state: 'potential' | 'rate';
  /** A change of a rate at which it stands still. */
  readonly still: number;
  /** A learning step that brings the outputs nearer to the target; class 1. */
  readonly lesson?: () => Iterable<Unnumbered>;
}

export const setUp = async (session: Session, network: SuiteNetwork, slots = 0): Promise<void> => {
  await session.play(network.configure(slots));
  await session.play(network.taught());
};

/** The refusal of the first of these commands that is refused. */
export async function refusalOf(session: Session, ...commands: Unnumbered[]): Promise<ChipRefused['event']> {
  const error = await session.play(commands).then(
    () => undefined,
    reason => reason,
  );
  expect(error).toBeInstanceOf(ChipRefused);
  return (error as ChipRefused).event;
}

/** The answer to a greeting. */
export async function greetingOf(session: Session): Promise<Capabilities> {
  const [event] = await session.ask({ kind: 'hello', major: 1, minor: 0 });
  return event as Capabilities;
}

/**
 * What every chip must do, whatever it is made of and whatever settles on it. `make` gives a chip that nobody has talked
 * to; `many` commands in a row are enough for a chip that is slow.
 */
export function contractSuite(name: string, make: () => Chip, network: SuiteNetwork, many = 5000): void {
  const [inputs, hidden, outputs] = network.sizes;
  const { pattern, state } = network;
  const first = (salt: number) => pattern(inputs * hidden, salt);
  describe(`${name} as a chip`, () => {
    let session: Session;
    beforeEach(() => {
      session = new Session(make(), WINDOW);
    });
    afterEach(() => session.close());
    const greeting = () => greetingOf(session);
    const refusal = (...commands: Unnumbered[]) => refusalOf(session, ...commands);

    describe('greeting and configuration', () => {
      it('states its capabilities', async () => {
        const sheet = await greeting();
        expect(sheet.kind).toBe('capabilities');
        expect(sheet.units).toContain(network.unit);
        expect(sheet.window).toBeGreaterThanOrEqual(1);
        expect(sheet.maxPayload).toBeGreaterThanOrEqual(240);
      });

      it('refuses another major version', async () => {
        const event = await refusal({ kind: 'hello', major: 2, minor: 0 });
        expect(event).toMatchObject({ code: 'unsupported', path: 'major' });
      });

      it('refuses to work before it is configured', async () => {
        expect((await refusal(settle())).code).toBe('bad-state');
        expect((await refusal({ kind: 'commit' })).code).toBe('bad-state');
      });

      it('refuses impossible populations and projections, and says where', async () => {
        const commands = [...network.configure(0)];
        const [configure, sources, middle] = commands as [Unnumbered, Unnumbered, Unnumbered];
        const { unit, path } = network.wrong;
        const bad = { ...middle, unit: { ...(middle as { unit: object }).unit, ...unit } } as Unnumbered;
        expect(await refusal(configure, sources, bad)).toMatchObject({ code: 'range', path });
        const wrong = { ...commands[4], synapses: 3 } as Unnumbered;
        expect(await refusal(...commands.slice(0, 4), wrong)).toMatchObject({
          code: 'range',
          path: 'synapses',
        });
      });

      it('can be configured again, and forgets what it was', async () => {
        await session.play(network.configure(0));
        const blank = await read(session, 'weight', 0);
        await setUp(session, network);
        expect(await read(session, 'weight', 0)).not.toEqual(blank);
        await session.play(network.configure(0));
        expect(await read(session, 'weight', 0)).toEqual(blank);
      });
    });

    describe.each(network.real ? ['weights'] : [])('%s', () => {
      beforeEach(() => setUp(session, network));

      it('gives back what was written, bit for bit', async () => {
        const data = first(9);
        await session.ask(writeWeights(0, data));
        expect(await read(session, 'weight', 0)).toEqual([...data]);
        const bias = pattern(outputs, 4);
        await session.ask({ kind: 'write-weights', tensor: 'bias', id: 2, ...whole(bias) });
        expect(await read(session, 'bias', 2)).toEqual([...bias]);
      });

      it('takes blocks in any order, and twice', async () => {
        const data = first(5);
        const block = (offset: number, count: number): Unnumbered => ({
          kind: 'write-weights',
          tensor: 'weight',
          id: 0,
          offset,
          count,
          total: data.length,
          data: data.slice(offset, offset + count),
        });
        await session.play([block(10, data.length - 10), block(0, 10), block(0, 10)]);
        expect(await read(session, 'weight', 0)).toEqual([...data]);
      });

      it('takes runs of a tensor, and leaves the rest as it is', async () => {
        if (!(await greeting()).sparseWrites) return;
        const data = [...first(5)];
        const runs = { offsets: Uint32Array.of(3, 9), counts: Uint32Array.of(1, 2) };
        const values = pattern(3, 3);
        const total = data.length;
        const sparse = {
          kind: 'write-sparse',
          tensor: 'weight',
          id: 0,
          total,
          ...runs,
          data: values,
        } as const;
        await session.play([writeWeights(0, Float32Array.from(data)), sparse, sparse]);
        data.splice(3, 1, values[0]!);
        data.splice(9, 2, values[1]!, values[2]!);
        expect(await read(session, 'weight', 0)).toEqual(data);
        const beyond = { ...sparse, offsets: Uint32Array.of(0, total - 1), total: total + 1 };
        expect((await refusal(beyond)).code).toBe('range');
        expect(await read(session, 'weight', 0)).toEqual(data);
      });

      it('refuses weights that are not there, and changes nothing', async () => {
        const before = await read(session, 'weight', 1);
        expect((await refusal(writeWeights(7, pattern(3, 1)))).code).toBe('range');
        const beyond = { ...writeWeights(1, pattern(hidden * outputs, 1)), offset: 1 } as Unnumbered;
        expect(['range', 'malformed']).toContain((await refusal(beyond)).code);
        expect(await read(session, 'weight', 1)).toEqual(before);
      });
    });

    describe('settling', () => {
      beforeEach(() => setUp(session, network, 1));

      it('runs the ticks it is asked for and reads out the output', async () => {
        const { end } = await settled(session);
        expect(end).toMatchObject({ ticks: 40, batch: 1 });
        expect(end.readout).toHaveLength(outputs);
        expect(end.work.ticks).toBe(40);
      });

      it('gives the same bits for the same draw', async () => {
        const { end } = await settled(session);
        await settled(session, { draw: 4 });
        expect((await settled(session)).end.readout).toEqual(end.readout);
      });

      it('is not changed by being cut in two', async () => {
        await settled(session);
        const plain = await readState(session, 1, state);
        await settled(session, { stop: { kind: 'ticks', ticks: 13 } });
        await settled(session, { start: 'continue', stop: { kind: 'ticks', ticks: 27 } });
        expect(await readState(session, 1, state)).toEqual(plain);
      });

      it('captures a state in a slot and starts from it again', async () => {
        await settled(session, { stop: { kind: 'ticks', ticks: 20 }, saveSlot: 0 });
        await settled(session, { start: 'continue' });
        const direct = await readState(session, 1, state);
        await settled(session, { draw: 99 });
        await settled(session, { start: 'slot', startSlot: 0 });
        expect(await readState(session, 1, state)).toEqual(direct);
        expect((await refusal(settle({ start: 'slot', startSlot: 5 }))).code).toBe('range');
      });

      it('keeps what slots captured in a snapshot, also for a chip that was configured anew', async () => {
        await settled(session, { stop: { kind: 'ticks', ticks: 20 }, saveSlot: 0 });
        await settled(session, { start: 'continue' });
        const direct = await readState(session, 1, state);
        const events = await session.ask({ kind: 'snapshot' });
        const parts = events.flatMap(event => (event.kind === 'snapshot-block' ? [...event.data] : []));
        await setUp(session, network, 1);
        await session.ask({ kind: 'restore', ...whole(Uint8Array.from(parts)) });
        await settled(session, { start: 'slot', startSlot: 0 });
        expect(await readState(session, 1, state)).toEqual(direct);
      });

      it('goes on after a snapshot as if nothing had been between', async () => {
        await settled(session, { stop: { kind: 'ticks', ticks: 20 } });
        const events = await session.ask({ kind: 'snapshot' });
        const parts = events.flatMap(event => (event.kind === 'snapshot-block' ? [...event.data] : []));
        await settled(session, { start: 'continue' });
        const direct = await readState(session, 1, state);
        await session.play([writeWeights(0, first(3)), settle({ draw: 12 })]);
        await session.ask({ kind: 'restore', ...whole(Uint8Array.from(parts)) });
        await settled(session, { start: 'continue' });
        expect(await readState(session, 1, state)).toEqual(direct);
      });

      it.for<Settle['stop']>([
        { kind: 'ticks', ticks: 30 },
        { kind: 'residual', below: network.still, maxTicks: 500 },
      ])('answers a batch as it answers each of its samples, stopped by $kind', async (stop, context) => {
        context.skip((await greeting()).maxBatch < 3, 'one sample at a time');
        const images = Uint8Array.from([
          ...IMAGE,
          ...IMAGE.map(value => 255 - value),
          ...IMAGE.map(value => value >> 1),
        ]);
        const single: number[] = [];
        for (let k = 0; k < 3; k++) {
          await session.ask(present(images.slice(k * IMAGE.length, (k + 1) * IMAGE.length)));
          single.push(...(await settled(session, { draw: 50 + k, stop })).end.readout);
        }
        await session.ask(present(images, 3));
        const { end } = await settled(session, { draw: 50, stop });
        expect(end.batch).toBe(3);
        expect([...end.readout]).toEqual(single);
      });

      it('refuses a larger batch than it takes', async () => {
        const batch = (await greeting()).maxBatch + 1;
        const refused = await refusal(present(new Uint8Array(batch * IMAGE.length), batch));
        expect(refused).toMatchObject({ code: 'too-big', path: 'batch' });
      });

      it('stops when rates no longer move, and says so', async () => {
        const stop = { kind: 'residual', below: network.still, maxTicks: 500 } as const;
        const { end } = await settled(session, { stop });
        expect(end.converged).toBe(true);
        expect(end.ticks).toBeLessThan(500);
        const never = await settled(session, { stop: { ...stop, below: 0 } });
        expect(never.end).toMatchObject({ converged: false, ticks: 500 });
      });
    });

    describe.each(network.lesson ? [network.lesson] : [])('learning', lesson => {
      it('moves outputs to the target of a sample', async () => {
        await setUp(session, network, 3);
        const error = async () => {
          const { end } = await settled(session, { stop: { kind: 'ticks', ticks: 300 } });
          return end.readout.reduce((sum, output, k) => sum + ((k === 1 ? 1 : 0) - output) ** 2, 0);
        };
        const before = await error();
        for (let k = 0; k < 30; k++) await session.play(lesson());
        expect(await error()).toBeLessThan(0.5 * before);
      });
    });

    describe('accounts', () => {
      it('reports counts that agree with its settles', async () => {
        await setUp(session, network);
        const { end } = await settled(session);
        const rows = await telemetryOf(session);
        const ticks = rows.filter(({ counter }) => counter === 'ticks');
        expect(ticks.reduce((sum, { value }) => sum + value, 0)).toBe(end.work.ticks);
      });
    });

    describe('the stream contract', () => {
      it('ends every command in exactly one terminal event with its id', async () => {
        const commands = new Subject<Command>();
        const ends = new Map<number, number>();
        const chip = make();
        const done = new Promise<void>(resolve => {
          chip(commands).subscribe({
            next: (event: ChipEvent) => {
              if (isTerminal(event)) ends.set(event.requestId, (ends.get(event.requestId) ?? 0) + 1);
            },
            complete: resolve,
          });
        });
        const script: Unnumbered[] = [
          { kind: 'hello', major: 1, minor: 0 },
          settle(),
          ...network.configure(0),
          ...network.taught(),
          settle(),
          { kind: 'read-weights', tensor: 'weight', id: 0 },
          { kind: 'read-weights', tensor: 'weight', id: 9 },
          { kind: 'telemetry' },
          { kind: 'snapshot' },
        ];
        for (const [k, body] of script.entries()) {
          commands.next({ ...body, requestId: 100 + k } as Command);
          while (!ends.has(100 + k)) await new Promise(resolve => setImmediate(resolve));
        }
        commands.complete();
        await done;
        expect([...ends.keys()]).toEqual(script.map((_, k) => 100 + k));
        expect([...ends.values()].every(count => count === 1)).toBe(true);
      });

      it('survives many commands in a row, and lets others run', { retry: 2 }, async () => {
        await setUp(session, network);
        let longest = 0;
        let last = performance.now();
        const timer = setInterval(() => {
          longest = Math.max(longest, performance.now() - last);
          last = performance.now();
        }, 1);
        function* script() {
          for (let k = 0; k < many; k++) yield settle({ draw: k, stop: { kind: 'ticks', ticks: 4 } });
        }
        let ends = 0;
        await session.play(script(), () => ends++);
        clearInterval(timer);
        expect(ends).toBe(many);
        // The contract is 20 ms; a loaded machine may stop the whole process for longer than that.
        expect(longest).toBeLessThan(250);
      });
    });
  });
}
