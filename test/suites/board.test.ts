import { loadCard } from '../../src/card/load.js';
import { CHIP_CARD } from '../../src/chip/card.js';
import { emulate } from '../../src/chip/emulator.js';
import { bench } from '../support/board.js';
import { pairs, TERNARY } from '../support/toy-network.js';
import { chipSuite } from './chip-suite.js';

const { card } = loadCard(CHIP_CARD, 'laptop');

chipSuite('the emulated chip behind a link', () => bench(emulate(card)).board.chip);
chipSuite('the emulated chip behind a link of small frames, in order only', () => {
  const serve = { maxPayload: 240, window: 2, inOrderOnly: true };
  return bench(emulate(card), { serve }).board.chip;
});
const cells = pairs(TERNARY, { access: 'two-copies', reading: 'every-event', lifeCycles: 1e9 });
chipSuite('the emulated chip with device synapses behind a link', () => bench(emulate(card)).board.chip, {
  synapse: TERNARY,
  cells,
});
