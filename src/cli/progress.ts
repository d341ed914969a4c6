import { SingleBar } from 'cli-progress';
import type { Progress } from '../experiment/train.js';
import { withPrefix } from '../units/quantity.js';
import type { Io } from './io.js';
import { linkWords } from './link-words.js';
import { count, duration, percent } from './words.js';
import type { Writer } from './writer.js';

/** Shows how a training run gets on. */
export interface ProgressView {
  update(progress: Progress): void;
  /** Leaves the last state standing; later updates show nothing. */
  stop(): void;
}

/**
 * A bar that is redrawn on a terminal; elsewhere one line (or JSON line) per interval.
 * @param intervalSamples training samples between two lines
 */
export function progressView(io: Io, writer: Writer, intervalSamples: number): ProgressView {
  const bar = io.stderr.isTTY && writer.format === 'text';
  return bar ? new BarView(io.stderr) : new LineView(writer, intervalSamples);
}

const BAR_WIDTH = 24;

class BarView implements ProgressView {
  private bar: ShareBar | undefined;
  private stopped = false;

  constructor(private readonly stream: Io['stderr']) {}

  update(progress: Progress): void {
    if (this.stopped) return;
    this.bar ??= new ShareBar(this.stream, progress.epochs * progress.samples);
    this.bar.update(done(progress), words(progress));
  }

  stop(): void {
    this.bar?.stop();
    this.stopped = true;
  }
}

/** A bar that is redrawn on a terminal, with words behind it. */
export class ShareBar {
  private readonly bar: SingleBar;
  private words = '';

  constructor(stream: Io['stderr'], total: number) {
    this.bar = new SingleBar({
      stream,
      fps: 5,
      hideCursor: true,
      gracefulExit: false,
      format: (_options, { progress }) => `${drawn(progress)} ${this.words}`,
    });
    this.bar.start(total, 0);
  }

  update(done: number, words: string): void {
    this.words = words;
    this.bar.update(done);
  }

  stop(): void {
    this.bar.stop();
  }
}

function drawn(share: number): string {
  const full = Math.round(Math.min(1, Math.max(0, share)) * BAR_WIDTH);
  return `${'█'.repeat(full)}${'░'.repeat(BAR_WIDTH - full)} ${String(Math.floor(100 * share)).padStart(3)} %`;
}

class LineView implements ProgressView {
  private interval = 0;
  private test: number | undefined;
  private stopped = false;

  constructor(
    private readonly writer: Writer,
    private readonly intervalSamples: number,
  ) {}

  update(progress: Progress): void {
    const interval = Math.floor(done(progress) / this.intervalSamples);
    const due = interval > this.interval || progress.testAccuracy !== this.test;
    if (this.stopped || !due) return;
    this.interval = interval;
    this.test = progress.testAccuracy;
    this.writer.event({ progress }, words(progress));
  }

  stop(): void {
    this.stopped = true;
  }
}

/** Training samples seen so far; `epoch` counts from 0. */
const done = (progress: Progress): number => progress.epoch * progress.samples + progress.sample;

/** One line: where it is, how well it does, how fast, what it costs, how long it will take. */
export function words(progress: Progress): string {
  const { epoch, epochs, sample, samples } = progress;
  const between = sample === 0 && epoch > 0;
  const parts = [
    `epoch ${between ? epoch : epoch + 1}/${epochs}`,
    between ? 'done' : `sample ${count(sample)}/${count(samples)}`,
    progress.rollingAccuracy !== undefined && `training ${percent(progress.rollingAccuracy)}`,
    progress.testAccuracy !== undefined && `test ${percent(progress.testAccuracy)}`,
    `${count(progress.samplesPerSecond)} samples/s`,
    progress.picojoulesPerUpdate !== undefined &&
      `${withPrefix(progress.picojoulesPerUpdate * 1e-12, 'J')}/update`,
    progress.link && linkWords(progress.link),
    `${duration(progress.etaSeconds)} left`,
  ];
  return parts.filter(Boolean).join(' | ');
}
