import type { Comparison } from '../ledger/compare.js';
import type { Phase } from '../ledger/ledger.js';
import { html, type Markup } from './markup.js';
import { list, si, times } from './words.js';

/**
 * Ratios of the abstract of Martin et al., iScience 24:102222 (2021). The GPU and the energy per spike behind them
 * are not public to us.
 */
const CLAIMED: Readonly<Record<Phase, number>> = { inference: 1000, training: 100 };

/** Holds the published ratios against what was counted here, whichever way that goes. */
export function claimText(rows: readonly Comparison[]): Markup | null {
  const gpus = rows.filter(row => row.kind === 'gpu');
  const phases = (['inference', 'training'] as const).filter(phase => gpus.some(row => row.phase === phase));
  if (phases.length === 0) return null;
  return html`<p class="note"><b>Two to three orders of magnitude?</b> The EqSpike paper states in its abstract that inference takes three orders of magnitude, and training two, less energy than on GPUs; which GPU, which batch and which energy per spike stand behind that, we could not find. ${phases.map(phase => phaseText(phase, gpus.filter(row => row.phase === phase)))}The ratio is decided by the baseline as much as by the chip: a GPU that is kept busy by a large batch, and one that waits for every sample, lie orders of magnitude apart.</p>`;
}

function phaseText(phase: Phase, rows: readonly Comparison[]): string {
  const claim = CLAIMED[phase];
  const reached = rows.filter(row => row.ratio >= claim);
  const within = rows.filter(row => row.ratio < claim && row.ratioHigh >= claim);
  const [least, most] = [Math.min(...rows.map(row => row.ratio)), Math.max(...rows.map(row => row.ratio))];
  const names = (some: readonly Comparison[]) => list(some.map(row => `${row.processor} (${times(row.ratio)})`));
  const verdict =
    reached.length === 0
      ? `${times(claim)} is reached against none of them`
      : `${times(claim)} is reached against ${names(reached)} and against no other`;
  const could = within.length > 0 ? ` (the range of prices allows it for ${names(within)})` : '';
  return `In ${phase} this run takes ${times(least)} to ${times(most)} less than the ${rows.length} GPU baselines here: ${verdict}${could}. ${needed(phase, rows)} `;
}

/** What the published ratio would need against the large-batch baseline that is nearest to practice. */
function needed(phase: Phase, rows: readonly Comparison[]): string {
  const busy = rows.find(row => row.batch === 'large');
  const level = busy?.breakEven.find(({ advantage }) => advantage === CLAIMED[phase]);
  if (!busy || !level || busy.ratio >= CLAIMED[phase]) return '';
  return `Against ${busy.processor} at large batch it would need a synaptic event of at most ${si(level.perSynapticEvent, 'J')}, everything else free.`;
}
