import { readAnalog, readConductances, writeAnalog, writeConductances } from './analog.js';
import { elementOf, readBlock, typeOfElement, writeBlock } from './bulk.js';
import { ProtocolError } from './error.js';
import { nudge } from './generated/nudge.js';
import { type Members, MemberTable } from './member.js';
import type {
  Command,
  ConfigureConvolution,
  ConfigurePopulation,
  ConfigureProjection,
  InjectFault,
  Present,
  SendSpikes,
} from './messages.js';
import { bool, each, fromLong, real, text, uint32, uint53 } from './number.js';
import { readRuns, writeRuns } from './runs.js';
import { readSettle, readUpdate, writeSettle, writeUpdate } from './settle.js';
import { readEvents, writeEvents } from './spikes.js';
import { readCells, readPulses, readSynapse, writeCells, writePulses, writeSynapse } from './synapses.js';
import { readDescent, readFormat, readUnit, writeDescent, writeFormat, writeUnit } from './units.js';
import {
  CONNECTIVITIES,
  CONTRASTS,
  FAULT_KINDS,
  LAYOUTS,
  PLASTICITIES,
  POOLS,
  ROLES,
  STATE_VARIABLES,
  STORAGES,
  TENSORS,
  TOPOLOGY_PARTS,
} from './vocabulary.js';

/** Commands, field by field as in command.proto. Integers that come in were checked on the bytes. */

const v1 = nudge.v1;

const MEMBERS: Members<Command> = {
  hello: {
    wire: v1.Hello,
    write: ({ major, minor }) => ({ major: uint32(major, 'major'), minor: uint32(minor, 'minor') }),
    read: ({ major, minor }: nudge.v1.Hello, requestId) => ({ kind: 'hello', requestId, major, minor }),
  },
  configure: {
    wire: v1.Configure,
    write: ({ seed, slots }) => ({ seed: uint53(seed, 'seed'), slots: uint32(slots, 'slots') }),
    read: ({ seed, slots }: nudge.v1.Configure, requestId) => ({
      kind: 'configure',
      requestId,
      seed: fromLong(seed, 'seed'),
      slots,
    }),
  },
  population: { wire: v1.ConfigurePopulation, write: writePopulation, read: readPopulation },
  projection: { wire: v1.ConfigureProjection, write: writeProjection, read: readProjection },
  topology: {
    wire: v1.WriteTopology,
    write: command => ({
      projection: uint32(command.projection, 'projection'),
      part: TOPOLOGY_PARTS.write(command.part, 'part'),
      ...writeBlock(command, ['Uint32Array']),
    }),
    read: (fields: nudge.v1.WriteTopology, requestId) => ({
      kind: 'topology',
      requestId,
      projection: fields.projection,
      part: TOPOLOGY_PARTS.read(fields.part, 'part'),
      ...readBlock(fields, 'Uint32Array'),
    }),
  },
  synapse: { wire: v1.ConfigureSynapse, write: writeSynapse, read: readSynapse },
  cells: { wire: v1.ConfigureCells, write: writeCells, read: readCells },
  pulses: { wire: v1.ConfigurePulses, write: writePulses, read: readPulses },
  conductances: { wire: v1.ConfigureConductances, write: writeConductances, read: readConductances },
  analog: { wire: v1.ConfigureAnalog, write: writeAnalog, read: readAnalog },
  convolution: { wire: v1.ConfigureConvolution, write: writeConvolution, read: readConvolution },
  commit: {
    wire: v1.Commit,
    write: () => ({}),
    read: (_: nudge.v1.Commit, requestId) => ({ kind: 'commit', requestId }),
  },
  'write-weights': {
    wire: v1.WriteWeights,
    write: command => ({
      tensor: TENSORS.write(command.tensor, 'tensor'),
      id: uint32(command.id, 'id'),
      element: elementOf(command.data),
      ...writeBlock(command),
    }),
    read: (fields: nudge.v1.WriteWeights, requestId) => ({
      kind: 'write-weights',
      requestId,
      tensor: TENSORS.read(fields.tensor, 'tensor'),
      id: fields.id,
      ...readBlock(fields, typeOfElement(fields.element)),
    }),
  },
  'write-sparse': {
    wire: v1.WriteSparse,
    write: command => ({
      tensor: TENSORS.write(command.tensor, 'tensor'),
      id: uint32(command.id, 'id'),
      total: uint32(command.total, 'total'),
      element: elementOf(command.data),
      data: writeRuns(command),
    }),
    read: (fields: nudge.v1.WriteSparse, requestId) => ({
      kind: 'write-sparse',
      requestId,
      tensor: TENSORS.read(fields.tensor, 'tensor'),
      id: fields.id,
      total: fields.total,
      ...readRuns(fields.data, typeOfElement(fields.element), fields.total),
    }),
  },
  'read-weights': {
    wire: v1.ReadWeights,
    write: ({ tensor, id }) => ({ tensor: TENSORS.write(tensor, 'tensor'), id: uint32(id, 'id') }),
    read: ({ tensor, id }: nudge.v1.ReadWeights, requestId) => ({
      kind: 'read-weights',
      requestId,
      tensor: TENSORS.read(tensor, 'tensor'),
      id,
    }),
  },
  'read-state': {
    wire: v1.ReadState,
    write: ({ population, variable }) => ({
      population: uint32(population, 'population'),
      variable: STATE_VARIABLES.write(variable, 'variable'),
    }),
    read: ({ population, variable }: nudge.v1.ReadState, requestId) => ({
      kind: 'read-state',
      requestId,
      population,
      variable: STATE_VARIABLES.read(variable, 'variable'),
    }),
  },
  present: { wire: v1.Present, write: writePresent, read: readPresent },
  settle: { wire: v1.Settle, write: writeSettle, read: readSettle },
  update: { wire: v1.Update, write: writeUpdate, read: readUpdate },
  'spikes-in': { wire: v1.SendSpikes, write: writeSpikes, read: readSpikes },
  'inject-fault': { wire: v1.InjectFault, write: writeFault, read: readFault },
  telemetry: {
    wire: v1.ReadTelemetry,
    write: () => ({}),
    read: (_: nudge.v1.ReadTelemetry, requestId) => ({ kind: 'telemetry', requestId }),
  },
  snapshot: {
    wire: v1.Snapshot,
    write: () => ({}),
    read: (_: nudge.v1.Snapshot, requestId) => ({ kind: 'snapshot', requestId }),
  },
  restore: {
    wire: v1.Restore,
    write: command => writeBlock(command, ['Uint8Array']),
    read: (fields: nudge.v1.Restore, requestId) => ({
      kind: 'restore',
      requestId,
      ...readBlock(fields, 'Uint8Array'),
    }),
  },
};

