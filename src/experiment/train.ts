import { loadCard } from '../card/load.js';
import { trainOrder } from '../dataset/split.js';
import { type ContrastSettings, learningStep, PHASE_PLANS } from '../estimator/contrast.js';
import { ENERGY_CARD, type EnergyCard } from '../ledger/card.js';
import { updateFigures } from '../ledger/figures.js';
import { rowsBetween } from '../ledger/tally.js';
import { UserError } from '../problem/problem.js';
import type { ChipEvent, CounterRow } from '../protocol/messages.js';
import { PURPOSE } from '../random/purpose.js';
import { stream } from '../random/stream.js';
import { saveCheckpoint } from '../run/checkpoint.js';
import type { RunFolder } from '../run/folder.js';
import { type MetricsWriter, openMetrics } from '../run/metrics.js';
import { encodeNpz } from '../run/npz.js';
import { ChipRefused, Session, type Unnumbered } from '../stream/session.js';
import { analyse, writeAnalysis } from './analysis.js';
import { divergence, trouble } from './divergence.js';
import { type Evaluation, evaluateWeights } from './evaluate.js';
import { rateScale } from './network.js';
import { argmax, presentImage, presentLabel } from './presenting.js';
import { Profile } from './profile.js';
import type { Experiment } from './schema.js';
import { answer, lossOf, readCounters } from './scoring.js';
import { type Summary, summarise } from './summary.js';
import {
  checkpointOf,
  emptyInterval,
  freshState,
  resumeState,
  type TrainState,
  weightArrays,
} from './train-state.js';
import { prepare, readWeights, setUp, type Trial, type Weights } from './trial.js';

export interface TrainRequest {
  readonly experiment: Experiment;
  readonly dataDir: string | undefined;
  readonly folder: RunFolder;
  /** Goes on from the folder's last checkpoint. */
  readonly resume: boolean;
  /** Aborting finishes the sample at hand, writes a checkpoint and leaves the run `interrupted`. */
  readonly signal: AbortSignal;
  /** Of evaluations; training at batch 1 is sequential. */
  readonly threads: number;
  readonly profile: boolean;
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
}

/** Random draws of training samples are below this, of monitoring passes above, of evaluations from 2^31. */
const MONITOR_DRAW = 2 ** 30;
/** Intervals that the rolling accuracy looks back on. */
const ROLLING = 8;
/** Fewer samples say nothing about a network's health. */
const MIN_HEALTH_SAMPLES = 50;
/** Samples between two calls of onProgress. */
const PROGRESS_EVERY = 100;
const COLUMNS = [
  'kind',
  'epoch',
  'sample',
  'seen',
  'training_accuracy',
  'rolling_accuracy',
  'loss',
  'validation_accuracy',
  'test_accuracy',
  'test_loss',
  'spikes_per_sample',
  'synaptic_events_per_sample',
  'weight_events_per_sample',
  'hidden_rate',
  'rate_scale',
  'samples_per_second',
] as const;

/** Trains an experiment into a run folder and tests it. @throws UserError for the user's problems, divergence too */
export async function train(request: TrainRequest): Promise<Summary> {
  const trial = prepare(request.experiment, request.dataDir);
  const session = new Session(trial.chip, trial.capabilities.window);
  try {
    return await new Training(request, trial, session).run();
  } catch (error) {
    throw explained(error, request);
  } finally {
    session.close();
  }
}

/** A refusal of the chip becomes the user's problem where it is one. */
function explained(error: unknown, { experiment, folder }: TrainRequest): unknown {
  if (!(error instanceof ChipRefused) || error.event.code !== 'diverged') {
    if (error instanceof UserError && error.problems.some(p => p.code === 'diverged'))
      folder.move('diverged', error.message);
    return error;
  }
  const problem = new UserError(divergence(experiment, error.event.message));
  folder.move('diverged', problem.message);
  return problem;
}

