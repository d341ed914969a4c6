import type { nudge } from './generated/nudge.js';
import type { ConfigureAnalog, ConfigureConductances } from './messages.js';
import { bool, each, real, uint32 } from './number.js';
import { CONVERTERS, WIRE_MODELS } from './vocabulary.js';

/** Analog devices and how their arrays are read, field by field as in command.proto. */

const coefficient = (value: number): number => real(value, '');

export function writeConductances(
  command: ConfigureConductances,
): nudge.v1.ConfigureConductances.$Properties {
  return {
    projection: uint32(command.projection, 'projection'),
    lowest: real(command.lowest, 'lowest'),
    highest: real(command.highest, 'highest'),
    step: real(command.step, 'step'),
    accumulate: bool(command.accumulate, 'accumulate'),
    programming: each(command.programming, 'programming', coefficient),
    exponentPerLn: real(command.exponentPerLn, 'exponentPerLn'),
    exponentOffset: real(command.exponentOffset, 'exponentOffset'),
    exponentLowest: real(command.exponentLowest, 'exponentLowest'),
    exponentHighest: real(command.exponentHighest, 'exponentHighest'),
    exponentSpreadPerLn: real(command.exponentSpreadPerLn, 'exponentSpreadPerLn'),
    exponentSpreadOffset: real(command.exponentSpreadOffset, 'exponentSpreadOffset'),
    exponentSpreadLowest: real(command.exponentSpreadLowest, 'exponentSpreadLowest'),
    exponentSpreadHighest: real(command.exponentSpreadHighest, 'exponentSpreadHighest'),
    driftStart: real(command.driftStart, 'driftStart'),
    readScale: real(command.readScale, 'readScale'),
    readPower: real(command.readPower, 'readPower'),
    readMost: real(command.readMost, 'readMost'),
    readTime: real(command.readTime, 'readTime'),
  };
}

export function readConductances(
  fields: nudge.v1.ConfigureConductances,
  requestId: number,
): ConfigureConductances {
  return {
    kind: 'conductances',
    requestId,
    projection: fields.projection,
    lowest: real(fields.lowest, 'lowest'),
    highest: real(fields.highest, 'highest'),
    step: real(fields.step, 'step'),
    accumulate: fields.accumulate,
    programming: each(fields.programming, 'programming', coefficient),
    exponentPerLn: real(fields.exponentPerLn, 'exponentPerLn'),
    exponentOffset: real(fields.exponentOffset, 'exponentOffset'),
    exponentLowest: real(fields.exponentLowest, 'exponentLowest'),
    exponentHighest: real(fields.exponentHighest, 'exponentHighest'),
    exponentSpreadPerLn: real(fields.exponentSpreadPerLn, 'exponentSpreadPerLn'),
    exponentSpreadOffset: real(fields.exponentSpreadOffset, 'exponentSpreadOffset'),
    exponentSpreadLowest: real(fields.exponentSpreadLowest, 'exponentSpreadLowest'),
    exponentSpreadHighest: real(fields.exponentSpreadHighest, 'exponentSpreadHighest'),
    driftStart: real(fields.driftStart, 'driftStart'),
    readScale: real(fields.readScale, 'readScale'),
    readPower: real(fields.readPower, 'readPower'),
    readMost: real(fields.readMost, 'readMost'),
    readTime: real(fields.readTime, 'readTime'),
  };
}

export function writeAnalog(command: ConfigureAnalog): nudge.v1.ConfigureAnalog.$Properties {
  return {
    projection: uint32(command.projection, 'projection'),
    tileRows: uint32(command.tileRows, 'tileRows'),
    tileColumns: uint32(command.tileColumns, 'tileColumns'),
    wires: WIRE_MODELS.write(command.wires, 'wires'),
    wireOhms: real(command.wireOhms, 'wireOhms'),
    unitSiemens: real(command.unitSiemens, 'unitSiemens'),
    converter: CONVERTERS.write(command.converter, 'converter'),
    converterStep: real(command.converterStep, 'converterStep'),
    converterBound: real(command.converterBound, 'converterBound'),
    converterNoise: real(command.converterNoise, 'converterNoise'),
    weightNoise: real(command.weightNoise, 'weightNoise'),
  };
}

export function readAnalog(fields: nudge.v1.ConfigureAnalog, requestId: number): ConfigureAnalog {
  return {
    kind: 'analog',
    requestId,
    projection: fields.projection,
    tileRows: fields.tileRows,
    tileColumns: fields.tileColumns,
    wires: WIRE_MODELS.read(fields.wires, 'wires'),
    wireOhms: real(fields.wireOhms, 'wireOhms'),
    unitSiemens: real(fields.unitSiemens, 'unitSiemens'),
    converter: CONVERTERS.read(fields.converter, 'converter'),
    converterStep: real(fields.converterStep, 'converterStep'),
    converterBound: real(fields.converterBound, 'converterBound'),
    converterNoise: real(fields.converterNoise, 'converterNoise'),
    weightNoise: real(fields.weightNoise, 'weightNoise'),
  };
}