export const COMMANDS = new MemberTable<Command>('CommandMessage', MEMBERS);

function writePopulation(command: ConfigurePopulation): nudge.v1.ConfigurePopulation.$Properties {
  return {
    id: uint32(command.id, 'id'),
    name: text(command.name, 'name'),
    role: ROLES.write(command.role, 'role'),
    shape: each(command.shape, 'shape', size => uint32(size, '')),
    unit: writeUnit(command.unit),
  };
}

function readPopulation(fields: nudge.v1.ConfigurePopulation, requestId: number): ConfigurePopulation {
  const { id, name, shape } = fields;
  const role = ROLES.read(fields.role, 'role');
  return { kind: 'population', requestId, id, name, role, shape, unit: readUnit(fields.unit) };
}

function writeProjection(command: ConfigureProjection): nudge.v1.ConfigureProjection.$Properties {
  return {
    id: uint32(command.id, 'id'),
    name: text(command.name, 'name'),
    source: uint32(command.source, 'source'),
    target: uint32(command.target, 'target'),
    connectivity: CONNECTIVITIES.write(command.connectivity, 'connectivity'),
    synapses: uint32(command.synapses, 'synapses'),
    bidirectional: bool(command.bidirectional, 'bidirectional'),
    delayTicks: uint32(command.delayTicks, 'delayTicks'),
    receptor: uint32(command.receptor, 'receptor'),
    weight: writeFormat(command.weight, 'weight'),
    accumulator: writeFormat(command.accumulator, 'accumulator'),
    storage: STORAGES.write(command.storage, 'storage'),
    learningRate: real(command.learningRate, 'learningRate'),
    plasticity: PLASTICITIES.write(command.plasticity, 'plasticity'),
    ...writeDescent(command),
    ...(command.contrast && { contrast: CONTRASTS.write(command.contrast, 'contrast') }),
  };
}

