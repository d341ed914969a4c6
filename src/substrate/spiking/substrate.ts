import type {
  CounterRow,
  Drive,
  InjectFault,
  Present,
  SendSpikes,
  Settle,
  Settled,
  SpikePacket,
  StateVariable,
  Tensor,
  Update,
} from '../../protocol/messages.js';
import { insist, Refusal } from '../refusal.js';
import { pack, unpack } from '../snapshot.js';
import type { Substrate } from '../substrate.js';
import { workSince } from '../work.js';
import { applyCaptured } from './captured.js';
import { checkSettle, checkUpdate } from './checks.js';
import { counterRows, workOf } from './counts.js';
import type { CubaPopulation } from './cuba.js';
import { injectFault } from './faults.js';
import { type KernelFactory, type NetworkSpec, SpikingNetwork } from './network.js';
import { NeuronPopulation } from './neurons.js';
import { Presented } from './presented.js';
import { EventPopulation, SourcePopulation } from './source.js';

/** Synapses visited, at most, between two yields: a few milliseconds. */
const SLICE_WORK = 2e7;
/** Ticks between two looks at the residual. */
const RESIDUAL_EVERY = 10;
/** Samples of a batch between two yields. */
const YIELD_SAMPLES = 8;
/** Settles with continual plasticity between two looks at all weights. */
const HEALTH_EVERY = 64;

/** The spiking substrate: what a chip's commands mean for a spiking network. */
export class SpikingSubstrate implements Substrate {
  readonly network: SpikingNetwork;
  private readonly presented = new Presented();
  private loadedVersion = -1;
  private loadedSample = -1;
  private continualSettles = 0;
  private ticks = 0;
  private lastDraw = 0;
  /** Ticks that take at most a few milliseconds whatever the rates. */
  private readonly sliceTicks: number;

  constructor(
    readonly spec: NetworkSpec,
    kernels: KernelFactory,
  ) {
    this.network = new SpikingNetwork(spec, kernels);
    const synapses = spec.projections.reduce((sum, p) => sum + p.synapses, 0);
    this.sliceTicks = Math.max(
      1,
      Math.floor(SLICE_WORK / (synapses + 10 * this.network.updatesPerTick + 1000)),
    );
  }

  present(command: Present): void {
    this.presented.accept(command, this.network.population(command.population).neurons);
  }

  sendSpikes(command: SendSpikes): void {
    const population = this.network.population(command.population);
    insist(
      population instanceof EventPopulation,
      'unsupported',
      'spikes can be sent to an events source only',
      'population',
    );
    const fits = command.ticks.length <= population.capacity;
    insist(fits, 'too-big', `at most ${population.capacity} spikes fit`, 'ticks');
    const sorted = command.ticks.every((tick, k) => k === 0 || tick >= command.ticks[k - 1]!);
    insist(sorted, 'range', 'ticks must not fall', 'ticks');
    const known = command.addresses.every(address => address < population.neurons);
    insist(known, 'range', `addresses must be below ${population.neurons}`, 'addresses');
    population.load(command.ticks, command.addresses, command.firstTick);
  }

  /** Carries out a settle, yielding between slices of it; spike packets go to `emit` as they fill. */
  *settle(command: Settle, emit: (packet: SpikePacket) => void): Generator<void, Settled> {
    checkSettle(command, this.network, this.presented.batch);
    const batch = this.presented.batch;
    const readout = command.readout < 0 ? undefined : this.network.population(command.readout);
    const width = readout?.neurons ?? 0;
    const out = new Float32Array(batch * width);
    const before = workOf(this.network, this.ticks);
    let result = { ticks: 0, residual: Number.NaN, converged: false };
    for (let sample = 0; sample < batch; sample++) {
      this.prepare(command, sample);
      const from = this.network.tick + command.readoutFrom;
      this.network.setReadout(command.readout, from);
      result = yield* this.runFrames(command, sample, emit);
      if (sample % YIELD_SAMPLES === YIELD_SAMPLES - 1) yield;
      if (readout)
        this.readOut(readout as NeuronPopulation, out.subarray(sample * width, (sample + 1) * width));
    }
    this.finish(command);
    const work = workSince(before, workOf(this.network, this.ticks));
    return { kind: 'settled', requestId: command.requestId, ...result, batch, readout: out, work };
  }

