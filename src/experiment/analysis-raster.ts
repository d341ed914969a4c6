import { imageOf } from '../dataset/dataset.js';
import { PHASE_PLANS, type PhasePlan } from '../estimator/contrast.js';
import type { Probe, Recording, Train } from './analysis-probe.js';
import { unseen } from './analysis-samples.js';
import { contrastSettings } from './contrast.js';
import { argmax } from './presenting.js';
import type { Trial } from './trial.js';

/** A stretch of the raster's time axis. */
export interface RasterPhase {
  readonly name: string;
  /** Tick at which it starts on the common axis. */
  readonly from: number;
  readonly ticks: number;
  /** Nudging strength with its sign; 0 when free. */
  readonly beta: number;
  readonly learns: boolean;
  /** True when states were drawn anew at its start. */
  readonly fresh: boolean;
}

/** Spikes of one population on the common axis. Row r is neuron r x step: all neurons, or an even choice. */
export interface RasterPopulation {
  readonly name: string;
  readonly role: 'input' | 'hidden' | 'output';
  readonly neurons: number;
  readonly step: number;
  /** Of all neurons. */
  readonly spikes: number;
  /** Spikes of the shown neurons: when, and in which row. */
  readonly ticks: readonly number[];
  readonly rows: readonly number[];
}

/** One test sample on its way through the phases of the estimator, then once more without nudging. */
export interface Raster {
  /** Number of the sample in the data set. */
  readonly sample: number;
  readonly label: number;
  /** What the network answers to it. */
  readonly answer: number;
  /** Grey values 0 to 255, row-major; null where it is in colour or too large to keep. */
  readonly image: {
    readonly width: number;
    readonly height: number;
    readonly pixels: readonly number[];
  } | null;
  readonly phases: readonly RasterPhase[];
  readonly populations: readonly RasterPopulation[];
}

/** Of one population, and of all together. */
const MOST_ROWS = [800, 3000] as const;
const MOST_EVENTS = [12_000, 36_000] as const;
const MOST_PIXELS = 4096;
/** Samples that the shown one is chosen from. */
export const CANDIDATES = 20;

export async function rasterOf(trial: Trial, probe: Probe): Promise<Raster> {
  const { data, network } = trial;
  const { sample, learnt } = await mostMoved(trial, probe);
  const answered = await probe.answer(sample);
  const { width, height, channels } = data;
  const kept = channels === 1 && width * height <= MOST_PIXELS;
  const image = kept ? { width, height, pixels: [...imageOf(data, sample)] } : null;
  return {
    sample,
    label: data.labels[sample]!,
    answer: argmax(answered.readout),
    image,
    phases: phasesOf(trial, answered.ticks),
    populations: network.populations.map(({ id, name, role, shape }) => {
      const neurons = shape.reduce((product, side) => product * side, 1);
      return {
        name,
        role,
        neurons,
        ...shown(joint(id, learnt, answered), neurons, network.populations.length),
      };
    }),
  };
}

/** Of some test samples the one whose output spikes change most in number from phase to phase. */
async function mostMoved(trial: Trial, probe: Probe): Promise<{ sample: number; learnt: Recording }> {
  let best: { sample: number; learnt: Recording; moved: number } | undefined;
  for (const sample of unseen(trial, CANDIDATES)) {
    const learnt = await probe.learn(sample, 1);
    const moved = changeOf(learnt.trains[trial.output]!, contrastSettings(trial).firstTicks);
    if (!best || moved > best.moved) best = { sample, learnt, moved };
  }
  return best!;
}

/** Sum over neurons of the change of their spike counts at tick `border`. */
function changeOf({ ticks, addresses }: Train, border: number): number {
  const changes = new Map<number, number>();
  addresses.forEach((address, k) => {
    changes.set(address, (changes.get(address) ?? 0) + (ticks[k]! < border ? -1 : 1));
  });
  return [...changes.values()].reduce((sum, change) => sum + Math.abs(change), 0);
}

function phasesOf(trial: Trial, freeTicks: number): RasterPhase[] {
  const { kind, beta, firstTicks, secondTicks } = contrastSettings(trial);
  const plan: PhasePlan = PHASE_PLANS[kind];
  const phase = (name: string, from: number, ticks: number, times: number): RasterPhase => ({
    name,
    from,
    ticks,
    beta: times * beta,
    learns: false,
    fresh: true,
  });
  return [
    phase('first phase', 0, firstTicks, plan.first),
    { ...phase('second phase', firstTicks, secondTicks, plan.second), learns: true, fresh: false },
    phase('inference', firstTicks + secondTicks, freeTicks, 0),
  ];
}

/** The spikes of both recordings, one after the other. */
function joint(population: number, first: Recording, second: Recording): Train {
  const [a, b] = [first.trains[population]!, second.trains[population]!];
  return {
    ticks: Uint32Array.from([...a.ticks, ...b.ticks.map(tick => tick + first.ticks)]),
    addresses: Uint32Array.from([...a.addresses, ...b.addresses]),
  };
}

/** Every `step`-th neuron, the step as small as the bounds allow. */
function shown({ ticks, addresses }: Train, neurons: number, populations: number) {
  const most = ([one, all]: readonly [number, number]) => Math.min(one, Math.floor(all / populations));
  let step = Math.ceil(neurons / most(MOST_ROWS));
  let kept = keep(addresses, step);
  while (kept.length > most(MOST_EVENTS) && step < neurons) kept = keep(addresses, ++step);
  kept = kept.slice(0, most(MOST_EVENTS));
  return {
    step,
    spikes: ticks.length,
    ticks: kept.map(k => ticks[k]!),
    rows: kept.map(k => addresses[k]! / step),
  };
}

/** Indices of the spikes of shown neurons. */
function keep(addresses: Uint32Array, step: number): number[] {
  const kept: number[] = [];
  addresses.forEach((address, k) => {
    if (address % step === 0) kept.push(k);
  });
  return kept;
}
