import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { learningStep } from '../../src/estimator/contrast.js';
import type { Chip } from '../../src/protocol/chip.js';
import { Session, type Unnumbered } from '../../src/stream/session.js';
import {
  HIDDEN,
  IMAGE,
  nudge,
  OUTPUTS,
  pattern,
  present,
  read,
  readState,
  SOURCES,
  settle,
  settled,
  setUpToy,
  type ToyOptions,
  taught,
  telemetryOf,
  toyNetwork,
  writeWeights,
} from '../support/toy-network.js';
import { contractSuite, greetingOf, refusalOf, type SuiteNetwork } from './contract-suite.js';

const WINDOW = 2;

/** The toy network of spikes, for the suite of every chip. */
const toyOf = (toy: ToyOptions): SuiteNetwork => ({
  unit: 'spiking',
  sizes: [SOURCES, HIDDEN, OUTPUTS],
  configure: slots => toyNetwork({ ...toy, slots }),
  taught: () => taught(toy),
  pattern,
  // Discrete synapses do not give back what was written.
  real: !toy.synapse,
  wrong: { unit: { leak: 1.5 }, path: 'unit.leak' },
  state: 'potential',
  still: 0.5,
});

/**
 * What every chip that spikes must do, beside what all must. `make` gives a chip that nobody has talked to; `toy` changes
 * the network that it is given; `many` commands in a row are enough for a chip that is slow.
 */
