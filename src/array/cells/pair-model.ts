import type { PairModel } from '../pairs.js';
import type { SenseParameters } from '../sense/readout.js';
import type { CellCard, ResistivePair } from './card.js';

/** Where devices neither drift nor wear out. */
const FOR_EVER = { lifeCycles: 0, lifeShape: 1, lowFailures: 0, writeFailure: 0 };
const NO_DRIFT = { driftOnset: 1, lrsDrift: 0, hrsDrift: 0 };
const NO_TRAPS = { trapShift: 0, trapEmptyTicks: 0, trapFullTicks: 0 };

/**
 * What a card says about an array of pairs, read by an amplifier.
 * @param tick seconds
 */
export function pairModel(
  { tile }: CellCard,
  { lrs, hrs, wear, retention, telegraph, memory_writes: writes }: ResistivePair,
  sense: SenseParameters,
  tick: number,
): Omit<PairModel, 'verifyPulses'> {
  return {
    lrsOhms: lrs.median.value,
    lrsSpread: lrs.ln_spread.value,
    lrsOwnShare: lrs.device_share.value,
    hrsOhms: hrs.median.value,
    hrsSpread: hrs.ln_spread.value,
    hrsOwnShare: hrs.device_share.value,
    correlation: writes.value > 0 ? Math.exp(-1 / writes.value) : 0,
    offsetSpread: sense.offsetSigma,
    criticalOhms: Number.isFinite(sense.criticalOhms) ? sense.criticalOhms : 0,
    readSpread: sense.readNoiseSigma,
    ...(wear
      ? {
          lifeCycles: wear.life_scale.value,
          lifeShape: wear.life_shape.value,
          lowFailures: wear.stuck_at_lrs.value,
          writeFailure: wear.write_failure.value,
        }
      : FOR_EVER),
    ...(retention
      ? {
          driftOnset: retention.onset.value,
          lrsDrift: retention.lrs_drift.value,
          hrsDrift: retention.hrs_drift.value,
        }
      : NO_DRIFT),
    ...(telegraph
      ? {
          trapShift: telegraph.shift.value,
          trapEmptyTicks: telegraph.empty_time.value / tick,
          trapFullTicks: telegraph.full_time.value / tick,
        }
      : NO_TRAPS),
    droopSpread: sense.droopSigma,
    tileRows: tile.rows.value,
    tileColumns: tile.columns.value,
  };
}
