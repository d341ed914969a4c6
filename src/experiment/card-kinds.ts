import { ANALOG_CARD } from '../array/analog/card.js';
import { CELL_CARD } from '../array/cells/card.js';
import { SOURCE_CARD } from '../array/galton/card.js';
import { NEURON_CARD } from '../card/neuron.js';
import { CHIP_CARD } from '../chip/card.js';
import { ENERGY_CARD } from '../ledger/card.js';
import { PROCESSOR_CARD } from '../ledger/processor.js';
import { CIRCUIT_CARD } from '../substrate/resistive/card.js';

/** Every kind of card that nudge reads; a new kind is one line here. */
export const CARD_KINDS = [
  CHIP_CARD,
  NEURON_CARD,
  ENERGY_CARD,
  PROCESSOR_CARD,
  CELL_CARD,
  ANALOG_CARD,
  SOURCE_CARD,
  CIRCUIT_CARD,
] as const;
