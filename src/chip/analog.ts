import type {
  ConfigureAnalog,
  ConfigureConductances,
  ConfigurePopulation,
  ConfigureProjection,
  ConfigureSynapse,
} from '../protocol/messages.js';
import { relaxes } from '../protocol/relaxing.js';
import { insist, whole, within } from '../substrate/refusal.js';
import { saidOf } from '../substrate/spiking/layout.js';

/** Conductances and resistances that no device on a chip exceeds. */
const MOST_SIEMENS = 1;
const MOST_OHMS = 1e6;

/** Refuses programmed devices that cannot be. */
export function checkConductances(
  command: ConfigureConductances,
  synapse: ConfigureSynapse | undefined,
): void {
  const programmed = synapse?.rule === 'conductances';
  const message = 'conductances are programmed: send a synapse with the rule conductances first';
  insist(programmed, 'bad-state', message, 'projection');
  within(command.highest, Number.MIN_VALUE, MOST_SIEMENS, 'highest');
  within(command.lowest, 0, MOST_SIEMENS, 'lowest');
  const ordered = command.lowest < command.highest;
  insist(ordered, 'range', 'the lowest conductance lies below the highest', 'lowest');
  within(command.step, 1e-9, 1, 'step');
  for (const [k, each] of command.programming.entries()) within(each, -1, 1, `programming[${k}]`);
  for (const path of [
    'exponentPerLn',
    'exponentOffset',
    'exponentSpreadPerLn',
    'exponentSpreadOffset',
  ] as const)
    within(command[path], -10, 10, path);
  for (const path of ['exponentLowest', 'exponentHighest'] as const) within(command[path], 0, 10, path);
  for (const path of ['exponentSpreadLowest', 'exponentSpreadHighest'] as const)
    within(command[path], 0, 10, path);
  for (const path of ['driftStart', 'readTime'] as const) within(command[path], 1e-12, 1e12, path);
  for (const path of ['readScale', 'readPower', 'readMost'] as const) within(command[path], 0, 10, path);
  const slow = command.readScale === 0 || command.driftStart > command.readTime;
  insist(slow, 'range', 'a read takes less time than passes before it', 'readTime');
}

/** Refuses reads that cannot be. */
export function checkAnalog(command: ConfigureAnalog, synapse: ConfigureSynapse | undefined): void {
  const analog = synapse?.rule === 'pulses' || synapse?.rule === 'conductances';
  const message =
    'analog reads need analog devices: send a synapse with the rule pulses or conductances first';
  insist(analog, 'bad-state', message, 'projection');
  for (const path of ['tileRows', 'tileColumns'] as const) whole(command[path], 1, 65535, path);
  within(command.wireOhms, 0, MOST_OHMS, 'wireOhms');
  within(command.unitSiemens, Number.MIN_VALUE, MOST_SIEMENS, 'unitSiemens');
  within(command.converterBound, Number.MIN_VALUE, 1e9, 'converterBound');
  within(command.converterStep, 0, 2 * command.converterBound, 'converterStep');
  for (const path of ['converterNoise', 'weightNoise'] as const) within(command[path], 0, 1e6, path);
}

interface Draft {
  readonly populations: readonly ConfigurePopulation[];
  readonly projections: readonly ConfigureProjection[];
  readonly conductances: readonly ConfigureConductances[];
  readonly analog: readonly ConfigureAnalog[];
}

/** Refuses analog synapses that lack their devices, or feed neurons that take no sums of currents. */
export function checkDevices(draft: Draft, { projection: id, rule }: ConfigureSynapse): void {
  const programmed = rule === 'conductances';
  if (!programmed && !saidOf(draft.analog, id)) return;
  const there = !programmed || saidOf(draft.conductances, id) !== undefined;
  insist(there, 'bad-state', 'programmed synapses need their devices: send conductances', 'projection');
  const { unit } = draft.populations[draft.projections[id]!.target]!;
  const alone = relaxes(unit) && !saidOf(draft.analog, id);
  const message =
    'analog arrays feed spiking units; units that relax find devices without wires and converters';
  insist(unit.kind === 'spiking' || alone, 'unsupported', message, 'projection');
}
