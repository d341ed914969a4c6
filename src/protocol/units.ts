import { ProtocolError } from './error.js';
import type { nudge } from './generated/nudge.js';
import type {
  CubaUnit,
  Descent,
  NumberFormat,
  RateUnit,
  ResistiveUnit,
  SourceUnit,
  SpikingUnit,
  Unit,
} from './messages.js';
import { bool, each, given, real, uint32 } from './number.js';
import {
  ACTIVATIONS,
  DYNAMICS,
  ENCODERS,
  FORMAT_KINDS,
  NUDGE_PLACES,
  ORDERS,
  RESETS,
  ROUNDINGS,
  SENDS,
} from './vocabulary.js';

/** Number formats and neuron models, field by field as in common.proto. */

export function writeFormat(format: NumberFormat, path: string): nudge.v1.NumberFormat.$Properties {
  given(format, path);
  return {
    kind: FORMAT_KINDS.write(format.kind, `${path}.kind`),
    bits: uint32(format.bits, `${path}.bits`),
    step: real(format.step, `${path}.step`),
    rounding: ROUNDINGS.write(format.rounding, `${path}.rounding`),
  };
}

export function readFormat(
  fields: nudge.v1.NumberFormat.$Properties | null | undefined,
  path: string,
): NumberFormat {
  const format = given(fields, path) as nudge.v1.NumberFormat;
  return {
    kind: FORMAT_KINDS.read(format.kind, `${path}.kind`),
    bits: format.bits,
    step: real(format.step, `${path}.step`),
    rounding: ROUNDINGS.read(format.rounding, `${path}.rounding`),
  };
}

export function writeUnit(unit: Unit): nudge.v1.Unit.$Properties {
  given(unit, 'unit');
  switch (unit.kind) {
    case 'source':
      return { source: writeSource(unit) };
    case 'spiking':
      return { spiking: writeSpiking(unit) };
    case 'cuba':
      return { cuba: writeCuba(unit) };
    case 'rate':
      return { rate: writeRate(unit) };
    case 'resistive':
      return { resistive: writeResistive(unit) };
    default:
      throw new ProtocolError('unsupported', 'unit.kind', 'the unit is unknown', (unit as Unit).kind);
  }
}

export function readUnit(fields: nudge.v1.Unit.$Properties | null | undefined): Unit {
  const unit = given(fields, 'unit');
  if (unit.source) return readSource(unit.source as nudge.v1.SourceUnit);
  if (unit.spiking) return readSpiking(unit.spiking as nudge.v1.SpikingUnit);
  if (unit.rate) return readRate(unit.rate as nudge.v1.RateUnit);
  if (unit.resistive) return readResistive(unit.resistive as nudge.v1.ResistiveUnit);
  return readCuba(given(unit.cuba, 'unit.kind') as nudge.v1.CubaUnit);
}

function writeSource(unit: SourceUnit): nudge.v1.SourceUnit.$Properties {
  return {
    encoder: ENCODERS.write(unit.encoder, 'unit.encoder'),
    maxRate: real(unit.maxRate, 'unit.maxRate'),
  };
}

function readSource(unit: nudge.v1.SourceUnit): SourceUnit {
  return {
    kind: 'source',
    encoder: ENCODERS.read(unit.encoder, 'unit.encoder'),
    maxRate: real(unit.maxRate, 'unit.maxRate'),
  };
}

