import type { Settle } from '../../protocol/messages.js';
import { insist } from '../refusal.js';
import { defersBiases } from './layout.js';
import type { FixedNetworkState } from './network.js';

/** Refuses a settle that this network cannot do; drives and readout are checked where they are used. */
export function checkSettle(command: Settle, network: FixedNetworkState): void {
  const { slots } = network.spec;
  insist(command.saveSlot < slots, 'range', `there are ${slots} slots`, 'saveSlot');
  if (command.start === 'slot') {
    const known = command.startSlot >= 0 && command.startSlot < slots;
    insist(known, 'range', `there are ${slots} slots`, 'startSlot');
  }
  for (const [k, { beta, evaluation }] of command.drives.entries()) {
    insist(Number.isFinite(beta), 'range', 'beta must be a finite number', `drives[${k}].beta`);
    const closed = evaluation === 'closed-loop';
    insist(closed, 'unsupported', 'this chip evaluates drives at every tick', `drives[${k}].evaluation`);
  }
  if (command.plasticity !== 'off') checkPlasticity(command, network);
  for (const [k, id] of command.record.entries()) network.population(id, `record[${k}]`);
}

function checkPlasticity(command: Settle, { spec }: FixedNetworkState): void {
  const { plasticity } = command;
  const synapses = spec.projections.some(p => p.plasticity === plasticity);
  const moved = spec.populations.some(p => p.unit.kind === 'spiking' && p.unit.biasLearningRate > 0);
  const biases = moved && defersBiases(spec) === (plasticity === 'deferred');
  const message = `no projection was configured for ${plasticity} plasticity`;
  insist(synapses || biases, 'unsupported', message, 'plasticity');
  if (plasticity === 'continual') checkScale(command);
}

/** Refuses a step that is not finite. */
export function checkScale({ divisor, rateScale }: { divisor: number; rateScale: number }): void {
  const usable = Number.isFinite(divisor) && divisor !== 0;
  insist(usable, 'range', 'the divisor must be a finite number other than 0', 'divisor');
  insist(Number.isFinite(rateScale), 'range', 'the rate scale must be a finite number', 'rateScale');
}
