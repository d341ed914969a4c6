import type {
  ConfigureCells,
  ConfigureProjection,
  ConfigurePulses,
  ConfigureSynapse,
} from '../protocol/messages.js';
import { insist, whole, within } from '../substrate/refusal.js';
import { checkFormat } from './validate.js';

/** Refuses synapses that no chip can have. */
export function checkSynapse(command: ConfigureSynapse, projection: ConfigureProjection): void {
  if (command.rule === 'real') return;
  const dense = projection.connectivity !== 'sparse';
  insist(dense, 'unsupported', 'discrete synapses are dense or convolved', 'projection');
  const descends = !!projection.momentum || !!projection.weightDecay;
  insist(!descends, 'unsupported', 'levels have neither momentum nor decay', 'projection');
  whole(command.levels, 2, command.rule === 'inertia' ? 2 : 3, 'levels');
  within(command.amplitude, 1e-9, 100, 'amplitude');
  within(command.threshold, 0, 1e6, 'threshold');
  within(command.limit, 1e-9, 1e6, 'limit');
  within(command.consolidation, 0, 1e6, 'consolidation');
  checkFormat(command.hidden, 'hidden');
  within(command.amplitudeLearningRate ?? 0, 0, 1e6, 'amplitudeLearningRate');
}

/** Refuses levels of weights that are held as integers: the kernels of this chip store them as float32 only. */
export function checkFloatSynapse({ rule }: ConfigureSynapse, { storage }: ConfigureProjection): void {
  const plain = rule === 'real' || storage === 'float32';
  insist(plain, 'unsupported', 'discrete synapses are kept as float32 while running', 'projection');
}

/** Refuses cells that cannot be. */
export function checkCells(command: ConfigureCells, synapse: ConfigureSynapse | undefined): void {
  const levels = synapse?.rule === 'levels' || synapse?.rule === 'inertia';
  insist(levels, 'bad-state', 'cells hold levels: send a synapse with levels first', 'projection');
  const positive = (value: number, path: string) => within(value, Number.MIN_VALUE, 1e15, path);
  positive(command.lrsOhms, 'lrsOhms');
  positive(command.hrsOhms, 'hrsOhms');
  insist(command.lrsOhms < command.hrsOhms, 'range', 'the low state lies below the high state', 'lrsOhms');
  for (const path of ['lrsSpread', 'hrsSpread', 'offsetSpread', 'readSpread'] as const)
    within(command[path], 0, 100, path);
  for (const path of ['lrsOwnShare', 'hrsOwnShare', 'lowFailures'] as const)
    within(command[path], 0, 1, path);
  for (const path of ['correlation', 'writeFailure'] as const) within(command[path], 0, 0.999999, path);
  within(command.criticalOhms, 0, 1e15, 'criticalOhms');
  const ternary = synapse.levels === 3;
  insist(
    ternary === command.criticalOhms > 0,
    'range',
    ternary ? 'three levels need a critical resistance' : 'two levels are read without a critical resistance',
    'criticalOhms',
  );
  within(command.lifeCycles, 0, 1e15, 'lifeCycles');
  positive(command.lifeShape, 'lifeShape');
  positive(command.driftOnset, 'driftOnset');
  for (const path of ['lrsDrift', 'hrsDrift'] as const) within(command[path], -100, 100, path);
  within(command.trapShift, 0, 100, 'trapShift');
  for (const path of ['trapEmptyTicks', 'trapFullTicks'] as const)
    within(command[path], command.trapShift > 0 ? 1e-3 : 0, 1e15, path);
  within(command.droopSpread, 0, 100, 'droopSpread');
  const moved = ternary || command.droopSpread === 0;
  insist(
    moved,
    'range',
    'a droop moves the critical resistance, which two levels do not have',
    'droopSpread',
  );
  for (const path of ['tileRows', 'tileColumns'] as const) whole(command[path], 1, 65535, path);
  whole(command.verifyPulses, 0, 255, 'verifyPulses');
}

/** Refuses devices that cannot be. */
export function checkPulses(command: ConfigurePulses, synapse: ConfigureSynapse | undefined): void {
  const pulsed = synapse?.rule === 'pulses';
  insist(pulsed, 'bad-state', 'pulses move devices: send a synapse with the rule pulses first', 'projection');
  within(command.step, 1e-9, 1e6, 'step');
  within(command.max, Number.MIN_VALUE, 1e6, 'max');
  within(command.min, -1e6, -Number.MIN_VALUE, 'min');
  within(command.upDown, -1, 1, 'upDown');
  for (const path of ['stepSpread', 'upDownSpread', 'maxSpread', 'minSpread', 'referenceSpread'] as const)
    within(command[path], 0, 100, path);
  for (const path of ['cycleSpread', 'writeNoise', 'corruptRange'] as const)
    within(command[path], 0, 1e6, path);
  within(command.corrupt, 0, 1, 'corrupt');
  for (const path of ['a', 'b', 'gammaUp', 'gammaDown', 'amplitudeUp', 'amplitudeDown'] as const)
    within(command[path], -1e6, 1e6, path);
}
