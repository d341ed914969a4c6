import { farads, kelvin, ohms, volts } from '../../units/quantity.js';
import type { StatePair } from '../sense/closed-forms.js';
import type { Amplifier } from '../sense/race.js';
import type { CellState, ResistivePair, Sense } from './card.js';

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
