import { loadCard } from '../card/load.js';
import { trainOrder } from '../dataset/split.js';
import { ENERGY_CARD, type EnergyCard } from '../ledger/card.js';
import { updateFigures } from '../ledger/figures.js';
import type { LinkReport } from '../link/board/report.js';
import { UserError } from '../problem/problem.js';
import type { Recorder } from '../recording/recorder.js';
import type { RunFolder } from '../run/folder.js';
import type { Session } from '../stream/session.js';
import { alignmentCells, alignments } from './alignment.js';
import type { ConnectedChip } from './connected.js';
import { copyAngles } from './copies.js';
import { readDevices } from './devices.js';
import { divergence, trouble } from './divergence.js';
import { type Evaluation, evaluateWeights } from './evaluate.js';
import type { Keeper } from './keeper.js';
import { Learner } from './learner.js';
import { epochRow, hiddenRate, intervalRow, type RowPlace } from './metric-rows.js';
import { rateScale } from './network.js';
import { Profile } from './profile.js';
import type { Experiment } from './schema.js';
import { type Settling, settlingNotice } from './settling.js';
import { settlingEnergy } from './settling-energy.js';
import { type Summary, summarise } from './summary.js';
import { emptyInterval, type TrainState } from './train-state.js';
import type { Trial } from './trial.js';
import type { Weights } from './weights.js';

export interface TrainRequest extends TrainSettings {
  readonly folder: RunFolder;
  /** Goes on from the folder's last checkpoint. */
  readonly resume: boolean;
}

/** What a training session needs to know, wherever it leaves its results. */
export interface TrainSettings {
  readonly experiment: Experiment;
  readonly dataDir: string | undefined;
  /** Aborting finishes the sample at hand, writes a checkpoint and leaves the run `interrupted`. */
  readonly signal: AbortSignal;
  /** Of evaluations, and of networks that relax; the results do not depend on it. */
  readonly threads: number;
  readonly profile: boolean;
  /** The chip to train, where it is not the emulated one. */
  readonly connected?: ConnectedChip | undefined;
  /** Keeps all that the chip hears and says. */
  readonly recorder?: Recorder | undefined;
  readonly onProgress: (progress: Progress) => void;
  /** Told once about anything the user should know that is no error. */
  readonly onNotice?: (sentence: string) => void;
}

export interface Progress {
  /** From 0. */
  readonly epoch: number;
  readonly epochs: number;
  /** Samples of this epoch learnt from. */
  readonly sample: number;
  readonly samples: number;
  /** Accuracy on training samples before they were learnt from, over the last intervals. */
  readonly rollingAccuracy: number | undefined;
  readonly samplesPerSecond: number;
  /** All-in training energy per update event. */
  readonly picojoulesPerUpdate: number | undefined;
  readonly testAccuracy: number | undefined;
  readonly etaSeconds: number;
  /** Of a chip on a line. */
  readonly link?: LinkReport;
}

/** Intervals that the rolling accuracy looks back on. */
const ROLLING = 8;
/** Fewer samples say nothing about a network's health. */
const MIN_HEALTH_SAMPLES = 50;
/** Samples between two calls of onProgress. */
const PROGRESS_EVERY = 100;

/** One session of training: from a fresh start or a checkpoint to the end or an interruption. */
export class Training {
  private readonly experiment: Experiment;
  private readonly energy: EnergyCard;
  private readonly samples: number;
  private readonly profile = new Profile();
  private readonly started = performance.now();
  private lastLap = this.started;
  private readonly state: TrainState;
  private readonly weights: Weights;
  private readonly learner: Learner;
  private readonly seenAtStart: number;
  private toldOfSettling = false;

  constructor(
    private readonly request: TrainSettings,
    private readonly trial: Trial,
    private readonly session: Session,
    private readonly keeper: Keeper,
  ) {
    this.experiment = request.experiment;
    this.samples = trial.split.train.length;
    this.energy = loadCard(ENERGY_CARD, this.experiment.chip.energy_card).card;
    const { state, weights, notice } = keeper.start;
    if (notice) request.onNotice?.(notice);
    this.state = state;
    this.weights = weights;
    this.learner = new Learner(trial, session, state);
    this.seenAtStart = this.learner.seen;
  }

