import type { InjectFault } from '../../protocol/messages.js';
import { insist } from '../refusal.js';
import type { SpikingNetwork } from './network.js';
import { NeuronPopulation } from './neurons.js';
import { SourcePopulation } from './source.js';

/** Breaks one neuron or synapse for good, or inverts one stored bit. */
export function injectFault(network: SpikingNetwork, command: InjectFault): void {
  if (command.fault === 'dead-neuron') killNeuron(network, command);
  else breakSynapse(network, command);
}

function killNeuron(network: SpikingNetwork, { target, address }: InjectFault): void {
  const population = network.population(target);
  insist(address < population.neurons, 'range', `addresses must be below ${population.neurons}`, 'address');
  const can = population instanceof SourcePopulation || population instanceof NeuronPopulation;
  insist(can, 'unsupported', 'this kind of population cannot lose neurons', 'target');
  population.silence(address);
}

function breakSynapse(network: SpikingNetwork, { fault, target, address, value }: InjectFault): void {
  const projection = network.projection(target);
  insist(address < projection.synapses, 'range', `addresses must be below ${projection.synapses}`, 'address');
  if (fault === 'stuck-weight') {
    projection.stick(address, value);
    return;
  }
  const bits = projection.weights.BYTES_PER_ELEMENT * 8;
  insist(value >= 0 && value < bits, 'range', `bits are 0..${bits - 1}`, 'value');
  projection.flipBit(address, value);
}
