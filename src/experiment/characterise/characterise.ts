import type { NeuronCard } from '../../card/neuron.js';
import { UserError } from '../../problem/problem.js';
import { Session } from '../../stream/session.js';
import { type ConnectedChip, insistOnFit } from '../connected.js';
import { readTensor } from '../weights.js';
import { Bench, type Taken } from './bench.js';
import { decayOf, type Estimate, estimate, followOf, leakOf, lineOf, thresholdOf } from './estimate.js';
import {
  CURRENTS,
  charging,
  configure,
  fading,
  firing,
  INPUTS,
  type Plan,
  planOf,
  single,
  TRANSFER,
} from './plan.js';

export interface CharacteriseRequest {
  readonly connected: Pick<ConnectedChip, 'chip' | 'capabilities'>;
  /** Chip card that the board is configured by. */
  readonly chip: string;
  /** Neuron card that it is configured with, by name or path, and its content. */
  readonly neuron: string;
  readonly nominal: NeuronCard;
  readonly neurons: number;
  /** Of one point of the current-frequency curve. */
  readonly ticks: number;
}

/** A point of the current-frequency curve: mean rate of the neurons that live, spikes per tick. */
export interface FiringPoint {
  readonly current: number;
  readonly rate: Estimate;
}

/** What a board turned out to be. Potentials are in units of weights as they are written. */
export interface Character {
  readonly plan: Plan;
  readonly settles: number;
  readonly ticks: number;
  /** Neurons that never fired. */
  readonly dead: readonly number[];
  readonly curve: readonly FiringPoint[];
  /** Of each neuron; not a number where it is dead. */
  readonly thresholds: readonly number[];
  readonly leaks: readonly number[];
  /** Of all that live. */
  readonly threshold: Estimate;
  readonly leak: Estimate;
  readonly rateTicks: Estimate;
  readonly accelerationTicks: Estimate;
  /** Standard error of one neuron's threshold, and how fine a leak can be told. */
  readonly thresholdError: number;
  readonly leakError: number;
  readonly transfer: { readonly gain: number; readonly offset: number; readonly worst: number };
}

/** Measures a population of a board through the protocol. @throws UserError where it does not fit, or cannot be measured */
export async function characterise(request: CharacteriseRequest): Promise<Character> {
  const { connected, nominal } = request;
  const plan = planOf(request.chip, request.neuron, nominal, request.neurons, request.ticks);
  insistOnFit(plan.design, connected.capabilities);
  const session = new Session(connected.chip, connected.capabilities.window);
  try {
    return await measured(new Bench(session, plan), plan);
  } finally {
    session.close();
  }
}

async function measured(bench: Bench, plan: Plan): Promise<Character> {
  await bench.session.play(configure(plan));
  const weights = (await readTensor(bench.session, 'weight', 0)) as Float32Array;
  const weightOf = (input: number) => weights[input * plan.neurons]!;
  const all = Array.from({ length: plan.neurons }, (_, k) => k);

  const points: Taken[] = [];
  for (const point of CURRENTS.keys()) points.push(await bench.take(firing(plan, point)));
  const dead = all.filter(k => points.every(({ spikes }) => spikes[k]!.length === 0));
  const alive = all.filter(k => !dead.includes(k));
  if (alive.length === 0) throw nothingFires();

  const { leak, leaks, leakError } = leaksOf(await bench.take(charging(plan)), alive, plan);
  const transfer = await transferOf(bench, weightOf, alive);
  const tries = all.map(k =>
    points.flatMap(({ spikes, states }, point) => {
      const current = transfer.offset + transfer.gain * weightOf(point);
      const found = thresholdOf(current, leaks[k]!, spikes[k]!, plan.ticks, states[0]![k]!);
      return found === undefined ? [] : [found / transfer.gain];
    }),
  );
  const finest = plan.design.formats.membrane.step / plan.ticks;
  const ofEach = tries.map(found => estimate(found, finest));
  const measuredOf = (values: readonly number[]) => alive.map(k => values[k]!);
  const thresholds = ofEach.map(({ mean }) => mean);
  return {
    plan,
    ...{ dead, leak, leaks, leakError, thresholds, transfer },
    curve: CURRENTS.map((_, point) => ({
      current: weightOf(point),
      rate: estimate(alive.map(k => points[point]!.spikes[k]!.length / plan.ticks)),
    })),
    threshold: estimate(measuredOf(thresholds), finest),
    ...traces(await bench.take(fading(plan)), alive, plan),
    thresholdError: estimate(measuredOf(ofEach.map(({ error }) => error))).mean,
    ...{ settles: bench.settles, ticks: bench.ticks },
  };
}

