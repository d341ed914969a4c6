import { rowsBetween } from '../ledger/tally.js';
import type { ChipEvent, CounterRow } from '../protocol/messages.js';
import type { Session, Unnumbered } from '../stream/session.js';
import { injections, type Moment } from './faults.js';
import { type Lesson, lessonOf } from './lesson.js';
import { lessonCommands, MONITOR_DRAW } from './lesson-commands.js';
import { argmax } from './presenting.js';
import { answer, lossOf, readCounters } from './scoring.js';
import type { TrainState } from './train-state.js';
import { readWeights, setUp, type Trial, type Weights } from './trial.js';

/** A chip that learns sample after sample, with its accounts: sums of the interval, and the ledger. */
export class Learner {
  private readonly lesson: Lesson;
  private counters: readonly CounterRow[] = [];
  /** Ids of the hidden populations that spike, whose rates tell whether the network is alive. */
  private readonly hidden: ReadonlySet<number>;

  constructor(
    private readonly trial: Trial,
    private readonly session: Session,
    private readonly state: TrainState,
  ) {
    this.lesson = lessonOf(trial);
    const spiking = trial.network.populations.filter(p => p.role === 'hidden' && p.unit.kind !== 'rate');
    this.hidden = new Set(spiking.map(p => p.id));
  }

  /** Configures the chip and gives it weights. */
  async start(weights: Weights): Promise<void> {
    const { experiment, network } = this.trial;
    const going = this.seen > 0 || weights.image !== undefined;
    const moment: Moment = going ? { kind: 'resume', ...this.position } : { kind: 'start' };
    await this.session.play(setUp(this.trial, weights));
    await this.session.play(injections(experiment, network, moment, this.trial.split.train.length));
    this.counters = await readCounters(this.session);
  }

  /** The sample that is learnt from next; both count from 1. */
  private get position(): { readonly epoch: number; readonly sample: number } {
    return { epoch: this.state.epoch + 1, sample: this.state.sample + 1 };
  }

  weights(): Promise<Weights> {
    return readWeights(this.trial, this.session);
  }

  /** Samples learnt from since the beginning. */
  get seen(): number {
    return this.state.epoch * this.trial.split.train.length + this.state.sample;
  }

  /**
   * Predicts some of the coming samples before they are learnt from, where learning itself predicts nothing. Its
   * work is booked as inference.
   */
  async monitor(order: Uint32Array, end: number): Promise<void> {
    if (this.lesson.predicts) return;
    const { state, trial } = this;
    const step = trial.experiment.training.monitor_every_samples;
    const chosen = order.slice(state.sample, end).filter((_, k) => k % step === 0);
    const draw = MONITOR_DRAW + (this.seen % MONITOR_DRAW);
    const answers = await answer(trial, this.session, trial.data, chosen, draw);
    await this.book('inference', chosen.length);
    state.interval.correct += answers.correct;
    state.interval.scored += chosen.length;
    state.interval.loss += answers.losses.reduce((sum, loss) => sum + loss, 0);
  }

  /** Learns from samples up to position `end`, or until aborted; `onSample` hears the position after each. */
  async learn(
    order: Uint32Array,
    end: number,
    signal: AbortSignal,
    onSample: (position: number) => void,
  ): Promise<void> {
    const { state, trial, lesson } = this;
    const first = state.sample;
    const samples = trial.split.train.length;
    let settles = 0;
    const onEvent = (event: ChipEvent) => {
      if (event.kind !== 'settled') return;
      const { interval } = state;
      interval.spikes += event.work.spikes;
      interval.synapticEvents += event.work.synapticEvents;
      interval.weightEvents += event.work.weightEvents;
      // So many settles per step; the first one's readout is a prediction when it is free.
      const position = first + Math.floor(settles / lesson.settles) * lesson.batch;
      const place = settles++ % lesson.settles;
      if (place === lesson.settles - 1) onSample(Math.min(position + lesson.batch, samples));
      if (place > 0 || !lesson.predicts) return;
      const width = event.readout.length / event.batch;
      for (let b = 0; b < event.batch; b++) {
        const label = trial.data.labels[order[position + b]!]!;
        this.score(event.readout.subarray(b * width, (b + 1) * width), label);
      }
    };
    const more = () => state.sample < end && !signal.aborted;
    await this.session.play(this.script(order, more), onEvent);
    state.interval.samples += state.sample - first;
    await this.book('training', state.sample - first);
  }

  /** The commands of step after step, as long as `more` says so. */
  private *script(order: Uint32Array, more: () => boolean): Generator<Unnumbered> {
    const { state, trial, lesson } = this;
    while (more()) {
      const commands = lessonCommands(trial, lesson, order, state);
      state.sample = Math.min(state.sample + lesson.batch, order.length);
      yield* commands;
    }
  }

  private score(readout: Float32Array, label: number): void {
    const { interval } = this.state;
    if (argmax(readout) === label) interval.correct++;
    interval.scored++;
    interval.loss += lossOf(readout, label, this.lesson);
  }

  /** Adds what the chip counted since the last call to the ledger. */
  private async book(phase: 'training' | 'inference', samples: number): Promise<void> {
    const now = await readCounters(this.session);
    const rows = rowsBetween(this.counters, now);
    this.counters = now;
    this.state.ledger.add(phase, rows, samples);
    if (phase === 'inference') return;
    const { interval } = this.state;
    for (const { scope, id, counter, value } of rows) {
      // Captured states move weights in the update, of which no settle tells.
      const late = scope === 'projection' && this.lesson.late;
      if (late && counter === 'accumulator-increments') interval.weightEvents += value;
      if (scope !== 'population' || !this.hidden.has(id)) continue;
      if (counter === 'spikes') interval.hiddenSpikes += value;
      if (counter === 'neuron-updates') interval.hiddenUpdates += value;
    }
  }
}
