import { LIMITS } from './bounds.js';
import { elementOf, fromBytes, readBlock, toBytes, typeOfElement, writeBlock } from './bulk.js';
import { readCapabilities, writeCapabilities } from './capabilities.js';
import { ProtocolError } from './error.js';
import { nudge } from './generated/nudge.js';
import { type Members, MemberTable } from './member.js';
import type { ChipError, ChipEvent, CounterRow, Settled, SpikePacket, Telemetry } from './messages.js';
import { bool, each, fromLong, given, realOrNaN, text, uint32, uint53 } from './number.js';
import { readEvents, writeEvents } from './spikes.js';
import { COUNTER_NAMES, ERROR_CODES, SCOPES, STATE_VARIABLES, TENSORS } from './vocabulary.js';

/** Events, field by field as in event.proto. Integers that come in were checked on the bytes. */

const v1 = nudge.v1;

const MEMBERS: Members<ChipEvent> = {
  capabilities: { wire: v1.Capabilities, write: writeCapabilities, read: readCapabilities },
  done: {
    wire: v1.Done,
    write: () => ({}),
    read: (_: nudge.v1.Done, requestId) => ({ kind: 'done', requestId }),
  },
  settled: { wire: v1.Settled, write: writeSettled, read: readSettled },
  weights: {
    wire: v1.WeightBlock,
    write: event => ({
      tensor: TENSORS.write(event.tensor, 'tensor'),
      id: uint32(event.id, 'id'),
      element: elementOf(event.data),
      ...writeBlock(event),
    }),
    read: (fields: nudge.v1.WeightBlock, requestId) => ({
      kind: 'weights',
      requestId,
      tensor: TENSORS.read(fields.tensor, 'tensor'),
      id: fields.id,
      ...readBlock(fields, typeOfElement(fields.element)),
    }),
  },
  state: {
    wire: v1.StateBlock,
    write: event => ({
      population: uint32(event.population, 'population'),
      variable: STATE_VARIABLES.write(event.variable, 'variable'),
      element: elementOf(event.data),
      ...writeBlock(event),
    }),
    read: (fields: nudge.v1.StateBlock, requestId) => ({
      kind: 'state',
      requestId,
      population: fields.population,
      variable: STATE_VARIABLES.read(fields.variable, 'variable'),
      ...readBlock(fields, typeOfElement(fields.element)),
    }),
  },
  'snapshot-block': {
    wire: v1.SnapshotBlock,
    write: event => writeBlock(event, ['Uint8Array']),
    read: (fields: nudge.v1.SnapshotBlock, requestId) => ({
      kind: 'snapshot-block',
      requestId,
      ...readBlock(fields, 'Uint8Array'),
    }),
  },
  spikes: { wire: v1.SpikePacket, write: writePacket, read: readPacket },
  'telemetry-report': { wire: v1.Telemetry, write: writeTelemetry, read: readTelemetry },
  error: { wire: v1.ChipError, write: writeError, read: readError },
};

export const EVENTS = new MemberTable<ChipEvent>('EventMessage', MEMBERS);

function writeSettled(event: Settled): nudge.v1.Settled.$Properties {
  const { readout } = event;
  const work = given(event.work, 'work');
  if (!(readout instanceof Float32Array)) {
    throw new ProtocolError(
      'range',
      'readout',
      'the readout has the wrong element type',
      readout,
      'Float32Array',
    );
  }
  if (readout.byteLength > LIMITS.link) {
    throw new ProtocolError('too-big', 'readout', 'the readout is too long; split it', readout.byteLength);
  }
  return {
    ticks: uint32(event.ticks, 'ticks'),
    residual: realOrNaN(event.residual, 'residual'),
    converged: bool(event.converged, 'converged'),
    batch: uint32(event.batch, 'batch'),
    work: {
      ticks: uint53(work.ticks, 'work.ticks'),
      spikes: uint53(work.spikes, 'work.spikes'),
      synapticEvents: uint53(work.synapticEvents, 'work.synapticEvents'),
      neuronUpdates: uint53(work.neuronUpdates, 'work.neuronUpdates'),
      weightEvents: uint53(work.weightEvents, 'work.weightEvents'),
    },
    readout: toBytes(readout),
  };
}

function readSettled(fields: nudge.v1.Settled, requestId: number): Settled {
  const work = given(fields.work, 'work') as nudge.v1.WorkCounts;
  return {
    kind: 'settled',
    requestId,
    ticks: fields.ticks,
    residual: realOrNaN(fields.residual, 'residual'),
    converged: fields.converged,
    batch: fields.batch,
    readout: fromBytes(fields.readout, 'Float32Array', 'readout'),
    work: {
      ticks: fromLong(work.ticks, 'work.ticks'),
      spikes: fromLong(work.spikes, 'work.spikes'),
      synapticEvents: fromLong(work.synapticEvents, 'work.synapticEvents'),
      neuronUpdates: fromLong(work.neuronUpdates, 'work.neuronUpdates'),
      weightEvents: fromLong(work.weightEvents, 'work.weightEvents'),
    },
  };
}

function writePacket(event: SpikePacket): nudge.v1.SpikePacket.$Properties {
  return {
    population: uint32(event.population, 'population'),
    sample: uint32(event.sample, 'sample'),
    firstTick: uint32(event.firstTick, 'firstTick'),
    ...writeEvents(event),
  };
}

function readPacket(fields: nudge.v1.SpikePacket, requestId: number): SpikePacket {
  const { population, sample, firstTick } = fields;
  return { kind: 'spikes', requestId, population, sample, firstTick, ...readEvents(fields) };
}

function writeTelemetry(event: Telemetry): nudge.v1.Telemetry.$Properties {
  const { offset, total } = event;
  const rows = each(event.rows, 'rows', writeRow);
  checkRows(offset, rows.length, total);
  return { offset, total, rows };
}

function readTelemetry(fields: nudge.v1.Telemetry, requestId: number): Telemetry {
  const { offset, total } = fields;
  const rows = each(fields.rows as nudge.v1.CounterRow[], 'rows', readRow);
  checkRows(offset, rows.length, total);
  return { kind: 'telemetry-report', requestId, offset, total, rows };
}

function checkRows(offset: number, count: number, total: number): void {
  if (uint32(offset, 'offset') + count <= uint32(total, 'total')) return;
  throw new ProtocolError(
    'range',
    'offset',
    'the rows end past their total',
    offset + count,
    `at most ${total}`,
  );
}

function writeRow(row: CounterRow): nudge.v1.CounterRow.$Properties {
  return {
    scope: SCOPES.write(row.scope, 'scope'),
    id: uint32(row.id, 'id'),
    counter: COUNTER_NAMES.write(row.counter, 'counter'),
    value: uint53(row.value, 'value'),
  };
}

function readRow(row: nudge.v1.CounterRow): CounterRow {
  return {
    scope: SCOPES.read(row.scope, 'scope'),
    id: row.id,
    counter: COUNTER_NAMES.read(row.counter, 'counter'),
    value: fromLong(row.value, 'value'),
  };
}

function writeError(event: ChipError): nudge.v1.ChipError.$Properties {
  return {
    code: ERROR_CODES.write(event.code, 'code'),
    retryable: bool(event.retryable, 'retryable'),
    message: text(event.message, 'message'),
    path: text(event.path, 'path'),
  };
}

function readError(fields: nudge.v1.ChipError, requestId: number): ChipError {
  const { retryable, message, path } = fields;
  return { kind: 'error', requestId, code: ERROR_CODES.read(fields.code, 'code'), retryable, message, path };
}
