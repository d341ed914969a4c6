import type { CampaignProgress } from '../campaign/campaign.js';
import type { Io } from './io.js';
import { count, duration } from './words.js';
import type { Writer } from './writer.js';

export interface CampaignProgressView {
  readonly update: (progress: CampaignProgress) => void;
  readonly stop: () => void;
}

/**
 * Milliseconds between two lines: on a terminal, where one is written over the other; elsewhere when runs have ended,
 * and within long runs.
 */
const PACE = { terminal: 200, runs: 5000, within: 60_000 } as const;

/** One line that says how far a campaign is. */
export function campaignProgress(io: Io, writer: Writer): CampaignProgressView {
  const terminal = io.stderr.isTTY === true && writer.format === 'text';
  const started = performance.now();
  let first: number | undefined;
  let told: { readonly at: number; readonly done: number } | undefined;
  let shown = false;
  const due = ({ done, open }: CampaignProgress, now: number): boolean => {
    if (!told || (open === 0 && done > told.done)) return true;
    const least = terminal ? PACE.terminal : done > told.done ? PACE.runs : PACE.within;
    return now - told.at >= least;
  };
  const update = (progress: CampaignProgress) => {
    first ??= progress.done;
    const now = performance.now();
    if (!due(progress, now)) return;
    told = { at: now, done: progress.done };
    const text = words(progress, first, now - started);
    if (!terminal) writer.event({ progress }, text);
    else io.stderr.write(`\r\u001b[2K${text.slice(0, (io.stderr.columns ?? 80) - 1)}`);
    shown = true;
  };
  const stop = () => {
    if (terminal && shown) io.stderr.write('\n');
  };
  return { update, stop };
}

/**
 * @param first runs that had ended before
 * @param elapsed milliseconds
 */
export function words(progress: CampaignProgress, first: number, elapsed: number): string {
  const { done, open, decided, cells, underWay } = progress;
  const begun = underWay.reduce((sum, share) => sum + share, 0);
  const rate = (done - first + begun) / elapsed;
  const parts = [
    `${count(done)} of at most ${count(done + open)} runs`,
    underWay.length > 0 && `at hand ${underWay.map(share => `${Math.floor(100 * share)} %`).join(', ')}`,
    `${count(decided)} of ${count(cells)} cells decided`,
    rate > 0 && pace(rate * 1000),
    rate > 0 && `${duration((open - begun) / rate / 1000)} left`,
  ];
  return parts.filter(Boolean).join(' | ');
}

const pace = (perSecond: number): string =>
  perSecond < 0.1 ? `${(perSecond * 3600).toPrecision(3)} runs/h` : `${perSecond.toPrecision(3)} runs/s`;
