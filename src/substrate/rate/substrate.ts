import type {
  CounterRow,
  Drive,
  InjectFault,
  Present,
  SendSpikes,
  Settle,
  Settled,
  StateVariable,
  Tensor,
  Update,
} from '../../protocol/messages.js';
import { insist, Refusal } from '../refusal.js';
import { pack, unpack } from '../snapshot.js';
import type { KernelFactory } from '../spiking/network.js';
import type { Substrate } from '../substrate.js';
import { workSince } from '../work.js';
import { recurrent, throughTime } from './back-propagation.js';
import { checkSettle, checkUpdate } from './checks.js';
import { applyContrast } from './contrast.js';
import { counterRows, workOf } from './counts.js';
import { applyDrive, release } from './drive.js';
import { Frames } from './frames.js';
import { History } from './history.js';
import { type Faults, type Members, RATES } from './members.js';
import { RateNetwork } from './network.js';
import type { Moment, RatePopulation } from './population.js';
import { Resting } from './resting.js';
import type { RateSpec } from './spec.js';
import { readSynapses, writeWeights } from './synapses.js';

/** Multiply-adds, at most, between two yields: a few milliseconds. */
const SLICE_WORK = 2e7;

interface Outcome {
  readonly ticks: number;
  readonly residual: number;
  readonly converged: boolean;
}

/** The rate substrate: what a chip's commands mean for a network of rates that relaxes. */
export class RateSubstrate implements Substrate {
  readonly network: RateNetwork;
  private readonly frames: Frames;
  private readonly faults: Faults;
  /** Samples whose rates each slot holds; 0 when it is empty. */
  private readonly captured: number[];
  private readonly history: History;
  private readonly resting: Resting;
  /** True while nothing pulls or holds what relaxes, so that errors can go back. */
  private free = false;
  private ticks = 0;
  /** What the standing drives were worked out for. */
  private standing = '';
  /** Iterations that take at most a few milliseconds. */
  private readonly slice: number;

  /** @throws Refusal for a network that cannot relax */
  constructor(
    spec: RateSpec,
    kernels: KernelFactory,
    private readonly members: Members = RATES,
  ) {
    members.check(spec);
    this.network = new RateNetwork(spec, kernels, members);
    this.faults = members.faults(this.network);
    this.frames = new Frames(this.network);
    this.history = new History(this.network);
    this.resting = new Resting(this.network);
    this.captured = new Array<number>(spec.slots).fill(0);
    const work = this.network.projections.reduce((sum, coupling) => sum + coupling.work, 0);
    this.slice = Math.max(1, Math.floor(SLICE_WORK / (this.network.unit.batch * (work + 1000))));
  }

  present(command: Present): void {
    this.frames.accept(command);
  }

  sendSpikes(_command: SendSpikes): never {
    throw new Refusal('unsupported', 'rate units take no spikes', 'population');
  }

  inject(command: InjectFault): void {
    this.standing = '';
    this.faults.inject(command);
  }

  /** Carries out a settle, yielding between slices of it. A batch settles side by side, as many as are kept. */
  *settle(command: Settle): Generator<void, Settled> {
    const { network, frames } = this;
    checkSettle(command, network, frames.batch, frames.steps);
    const { batch } = frames;
    const readout = command.readout < 0 ? undefined : network.population(command.readout);
    const out = new Float32Array(batch * (readout?.neurons ?? 0));
    const before = workOf(network, this.ticks);
    let result: Outcome = { ticks: 0, residual: 0, converged: true };
    for (let first = 0; first < batch; first += network.unit.batch) {
      const moment = { seed: network.spec.seed, draw: command.draw + first, slot: command.saveSlot + 1 };
      this.begin(command, first, Math.min(network.unit.batch, batch - first), moment);
      result = worse(result, yield* this.relax(command));
      for (const population of network.populations) population.ended(moment, network.samples);
      if (readout) copyRates(readout, network.samples, out, first * readout.neurons);
    }
    this.finish(command);
    const work = workSince(before, workOf(network, this.ticks));
    return { kind: 'settled', requestId: command.requestId, ...result, batch, readout: out, work };
  }