  async run(): Promise<Summary> {
    await this.learner.start(this.weights);
    if (this.seenAtStart === 0) await this.checkpoint();
    while (this.state.epoch < this.experiment.training.epochs) {
      if (!(await this.epoch())) return await this.interrupted();
    }
    // What was learnt by a like run has not been tested by this one.
    if (!this.state.test) await this.test(this.learner.seen);
    return await this.finish();
  }

  /** Runs the rest of the current epoch; false when interrupted before the end of training. */
  private async epoch(): Promise<boolean> {
    const { state, samples, experiment, profile, learner } = this;
    const { signal } = this.request;
    const order = trainOrder(experiment.seed, state.epoch, samples).map(k => this.trial.split.train[k]!);
    const { interval_samples: interval, checkpoint_every_samples: every } = experiment.outputs;
    const onSample = (position: number) => {
      if (position % PROGRESS_EVERY === 0) this.report(position);
    };
    while (state.sample < samples) {
      if (state.sample % interval === 0 && state.interval.scored === 0) {
        const end = Math.min(state.sample + interval, samples);
        await profile.time('monitor', () => learner.monitor(order, end));
      }
      const stops = [interval, every].map(n => (Math.floor(state.sample / n) + 1) * n);
      await profile.time('learn', () => learner.learn(order, Math.min(...stops, samples), signal, onSample));
      this.report(state.sample);
      if (state.sample % interval === 0 || state.sample === samples) this.closeInterval();
      if (signal.aborted && state.sample < samples) return false;
      if (state.sample % every === 0 && state.sample < samples) await this.checkpoint();
    }
    await this.closeEpoch();
    return !signal.aborted || state.epoch >= experiment.training.epochs;
  }

  /** Writes a row of metrics, looks after the network's health and starts the next interval. */
  private closeInterval(): void {
    const { state } = this;
    const { interval } = state;
    if (interval.samples === 0) return;
    if (interval.scored > 0) {
      state.recent = [...state.recent, interval.correct / interval.scored].slice(-ROLLING);
    }
    const { seen } = this.learner;
    const place = this.placeOf(state.epoch, state.sample, seen);
    this.keeper.append(intervalRow(interval, place, this.samplesPerSecond(seen)));
    this.checkHealth();
    this.noticeSettling(interval.settling);
    state.interval = emptyInterval();
  }

  /** Says once that hardly a phase comes to rest: hours may pass before the summary does. */
  private noticeSettling(settling: Settling): void {
    const notice = settlingNotice(settling);
    if (!notice || this.toldOfSettling) return;
    this.toldOfSettling = true;
    this.request.onNotice?.(notice);
  }

  private placeOf(epoch: number, sample: number, seen: number): RowPlace {
    return {
      epoch: epoch + 1,
      sample,
      seen,
      rolling: this.rolling,
      rateScale: rateScale(this.experiment, epoch),
    };
  }

  /** Ends the run when training has gone wrong beyond repair. @throws UserError diverged */
  private checkHealth(): void {
    const { state, trial } = this;
    const { interval } = state;
    const rate = hiddenRate(interval);
    const accuracy = state.recent.length === ROLLING ? this.rolling : undefined;
    state.best = Math.max(state.best, accuracy ?? 0);
    if (interval.samples < MIN_HEALTH_SAMPLES || rate === null) return;
    const sick = trouble({
      rate,
      weightEventsPerSample: interval.weightEvents / interval.samples,
      loss: interval.scored > 0 ? interval.loss / interval.scored : undefined,
      accuracy,
      bestAccuracy: accuracy === undefined ? undefined : state.best,
      classes: trial.data.classes,
    });
    if (sick) throw new UserError(divergence(this.experiment, sick));
  }

