import { loadCard } from '../card/load.js';
import { ENERGY_CARD } from '../ledger/card.js';
import { type Comparison, compare, type Layers } from '../ledger/compare.js';
import { type Figure, sampleFigure, type Timing, timing, updateFigures } from '../ledger/figures.js';
import type { Ledger, LedgerRecord } from '../ledger/ledger.js';
import { PROCESSOR_CARD } from '../ledger/processor.js';
import { updateEvents } from '../ledger/tally.js';
import type { LinkReport } from '../link/board/report.js';
import { packageVersion } from '../run/environment.js';
import type { Alignment } from './alignment.js';
import { goesBack, ofRates } from './contrast.js';
import { type Design, memoryOf } from './design.js';
import type { DeviceSummary } from './devices.js';
import type { Evaluation } from './evaluate.js';
import { type FaultSummary, faultSummaries } from './fault-summary.js';
import { synapsesOf } from './initial.js';
import type { ProfileRow } from './profile.js';
import type { Experiment } from './schema.js';
import { type Settling, settlingAdvice } from './settling.js';
import { type CircuitSettling, withSettling } from './settling-energy.js';
import type { EpochResult, TrainState } from './train-state.js';
import type { Trial } from './trial.js';

export const SUMMARY_FORMAT = 'nudge.summary/1';
/** The rule is ours; the constants of the EqSpike paper are not public. */
const RULE_LABEL = 'EqSpike (SD-EP rule)';
const RATES_LABEL = 'equilibrium propagation on rates';
const RESISTIVE_LABEL = 'equilibrium propagation in resistive networks';
const BACK_LABEL = 'back-propagation on rates';

/** What an experiment learns by, in a few words. */
export function ruleLabel({ estimator, network }: Experiment): string {
  if (network.populations.some(({ unit }) => unit.kind === 'resistive')) return RESISTIVE_LABEL;
  return goesBack(estimator) ? BACK_LABEL : ofRates(estimator) ? RATES_LABEL : RULE_LABEL;
}

/** Counts per sample of one phase. */
export interface PerSample {
  readonly samples: number;
  readonly spikes: number;
  readonly synapticEvents: number;
  readonly neuronUpdates: number;
  readonly weightEvents: number;
  readonly storedChanges: number;
  /** Networks of rates; 0 elsewhere. */
  readonly multiplyAdds: number;
  readonly signedAdds: number;
  readonly ticks: number;
}

export interface EnergySummary {
  readonly card: string;
  /** "Energy per update" is three different things. */
  readonly storedWrite: Figure;
  readonly marginal: Figure;
  readonly allIn: Figure;
  readonly trainingSample: Figure;
  readonly inferenceSample: Figure;
  readonly timing: { readonly training: TimingJson | null; readonly inference: TimingJson | null };
  readonly comparison: readonly Comparison[];
}
type TimingJson = Omit<Timing, 'samples'>;

export interface Summary {
  readonly format: string;
  readonly nudge: string;
  readonly label: string;
  readonly name: string;
  readonly seed: number;
  readonly sizes: readonly number[];
  readonly data: {
    readonly set: string;
    /** What of its files was there, where others are missing. */
    readonly partial?: string;
    readonly sha256: string;
    readonly split: string;
  };
  readonly test: {
    readonly accuracy: number;
    readonly correct: number;
    readonly samples: number;
    readonly loss: number;
    /** Predicted class of each test sample, one byte each, as base64; null in tests of older checkpoints. */
    readonly predictions: string | null;
  } | null;
  readonly confusion: readonly (readonly number[])[];
  readonly epochs: readonly EpochResult[];
  readonly train: {
    readonly samples: number;
    readonly seen: number;
    readonly seconds: number;
    readonly samplesPerSecond: number;
  };
  readonly perSample: { readonly training: PerSample; readonly inference: PerSample };
  readonly energy: EnergySummary;
  readonly memory: {
    readonly usedBits: number;
    readonly chipBits: number;
    readonly bitsPerSynapse: number;
    readonly cores: number;
  };
  /** Arrays of cells, by projection; empty where cells are ideal. */
  readonly devices: readonly DeviceSummary[];
  /** Pairs of projections that lead there and back; empty where weights are used both ways. */
  readonly alignment: readonly Alignment[];
  /** How the phases of training came to rest, and what to do where they did not; null where nothing relaxes. */
  readonly settling: (Settling & { readonly advice: string | null }) | null;
  /** What a settle costs in the circuit itself; null where none is named. */
  readonly circuit: CircuitSettling | null;
  /** What was broken on purpose. */
  readonly faults: readonly FaultSummary[];
  /** Exact counts; `nudge report --energy-card` prices them again. */
  readonly ledger: LedgerRecord;
  readonly profile: readonly ProfileRow[] | null;
  /** What the link to the chip has done, where the chip was on a line. */
  readonly link?: LinkReport;
}