  private prepare(command: Settle, sample: number): void {
    const { network } = this;
    if (command.start === 'fresh') {
      this.lastDraw = (command.draw + sample) >>> 0;
      network.fresh(this.lastDraw);
      this.loadedVersion = -1;
    } else if (command.start === 'slot') {
      insist(
        network.loadSlot(command.startSlot),
        'bad-state',
        `slot ${command.startSlot} is empty`,
        'startSlot',
      );
      this.loadedVersion = -1;
    }
    this.loadFrame(sample, 0);
    network.setDrives(this.frozen(command.drives));
    const gain = command.plasticity === 'continual' ? command.rateScale / command.divisor : 1;
    network.setPlasticity(command.plasticity, gain, this.lastDraw);
    for (const recorder of network.recorders) recorder.enabled = command.record.includes(recorder.population);
  }

  /** Loads the external vectors of one frame, unless they are there already. */
  private loadFrame(sample: number, step: number): void {
    const { network, presented } = this;
    if (this.loadedVersion === presented.version && this.loadedSample === sample && presented.steps === 1)
      return;
    network.populations.forEach((population, id) => {
      const frame = presented.frame(id, sample, step, population.neurons);
      if (!frame) return;
      if (population instanceof SourcePopulation) {
        insist(frame.kind === 'values', 'unsupported', 'a source needs dense intensities', 'layout');
        population.load(frame.values, frame.scale, network.tick);
      } else if (population instanceof NeuronPopulation) {
        if (frame.kind === 'one-hot') population.external.fill(0)[frame.index] = 1;
        else
          for (let i = 0; i < population.neurons; i++)
            population.external[i] = frame.values[i]! * frame.scale;
      }
    });
    this.loadedVersion = presented.version;
    this.loadedSample = sample;
  }

  /** A frozen nudge becomes a constant force, beta (target - rate now). */
  private frozen(drives: readonly Drive[]): readonly Drive[] {
    return drives.map(drive => {
      if (drive.kind !== 'nudge' || drive.evaluation === 'closed-loop') return drive;
      const population = this.network.populations[drive.population] as NeuronPopulation;
      for (let i = 0; i < population.neurons; i++) population.external[i]! -= population.rate[i]!;
      this.loadedVersion = -1;
      return { ...drive, kind: 'force' };
    });
  }

  private *runFrames(command: Settle, sample: number, emit: (packet: SpikePacket) => void) {
    const { network, presented } = this;
    const drain = () => this.drain(command, sample, emit);
    const steps = presented.steps;
    const limit = command.stop.kind === 'ticks' ? command.stop.ticks : command.stop.maxTicks;
    const stride = Math.min(command.stop.kind === 'residual' ? RESIDUAL_EVERY : limit, this.sliceTicks);
    let done = 0;
    let residual = Number.NaN;
    for (let step = 0; step < steps; step++) {
      if (step > 0) this.loadFrame(sample, step);
      if (command.plasticity !== 'off') network.touchRows();
      const end = Math.floor(((step + 1) * limit) / steps);
      while (done < end) {
        const ticks = Math.min(stride, end - done);
        network.run(ticks, drain);
        done += ticks;
        if (ticks === this.sliceTicks) yield;
        if (command.stop.kind !== 'residual') continue;
        residual = network.residual();
        if (residual < command.stop.below) break;
      }
    }
    this.ticks += done;
    const converged = command.stop.kind === 'residual' && residual < command.stop.below;
    return { ticks: done, residual, converged };
  }

  private drain(command: Settle, sample: number, emit: (packet: SpikePacket) => void): void {
    for (const recorder of this.network.recorders) {
      if (!command.record.includes(recorder.population)) continue;
      const taken = recorder.take();
      if (!taken) continue;
      const { requestId } = command;
      emit({ kind: 'spikes', requestId, population: recorder.population, sample, firstTick: 0, ...taken });
    }
  }

