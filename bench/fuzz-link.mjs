// Mutated frames and messages, and random bytes, into the decoders of the host: nothing may be thrown but refusals,
// nothing may be taken for a frame whose checksum is wrong, and the next good frame is always found.
//   node bench/fuzz-link.mjs [--frames 10000000] [--seed 1]
// Starts from the golden vectors of protocols/golden; writes results/fuzz-link.json. Needs a built dist/.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { FrameDecoder } from '../dist/link/frame/decoder.js';
import { BARE, encodeFrame } from '../dist/link/frame/frame.js';
import { decodeBoardGreeting, decodeHello, decodeHelloAck } from '../dist/link/frame/greeting.js';
import { decodeCommandPart, decodeEventPart } from '../dist/protocol/codec.js';
import { ProtocolError } from '../dist/protocol/error.js';

const { values } = parseArgs({
  options: { frames: { type: 'string', default: '10000000' }, seed: { type: 'string', default: '1' } },
});
// Refusals are thrown by the million; nobody reads where.
Error.stackTraceLimit = 0;
const FRAMES = Number(values.frames);
/** Every so many mutated frames a good one has to be found. */
const GOOD_EVERY = 16;

const golden = name =>
  JSON.parse(readFileSync(new URL(`../protocols/golden/${name}.json`, import.meta.url), 'utf8'));
const bytesOf = hex => Uint8Array.from(Buffer.from(hex, 'hex'));
const messages = ['commands', 'events'].flatMap(name => golden(name).messages.map(({ hex }) => bytesOf(hex)));
const refused = ['commands', 'events'].flatMap(list =>
  golden('refused')[list].map(({ hex }) => bytesOf(hex)),
);
const wires = golden('link').frames.map(({ wire }) => bytesOf(wire));
const corpus = [
  ...wires,
  ...[...messages, ...refused]
    .filter(payload => payload.length <= 640)
    .map(payload => encodeFrame({ ...BARE, type: 'data', session: 1, payload })),
];
const payloads = [...messages, ...refused];

/** xorshift32: fast, and the same everywhere. */
let state = Number(values.seed) | 1;
const draw = below => {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (state >>> 0) % below;
};

const scratch = new Uint8Array(4096);

/** A seed with one to four changes: a bit, a byte, bytes lost or doubled, the end cut, or another seed's end. */
function mutated(seeds) {
  const seed = seeds[draw(seeds.length)];
  let length = Math.min(seed.length, 2000);
  scratch.set(seed.subarray(0, length));
  for (let changes = 1 + draw(4); changes > 0 && length > 0; changes--) {
    const at = draw(length);
    switch (draw(6)) {
      case 0:
        scratch[at] ^= 1 << draw(8);
        break;
      case 1:
        scratch[at] = draw(256);
        break;
      case 2:
        scratch.copyWithin(at, at + 1, length);
        length--;
        break;
      case 3:
        scratch.copyWithin(at + 1, at, length);
        length++;
        break;
      case 4:
        length = at;
        break;
      default: {
        const other = seeds[draw(seeds.length)].subarray(0, 1000);
        scratch.set(other, at);
        length = at + other.length;
      }
    }
  }
  return scratch.subarray(0, length);
}

const counts = { frames: 0, messagesTaken: 0, messagesRefused: 0, goodFrames: 0 };
const greetings = [decodeBoardGreeting, decodeHello, decodeHelloAck];

function tryMessage(bytes) {
  for (const decode of [decodeCommandPart, decodeEventPart]) {
    try {
      decode(bytes, 640);
      counts.messagesTaken++;
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      counts.messagesRefused++;
    }
  }
}

const MARK = 0xabcd;
const good = encodeFrame({ ...BARE, type: 'ack', session: MARK });
let found = 0;
const decoder = new FrameDecoder(frame => {
  if (frame.session === MARK && frame.type === 'ack') found++;
  for (const decode of greetings) decode(frame.payload);
  if (frame.type === 'data') tryMessage(frame.payload);
});

const started = performance.now();
const heapBefore = process.memoryUsage().heapUsed;
for (let k = 0; k < FRAMES; k++) {
  decoder.push(mutated(corpus));
  counts.frames++;
  if (k % 2 === 0) tryMessage(mutated(payloads));
  if (k % GOOD_EVERY !== 0) continue;
  const before = found;
  decoder.push(Uint8Array.of(0));
  decoder.push(good);
  counts.goodFrames++;
  if (found !== before + 1) throw new Error(`frame ${k}: a good frame behind damaged ones was not found`);
}
const seconds = (performance.now() - started) / 1000;
const grown = process.memoryUsage().heapUsed - heapBefore;

const document = {
  command: `node bench/fuzz-link.mjs --frames ${FRAMES} --seed ${values.seed}`,
  seeds: corpus.length + payloads.length,
  ...counts,
  decoder: decoder.counters,
  seconds: Math.round(seconds),
  heapGrowthMegabytes: Math.round(grown / 1e6),
  node: process.version,
  date: new Date().toISOString().slice(0, 10),
};
console.log(JSON.stringify(document, null, 2));
const results = fileURLToPath(new URL('../results', import.meta.url));
mkdirSync(results, { recursive: true });
writeFileSync(`${results}/fuzz-link.json`, `${JSON.stringify(document, null, 2)}\n`);
