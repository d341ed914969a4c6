import type { nudge } from './generated/nudge.js';
import type { Capabilities } from './messages.js';
import { bool, fromLong, real, text, uint32, uint53 } from './number.js';
import {
  CELL_KINDS,
  CONNECTIVITIES,
  DRIVE_KINDS,
  ENCODERS,
  FAULT_KINDS,
  PLASTICITIES,
  RULES,
  STORAGES,
  SYNAPSE_RULES,
  UNIT_KINDS,
} from './vocabulary.js';

/** Capabilities, field by field as in event.proto. */

export function writeCapabilities(event: Capabilities): nudge.v1.Capabilities.$Properties {
  return {
    major: uint32(event.major, 'major'),
    minor: uint32(event.minor, 'minor'),
    firmware: text(event.firmware, 'firmware'),
    card: text(event.card, 'card'),
    schemaHash: uint32(event.schemaHash, 'schemaHash'),
    maxPayload: uint32(event.maxPayload, 'maxPayload'),
    window: uint32(event.window, 'window'),
    maxBatch: uint32(event.maxBatch, 'maxBatch'),
    maxSteps: uint32(event.maxSteps, 'maxSteps'),
    slots: uint32(event.slots, 'slots'),
    deterministic: bool(event.deterministic, 'deterministic'),
    tickNanoseconds: real(event.tickNanoseconds, 'tickNanoseconds'),
    maxNeurons: uint32(event.maxNeurons, 'maxNeurons'),
    maxSynapses: uint53(event.maxSynapses, 'maxSynapses'),
    memoryBits: uint53(event.memoryBits, 'memoryBits'),
    units: UNIT_KINDS.writeAll(event.units, 'units'),
    encoders: ENCODERS.writeAll(event.encoders, 'encoders'),
    connectivity: CONNECTIVITIES.writeAll(event.connectivity, 'connectivity'),
    storages: STORAGES.writeAll(event.storages, 'storages'),
    plasticity: PLASTICITIES.writeAll(event.plasticity, 'plasticity'),
    drives: DRIVE_KINDS.writeAll(event.drives, 'drives'),
    rules: RULES.writeAll(event.rules, 'rules'),
    faults: FAULT_KINDS.writeAll(event.faults, 'faults'),
    synapses: SYNAPSE_RULES.writeAll(event.synapses, 'synapses'),
    cells: CELL_KINDS.writeAll(event.cells, 'cells'),
    sparseWrites: bool(event.sparseWrites, 'sparseWrites'),
  };
}

export function readCapabilities(fields: nudge.v1.Capabilities, requestId: number): Capabilities {
  return {
    kind: 'capabilities',
    requestId,
    major: fields.major,
    minor: fields.minor,
    firmware: fields.firmware,
    card: fields.card,
    schemaHash: fields.schemaHash,
    maxPayload: fields.maxPayload,
    window: fields.window,
    maxBatch: fields.maxBatch,
    maxSteps: fields.maxSteps,
    slots: fields.slots,
    deterministic: fields.deterministic,
    tickNanoseconds: real(fields.tickNanoseconds, 'tickNanoseconds'),
    maxNeurons: fields.maxNeurons,
    maxSynapses: fromLong(fields.maxSynapses, 'maxSynapses'),
    memoryBits: fromLong(fields.memoryBits, 'memoryBits'),
    units: UNIT_KINDS.readKnown(fields.units, 'units'),
    encoders: ENCODERS.readKnown(fields.encoders, 'encoders'),
    connectivity: CONNECTIVITIES.readKnown(fields.connectivity, 'connectivity'),
    storages: STORAGES.readKnown(fields.storages, 'storages'),
    plasticity: PLASTICITIES.readKnown(fields.plasticity, 'plasticity'),
    drives: DRIVE_KINDS.readKnown(fields.drives, 'drives'),
    rules: RULES.readKnown(fields.rules, 'rules'),
    faults: FAULT_KINDS.readKnown(fields.faults, 'faults'),
    synapses: SYNAPSE_RULES.readKnown(fields.synapses, 'synapses'),
    cells: CELL_KINDS.readKnown(fields.cells, 'cells'),
    sparseWrites: fields.sparseWrites,
  };
}
