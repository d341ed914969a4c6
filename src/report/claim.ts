import type { Comparison } from '../ledger/compare.js';
import type { Phase } from '../ledger/ledger.js';
import { html, type Markup } from './markup.js';
import { eventPrice, type Spending } from './spending.js';
import { list, plural, si, times } from './words.js';

/**
 * Ratios of the abstract of Martin et al., iScience 24:102222 (2021). The GPU and the energy per spike behind them
 * are not public to us.
 */
const CLAIMED: Readonly<Record<Phase, number>> = { inference: 1000, training: 100 };

/** Holds the published ratios against what was counted here, whichever way that goes. */
export function claimText(spending: Spending): Markup | null {
  const gpus = spending.figures.comparison.filter(row => row.kind === 'gpu');
  const phases = (['inference', 'training'] as const).filter(phase => gpus.some(row => row.phase === phase));
  if (phases.length === 0) return null;
  const found = phases.map(phase =>
    phaseText(
      phase,
      gpus.filter(row => row.phase === phase),
      spending,
    ),
  );
  return html`<div class="note"><p><b>Two to three orders of magnitude?</b> The EqSpike paper states in its abstract that inference takes three orders of magnitude, and training two, less energy than on GPUs. Which GPU, which batch and which energy per spike stand behind that, we could not find.</p>${found}<p>The ratio is decided by the baseline as much as by the chip: a GPU kept busy by a large batch and one that waits for every sample lie orders of magnitude apart.</p></div>`;
}

function phaseText(phase: Phase, rows: readonly Comparison[], spending: Spending): Markup {
  const claim = CLAIMED[phase];
  const ratios = rows.map(row => row.ratio);
  const names = (some: readonly Comparison[]) =>
    list(some.map(row => `${row.processor} (${times(row.ratio)})`));
  const reached = rows.filter(row => row.ratio >= claim);
  const within = rows.filter(row => row.ratio < claim && row.ratioHigh >= claim);
  const verdict = reached.length === 0 ? 'against none of them' : `against ${names(reached)} only`;
  const could = within.length > 0 ? `; the ranges of prices would allow it against ${names(within)}` : '';
  const most = rows.some(row => row.atMost) ? 'at most ' : '';
  return html`<p>In <b>${phase}</b> the ${plural(rows.length, 'GPU baseline')} here take ${most}${times(Math.min(...ratios))} to ${times(Math.max(...ratios))} the energy of this run; ${times(claim)} is reached ${reached.length === rows.length ? 'against all of them' : verdict}${could}. ${needed(phase, rows, spending)}</p>`;
}

/** What the published ratio would need against the baseline at large batch that is nearest to practice. */
function needed(phase: Phase, rows: readonly Comparison[], spending: Spending): string {
  const busy = rows.find(row => row.batch === 'large');
  const level = busy?.breakEven.find(({ advantage }) => advantage === CLAIMED[phase]);
  if (!busy || !level || busy.ratio >= CLAIMED[phase]) return '';
  const price = eventPrice(spending, phase);
  const now = price === undefined ? '' : ` instead of ${si(price, 'J')}`;
  return `Against ${busy.processor} at large batch this would need synaptic events of at most ${si(level.perSynapticEvent, 'J')}${now}, everything else free.`;
}
