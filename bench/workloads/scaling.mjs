import { writeFileSync } from 'node:fs';
import {
  configure,
  lif,
  openSession,
  population,
  present,
  projection,
  settle,
  source,
} from '../lib/chip.mjs';
import { cpuOf, summary } from '../lib/clock.mjs';
import { digits, printTable } from '../lib/table.mjs';
import { plot } from '../plot.mjs';

const INPUTS = 1000;
/** Synapses by number of targets; 1000 inputs each. */
const TARGETS = [10, 30, 100, 300, 1000, 3000, 10_000];
/** At one size. */
const SPIKES_PER_TICK = [1, 4, 16, 64, 250];
const SPIKES = 16;
const MIDDLE = 1000;
const LEAK = 0.05;
const WARM_UP_SECONDS = 0.2;

const fixed = bits => ({ kind: 'fixed', bits, step: 2 ** -(bits - 1), rounding: 'nearest' });
const STORAGES = {
  float32: {},
  int16: { storage: 'int16', weight: fixed(16) },
  int8: { storage: 'int8', weight: fixed(8) },
};

/** Regular inputs onto leaky neurons that hardly ever fire, so that the spikes per tick are those of the inputs. */
async function open(targets, spikesPerTick, storage) {
  const synapses = INPUTS * targets;
  const weights = Float32Array.from({ length: synapses }, (_, k) => (((k * 7919) % 201) - 100) * 2e-4);
  const session = openSession();
  const populations = [
    source(0, 'input', INPUTS, { encoder: 'regular', maxRate: 1 }),
    population(1, 'neurons', targets, lif(LEAK)),
  ];
  await session.play(
    configure(populations, [projection(0, 0, 1, synapses, { weights, ...STORAGES[storage] })]),
  );
  await session.play([present(0, new Float32Array(INPUTS).fill(spikesPerTick / INPUTS))]);
  return { session, targets, synapses, spikesPerTick, storage, times: [] };
}

/** Runs until the code is compiled and every page of the weights was touched, then finds ticks that take 10 ms. */
async function calibrate(job) {
  const run = ticks => cpuOf(() => job.session.play([settle(ticks)]));
  for (let spent = 0; spent < WARM_UP_SECONDS; ) spent += await run(500);
  for (job.ticks = 500; (await run(job.ticks)) < 0.005 && job.ticks < 1 << 16; ) job.ticks *= 2;
}

async function measure(job) {
  let work;
  const seconds = await cpuOf(() =>
    job.session.play([settle(job.ticks)], event => {
      if (event.kind === 'settled') work = event.work;
    }),
  );
  job.times.push((seconds / job.ticks) * 1e6);
  job.events = work.synapticEvents / work.ticks;
}

/** Measures jobs in turn, round after round; each is closed afterwards. */
async function measureAll(jobs, rounds) {
  for (const job of jobs) await calibrate(job);
  for (let round = 0; round < rounds; round++) for (const job of jobs) await measure(job);
  return jobs.map(({ session, times, ticks, events, ...job }) => {
    session.close();
    return { ...job, synapticEventsPerTick: events, microsecondsPerTick: summary(times) };
  });
}

/** Least-squares line y = a + b x through points weighted by 1/y^2, so that each decade counts alike. */
function line(points) {
  let [s, sx, sy, sxx, sxy] = [0, 0, 0, 0, 0];
  for (const [x, y] of points) {
    const w = 1 / (y * y);
    s += w;
    sx += w * x;
    sy += w * y;
    sxx += w * x * x;
    sxy += w * x * y;
  }
  const slope = (s * sxy - sx * sy) / (s * sxx - sx * sx);
  const start = (sy - slope * sx) / s;
  return { start, slope, worst: Math.max(...points.map(([x, y]) => Math.abs(y / (start + slope * x) - 1))) };
}

/** Measures one point for each storage and value; all points of a set in turn, so that all see the same machine. */
async function measureSet(values, openPoint, key, rounds) {
  const names = Object.keys(STORAGES);
  const jobs = [];
  for (const storage of names) for (const value of values) jobs.push(await openPoint(value, storage));
  const points = await measureAll(jobs, rounds);
  const of = storage => points.filter(point => point.storage === storage);
  return Object.fromEntries(names.map(storage => [storage, series(of(storage), key)]));
}

/** Cost per tick against network size and against spike rate: figures, tables and two plots. */
export async function runScaling({ rounds, folder }) {
  const bySize = (targets, storage) => open(targets, SPIKES, storage);
  const size = await measureSet(TARGETS, bySize, 'synapses', rounds);
  const byRate = (spikes, storage) => open(MIDDLE, spikes, storage);
  const rate = await measureSet(SPIKES_PER_TICK, byRate, 'spikesPerTick', rounds);
  const [silent] = await measureAll([await open(MIDDLE, 0, 'float32')], rounds);
  print(`cost per tick against size: ${INPUTS} inputs, ${SPIKES} spikes per tick`, 'synapses', size);
  print(`cost per tick against rate: ${INPUTS} x ${MIDDLE} synapses`, 'spikesPerTick', rate);
  writeFileSync(
    `${folder}/bench-size.svg`,
    plot({
      title: `CPU per tick against network size, ${SPIKES} spikes per tick`,
      x: { label: 'synapses', log: true },
      y: { label: 'microseconds per tick', log: true },
      series: lines(size, 'synapses'),
    }),
  );
  writeFileSync(
    `${folder}/bench-rate.svg`,
    plot({
      title: `CPU per tick against spike rate, ${digits(INPUTS * MIDDLE)} synapses`,
      x: { label: 'spikes per tick' },
      y: { label: 'microseconds per tick' },
      series: lines(rate, 'spikesPerTick'),
    }),
  );
  const silentMicrosecondsPerTick = silent.microsecondsPerTick.best;
  console.log(`silent: ${digits(silentMicrosecondsPerTick)} us per tick`);
  return { spikesPerTick: SPIKES, size, synapses: INPUTS * MIDDLE, rate, silentMicrosecondsPerTick };
}

function series(points, key) {
  const fit = line(points.map(point => [point[key], point.microsecondsPerTick.best]));
  return { points, fit };
}

const lines = (set, key) =>
  Object.entries(set).map(([name, { points }]) => ({
    name,
    points: points.map(point => [point[key], point.microsecondsPerTick.best]),
  }));

function print(title, key, set) {
  const names = Object.keys(set);
  const rows = set[names[0]].points.map((_, k) => [
    digits(set[names[0]].points[k][key]),
    ...names.flatMap(name => {
      const { microsecondsPerTick, synapticEventsPerTick } = set[name].points[k];
      const rate = synapticEventsPerTick / microsecondsPerTick.best / 1000;
      return [digits(microsecondsPerTick.best), digits(rate)];
    }),
  ]);
  printTable(title, [key, ...names.flatMap(name => [`${name} us`, 'G events/s'])], rows);
  for (const name of names) {
    const { start, slope, worst } = set[name].fit;
    console.log(
      `${name}: ${digits(start)} us + ${digits(slope * 1000)} ns per ${key}, off by ${(100 * worst).toFixed(0)} % at most`,
    );
  }
}
