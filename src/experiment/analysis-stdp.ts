import { accelerationKernel } from './analysis-kernel.js';
import type { Probe, Recording, Train } from './analysis-probe.js';
import { evenly } from './analysis-samples.js';
import { Traces } from './analysis-traces.js';
import { contrastSettings } from './contrast.js';
import type { Trial } from './trial.js';

/** Mean weight change of the pairs of one distance; null where there was no pair. */
export interface StdpSeries {
  readonly mean: readonly (number | null)[];
  readonly pairs: readonly number[];
}

/**
 * One half of the rule on one projection: a spike of the triggering end changes the weight, `delay` ticks later,
 * by the acceleration of the responding end. Changes are in units of the learning rate over the change of beta,
 * that is, accelerations: spikes per tick per tick.
 */
export interface StdpHalf {
  readonly projection: string;
  readonly trigger: 'pre' | 'post';
  /** Populations before and after the synapse. */
  readonly pre: string;
  readonly post: string;
  /** Ticks from the triggering spike to the change. */
  readonly delay: number;
  readonly rateTicks: number;
  readonly accelerationTicks: number;
  /** Accelerations up to this were taken for 0. */
  readonly threshold: number;
  /** t_post - t_pre of the triggering spike and the nearest spike of the other end, in ticks. */
  readonly d: readonly number[];
  /** Change by a single pair at that distance, in closed form. */
  readonly closed: readonly number[];
  /** Pairs whose responding neuron's rate rose from the first phase to the second, and fell. */
  readonly rising: StdpSeries;
  readonly falling: StdpSeries;
  /** Pairs whose responding neuron had fired just once by then: nothing but that spike moves its traces. */
  readonly alone: StdpSeries;
}

export interface StdpAnalysis {
  /** Training samples that were shown. */
  readonly samples: number;
  readonly halves: readonly StdpHalf[];
}

/** Distances beyond this many time constants are not looked at. */
const REACH = 2.5;
/** Synapses x ticks that are worth looking at, and samples at least and at most. */
const WORK = 2e9;
const FEWEST = 4;
const MOST = 200;
const MOST_HALVES = 12;

/** One half while it is measured. */
interface Half {
  readonly projection: number;
  readonly trigger: number;
  readonly responder: number;
  readonly delay: number;
  /** d = sign x (nearest responding spike - triggering spike). */
  readonly sign: 1 | -1;
  readonly tau: readonly [number, number];
  readonly threshold: number;
  readonly reach: number;
  readonly rising: Bins;
  readonly falling: Bins;
  readonly alone: Bins;
}

/** Sums over the pairs of each distance, from -reach to +reach. */
class Bins {
  private readonly sums: Float64Array;
  private readonly pairs: Float64Array;

  constructor(private readonly reach: number) {
    this.sums = new Float64Array(2 * reach + 1);
    this.pairs = new Float64Array(2 * reach + 1);
  }

  /** Counts `times` pairs at distance `d` with the same change. */
  add(d: number, change: number, times: number): void {
    if (Math.abs(d) > this.reach) return;
    const bin = d + this.reach;
    this.sums[bin] = this.sums[bin]! + times * change;
    this.pairs[bin] = this.pairs[bin]! + times;
  }

  series(): StdpSeries {
    const pairs = [...this.pairs];
    return { mean: pairs.map((n, bin) => (n > 0 ? short(this.sums[bin]! / n) : null)), pairs };
  }
}

/** Measures the weight change against spike timing while some training samples are learnt from. */
export async function stdpOf(trial: Trial, probe: Probe): Promise<StdpAnalysis | null> {
  const halves = halvesOf(trial).slice(0, MOST_HALVES);
  if (halves.length === 0) return null;
  const { firstTicks, secondTicks } = contrastSettings(trial);
  const samples = samplesWorth(trial, firstTicks + secondTicks);
  for (const [k, sample] of samples.entries()) {
    const recording = await probe.learn(sample, k % 2 === 0 ? 1 : -1);
    for (const half of halves) measure(half, trial, recording, firstTicks);
  }
  return { samples: samples.length, halves: halves.map(half => finished(half, trial)) };
}

/** Evenly spread training samples, fewer the larger the network. */
function samplesWorth({ network, split }: Trial, ticks: number): Uint32Array {
  const synapses = network.projections.reduce((sum, p) => sum + p.synapses, 0);
  const worth = Math.floor(WORK / (synapses * ticks));
  return evenly(split.train, Math.max(FEWEST, Math.min(MOST, worth)));
}

