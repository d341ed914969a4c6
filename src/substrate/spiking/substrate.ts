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
  WorkCounts,
} from '../../protocol/messages.js';
import { Refusal, require } from '../refusal.js';
import { type KernelFactory, type NetworkSpec, SpikingNetwork } from './network.js';
import { CubaPopulation, NeuronPopulation } from './neurons.js';
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
export class SpikingSubstrate {
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
    this.presented.accept(command, this.population(command.population).neurons);
  }

  sendSpikes(command: SendSpikes): void {
    const population = this.population(command.population);
    require(population instanceof
      EventPopulation, 'unsupported', 'spikes can be sent to an events source only', 'population');
    const fits = command.ticks.length <= population.capacity;
    require(fits, 'too-big', `at most ${population.capacity} spikes fit`, 'ticks');
    const sorted = command.ticks.every((tick, k) => k === 0 || tick >= command.ticks[k - 1]!);
    require(sorted, 'range', 'ticks must not fall', 'ticks');
    const known = command.addresses.every(address => address < population.neurons);
    require(known, 'range', `addresses must be below ${population.neurons}`, 'addresses');
    population.load(command.ticks, command.addresses, command.firstTick);
  }

  private population(id: number) {
    const population = this.network.populations[id];
    require(population !== undefined, 'range', `there is no population ${id}`, 'population');
    return population;
  }

  /** Carries out a settle, yielding between slices of it; spike packets go to `emit` as they fill. */
  *settle(command: Settle, emit: (packet: SpikePacket) => void): Generator<void, Settled> {
    this.check(command);
    const batch = this.presented.batch;
    const readout = command.readout < 0 ? undefined : this.population(command.readout);
    const width = readout?.neurons ?? 0;
    const out = new Float32Array(batch * width);
    const before = this.work();
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
    const work = difference(this.work(), before);
    return { kind: 'settled', requestId: command.requestId, ...result, batch, readout: out, work };
  }

  private check(command: Settle): void {
    const { presented, spec } = this;
    const oneSample = presented.batch === 1 || (command.start === 'fresh' && command.plasticity === 'off');
    require(oneSample, 'unsupported', 'a batch must start fresh and cannot learn: this substrate settles samples in turn', 'start');
    require(command.saveSlot < spec.slots, 'range', `there are ${spec.slots} slots`, 'saveSlot');
    if (command.start === 'slot') {
      require(command.startSlot < spec.slots, 'range', `there are ${spec.slots} slots`, 'startSlot');
    }
    for (const drive of command.drives) this.checkDrive(drive);
    if (command.plasticity !== 'off') this.checkPlasticity(command);
    if (command.readout >= 0) {
      const readable = !(this.population(command.readout) instanceof SourcePopulation);
      require(readable, 'unsupported', 'a source has no readout', 'readout');
    }
    for (const id of command.record) this.population(id);
  }

  private checkDrive(drive: Drive): void {
    const population = this.population(drive.population);
    const neurons = population instanceof NeuronPopulation;
    require(neurons, 'unsupported', 'only spiking populations can be driven', 'drives.population');
    const known = drive.kind === 'nudge' || drive.kind === 'force';
    require(known, 'unsupported', `a spiking chip cannot ${drive.kind}; it can nudge and force`, 'drives.kind');
    require(Number.isFinite(drive.beta), 'range', 'beta must be a finite number', 'drives.beta');
  }

  private checkPlasticity(command: Settle): void {
    const { projections, populations } = this.spec;
    const can = projections.some(p => p.plasticity === command.plasticity);
    const biases = populations.some(p => p.unit.kind === 'spiking' && p.unit.biasLearningRate !== 0);
    require(can ||
      biases, 'unsupported', `no projection was configured for ${command.plasticity} plasticity`, 'plasticity');
    if (command.plasticity === 'continual') {
      const usable = Number.isFinite(command.divisor) && command.divisor !== 0;
      require(usable, 'range', 'the divisor must be a finite number other than 0', 'divisor');
    }
  }

  private prepare(command: Settle, sample: number): void {
    const { network } = this;
    if (command.start === 'fresh') {
      this.lastDraw = (command.draw + sample) >>> 0;
      network.fresh(this.lastDraw);
      this.loadedVersion = -1;
    } else if (command.start === 'slot') {
      require(network.loadSlot(
        command.startSlot,
      ), 'bad-state', `slot ${command.startSlot} is empty`, 'startSlot');
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
        require(frame.kind === 'values', 'unsupported', 'a source needs dense intensities', 'layout');
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
      if (command.plasticity === 'deferred') network.setPlasticity('deferred', 1, this.lastDraw);
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
    require(command.rule === 'path', 'unsupported', 'a spiking chip applies accumulated paths only', 'rule');
    const usable =
      Number.isFinite(command.divisor) && command.divisor !== 0 && Number.isFinite(command.rateScale);
    require(usable, 'range', 'the divisor must be a finite number other than 0', 'divisor');
    const healthy = this.network.update(command.rateScale / command.divisor, this.lastDraw);
    if (!healthy) throw new Refusal('diverged', 'a weight left its bounds or is not a number');
  }

  write(tensor: Tensor, id: number, offset: number, data: ArrayLike<number>): void {
    if (tensor === 'bias') {
      const population = this.population(id);
      require(population instanceof NeuronPopulation, 'unsupported', 'this population has no bias', 'id');
      require(offset + data.length <= population.neurons, 'range', 'more biases than neurons', 'count');
      population.bias.set(data, offset);
      return;
    }
    const projection = this.projection(id);
    require(offset + data.length <= projection.synapses, 'range', 'more weights than synapses', 'count');
    projection.write(offset, data, tensor);
  }

  read(tensor: Tensor, id: number): Float32Array {
    if (tensor !== 'bias') return this.projection(id).read(tensor);
    const population = this.population(id);
    require(population instanceof NeuronPopulation, 'unsupported', 'this population has no bias', 'id');
    return population.bias.slice(0, population.neurons);
  }

  private projection(id: number) {
    const projection = this.network.projections[id];
    require(projection !== undefined, 'range', `there is no projection ${id}`, 'id');
    return projection;
  }

  readState(id: number, variable: StateVariable): Float32Array {
    const population = this.population(id);
    const holder = population as unknown as Record<string, Float32Array | undefined>;
    const values = holder[variable];
    require(values instanceof Float32Array, 'unsupported', `population ${id} has no ${variable}`, 'variable');
    return values.slice(0, population.neurons);
  }

  inject(command: InjectFault): void {
    if (command.fault === 'dead-neuron') {
      const population = this.population(command.target);
      require(command.address <
        population.neurons, 'range', `addresses must be below ${population.neurons}`, 'address');
      const can = population instanceof SourcePopulation || population instanceof NeuronPopulation;
      require(can, 'unsupported', 'this kind of population cannot lose neurons', 'target');
      population.silence(command.address);
      return;
    }
    const projection = this.projection(command.target);
    require(command.address <
      projection.synapses, 'range', `addresses must be below ${projection.synapses}`, 'address');
    if (command.fault === 'stuck-weight') projection.stick(command.address, command.value);
    else {
      const bits = projection.weights.BYTES_PER_ELEMENT * 8;
      require(command.value >= 0 && command.value < bits, 'range', `bits are 0..${bits - 1}`, 'value');
      projection.flipBit(command.address, command.value);
    }
  }

  /** Exact counts since the configuration. */
  counters(): CounterRow[] {
    const { network } = this;
    const rows: CounterRow[] = [{ scope: 'chip', id: 0, counter: 'ticks', value: this.ticks }];
    network.populations.forEach((population, id) => {
      rows.push({ scope: 'population', id, counter: 'spikes', value: population.spikes[0]! });
      if (population instanceof NeuronPopulation || population instanceof CubaPopulation) {
        rows.push({
          scope: 'population',
          id,
          counter: 'neuron-updates',
          value: this.ticks * population.neurons,
        });
      }
      if (population instanceof NeuronPopulation) {
        const continual = this.spec.projections.some(p => p.plasticity === 'continual');
        const value = continual ? population.biasIncrements[0]! : population.biasChanged;
        rows.push({ scope: 'population', id, counter: 'bias-changes', value });
      }
    });
    network.projections.forEach((projection, id) => {
      rows.push({ scope: 'projection', id, counter: 'forward-events', value: projection.forward[0]! });
      rows.push({ scope: 'projection', id, counter: 'backward-events', value: projection.backward[0]! });
      rows.push({
        scope: 'projection',
        id,
        counter: 'accumulator-increments',
        value: projection.increments[0]!,
      });
      rows.push({ scope: 'projection', id, counter: 'stored-changes', value: projection.storedChanges });
    });
    return rows;
  }

  private work(): WorkCounts {
    const { network } = this;
    let spikes = 0;
    for (const population of network.populations) spikes += population.spikes[0]!;
    let synapticEvents = 0;
    let weightEvents = 0;
    for (const projection of network.projections) {
      synapticEvents += projection.forward[0]! + projection.backward[0]!;
      weightEvents += projection.increments[0]!;
    }
    return {
      ticks: this.ticks,
      spikes,
      synapticEvents,
      neuronUpdates: this.ticks * network.updatesPerTick,
      weightEvents,
    };
  }

  /** State between two settles; what was presented is not part of it. */
  snapshot(): Uint8Array {
    const image = this.network.image();
    const head = new Float64Array([this.network.tick, this.ticks, this.lastDraw, image.length]);
    const out = new Uint8Array(head.byteLength + image.length);
    out.set(new Uint8Array(head.buffer));
    out.set(image, head.byteLength);
    return out;
  }

  restore(bytes: Uint8Array): void {
    const head = new Float64Array(bytes.slice(0, 32).buffer);
    const right = bytes.length > 32 && head[3] === bytes.length - 32 && head[3] === this.network.arena.used;
    require(right, 'range', 'the snapshot belongs to another configuration', 'data');
    this.network.setImage(bytes.subarray(32), head[0]!);
    this.ticks = head[1]!;
    this.lastDraw = head[2]!;
    this.loadedVersion = -1;
  }
}

function difference(after: WorkCounts, before: WorkCounts): WorkCounts {
  return {
    ticks: after.ticks - before.ticks,
    spikes: after.spikes - before.spikes,
    synapticEvents: after.synapticEvents - before.synapticEvents,
    neuronUpdates: after.neuronUpdates - before.neuronUpdates,
    weightEvents: after.weightEvents - before.weightEvents,
  };
}
