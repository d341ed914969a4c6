import { UserError } from '../../problem/problem.js';
import { farads, kelvin, ohms, volts } from '../../units/quantity.js';
import type { StatePair } from '../sense/closed-forms.js';
import type { Amplifier } from '../sense/race.js';
import type { CellCard, CellState, ResistivePair, Sense } from './card.js';

/** The pair of a card. @throws UserError where its cells are of another kind */
export function pairOf({ cell }: CellCard): ResistivePair {
  if (cell.kind === 'resistive-pair') return cell;
  throw new UserError({
    code: 'combination-illegal',
    path: 'card',
    message: 'a sense amplifier reads pairs of resistances',
    found: cell.kind,
    allowed: 'a card of resistive pairs (see `nudge cards`)',
  });
}

/** The distributions of a pair's two states, device and write parts together. */
export const statesOf = ({ lrs, hrs }: ResistivePair): StatePair => ({
  lrs: lognormal(lrs),
  hrs: lognormal(hrs),
});

const lognormal = (state: CellState) => ({
  median: ohms(state.median.value),
  lnSpread: state.ln_spread.value,
});

/** The amplifier of a card, at its own supply and temperature. */
export function amplifierOf({ slope_factor, nmos, pmos, ...sense }: Sense): Amplifier {
  const transistor = (channel: Sense['nmos']) => ({
    slopeFactor: slope_factor.value,
    threshold: volts(channel.threshold.value),
    gain: channel.gain.value,
  });
  return {
    supply: volts(sense.supply.value),
    temperature: kelvin(sense.temperature.value),
    capacitance: farads(sense.node_capacitance.value),
    series: ohms(sense.series_resistance.value),
    nmos: transistor(nmos),
    pmos: transistor(pmos),
  };
}