function halvesOf({ network }: Trial): Half[] {
  return network.projections.flatMap((projection, id) => {
    if (projection.plasticity === 'off') return [];
    const ends = [projection.source, projection.target] as const;
    return ([1, -1] as const).flatMap(sign => {
      const [trigger, responder] = sign === 1 ? ends : [ends[1], ends[0]];
      const unit = network.populations[responder]!.unit;
      const from = network.populations[trigger]!.unit;
      if (unit.kind !== 'spiking') return [];
      const tau = [unit.rateTicks, unit.accelerationTicks] as const;
      const delay = from.kind === 'spiking' ? from.triggerDelayTicks : 0;
      const reach = Math.min(100, delay + Math.ceil(REACH * (tau[0] + tau[1])));
      return [
        {
          projection: id,
          trigger,
          responder,
          delay,
          sign,
          tau,
          threshold: unit.accelerationThreshold,
          reach,
          rising: new Bins(reach),
          falling: new Bins(reach),
          alone: new Bins(reach),
        },
      ];
    });
  });
}

/** Adds the pairs of one recorded sample. */
function measure(half: Half, trial: Trial, recording: Recording, learnsFrom: number): void {
  const triggers = perTick(recording.trains[half.trigger]!, recording.ticks);
  const changes = rateChanges(half, trial, recording, learnsFrom);
  const spikes = new SpikesOfNeurons(recording.trains[half.responder]!, changes.length);
  const traces = tracesOf(half, trial, recording);
  for (let tick = 0; tick < recording.ticks; tick++) {
    traces.step();
    const at = tick - half.delay;
    if (tick < learnsFrom || at < 0 || triggers[at] === 0) continue;
    for (let i = 0; i < changes.length; i++) {
      const change = traces.acceleration[i]!;
      // Every triggering spike of a tick meets the same accelerations.
      const add = (bins: Bins, spike: number) => bins.add(half.sign * (spike - at), change, triggers[at]!);
      const nearest = spikes.nearestTo(at, i);
      const only = spikes.onlyOneBy(tick, i);
      if (only !== undefined) add(half.alone, only);
      if (nearest === undefined || changes[i] === 0) continue;
      add(changes[i]! > 0 ? half.rising : half.falling, nearest);
    }
  }
}

function tracesOf(half: Half, { experiment, network }: Trial, recording: Recording): Traces {
  const { unit, shape, id } = network.populations[half.responder]!;
  if (unit.kind !== 'spiking') throw new Error('only spiking units keep traces');
  const neurons = shape.reduce((product, side) => product * side, 1);
  const key = { seed: experiment.seed, population: id, draw: recording.draw };
  return new Traces(unit, neurons, recording.trains[half.responder]!, key);
}

/** Change of each responding neuron's slow rate over the phase that learns. */
function rateChanges(half: Half, trial: Trial, recording: Recording, learnsFrom: number): Float32Array {
  const traces = tracesOf(half, trial, recording);
  for (let tick = 0; tick < learnsFrom; tick++) traces.step();
  const before = traces.slow.slice();
  for (let tick = learnsFrom; tick < recording.ticks; tick++) traces.step();
  return traces.slow.map((rate, i) => rate - before[i]!);
}

function perTick(train: Train, ticks: number): Uint32Array {
  const counts = new Uint32Array(ticks);
  for (const tick of train.ticks) counts[tick] = counts[tick]! + 1;
  return counts;
}

/** Spike times of each neuron, asked for at ticks that never fall. */
class SpikesOfNeurons {
  private readonly times: number[][];
  private readonly at: Uint32Array;

  constructor(train: Train, neurons: number) {
    this.times = Array.from({ length: neurons }, () => []);
    train.addresses.forEach((address, k) => {
      this.times[address]!.push(train.ticks[k]!);
    });
    this.at = new Uint32Array(neurons);
  }

  /** Of two equally near the earlier. */
  nearestTo(tick: number, neuron: number): number | undefined {
    const list = this.times[neuron]!;
    let at = this.at[neuron]!;
    while (at + 1 < list.length && Math.abs(list[at + 1]! - tick) < Math.abs(list[at]! - tick)) at++;
    this.at[neuron] = at;
    return list[at];
  }

  onlyOneBy(tick: number, neuron: number): number | undefined {
    const [first, second] = this.times[neuron]!;
    return first !== undefined && first <= tick && !(second! <= tick) ? first : undefined;
  }
}

function finished(half: Half, { network }: Trial): StdpHalf {
  const projection = network.projections[half.projection]!;
  const name = (id: number) => network.populations[id]!.name;
  const d = Array.from({ length: 2 * half.reach + 1 }, (_, bin) => bin - half.reach);
  return {
    projection: projection.name,
    trigger: half.sign === 1 ? 'pre' : 'post',
    pre: name(projection.source),
    post: name(projection.target),
    delay: half.delay,
    rateTicks: half.tau[0],
    accelerationTicks: half.tau[1],
    threshold: half.threshold,
    d,
    closed: d.map(each => short(accelerationKernel(half.delay - half.sign * each, ...half.tau))),
    rising: half.rising.series(),
    falling: half.falling.series(),
    alone: half.alone.series(),
  };
}

/** Enough digits for any drawing. */
const short = (value: number): number => Number(value.toPrecision(6));