/** One session of training: from a fresh start or a checkpoint to the end or an interruption. */
class Training {
  private readonly experiment: Experiment;
  private readonly settings: ContrastSettings;
  private readonly energy: EnergyCard;
  private readonly samples: number;
  private readonly profile = new Profile();
  private readonly started = performance.now();
  private state!: TrainState;
  private metrics!: MetricsWriter;
  private counters: readonly CounterRow[] = [];
  private seenAtStart = 0;
  /** Ids of the hidden populations, whose rates tell whether the network is alive. */
  private readonly hidden: ReadonlySet<number>;

  constructor(
    private readonly request: TrainRequest,
    private readonly trial: Trial,
    private readonly session: Session,
  ) {
    const { experiment } = request;
    const { estimator, evaluation } = experiment;
    this.experiment = experiment;
    this.samples = trial.split.train.length;
    this.hidden = new Set(trial.network.populations.filter(p => p.role === 'hidden').map(p => p.id));
    this.energy = loadCard(ENERGY_CARD, experiment.chip.energy_card).card;
    this.settings = {
      kind: estimator.kind,
      beta: estimator.beta,
      firstTicks: estimator.first_phase_ticks,
      secondTicks: estimator.second_phase_ticks,
      plasticity: estimator.plasticity,
      output: trial.output,
      readoutFrom: Math.min(evaluation.readout_from_tick, estimator.first_phase_ticks - 1),
    };
  }

  async run(): Promise<Summary> {
    const { request, trial, session } = this;
    const { weights, state, notice } = request.resume
      ? resumeState(trial, request.folder)
      : freshState(trial);
    if (notice) request.onNotice?.(notice);
    this.state = state;
    this.seenAtStart = this.seen;
    this.metrics = openMetrics(request.folder.path, COLUMNS, state.metrics);
    await session.play(setUp(trial, weights));
    this.counters = await readCounters(session);
    if (!request.resume) await this.checkpoint();
    try {
      while (state.epoch < this.experiment.training.epochs) {
        if (!(await this.epoch())) return await this.interrupted();
      }
      return await this.finish();
    } finally {
      this.metrics.close();
    }
  }

  private get seen(): number {
    return this.state.epoch * this.samples + this.state.sample;
  }

  /** Runs the rest of the current epoch; false when interrupted. */
  private async epoch(): Promise<boolean> {
    const { state, samples, experiment } = this;
    const order = trainOrder(experiment.seed, state.epoch, samples).map(k => this.trial.split.train[k]!);
    const { interval_samples: interval, checkpoint_every_samples: every } = experiment.outputs;
    while (state.sample < samples) {
      if (state.sample % interval === 0 && state.interval.scored === 0) await this.monitor(order);
      const stops = [interval, every].map(n => (Math.floor(state.sample / n) + 1) * n);
      await this.learn(order, Math.min(...stops, samples));
      if (state.sample % interval === 0 || state.sample === samples) this.closeInterval();
      if (this.request.signal.aborted && state.sample < samples) return false;
      if (state.sample % every === 0 && state.sample < samples) await this.checkpoint();
    }
    await this.closeEpoch();
    return !this.request.signal.aborted || state.epoch >= experiment.training.epochs;
  }

  /** Predicts some of the coming interval's samples before they are learnt from; its work is not training. */
  private async monitor(order: Uint32Array): Promise<void> {
    if (PHASE_PLANS[this.settings.kind].predicts) return;
    const { state, experiment, trial, session } = this;
    const step = experiment.training.monitor_every_samples;
    const end = Math.min(state.sample + experiment.outputs.interval_samples, this.samples);
    const chosen = order.slice(state.sample, end).filter((_, k) => k % step === 0);
    const draw = MONITOR_DRAW + (this.seen % MONITOR_DRAW);
    const answers = await this.profile.time('monitor', () =>
      answer(trial, session, trial.data, chosen, draw),
    );
    await this.book('inference', chosen.length);
    state.interval.correct += answers.correct;
    state.interval.scored += chosen.length;
    state.interval.loss += answers.losses.reduce((sum, loss) => sum + loss, 0);
  }

