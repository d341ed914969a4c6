import { loadCard } from '../../dist/card/load.js';
import { CHIP_CARD } from '../../dist/chip/card.js';
import { capabilitiesOf, openChip } from '../../dist/chip/emulator.js';
import { Machine } from '../../dist/chip/machine.js';
import { SUBSTRATES } from '../../dist/chip/substrates.js';
import { wasmKernels } from '../../dist/kernel/wasm.js';
import { Session } from '../../dist/stream/session.js';

/** A conversation with an emulated laptop chip, as the command line has it: session, streams, machine, kernels. */
export function openSession(chip = openChip('laptop')) {
  return new Session(chip, 16);
}

/** The same chip without the streams: commands go straight into its state machine. */
export class DirectChip {
  card = loadCard(CHIP_CARD, 'laptop').card;
  machine = new Machine({
    capabilities: capabilitiesOf(this.card),
    substrate: SUBSTRATES[this.card.arithmetic],
    kernels: memory => wasmKernels(memory),
    fits: () => undefined,
  });
  lastId = 0;

  /** Carries commands out; `onEvent` sees every event. Throws at the first refusal. */
  play(script, onEvent = () => {}) {
    const emit = event => {
      if (event.kind === 'error') throw new Error(event.message);
      onEvent(event);
    };
    for (const body of script) {
      const steps = this.machine.handle({ ...body, requestId: ++this.lastId }, emit);
      while (!steps.next().done);
    }
  }
}

/** One block that holds everything. */
export const whole = data => ({ offset: 0, count: data.length, total: data.length, data });

const FLOAT32 = { kind: 'float32', bits: 32, step: 0, rounding: 'nearest' };

export const source = (id, name, neurons, unit) => ({
  kind: 'population',
  id,
  name,
  role: 'input',
  shape: [neurons],
  unit: { kind: 'source', ...unit },
});

export const population = (id, name, neurons, unit) => ({
  kind: 'population',
  id,
  name,
  role: 'hidden',
  shape: [neurons],
  unit,
});

/** Leaky integrate-and-fire neurons with hard reset, without learning; clamps far from any state. */
export const lif = (leak, changes = {}) => ({
  kind: 'spiking',
  leak,
  threshold: 1,
  reset: 'zero',
  refractoryTicks: 0,
  floor: -1e6,
  ceiling: 1e6,
  initialPotential: 0,
  inputGain: 0,
  rateTicks: 5,
  accelerationTicks: 5,
  accelerationThreshold: 0,
  triggerDelayTicks: 0,
  biasLearningRate: 0,
  membrane: FLOAT32,
  trace: FLOAT32,
  ...changes,
});

/** Neurons that learn digits: soft reset, membranes between -1 and 2. */
export const integrateAndFire = (changes = {}) =>
  lif(0, {
    ...{ reset: 'subtract', floor: -1, ceiling: 2, initialPotential: 0.5, triggerDelayTicks: 10 },
    ...changes,
  });

export const projection = (id, from, to, synapses, changes = {}) => ({
  kind: 'projection',
  id,
  name: `projection-${id}`,
  source: from,
  target: to,
  connectivity: 'dense',
  synapses,
  bidirectional: false,
  delayTicks: 0,
  receptor: 0,
  weight: FLOAT32,
  accumulator: FLOAT32,
  storage: 'float32',
  learningRate: 0,
  plasticity: 'off',
  ...changes,
});

/** The commands that build a network: populations, projections with topology and weights. */
export function* configure(populations, projections, seed = 1) {
  yield { kind: 'configure', seed, slots: 0 };
  yield* populations;
  for (const { topology, weights: _, ...command } of projections) {
    yield command;
    if (!topology) continue;
    yield { kind: 'topology', projection: command.id, part: 'rows', ...whole(topology.rows) };
    yield { kind: 'topology', projection: command.id, part: 'targets', ...whole(topology.targets) };
  }
  yield { kind: 'commit' };
  for (const { id, weights } of projections) {
    if (weights) yield { kind: 'write-weights', tensor: 'weight', id, ...whole(weights) };
  }
}

export const present = (id, intensities) => ({
  kind: 'present',
  population: id,
  layout: 'dense',
  batch: 1,
  steps: 1,
  reversed: false,
  ...whole(intensities),
});

/** A settle without nudge, learning or readout. */
export const settle = (ticks, start = 'fresh', draw = 0) => ({
  kind: 'settle',
  start,
  startSlot: -1,
  saveSlot: -1,
  draw,
  drives: [],
  stop: { kind: 'ticks', ticks },
  plasticity: 'off',
  divisor: 1,
  rateScale: 1,
  readout: -1,
  readoutFrom: 0,
  record: [],
});