function readProjection(fields: nudge.v1.ConfigureProjection, requestId: number): ConfigureProjection {
  return {
    kind: 'projection',
    requestId,
    id: fields.id,
    name: fields.name,
    source: fields.source,
    target: fields.target,
    connectivity: CONNECTIVITIES.read(fields.connectivity, 'connectivity'),
    synapses: fields.synapses,
    bidirectional: fields.bidirectional,
    delayTicks: fields.delayTicks,
    receptor: fields.receptor,
    weight: readFormat(fields.weight, 'weight'),
    accumulator: readFormat(fields.accumulator, 'accumulator'),
    storage: STORAGES.read(fields.storage, 'storage'),
    learningRate: real(fields.learningRate, 'learningRate'),
    plasticity: PLASTICITIES.read(fields.plasticity, 'plasticity'),
    ...readDescent(fields),
    ...(fields.contrast !== 0 && { contrast: CONTRASTS.read(fields.contrast, 'contrast') }),
  };
}

function writeConvolution(command: ConfigureConvolution): nudge.v1.ConfigureConvolution.$Properties {
  return {
    projection: uint32(command.projection, 'projection'),
    kernel: uint32(command.kernel, 'kernel'),
    padding: uint32(command.padding, 'padding'),
    pool: POOLS.write(command.pool, 'pool'),
    poolSize: uint32(command.poolSize, 'poolSize'),
  };
}

function readConvolution(fields: nudge.v1.ConfigureConvolution, requestId: number): ConfigureConvolution {
  const { projection, kernel, padding, poolSize } = fields;
  const pool = POOLS.read(fields.pool, 'pool');
  return { kind: 'convolution', requestId, projection, kernel, padding, pool, poolSize };
}

function writePresent(command: Present): nudge.v1.Present.$Properties {
  return {
    population: uint32(command.population, 'population'),
    layout: LAYOUTS.write(command.layout, 'layout'),
    batch: uint32(command.batch, 'batch'),
    steps: uint32(command.steps, 'steps'),
    reversed: bool(command.reversed, 'reversed'),
    element: elementOf(command.data),
    ...writeBlock(command, command.layout === 'one-hot' ? ['Uint16Array'] : undefined),
  };
}

function readPresent(fields: nudge.v1.Present, requestId: number): Present {
  const { population, batch, steps, reversed } = fields;
  const layout = LAYOUTS.read(fields.layout, 'layout');
  const type = typeOfElement(fields.element);
  if (layout === 'one-hot' && type !== 'Uint16Array') {
    throw new ProtocolError('range', 'data', 'the data have the wrong element type', type, 'Uint16Array');
  }
  return {
    kind: 'present',
    requestId,
    population,
    layout,
    batch,
    steps,
    reversed,
    ...readBlock(fields, type),
  };
}

function writeSpikes(command: SendSpikes): nudge.v1.SendSpikes.$Properties {
  return {
    population: uint32(command.population, 'population'),
    firstTick: uint32(command.firstTick, 'firstTick'),
    ...writeEvents(command),
  };
}

function readSpikes(fields: nudge.v1.SendSpikes, requestId: number): SendSpikes {
  const { population, firstTick } = fields;
  return { kind: 'spikes-in', requestId, population, firstTick, ...readEvents(fields) };
}

function writeFault(command: InjectFault): nudge.v1.InjectFault.$Properties {
  return {
    fault: FAULT_KINDS.write(command.fault, 'fault'),
    target: uint32(command.target, 'target'),
    address: uint32(command.address, 'address'),
    value: real(command.value, 'value'),
    ...Object.fromEntries(TIMES.map(key => [key, uint32(command[key] ?? 0, key)])),
    chance: real(command.chance ?? 0, 'chance'),
  };
}

const TIMES = ['onTicks', 'offTicks', 'onSettles', 'offSettles', 'firstSettle', 'atTick'] as const;

/** Times that are not given are left out. */
function readFault(fields: nudge.v1.InjectFault, requestId: number): InjectFault {
  const { target, address } = fields;
  const fault = FAULT_KINDS.read(fields.fault, 'fault');
  const value = real(fields.value, 'value');
  const chance = real(fields.chance, 'chance');
  return {
    ...{ kind: 'inject-fault', requestId, fault, target, address, value },
    ...Object.fromEntries(TIMES.filter(key => fields[key] !== 0).map(key => [key, fields[key]])),
    ...(chance === 0 ? {} : { chance }),
  };
}
