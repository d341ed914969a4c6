import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadExperiment } from '../../../src/experiment/load.js';
import { checkData } from '../../../src/experiment/resolve.js';
import { verdictOn } from '../../support/problems.js';

const refusal = (...overrides: string[]) => verdictOn(() => loadExperiment({ overrides }));

const hidden = 'network.populations.hidden';
const first = 'network.projections.pixels-hidden';
const second = 'network.projections.hidden-digit';

describe('choices that are legal alone and not together', () => {
  it.each([
    [[`${hidden}.name=digit`], /two populations have the same name \(found digit/],
    [[`${second}.name=pixels-hidden`], /two projections have the same name/],
    [[`${hidden}.role=output`], /exactly one population of role output \(found hidden, digit\)/],
    [['network.populations.pixels.role=hidden'], /exactly one population of role input \(found none\)/],
    [[`${hidden}.unit={ kind: source }`], /a population of role hidden cannot be a source/],
    [['network.populations.pixels.unit.encoder=events'], /fires only spikes sent by a program/],
    [['network.populations.pixels.unit={ kind: spiking }'], /input_gain: nothing would enter the network/],
    [['network.populations.pixels.unit={ kind: cuba }'], /cuba units cannot be shown intensities/],
    [['network.populations.digit.unit={ kind: cuba }'], /cuba units cannot be nudged/],
    [[`${hidden}.unit={ kind: cuba }`], /cuba units do not learn/],
    [[`${hidden}.unit={ kind: cuba, reset_to: 0, initial_low: 5 }`], /spike for ever[\s\S]*empty interval/],
    [[`${hidden}.unit.ceiling=0.5`], /could never spike/],
    [[`${hidden}.unit.initial_potential=3`], /first potential may lie above the ceiling/],
    [
      [`${first}.to=hiden`],
      /network\.projections\[0\]\.to: no population has this name \(found hiden; allowed: pixels, hidden, digit\)/,
    ],
    [[`${second}.connectivity=sparse`], /a sparse projection is used in one direction only/],
    [[`${second}.density=0.5`], /a dense projection connects every pair/],
    [[`${first}.bidirectional=true`], /pixels is made of source units, which take no spikes back/],
    [[`${first}.receptor=1`], /spiking units have one receptor/],
    [[`${first}.init={ kind: uniform, low: 1 }`], /empty interval \(found 1; allowed: 0\.1 or less\)/],
    [
      [`${second}={ name: loop, from: hidden, to: hidden, bidirectional: true }`],
      /onto itself[\s\S]*no way leads from pixels to digit/,
    ],
    [[`${second}.to=pixels`, `${second}.bidirectional=false`], /pixels is a source and takes no spikes/],
    [
      ['evaluation.ticks=10'],
      /no tick is left to count output spikes in \(found 16; allowed: below evaluation\.ticks \(10\)\)/,
    ],
    [
      ['data.normalise={ mean: [0.13], std: [0.3] }'],
      /data\.normalise: normalised values lie below 0 too, and pixels is made of source units, which take intensities/,
    ],
    [
      ['data.augment={ crop_padding: 2 }', 'data.pixel_permutation=3'],
      /data\.augment: shuffled pixels have no neighbours/,
    ],
    [
      ['network.populations.pixels.neurons=1000000', `${hidden}.neurons=1000000`],
      /the projection would have 1000000000000 pairs/,
    ],
  ])('%j', (overrides, words) => expect(refusal(...overrides)).toMatch(words));
});

describe('doubtful choices', () => {
  const words = (...overrides: string[]) =>
    loadExperiment({ overrides }).warnings.map(warning => warning.message);

  it('are named, with the failing runs of the notes as examples', () => {
    expect(words('estimator.plasticity=continual', `${first}.synapse.learning_rate=0.01`)).toEqual([]);
    expect(words('estimator.plasticity=continual')[0]).toMatch(/the loop gain is about 1\.[34]/);
    const eager = ['estimator.plasticity=continual', `${first}.synapse.learning_rate=0.003`];
    expect(words(...eager, `${hidden}.unit.trigger_delay_ticks=0`)[0]).toMatch(/lag bias/);
    expect(words('estimator.first_phase_ticks=25')[0]).toMatch(/the transient is learnt as signal/);
    expect(words(`${second}.bidirectional=false`)[0]).toMatch(/nothing leads back from digit to hidden/);
    const still = [`${first}.synapse.learning_rate=0`, `${second}.synapse.learning_rate=0`];
    expect(words(...still)[0]).toMatch(/no weight will move/);
  });

  it('are named where weights there and back would not align', () => {
    const file = fileURLToPath(new URL('../../../experiments/rate-digits-kp.yaml', import.meta.url));
    const of = (...overrides: string[]) =>
      loadExperiment({ file, overrides }).warnings.map(({ message, found }) => `${message}: ${found}`);
    const back = 'network.projections.back.synapse';
    expect(of()).toEqual([]);
    expect(of(`${back}.weight_decay=0`)).toEqual([
      'there and back lead there and back, and align only if they learn and decay alike: there: rate 0.04, momentum 0, decay 0.01; back: rate 0.04, momentum 0, decay 0',
    ]);
    const none = ['there', 'back'].map(name => `network.projections.${name}.synapse.weight_decay=0`);
    expect(of(...none)).toHaveLength(1);
    expect(of(...none, 'estimator.contrast=target')).toEqual([]);
  });
});

describe('data', () => {
  const { experiment } = loadExperiment({});

  it('that fit pass', () => {
    expect(() => checkData(experiment, { image: [28, 28, 1], classes: 10 })).not.toThrow();
  });

  it('that do not are refused with both sides', () => {
    const check = () => checkData(experiment, { image: [8, 8, 1], classes: 9 });
    expect(check).toThrow(
      'network.populations[0].neurons: population pixels does not fit the data set digits (found 784; allowed: 64 values per sample).',
    );
    expect(check).toThrow('(found 10; allowed: 9 classes).');
  });

  it('whose channels stand first are refused a network that wants them last', () => {
    const input =
      'network.populations.pixels={ name: pixels, role: input, neurons: 784, shape: [1, 28, 28], unit: { kind: source } }';
    const { experiment } = loadExperiment({ overrides: [input] });
    expect(() => checkData(experiment, { image: [28, 28, 1], classes: 10 })).toThrow(
      'network.populations[0].shape: population pixels has another shape than the images of digits (found [1, 28, 28]; allowed: [28, 28, 1]: height, width, channels).',
    );
  });
});
