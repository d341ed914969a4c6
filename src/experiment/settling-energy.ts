import { z } from 'zod';
import { loadCard } from '../card/load.js';
import { sourced } from '../card/sourced.js';
import { weakest } from '../card/standing.js';
import { relaxedAnswer } from '../estimator/states.js';
import { Session } from '../stream/session.js';
import { CIRCUIT_CARD, type CircuitCard } from '../substrate/resistive/card.js';
import { dissipated, type SettledLayer, slowestOf } from '../substrate/resistive/layered/settling.js';
import type { Design } from './design.js';
import { injections } from './faults.js';
import { presentBatch } from './presenting.js';
import type { Trial } from './trial.js';
import { readTensor, setUp, type Weights } from './weights.js';

/** Test samples whose settled states are looked at. */
const SAMPLES = 16;
/** Sweeps after which the network is at rest. */
const SWEEPS = 60;

/** What settling costs where the circuit is there, on average over some test samples in their free states. */
export const circuitSchema = z.object({
  card: z.string(),
  samples: z.int().min(1),
  /** Dissipated at rest, W. */
  power: z.number(),
  /** Until the slowest mode is as far down as the card says, s. */
  duration: z.number(),
  /** Power x duration, with the range of samples and of the capacitance. */
  settle: sourced('J'),
});
export type CircuitSettling = Readonly<z.output<typeof circuitSchema>>;

/** Settles test samples and works out what that would cost in the circuit; null where no circuit card is named. */
export async function settlingEnergy(
  trial: Trial,
  weights: Weights,
  epochs: number,
): Promise<CircuitSettling | null> {
  const name = trial.experiment.chip.circuit;
  const samples = trial.split.test.subarray(0, SAMPLES);
  if (name === null || samples.length === 0) return null;
  const { card } = loadCard(CIRCUIT_CARD, name);
  const session = new Session(trial.chip, trial.capabilities.window);
  try {
    await session.play(setUp(trial, weights));
    const moment = { kind: 'test', epoch: epochs } as const;
    await session.play(injections(trial.experiment, trial.network, moment, trial.split.train.length));
    return costOf(card, await settledStates(trial, session, samples));
  } finally {
    session.close();
  }
}

/** Of one sample, as the network counts volts and conductances. */
interface Settled {
  /** V^2 S */
  readonly power: number;
  /** Time constant of the slowest mode over the capacitance, ohm. */
  readonly slowest: number;
}

async function settledStates(trial: Trial, session: Session, samples: Uint32Array): Promise<Settled[]> {
  const { network, data, input } = trial;
  const resistors = [];
  for (const { id, source, target } of network.projections)
    resistors.push({ source, target, siemens: await readTensor(session, 'weight', id) });
  const found: Settled[] = [];
  for (const sample of samples) {
    await session.play([presentBatch(data, [sample], input), relaxedAnswer(SWEEPS, 0, -1)]);
    const layers: SettledLayer[] = [];
    for (const population of network.populations) layers.push(await layerOf(session, population));
    found.push({ power: dissipated(layers, resistors), slowest: slowestOf(layers, resistors) });
  }
  return found;
}

async function layerOf(
  session: Session,
  { id, role, unit }: Trial['network']['populations'][number],
): Promise<SettledLayer> {
  const events = await session.ask({ kind: 'read-state', population: id, variable: 'rate' });
  const volts = events.flatMap(event => (event.kind === 'state' ? [...event.data] : []));
  const drop = unit.kind === 'resistive' && unit.diodes ? Math.fround(unit.diodeDrop ?? 0) : Infinity;
  const conducts = (node: number) => (node < volts.length / 2 ? volts[node]! <= -drop : volts[node]! >= drop);
  return { volts, held: node => role === 'input' || conducts(node) };
}

function costOf(card: CircuitCard, settled: readonly Settled[]): CircuitSettling {
  const { node_capacitance: farads, unit_conductance, unit_voltage, settled_within: within } = card;
  const constants = Math.log(1 / within.value);
  const watts = settled.map(({ power }) => power * unit_conductance.value * unit_voltage.value ** 2);
  const perFarad = settled.map(({ slowest }) => (slowest / unit_conductance.value) * constants);
  const joulesPerFarad = watts.map((power, k) => power * perFarad[k]!);
  const settle = {
    value: mean(joulesPerFarad) * farads.value,
    low: Math.min(...joulesPerFarad) * (farads.low ?? farads.value),
    high: Math.max(...joulesPerFarad) * (farads.high ?? farads.value),
    unit: 'J' as const,
    standing: weakest(['computed', farads.standing, unit_voltage.standing, within.standing])!,
    source: `dissipated power x settling time of ${settled.length} test samples; ${farads.source}`,
  };
  const duration = mean(perFarad) * farads.value;
  return { card: card.name, samples: settled.length, power: mean(watts), duration, settle };
}

const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;

/** A design in which a settle costs what was found for a run of it. */
export const withSettling = <D extends Pick<Design, 'conditions'>>(
  designed: D,
  found: Pick<CircuitSettling, 'settle'> | null,
): D =>
  found && designed.conditions.circuit
    ? { ...designed, conditions: { ...designed.conditions, circuit: { settle: found.settle } } }
    : designed;
