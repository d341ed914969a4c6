import { accelerationKernel } from './analysis-kernel.js';
import type { Probe, Recording, Train } from './analysis-probe.js';
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

/** One half while it is measured. */
interface Half {
  readonly id: string;
  readonly trigger: number;
  readonly responder: number;
  readonly delay: number;
  /** d = sign x (nearest responding spike - triggering spike). */
  readonly sign: 1 | -1;
  readonly tau: readonly [number, number];
  readonly threshold: number;
  readonly reach: number;
  readonly sums: readonly [Float64Array, Float64Array];
  readonly pairs: readonly [Float64Array, Float64Array];
}

/** Measures the weight change against spike timing while some training samples are learnt from. */
export async function stdpOf(trial: Trial, probe: Probe): Promise<StdpAnalysis | null> {
  const halves = halvesOf(trial);
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
function samplesWorth({ network, split }: Trial, ticks: number): number[] {
  const synapses = network.projections.reduce((sum, p) => sum + p.synapses, 0);
  const worth = Math.floor(WORK / (synapses * ticks));
  const count = Math.min(split.train.length, Math.max(FEWEST, Math.min(MOST, worth)));
  return Array.from({ length: count }, (_, k) => split.train[Math.floor((k * split.train.length) / count)]!);
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
      const bins = () => new Float64Array(2 * reach + 1);
      return [
        {
          id: String(id),
          trigger,
          responder,
          delay,
          sign,
          tau,
          threshold: unit.accelerationThreshold,
          reach,
          sums: [bins(), bins()] as const,
          pairs: [bins(), bins()] as const,
        },
      ];
    });
  });
}

/** Adds the pairs of one recorded sample. */
function measure(half: Half, trial: Trial, recording: Recording, learnsFrom: number): void {
  const trigger = recording.trains[half.trigger]!;
  const responder = recording.trains[half.responder]!;
  const rises = rateRises(half, trial, recording, learnsFrom);
  const triggers = perTick(trigger, recording.ticks);
  const near = new NearestSpike(responder, rises.length);
  const traces = tracesOf(half, trial, recording);
  for (let tick = 0; tick < recording.ticks; tick++) {
    traces.step();
    const at = tick - half.delay;
    if (tick < learnsFrom || at < 0 || triggers[at] === 0) continue;
    for (let i = 0; i < rises.length; i++) {
      const spike = near.to(at, i);
      if (spike === undefined || rises[i] === 0) continue;
      const bin = half.sign * (spike - at) + half.reach;
      if (bin < 0 || bin > 2 * half.reach) continue;
      const side = rises[i]! > 0 ? 0 : 1;
      // Every spike of this tick meets the same accelerations.
      half.sums[side][bin] = half.sums[side][bin]! + triggers[at]! * traces.acceleration[i]!;
      half.pairs[side][bin] = half.pairs[side][bin]! + triggers[at]!;
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
function rateRises(half: Half, trial: Trial, recording: Recording, learnsFrom: number): Float32Array {
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

/** The spike of each neuron nearest to a tick that never falls; of two equally near the earlier. */
class NearestSpike {
  private readonly spikes: number[][];
  private readonly at: Uint32Array;

  constructor(train: Train, neurons: number) {
    this.spikes = Array.from({ length: neurons }, () => []);
    train.addresses.forEach((address, k) => {
      this.spikes[address]!.push(train.ticks[k]!);
    });
    this.at = new Uint32Array(neurons);
  }

  to(tick: number, neuron: number): number | undefined {
    const list = this.spikes[neuron]!;
    let at = this.at[neuron]!;
    while (at + 1 < list.length && Math.abs(list[at + 1]! - tick) < Math.abs(list[at]! - tick)) at++;
    this.at[neuron] = at;
    return list[at];
  }
}

function finished(half: Half, { network }: Trial): StdpHalf {
  const projection = network.projections[Number(half.id)]!;
  const name = (id: number) => network.populations[id]!.name;
  const d = Array.from({ length: 2 * half.reach + 1 }, (_, bin) => bin - half.reach);
  const series = (side: 0 | 1): StdpSeries => ({
    mean: d.map((_, bin) => {
      const pairs = half.pairs[side][bin]!;
      return pairs > 0 ? short(half.sums[side][bin]! / pairs) : null;
    }),
    pairs: [...half.pairs[side]],
  });
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
    rising: series(0),
    falling: series(1),
  };
}

/** Enough digits for any drawing. */
const short = (value: number): number => Number(value.toPrecision(6));
