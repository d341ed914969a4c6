import type { FaultKind, InjectFault, NumberFormat } from '../../protocol/messages.js';
import { insist, Refusal } from '../refusal.js';
import { flipBit } from './bits.js';
import { CONDITIONS, insistCells, insistTile, levelled, placeOf } from './conditions.js';
import { StoredConductances } from './conductances.js';
import type { SpikingNetwork } from './network.js';
import { NeuronPopulation } from './neurons.js';
import type { Projection } from './projection.js';
import { StoredPulsed } from './pulsed.js';
import { SourcePopulation } from './source.js';
import { StoredLevels } from './stored.js';

/** Width of a regular encoder's phase. */
const PHASE_BITS = 31;
const FLOAT32: NumberFormat = { kind: 'float32', bits: 32, step: 0, rounding: 'nearest' };

type Inject = (network: SpikingNetwork, command: InjectFault) => void;

/** Faults that happen once, or can no more be mended. */
export const EVENTS: Partial<Record<FaultKind, Inject>> = {
  'flip-membrane-bit': (network, command) => {
    const population = spiking(network, command);
    invert(population.potential, command.address, command, population.unit.membrane);
  },
  'flip-trace-bit': (network, command) => {
    const population = spiking(network, command);
    invert(population.rate, command.address, command, population.unit.trace);
  },
  'flip-slow-trace-bit': (network, command) => {
    const population = spiking(network, command);
    invert(population.slow, command.address, command, population.unit.trace);
  },
  'flip-delay-bit': (network, command) => {
    const population = spiking(network, command);
    insistBit(command.value, population.history);
    population.flipDelayBit(command.address, command.value, network.tick);
  },
  'flip-refractory-bit': (network, command) => {
    const population = spiking(network, command);
    const ticks = population.unit.refractoryTicks;
    insist(ticks > 0, 'unsupported', 'these neurons are never refractory', 'target');
    insistBit(command.value, Math.ceil(Math.log2(ticks + 1)));
    population.flipRefractoryBit(command.address, command.value, network.tick);
  },
  'flip-phase-bit': (network, { target, address, value }) => {
    const population = network.population(target);
    const regular = population instanceof SourcePopulation && population.isRegular;
    insist(regular, 'unsupported', 'only regular encoders have a phase', 'target');
    insist(address < population.neurons, 'range', `addresses must be below ${population.neurons}`, 'address');
    insistBit(value, PHASE_BITS);
    population.flipPhaseBit(address, value);
  },
  'flip-bias-bit': (network, command) => {
    const population = spiking(network, command);
    invert(population.bias, command.address, command, FLOAT32);
  },
  'stuck-weight': onSynapse((projection, { address, value }) => projection.stick(address, value)),
  'flip-weight-bit': onSynapse((projection, { address, value }) => {
    insistBit(value, projection.weights.BYTES_PER_ELEMENT * 8);
    projection.flipBit(address, value);
  }),
  'flip-accumulator-bit': onSynapse((projection, command) => {
    const { accumulator, spec } = projection;
    insist(accumulator !== undefined, 'unsupported', 'this projection has no accumulators', 'target');
    invert(accumulator, projection.indexOf(command.address), command, spec.accumulator);
  }),
  'flip-hidden-bit': onSynapse((projection, command) => {
    const { hidden, rule } = discrete(projection);
    invert(hidden.values, projection.indexOf(command.address), command, rule.hidden);
  }),
  'flip-level': onSynapse((projection, { address, value }) => {
    levelled(projection).misread(projection.indexOf(address), value > 0);
    projection.holdStuck();
  }),
  'stuck-cell': (network, command) => {
    const projection = network.projection(command.target);
    if (projection.stored instanceof StoredConductances) {
      const devices = 2 * projection.synapses;
      insist(command.address < devices, 'range', `devices are 0..${devices - 1}`, 'address');
      projection.stored.stick(command.address, command.value > 0);
      projection.holdStuck();
      return;
    }
    const { address, copy } = placeOf(network, command, () => 2 * projection.synapses, 'devices');
    levelled(projection).stick(copy, address, command.value > 0);
    projection.holdStuck();
  },
  'threshold-mismatch': (network, command) => {
    const population = spiking(network, command);
    insistDeviation(command.value);
    population.misplaceThreshold(command.address, command.value);
  },
  'leak-mismatch': (network, command) => {
    const population = spiking(network, command);
    insistDeviation(command.value);
    insist(population.unit.leak > 0, 'unsupported', 'this population does not leak', 'target');
    population.misplaceLeak(command.address, command.value);
  },
  age: (network, { address, target, value }) => {
    insist(value >= 0, 'range', 'time does not run backwards', 'value');
    const projection = network.projection(target);
    const stored = discrete(projection);
    const moved = stored instanceof StoredPulsed;
    insist(!moved, 'unsupported', 'devices that pulses move do not drift', 'target');
    if (stored instanceof StoredLevels) {
      insistCells(stored);
      stored.age(value, insistTile(stored, address));
    } else {
      insist(address === 0, 'range', 'programmed devices age together: 0', 'address');
      stored.age(value);
    }
    projection.holdStuck();
  },
};

/** Breaks something: once, for good, or for some of the settles to come. */
export function injectFault(network: SpikingNetwork, command: InjectFault): void {
  if (network.schedule.takes(command)) return;
  const condition = CONDITIONS[command.fault];
  const event = EVENTS[command.fault];
  if (condition) condition(network, command).set();
  else if (event) event(network, command);
  else throw new Refusal('unsupported', 'networks of spikes have neither resistors nor diodes', 'fault');
}

function onSynapse(inject: (projection: Projection, command: InjectFault) => void): Inject {
  return (network, command) => {
    const projection = network.projection(command.target);
    const { synapses } = projection;
    insist(command.address < synapses, 'range', `addresses must be below ${synapses}`, 'address');
    inject(projection, command);
  };
}

function spiking(network: SpikingNetwork, { target, address }: InjectFault): NeuronPopulation {
  const population = network.population(target);
  insist(
    population instanceof NeuronPopulation,
    'unsupported',
    'this population has no such state',
    'target',
  );
  insist(address < population.neurons, 'range', `addresses must be below ${population.neurons}`, 'address');
  return population;
}

function discrete(projection: Projection) {
  const { stored } = projection;
  insist(stored !== undefined, 'unsupported', 'this projection keeps real weights only', 'target');
  return stored;
}

function invert(array: Float32Array, at: number, { value }: InjectFault, format: NumberFormat): void {
  insistBit(value, format.bits);
  flipBit(array, at, value, format);
}

function insistBit(value: number, width: number): void {
  const inside = Number.isInteger(value) && value >= 0 && value < width;
  insist(inside, 'range', `bits are 0..${width - 1}`, 'value');
}

function insistDeviation(value: number): void {
  insist(value > -1 && value <= 10, 'range', 'a deviation lies between -1, left out, and 10', 'value');
}
