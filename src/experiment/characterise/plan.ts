import type { NeuronCard } from '../../card/neuron.js';
import type { Unnumbered } from '../../stream/session.js';
import { type Design, design } from '../design.js';
import { resolveWith } from '../load.js';
import { EXPERIMENT_FORMAT } from '../schema.js';
import { setUp } from '../weights.js';

/** What a board is measured with: inputs that fire at every tick, each on its own, and one population that they feed. */

/** Currents of the current-frequency curve, in nominal thresholds per tick. */
export const CURRENTS = [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.65, 0.8] as const;
/** Weights below 0 whose transfer is measured, in nominal thresholds. */
const NEGATIVE = [-0.1, -0.2, -0.35, -0.5, -0.65, -0.8] as const;
/** Inputs, by what they are for: one for each current, one below threshold, one for each negative weight. */
const SUBTHRESHOLD = CURRENTS.length;
export const INPUTS = CURRENTS.length + 1 + NEGATIVE.length;

export interface Plan {
  readonly design: Design;
  readonly nominal: NeuronCard;
  readonly neurons: number;
  /** Ticks of one point of the current-frequency curve. */
  readonly ticks: number;
  /** Half the ticks over which a membrane is followed below its threshold. */
  readonly leakTicks: number;
  /** Ticks of silence in which the traces decay. */
  readonly decayTicks: number;
}

/** @param chip name of the chip card that the board follows */
export function planOf(
  chip: string,
  card: string,
  nominal: NeuronCard,
  neurons: number,
  ticks: number,
): Plan {
  const leak = nominal.leak_per_tick.value;
  // Nothing that would hide what is measured: from rest, never refractory, every acceleration counts.
  const unit = {
    ...{ kind: 'spiking', card, initial_potential: 0, refractory_ticks: 0, acceleration_threshold: 0 },
    ...{ trigger_delay_ticks: 0, bias_learning_rate: 0, input_gain: 0, reset: 'subtract' },
  };
  const experiment = {
    format: EXPERIMENT_FORMAT,
    name: 'characterise',
    network: {
      populations: [
        { name: 'inputs', role: 'input', neurons: INPUTS, unit: { kind: 'source', max_rate_per_tick: 1 } },
        { name: 'neurons', role: 'output', neurons, unit },
      ],
      projections: [{ name: 'weights', from: 'inputs', to: 'neurons' }],
    },
    estimator: { plasticity: 'host' },
    chip: { card: chip },
  };
  return {
    design: design(resolveWith(experiment, {}, []).experiment),
    ...{ nominal, neurons, ticks },
    leakTicks: leak > 0 ? Math.max(2, Math.round(1 / leak)) : Math.min(50, ticks),
    decayTicks: Math.max(1, Math.round(nominal.rate_ticks.value)),
  };
}

/** Weights of every input, the same to all neurons, [input][neuron]. */
function weightsOf({ leakTicks, neurons, nominal }: Plan): Float32Array {
  const threshold = nominal.threshold.value;
  const leak = nominal.leak_per_tick.value;
  // Where it ends up after twice leakTicks is well below the lowest threshold.
  const below = 0.4 * threshold * (leak > 0 ? leak : 1 / (2 * leakTicks));
  const reach = Math.min(threshold, -nominal.floor.value);
  const levels = [...CURRENTS.map(c => c * threshold), below, ...NEGATIVE.map(c => c * Math.max(0, reach))];
  return Float32Array.from({ length: INPUTS * neurons }, (_, k) => levels[Math.floor(k / neurons)]!);
}

export function* configure(plan: Plan): Generator<Unnumbered> {
  const biases = [new Float32Array(0), new Float32Array(plan.neurons)];
  yield* setUp(plan.design, { projections: [weightsOf(plan)], biases });
}

/** Lights one input, or none. */
function light(input: number): Unnumbered {
  const data = Uint8Array.from({ length: INPUTS }, (_, k) => (k === input ? 255 : 0));
  const block = { offset: 0, count: INPUTS, total: INPUTS, data };
  return { kind: 'present', population: 0, layout: 'dense', batch: 1, steps: 1, reversed: false, ...block };
}

const NEURONS = 1;

const run = (start: 'fresh' | 'continue', ticks: number): Unnumbered => ({
  ...{ kind: 'settle', start, startSlot: -1, saveSlot: -1, draw: 0, drives: [] },
  ...{ stop: { kind: 'ticks', ticks }, plasticity: 'off', divisor: 1, rateScale: 1 },
  ...{ readout: -1, readoutFrom: 0, record: [NEURONS] },
});

const state = (variable: 'potential' | 'rate' | 'slow-rate' | 'acceleration'): Unnumbered => ({
  kind: 'read-state',
  population: NEURONS,
  variable,
});

/** Spikes of a constant current, and the potential that is left. */
export const firing = (plan: Plan, point: number): Unnumbered[] => [
  light(point),
  run('fresh', plan.ticks),
  state('potential'),
];

/** The potential of one spike of an input, whose weight it shows. */
export const single = (input: number): Unnumbered[] => [light(input), run('fresh', 1), state('potential')];

/** Inputs whose weights are compared with what they do. */
export const TRANSFER = Array.from({ length: INPUTS }, (_, k) => k).filter(k => k !== SUBTHRESHOLD);

/** The potential below threshold after some ticks, and after as many again. */
export const charging = ({ leakTicks }: Plan): Unnumbered[] => [
  ...[light(SUBTHRESHOLD), run('fresh', leakTicks), state('potential')],
  ...[run('continue', leakTicks), state('potential')],
];

/** Rates after a strong current, and in the silence behind it. */
export const fading = ({ decayTicks, ticks }: Plan): Unnumbered[] => [
  ...[light(CURRENTS.length - 1), run('fresh', ticks), state('rate')],
  ...[light(-1), run('continue', decayTicks)],
  ...[state('rate'), state('slow-rate'), state('acceleration')],
];
