import { loadCard } from '../../src/card/load.js';
import { CHIP_CARD } from '../../src/chip/card.js';
import { emulate } from '../../src/chip/emulator.js';
import { plainKernels } from '../../src/kernel/plain/run.js';
import { overWire } from '../../src/protocol/wire.js';
import { chipSuite } from './chip-suite.js';

const { card } = loadCard(CHIP_CARD, 'laptop');

chipSuite('the emulated chip', () => emulate(card));
chipSuite('the emulated chip on plain kernels', () => emulate(card, plainKernels));
for (const maxPayload of [640, 240]) {
  chipSuite(`the emulated chip behind messages of ${maxPayload} bytes`, () =>
    overWire(emulate(card), { maxPayload }),
  );
}
