import { isScheduled } from '../../../fault/keeping.js';
import type { FaultKind, InjectFault } from '../../../protocol/messages.js';
import type { RateNetwork } from '../../rate/network.js';
import { insist, within } from '../../refusal.js';
import type { ConductanceCoupling } from './conductances.js';
import type { ResistivePopulation } from './nodes.js';
import type { ProgrammedResistors } from './programmed.js';

type Inject = (network: RateNetwork, command: InjectFault) => void;

/** No resistor conducts more. */
const MOST_SIEMENS = 1e6;

/** What can break in a network of resistors, and what it does. */
const FAULTS: Partial<Record<FaultKind, Inject>> = {
  'stuck-weight': resistor((coupling, address, siemens) => {
    within(siemens, 0, MOST_SIEMENS, 'value');
    coupling.hold(address, siemens);
  }),
  'open-resistor': resistor((coupling, address) => coupling.hold(address, 0)),
  'shorted-resistor': resistor((coupling, address, siemens) => {
    within(siemens, Number.MIN_VALUE, MOST_SIEMENS, 'value');
    coupling.hold(address, siemens);
  }),
  'drifted-resistor': resistor((coupling, address, deviation) => {
    within(deviation, -1, 10, 'value');
    coupling.scale(address, 1 + deviation);
  }),
  'stuck-cell': resistor((coupling, address, low) => {
    devicesOf(coupling).stick(address, low > 0);
    coupling.weightsChanged();
  }),
  age: (network, { target, address, value }) => {
    insist(value >= 0, 'range', 'time does not run backwards', 'value');
    insist(address === 0, 'range', 'programmed devices age together: 0', 'address');
    const coupling = network.projection(target) as ConductanceCoupling;
    devicesOf(coupling).age(value);
    coupling.weightsChanged();
  },
  'open-diode': diode(false),
  'shorted-diode': diode(true),
};

/** Breaks something in a network of resistors, for good or once. @throws Refusal for what it does not have */
export function injectFault(network: RateNetwork, command: InjectFault): void {
  const inject = FAULTS[command.fault];
  insist(inject !== undefined, 'unsupported', `networks of resistors have no ${command.fault}`, 'fault');
  const once = !isScheduled(command) && (command.onTicks ?? 0) === 0;
  insist(once, 'unsupported', `${command.fault} does not come and go`, 'fault');
  inject(network, command);
}

function resistor(inject: (coupling: ConductanceCoupling, address: number, value: number) => void): Inject {
  return (network, { target, address, value }) => {
    const coupling = network.projection(target) as ConductanceCoupling;
    const { synapses } = coupling.spec;
    insist(address < synapses, 'range', `addresses must be below ${synapses}`, 'address');
    inject(coupling, address, value);
  };
}

function diode(shorted: boolean): Inject {
  return (network, { target, address }) => {
    const population = network.population(target) as ResistivePopulation;
    const { neurons } = population;
    insist(address < neurons, 'range', `addresses must be below ${neurons}`, 'address');
    population.fail(address, shorted);
  };
}

function devicesOf({ devices }: ConductanceCoupling): ProgrammedResistors {
  insist(devices !== undefined, 'unsupported', 'these conductances are numbers, not devices', 'target');
  return devices;
}
