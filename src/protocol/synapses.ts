import type { nudge } from './generated/nudge.js';
import type { ConfigureCells, ConfigurePulses, ConfigureSynapse } from './messages.js';
import { bool, real, uint32 } from './number.js';
import { readFormat, writeFormat } from './units.js';
import { CELL_ACCESSES, CELL_READINGS, STEP_RULES, SYNAPSE_RULES } from './vocabulary.js';

/** Synapse rules and cells, field by field as in command.proto. */

export function writeSynapse(command: ConfigureSynapse): nudge.v1.ConfigureSynapse.$Properties {
  return {
    projection: uint32(command.projection, 'projection'),
    rule: SYNAPSE_RULES.write(command.rule, 'rule'),
    levels: uint32(command.levels, 'levels'),
    amplitude: real(command.amplitude, 'amplitude'),
    threshold: real(command.threshold, 'threshold'),
    limit: real(command.limit, 'limit'),
    consolidation: real(command.consolidation, 'consolidation'),
    hidden: writeFormat(command.hidden, 'hidden'),
  };
}

export function readSynapse(fields: nudge.v1.ConfigureSynapse, requestId: number): ConfigureSynapse {
  return {
    kind: 'synapse',
    requestId,
    projection: fields.projection,
    rule: SYNAPSE_RULES.read(fields.rule, 'rule'),
    levels: fields.levels,
    amplitude: real(fields.amplitude, 'amplitude'),
    threshold: real(fields.threshold, 'threshold'),
    limit: real(fields.limit, 'limit'),
    consolidation: real(fields.consolidation, 'consolidation'),
    hidden: readFormat(fields.hidden, 'hidden'),
  };
}

export function writeCells(command: ConfigureCells): nudge.v1.ConfigureCells.$Properties {
  return {
    projection: uint32(command.projection, 'projection'),
    lrsOhms: real(command.lrsOhms, 'lrsOhms'),
    lrsSpread: real(command.lrsSpread, 'lrsSpread'),
    hrsOhms: real(command.hrsOhms, 'hrsOhms'),
    hrsSpread: real(command.hrsSpread, 'hrsSpread'),
    lrsOwnShare: real(command.lrsOwnShare, 'lrsOwnShare'),
    hrsOwnShare: real(command.hrsOwnShare, 'hrsOwnShare'),
    correlation: real(command.correlation, 'correlation'),
    offsetSpread: real(command.offsetSpread, 'offsetSpread'),
    criticalOhms: real(command.criticalOhms, 'criticalOhms'),
    readSpread: real(command.readSpread, 'readSpread'),
    writeFailure: real(command.writeFailure, 'writeFailure'),
    lifeCycles: real(command.lifeCycles, 'lifeCycles'),
    lifeShape: real(command.lifeShape, 'lifeShape'),
    lowFailures: real(command.lowFailures, 'lowFailures'),
    driftOnset: real(command.driftOnset, 'driftOnset'),
    lrsDrift: real(command.lrsDrift, 'lrsDrift'),
    hrsDrift: real(command.hrsDrift, 'hrsDrift'),
    trapShift: real(command.trapShift, 'trapShift'),
    trapEmptyTicks: real(command.trapEmptyTicks, 'trapEmptyTicks'),
    trapFullTicks: real(command.trapFullTicks, 'trapFullTicks'),
    droopSpread: real(command.droopSpread, 'droopSpread'),
    tileRows: uint32(command.tileRows, 'tileRows'),
    tileColumns: uint32(command.tileColumns, 'tileColumns'),
    verifyPulses: uint32(command.verifyPulses, 'verifyPulses'),
    access: CELL_ACCESSES.write(command.access, 'access'),
    reading: CELL_READINGS.write(command.reading, 'reading'),
  };
}

