import { rowsBetween } from '../ledger/tally.js';
import type { ChipEvent, CounterRow } from '../protocol/messages.js';
import { relaxes } from '../protocol/relaxing.js';
import type { Session, Unnumbered } from '../stream/session.js';
import { readPopulations } from './contrast.js';
import { injections, type Moment } from './faults.js';
import { HostMemory } from './host-memory.js';
import { type HostPart, type Lesson, lessonOf } from './lesson.js';
import { chain, lessonCommands, MONITOR_DRAW, show, signOf } from './lesson-commands.js';
import { rateScale } from './network.js';
import { argmax, inputRates, scoresOf, trainingLook } from './presenting.js';
import { answer, lossOf, readCounters } from './scoring.js';
import { countPhase } from './settling.js';
import type { TrainState } from './train-state.js';
import type { Trial } from './trial.js';
import { readWeights, setUp, type Weights } from './weights.js';

/** A chip that learns sample after sample, with its accounts: sums of the interval, and the ledger. */
export class Learner {
  private readonly lesson: Lesson;
  private counters: readonly CounterRow[] = [];
  /** What the host has learnt, where it computes the updates. */
  private host: HostMemory | undefined;
  /** Ids of the hidden populations that spike, whose rates tell whether the network is alive. */
  private readonly hidden: ReadonlySet<number>;

  constructor(
    private readonly trial: Trial,
    private readonly session: Session,
    private readonly state: TrainState,
  ) {
    this.lesson = lessonOf(trial);
    const spiking = trial.network.populations.filter(p => p.role === 'hidden' && !relaxes(p.unit));
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
    if (this.lesson.host) this.host = new HostMemory(this.trial, weights, readPopulations(experiment));
  }

  /** The sample that is learnt from next; both count from 1. */
  private get position(): { readonly epoch: number; readonly sample: number } {
    return { epoch: this.state.epoch + 1, sample: this.state.sample + 1 };
  }

  async weights(): Promise<Weights> {
    return this.host?.weights() ?? readWeights(this.trial, this.session);
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
      countPhase(interval.settling, event, trial.experiment);
      countPhase(state.settling, event, trial.experiment);
      interval.spikes += event.work.spikes;
      interval.synapticEvents += event.work.synapticEvents;
      interval.weightEvents += event.work.weightEvents;
      // So many settles per step; the first one's readout is a prediction when it is free.
      const position = first + Math.floor(settles / lesson.settles) * lesson.batch;
      const place = settles++ % lesson.settles;
      if (place === lesson.settles - 1) onSample(Math.min(position + lesson.batch, samples));
      if (place > 0 || !lesson.predicts) return;
      for (const [b, scores] of scoresOf(event, lesson.perClass).entries())
        this.score(scores, trial.data.labels[order[position + b]!]!);
    };
    const more = () => state.sample < end && !signal.aborted;
    if (lesson.host) await this.teach(lesson.host, order, end, more, onEvent);
    else await this.session.play(this.script(order, more), onEvent);
    state.interval.samples += state.sample - first;
    await this.book('training', state.sample - first);
  }

  /**
   * Update after update by the host. Before samples are settled what they have to find is written; while the last one
   * settles, the first of the next update is on its way.
   */
  private async teach(
    { samples, divisor }: HostPart,
    order: Uint32Array,
    end: number,
    more: () => boolean,
    onEvent: (event: ChipEvent) => void,
  ): Promise<void> {
    const { lesson, state, trial } = this;
    const host = this.host!;
    const look = trainingLook(trial, state.epoch);
    let shown = -1;
    while (more()) {
      const [first, last] = [state.sample, Math.min(state.sample + samples, end)];
      const script = this.script(order, () => state.sample < last, shown);
      const ahead = last < end ? show(trial, order.subarray(last, last + lesson.batch), look) : [];
      let position = first;
      await this.session.play(chain(host.writes(), script, ahead), event => {
        onEvent(event);
        if (event.kind !== 'state' || !host.hear(event)) return;
        const chosen = order.subarray(position, position + lesson.batch);
        const sign = signOf(trial.experiment, this.seen - state.sample + position);
        const rates = inputRates(trial, chosen, look);
        host.learn(rates, chosen.length, divisor(sign));
        position += chosen.length;
      });
      host.update(rateScale(trial.experiment, state.epoch));
      shown = last;
    }
    await this.session.play(host.writes());
  }

  /**
   * The commands of step after step, as long as `more` says so.
   * @param shown position of a sample that was presented ahead
   */
  private *script(order: Uint32Array, more: () => boolean, shown = -1): Generator<Unnumbered> {
    const { state, trial, lesson } = this;
    while (more()) {
      const commands = lessonCommands(trial, lesson, order, state, state.sample === shown);
      state.sample = Math.min(state.sample + lesson.batch, order.length);
      yield* commands;
    }
  }

  private score(scores: Float32Array, label: number): void {
    const { interval } = this.state;
    if (argmax(scores) === label) interval.correct++;
    interval.scored++;
    interval.loss += lossOf(scores, label, this.lesson);
  }

  /** Adds what the chip counted since the last call to the ledger. */
  private async book(phase: 'training' | 'inference', samples: number): Promise<void> {
    const now = await readCounters(this.session);
    const rows = [...rowsBetween(this.counters, now), ...(this.host?.takeCounts() ?? [])];
    this.counters = now;
    this.state.ledger.add(phase, rows, samples);
    if (phase === 'inference') return;
    const { interval } = this.state;
    for (const { scope, id, counter, value } of rows) {
      // Compared states move weights in the update, of which no settle tells.
      const late = scope === 'projection' && this.lesson.late;
      if (late && counter === this.moves) interval.weightEvents += value;
      if (scope !== 'population' || !this.hidden.has(id)) continue;
      if (counter === 'spikes') interval.hiddenSpikes += value;
      if (counter === 'neuron-updates') interval.hiddenUpdates += value;
    }
  }

  /** The counter of weights that updates have moved; the host counts what it has written. */
  private get moves(): CounterRow['counter'] {
    return this.host ? 'stored-changes' : 'accumulator-increments';
  }
}