  private begin(command: Settle, first: number, samples: number, moment: Moment): void {
    const { network } = this;
    if (command.start !== 'slot') this.renew(moment);
    network.samples = samples;
    network.settles[0]! += samples;
    for (const population of network.populations) release(population, samples);
    this.frames.load(first);
    if (command.start === 'fresh') network.fresh();
    else if (command.start === 'slot') this.loadSlot(command.startSlot);
    if (command.plasticity === 'continual') this.remember();
    this.free = command.drives.length === 0;
    if (command.start !== 'continue' || !this.free) this.history.clear();
    for (const drive of command.drives) this.drive(drive);
    const held = !network.sendsChanges && network.populations.some(population => population.held);
    const key = held ? '' : this.frames.loaded;
    network.prepare();
    if (key === '' || key !== this.standing) network.stand();
    this.standing = key;
    network.introduce();
    if (!this.free) network.readOut();
  }

  /** Lets weights be what samples that begin to settle find. */
  private renew(moment: Moment): void {
    if (this.faults.begin(moment.draw)) this.standing = '';
    for (const coupling of this.network.projections) {
      if (!coupling.fluctuate?.(moment)) continue;
      coupling.weightsChanged();
      this.standing = '';
    }
  }

  private loadSlot(slot: number): void {
    const { network } = this;
    const fits = this.captured[slot] === network.samples;
    insist(fits, 'bad-state', `slot ${slot} does not hold ${network.samples} samples`, 'startSlot');
    for (const population of network.populations) {
      if (population.input) continue;
      population.state.set(population.slots[slot]!);
      population.show(network.samples);
    }
  }

  private drive(drive: Drive): void {
    const { network } = this;
    const kept = applyDrive(network.population(drive.population), drive, network.samples);
    if (!kept) this.frames.forget();
  }

  private *relax(command: Settle): Generator<void, Outcome> {
    const { network, resting } = this;
    const { stop } = command;
    const limit = stop.kind === 'ticks' ? stop.ticks : stop.maxTicks;
    const below = stop.kind === 'residual' ? stop.below : 0;
    const learns = command.plasticity === 'continual';
    const together = learns || (this.free && this.history.kept > 0);
    let residual = Number.NaN;
    try {
      for (let done = 1; done <= limit; done++) {
        if (this.free) this.history.record();
        residual = network.step();
        this.ticks += network.samples;
        if (Number.isNaN(residual)) throw this.diverged(command, done);
        if (learns) this.follow(command);
        if (!together) resting.leave(below);
        residual = Math.max(residual, resting.residual);
        if (residual < below) return { ticks: done, residual, converged: true };
        if (done % this.slice === 0) yield;
      }
      return { ticks: limit, residual, converged: false };
    } finally {
      resting.return();
    }
  }

  /** Weights follow the change that the last step made. */
  private follow(settle: Settle): void {
    const { network } = this;
    const ends = network.populations.map(({ previous, activity }) => ({
      earlier: previous,
      later: activity,
      free: previous,
    }));
    this.learn(applyContrast(network, ends, settle));
    this.remember();
    network.stand();
    network.introduce();
  }

  /** What synapses see now is what they saw before the next step. */
  private remember(): void {
    for (const { previous, activity } of this.network.populations) previous.set(activity);
  }

  private learn(healthy: boolean): void {
    this.standing = '';
    if (!healthy) throw new Refusal('diverged', 'a weight left its bounds or is not a number');
  }

  private diverged({ drives }: Settle, step: number): Refusal {
    const sick = this.network.populations.find(({ state }) => !state.every(Number.isFinite));
    const nudged =
      drives.length === 0 ? 'free' : drives.map(({ kind, beta }) => `${kind} ${beta}`).join(', ');
    const where = `the rates of ${sick?.name} are not numbers after step ${step} (${nudged})`;
    return new Refusal('diverged', `${where}: weights have diverged, or beta or the step is too large`);
  }

  private finish({ saveSlot }: Settle): void {
    if (saveSlot < 0) return;
    this.captured[saveSlot] = this.network.samples;
    for (const population of this.network.populations) population.capture(saveSlot);
  }

  update(command: Update): void {
    checkUpdate(command, this.network);
    if (command.rule === 'slots') this.contrast(command);
    else this.goBack(command);
  }

