import { afterEach, describe, expect, it } from 'vitest';
import { modelOfConductances } from '../../../src/array/analog/conductance-message.js';
import { pcmDriftFactor } from '../../../src/array/analog/conductance-noise.js';
import { ChipRefused, type Session } from '../../../src/stream/session.js';
import { seconds } from '../../../src/units/quantity.js';
import {
  chipWith,
  closeSessions,
  copyChip,
  countersOf,
  everythingAndPulses,
  fault,
  learn as learnScaled,
} from '../../support/toy-chip.js';
import {
  analog,
  conductances,
  HIDDEN,
  OUTPUTS,
  PROGRAMMED,
  PULSED,
  pattern,
  pulses,
  read,
  SOURCES,
  settled,
  TERNARY,
} from '../../support/toy-network.js';

const STEP = 1 / 64;
afterEach(closeSessions);

const learn = (session: Session, samples: number, from = 0): Promise<void> =>
  learnScaled(session, samples, from, 1);

/** Phase-change devices, as the card pcm-aihwkit has them. */
const PCM = conductances({
  programming: [0.26348e-6, 1.965e-6, -1.1731e-6],
  exponentPerLn: -0.0155,
  exponentOffset: 0.0244,
  exponentLowest: 0.049,
  exponentHighest: 0.1,
  exponentSpreadPerLn: -0.0125,
  exponentSpreadOffset: -0.0059,
  exponentSpreadLowest: 0.008,
  exponentSpreadHighest: 0.045,
  readScale: 0.0088,
});

describe('synapses of programmed conductances', () => {
  it('hold what was written to the nearest step, and give spikes what ideal weights give', async () => {
    const session = await chipWith({ synapse: PROGRAMMED, conductances: conductances() });
    const written = [...pattern(HIDDEN * OUTPUTS, 2)];
    const held = await read(session, 'weight', 1);
    for (const [k, weight] of held.entries()) expect(weight).toBeCloseTo(written[k]!, 6);
    const ideal = await chipWith({});
    const [there, here] = [(await settled(ideal)).end, (await settled(session)).end];
    expect(here.work.spikes).toBeGreaterThan(0);
    expect(here.readout).toEqual(there.readout);
    expect(here.work.synapticEvents).toBe(there.work.synapticEvents);
  });

  it('are reprogrammed in whole steps, and only where the goal is another one', async () => {
    const session = await chipWith({ synapse: PROGRAMMED, conductances: conductances() });
    const before = await read(session, 'weight', 1);
    const writes = await read(session, 'pulses', 1);
    await learn(session, 12);
    const now = await read(session, 'weight', 1);
    const more = (await read(session, 'pulses', 1)).map((each, k) => each - writes[k]!);
    const moved = now.map((weight, k) => (weight - before[k]!) / STEP);
    expect(moved.some(each => each !== 0)).toBe(true);
    moved.forEach((each, k) => {
      expect(each).toBeCloseTo(Math.round(each), 4);
      if (more[2 * k] === 0 && more[2 * k + 1] === 0) expect(each).toBeCloseTo(0, 6);
    });
    const residues = await read(session, 'hidden', 1);
    expect(residues.every(each => Math.abs(each) <= STEP)).toBe(true);
    const counter = await countersOf(session, 1);
    const total = (await read(session, 'pulses', 1)).reduce((sum, each) => sum + each, 0);
    expect(counter('programming-pulses')).toBe(total);
  });

  it('miss their goal, and drift as their card says', async () => {
    const session = await chipWith({ synapse: PROGRAMMED, conductances: PCM });
    const written = [...pattern(SOURCES * HIDDEN, 1)];
    const fresh = await read(session, 'weight', 0);
    expect(fresh.some((weight, k) => Math.abs(weight - written[k]!) > 0.01)).toBe(true);
    for (const [k, weight] of fresh.entries()) expect(Math.abs(weight - written[k]!)).toBeLessThan(0.25);
    await session.play([fault('age', 0, 0, 86400)]);
    const aged = await read(session, 'weight', 0);
    const model = modelOfConductances({ ...PCM });
    const [slow, fast] = [0.02, 0.25].map(nu => pcmDriftFactor(model, nu, seconds(86400)));
    aged.forEach((weight, k) => {
      if (Math.abs(written[k]!) < 0.2) return;
      expect(weight / fresh[k]!).toBeLessThan(slow!);
      expect(weight / fresh[k]!).toBeGreaterThan(fast!);
    });
  });

  it('go on from a snapshot with the same bits, noise, drift and residues included', async () => {
    const options = {
      synapse: PROGRAMMED,
      conductances: PCM,
      analog: analog({ wires: 'fast', wireOhms: 50 }),
    };
    const session = await chipWith(options);
    await learn(session, 4);
    await session.play([fault('age', 1, 0, 100)]);
    const other = await chipWith(options);
    await copyChip(session, other);
    for (const chip of [session, other]) await learn(chip, 4, 4);
    expect(await everythingAndPulses(other)).toEqual(await everythingAndPulses(session));
  });

  it.each([
    ['without their devices', { synapse: PROGRAMMED }, /send conductances/],
    [
      'devices without such synapses',
      { synapse: PULSED, conductances: conductances() },
      /rule conductances first/,
    ],
    [
      'no range',
      { synapse: PROGRAMMED, conductances: conductances({ lowest: 25e-6 }) },
      /lies below the highest/,
    ],
    ['reads of levels', { synapse: TERNARY, analog: analog() }, /need analog devices/],
    ['a tile of nothing', { synapse: PULSED, pulses: pulses(), analog: analog({ tileRows: 0 }) }, /tileRows/],
  ] as const)('are refused %s', async (_, options, message) => {
    const error = await chipWith(options).then(
      () => undefined,
      reason => reason,
    );
    expect(error).toBeInstanceOf(ChipRefused);
    expect((error as ChipRefused).event.message).toMatch(message);
  });
});