export function readCells(fields: nudge.v1.ConfigureCells, requestId: number): ConfigureCells {
  return {
    kind: 'cells',
    requestId,
    projection: fields.projection,
    lrsOhms: real(fields.lrsOhms, 'lrsOhms'),
    lrsSpread: real(fields.lrsSpread, 'lrsSpread'),
    hrsOhms: real(fields.hrsOhms, 'hrsOhms'),
    hrsSpread: real(fields.hrsSpread, 'hrsSpread'),
    lrsOwnShare: real(fields.lrsOwnShare, 'lrsOwnShare'),
    hrsOwnShare: real(fields.hrsOwnShare, 'hrsOwnShare'),
    correlation: real(fields.correlation, 'correlation'),
    offsetSpread: real(fields.offsetSpread, 'offsetSpread'),
    criticalOhms: real(fields.criticalOhms, 'criticalOhms'),
    readSpread: real(fields.readSpread, 'readSpread'),
    writeFailure: real(fields.writeFailure, 'writeFailure'),
    lifeCycles: real(fields.lifeCycles, 'lifeCycles'),
    lifeShape: real(fields.lifeShape, 'lifeShape'),
    lowFailures: real(fields.lowFailures, 'lowFailures'),
    driftOnset: real(fields.driftOnset, 'driftOnset'),
    lrsDrift: real(fields.lrsDrift, 'lrsDrift'),
    hrsDrift: real(fields.hrsDrift, 'hrsDrift'),
    trapShift: real(fields.trapShift, 'trapShift'),
    trapEmptyTicks: real(fields.trapEmptyTicks, 'trapEmptyTicks'),
    trapFullTicks: real(fields.trapFullTicks, 'trapFullTicks'),
    droopSpread: real(fields.droopSpread, 'droopSpread'),
    tileRows: fields.tileRows,
    tileColumns: fields.tileColumns,
    verifyPulses: fields.verifyPulses,
    access: CELL_ACCESSES.read(fields.access, 'access'),
    reading: CELL_READINGS.read(fields.reading, 'reading'),
  };
}

export function writePulses(command: ConfigurePulses): nudge.v1.ConfigurePulses.$Properties {
  return {
    projection: uint32(command.projection, 'projection'),
    stepRule: STEP_RULES.write(command.stepRule, 'stepRule'),
    step: real(command.step, 'step'),
    upDown: real(command.upDown, 'upDown'),
    max: real(command.max, 'max'),
    min: real(command.min, 'min'),
    stepSpread: real(command.stepSpread, 'stepSpread'),
    upDownSpread: real(command.upDownSpread, 'upDownSpread'),
    maxSpread: real(command.maxSpread, 'maxSpread'),
    minSpread: real(command.minSpread, 'minSpread'),
    cycleSpread: real(command.cycleSpread, 'cycleSpread'),
    writeNoise: real(command.writeNoise, 'writeNoise'),
    corrupt: real(command.corrupt, 'corrupt'),
    corruptRange: real(command.corruptRange, 'corruptRange'),
    referenceSpread: real(command.referenceSpread, 'referenceSpread'),
    a: real(command.a, 'a'),
    b: real(command.b, 'b'),
    gammaUp: real(command.gammaUp, 'gammaUp'),
    gammaDown: real(command.gammaDown, 'gammaDown'),
    amplitudeUp: real(command.amplitudeUp, 'amplitudeUp'),
    amplitudeDown: real(command.amplitudeDown, 'amplitudeDown'),
    accumulate: bool(command.accumulate, 'accumulate'),
    logNormalStep: bool(command.logNormalStep, 'logNormalStep'),
    additiveCycle: bool(command.additiveCycle, 'additiveCycle'),
    subtractSymmetry: bool(command.subtractSymmetry, 'subtractSymmetry'),
  };
}

export function readPulses(fields: nudge.v1.ConfigurePulses, requestId: number): ConfigurePulses {
  return {
    kind: 'pulses',
    requestId,
    projection: fields.projection,
    stepRule: STEP_RULES.read(fields.stepRule, 'stepRule'),
    step: real(fields.step, 'step'),
    upDown: real(fields.upDown, 'upDown'),
    max: real(fields.max, 'max'),
    min: real(fields.min, 'min'),
    stepSpread: real(fields.stepSpread, 'stepSpread'),
    upDownSpread: real(fields.upDownSpread, 'upDownSpread'),
    maxSpread: real(fields.maxSpread, 'maxSpread'),
    minSpread: real(fields.minSpread, 'minSpread'),
    cycleSpread: real(fields.cycleSpread, 'cycleSpread'),
    writeNoise: real(fields.writeNoise, 'writeNoise'),
    corrupt: real(fields.corrupt, 'corrupt'),
    corruptRange: real(fields.corruptRange, 'corruptRange'),
    referenceSpread: real(fields.referenceSpread, 'referenceSpread'),
    a: real(fields.a, 'a'),
    b: real(fields.b, 'b'),
    gammaUp: real(fields.gammaUp, 'gammaUp'),
    gammaDown: real(fields.gammaDown, 'gammaDown'),
    amplitudeUp: real(fields.amplitudeUp, 'amplitudeUp'),
    amplitudeDown: real(fields.amplitudeDown, 'amplitudeDown'),
    accumulate: fields.accumulate,
    logNormalStep: fields.logNormalStep,
    additiveCycle: fields.additiveCycle,
    subtractSymmetry: fields.subtractSymmetry,
  };
}