  /** Learns from samples up to position `end`, or to the sample during which the run is interrupted. */
  private async learn(order: Uint32Array, end: number): Promise<void> {
    const { request, session, state, trial } = this;
    const first = state.sample;
    const scores = PHASE_PLANS[this.settings.kind].predicts;
    let settles = 0;
    const onEvent = (event: ChipEvent) => {
      if (event.kind !== 'settled') return;
      const { interval } = state;
      interval.spikes += event.work.spikes;
      interval.synapticEvents += event.work.synapticEvents;
      interval.weightEvents += event.work.weightEvents;
      // Two settles per sample; the first one's readout is a prediction when it is free.
      if (scores && settles % 2 === 0)
        this.score(event.readout, trial.data.labels[order[first + settles / 2]!]!);
      settles++;
      if (settles % (2 * PROGRESS_EVERY) === 0) this.report(first + settles / 2);
    };
    const more = () => state.sample < end && !request.signal.aborted;
    await this.profile.time('learn', () => session.play(this.script(order, more), onEvent));
    state.interval.samples += state.sample - first;
    await this.book('training', state.sample - first);
    this.report(state.sample);
  }

  /** The commands of sample after sample, as long as `more` says so. */
  private *script(order: Uint32Array, more: () => boolean): Generator<Unnumbered> {
    const { experiment, state, trial } = this;
    const scale = rateScale(experiment, state.epoch);
    while (more()) {
      const sample = order[state.sample]!;
      const draw = this.seen % MONITOR_DRAW;
      const sign = this.signOf(this.seen);
      state.sample++;
      yield presentImage(trial.data, sample, trial.input);
      yield presentLabel(trial.data, sample, trial.output);
      yield* learningStep(this.settings, draw, sign, scale);
    }
  }

  private signOf(seen: number): number {
    const { sign } = this.experiment.estimator;
    if (sign !== 'random') return sign === 'positive' ? 1 : -1;
    return stream(this.experiment.seed, PURPOSE.sign, seen).float() < 0.5 ? -1 : 1;
  }

  private score(readout: Float32Array, label: number): void {
    const { interval } = this.state;
    const ticks = this.settings.firstTicks - this.settings.readoutFrom;
    if (argmax(readout) === label) interval.correct++;
    interval.scored++;
    interval.loss += lossOf(readout, label, ticks);
  }

  /** Adds what the chip counted since the last call to the ledger. */
  private async book(phase: 'training' | 'inference', samples: number): Promise<void> {
    const now = await readCounters(this.session);
    const rows = rowsBetween(this.counters, now);
    this.counters = now;
    this.state.ledger.add(phase, rows, samples);
    if (phase === 'inference') return;
    const { interval } = this.state;
    const hidden = rows.filter(row => row.scope === 'population' && this.hidden.has(row.id));
    for (const { counter, value } of hidden) {
      if (counter === 'spikes') interval.hiddenSpikes += value;
      if (counter === 'neuron-updates') interval.hiddenUpdates += value;
    }
  }

  /** Writes a row of metrics and starts the next interval. */
  private closeInterval(): void {
    const { state, experiment } = this;
    const { interval } = state;
    if (interval.samples === 0) return;
    const accuracy = interval.scored > 0 ? interval.correct / interval.scored : undefined;
    if (accuracy !== undefined) state.recent = [...state.recent, accuracy].slice(-ROLLING);
    const rate = interval.hiddenUpdates > 0 ? interval.hiddenSpikes / interval.hiddenUpdates : null;
    this.metrics.append({
      kind: 'interval',
      epoch: state.epoch + 1,
      sample: state.sample,
      seen: this.seen,
      training_accuracy: accuracy ?? null,
      rolling_accuracy: this.rolling ?? null,
      loss: interval.scored > 0 ? interval.loss / interval.scored : null,
      spikes_per_sample: interval.spikes / interval.samples,
      synaptic_events_per_sample: interval.synapticEvents / interval.samples,
      weight_events_per_sample: interval.weightEvents / interval.samples,
      hidden_rate: rate,
      rate_scale: rateScale(experiment, state.epoch),
      samples_per_second: this.samplesPerSecond(this.seen),
    });
    this.checkHealth(rate);
    state.interval = emptyInterval();
  }

