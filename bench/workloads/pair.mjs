import { openSession, settle } from '../lib/chip.mjs';
import { cpuOf, ratios, summary } from '../lib/clock.mjs';
import { BrianProgram } from '../lib/peer.mjs';
import { digits, percent, printTable } from '../lib/table.mjs';

/** One network on our chip, ready to run. */
class OurProgram {
  async open(net, ticks) {
    this.ticks = ticks;
    this.session = openSession();
    await this.session.play(net.script());
    return this;
  }

  /** Runs it once from a fresh start: microseconds of CPU per tick. */
  async run() {
    const seconds = await cpuOf(() =>
      this.session.play([settle(this.ticks)], event => {
        if (event.kind === 'settled') this.work = event.work;
      }),
    );
    return (seconds / this.ticks) * 1e6;
  }
}

/** The peer's side: microseconds of CPU per step of each round. */
class TheirProgram {
  constructor(kind, net, ticks, float32) {
    this.ticks = ticks;
    this.program = new BrianProgram(kind, ticks, net.shared, { float32 });
    this.times = [];
    this.ours = [];
  }

  run() {
    const { cpu_s, spikes } = this.program.run();
    this.spikes = spikes;
    this.times.push((cpu_s / this.ticks) * 1e6);
  }
}

/**
 * Runs one network on both sides, alternating: ours, Brian in double precision, ours, Brian in single precision.
 * @param net as from lib/networks.mjs
 * @param kind what brian_nets.py calls it
 * @param ticks of a round: short enough that some rounds find the machine undisturbed
 */
export async function runPair({ title, net, kind, ticks, rounds, peer }) {
  const ours = await new OurProgram().open(net, ticks);
  const theirs = peer
    ? { double: new TheirProgram(kind, net, ticks, false), single: new TheirProgram(kind, net, ticks, true) }
    : {};
  const times = [];
  for (let round = -1; round < rounds; round++) {
    for (const side of peer ? Object.values(theirs) : [undefined]) {
      const time = await ours.run();
      side?.run();
      if (round >= 0) {
        times.push(time);
        side?.ours.push(time);
      } else side?.times.pop();
    }
  }
  for (const side of Object.values(theirs)) side.program.remove();
  const result = { ticks, ours: ourFigures(ours.work, times), peers: {} };
  for (const [name, side] of Object.entries(theirs)) result.peers[name] = theirFigures(side, net.fan);
  print(title, result);
  return result;
}

function ourFigures(work, times) {
  return {
    microsecondsPerTick: summary(times),
    spikesPerTick: work.spikes / work.ticks,
    synapticEventsPerTick: work.synapticEvents / work.ticks,
  };
}

function theirFigures({ times, ours, spikes, ticks }, fan) {
  const events = spikes.reduce((sum, count, group) => sum + count * fan[group], 0);
  return {
    microsecondsPerTick: summary(times),
    spikesPerTick: spikes.reduce((sum, count) => sum + count, 0) / ticks,
    synapticEventsPerTick: events / ticks,
    ratio: ratios(times, ours),
  };
}

function print(title, { ours, peers }) {
  const row = (name, figures) => {
    const { best, median, spread } = figures.microsecondsPerTick;
    const { ratio } = figures;
    return [
      name,
      digits(figures.spikesPerTick),
      digits(figures.synapticEventsPerTick),
      digits(best),
      digits(median),
      percent(spread),
      ratio ? `${digits(ratio.best)}x` : '',
      ratio ? `${digits(ratio.median)}x` : '',
      ratio ? ratio.quartiles.map(digits).join('..') : '',
    ];
  };
  const head = [
    '',
    'spikes/tick',
    'events/tick',
    'us best',
    'us median',
    'spread',
    'ratio best',
    'median',
    'quartiles',
  ];
  const rows = [row('nudge', ours)];
  if (peers.double)
    rows.push(row('Brian 2 C++, double', peers.double), row('Brian 2 C++, float32', peers.single));
  printTable(title, head, rows);
}
