// Which networks of 196 inputs and 10 outputs fit the memory of each board, by what a synapse keeps and when it learns.
//   node bench/board-memory.mjs
// Counts what is booked, which is every byte of a board's block. Writes results/board-memory.json. Needs a built dist/.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bitsOf } from '../dist/budget/booking.js';
import { design } from '../dist/experiment/design.js';
import { loadExperiment } from '../dist/experiment/load.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const EXPERIMENT = `${root}experiments/digits-14x14-board.yaml`;
const BOARDS = ['stm32f100', 'nrf51', 'lm3s6965', 'rp2040'];
const HIDDEN = 64;

const hidden = bits => [`chip.precision.hidden={kind: fixed, bits: ${bits}, range: 1, rounding: stochastic}`];
const real = 'kind: real';
const ternary = 'kind: ternary, zero_band: 0.25';
const binary = 'kind: binary';
/** What a synapse keeps: its kind, and the widths that the experiment sets. */
const SYNAPSES = {
  int16: [real, []],
  int8: [real, ['chip.precision.weight={kind: fixed, bits: 8, range: 1, rounding: stochastic}']],
  'ternary, hidden int16': [ternary, hidden(16)],
  'ternary, hidden int8': [ternary, hidden(8)],
  'binary, momentum int16': [binary, hidden(16)],
  'binary, momentum int8': [binary, hidden(8)],
};
/** Without learning nothing is hidden. */
const FIXED = {
  int16: 'int16',
  int8: 'int8',
  ternary: 'ternary, hidden int8',
  binary: 'binary, momentum int8',
};

function designed(board, synapses, plasticity, neurons) {
  const [kind, widths] = SYNAPSES[synapses];
  const rate = plasticity === 'off' ? 0 : 0.01;
  const overrides = [
    `chip.card=${board}`,
    ...widths,
    `estimator.plasticity=${plasticity === 'off' ? 'continual' : plasticity}`,
    `network.populations.hidden.neurons=${neurons}`,
    ...['hidden', 'digit'].map(name => `network.populations.${name}.unit.bias_learning_rate=${rate}`),
    ...['pixels-hidden', 'hidden-digit'].map(
      name => `network.projections.${name}.synapse={${kind}, learning_rate: ${rate}}`,
    ),
  ];
  return design(loadExperiment({ file: EXPERIMENT, overrides }).experiment);
}

const total = bookings => bookings.reduce((sum, one) => sum + bitsOf(one), 0);

/** Bits of one synapse of the first projection: those that grow with synapses. */
function perSynapse({ bookings, network }) {
  const [{ synapses }] = network.projections;
  return bookings
    .filter(one => one.holder === 'synapse' && one.projection === 0 && one.count === synapses)
    .reduce((sum, one) => sum + one.bitsEach, 0);
}

/** Most hidden neurons for which there is memory. */
function largest(board, synapses, plasticity) {
  const fits = neurons => designed(board, synapses, plasticity, neurons).placement.violations.length === 0;
  let [low, high] = [0, 4096];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}

const rowOf = (plasticity, name, synapses) => {
  const whole = designed('rp2040', synapses, plasticity, HIDDEN);
  return {
    plasticity,
    synapses: name,
    bitsPerSynapse: perSynapse(whole),
    bytes: total(whole.bookings) / 8,
    largestHidden: Object.fromEntries(BOARDS.map(board => [board, largest(board, synapses, plasticity)])),
  };
};

const rows = [
  ...['deferred', 'continual'].flatMap(plasticity =>
    Object.keys(SYNAPSES).map(name => rowOf(plasticity, name, name)),
  ),
  ...Object.entries(FIXED).map(([name, synapses]) => rowOf('off', name, synapses)),
];
writeFileSync(
  `${root}results/board-memory.json`,
  `${JSON.stringify({ format: 'nudge.board-memory/1', network: [196, HIDDEN, 10], rows }, null, 2)}\n`,
);
console.table(rows.map(({ largestHidden, ...row }) => ({ ...row, ...largestHidden })));
