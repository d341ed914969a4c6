import type { CampaignProgress } from '../campaign/campaign.js';
import type { Io } from './io.js';
import { count, duration } from './words.js';
import type { Writer } from './writer.js';

export interface CampaignProgressView {
  readonly update: (progress: CampaignProgress) => void;
  readonly stop: () => void;
}

/** Milliseconds between two lines: rewritten in place on a terminal, one below the other elsewhere. */
const PACE = { terminal: 200, lines: 5000 } as const;

/** One line that says how far a campaign is. */
export function campaignProgress(io: Io, writer: Writer): CampaignProgressView {
  const terminal = io.stderr.isTTY === true && writer.format === 'text';
  const pace = terminal ? PACE.terminal : PACE.lines;
  const started = performance.now();
  let first: number | undefined;
  let last = Number.NEGATIVE_INFINITY;
  let shown = false;
  const update = (progress: CampaignProgress) => {
    first ??= progress.done - 1;
    const now = performance.now();
    if (now - last < pace && progress.open > 0) return;
    last = now;
    const text = words(progress, (progress.done - first) / (now - started));
    if (!terminal) writer.event({ progress }, text);
    else io.stderr.write(`\r\u001b[2K${text.slice(0, (io.stderr.columns ?? 80) - 1)}`);
    shown = true;
  };
  const stop = () => {
    if (terminal && shown) io.stderr.write('\n');
  };
  return { update, stop };
}

/** @param rate runs per millisecond */
function words({ done, open, decided, cells }: CampaignProgress, rate: number): string {
  const parts = [
    `${count(done)} of at most ${count(done + open)} runs`,
    `${count(decided)} of ${count(cells)} cells decided`,
    `${(rate * 1000).toPrecision(3)} runs/s`,
    `${duration(open / rate / 1000)} left`,
  ];
  return parts.join(' | ');
}