  private goBack(command: Update): void {
    const { rule, output: id, steps } = command;
    const { network, history, frames } = this;
    const alone = this.free && frames.batch === network.samples;
    insist(
      alone,
      'bad-state',
      'errors go back through one free settle of the samples kept side by side',
      'rule',
    );
    const output = network.population(id!);
    if (rule === 'recurrent') {
      this.learn(recurrent(network, output, steps!, command));
      return;
    }
    const way = Math.min(steps!, history.length);
    insist(way > 0, 'bad-state', 'no step is left to go back through: settle, with a history kept', 'steps');
    this.learn(throughTime(network, history, output, way, command));
  }

  private contrast(command: Update): void {
    const { network } = this;
    const { earlier, later, free = earlier } = command;
    for (const slot of [earlier, later, free]) {
      const fits = this.captured[slot] === network.samples;
      insist(fits, 'bad-state', `slot ${slot} does not hold ${network.samples} samples`, 'later');
    }
    const ends = network.populations.map(population => ({
      earlier: population.captured(earlier, 0, network.samples),
      later: population.captured(later, 1, network.samples),
      free: population.captured(free, 2, network.samples),
    }));
    this.learn(applyContrast(network, ends, command));
  }

  write(tensor: Tensor, id: number, offset: number, data: ArrayLike<number>): void {
    this.mend();
    this.standing = '';
    if (tensor === 'bias') {
      const { bias } = this.network.population(id);
      const fits = offset + data.length <= bias.count;
      insist(fits, 'range', `there are ${bias.count} biases`, 'count');
      bias.values.set(data, offset);
      return;
    }
    insist(tensor === 'weight', 'unsupported', `rate networks keep no ${tensor}`, 'tensor');
    const projection = this.network.projection(id);
    const fits = offset + data.length <= projection.spec.synapses;
    insist(fits, 'range', 'more weights than synapses', 'count');
    writeWeights(projection, offset, data);
  }

  read(tensor: Tensor, id: number): Float32Array | Uint32Array {
    this.mend();
    if (tensor === 'bias') return this.network.population(id).bias.values.slice();
    return readSynapses(this.network.projection(id), tensor);
  }

  /** What is there in some samples only is no part of what is kept. */
  private mend(): void {
    if (this.faults.lift()) this.standing = '';
  }

  /** Rates of the samples settled last, batch x neurons, or their energies. */
  readState(id: number, variable: StateVariable): Float32Array {
    const population = this.network.population(id);
    if (variable === 'energy') return this.network.energies();
    insist(variable === 'rate', 'unsupported', `rate units have no ${variable}`, 'variable');
    const out = new Float32Array(this.network.samples * population.neurons);
    copyRates(population, this.network.samples, out, 0);
    return out;
  }

  counters(): CounterRow[] {
    return counterRows(this.network, this.ticks, this.members.counts);
  }

  /** State between two settles; what was presented is not part of it. */
  snapshot(): Uint8Array {
    this.mend();
    const { arena, samples } = this.network;
    const { ticks, history, captured } = this;
    const head = [arena.used, ticks, samples, Number(this.free), history.position, ...captured];
    return pack(head, new Uint8Array(arena.memory.buffer, 0, arena.used));
  }

  restore(bytes: Uint8Array): void {
    this.mend();
    const { arena, projections } = this.network;
    const { numbers: head, memory } = unpack(bytes, 5 + this.captured.length, 0, arena.used);
    new Uint8Array(arena.memory.buffer).set(memory);
    this.ticks = head[1]!;
    this.network.samples = head[2]!;
    this.free = head[3] === 1;
    this.history.position = head[4]!;
    this.captured.splice(0, this.captured.length, ...head.subarray(5));
    this.frames.forget();
    this.standing = '';
    for (const projection of projections) projection.weightsChanged();
  }
}

/** The slowest of two groups of a batch speaks for both. */
const worse = (a: Outcome, b: Outcome): Outcome => ({
  ticks: Math.max(a.ticks, b.ticks),
  residual: Math.max(a.residual, b.residual),
  converged: a.converged && b.converged,
});

function copyRates(
  { state, neurons, row }: RatePopulation,
  samples: number,
  out: Float32Array,
  at: number,
): void {
  for (let sample = 0; sample < samples; sample++) {
    out.set(state.subarray(sample * row, sample * row + neurons), at + sample * neurons);
  }
}
