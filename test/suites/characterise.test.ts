import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { concat, concatMap, defer, filter, ignoreElements, merge, of, Subject, takeWhile, tap } from 'rxjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadCard } from '../../src/card/load.js';
import { NEURON_CARD } from '../../src/card/neuron.js';
import { CHIP_CARD } from '../../src/chip/card.js';
import { capabilitiesOf, openChip } from '../../src/chip/emulator.js';
import { freeSettle } from '../../src/estimator/contrast.js';
import { characterCard } from '../../src/experiment/characterise/card.js';
import { type Character, characterise } from '../../src/experiment/characterise/characterise.js';
import { design } from '../../src/experiment/design.js';
import { injections } from '../../src/experiment/faults.js';
import { resolveWith } from '../../src/experiment/load.js';
import { setUp } from '../../src/experiment/weights.js';
import type { Chip } from '../../src/protocol/chip.js';
import type { Capabilities, ChipEvent, Command, FaultKind } from '../../src/protocol/messages.js';
import { overWire } from '../../src/protocol/wire.js';
import { PURPOSE } from '../../src/random/purpose.js';
import { stream } from '../../src/random/stream.js';
import { Session } from '../../src/stream/session.js';
import { temporaryFolder } from '../support/folder.js';

/** A board whose neurons differ is measured through the protocol; the emulator with its card then does what it does. */

const NEURONS = 32;
const draws = stream(7, PURPOSE.fault, 1);
const drawn = (spread: number) => Array.from({ length: NEURONS }, () => spread * draws.normal());
const THRESHOLDS = drawn(0.08);
const LEAKS = drawn(0.15);
const DEAD = [5, 17];
/** Of the comparison with the emulator. */
const TICKS = 1000;

/** An emulated chip that is not what it should be: its neurons get their faults when it is configured. */
function badBoard(name: string): Chip {
  const each = (fault: FaultKind, values: readonly number[], addresses: readonly number[]) =>
    addresses.map((address, k) => ({ fault, address, value: values[k] ?? 0 }));
  const all = THRESHOLDS.map((_, k) => k);
  const faults = [
    ...each('threshold-mismatch', THRESHOLDS, all),
    ...each('leak-mismatch', LEAKS, all),
    ...each('dead-neuron', [], DEAD),
  ];
  const OWN = 0xf000_0000;
  return commands => {
    const events = new Subject<ChipEvent>();
    /** A command of the board's own: what comes after it waits for its answer. */
    const waited = (command: Command) =>
      defer(() =>
        merge(
          events.pipe(
            takeWhile(e => e.requestId !== command.requestId),
            ignoreElements(),
          ),
          of(command),
        ),
      );
    const own = faults.map((fault, k) =>
      waited({ kind: 'inject-fault', requestId: OWN + k, target: 1, ...fault }),
    );
    const all = commands.pipe(
      concatMap(command => (command.kind === 'commit' ? concat(of(command), ...own) : of(command))),
    );
    return openChip(name)(all).pipe(
      tap(events),
      filter(({ requestId }) => requestId < OWN),
    );
  };
}

const sheet = (name: string): Capabilities => ({
  ...{ kind: 'capabilities', requestId: 0 },
  ...capabilitiesOf(loadCard(CHIP_CARD, name).card),
});

const measure = (chip: Chip, name: string, neuron: string) =>
  characterise({
    connected: { chip, capabilities: sheet(name) },
    ...{ chip: name, neuron, nominal: loadCard(NEURON_CARD, neuron).card, neurons: NEURONS, ticks: 400 },
  });

const alive = (_: unknown, k: number) => !DEAD.includes(k);

