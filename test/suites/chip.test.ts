import { loadCard } from '../../src/card/load.js';
import { CHIP_CARD } from '../../src/chip/card.js';
import { capabilitiesOf, emulate } from '../../src/chip/emulator.js';
import { plainKernels } from '../../src/kernel/plain/run.js';
import { overWire } from '../../src/protocol/wire.js';
import { suiteFolder } from '../support/folder.js';
import { recording, replayed } from '../support/recording.js';
import { RATES, RESISTORS } from '../support/suite-networks.js';
import { INTEGER_BINARY, INTEGER_TERNARY, INTEGERS, pairs, TERNARY } from '../support/toy-network.js';
import { chipSuite } from './chip-suite.js';
import { contractSuite } from './contract-suite.js';

const { card } = loadCard(CHIP_CARD, 'laptop');

chipSuite('the emulated chip', () => emulate(card));
chipSuite('the emulated chip on plain kernels', () => emulate(card, plainKernels));
for (const maxPayload of [640, 240]) {
  chipSuite(`the emulated chip behind messages of ${maxPayload} bytes`, () =>
    overWire(emulate(card), { maxPayload }),
  );
}

contractSuite('the emulated chip with rates', () => emulate(card), RATES);
contractSuite('the emulated chip with resistors', () => emulate(card), RESISTORS);

const integers = loadCard(CHIP_CARD, 'rp2040').card;
chipSuite('the fixed-point chip', () => emulate(integers), INTEGERS);
chipSuite('the fixed-point chip with ternary synapses', () => emulate(integers), INTEGER_TERNARY);
chipSuite('the fixed-point chip with binary synapses', () => emulate(integers), INTEGER_BINARY);
chipSuite(
  'the fixed-point chip behind messages of 240 bytes',
  () => overWire(emulate(integers), { maxPayload: 240 }),
  INTEGERS,
);

/** Devices that err now and then, of which a second copy is read backwards, at every event. */
const cells = pairs(TERNARY, { access: 'two-copies', reading: 'every-event', lifeCycles: 1e9 });
const devices = { synapse: TERNARY, cells };
chipSuite('the emulated chip with device synapses', () => emulate(card), devices);
chipSuite(
  'the emulated chip with device synapses on plain kernels',
  () => emulate(card, plainKernels),
  devices,
);
chipSuite(
  'the emulated chip with device synapses behind messages of 240 bytes',
  () => overWire(emulate(card), { maxPayload: 240 }),
  devices,
);

/** A chip that is recorded, and the recording as a chip: the tests of both are the same and so are their commands. */
const folder = suiteFolder();
const sheet = { kind: 'capabilities', requestId: 0, ...capabilitiesOf(integers) } as const;
const [live, again] = ['the recorded fixed-point chip', 'the recording of a fixed-point chip'];
chipSuite(live, () => recording(live, folder, sheet, () => emulate(integers)), INTEGERS);
chipSuite(again, () => replayed(again), INTEGERS);
