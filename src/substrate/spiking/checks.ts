import type { Drive, Settle, Update } from '../../protocol/messages.js';
import { insist } from '../refusal.js';
import type { SpikingNetwork } from './network.js';
import { NeuronPopulation } from './neurons.js';
import { SourcePopulation } from './source.js';

/** Refuses a settle that this network cannot do; `batch` samples are presented. */
export function checkSettle(command: Settle, network: SpikingNetwork, batch: number): void {
  const alone = batch === 1 || (command.start === 'fresh' && command.plasticity === 'off');
  insist(alone, 'unsupported', 'a batch must start fresh and cannot learn: samples settle in turn', 'start');
  const { slots } = network.spec;
  insist(command.saveSlot < slots, 'range', `there are ${slots} slots`, 'saveSlot');
  if (command.start === 'slot') {
    const known = command.startSlot >= 0 && command.startSlot < slots;
    insist(known, 'range', `there are ${slots} slots`, 'startSlot');
  }
  for (const drive of command.drives) checkDrive(drive, network);
  if (command.plasticity !== 'off') checkPlasticity(command, network);
  if (command.readout >= 0) {
    const readable = !(network.population(command.readout) instanceof SourcePopulation);
    insist(readable, 'unsupported', 'a source has no readout', 'readout');
  }
  for (const id of command.record) network.population(id);
}

function checkDrive(drive: Drive, network: SpikingNetwork): void {
  const neurons = network.population(drive.population) instanceof NeuronPopulation;
  insist(neurons, 'unsupported', 'only spiking populations can be driven', 'drives.population');
  const known = drive.kind === 'nudge' || drive.kind === 'force';
  insist(known, 'unsupported', `a spiking chip cannot ${drive.kind}; it can nudge and force`, 'drives.kind');
  insist(Number.isFinite(drive.beta), 'range', 'beta must be a finite number', 'drives.beta');
}

function checkPlasticity(command: Settle, { spec }: SpikingNetwork): void {
  const { plasticity } = command;
  const synapses = spec.projections.some(p => p.plasticity === plasticity);
  const biases = spec.populations.some(p => p.unit.kind === 'spiking' && p.unit.biasLearningRate !== 0);
  const configured = `no projection was configured for ${plasticity} plasticity`;
  insist(synapses || biases, 'unsupported', configured, 'plasticity');
  if (plasticity === 'continual') checkScale(command);
}

/** Refuses an update that has no finite step. */
export function checkUpdate(command: Update): void {
  const { rule } = command;
  const forward = rule === 'path' || rule === 'slots';
  insist(forward, 'unsupported', 'errors do not go back through spikes: the rule is path or slots', 'rule');
  checkScale(command);
}

function checkScale({ divisor, rateScale }: { divisor: number; rateScale: number }): void {
  const usable = Number.isFinite(divisor) && divisor !== 0;
  insist(usable, 'range', 'the divisor must be a finite number other than 0', 'divisor');
  insist(Number.isFinite(rateScale), 'range', 'the rate scale must be a finite number', 'rateScale');
}
