import type {
  ConfigurePopulation,
  ConfigureProjection,
  ConfigureSynapse,
  SpikingUnit,
} from '../protocol/messages.js';
import { sizeOf } from '../substrate/fixed/layout.js';
import { HIDDEN_FRACTION } from '../substrate/fixed/levels.js';
import { fractionOf, largest, nearest } from '../substrate/fixed/number.js';
import { insist, whole, within } from '../substrate/refusal.js';

/** Rows of the tables in which a fixed-point chip keeps its configuration. */
const MOST_POPULATIONS = 8;
const MOST_PROJECTIONS = 8;
/** Largest input sum of a neuron, in steps of its membrane: biases and drives still fit 32 bits beside it. */
const MOST_INPUT = 2 ** 29;

/** Refuses what protocols/fixed-chip.md has no arithmetic for; the checks of every chip come first. */
export function checkFixedPopulation(command: ConfigurePopulation): void {
  const room = command.id < MOST_POPULATIONS;
  insist(room, 'no-room', `this chip holds ${MOST_POPULATIONS} populations`, 'id');
  if (command.unit.kind === 'spiking') checkUnit(command.unit);
}

function checkUnit(unit: SpikingUnit): void {
  checkNumbers(unit);
  const most = largest(unit.membrane.bits) * unit.membrane.step;
  const resolution = 'the step of the membrane is too coarse or its range too small';
  const fits = unit.threshold >= unit.membrane.step && unit.threshold <= most;
  insist(fits, 'range', resolution, 'unit.threshold');
  within(unit.floor, -most, 0, 'unit.floor');
  within(unit.ceiling, 0, most, 'unit.ceiling');
  within(unit.initialPotential, 0, most, 'unit.initialPotential');
  whole(unit.refractoryTicks, 0, 255, 'unit.refractoryTicks');
  insist(unit.inputGain === 0, 'unsupported', 'inputs of this chip are spikes', 'unit.inputGain');
}

function checkNumbers({ membrane, trace }: SpikingUnit): void {
  for (const [name, format] of [
    ['unit.membrane', membrane],
    ['unit.trace', trace],
  ] as const) {
    insist(format.bits <= 16, 'range', 'this chip keeps states in 16 bits', `${name}.bits`);
    const message = 'states of this chip are rounded to nearest';
    insist(format.rounding === 'nearest', 'unsupported', message, `${name}.rounding`);
  }
  fractionOf(membrane, 0, 15, 'unit.membrane');
  const one = fractionOf(trace, 0, 14, 'unit.trace');
  insist(trace.bits >= one + 2, 'range', 'a trace must be able to reach 1', 'unit.trace.bits');
}

/** The same of a projection; its ends are known to exist. */
export function checkFixedProjection(
  command: ConfigureProjection,
  populations: readonly ConfigurePopulation[],
): void {
  const room = command.id < MOST_PROJECTIONS;
  insist(room, 'no-room', `this chip holds ${MOST_PROJECTIONS} projections`, 'id');
  const { weight } = command;
  const fraction = fractionOf(weight, 0, 15, 'weight');
  const ends = [populations[command.target]!, populations[command.source]!];
  for (const { unit } of command.bidirectional ? ends : ends.slice(0, 1)) {
    const membrane = fractionOf((unit as SpikingUnit).membrane, 0, 15, 'weight');
    const finer = 'the step of a weight is that of the membrane it feeds, or coarser';
    insist(fraction <= membrane, 'range', finer, 'weight.step');
  }
  checkLearning(command, ends);
}

/** A trace's step is that of everything that accelerations are added to. */
function checkLearning(command: ConfigureProjection, ends: readonly ConfigurePopulation[]): void {
  if (command.plasticity === 'off') return;
  const steps = ends.flatMap(({ unit }) => (unit.kind === 'spiking' ? [unit.trace.step] : []));
  const same = steps.every(step => step === steps[0]);
  insist(same, 'range', 'the traces at both ends must have one step', 'target');
  if (command.plasticity !== 'deferred') return;
  fractionOf(command.accumulator, 0, 14, 'accumulator');
  const accumulates = command.accumulator.step === steps[0];
  insist(accumulates, 'range', 'the step of an accumulator is that of the traces', 'accumulator.step');
  const wide = command.accumulator.bits === 16;
  insist(wide, 'range', 'accumulators of this chip are 16 bits wide', 'accumulator.bits');
}

/** The same of synapses with levels. */
export function checkFixedSynapse(
  command: ConfigureSynapse,
  { learningRate, weight }: ConfigureProjection,
): void {
  if (command.rule === 'real') return;
  const { amplitude, consolidation, hidden, limit, rule } = command;
  const plain = 'this chip has no consolidation: it takes an exponential function';
  insist(consolidation === 0, 'unsupported', plain, 'consolidation');
  insist(
    !command.amplitudeLearningRate,
    'unsupported',
    'amplitudes of this chip stay',
    'amplitudeLearningRate',
  );
  const steps = nearest(amplitude / weight.step);
  const fits = steps >= 1 && steps <= largest(weight.bits);
  insist(fits, 'range', 'the amplitude must be at least a step of the weights, and fit them', 'amplitude');
  fractionOf(hidden, 0, HIDDEN_FRACTION, 'hidden');
  insist(hidden.bits <= 16, 'range', 'this chip keeps hidden numbers in 16 bits', 'hidden.bits');
  const coarse = 'the limit must be at least a step of the hidden numbers';
  insist(rule === 'inertia' || limit >= hidden.step, 'range', coarse, 'limit');
  const share = 'an update replaces at most all of a running mean: the learning rate is at most 1';
  insist(rule === 'levels' || learningRate <= 1, 'range', share, 'projection');
}

/** Refuses a network whose parts no longer agree, because one was said again, or whose input sums could overflow. */
export function checkFixedNetwork(
  populations: readonly ConfigurePopulation[],
  projections: readonly ConfigureProjection[],
): void {
  for (const projection of projections) {
    const [source, target] = [populations[projection.source]!, populations[projection.target]!];
    const neurons = 'the target must be a population of neurons';
    insist(target.unit.kind === 'spiking', 'range', neurons, 'target');
    const full = sizeOf(source) * sizeOf(target);
    insist(projection.synapses === full, 'range', `a dense projection has ${full} synapses`, 'synapses');
    const twoWay = !projection.bidirectional || source.unit.kind === 'spiking';
    insist(twoWay, 'unsupported', 'only projections between neurons work both ways', 'bidirectional');
    checkFixedProjection(projection, populations);
  }
  checkSums(populations, projections);
}

/** Refuses a network in which an input sum could overflow. */
function checkSums(
  populations: readonly ConfigurePopulation[],
  projections: readonly ConfigureProjection[],
): void {
  for (const { id, name, shape, unit } of populations) {
    if (unit.kind !== 'spiking') continue;
    const reach = ({ weight }: ConfigureProjection) =>
      (2 ** (weight.bits - 1) * weight.step) / unit.membrane.step;
    let most = 0;
    for (const p of projections) {
      if (p.target === id) most += sizeOf(populations[p.source]!) * reach(p);
      if (p.bidirectional && p.source === id) most += sizeOf(populations[p.target]!) * reach(p);
    }
    const text = `the input of ${name} (${shape.join(' x ')}) could exceed 32 bits`;
    insist(most <= MOST_INPUT, 'range', text, 'weight');
  }
}