  /** Ends the run when training has gone wrong beyond repair. @throws UserError diverged */
  private checkHealth(rate: number | null): void {
    const { interval } = this.state;
    const rolling = this.rolling;
    const full = this.state.recent.length === ROLLING ? rolling : undefined;
    this.state.best = Math.max(this.state.best, full ?? 0);
    if (interval.samples < MIN_HEALTH_SAMPLES || rate === null) return;
    const sick = trouble({
      rate,
      weightEventsPerSample: interval.weightEvents / interval.samples,
      loss: interval.scored > 0 ? interval.loss / interval.scored : undefined,
      accuracy: full,
      bestAccuracy: full === undefined ? undefined : this.state.best,
      classes: this.trial.data.classes,
    });
    if (sick) throw new UserError(divergence(this.experiment, sick));
  }

  private async closeEpoch(): Promise<void> {
    const { state, experiment, trial } = this;
    state.epoch++;
    state.sample = 0;
    const due =
      state.epoch % experiment.evaluation.every_epochs === 0 || state.epoch === experiment.training.epochs;
    if (due) {
      const weights = await readWeights(trial, this.session);
      const test = await this.evaluation(weights, 'test');
      const validation =
        trial.split.validation.length > 0 ? await this.evaluation(weights, 'validation') : undefined;
      state.epochs.push({
        epoch: state.epoch,
        test: test.accuracy,
        validation: validation?.accuracy ?? null,
      });
      state.test = test;
      this.metrics.append({
        kind: 'epoch',
        epoch: state.epoch,
        sample: this.samples,
        seen: this.seen,
        test_accuracy: test.accuracy,
        test_loss: test.loss,
        validation_accuracy: validation?.accuracy ?? null,
        rolling_accuracy: this.rolling ?? null,
        rate_scale: rateScale(experiment, state.epoch - 1),
      });
    }
    await this.checkpoint();
    this.report(0);
  }

  private async evaluation(weights: Weights, part: 'test' | 'validation'): Promise<Evaluation> {
    const { trial, request, state } = this;
    const run = () => evaluateWeights(trial, weights, part, request.threads, request.dataDir);
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
    });
  }

  private async checkpoint(): Promise<void> {
    const weights = await readWeights(this.trial, this.session);
    this.state.metrics = this.metrics.position();
    this.state.seconds += this.lap();
    const save = () =>
      saveCheckpoint(this.request.folder.path, checkpointOf(this.trial, weights, this.state));
    await this.profile.time('checkpoint', async () => save());
  }

  private lastLap = performance.now();
  /** Seconds since the last call. */
  private lap(): number {
    const now = performance.now();
    const seconds = (now - this.lastLap) / 1000;
    this.lastLap = now;
    return seconds;
  }

  private async interrupted(): Promise<Summary> {
    await this.checkpoint();
    this.request.folder.move('interrupted');
    return this.summary();
  }

  private async finish(): Promise<Summary> {
    const { request, trial, session } = this;
    const weights = await readWeights(trial, session);
    request.folder.write('weights.npz', encodeNpz(weightArrays(trial, weights)));
    const summary = this.summary();
    request.folder.writeJson('summary.json', summary);
    writeAnalysis(request.folder, await analyse(trial, weights));
    request.folder.move('finished');
    return summary;
  }

  private summary(): Summary {
    this.state.seconds += this.lap();
    return summarise(this.trial, this.state, this.request.profile ? this.profile.rows() : undefined);
  }
}