export function chipSuite(name: string, make: () => Chip, toy: ToyOptions = {}, many = 5000): void {
  contractSuite(name, make, toyOf(toy), many);
  /** The toy network with what a test is about. */
  const toyWith = (changes: ToyOptions): ToyOptions => ({
    ...toy,
    ...changes,
    unit: { ...toy.unit, ...changes.unit },
  });
  const integers = toy.projection?.weight?.kind === 'fixed' ? toy.projection.weight : undefined;
  // Discrete synapses change by whole levels.
  const onlyReal = (about: string): string[] => (toy.synapse ? [] : [about]);
  describe(`${name} that spikes`, () => {
    let session: Session;
    beforeEach(() => {
      session = new Session(make(), WINDOW);
    });
    afterEach(() => session.close());
    const greeting = () => greetingOf(session);
    const refusal = (...commands: Unnumbered[]) => refusalOf(session, ...commands);

    describe('settling', () => {
      beforeEach(() => setUpToy(session, { ...toy, slots: 1 }));

      it('spikes alike for the same draw, otherwise for another', async () => {
        const first = await settled(session, { record: [0, 1, 2] });
        expect(first.end.work.spikes).toBeGreaterThan(0);
        const again = await settled(session, { record: [0, 1, 2] });
        expect(again.packets.map(p => [...p.ticks])).toEqual(first.packets.map(p => [...p.ticks]));
        const other = await settled(session, { draw: 4, record: [0, 1, 2] });
        expect(other.packets.map(p => [...p.ticks])).not.toEqual(first.packets.map(p => [...p.ticks]));
      });

      it('is not changed by recording', async () => {
        await settled(session);
        const plain = await readState(session, 1, 'potential');
        await settled(session, { record: [0, 1, 2] });
        expect(await readState(session, 1, 'potential')).toEqual(plain);
        expect(await readState(session, 1, 'rate')).toEqual(await readState(session, 1, 'rate'));
      });

      it('reports spikes in order, as many as it counts', async () => {
        const { end, packets } = await settled(session, { record: [0, 1, 2] });
        const total = packets.reduce((sum, packet) => sum + packet.ticks.length, 0);
        expect(total).toBe(end.work.spikes);
        for (const population of [0, 1, 2]) {
          const mine = packets.filter(packet => packet.population === population);
          const events = mine.flatMap(p =>
            [...p.ticks].map((tick, k) => [p.firstTick + tick, p.addresses[k]!] as const),
          );
          const order = events.map(([tick, address]) => tick * 1000 + address);
          expect(order).toEqual([...order].sort((a, b) => a - b));
          expect(events.every(([tick]) => tick < 40)).toBe(true);
        }
      });

      it('counts in the readout what it reports, from the given tick on', async () => {
        const { end, packets } = await settled(session, { record: [2], readoutFrom: 15 });
        const counts = new Array<number>(OUTPUTS).fill(0);
        for (const packet of packets) {
          packet.addresses.forEach((address, k) => {
            if (packet.firstTick + packet.ticks[k]! >= 15) counts[address]!++;
          });
        }
        const potential = await readState(session, 2, 'potential');
        expect([...end.readout]).toEqual(counts.map((count, k) => Math.fround(count + 0.5 * potential[k]!)));
      });

      it('spaces regular input spikes by their intensity', async () => {
        const { packets } = await settled(session, { stop: { kind: 'ticks', ticks: 1000 }, record: [0] });
        const counts = new Array<number>(SOURCES).fill(0);
        for (const packet of packets) for (const address of packet.addresses) counts[address]!++;
        IMAGE.forEach((value, k) => {
          expect(Math.abs(counts[k]! - (1000 * 0.5 * value) / 255)).toBeLessThanOrEqual(1);
        });
      });

      it('is drawn to the target by a nudge, and away by a negative one', async () => {
        const rate = async (beta: number) => {
          await settled(session, { drives: nudge(beta), stop: { kind: 'ticks', ticks: 200 } });
          return (await readState(session, 2, 'counts'))[1]!;
        };
        expect(await rate(1)).toBeGreaterThan(await rate(0.01));
        expect(await rate(-1)).toBeLessThanOrEqual(await rate(1));
      });

      it('shows a sequence forwards and reversed', async context => {
        context.skip((await greeting()).maxSteps < 2, 'no sequences');
        const [a, b] = [IMAGE, IMAGE.map(value => 255 - value)];
        const inTurn = async (first: Uint8Array, second: Uint8Array) => {
          await session.play([
            present(first),
            settle({ stop: { kind: 'ticks', ticks: 20 } }),
            present(second),
          ]);
          await settled(session, { start: 'continue', stop: { kind: 'ticks', ticks: 20 } });
          return readState(session, 1, 'potential');
        };
        const sequence = async (reversed: boolean) => {
          await session.play([present(Uint8Array.from([...a, ...b]), 1, 2, reversed), settle()]);
          return readState(session, 1, 'potential');
        };
        expect(await sequence(false)).toEqual(await inTurn(a, b));
        expect(await sequence(true)).toEqual(await inTurn(b, a));
      });
    });

    describe.each(onlyReal('learning'))('%s', () => {
      const plan = (plasticity: 'deferred' | 'continual') =>
        learningStep(
          {
            kind: 'centered',
            beta: 1,
            firstTicks: 60,
            secondTicks: 60,
            plasticity,
            output: 2,
            readoutFrom: 20,
          },
          5,
          1,
          1,
        );

      it('defers updates until it is told to apply them', async () => {
        await setUpToy(session, toy);
        const before = await read(session, 'weight', 1);
        const [first, second, update] = plan('deferred');
        await session.play([first!, second!]);
        expect(await read(session, 'weight', 1)).toEqual(before);
        expect((await read(session, 'accumulator', 1)).some(value => value !== 0)).toBe(true);
        await session.ask(update!);
        expect(await read(session, 'weight', 1)).not.toEqual(before);
        expect((await read(session, 'accumulator', 1)).every(value => value === 0)).toBe(true);
      });

      it('moves weights at each trigger when continual', async () => {
        await setUpToy(session, toyWith({ plasticity: 'continual' }));
        const before = await read(session, 'weight', 1);
        await session.play(plan('continual'));
        expect(await read(session, 'weight', 1)).not.toEqual(before);
      });

      it('refuses plasticity that was not configured', async () => {
        await setUpToy(session, toyWith({ plasticity: 'off', unit: { biasLearningRate: 0 } }));
        expect(await refusal(settle({ plasticity: 'deferred' }))).toMatchObject({ path: 'plasticity' });
      });

      it.each(['deferred', 'continual'] as const)('learns one sample (%s)', async plasticity => {
        await setUpToy(session, toyWith({ plasticity }));
        const error = async () => {
          const { end } = await settled(session, { stop: { kind: 'ticks', ticks: 300 }, readoutFrom: 100 });
          return end.readout.reduce((sum, count, k) => sum + ((k === 1 ? 1 : 0) - count / 200) ** 2, 0);
        };
        const before = await error();
        for (let k = 0; k < 30; k++) await session.play(plan(plasticity));
        expect(await error()).toBeLessThan(0.5 * before);
      });
    });

    describe('accounts', () => {
      it('reports counts that agree with its settles and never fall', async () => {
        await setUpToy(session, toy);
        const { end } = await settled(session);
        const rows = await telemetryOf(session);
        const sum = (counter: string) =>
          rows.filter(row => row.counter === counter).reduce((s, row) => s + row.value, 0);
        expect(sum('ticks')).toBe(end.work.ticks);
        expect(sum('spikes')).toBe(end.work.spikes);
        expect(sum('forward-events') + sum('backward-events')).toBe(end.work.synapticEvents);
        expect(sum('neuron-updates')).toBe(40 * (HIDDEN + OUTPUTS));
      });
    });

    describe('faults', () => {
      beforeEach(() => setUpToy(session, toy));

      it('silences a dead neuron, but no other', async () => {
        const alive = await settled(session, { record: [1] });
        const victim = alive.packets[0]!.addresses[0]!;
        await session.ask({
          kind: 'inject-fault',
          fault: 'dead-neuron',
          target: 1,
          address: victim,
          value: 0,
        });
        const { packets } = await settled(session, { record: [1] });
        expect(packets.some(packet => packet.addresses.includes(victim))).toBe(false);
        expect(packets.length).toBeGreaterThan(0);
      });

      it('holds a stuck weight whatever is written', async () => {
        const value = toy.synapse ? Math.max(...(await read(session, 'weight', 0))) : 0.25;
        await session.ask({
          kind: 'inject-fault',
          fault: 'stuck-weight',
          target: 0,
          address: 4,
          value,
        });
        await session.ask(writeWeights(0, pattern(SOURCES * HIDDEN, 8)));
        expect((await read(session, 'weight', 0))[4]).toBe(value);
      });

      it('flips the bit it is told to flip', async () => {
        const before = await read(session, 'weight', 0);
        await session.ask({
          kind: 'inject-fault',
          fault: 'flip-weight-bit',
          target: 0,
          address: 2,
          value: !integers ? 31 : toy.synapse ? 0 : 3,
        });
        const after = await read(session, 'weight', 0);
        if (integers && toy.synapse) expect(after[2]).not.toBe(before[2]);
        else if (integers) expect(Math.abs(after[2]! - before[2]!)).toBe(8 * integers.step);
        else expect(after[2]).toBe(-before[2]!);
        expect(after.filter((value, k) => value !== before[k])).toHaveLength(1);
      });
    });
  });
}
