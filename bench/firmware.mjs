// Cycles of a Cortex-M0+ per operation of the reference firmware, counted by rp2040js.
//   node bench/firmware.mjs
// Pairs of settles that differ in one thing: silent or firing inputs, plasticity off or on. What the pair differs in
// cycles is divided by what it differs in counters. Integer weights first, then packed levels with hidden numbers.
// Writes results/firmware-cycles.json. Needs a built dist/.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Board } from '../dist/link/board/board.js';
import { sessionNumbers } from '../dist/link/board/session-number.js';
import { VirtualClock } from '../dist/link/clock.js';
import { Rp2040 } from '../dist/link/mcu/rp2040.js';
import { Session } from '../dist/stream/session.js';
import {
  configure,
  integrateAndFire,
  population,
  present,
  projection,
  settle,
  source,
  whole,
} from './lib/chip.mjs';

const INPUTS = 196;
const HIDDEN = 64;
const TICKS = 100;

const fixed = (step, rounding = 'nearest') => ({ kind: 'fixed', bits: 16, step, rounding });

/** What synapses store, by name; of levels the message that says so. */
const LEVELS = { consolidation: 0, amplitude: 0.02, limit: 0.04 };
const SYNAPSES = {
  int16: undefined,
  ternary: { ...LEVELS, rule: 'levels', levels: 3, threshold: 0.01, hidden: fixed(2 ** -18, 'stochastic') },
  binary: { ...LEVELS, rule: 'inertia', levels: 2, threshold: 1e-3, hidden: fixed(2 ** -18, 'stochastic') },
};

function* network(synapse, plasticity) {
  const commands = configure(
    [
      source(0, 'pixels', INPUTS, { encoder: 'regular', maxRate: 0.5 }),
      {
        ...population(
          1,
          'neurons',
          HIDDEN,
          integrateAndFire({ membrane: fixed(2 ** -13), trace: fixed(2 ** -14) }),
        ),
        role: 'output',
      },
    ],
    [
      projection(0, 0, 1, INPUTS * HIDDEN, {
        weight: fixed(2 ** -13, 'stochastic'),
        accumulator: fixed(2 ** -14),
        storage: 'int16',
        learningRate: 0.05,
        plasticity,
      }),
    ],
    7,
  );
  for (const command of commands) {
    if (command.kind === 'commit' && synapse) yield { kind: 'synapse', projection: 0, ...synapse };
    yield command;
  }
}

const weights = value => ({
  kind: 'write-weights',
  tensor: 'weight',
  id: 0,
  ...whole(new Float32Array(INPUTS * HIDDEN).fill(value)),
});
const run = ticks => settle(ticks, 'fresh', 1);
const image = value => present(0, new Uint8Array(INPUTS).fill(value));

async function main() {
  const clock = new VirtualClock();
  const line = new Rp2040({ clock });
  const board = new Board(line, { clock, nextSession: sessionNumbers() });
  const session = new Session(board.chip, 1);
  const ask = command => clock.until(session.ask(command));

  /** Cycles and counters of one settle. */
  async function measured(weight, intensity, command) {
    await ask(weights(weight));
    await ask(image(intensity));
    const before = await counters(ask);
    const cycles = line.core.cycles;
    await ask(command);
    const spent = line.core.cycles - cycles;
    const after = await counters(ask);
    return {
      cycles: spent,
      ...Object.fromEntries(Object.keys(after).map(key => [key, after[key] - before[key]])),
    };
  }

  const per = (a, b, counter) => (a.cycles - b.cycles) / (a[counter] - b[counter]);
  const cyclesPer = {};
  const counted = {};
  for (const [name, synapse] of Object.entries(SYNAPSES)) {
    for (const command of network(synapse, 'deferred')) await ask(command);
    const idle = await measured(0, 0, run(1));
    const silent = await measured(0, 0, run(1 + TICKS));
    const settled = await measured(0.02, 255, run(1 + TICKS));
    const deferred = await measured(0.02, 255, { ...run(1 + TICKS), plasticity: 'deferred' });
    for (const command of network(synapse, 'continual')) await ask(command);
    const continual = await measured(0.02, 255, { ...run(1 + TICKS), plasticity: 'continual' });
    cyclesPer[name] = {
      tickOfSilentNetwork: (silent.cycles - idle.cycles) / TICKS,
      neuronUpdate: per(silent, idle, 'neuron-updates'),
      forwardSynapticEvent: per(settled, silent, 'forward-events'),
      accumulatorIncrement: per(deferred, settled, 'accumulator-increments'),
      changeAtTrigger: per(continual, settled, 'accumulator-increments'),
    };
    counted[name] = { idle, silent, settled, deferred, continual };
  }
  session.close();
  board.close();
  line.stop();

  const record = {
    format: 'nudge.firmware-cycles/1',
    network: [INPUTS, HIDDEN],
    ticks: TICKS,
    cyclesPer,
    counted,
  };
  const file = fileURLToPath(new URL('../results/firmware-cycles.json', import.meta.url));
  mkdirSync(fileURLToPath(new URL('../results', import.meta.url)), { recursive: true });
  writeFileSync(file, `${JSON.stringify(record, null, 2)}\n`);
  console.log(cyclesPer);
}

/** All counters of the chip, added over populations and projections. */
async function counters(ask) {
  const events = await ask({ kind: 'telemetry' });
  const sums = {};
  for (const { counter, value } of events.flatMap(({ rows }) => rows))
    sums[counter] = (sums[counter] ?? 0) + value;
  return sums;
}

await main();