/** Leaks of all neurons: of those whose own cannot be told the mean, and of the dead none. */
function leaksOf({ spikes, states }: Taken, alive: readonly number[], { design, leakTicks }: Plan) {
  const [first, second] = states as [Float32Array, Float32Array];
  const known = alive.filter(k => spikes[k]!.length === 0);
  if (known.length === 0) throw unmeasurable('every neuron fires under a current far below its threshold');
  const found = estimate(known.map(k => leakOf(first[k]!, second[k]!, leakTicks)));
  // Two reads, each as fine as the membrane is kept; float32 is no finer than the least.
  const charge = Math.abs(estimate(known.map(k => first[k]!)).mean);
  const leakError = Math.max((2 * design.formats.membrane.step) / (leakTicks * charge), 1e-7);
  const clean = (value: number) => (Math.abs(value) < 3 * leakError ? 0 : value);
  const leak = { ...found, mean: clean(found.mean), error: Math.max(found.error, leakError) };
  const leaks = Array.from(first, () => Number.NaN);
  for (const k of alive) leaks[k] = leak.mean;
  for (const k of known) leaks[k] = clean(leakOf(first[k]!, second[k]!, leakTicks));
  return { leak, leaks, leakError };
}

function traces({ states }: Taken, alive: readonly number[], { decayTicks, design }: Plan) {
  type Four = [Float32Array, Float32Array, Float32Array, Float32Array];
  const [before, rate, slow, acceleration] = states as Four;
  // A neuron that hardly fired tells nothing of its traces.
  const lively = alive.filter(k => before[k]! > 0.05 && acceleration[k] !== 0);
  if (lively.length === 0) throw nothingFires();
  const decay = (k: number, off = 0) => decayOf(before[k]!, rate[k]! + off, decayTicks);
  const follow = (k: number, off = 0) => followOf(rate[k]!, slow[k]!, acceleration[k]! + off);
  const step = design.formats.trace.step;
  const [first] = lively as [number];
  return {
    rateTicks: estimate(
      lively.map(k => decay(k)),
      Math.abs(decay(first, step) - decay(first)),
    ),
    accelerationTicks: estimate(
      lively.map(k => follow(k)),
      Math.abs(follow(first, step) - follow(first)),
    ),
  };
}

/** What one spike adds to a potential, against the weight that was written. */
async function transferOf(bench: Bench, weightOf: (input: number) => number, alive: readonly number[]) {
  const pairs: [number, number][] = [];
  for (const input of TRANSFER.filter(k => k < INPUTS && weightOf(k) !== 0)) {
    const { spikes, states } = await bench.take(single(input));
    for (const k of alive) if (spikes[k]!.length === 0) pairs.push([weightOf(input), states[0]![k]!]);
  }
  const { gain, offset } = lineOf(pairs);
  const worst = Math.max(...pairs.map(([x, y]) => Math.abs(y - offset - gain * x)));
  return { gain, offset, worst };
}

const unmeasurable = (message: string): UserError =>
  new UserError({
    code: 'value-range',
    message: `${message}, so that the board cannot be measured`,
    advice: 'Check the neuron card that it is configured with (--neuron), and the board (nudge board check)',
  });
const nothingFires = (): UserError => unmeasurable('no neuron fires under any current');
