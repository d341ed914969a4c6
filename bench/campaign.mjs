// Campaigns of tiny runs: `node bench/campaign.mjs [kill | scaling]`. `kill` runs 1,000 runs while worker processes
// are killed with -9 at random, and counts the rows; `scaling` compares one worker with two, interleaved, and says what two
// unrelated trainings gain on this machine.
// Needs a build (npm run build).
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { childrenOf, TINY, tinyStudy } from './lib/tiny-study.mjs';

const MAIN = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const LONGER = { ...TINY, 'data.train_samples': 200, 'data.test_samples': 200 };
const WHOLE = { ...TINY, 'data.train_samples': 1400, 'data.test_samples': 360 };

function studyFile(folder, overrides, cells, count) {
  const values = Array.from({ length: cells }, (_, k) => 4 + k);
  const factors = [{ name: 'hidden', key: 'network.populations.hidden.neurons', values }];
  return tinyStudy(folder, { overrides, factors, replicates: { count } });
}

/** Starts a campaign and resolves to its exit code, seconds and folder. */
function start(folder, file, workers) {
  const out = join(folder, 'campaigns');
  const started = performance.now();
  const child = spawn(
    process.execPath,
    [MAIN, 'campaign', file, '--workers', String(workers), '--out', out],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let words = '';
  child.stderr.on('data', piece => (words += piece));
  const end = new Promise(resolve =>
    child.on('close', code =>
      resolve({
        code,
        words,
        seconds: (performance.now() - started) / 1000,
        path: join(out, readdirSync(out)[0]),
      }),
    ),
  );
  return { child, end };
}

/** Runs that have ended. */
function ended(folder) {
  const out = join(folder, 'campaigns');
  const path = existsSync(out) && readdirSync(out)[0];
  return path && existsSync(join(out, path, 'results')) ? readdirSync(join(out, path, 'results')).length : 0;
}

const rowsOf = path => readFileSync(join(path, 'results.csv'), 'utf8').trim().split('\n').slice(1);
const pause = ms => new Promise(resolve => setTimeout(resolve, ms));

async function inFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), 'nudge-campaign-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function kill() {
  await inFolder(async folder => {
    const { child, end } = start(folder, studyFile(folder, TINY, 10, 100), 2);
    let over = false;
    end.then(() => (over = true));
    let kills = 0;
    // Killing by progress and not by the clock: on a busy machine a process takes a second to start.
    let next = 1;
    while (!over) {
      await pause(20);
      if (ended(folder) < next) continue;
      next = ended(folder) + 5 + 40 * Math.random();
      const workers = childrenOf(child.pid);
      const victim = workers[Math.floor(Math.random() * workers.length)];
      if (over || !victim) continue;
      try {
        process.kill(victim, 'SIGKILL');
        kills++;
      } catch {
        // It has ended by itself.
      }
    }
    const { code, seconds, path, words } = await end;
    const rows = rowsOf(path);
    const ids = new Set(rows.map(row => row.split(',')[1]));
    const finished = rows.filter(row => row.includes(',finished,')).length;
    const lost = words.split('was lost').length - 1;
    console.log(
      `kill: exit code ${code}, ${rows.length} rows, ${ids.size} different, ${finished} finished, ${kills} kills (${lost} in a run), ${seconds.toFixed(1)} s`,
    );
    if (code !== 0 || rows.length !== 1000 || ids.size !== 1000 || finished !== 1000) process.exitCode = 1;
  });
}

/** Working time without the start of processes: from the timings of the runs and the first and last result. */
async function scaling(rounds = 3) {
  for (const [name, overrides, cells, count] of [
    ['tiny runs', TINY, 10, 30],
    ['longer runs', LONGER, 10, 10],
    ['runs of all the digits', WHOLE, 10, 4],
  ]) {
    const seconds = { 1: [], 2: [] };
    for (let round = 0; round < rounds; round++) {
      for (const workers of round % 2 === 0 ? [1, 2] : [2, 1]) {
        await inFolder(async folder => {
          const { end } = start(folder, studyFile(folder, overrides, cells, count), workers);
          seconds[workers].push((await end).seconds);
        });
      }
    }
    const best = workers => Math.min(...seconds[workers]);
    const show = workers => seconds[workers].map(each => each.toFixed(1)).join(', ');
    console.log(
      `scaling, ${cells * count} ${name}: 1 worker ${show(1)} s, 2 workers ${show(2)} s, best/best ${(best(1) / best(2)).toFixed(2)}x, load ${loadavg()[0].toFixed(1)}`,
    );
  }
}

/** How much more two unrelated trainings get done than one: what this machine's cores give, campaigns or not. */
async function machine(rounds = 3) {
  const train = (folder, name) =>
    new Promise((resolve, reject) =>
      spawn(
        process.execPath,
        [MAIN, 'train', 'training.epochs=2', '--threads', '1', '--out', join(folder, name)],
        { stdio: 'ignore' },
      ).on('close', code => (code === 0 ? resolve() : reject(new Error(`exit code ${code}`)))),
    );
  const seconds = { 1: [], 2: [] };
  for (let round = 0; round < rounds; round++) {
    for (const processes of round % 2 === 0 ? [1, 2] : [2, 1]) {
      await inFolder(async folder => {
        const started = performance.now();
        await Promise.all(Array.from({ length: processes }, (_, k) => train(folder, `run-${k}`)));
        seconds[processes].push((performance.now() - started) / 1000);
      });
    }
  }
  const best = processes => Math.min(...seconds[processes]);
  console.log(
    `machine: one training ${best(1).toFixed(1)} s, two at once ${best(2).toFixed(1)} s: ${((2 * best(1)) / best(2)).toFixed(2)}x`,
  );
}

const what = process.argv[2];
if (what !== 'scaling') await kill();
if (what !== 'kill') {
  await machine();
  await scaling();
}