describe('a board whose neurons differ', () => {
  const NOMINAL = loadCard(NEURON_CARD, 'lif-hard').card;
  let found: Character;
  beforeAll(async () => {
    found = await measure(badBoard('laptop'), 'laptop', 'lif-hard');
  });

  it('is found out neuron by neuron', () => {
    expect(found.dead).toEqual(DEAD);
    const threshold = NOMINAL.threshold.value;
    const leak = NOMINAL.leak_per_tick.value;
    for (const k of THRESHOLDS.keys()) {
      if (DEAD.includes(k)) continue;
      expect(found.thresholds[k]! / (threshold * (1 + THRESHOLDS[k]!))).toBeCloseTo(1, 4);
      expect(found.leaks[k]! / (leak * (1 + LEAKS[k]!))).toBeCloseTo(1, 3);
    }
    expect(found.rateTicks.mean).toBeCloseTo(NOMINAL.rate_ticks.value, 3);
    expect(found.accelerationTicks.mean).toBeCloseTo(NOMINAL.acceleration_ticks.value, 3);
    expect(found.transfer.gain).toBeCloseTo(1, 5);
  });

  it('is what the emulator becomes with the card', async () => {
    const file = join(temporaryFolder(), 'board.yaml');
    writeFileSync(file, characterCard(found, 'bad board', 'a bad board').text);
    const { card } = loadCard(NEURON_CARD, file);
    expect(card.threshold.standing).toBe('measured');
    const board = await rates(badBoard('laptop'), 'lif-hard', false);
    const nominal = await rates(openChip('laptop'), 'lif-hard', true);
    const carded = await rates(openChip('laptop'), file, true);
    const miss = (mine: readonly number[]) =>
      Math.sqrt(mine.reduce((sum, rate, k) => sum + (rate - board[k]!) ** 2, 0) / mine.length);
    expect(board.filter(rate => rate > 0).length).toBeGreaterThan(20);
    expect(miss(carded)).toBeLessThan(0.05 * miss(nominal));
    // What is not known of a threshold or leak moves a neuron by less than the two spikes at the ends of a count.
    expect(found.thresholdError * TICKS).toBeLessThan(1);
    const furthest = Math.max(...carded.map((rate, k) => Math.abs(rate - board[k]!)));
    expect(furthest).toBeLessThanOrEqual(2.001 / TICKS);
  });

  it('fits populations of its size only', () => {
    const file = join(temporaryFolder(), 'board.yaml');
    writeFileSync(file, characterCard(found, 'bad board', 'a bad board').text);
    expect(() => experimentWith(file, 8)).toThrow(/another size .*found 8; allowed: 32/);
  });
});

/** A population under random currents, with the card of its neurons. */
function experimentWith(card: string, neurons = NEURONS) {
  const raw = {
    format: 'nudge.experiment/1',
    network: {
      populations: [
        { name: 'inputs', role: 'input', neurons: 8, unit: { kind: 'source', max_rate_per_tick: 0.5 } },
        { name: 'neurons', role: 'output', neurons, unit: { kind: 'spiking', card } },
      ],
      projections: [
        { name: 'weights', from: 'inputs', to: 'neurons', init: { kind: 'uniform', low: 0, high: 0.25 } },
      ],
    },
  };
  return resolveWith(raw, {}, []).experiment;
}

/** Spikes per tick of every neuron; `faulty` injects what the experiment, by its card, has broken. */
async function rates(chip: Chip, card: string, faulty: boolean): Promise<number[]> {
  const experiment = experimentWith(card);
  const plan = design(experiment);
  const session = new Session(chip, 8);
  const weights = drawnWeights();
  await session.play(
    setUp(plan, { projections: [weights], biases: [new Float32Array(0), new Float32Array(NEURONS)] }),
  );
  if (faulty) await session.play(injections(experiment, plan.network, { kind: 'start' }, 1));
  const data = Uint8Array.from({ length: 8 }, (_, k) => 100 + 20 * k);
  const block = { offset: 0, count: 8, total: 8, data };
  const shown = { layout: 'dense', batch: 1, steps: 1, reversed: false, ...block } as const;
  await session.ask({ kind: 'present', population: 0, ...shown });
  const events = await session.ask(freeSettle(3, TICKS, 1, 0));
  session.close();
  const end = events.find(event => event.kind === 'settled')!;
  return [...end.readout].filter(alive).map(count => Math.floor(count) / TICKS);
}

const drawnWeights = (): Float32Array => {
  const random = stream(3, PURPOSE.weights, 0);
  return Float32Array.from({ length: 8 * NEURONS }, () => 0.25 * random.float());
};

describe('a digital board', () => {
  it('has the neurons that it was told to have', async () => {
    const chip = overWire(openChip('rp2040'), { maxPayload: 640 });
    const found = await measure(chip, 'rp2040', 'sdep-if');
    const { card, text } = characterCard(found, 'rp2040', 'a digital board');
    expect(card.individuals).toBeUndefined();
    expect(card.leak_per_tick.value).toBe(0);
    expect(card.threshold.value).toBeCloseTo(1, 3);
    expect(card.rate_ticks.value).toBeCloseTo(5, 1);
    expect(card.acceleration_ticks.value).toBeCloseTo(5, 1);
    expect(text).toContain('standing: measured');
    expect(text).toContain('26 settles');
  });
});
