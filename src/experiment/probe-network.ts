import { loadCard } from '../card/load.js';
import { CHIP_CARD } from '../chip/card.js';
import type { CapabilitySheet } from '../chip/sheet.js';
import { UserError } from '../problem/problem.js';
import type { Unnumbered } from '../stream/session.js';
import { type Design, design } from './design.js';
import { resolveWith } from './load.js';
import { EXPERIMENT_FORMAT } from './schema.js';
import { firstWeights, setUp } from './weights.js';

/** Numbers of the network that boards are tried with: it fits the smallest of them, with 2 KiB for the network. */
export const PROBE = { inputs: 16, hidden: 4, outputs: 10 } as const;
export const PROBE_TICKS = 40;

/** A small network in the number formats of a board's card; of the card `laptop` where the board's is not known. */
export function probeDesign({ card, plasticity }: CapabilitySheet): Design {
  const spiking = { kind: 'spiking', bias_learning_rate: 0.05 };
  const real = (learning_rate: number) => ({ kind: 'real', learning_rate });
  const experiment = {
    format: EXPERIMENT_FORMAT,
    name: 'probe',
    data: { mean_pool: 7 },
    network: {
      populations: [
        { name: 'pixels', role: 'input', neurons: PROBE.inputs, unit: { kind: 'source' } },
        { name: 'hidden', role: 'hidden', neurons: PROBE.hidden, unit: spiking },
        { name: 'digit', role: 'output', neurons: PROBE.outputs, unit: spiking },
      ],
      projections: [
        { name: 'pixels-hidden', from: 'pixels', to: 'hidden', synapse: real(0.05) },
        { name: 'hidden-digit', from: 'hidden', to: 'digit', bidirectional: true, synapse: real(0.05) },
      ],
    },
    estimator: { plasticity: plasticity.includes('deferred') ? 'deferred' : 'continual' },
    chip: { card: knownCard(card) },
  };
  return design(resolveWith(experiment, {}, []).experiment);
}

/** Configures a board with the probe network and gives it weights. */
export const probeSetUp = (probe: Design): Unnumbered[] => [...setUp(probe, firstWeights(probe))];

/** An image with some light in it, for the inputs of the probe. */
export function probeImage(turn = 0): Unnumbered {
  const data = Uint8Array.from({ length: PROBE.inputs }, (_, k) => ((k + turn) % 3 === 0 ? 200 : 20));
  const size = { offset: 0, count: data.length, total: data.length, data };
  return { kind: 'present', population: 0, layout: 'dense', batch: 1, steps: 1, reversed: false, ...size };
}

export function probeLabel(digit: number): Unnumbered {
  const size = { offset: 0, count: 1, total: 1, data: Uint16Array.of(digit) };
  return { kind: 'present', population: 2, layout: 'one-hot', batch: 1, steps: 1, reversed: false, ...size };
}

/** The card of a board, or `laptop` where it follows none of ours. */
export function knownCard(name: string): string {
  try {
    return loadCard(CHIP_CARD, name).card.name;
  } catch (error) {
    if (error instanceof UserError) return 'laptop';
    throw error;
  }
}
