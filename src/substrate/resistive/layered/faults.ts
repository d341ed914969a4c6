import { isScheduled, nameOf } from '../../../fault/keeping.js';
import type { FaultKind, InjectFault } from '../../../protocol/messages.js';
import { checkTiming, isDue } from '../../fault-timing.js';
import type { Faults } from '../../rate/members.js';
import type { RateNetwork } from '../../rate/network.js';
import { insist, within } from '../../refusal.js';
import type { ConductanceCoupling } from './conductances.js';
import type { ResistivePopulation } from './nodes.js';
import type { ProgrammedResistors } from './programmed.js';

/** Finds the place that a command names; what it returns breaks it. @throws Refusal where there is none */
type Find<Broken> = (network: RateNetwork, command: InjectFault) => () => Broken;
type Mend = () => void;

/** No resistor conducts more. */
const MOST_SIEMENS = 1e6;

/** What can break and be mended, and so come and go. */
const MENDED: Partial<Record<FaultKind, Find<Mend>>> = {
  'open-resistor': resistor((coupling, address) => () => coupling.hold(address, 0)),
  'shorted-resistor': resistor((coupling, address, siemens) => {
    within(siemens, Number.MIN_VALUE, MOST_SIEMENS, 'value');
    return () => coupling.hold(address, siemens);
  }),
  'drifted-resistor': resistor((coupling, address, deviation) => {
    within(deviation, -1, 10, 'value');
    return () => coupling.scale(address, 1 + deviation);
  }),
  'open-diode': diode(false),
  'shorted-diode': diode(true),
};

/** What is made so, or happens once. */
const LASTING: Partial<Record<FaultKind, Find<void>>> = {
  'stuck-weight': resistor((coupling, address, siemens) => {
    within(siemens, 0, MOST_SIEMENS, 'value');
    return () => coupling.hold(address, siemens);
  }),
  'stuck-cell': resistor((coupling, address, low) => {
    const devices = devicesOf(coupling);
    return () => {
      devices.stick(address, low > 0);
      coupling.weightsChanged();
    };
  }),
  age: (network, { target, address, value }) => {
    insist(value >= 0, 'range', 'time does not run backwards', 'value');
    insist(address === 0, 'range', 'programmed devices age together: 0', 'address');
    const coupling = network.projection(target) as ConductanceCoupling;
    const devices = devicesOf(coupling);
    return () => {
      devices.age(value);
      coupling.weightsChanged();
    };
  },
};

/**
 * What is broken in a network of resistors, for good or in some settles. All samples that settle side by side are shown
 * to one circuit, so what is due for the first of them is there for all.
 */
export class CircuitFaults implements Faults {
  private readonly scheduled = new Map<string, InjectFault>();
  /** Mends what is broken now and will not stay so. */
  private mends: Mend[] = [];

  constructor(private readonly network: RateNetwork) {}

  inject(command: InjectFault): void {
    const { fault } = command;
    const find = MENDED[fault] ?? LASTING[fault];
    insist(find !== undefined, 'unsupported', `networks of resistors have no ${fault}`, 'fault');
    checkTiming(command, { withSettles: fault in MENDED, withTicks: false });
    const breaks = find(this.network, command);
    this.lift();
    this.scheduled.delete(nameOf(command));
    if (isScheduled(command)) this.scheduled.set(nameOf(command), command);
    else breaks();
  }

  begin(draw: number): boolean {
    const { scheduled, network } = this;
    const lifted = this.lift();
    for (const command of scheduled.values()) {
      if (isDue(command, network.spec.seed, draw))
        this.mends.push(MENDED[command.fault]!(network, command)());
    }
    return lifted || this.mends.length > 0;
  }

  lift(): boolean {
    const { mends } = this;
    // The last one first, since two may be about the same place.
    for (const mend of mends.reverse()) mend();
    this.mends = [];
    return mends.length > 0;
  }
}

function resistor<Broken>(
  find: (coupling: ConductanceCoupling, address: number, value: number) => () => Broken,
): Find<Broken> {
  return (network, { target, address, value }) => {
    const coupling = network.projection(target) as ConductanceCoupling;
    const { synapses } = coupling.spec;
    insist(address < synapses, 'range', `addresses must be below ${synapses}`, 'address');
    return find(coupling, address, value);
  };
}

function diode(shorted: boolean): Find<Mend> {
  return (network, { target, address }) => {
    const population = network.population(target) as ResistivePopulation;
    const { hasDiodes, name, neurons } = population;
    insist(address < neurons, 'range', `addresses must be below ${neurons}`, 'address');
    insist(hasDiodes, 'unsupported', `the nodes of ${name} have no diodes`, 'target');
    return () => population.fail(address, shorted);
  };
}

function devicesOf({ devices }: ConductanceCoupling): ProgrammedResistors {
  insist(devices !== undefined, 'unsupported', 'these conductances are numbers, not devices', 'target');
  return devices;
}
