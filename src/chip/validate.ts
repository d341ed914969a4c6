import type {
  ConfigureConvolution,
  ConfigurePopulation,
  ConfigureProjection,
  CubaUnit,
  Descent,
  NumberFormat,
  RateUnit,
  ResistiveUnit,
  SourceUnit,
  SpikingUnit,
  Unit,
} from '../protocol/messages.js';
import { relaxes } from '../protocol/relaxing.js';
import { checkUnit } from '../substrate/rate/checks.js';
import { insist, Refusal, whole, within } from '../substrate/refusal.js';
import { checkNode } from '../substrate/resistive/layered/checks.js';
import type { CapabilitySheet } from './sheet.js';

/** Longest delay, in ticks, of a delivery or a trigger: spike lists are kept that long. */
export const MAX_DELAY_TICKS = 63;

export function checkFormat(format: NumberFormat, path: string): void {
  if (format.kind === 'float32') return;
  whole(format.bits, 2, 24, `${path}.bits`);
  insist(
    format.step > 0 && Number.isFinite(format.step),
    'range',
    'the step of a fixed format is positive',
    `${path}.step`,
  );
}

function checkSource(unit: SourceUnit, sheet: CapabilitySheet): void {
  const can = sheet.encoders.includes(unit.encoder);
  insist(can, 'unsupported', `this chip has no ${unit.encoder} encoder`, 'unit.encoder');
  within(unit.maxRate, 0, 1, 'unit.maxRate');
}

function checkSpiking(unit: SpikingUnit): void {
  within(unit.leak, 0, 1, 'unit.leak');
  insist(
    unit.threshold > 0 && Number.isFinite(unit.threshold),
    'range',
    'the threshold must be positive',
    'unit.threshold',
  );
  whole(unit.refractoryTicks, 0, 1e6, 'unit.refractoryTicks');
  insist(
    unit.floor <= 0 && unit.ceiling >= unit.threshold,
    'range',
    'floor <= 0 and ceiling >= threshold',
    'unit.floor',
  );
  within(unit.rateTicks, 1, 1e6, 'unit.rateTicks');
  within(unit.accelerationTicks, 1, 1e6, 'unit.accelerationTicks');
  within(unit.accelerationThreshold, 0, 1, 'unit.accelerationThreshold');
  whole(unit.triggerDelayTicks, 0, MAX_DELAY_TICKS, 'unit.triggerDelayTicks');
  within(unit.biasLearningRate, 0, 1e6, 'unit.biasLearningRate');
  checkFormat(unit.membrane, 'unit.membrane');
  checkFormat(unit.trace, 'unit.trace');
}

function checkCuba(unit: CubaUnit): void {
  within(unit.membraneTicks, 1e-3, 1e9, 'unit.membraneTicks');
  for (const ticks of unit.currentTicks) within(ticks, 1e-3, 1e9, 'unit.currentTicks');
  whole(unit.refractoryTicks, 0, 4095, 'unit.refractoryTicks');
}

function checkRate(unit: RateUnit, sheet: CapabilitySheet): void {
  checkUnit(unit);
  whole(unit.batch, 1, sheet.maxBatch, 'unit.batch');
}

function checkResistive(command: ConfigurePopulation, unit: ResistiveUnit, sheet: CapabilitySheet): void {
  checkNode(command);
  whole(unit.batch, 1, sheet.maxBatch, 'unit.batch');
}

/** Refuses a population that the chip cannot have. */
export function checkPopulation(command: ConfigurePopulation, sheet: CapabilitySheet): void {
  const known = sheet.units.includes(command.unit.kind);
  insist(known, 'unsupported', `this chip has no ${command.unit.kind} units`, 'unit.kind');
  for (const side of command.shape) whole(side, 1, sheet.maxNeurons, 'shape');
  const neurons = command.shape.reduce((product, side) => product * side, 1);
  insist(neurons <= sheet.maxNeurons, 'no-room', `this chip has ${sheet.maxNeurons} neurons`, 'shape');
  if (command.unit.kind === 'source') checkSource(command.unit, sheet);
  else if (command.unit.kind === 'spiking') checkSpiking(command.unit);
  else if (command.unit.kind === 'rate') checkRate(command.unit, sheet);
  else if (command.unit.kind === 'resistive') checkResistive(command, command.unit, sheet);
  else checkCuba(command.unit);
}

/** Units whose activities a contrast can compare. */
const CONTRASTED: ReadonlySet<Unit['kind']> = new Set(['spiking', 'rate', 'resistive']);

/** A source fires before the neurons are computed, spikes of neurons arrive in the next tick, rates at once. */
const shortestDelay = (unit: Unit): number => (unit.kind === 'source' || relaxes(unit) ? 0 : 1);

