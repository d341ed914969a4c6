import { map } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { loadCard } from '../../../src/card/load.js';
import { CHIP_CARD } from '../../../src/chip/card.js';
import { capabilitiesOf, emulate, openChip } from '../../../src/chip/emulator.js';
import { conformance } from '../../../src/experiment/conformance.js';
import { type ConnectedChip, onChip } from '../../../src/experiment/connected.js';
import { loadExperiment } from '../../../src/experiment/load.js';
import { prepare } from '../../../src/experiment/trial.js';
import { VirtualClock } from '../../../src/link/clock.js';
import type { Chip } from '../../../src/protocol/chip.js';
import type { Capabilities, ChipEvent } from '../../../src/protocol/messages.js';
import { bench } from '../../support/board.js';

const { card } = loadCard(CHIP_CARD, 'rp2040');
const sheetOf = (name: string): Capabilities => ({
  kind: 'capabilities',
  requestId: 0,
  ...capabilitiesOf(loadCard(CHIP_CARD, name).card),
});

function connected(chip: Chip, changes: Partial<Capabilities> = {}, name = 'rp2040'): ConnectedChip {
  const report = () => bench(chip, { clock: new VirtualClock() }).board.report();
  return { chip, capabilities: { ...sheetOf(name), ...changes }, report };
}

describe('a network for a board', () => {
  const small = ['data.train_samples=20', 'data.validation_samples=10', 'data.test_samples=10'];
  const trial = (...overrides: string[]) =>
    prepare(loadExperiment({ overrides: [...small, ...overrides] }).experiment, undefined);

  it('is taken where everything fits', () => {
    const chip = openChip();
    expect(onChip(trial(), connected(chip, {}, 'laptop')).chip).toBe(chip);
    expect(onChip(trial(), undefined).link).toBeUndefined();
  });

  it.each<[string, Partial<Capabilities>, RegExp]>([
    ['units', { units: ['source'] }, /no units of this kind \(found spiking; allowed: source\)/],
    ['encoders', { encoders: ['events'] }, /no encoders of this kind \(found regular/],
    ['plasticity', { plasticity: ['off'] }, /no plasticity of this kind \(found deferred/],
    ['storage', { storages: ['int8'] }, /no storage of weights of this kind \(found float32/],
    ['drives', { drives: [] }, /no drives of this kind \(found nudge; allowed: none\)/],
    [
      'neurons',
      { maxNeurons: 100 },
      /more neurons and inputs than the board has \(found 894; allowed: at most 100\)/,
    ],
    ['synapses', { maxSynapses: 79_000 }, /more synapses .*found 79,400/],
    ['memory', { memoryBits: 1000 }, /more bits of local memory .*at most 1,000/],
  ])('is refused for its %s', (_, changes, words) => {
    expect(() => onChip(trial(), connected(openChip(), changes, 'laptop'))).toThrow(words);
  });
});

describe('the check of a board', () => {
  it.each(['rp2040', 'laptop', 'stm32f100'])('finds nothing wrong with the card %s', async name => {
    const rules = await conformance(connected(openChip(name), {}, name));
    expect(rules.filter(({ verdict }) => verdict === 'broken')).toEqual([]);
    expect(rules.length).toBeGreaterThan(10);
  });

  it.each<[string, (event: ChipEvent) => ChipEvent, string]>([
    [
      'counts too few ticks',
      event => (event.kind === 'settled' ? { ...event, ticks: event.ticks - 1 } : event),
      'a settle runs its ticks and reads out the output',
    ],
    [
      'loses spikes',
      event =>
        event.kind === 'spikes'
          ? { ...event, ticks: event.ticks.subarray(1), addresses: event.addresses.subarray(1) }
          : event,
      'spikes come in order of their ticks, as many as are counted',
    ],
    [
      'damages snapshots',
      event =>
        event.kind === 'snapshot-block' ? { ...event, data: event.data.map(byte => byte ^ 1) } : event,
      'a snapshot that is put back gives the same weights and spikes',
    ],
  ])('notices a chip that %s', async (_, spoil, rule) => {
    const chip: Chip = commands => emulate(card)(commands).pipe(map(spoil));
    const rules = await conformance(connected(chip));
    expect(rules.filter(({ verdict }) => verdict === 'broken').map(each => each.rule)).toContain(rule);
  });

  it('leaves out what the board does not claim', async () => {
    const rules = await conformance(connected(emulate(card), { deterministic: false }));
    expect(rules.filter(({ verdict }) => verdict === 'not offered')).toHaveLength(1);
  });
});
