import { describe, expect, it } from 'vitest';
import { bitsOf } from '../../../src/budget/booking.js';
import { loadCard } from '../../../src/card/load.js';
import { CHIP_CARD } from '../../../src/chip/card.js';
import { emulate, openChip } from '../../../src/chip/emulator.js';
import type {
  ConfigurePopulation,
  ConfigureProjection,
  SpikePacket,
  SpikingUnit,
} from '../../../src/protocol/messages.js';
import { ChipRefused, Session, type Unnumbered } from '../../../src/stream/session.js';
import { fixedBookings, layoutOf } from '../../../src/substrate/fixed/layout.js';
import { INTEGERS, read, readState, settle, setUpToy, toyNetwork, whole } from '../../support/toy-network.js';

const open = () => new Session(openChip('rp2040'), 4);

type Population = Omit<ConfigurePopulation, 'requestId'>;

/** One neuron fed by one input that fires at every tick. */
function* alone(weight: number, unit: Partial<SpikingUnit> = {}): Generator<Unnumbered> {
  const [configure, input, neuron] = [...toyNetwork(INTEGERS)] as [Unnumbered, Population, Population];
  yield configure;
  yield { ...input, shape: [1], unit: { kind: 'source', encoder: 'regular', maxRate: 1 } };
  const still = { initialPotential: 0, biasLearningRate: 0 };
  yield {
    ...neuron,
    role: 'output',
    shape: [1],
    unit: { ...(neuron.unit as SpikingUnit), ...still, ...unit },
  };
  const projection = [...toyNetwork(INTEGERS)][4] as object;
  yield { ...projection, synapses: 1, plasticity: 'off' } as Unnumbered;
  yield { kind: 'commit' };
  yield { kind: 'write-weights', tensor: 'weight', id: 0, ...whole(Float32Array.of(weight)) };
  const one = whole(Uint8Array.of(255));
  yield { kind: 'present', population: 0, layout: 'dense', batch: 1, steps: 1, reversed: false, ...one };
}

async function ticksOf(session: Session, ticks: number): Promise<number[]> {
  const stop = { kind: 'ticks', ticks } as const;
  const events = await session.ask(settle({ stop, readout: -1, record: [1] }));
  return events.filter((e): e is SpikePacket => e.kind === 'spikes').flatMap(e => [...e.ticks]);
}

describe('a neuron of the fixed-point chip', () => {
  it('adds 3/8 a tick and fires where that reaches 1', async () => {
    const session = open();
    // 255 K with K = floor(2^31 / 255) falls short of 2^31 by 128: one tick in 2^24 would be missed.
    await session.play(alone(0.375));
    const fired = await ticksOf(session, 16);
    expect(fired.slice(0, 4)).toEqual([2, 5, 7, 10]);
    session.close();
  });

  it('keeps still after a spike, and leaks as it is told', async () => {
    const session = open();
    await session.play(alone(1, { refractoryTicks: 3 }));
    expect((await ticksOf(session, 12)).slice(0, 3)).toEqual([0, 4, 8]);
    await session.play(alone(0.5, { leak: 0.5 }));
    // v = v/2 + 1/2 approaches 1 from below; rounding to nearest carries it over after 13 halvings of 2^-13.
    expect(await ticksOf(session, 13)).toEqual([]);
    session.close();
  });

  it('follows its rate by hand', async () => {
    const session = open();
    await session.play(alone(1));
    await ticksOf(session, 2);
    // tau 5, 1 = 16384: g = 13107; r1 = round(16384 g / 2^16) = 3277; r2 = 3277 + round(13107 g / 2^16) = 5898.
    expect(await readState(session, 1, 'rate')).toEqual([5898 / 16384]);
    session.close();
  });
});

