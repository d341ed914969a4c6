import { addContrast, addDifference, type Ends } from '../estimator/readback.js';
import { UserError } from '../problem/problem.js';
import type { Bulk, CounterRow, NumberFormat, StateBlock } from '../protocol/messages.js';
import type { Unnumbered } from '../stream/session.js';
import { WEIGHT_LIMIT } from '../substrate/spiking/projection.js';
import { changedWrites, type TensorPlace } from './changed-writes.js';
import { divergence } from './divergence.js';
import type { Trial } from './trial.js';
import { hasBias, type Weights } from './weights.js';

/** A tensor that the host teaches. */
interface Taught {
  readonly place: TensorPlace;
  readonly learningRate: number;
  /** What the chip rounds it to. */
  readonly format: NumberFormat;
  /** The weights themselves, finer than the chip's. */
  readonly master: Float32Array;
  /** Contrasts of the samples since the last update. */
  readonly sum: Float64Array;
  /** What the chip holds: multiples of the step, or values. */
  held: Bulk;
}

/** What the host keeps where it computes the updates of a chip that does not learn. None of it is the chip's memory. */
export class HostMemory {
  private readonly taught: readonly Taught[];
  private states: Float32Array[] = [];
  private samples = 0;
  private written = new Map<string, CounterRow>();

  /** @param weights that the chip was given */
  constructor(
    private readonly trial: Trial,
    weights: Weights,
    /** Populations that a step reads, twice each. */
    private readonly read: readonly number[],
  ) {
    this.taught = taughtOf(trial, weights);
  }

  /** Takes a state that was read, in the order in which a step reads them. True when it was the step's last. */
  hear({ data }: StateBlock): boolean {
    this.states.push(data as Float32Array);
    return this.states.length === 2 * this.read.length;
  }

  /**
   * Adds the contrast of both states of a step.
   * @param inputs rates of the inputs, samples x neurons
   * @param divisor of the step
   */
  learn(inputs: Float32Array, samples: number, divisor: number): void {
    const ends = this.endsOf(inputs);
    for (const { learningRate, place, sum } of this.taught) {
      if (learningRate === 0) continue;
      if (place.tensor === 'bias') {
        addDifference(sum, ends[place.id]!, 1 / divisor);
        continue;
      }
      const { source, target } = this.trial.network.projections[place.id]!;
      addContrast(sum, ends[source]!, ends[target]!, samples, 1 / divisor);
    }
    this.states = [];
    this.samples += samples;
  }

  /** Both states of every population; inputs are as they were presented in both. */
  private endsOf(inputs: Float32Array): Ends[] {
    const { read, states } = this;
    return this.trial.network.populations.map((_, id) => {
      const at = read.indexOf(id);
      if (at < 0) return { earlier: inputs, later: inputs };
      return { earlier: states[at]!, later: states[read.length + at]! };
    });
  }

  /** theta <- theta + rateScale eta (mean contrast of the samples since the last update). @throws UserError diverged */
  update(rateScale: number): void {
    for (const { format, learningRate, master, sum } of this.taught) {
      const scale = (learningRate * rateScale) / this.samples;
      const [low, high] = boundsOf(format);
      for (let k = 0; k < sum.length; k++) {
        if (sum[k] === 0) continue;
        const next = Math.fround(master[k]! + scale * sum[k]!);
        if (!(Math.abs(next) <= WEIGHT_LIMIT)) throw this.diverged();
        master[k] = Math.max(low, Math.min(high, next));
      }
      sum.fill(0);
    }
    this.samples = 0;
  }

  private diverged(): UserError {
    return new UserError(divergence(this.trial.experiment, 'a weight left its bounds or is not a number'));
  }

  /** Commands that bring what has changed to the chip. */
  *writes(): Generator<Unnumbered> {
    const { sparseWrites } = this.trial.capabilities;
    for (const each of this.taught) {
      const next = asHeld(each.master, each.format);
      for (const command of changedWrites(each.place, each.held, next, sparseWrites)) {
        if ('data' in command) this.count(each.place, command.data.length);
        yield command;
      }
      each.held = next;
    }
  }

  private count({ tensor, id }: TensorPlace, value: number): void {
    const key = `${tensor} ${id}`;
    const row: CounterRow =
      tensor === 'bias'
        ? { scope: 'population', id, counter: 'bias-changes', value }
        : { scope: 'projection', id, counter: 'stored-changes', value };
    this.written.set(key, { ...row, value: value + (this.written.get(key)?.value ?? 0) });
  }

  /** Writes into the chip's memory since the last call, as the chip would count updates of its own. */
  takeCounts(): CounterRow[] {
    const rows = [...this.written.values()];
    this.written = new Map();
    return rows;
  }

  /** What is learnt so far, in the host's precision. */
  weights(): Weights {
    const { network } = this.trial;
    const masterOf = (tensor: TensorPlace['tensor'], id: number) =>
      this.taught.find(({ place }) => place.tensor === tensor && place.id === id)!.master.slice();
    return {
      projections: network.projections.map(({ id }) => masterOf('weight', id)),
      biases: network.populations.map(p => (hasBias(p) ? masterOf('bias', p.id) : new Float32Array(0))),
    };
  }
}

const FLOAT: NumberFormat = { kind: 'float32', bits: 32, step: 0, rounding: 'nearest' };

/** Every tensor, those that do not learn too: a resumed run needs them. */
function taughtOf({ experiment, network }: Trial, weights: Weights): Taught[] {
  const taught = (place: TensorPlace, learningRate: number, format: NumberFormat, given: Float32Array) => {
    const master = given.slice();
    return {
      place,
      learningRate,
      format,
      master,
      sum: new Float64Array(given.length),
      held: asHeld(master, format),
    };
  };
  const projections = network.projections.map(({ id, weight }) =>
    taught(
      { tensor: 'weight', id },
      experiment.network.projections[id]!.synapse.learning_rate,
      weight,
      weights.projections[id]!,
    ),
  );
  const biases = network.populations.filter(hasBias).map(({ id }) => {
    const { unit } = experiment.network.populations[id]!;
    const rate = 'bias_learning_rate' in unit ? unit.bias_learning_rate : 0;
    return taught({ tensor: 'bias', id }, rate, FLOAT, weights.biases[id]!);
  });
  return [...projections, ...biases];
}

/** Least and greatest value of a format. */
function boundsOf({ bits, kind, step }: NumberFormat): [number, number] {
  if (kind === 'float32') return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const half = 2 ** (bits - 1);
  return [-half * step, (half - 1) * step];
}

/** Weights as a chip of this format holds them, in the fewest bytes that a write may have. */
function asHeld(master: Float32Array, format: NumberFormat): Bulk {
  const { bits, kind, step } = format;
  if (kind === 'float32') return master.slice();
  const half = 2 ** (bits - 1);
  const held =
    bits <= 8
      ? new Int8Array(master.length)
      : bits <= 16
        ? new Int16Array(master.length)
        : new Float32Array(master.length);
  const unit = held instanceof Float32Array ? step : 1;
  for (let k = 0; k < held.length; k++)
    held[k] = unit * Math.max(-half, Math.min(half - 1, Math.floor(master[k]! / step + 0.5)));
  return held;
}