function writeSpiking(unit: SpikingUnit): nudge.v1.SpikingUnit.$Properties {
  return {
    leak: real(unit.leak, 'unit.leak'),
    threshold: real(unit.threshold, 'unit.threshold'),
    reset: RESETS.write(unit.reset, 'unit.reset'),
    refractoryTicks: uint32(unit.refractoryTicks, 'unit.refractoryTicks'),
    floor: real(unit.floor, 'unit.floor'),
    ceiling: real(unit.ceiling, 'unit.ceiling'),
    initialPotential: real(unit.initialPotential, 'unit.initialPotential'),
    inputGain: real(unit.inputGain, 'unit.inputGain'),
    rateTicks: real(unit.rateTicks, 'unit.rateTicks'),
    accelerationTicks: real(unit.accelerationTicks, 'unit.accelerationTicks'),
    accelerationThreshold: real(unit.accelerationThreshold, 'unit.accelerationThreshold'),
    triggerDelayTicks: uint32(unit.triggerDelayTicks, 'unit.triggerDelayTicks'),
    biasLearningRate: real(unit.biasLearningRate, 'unit.biasLearningRate'),
    membrane: writeFormat(unit.membrane, 'unit.membrane'),
    trace: writeFormat(unit.trace, 'unit.trace'),
  };
}

function readSpiking(unit: nudge.v1.SpikingUnit): SpikingUnit {
  return {
    kind: 'spiking',
    leak: real(unit.leak, 'unit.leak'),
    threshold: real(unit.threshold, 'unit.threshold'),
    reset: RESETS.read(unit.reset, 'unit.reset'),
    refractoryTicks: unit.refractoryTicks,
    floor: real(unit.floor, 'unit.floor'),
    ceiling: real(unit.ceiling, 'unit.ceiling'),
    initialPotential: real(unit.initialPotential, 'unit.initialPotential'),
    inputGain: real(unit.inputGain, 'unit.inputGain'),
    rateTicks: real(unit.rateTicks, 'unit.rateTicks'),
    accelerationTicks: real(unit.accelerationTicks, 'unit.accelerationTicks'),
    accelerationThreshold: real(unit.accelerationThreshold, 'unit.accelerationThreshold'),
    triggerDelayTicks: unit.triggerDelayTicks,
    biasLearningRate: real(unit.biasLearningRate, 'unit.biasLearningRate'),
    membrane: readFormat(unit.membrane, 'unit.membrane'),
    trace: readFormat(unit.trace, 'unit.trace'),
  };
}

function writeCuba(unit: CubaUnit): nudge.v1.CubaUnit.$Properties {
  return {
    membraneTicks: real(unit.membraneTicks, 'unit.membraneTicks'),
    currentTicks: pair(unit.currentTicks),
    rest: real(unit.rest, 'unit.rest'),
    threshold: real(unit.threshold, 'unit.threshold'),
    resetTo: real(unit.resetTo, 'unit.resetTo'),
    refractoryTicks: uint32(unit.refractoryTicks, 'unit.refractoryTicks'),
    initialLow: real(unit.initialLow, 'unit.initialLow'),
    initialHigh: real(unit.initialHigh, 'unit.initialHigh'),
  };
}

function readCuba(unit: nudge.v1.CubaUnit): CubaUnit {
  return {
    kind: 'cuba',
    membraneTicks: real(unit.membraneTicks, 'unit.membraneTicks'),
    currentTicks: pair(unit.currentTicks),
    rest: real(unit.rest, 'unit.rest'),
    threshold: real(unit.threshold, 'unit.threshold'),
    resetTo: real(unit.resetTo, 'unit.resetTo'),
    refractoryTicks: unit.refractoryTicks,
    initialLow: real(unit.initialLow, 'unit.initialLow'),
    initialHigh: real(unit.initialHigh, 'unit.initialHigh'),
  };
}

function writeRate(unit: RateUnit): nudge.v1.RateUnit.$Properties {
  return {
    activation: ACTIVATIONS.write(unit.activation, 'unit.activation'),
    dynamics: DYNAMICS.write(unit.dynamics, 'unit.dynamics'),
    order: ORDERS.write(unit.order, 'unit.order'),
    step: real(unit.step, 'unit.step'),
    clipped: bool(unit.clipped, 'unit.clipped'),
    nudge: NUDGE_PLACES.write(unit.nudge, 'unit.nudge'),
    biasLearningRate: real(unit.biasLearningRate, 'unit.biasLearningRate'),
    batch: uint32(unit.batch, 'unit.batch'),
    sends: SENDS.write(unit.sends, 'unit.sends'),
    sendsAbove: real(unit.sendsAbove, 'unit.sendsAbove'),
    biasPerChannel: bool(unit.biasPerChannel, 'unit.biasPerChannel'),
    ...writeDescent(unit, 'unit.'),
    history: uint32(unit.history ?? 0, 'unit.history'),
    start: real(unit.start ?? 0, 'unit.start'),
  };
}

