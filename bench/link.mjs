// Throughput of the link to a board, in virtual time: the line has a speed, the computers at its ends have none.
//   node bench/link.mjs [--seconds 2]
// Streams of weights and spikes, both ways, at three baud rates and three rates of wrong bytes; the retries of single
// frames against their closed form; host CPU per byte. Writes results/link.json. Needs a built dist/.
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { VirtualClock } from '../dist/link/clock.js';
import { BoardEnd } from '../dist/link/endpoint/board-end.js';
import { HostEnd } from '../dist/link/endpoint/host-end.js';
import { wireBytes } from '../dist/link/frame/frame.js';
import { LineModel } from '../dist/link/transport/line-model.js';
import { transportPair } from '../dist/link/transport/pair.js';
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
import { boardOnLine } from './lib/line.mjs';

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '2' } } });
/** Virtual seconds of each measurement, about. */
const SECONDS = Number(values.seconds);
const BAUDS = [115_200, 1_000_000, 3_000_000];
const WRONG = [0, 1e-5, 1e-4, 1e-3];
const LATENCY_MS = 1;
const REQUESTS = 5000;
const INPUTS = 256;
const NEURONS = 64;

/** Pixels, spikes that the host sends, and neurons; one dense projection of each. */
const NETWORK = [
  ...configure(
    [
      source(0, 'pixels', INPUTS, { encoder: 'regular', maxRate: 1 }),
      source(1, 'events', INPUTS, { encoder: 'events', maxRate: 1 }),
      { ...population(2, 'neurons', NEURONS, integrateAndFire()), role: 'output' },
    ],
    [0, 1].map(id => projection(id, id, 2, INPUTS * NEURONS)),
  ),
];

const weights = Float32Array.from({ length: INPUTS * NEURONS }, (_, k) => Math.sin(k));
/** About 5 % of the inputs fire in each tick. */
const SPIKES = 1000;
const packet = {
  kind: 'spikes-in',
  population: 1,
  firstTick: 0,
  ticks: Uint32Array.from({ length: SPIKES }, (_, k) => Math.floor(k / 13)),
  addresses: Uint32Array.from({ length: SPIKES }, (_, k) => (k % 13) * 19 + (Math.floor(k / 13) % 7)),
};

const image = Uint8Array.from({ length: INPUTS }, (_, k) => (k % 10) + 8);

const STREAMS = {
  'weights to the board': {
    command: { kind: 'write-weights', tensor: 'weight', id: 0, ...whole(weights) },
    way: 'out',
  },
  'weights from the board': { command: { kind: 'read-weights', tensor: 'weight', id: 0 }, way: 'in' },
  'spikes to the board': { command: packet, way: 'out' },
  'spikes from the board': { command: { ...settle(100, 'fresh', 1), record: [0] }, way: 'in' },
};

async function throughput(name, baud, wrong) {
  const { command, way } = STREAMS[name];
  const { clock, board } = boardOnLine('laptop', { baud, latency: LATENCY_MS, wrong, seed: 1 });
  const session = new Session(board.chip, 16);
  await clock.until(session.play([...NETWORK, present(0, image)]));
  const before = board.report();
  const until = clock.now() + 1000 * SECONDS;
  const cpu = process.cpuUsage();
  await clock.until(
    session.play(
      (function* () {
        while (clock.now() < until) yield command;
      })(),
    ),
  );
  const { user, system } = process.cpuUsage(cpu);
  const after = board.report();
  const counted = way === 'out' ? 'payloadSent' : 'payloadReceived';
  const bytes = after.counters[counted] - before.counters[counted];
  const seconds = after.seconds - before.seconds;
  session.close();
  return {
    stream: name,
    baud,
    wrong,
    bytesPerSecond: Math.round(bytes / seconds),
    shareOfLine: bytes / (seconds * (baud / 10)),
    hostMicrosecondsPerByte: (user + system) / bytes,
  };
}

/** One frame at a time: it is sent again until it and its acknowledgement have arrived. */
async function retries(wrong) {
  const clock = new VirtualClock();
  const each = wrong / 3;
  const damage = {
    baud: 1_000_000,
    latency: LATENCY_MS,
    flips: each,
    drops: each,
    insertions: each,
    seed: 9,
  };
  const greeting = { linkVersion: 1, resetCause: 'power', inOrderOnly: false, kept: false, window: 8 };
  const board = new BoardEnd({
    clock,
    greeting: { ...greeting, maxPayload: 640, firmware: 'bench' },
    onSession() {},
    onMessage() {},
    onReset() {},
  });
  const line = {
    name: 'modelled line',
    async open() {
      const [host, far] = transportPair(clock);
      board.attach(far);
      return new LineModel(host, clock, damage);
    },
  };
  let host;
  const up = new Promise((resolve, reject) => {
    const callbacks = { onUp: resolve, onMessage() {}, onFailed: reject };
    host = new HostEnd({ clock, line, nextSession: () => 1, ...callbacks });
  });
  await clock.until(up);
  const before = host.counted;
  for (let k = 0; k < REQUESTS; k++) {
    host.send(new Uint8Array(100).fill(k | 1));
    // A line that is lost is opened again, which takes a turn of the program.
    while (host.backlog > 0) await Promise.resolve(clock.step());
  }
  const after = host.counted;
  host.close();
  board.close();
  return {
    wrong,
    requests: REQUESTS,
    retriesPerRequest: (after.resent - before.resent) / REQUESTS,
    closedForm: (1 - wrong) ** -(wireBytes(100) + wireBytes(0)) - 1,
  };
}

const streams = [];
for (const stream of Object.keys(STREAMS)) {
  for (const baud of BAUDS) {
    for (const wrong of WRONG) {
      const row = await throughput(stream, baud, wrong);
      streams.push(row);
      const share = `${(100 * row.shareOfLine).toFixed(1)} %`;
      console.log(
        `${stream.padEnd(24)} ${String(baud).padStart(8)} baud  wrong ${String(wrong).padEnd(6)} ${share}`,
      );
    }
  }
}
const single = [];
for (const wrong of [1e-3, 5e-3]) {
  const row = await retries(wrong);
  single.push(row);
  console.log(
    `retries per request at ${wrong}: ${row.retriesPerRequest.toFixed(4)}, closed form ${row.closedForm.toFixed(4)}`,
  );
}

const results = fileURLToPath(new URL('../results', import.meta.url));
mkdirSync(results, { recursive: true });
const document = {
  command: 'node bench/link.mjs',
  latencyMilliseconds: LATENCY_MS,
  streams,
  retries: single,
  machine: { cpu: cpus()[0]?.model ?? '', node: process.version },
  date: new Date().toISOString().slice(0, 10),
};
writeFileSync(`${results}/link.json`, `${JSON.stringify(document, null, 2)}\n`);
