import { ProtocolError } from './error.js';
import type { nudge } from './generated/nudge.js';
import type { Drive, Settle, Stop, Update } from './messages.js';
import { each, given, real, uint32, uint32OrNone } from './number.js';
import { DRIVE_KINDS, EVALUATIONS, PLASTICITIES, RULES, STARTS } from './vocabulary.js';

/** Settle and Update, field by field as in command.proto. */

export function writeSettle(command: Settle): nudge.v1.Settle.$Properties {
  return {
    start: STARTS.write(command.start, 'start'),
    startSlot: uint32OrNone(command.startSlot, 'startSlot'),
    saveSlot: uint32OrNone(command.saveSlot, 'saveSlot'),
    draw: uint32(command.draw, 'draw'),
    drives: each(command.drives, 'drives', writeDrive),
    stop: writeStop(command.stop),
    plasticity: PLASTICITIES.write(command.plasticity, 'plasticity'),
    divisor: real(command.divisor, 'divisor'),
    rateScale: real(command.rateScale, 'rateScale'),
    readout: uint32OrNone(command.readout, 'readout'),
    readoutFrom: uint32(command.readoutFrom, 'readoutFrom'),
    record: each(command.record, 'record', id => uint32(id, '')),
  };
}

export function readSettle(fields: nudge.v1.Settle, requestId: number): Settle {
  return {
    kind: 'settle',
    requestId,
    start: STARTS.read(fields.start, 'start'),
    startSlot: fields.startSlot ?? -1,
    saveSlot: fields.saveSlot ?? -1,
    draw: fields.draw,
    drives: each(fields.drives as nudge.v1.Drive[], 'drives', readDrive),
    stop: readStop(fields.stop),
    plasticity: PLASTICITIES.read(fields.plasticity, 'plasticity'),
    divisor: real(fields.divisor, 'divisor'),
    rateScale: real(fields.rateScale, 'rateScale'),
    readout: fields.readout ?? -1,
    readoutFrom: fields.readoutFrom,
    record: fields.record,
  };
}

function writeDrive(drive: Drive): nudge.v1.Drive.$Properties {
  return {
    kind: DRIVE_KINDS.write(drive.kind, 'kind'),
    population: uint32(drive.population, 'population'),
    beta: real(drive.beta, 'beta'),
    evaluation: EVALUATIONS.write(drive.evaluation, 'evaluation'),
  };
}

function readDrive(drive: nudge.v1.Drive): Drive {
  return {
    kind: DRIVE_KINDS.read(drive.kind, 'kind'),
    population: drive.population,
    beta: real(drive.beta, 'beta'),
    evaluation: EVALUATIONS.read(drive.evaluation, 'evaluation'),
  };
}

function writeStop(stop: Stop): nudge.v1.Stop.$Properties {
  given(stop, 'stop');
  switch (stop.kind) {
    case 'ticks':
      return { ticks: { ticks: uint32(stop.ticks, 'stop.ticks') } };
    case 'residual': {
      const maxTicks = uint32(stop.maxTicks, 'stop.maxTicks');
      return { residual: { below: real(stop.below, 'stop.below'), maxTicks } };
    }
    default:
      throw new ProtocolError(
        'range',
        'stop.kind',
        'the word is unknown',
        (stop as Stop).kind,
        'ticks | residual',
      );
  }
}

function readStop(fields: nudge.v1.Stop.$Properties | null | undefined): Stop {
  const stop = given(fields, 'stop');
  if (stop.ticks) return { kind: 'ticks', ticks: (stop.ticks as nudge.v1.StopTicks).ticks };
  const { below, maxTicks } = given(stop.residual, 'stop.kind') as nudge.v1.StopResidual;
  return { kind: 'residual', below: real(below, 'stop.below'), maxTicks };
}

export function writeUpdate(command: Update): nudge.v1.Update.$Properties {
  return {
    rule: RULES.write(command.rule, 'rule'),
    earlier: uint32OrNone(command.earlier, 'earlier'),
    later: uint32OrNone(command.later, 'later'),
    divisor: real(command.divisor, 'divisor'),
    rateScale: real(command.rateScale, 'rateScale'),
    ...Object.fromEntries(UPDATE_OPTIONS.map(key => [key, uint32OrNone(command[key] ?? -1, key)])),
  };
}

const UPDATE_OPTIONS = ['output', 'steps', 'free'] as const;

/** What is not given is left out. */
export function readUpdate(fields: nudge.v1.Update, requestId: number): Update {
  return {
    kind: 'update',
    requestId,
    rule: RULES.read(fields.rule, 'rule'),
    earlier: fields.earlier ?? -1,
    later: fields.later ?? -1,
    divisor: real(fields.divisor, 'divisor'),
    rateScale: real(fields.rateScale, 'rateScale'),
    ...Object.fromEntries(UPDATE_OPTIONS.filter(key => fields[key] != null).map(key => [key, fields[key]])),
  };
}