function readRate(unit: nudge.v1.RateUnit): RateUnit {
  return {
    kind: 'rate',
    activation: ACTIVATIONS.read(unit.activation, 'unit.activation'),
    dynamics: DYNAMICS.read(unit.dynamics, 'unit.dynamics'),
    order: ORDERS.read(unit.order, 'unit.order'),
    step: real(unit.step, 'unit.step'),
    clipped: unit.clipped,
    nudge: NUDGE_PLACES.read(unit.nudge, 'unit.nudge'),
    biasLearningRate: real(unit.biasLearningRate, 'unit.biasLearningRate'),
    batch: unit.batch,
    sends: SENDS.read(unit.sends, 'unit.sends'),
    sendsAbove: real(unit.sendsAbove, 'unit.sendsAbove'),
    biasPerChannel: unit.biasPerChannel,
    ...readDescent(unit, 'unit.'),
    ...(unit.history > 0 && { history: unit.history }),
    ...(unit.start !== 0 && { start: real(unit.start, 'unit.start') }),
  };
}

function writeResistive(unit: ResistiveUnit): nudge.v1.ResistiveUnit.$Properties {
  return {
    gain: real(unit.gain, 'unit.gain'),
    mirrored: bool(unit.mirrored, 'unit.mirrored'),
    diodes: bool(unit.diodes, 'unit.diodes'),
    order: ORDERS.write(unit.order, 'unit.order'),
    biasLearningRate: real(unit.biasLearningRate, 'unit.biasLearningRate'),
    batch: uint32(unit.batch, 'unit.batch'),
    diodeDrop: real(unit.diodeDrop ?? 0, 'unit.diodeDrop'),
    noise: real(unit.noise ?? 0, 'unit.noise'),
  };
}

function readResistive(unit: nudge.v1.ResistiveUnit): ResistiveUnit {
  return {
    kind: 'resistive',
    gain: real(unit.gain, 'unit.gain'),
    mirrored: unit.mirrored,
    diodes: unit.diodes,
    order: ORDERS.read(unit.order, 'unit.order'),
    biasLearningRate: real(unit.biasLearningRate, 'unit.biasLearningRate'),
    batch: unit.batch,
    ...(unit.diodeDrop !== 0 && { diodeDrop: real(unit.diodeDrop, 'unit.diodeDrop') }),
    ...(unit.noise !== 0 && { noise: real(unit.noise, 'unit.noise') }),
  };
}

export const writeDescent = ({ momentum, weightDecay }: Descent, path = '') => ({
  momentum: real(momentum ?? 0, `${path}momentum`),
  weightDecay: real(weightDecay ?? 0, `${path}weightDecay`),
});

/** What is 0 is left out. */
export const readDescent = (fields: Required<Descent>, path = ''): Descent => ({
  ...(fields.momentum === 0 ? {} : { momentum: real(fields.momentum, `${path}momentum`) }),
  ...(fields.weightDecay === 0 ? {} : { weightDecay: real(fields.weightDecay, `${path}weightDecay`) }),
});

function pair(values: readonly number[]): [number, number] {
  const [first, second, ...rest] = each(values, 'unit.currentTicks', value => real(value, ''));
  if (first !== undefined && second !== undefined && rest.length === 0) return [first, second];
  throw new ProtocolError(
    'malformed',
    'unit.currentTicks',
    'two time constants were expected',
    values.length,
    '2',
  );
}
