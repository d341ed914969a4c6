import { OF_CIRCUITS, OF_DEVICES } from '../fault/places.js';
import type { Fault } from '../fault/schema.js';
import type { FaultKind } from '../protocol/messages.js';
import { resists } from './faults.js';
import type { Findings } from './findings.js';
import type { Experiment } from './schema.js';

type Path = (...rest: PropertyKey[]) => PropertyKey[];

/** Faults of networks of resistors; of those of devices, where resistors are devices. */
const IN_CIRCUITS: ReadonlySet<FaultKind> = new Set([...OF_CIRCUITS, ...OF_DEVICES, 'stuck-weight']);

/** What relaxes has other things that can break than what spikes. */
export function* circuitFaults(experiment: Experiment, fault: Fault, path: Path): Findings {
  const { kind, value } = fault;
  const code = 'combination-illegal';
  const circuit = resists(experiment);
  if (experiment.network.populations.some(({ unit }) => unit.kind === 'rate')) {
    const message = 'no faults are modelled in networks of rates';
    yield { path: path('kind'), code, message, found: kind, allowed: 'no faults' };
  } else if (circuit ? !IN_CIRCUITS.has(kind) : OF_CIRCUITS.has(kind)) {
    const message = circuit
      ? `networks of resistors have no ${kind}`
      : `only networks of resistors have a ${kind}`;
    const allowed = circuit ? [...IN_CIRCUITS].join(', ') : 'populations of kind resistive';
    yield { path: path('kind'), code, message, found: kind, allowed };
  }
  yield* diodes(experiment, fault, path);
  if (!circuit || kind !== 'stuck-weight' || value === null || value >= 0) return;
  const message = 'no conductance is negative';
  yield { path: path('value'), code: 'value-range', message, found: `${value}`, allowed: '0 or more' };
}

/** A diode that is not there cannot fail. */
function* diodes(experiment: Experiment, { kind, population }: Fault, path: Path): Findings {
  const unit = experiment.network.populations.find(({ name }) => name === population)?.unit;
  if (!kind.endsWith('-diode') || unit?.kind !== 'resistive' || unit.diodes) return;
  const message = `the nodes of ${population} have no diodes`;
  yield {
    path: path('population'),
    code: 'combination-illegal',
    message,
    allowed: 'a population with diodes: true',
  };
}