  private readOut(population: NeuronPopulation | CubaPopulation, out: Float32Array): void {
    for (let i = 0; i < population.neurons; i++)
      out[i] = population.counts[i]! + 0.5 * population.potential[i]!;
    const numbers = out.every(value => Number.isFinite(value));
    if (!numbers)
      throw new Refusal('diverged', 'a membrane potential is not a number: the weights have diverged');
  }

  private finish(command: Settle): void {
    const { network } = this;
    for (const recorder of network.recorders) recorder.enabled = false;
    if (command.saveSlot >= 0) network.saveSlot(command.saveSlot);
    if (command.plasticity !== 'continual') return;
    for (const projection of network.projections) projection.holdStuck();
    if (++this.continualSettles % HEALTH_EVERY === 0) this.checkHealth();
  }

  private checkHealth(): void {
    const sick = this.network.projections.find(p => !p.healthy());
    if (sick) throw new Refusal('diverged', `the weights of ${sick.spec.name} left their bounds`);
  }

  update(command: Update): void {
    checkUpdate(command);
    const gain = command.rateScale / command.divisor;
    const healthy =
      command.rule === 'slots'
        ? applyCaptured(this.network, command, gain)
        : this.network.update(gain, this.lastDraw);
    if (!healthy) throw new Refusal('diverged', 'a weight left its bounds or is not a number');
  }

  write(tensor: Tensor, id: number, offset: number, data: ArrayLike<number>): void {
    if (tensor === 'bias') {
      const population = this.network.population(id);
      insist(population instanceof NeuronPopulation, 'unsupported', 'this population has no bias', 'id');
      insist(offset + data.length <= population.neurons, 'range', 'more biases than neurons', 'count');
      population.bias.set(data, offset);
      return;
    }
    const writable = tensor === 'weight' || tensor === 'accumulator';
    insist(writable, 'unsupported', `the tensor ${tensor} can only be read`, 'tensor');
    const projection = this.network.projection(id);
    insist(offset + data.length <= projection.synapses, 'range', 'more weights than synapses', 'count');
    projection.write(offset, data, tensor);
  }

  read(tensor: Tensor, id: number): Float32Array | Uint32Array {
    if (tensor === 'hidden' || tensor === 'pulses') return this.readStored(tensor, id);
    if (tensor === 'backward') return this.readBackward(id);
    if (tensor !== 'bias') return this.network.projection(id).read(tensor);
    const population = this.network.population(id);
    insist(population instanceof NeuronPopulation, 'unsupported', 'this population has no bias', 'id');
    return population.bias.slice(0, population.neurons);
  }

  private readStored(tensor: 'hidden' | 'pulses', id: number): Float32Array | Uint32Array {
    const { stored } = this.network.projection(id);
    insist(stored !== undefined, 'unsupported', 'this projection keeps real weights only', 'tensor');
    return tensor === 'hidden' ? stored.hidden.read() : stored.readPulses();
  }

  private readBackward(id: number): Float32Array {
    const weights = this.network.projection(id).readBackward();
    insist(weights !== undefined, 'unsupported', 'spikes go one way only over this projection', 'tensor');
    return weights;
  }

  readState(id: number, variable: StateVariable): Float32Array {
    const population = this.network.population(id);
    const holder = population as unknown as Record<string, Float32Array | undefined>;
    const values = holder[variable === 'slow-rate' ? 'slow' : variable];
    insist(values instanceof Float32Array, 'unsupported', `population ${id} has no ${variable}`, 'variable');
    return values.slice(0, population.neurons);
  }

  inject(command: InjectFault): void {
    injectFault(this.network, command);
  }

  /** Exact counts since the configuration. */
  counters(): CounterRow[] {
    return counterRows(this.network, this.ticks);
  }

  /** State between two settles; what was presented is not part of it. */
  snapshot(): Uint8Array {
    const image = this.network.image();
    return pack([this.network.tick, this.ticks, this.lastDraw, image.length], image);
  }

  restore(bytes: Uint8Array): void {
    const { numbers: head, memory } = unpack(bytes, 4, 3, this.network.arena.used);
    this.network.setImage(memory, head[0]!);
    this.ticks = head[1]!;
    this.lastDraw = head[2]!;
    this.loadedVersion = -1;
  }
}