describe('what the fixed-point chip refuses', () => {
  const refused = async (unit: object, projection: object = {}) => {
    const session = open();
    const error = await session
      .play(
        toyNetwork({
          ...INTEGERS,
          unit: { ...INTEGERS.unit, ...unit },
          projection: { ...INTEGERS.projection, ...projection },
        }),
      )
      .catch(reason => reason);
    session.close();
    expect(error).toBeInstanceOf(ChipRefused);
    return (error as ChipRefused).event;
  };
  const fixed = { kind: 'fixed', bits: 16, step: 2 ** -13, rounding: 'nearest' } as const;
  const float = { kind: 'float32', bits: 32, step: 0, rounding: 'nearest' } as const;

  it.each([
    [{ membrane: { ...fixed, step: 0.001 } }, {}, 'range', 'unit.membrane.step'],
    [{ membrane: { ...fixed, rounding: 'stochastic' } }, {}, 'unsupported', 'unit.membrane.rounding'],
    [{ trace: { ...fixed, step: 2 ** -14, bits: 15 } }, {}, 'range', 'unit.trace.bits'],
    [{ inputGain: 1 }, {}, 'unsupported', 'unit.inputGain'],
    [{}, { weight: float, storage: 'float32' }, 'unsupported', 'storage'],
    [{}, { weight: { ...fixed, step: 2 ** -15 } }, 'range', 'weight.step'],
    [{}, { accumulator: { ...fixed, step: 2 ** -10 } }, 'range', 'accumulator.step'],
    [{}, { connectivity: 'sparse' }, 'unsupported', 'connectivity'],
  ])('%o %o: %s at %s', async (unit, projection, code, path) => {
    expect(await refused(unit, projection)).toMatchObject({ code, path });
  });

  it('a network that could overflow a sum', async () => {
    const session = open();
    const commands = [...toyNetwork(INTEGERS)].slice(0, -1).map(command => {
      const { kind, id } = command as { kind: string; id: number };
      if (kind === 'population' && id === 0) return { ...command, shape: [20_000] } as Unnumbered;
      if (kind === 'projection' && id === 0) return { ...command, synapses: 20_000 * 5 } as Unnumbered;
      return command;
    });
    await session.play(commands);
    const error = await session.play([{ kind: 'commit' }]).catch(reason => reason);
    expect((error as ChipRefused).event).toMatchObject({ code: 'range', path: 'weight' });
    session.close();
  });
});

describe('the memory of the fixed-point chip', () => {
  const network = () => {
    const commands = [...toyNetwork({ ...INTEGERS, slots: 2 })];
    const populations = commands.filter(c => c.kind === 'population') as ConfigurePopulation[];
    const projections = commands.filter(c => c.kind === 'projection') as ConfigureProjection[];
    return { populations, projections, slots: 2 };
  };

  it('is booked to the bit, and all of a snapshot is state', async () => {
    const { bytes, stateBytes } = layoutOf(network());
    expect(fixedBookings(network()).reduce((sum, one) => sum + bitsOf(one), 0)).toBe(8 * bytes);
    const session = open();
    await setUpToy(session, { ...INTEGERS, slots: 2 });
    const [event] = await session.ask({ kind: 'snapshot' });
    expect(event).toMatchObject({ kind: 'snapshot-block', total: stateBytes });
    session.close();
  });

  it('is refused where it is not there', async () => {
    const { card } = loadCard(CHIP_CARD, 'rp2040');
    const tiny = { ...card, memory: { ...card.memory!, value: 8 * (layoutOf(network()).bytes - 4) } };
    const session = new Session(emulate(tiny), 4);
    const error = await session.play(toyNetwork({ ...INTEGERS, slots: 2 })).catch(reason => reason);
    expect((error as ChipRefused).event).toMatchObject({ code: 'no-room' });
    session.close();
  });

  it('does not take the snapshot of another configuration', async () => {
    const session = open();
    await setUpToy(session, INTEGERS);
    const [event] = await session.ask({ kind: 'snapshot' });
    const { data } = event as { data: Uint8Array } & typeof event;
    await setUpToy(session, { ...INTEGERS, slots: 1 });
    const error = await session.ask({ kind: 'restore', ...whole(data) }).catch(reason => reason);
    expect((error as ChipRefused).event).toMatchObject({ code: 'range', path: 'data' });
    session.close();
  });
});

describe('faults of the fixed-point chip', () => {
  it('stay within the numbers that are kept', async () => {
    const session = open();
    await setUpToy(session, INTEGERS);
    const inject = (fault: 'flip-trace-bit' | 'flip-accumulator-bit', value: number) =>
      session
        .ask({ kind: 'inject-fault', fault, target: 1, address: 0, value })
        .catch(reason => (reason as ChipRefused).event);
    expect(await inject('flip-trace-bit', 14)).toMatchObject({ code: 'range', path: 'value' });
    await inject('flip-accumulator-bit', 3);
    expect((await read(session, 'accumulator', 1))[0]).toBe(8 * 2 ** -14);
    await session.ask({ kind: 'update', rule: 'path', earlier: -1, later: -1, divisor: 1, rateScale: 1 });
    expect((await read(session, 'accumulator', 1))[0]).toBe(0);
    session.close();
  });

  it('hold eight weights', async () => {
    const session = open();
    await setUpToy(session, INTEGERS);
    const stick = (address: number) =>
      session.ask({ kind: 'inject-fault', fault: 'stuck-weight', target: 0, address, value: 9 });
    for (let k = 0; k < 8; k++) await stick(k);
    await expect(stick(8)).rejects.toThrow(/8 stuck weights/);
    // The largest weight of 16 bits with a step of 2^-13.
    expect((await read(session, 'weight', 0))[3]).toBe(32767 / 8192);
    session.close();
  });
});