describe('reads of analog arrays', () => {
  const options = { synapse: PROGRAMMED, conductances: conductances() };

  it('have noise of their own, the same whenever a settle is repeated', async () => {
    const quiet = await chipWith({ ...options, analog: analog() });
    const noisy = await chipWith({ ...options, analog: analog({ weightNoise: 0.2 }) });
    const membrane = async (session: Session, draw: number) => [
      ...(await settled(session, { draw })).end.readout,
    ];
    const first = await membrane(noisy, 5);
    expect(first).not.toEqual(await membrane(quiet, 5));
    expect(first).not.toEqual(await membrane(noisy, 6));
    expect(await membrane(noisy, 5)).toEqual(first);
  });

  it('count what carried current and what was converted', async () => {
    for (const [converter, perTile] of [
      ['tick', false],
      ['event', true],
    ] as const) {
      const session = await chipWith({ ...options, analog: analog({ converter, converterStep: 1e-4 }) });
      const { end, packets } = await settled(session, { record: [0, 1, 2] });
      const events = packets.flatMap(p =>
        [...p.ticks].map((tick, k) => [p.population, tick, p.addresses[k]!]),
      );
      const counter = await countersOf(session, 0);
      const mine = events.filter(([population]) => population === 0);
      expect(counter('analog-reads')).toBe(mine.length * HIDDEN);
      // Tiles of four rows: those of a tick in one of them are converted together.
      const sums = new Set(
        mine.map(([, tick, address], k) => `${tick} ${perTile ? k : Math.floor(address! / 4)}`),
      );
      expect(counter('conversions')).toBe(sums.size * HIDDEN);
      expect(end.ticks).toBe(40);
    }
  });

  it('lose voltage along wires', async () => {
    const weights = async (wires: 'off' | 'fast' | 'exact') =>
      read(await chipWith({ ...options, analog: analog({ wires, wireOhms: 400 }) }), 'weight', 0);
    const [off, fast, exact] = [await weights('off'), await weights('fast'), await weights('exact')];
    const gap = (a: number[], b: number[]) => Math.max(...a.map((each, k) => Math.abs(each - b[k]!)));
    expect(gap(off, exact)).toBeGreaterThan(0.02);
    expect(gap(fast, exact)).toBeLessThan(gap(off, exact) / 10);
    exact.forEach((weight, k) => {
      if (off[k] !== 0) expect(Math.abs(weight)).toBeLessThan(Math.abs(off[k]!));
    });
  });

  it('reach pulsed devices too', async () => {
    const pulsed = { synapse: PULSED, pulses: pulses() };
    const plain = await chipWith(pulsed);
    const wired = await chipWith({ ...pulsed, analog: analog({ wires: 'exact', wireOhms: 400 }) });
    await learn(wired, 3);
    expect(await read(wired, 'weight', 1)).not.toEqual(await read(plain, 'weight', 1));
    const counter = await countersOf(wired, 1);
    expect(counter('analog-reads')).toBeGreaterThan(0);
    expect(counter('conversions')).toBe(0);
  });
});