/** The end of a run, or where it was interrupted, in figures. */
export function summarise(
  trial: Trial,
  state: TrainState,
  { devices, alignment, circuit }: Pick<Summary, 'devices' | 'alignment' | 'circuit'>,
  profile?: readonly ProfileRow[],
): Summary {
  const { experiment, data, split } = trial;
  const seen = state.epoch * split.train.length + state.sample;
  const test = state.test;
  return {
    format: SUMMARY_FORMAT,
    nudge: packageVersion(),
    label: ruleLabel(experiment),
    name: experiment.name,
    seed: experiment.seed,
    sizes: experiment.network.populations.map(p => p.neurons),
    data: {
      set: data.name,
      ...(data.partial !== undefined && { partial: data.partial }),
      ...{ sha256: data.sha256, split: split.hash },
    },
    test: test ? testSummary(test) : null,
    confusion: test?.confusion ?? [],
    epochs: state.epochs,
    train: {
      samples: split.train.length,
      seen,
      seconds: state.seconds,
      samplesPerSecond: seen / state.seconds,
    },
    perSample: {
      training: perSample(state.ledger, 'training'),
      inference: perSample(state.ledger, 'inference'),
    },
    energy: energyOf(withSettling(trial, circuit), state.ledger, experiment.chip.energy_card),
    memory: memorySummary(trial),
    devices,
    alignment,
    settling:
      state.settling.phases > 0 ? { ...state.settling, advice: settlingAdvice(state.settling) } : null,
    circuit,
    faults: faultSummaries(experiment, trial.network, state.ledger),
    ledger: state.ledger.record(),
    profile: profile ?? null,
    ...(trial.link && { link: trial.link() }),
  };
}

const testSummary = ({ accuracy, correct, samples, loss, predictions }: Evaluation) => ({
  accuracy,
  correct,
  samples,
  loss,
  predictions: predictions ?? null,
});

function perSample(ledger: Ledger, phase: 'training' | 'inference'): PerSample {
  const samples = Number(ledger.samples(phase));
  const counts = ledger.counts(phase);
  const each = (count: bigint) => (samples > 0 ? Number(count) / samples : 0);
  return {
    samples,
    spikes: each(counts.spike),
    synapticEvents: each(counts['synaptic-event']),
    neuronUpdates: each(counts['neuron-update'] + counts['rate-update']),
    weightEvents: each(updateEvents(ledger.tally(phase))),
    storedChanges: each(counts['stored-change']),
    multiplyAdds: each(counts['multiply-add']),
    signedAdds: each(counts['signed-add']),
    ticks: each(counts.tick),
  };
}

/** Prices a run's counts by an energy card. */
export function energyOf(
  designed: Pick<Design, 'experiment' | 'conditions'>,
  ledger: Ledger,
  cardName: string,
): EnergySummary {
  const { card } = loadCard(ENERGY_CARD, cardName);
  const processors = loadCard(PROCESSOR_CARD, 'baselines').card.processors;
  const { conditions } = designed;
  return {
    card: card.name,
    ...updateFigures(ledger, card, conditions),
    trainingSample: sampleFigure(ledger, 'training', card, conditions),
    inferenceSample: sampleFigure(ledger, 'inference', card, conditions),
    timing: {
      training: timingJson(timing(ledger, 'training', card, conditions)),
      inference: timingJson(timing(ledger, 'inference', card, conditions)),
    },
    comparison: compare(ledger, layersOf(designed.experiment), processors, card, conditions),
  };
}

const timingJson = (found: Timing | undefined): TimingJson | null => {
  if (!found) return null;
  const { samples: _samples, ...rest } = found;
  return rest;
};

/** The network an ordinary processor would compute instead, as two factors of its multiply-adds per projection. */
function layersOf(experiment: Experiment): Layers {
  const { populations, projections } = experiment.network;
  const byName = (name: string) => populations.find(p => p.name === name)!;
  return projections.map(projection => {
    const { from, to, convolution } = projection;
    const [height, width] = byName(to).shape ?? [];
    return convolution
      ? ([synapsesOf(experiment, projection), height! * width! * convolution.pool_size ** 2] as const)
      : ([byName(from).neurons, byName(to).neurons] as const);
  });
}

function memorySummary(designed: Design): Summary['memory'] {
  const { totals } = memoryOf(designed);
  const cores = designed.placement.cores.length;
  const synapses = designed.network.projections.reduce((sum, p) => sum + p.synapses, 0);
  return {
    usedBits: totals.neuron + totals.synapse + totals.chip + totals.core * cores,
    chipBits: designed.capabilities.memoryBits,
    bitsPerSynapse: synapses > 0 ? totals.synapse / synapses : 0,
    cores,
  };
}