/** Refuses a projection that the chip cannot have. */
export function checkProjection(
  command: ConfigureProjection,
  populations: readonly ConfigurePopulation[],
  sheet: CapabilitySheet,
): void {
  const source = populations[command.source];
  const target = populations[command.target];
  insist(source !== undefined, 'range', 'the source population does not exist', 'source');
  insist(
    target !== undefined && target.unit.kind !== 'source',
    'range',
    'the target must be a population of neurons',
    'target',
  );
  const connects = sheet.connectivity.includes(command.connectivity);
  insist(connects, 'unsupported', `this chip has no ${command.connectivity} projections`, 'connectivity');
  const keeps = sheet.storages.includes(command.storage);
  insist(keeps, 'unsupported', `this chip keeps no weights in ${command.storage}`, 'storage');
  const neurons = (p: ConfigurePopulation) => p.shape.reduce((product, side) => product * side, 1);
  const full = neurons(source) * neurons(target);
  const dense = command.connectivity === 'dense';
  const convolves = command.connectivity === 'convolution';
  const rates = source.unit.kind === 'rate' && target.unit.kind === 'rate';
  insist(!convolves || rates, 'unsupported', 'convolutions join rate units only', 'connectivity');
  insist(rates || !descends(command), 'unsupported', 'only rate units have momentum and decay', 'momentum');
  insist(!dense || command.synapses === full, 'range', `a dense projection has ${full} synapses`, 'synapses');
  whole(command.synapses, 0, sheet.maxSynapses, 'synapses');
  whole(command.delayTicks, shortestDelay(source.unit), MAX_DELAY_TICKS, 'delayTicks');
  whole(command.receptor, 0, target.unit.kind === 'cuba' ? 1 : 0, 'receptor');
  checkFormat(command.weight, 'weight');
  checkFormat(command.accumulator, 'accumulator');
  checkStorage(command);
  if (command.plasticity !== 'off') checkPlastic(command, source, target);
  if (!command.bidirectional) return;
  const twoWay = (dense || convolves) && CONTRASTED.has(source.unit.kind) && CONTRASTED.has(target.unit.kind);
  insist(
    twoWay,
    'unsupported',
    'only dense projections and convolutions between populations that learn work both ways',
    'bidirectional',
  );
}

const descends = ({ momentum, weightDecay }: Descent): boolean => !!momentum || !!weightDecay;

function checkStorage(command: ConfigureProjection): void {
  if (command.storage === 'float32') return;
  const widest = command.storage === 'int16' ? 16 : 8;
  const fits = command.weight.kind === 'fixed' && command.weight.bits <= widest;
  insist(
    fits,
    'range',
    `${command.storage} storage needs fixed weights of at most ${widest} bits`,
    'weight.bits',
  );
  insist(command.connectivity === 'dense', 'unsupported', 'sparse weights are kept in float32', 'storage');
}

function checkPlastic(
  command: ConfigureProjection,
  source: ConfigurePopulation,
  target: ConfigurePopulation,
): void {
  const learns = command.connectivity !== 'sparse';
  insist(learns, 'unsupported', 'sparse projections do not learn', 'connectivity');
  insist(
    source.unit.kind !== 'cuba' && CONTRASTED.has(target.unit.kind),
    'unsupported',
    'only spiking, rate and resistive units learn',
    'target',
  );
}

/** Refuses a convolution that no shapes can fit; the commit sees whether its own do. */
export function checkConvolution(
  { kernel, padding, poolSize }: ConfigureConvolution,
  projection: ConfigureProjection | undefined,
): void {
  const known = projection?.connectivity === 'convolution';
  insist(known, 'range', 'a convolution belongs to a projection of this connectivity', 'projection');
  whole(kernel, 1, 255, 'kernel');
  whole(padding, 0, kernel - 1, 'padding');
  whole(poolSize, 1, 255, 'poolSize');
}

/** Refuses integers that triggers would have to move: the kernels of this chip add to float32 only. */
export function checkIntegerLearning({ plasticity, storage }: ConfigureProjection): void {
  const can = storage === 'float32' || plasticity !== 'continual';
  insist(can, 'unsupported', 'integer storage learns by deferred updates only', 'plasticity');
}

/** Refuses a topology whose rows or targets are inconsistent. */
export function checkTopology(
  projection: ConfigureProjection,
  populations: readonly ConfigurePopulation[],
  topologies: ReadonlyMap<number, { rows: Uint32Array; targets: Uint32Array }>,
): void {
  const topology = topologies.get(projection.id);
  if (!topology) throw new Refusal('bad-state', `the sparse projection ${projection.name} has no topology`);
  const { rows, targets } = topology;
  const rising = rows.every((start, i) => i === 0 || start >= rows[i - 1]!);
  const complete = rows[0] === 0 && rows[rows.length - 1] === projection.synapses;
  insist(rising && complete, 'range', 'row starts must rise from 0 to the number of synapses', 'rows');
  const neurons = populations[projection.target]!.shape.reduce((product, side) => product * side, 1);
  const inside = targets.every(target => target < neurons);
  insist(inside, 'range', `targets must be below ${neurons}`, 'targets');
}
