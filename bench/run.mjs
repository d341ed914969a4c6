/**
 * Times our workloads and, where Brian 2 or PyTorch is installed, the same networks on it, alternating in one run.
 * `npm run bench -- --help` says how; writes results/bench.json.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readEnvironment } from '../dist/run/environment.js';
import { cubaNet, twoWayNet } from './lib/networks.mjs';
import { findBrian } from './lib/peer.mjs';
import { runConvolution } from './workloads/convolution.mjs';
import { runDevices } from './workloads/devices.mjs';
import { runDrn } from './workloads/drn.mjs';
import { runMemory } from './workloads/memory.mjs';
import { runPair } from './workloads/pair.mjs';
import { runRelaxation } from './workloads/relaxation.mjs';
import { runScaling } from './workloads/scaling.mjs';
import { runSettlingMemory } from './workloads/settling-memory.mjs';
import { runThreads } from './workloads/threads.mjs';
import { runTraining } from './workloads/training.mjs';

const RESULTS = fileURLToPath(new URL('../results', import.meta.url));
const FILE = `${RESULTS}/bench.json`;
const FORMAT = 'nudge.bench/1';

const WORKLOADS = {
  'two-way': options =>
    runPair({
      ...options,
      title: 'two-way 784-300-10 LIF, Bernoulli inputs at 2 % per tick',
      net: twoWayNet('bernoulli'),
      kind: 'bernoulli',
      ticks: 2500,
    }),
  'two-way-regular': options =>
    runPair({
      ...options,
      title: 'two-way 784-300-10 LIF, regular inputs at 2 % per tick',
      net: twoWayNet('regular'),
      kind: 'regular',
      ticks: 2500,
    }),
  cuba: options =>
    runPair({
      ...options,
      title: 'CUBA, 4000 neurons, 2 % connectivity',
      net: cubaNet(),
      kind: 'cuba',
      ticks: 10_000,
    }),
  training: runTraining,
  devices: runDevices,
  relaxation: runRelaxation,
  drn: runDrn,
  convolution: runConvolution,
  threads: runThreads,
  scaling: runScaling,
  memory: runMemory,
  'settling-memory': runSettlingMemory,
};

const HELP = `npm run bench -- [names...] [--rounds N] [--no-peer]

Times workloads, all of them where none is named, beside Brian 2 and PyTorch where those are installed;
most take some minutes. Each writes its part of results/bench.json when it ends.

names      ${Object.keys(WORKLOADS).join(', ')}
--rounds   how often each is timed (40); a part of it where one round is long
--no-peer  times nothing but nudge`;

/** Results of earlier runs of other workloads, which stay. @throws Error that says what is wrong with their file */
function earlier() {
  if (!existsSync(FILE)) return {};
  let found;
  try {
    found = JSON.parse(readFileSync(FILE, 'utf8'));
  } catch (error) {
    throw new Error(`${FILE}: ${error.message}; mend it or move it away`);
  }
  if (found?.format !== FORMAT) throw new Error(`${FILE}: format ${found?.format}; it must be ${FORMAT}`);
  return found.workloads;
}

/** What the command line asks for; nothing where it asked for help. @throws Error that says what is wrong with it */
function request() {
  const { values, positionals } = parseArgs({
    options: {
      rounds: { type: 'string', default: '40' },
      'no-peer': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
    allowPositionals: true,
  });
  if (values.help) {
    console.log(HELP);
    return undefined;
  }
  const unknown = positionals.filter(name => !(name in WORKLOADS));
  if (unknown.length > 0) {
    throw new Error(`unknown: ${unknown.join(', ')}; there are ${Object.keys(WORKLOADS).join(', ')}`);
  }
  const rounds = Number(values.rounds);
  if (!(Number.isInteger(rounds) && rounds > 0)) {
    throw new Error(`--rounds ${values.rounds}: it must be a whole number from 1`);
  }
  return {
    names: positionals.length > 0 ? positionals : Object.keys(WORKLOADS),
    values,
    rounds,
    workloads: earlier(),
  };
}

async function main({ names, values, rounds, workloads }) {
  const peer = values['no-peer'] ? undefined : findBrian();
  console.log(peer ? `peer: Brian ${peer.brian}, ${peer.compiler}` : 'no Brian 2: see bench/peers/README.md');
  mkdirSync(RESULTS, { recursive: true });
  const options = {
    rounds,
    peer: peer !== undefined,
    torch: !values['no-peer'],
    folder: RESULTS,
  };
  for (const name of names) {
    const result = await WORKLOADS[name](options);
    const when = { date: new Date().toISOString(), loadAverage: loadavg()[0], rounds };
    workloads[name] = { ...when, environment: readEnvironment(), peer: peer ?? null, ...result };
    writeFileSync(FILE, `${JSON.stringify({ format: FORMAT, workloads }, null, 1)}\n`);
  }
  console.log(`\nwritten to ${FILE}`);
}

let asked;
try {
  asked = request();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
if (asked) await main(asked);
