import type { LinkReport } from '../link/board/report.js';
import { withPrefix } from '../units/quantity.js';
import { count, percent, plural } from './words.js';

/** What a line of progress says of a link: how much of the line is used, and what went wrong on it. */
export function linkWords({ utilisation, counters, resets, lost }: LinkReport): string {
  const used = utilisation && `line ${percent(utilisation.out)} out, ${percent(utilisation.in)} in`;
  return [
    used,
    counters.resent > 0 && `${count(counters.resent)} sent again`,
    lost > 0 && plural(lost, 'cut'),
    resets > 0 && plural(resets, 'restart'),
  ]
    .filter(Boolean)
    .join(', ');
}

/** What the summary of a run says of it. */
export function linkSentence(link: LinkReport): string {
  const { line, firmware, card, counters, utilisation, roundTrip } = link;
  const damaged = counters.cobsErrors + counters.crcErrors + counters.tooLong + counters.tooShort;
  return [
    `${firmware} (${card}) on ${line}`,
    `${withPrefix(counters.bytesSent, 'B')} sent, ${withPrefix(counters.bytes, 'B')} received`,
    utilisation && `line used ${percent(utilisation.out)} out, ${percent(utilisation.in)} in`,
    roundTrip !== undefined && `round trip ${withPrefix(roundTrip / 1000, 's')}`,
    `${plural(counters.resent, 'frame')} of ${count(counters.dataSent)} sent again`,
    `${plural(damaged, 'damaged frame')} received`,
    link.lost > 0 && plural(link.lost, 'cut'),
    link.recoveries > 0 &&
      `${plural(link.recoveries, 'restart')} put right, ${plural(link.replayed, 'command')} carried out again`,
  ]
    .filter(Boolean)
    .join('; ');
}
