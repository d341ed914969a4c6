import { type LineState, type PairFaults, READ_NUMBERS } from '../../array/pair-faults.js';
import type { FaultKind, InjectFault, NumberFormat } from '../../protocol/messages.js';
import { insist } from '../refusal.js';
import { flipBit } from './bits.js';
import { CubaPopulation } from './cuba.js';
import type { SpikingNetwork } from './network.js';
import { NeuronPopulation } from './neurons.js';
import type { Projection } from './projection.js';
import { StoredPulsed } from './pulsed.js';
import { SourcePopulation } from './source.js';
import { MAX_DELAY, type SpikeFaultKind } from './spike-faults.js';
import { StoredLevels } from './stored.js';

type Inject = (network: SpikingNetwork, command: InjectFault) => void;

const FAULTS: Readonly<Record<FaultKind, Inject>> = {
  'dead-neuron': killNeuron,
  'flip-membrane-bit': (network, command) => {
    const population = spiking(network, command);
    invert(population.potential, command.address, command, population.unit.membrane);
  },
  'flip-trace-bit': (network, command) => {
    const population = spiking(network, command);
    invert(population.rate, command.address, command, population.unit.trace);
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
  'stuck-cell': (network, { target, address, value }) => {
    const projection = network.projection(target);
    const devices = 2 * projection.synapses;
    insist(address < devices, 'range', `devices are 0..${devices - 1}`, 'address');
    const done = levelled(projection).stick(address, value > 0);
    insist(done, 'unsupported', 'the cells of this projection are ideal', 'target');
    projection.holdStuck();
  },
  'read-errors': (network, { target, value }) => {
    insistProbability(value);
    const projection = network.projection(target);
    levelled(projection);
    const done = projection.setReadErrors(value);
    insist(done, 'unsupported', 'reads for this kind of neuron do not go wrong', 'target');
  },
  'write-errors': (network, { target, value }) => {
    insistProbability(value);
    levelled(network.projection(target)).writeErrors = value;
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
  'sense-offset': (network, { target, address, value }) => {
    const { faults, stored } = arrayOf(network, target);
    const { amplifiers } = faults.extent;
    insist(address < amplifiers, 'range', `amplifiers are 0..${amplifiers - 1}`, 'address');
    insist(Math.abs(value) <= 100, 'range', 'a difference of ln R lies in -100 .. 100', 'value');
    faults.setOffset(address, value);
    stored.reread(faults.aroundAmplifier(address));
    network.projection(target).holdStuck();
  },
  'dead-word-line': setLine('word', 'dead'),
  'shorted-word-line': setLine('word', 'shorted'),
  'dead-bit-line': setLine('bit', 'dead'),
  'shorted-bit-line': setLine('bit', 'shorted'),
  'supply-drop': (network, { target, address, value }) => {
    const { faults, stored } = arrayOf(network, target);
    const which = READ_NUMBERS[address];
    insist(which !== undefined, 'range', `numbers of a read are 0..${READ_NUMBERS.length - 1}`, 'address');
    insist(value >= 0 && value <= 1e12, 'range', 'resistances and factors lie in 0 .. 1e12', 'value');
    faults.setRead(which, value);
    stored.reread(faults.everywhere());
    network.projection(target).holdStuck();
  },
  'drop-spikes': (network, command) => {
    const { value } = command;
    insist(value >= 0 && value <= 1, 'range', 'a probability lies in 0 .. 1', 'value');
    setSpikes(network, command, 'drop-spikes');
  },
  'delay-spikes': (network, command) => {
    const { value } = command;
    const whole = Number.isInteger(value) && value >= 0 && value <= MAX_DELAY;
    insist(whole, 'range', `spikes are late by 0..${MAX_DELAY} ticks`, 'value');
    setSpikes(network, command, 'delay-spikes');
  },
  'extra-spikes': (network, command) => {
    insistProbability(command.value);
    setSpikes(network, command, 'extra-spikes');
  },
  age: (network, { target, value }) => {
    insist(value >= 0, 'range', 'time does not run backwards', 'value');
    const projection = network.projection(target);
    const stored = discrete(projection);
    insist(
      !(stored instanceof StoredPulsed),
      'unsupported',
      'devices that pulses move do not drift',
      'target',
    );
    const done = stored.age(value);
    insist(done, 'unsupported', 'the cells of this projection are ideal', 'target');
    projection.holdStuck();
  },
};

/** Sets a piece of a line of an array, by what its address counts. */
function setLine(line: 'word' | 'bit', state: LineState): Inject {
  return (network, { target, address, value }) => {
    const { faults, stored } = arrayOf(network, target);
    const { amplifiers, wordLines } = faults.extent;
    const pieces = line === 'word' ? wordLines : 2 * amplifiers;
    insist(address < pieces, 'range', `pieces of lines are 0..${pieces - 1}`, 'address');
    insist(value === 0 || value === 1, 'range', '1 breaks a line, 0 mends it', 'value');
    const now = value === 1 ? state : 'whole';
    if (line === 'word') faults.setWordLine(address, now);
    else faults.setBitLine(address, now);
    stored.reread(line === 'word' ? faults.aroundWordLine(address) : faults.aroundAmplifier(address >> 1));
    network.projection(target).holdStuck();
  };
}

function arrayOf(network: SpikingNetwork, target: number): { stored: StoredLevels; faults: PairFaults } {
  const stored = levelled(network.projection(target));
  const { faults } = stored;
  insist(faults !== undefined, 'unsupported', 'the cells of this projection are ideal', 'target');
  return { stored, faults };
}

/** Breaks something, for good or once. */
export function injectFault(network: SpikingNetwork, command: InjectFault): void {
  FAULTS[command.fault](network, command);
}

function killNeuron(network: SpikingNetwork, { target, address }: InjectFault): void {
  const population = network.population(target);
  insist(address < population.neurons, 'range', `addresses must be below ${population.neurons}`, 'address');
  const can = population instanceof SourcePopulation || population instanceof NeuronPopulation;
  insist(can, 'unsupported', 'this kind of population cannot lose neurons', 'target');
  population.silence(address);
}

function setSpikes(network: SpikingNetwork, command: InjectFault, kind: SpikeFaultKind): void {
  const { target, address, value } = command;
  const population = network.population(target);
  insist(address < population.neurons, 'range', `addresses must be below ${population.neurons}`, 'address');
  const can = !(population instanceof CubaPopulation);
  insist(can, 'unsupported', 'spikes of this kind of population arrive as they were fired', 'target');
  population.spikeFaults.set(kind, address, value, network.tick);
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

/** Synapses with levels that a read could take for each other. */
function levelled(projection: Projection) {
  const stored = discrete(projection);
  insist(stored instanceof StoredLevels, 'unsupported', 'devices between bounds have no levels', 'target');
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

function insistProbability(value: number): void {
  insist(value >= 0 && value < 1, 'range', 'a probability lies in 0 .. 1, 1 left out', 'value');
}
