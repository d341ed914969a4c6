import { freeSettle, learningStep } from '../estimator/contrast.js';
import type { ChipEvent } from '../protocol/messages.js';
import { Session, type Unnumbered } from '../stream/session.js';
import { contrastSettings } from './contrast.js';
import { rateScale } from './network.js';
import { presentImage, presentLabel } from './presenting.js';
import type { Trial } from './trial.js';
import { setUp, type Weights } from './weights.js';

/** Spikes of one population in address-event form: spike k of neuron `addresses[k]` at tick `ticks[k]`, rising. */
export interface Train {
  readonly ticks: Uint32Array;
  readonly addresses: Uint32Array;
}

/** What was recorded of one sample. */
export interface Recording {
  /** Ticks run, from 0. */
  readonly ticks: number;
  /** By population id. */
  readonly trains: readonly Train[];
  /** Random draw that the fresh start used. */
  readonly draw: number;
}

/** Random draws of an analysis start here, apart from those of training and evaluation. */
const DRAW = 3 * 2 ** 30;

/**
 * A chip of its own that holds trained weights, on which single samples are run with all spikes recorded. The
 * weights are the same before every sample: no update is applied, and what moved during a phase is written anew.
 */
export class Probe {
  private readonly session: Session;
  private readonly everyone: readonly number[];
  private draws = 0;

  constructor(
    private readonly trial: Trial,
    private readonly weights: Weights,
  ) {
    this.session = new Session(trial.chip, trial.capabilities.window);
    this.everyone = trial.network.populations.map(p => p.id);
  }

  async open(): Promise<void> {
    await this.session.play(setUp(this.trial, this.weights));
  }

  /** Both phases of the estimator, without the update at the end. */
  async learn(sample: number, sign: number): Promise<Recording> {
    const { trial } = this;
    const settings = contrastSettings(trial);
    const scale = rateScale(trial.experiment, trial.experiment.training.epochs - 1);
    const draw = this.nextDraw();
    const steps = learningStep(settings, draw, sign, scale, this.everyone);
    const recording = await this.record(settings.firstTicks + settings.secondTicks, draw, [
      presentImage(trial.data, sample, trial.input),
      presentLabel(trial.data, sample, trial.output),
      ...steps.filter(command => command.kind !== 'update'),
    ]);
    if (settings.plasticity === 'continual') await this.restoreWeights();
    return recording;
  }

  /** An inference without nudging; `readout` holds the output's spike counts. */
  async answer(sample: number): Promise<Recording & { readonly readout: Float32Array }> {
    const { trial } = this;
    const { ticks, readout_from_tick: from } = trial.experiment.evaluation;
    const draw = this.nextDraw();
    let readout = new Float32Array(0);
    const recording = await this.record(
      ticks,
      draw,
      [
        presentImage(trial.data, sample, trial.input),
        freeSettle(draw, ticks, trial.output, from, this.everyone),
      ],
      event => {
        if (event.kind === 'settled') readout = event.readout as Float32Array<ArrayBuffer>;
      },
    );
    return { ...recording, readout };
  }

  close(): void {
    this.session.close();
  }

  private nextDraw(): number {
    return DRAW + this.draws++;
  }

  private async restoreWeights(): Promise<void> {
    const { trial, weights, session } = this;
    const written = [...setUp(trial, weights)].filter(
      ({ kind }) => kind === 'write-weights' || kind === 'restore',
    );
    await session.play(written);
  }

  private async record(
    ticks: number,
    draw: number,
    script: readonly Unnumbered[],
    onEvent: (event: ChipEvent) => void = () => {},
  ): Promise<Recording> {
    const packets: Train[][] = this.everyone.map(() => []);
    await this.session.play(script, event => {
      if (event.kind === 'spikes') packets[event.population]!.push(shifted(event, event.firstTick));
      onEvent(event);
    });
    return { ticks, draw, trains: packets.map(joined) };
  }
}

const shifted = ({ ticks, addresses }: Train, by: number): Train =>
  by === 0 ? { ticks, addresses } : { ticks: ticks.map(tick => tick + by), addresses };

/** One train of the packets of a population. */
function joined(packets: readonly Train[]): Train {
  const length = packets.reduce((sum, packet) => sum + packet.ticks.length, 0);
  const train = { ticks: new Uint32Array(length), addresses: new Uint32Array(length) };
  let at = 0;
  for (const { ticks, addresses } of packets) {
    train.ticks.set(ticks, at);
    train.addresses.set(addresses, at);
    at += ticks.length;
  }
  return train;
}
