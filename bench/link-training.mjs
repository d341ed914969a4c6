// Training through a line, samples per second of the line's time: learning on the board against chip-in-the-loop
// learning, where the host reads states and writes weights, each against what its bytes take on the line; and how long
// it takes from opening the line to the end of the first settle.
//   node bench/link-training.mjs
// Digits, 196-64-10: behind a modelled line with a chip that takes no time, and on an RP2040 emulated instruction by
// instruction (some minutes). Writes results/link-training.json. Needs a built dist/.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tap } from 'rxjs';
import { loadExperiment } from '../dist/experiment/load.js';
import { train } from '../dist/experiment/train.js';
import { Board } from '../dist/link/board/board.js';
import { openLine } from '../dist/link/open-line.js';
import { createRun } from '../dist/run/folder.js';
import { boardOnLine } from './lib/line.mjs';

const LATENCY_MS = 1;
/** Progress is reported at these; between them nothing but learning is on the line. */
const [FROM, TO] = [100, 200];
const SETTINGS = [
  ...[`data.train_samples=${TO + 10}`, 'data.validation_samples=0', 'data.test_samples=1'],
  ...['training.epochs=1', 'outputs.interval_samples=100000', 'outputs.checkpoint_every_samples=100000'],
  'training.monitor_every_samples=100000',
];
const rate = value => [
  ...['hidden', 'digit'].map(name => `network.populations.${name}.unit.bias_learning_rate=${value}`),
  ...['pixels-hidden', 'hidden-digit'].map(
    name => `network.projections.${name}.synapse.learning_rate=${value}`,
  ),
];
const MODES = {
  'on the board': { overrides: [] },
  'host, every sample': { overrides: ['estimator.plasticity=host'] },
  'host, every sample, blocks': { overrides: ['estimator.plasticity=host'], blocks: true },
  'host, every 10 samples': {
    overrides: ['estimator.plasticity=host', 'training.batch_samples=10', ...rate(0.6)],
  },
};

/** Bytes and seconds per sample while nothing but learning is on the line. */
async function measure(mode, board, drive) {
  const { overrides, blocks } = MODES[mode];
  const capabilities = await drive(board.capabilities());
  let first;
  const connected = {
    chip: commands =>
      board.chip(commands).pipe(
        tap(({ kind }) => {
          if (kind === 'settled') first ??= board.report().seconds;
        }),
      ),
    capabilities: blocks ? { ...capabilities, sparseWrites: false } : capabilities,
    report: () => board.report(),
  };
  const folder = mkdtempSync(join(tmpdir(), 'nudge-bench-'));
  const marks = new Map();
  await drive(
    train({
      experiment: loadExperiment({
        file: fileURLToPath(new URL('../experiments/digits-14x14-board.yaml', import.meta.url)),
        overrides: [...SETTINGS, ...overrides],
      }).experiment,
      ...{ dataDir: undefined, folder: createRun(folder, { name: 'bench', seed: 1 }), resume: false },
      ...{ signal: new AbortController().signal, threads: 1, profile: false, connected },
      onProgress: ({ sample, link }) => {
        if (!marks.has(sample)) marks.set(sample, link);
      },
    }),
  );
  rmSync(folder, { recursive: true });
  const [before, after] = [marks.get(FROM), marks.get(TO)];
  const of = counter => (after.counters[counter] - before.counters[counter]) / (TO - FROM);
  const seconds = (after.seconds - before.seconds) / (TO - FROM);
  return { seconds, first, out: of('bytesSent'), back: of('bytes'), speed: after.bytesPerSecond };
}

function row(board, mode, baud, { seconds, first, out, back, speed }) {
  // Both directions carry bytes at once; the fuller one is the bound.
  const bound = speed / Math.max(out, back);
  const found = {
    ...{ board, learning: mode, baud, bytesOut: Math.round(out), bytesBack: Math.round(back) },
    secondsToFirstSettle: first,
    ...{ samplesPerSecond: 1 / seconds, lineBound: bound, shareOfBound: 1 / seconds / bound },
  };
  console.log(
    `${board.padEnd(12)} ${mode.padEnd(28)} ${String(baud).padStart(8)} baud  ${(1 / seconds).toFixed(1)} samples/s of ${bound.toFixed(1)}, first settle at ${first.toFixed(2)} s  (${found.bytesOut} B out, ${found.bytesBack} B back)`,
  );
  return found;
}

const rows = [];
for (const baud of [115_200, 1_000_000, 3_000_000]) {
  for (const mode of Object.keys(MODES)) {
    const { clock, board } = boardOnLine('rp2040', { baud, latency: LATENCY_MS, wrong: 0, seed: 1 });
    rows.push(row('line alone', mode, baud, await measure(mode, board, job => clock.until(job))));
    board.close();
  }
}
for (const mode of ['on the board', 'host, every sample']) {
  const { line, clock, stop } = await openLine('rp2040');
  const board = new Board(line, { clock, nextSession: () => 1 });
  rows.push(row('rp2040', mode, 1_000_000, await measure(mode, board, job => job)));
  board.close();
  await stop();
}
const document = {
  command: 'node bench/link-training.mjs',
  latencyMilliseconds: LATENCY_MS,
  network: '196-64-10, 50 + 50 ticks per sample',
  training: rows,
  machine: { cpu: cpus()[0]?.model ?? '', node: process.version },
  date: new Date().toISOString().slice(0, 10),
};
writeFileSync(
  fileURLToPath(new URL('../results/link-training.json', import.meta.url)),
  `${JSON.stringify(document, null, 2)}
`,
);