  private async closeEpoch(): Promise<void> {
    const { state, experiment } = this;
    const { seen } = this.learner;
    state.epoch++;
    state.sample = 0;
    const last = state.epoch === experiment.training.epochs;
    if (last) await this.keeper.learnt(state, () => this.learner.weights());
    if (last || state.epoch % experiment.evaluation.every_epochs === 0) await this.test(seen);
    await this.checkpoint();
    this.report(0);
  }

  /** Tests the weights as they are; `seen` samples have been learnt from. */
  private async test(seen: number): Promise<void> {
    const { state, trial } = this;
    const weights = await this.learner.weights();
    const test = await this.evaluation(weights, 'test');
    const validation =
      trial.split.validation.length > 0 ? await this.evaluation(weights, 'validation') : undefined;
    state.test = test;
    state.epochs.push({ epoch: state.epoch, test: test.accuracy, validation: validation?.accuracy ?? null });
    const row = epochRow(test, validation, this.placeOf(state.epoch - 1, this.samples, seen));
    const angles = { ...(await copyAngles(trial, this.session)), ...alignmentCells(trial, weights) };
    this.keeper.append({ ...row, ...angles });
  }

  private async evaluation(weights: Weights, part: 'test' | 'validation'): Promise<Evaluation> {
    const { trial, request, state } = this;
    const run = () => evaluateWeights(trial, weights, part, request.threads, request.dataDir, state.epoch);
    const evaluation = await this.profile.time('evaluate', run);
    state.ledger.add('inference', evaluation.counters, evaluation.samples);
    return evaluation;
  }

  private get rolling(): number | undefined {
    const { recent } = this.state;
    return recent.length > 0 ? recent.reduce((sum, each) => sum + each, 0) / recent.length : undefined;
  }

  private samplesPerSecond(seen: number): number {
    const elapsed = (performance.now() - this.started) / 1000;
    return elapsed > 0 ? (seen - this.seenAtStart) / elapsed : 0;
  }

  private report(sample: number): void {
    const { state, experiment, samples, trial } = this;
    const seen = state.epoch * samples + sample;
    const rate = this.samplesPerSecond(seen);
    const perUpdate = updateFigures(state.ledger, this.energy, trial.conditions).allIn.joules;
    this.request.onProgress({
      epoch: state.epoch,
      epochs: experiment.training.epochs,
      sample,
      samples,
      rollingAccuracy: this.rolling,
      samplesPerSecond: rate,
      picojoulesPerUpdate: perUpdate === undefined ? undefined : perUpdate * 1e12,
      testAccuracy: state.epochs.at(-1)?.test,
      etaSeconds: rate > 0 ? (experiment.training.epochs * samples - seen) / rate : Number.NaN,
      ...(trial.link && { link: trial.link() }),
    });
  }

  private async checkpoint(): Promise<void> {
    const { state, keeper } = this;
    state.seconds += this.lap();
    await this.profile.time('checkpoint', () => keeper.checkpoint(state, () => this.learner.weights()));
  }

  /** Seconds since the last call. */
  private lap(): number {
    const now = performance.now();
    const seconds = (now - this.lastLap) / 1000;
    this.lastLap = now;
    return seconds;
  }

  private async interrupted(): Promise<Summary> {
    await this.checkpoint();
    this.keeper.interrupted();
    return await this.summary();
  }

  private async finish(): Promise<Summary> {
    const summary = await this.summary();
    await this.keeper.finish(summary, () => this.learner.weights());
    return summary;
  }

  private async summary(): Promise<Summary> {
    this.state.seconds += this.lap();
    const devices = await readDevices(this.trial, this.session, this.learner.seen);
    const weights = await this.learner.weights();
    const circuit = await settlingEnergy(this.trial, weights, this.state.epoch);
    const found = { devices, alignment: alignments(this.trial, weights), circuit };
    return summarise(this.trial, this.state, found, this.request.profile ? this.profile.rows() : undefined);
  }
}
