import type { NeuronCard } from '../../card/neuron.js';
import { UserError } from '../../problem/problem.js';
import { Session, type Unnumbered } from '../../stream/session.js';
import type { ConnectedChip } from '../connected.js';
import { readTensor } from '../trial.js';
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

/** Measures a population of a board through the protocol. @throws UserError where it cannot be measured */
export async function characterise(request: CharacteriseRequest): Promise<Character> {
  const { connected, nominal } = request;
  const plan = planOf(request.chip, request.neuron, nominal, request.neurons, request.ticks);
  const session = new Session(connected.chip, connected.capabilities.window);
  try {
    return await measured(new Bench(session, plan), plan);
  } finally {
    session.close();
  }
}

/** What one run of commands brought. */
interface Taken {
  /** Ticks at which each neuron fired. */
  readonly spikes: readonly (readonly number[])[];
  readonly states: readonly Float32Array[];
}

class Bench {
  settles = 0;
  ticks = 0;

  constructor(
    readonly session: Session,
    private readonly plan: Plan,
  ) {}

  async take(script: readonly Unnumbered[]): Promise<Taken> {
    const spikes = Array.from({ length: this.plan.neurons }, (): number[] => []);
    const states: Float32Array[] = [];
    await this.session.play(script, event => {
      if (event.kind === 'state') states.push(event.data as Float32Array);
      if (event.kind === 'spikes') {
        for (const [k, address] of event.addresses.entries())
          spikes[address]!.push(event.firstTick + event.ticks[k]!);
      }
      if (event.kind !== 'settled') return;
      this.settles++;
      this.ticks += event.ticks;
    });
    return { spikes, states };
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

  const { leakTicks } = plan;
  const { states: charged, spikes: early } = await bench.take(charging(plan));
  const leaks = all.map(k =>
    early[k]!.length > 0 ? Number.NaN : leakOf(charged[0]![k]!, charged[1]![k]!, leakTicks),
  );
  const known = alive.filter(k => Number.isFinite(leaks[k]!));
  // Two reads, each as fine as the membrane is kept.
  const resolution = plan.design.formats.membrane.step;
  const leakError = Math.max(
    (2 * resolution) / (leakTicks * Math.abs(estimate(known.map(k => charged[0]![k]!)).mean)),
    1e-7,
  );
  const leak = estimate(known.map(k => leaks[k]!));
  const clean = (value: number) => (Math.abs(value) < 3 * leakError ? 0 : value);
  const ownLeak = (k: number) => (Number.isFinite(leaks[k]!) ? clean(leaks[k]!) : clean(leak.mean));

  const transfer = await transferOf(bench, weightOf, alive);
  const tries = all.map(k =>
    points.flatMap(({ spikes, states }, point) => {
      const current = transfer.offset + transfer.gain * weightOf(point);
      const found = thresholdOf(current, ownLeak(k), spikes[k]!, plan.ticks, states[0]![k]!);
      return found === undefined ? [] : [found / transfer.gain];
    }),
  );
  const thresholds = tries.map(found => (found.length > 0 ? estimate(found).mean : Number.NaN));
  const faded = await bench.take(fading(plan));
  return {
    plan,
    ...{ dead, leaks: all.map(k => (dead.includes(k) ? Number.NaN : ownLeak(k))), thresholds },
    curve: CURRENTS.map((_, point) => ({
      current: weightOf(point),
      rate: estimate(alive.map(k => points[point]!.spikes[k]!.length / plan.ticks)),
    })),
    threshold: estimate(alive.map(k => thresholds[k]!)),
    leak: { ...leak, mean: clean(leak.mean) },
    ...traces(faded, alive, plan),
    thresholdError: estimate(alive.map(k => estimate(tries[k]!).error)).mean,
    leakError,
    transfer,
    ...{ settles: bench.settles, ticks: bench.ticks },
  };
}

function traces({ states }: Taken, alive: readonly number[], { decayTicks }: Plan) {
  const [before, rate, slow, acceleration] = states as [
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  // A neuron that hardly fired tells nothing of its traces.
  const lively = alive.filter(k => before[k]! > 0.05 && acceleration[k] !== 0);
  if (lively.length === 0) throw nothingFires();
  return {
    rateTicks: estimate(lively.map(k => decayOf(before[k]!, rate[k]!, decayTicks))),
    accelerationTicks: estimate(lively.map(k => followOf(rate[k]!, slow[k]!, acceleration[k]!))),
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

const nothingFires = (): UserError =>
  new UserError({
    code: 'value-range',
    message: 'no neuron of the board fires under any current, so that nothing of it can be measured',
    advice: 'Check the neuron card that it is configured with (--neuron), and the board (nudge board check)',
  });
