import { Arena } from '../../kernel/arena.js';
import type { Kernels } from '../../kernel/kernels.js';
import * as L from '../../kernel/layout.js';
import {
  listFields,
  type Operation,
  Program,
  type SpikeRing,
  spikeRing,
  spikeRingBytes,
} from '../../kernel/program.js';
import type {
  ConfigureAnalog,
  ConfigureCells,
  ConfigureConductances,
  ConfigurePopulation,
  ConfigureProjection,
  ConfigurePulses,
  ConfigureSynapse,
  Drive,
} from '../../protocol/messages.js';
import { insist, Refusal } from '../refusal.js';
import { analogDeliveryBytes } from './analog-delivery.js';
import { analogWeightBytes } from './analog-weights.js';
import { storedConductanceBytes } from './conductances.js';
import { CubaPopulation } from './cuba.js';
import type { Topology } from './ends.js';
import { FaultSchedule } from './fault-schedule.js';
import { listings } from './hidden.js';
import { saidOf, sizeOf } from './layout.js';
import { NeuronPopulation } from './neurons.js';
import { Projection } from './projection.js';
import { pulsedBytes } from './pulsed.js';
import { recorderBytes, SpikeRecorder } from './recorder.js';
import { EventPopulation, SourcePopulation } from './source.js';
import { spikeFaultBytes } from './spike-faults.js';
import { storedBytes } from './stored.js';
import { transposedBytes } from './transposed.js';

export type Population = SourcePopulation | EventPopulation | NeuronPopulation | CubaPopulation;

export interface NetworkSpec {
  readonly seed: number;
  readonly slots: number;
  readonly populations: readonly ConfigurePopulation[];
  readonly projections: readonly ConfigureProjection[];
  readonly topologies: ReadonlyMap<number, Topology>;
  /** Of projections whose synapses are not real numbers, or not ideal. */
  readonly synapses?: readonly ConfigureSynapse[];
  readonly cells?: readonly ConfigureCells[];
  readonly pulses?: readonly ConfigurePulses[];
  readonly conductances?: readonly ConfigureConductances[];
  readonly analog?: readonly ConfigureAnalog[];
}

export type KernelFactory = (memory: WebAssembly.Memory) => Kernels;

/** Spikes that an `events` source can hold for one settle. */
const EVENT_CAPACITY = 65536;

/** Longest a spike of this population must be remembered: delivery delays and trigger delays. */
function historyOf(spec: NetworkSpec, population: number): number {
  const delays = spec.projections
    .filter(p => p.source === population || p.target === population)
    .map(p => p.delayTicks);
  const unit = spec.populations[population]!.unit;
  return Math.max(1, ...delays, unit.kind === 'spiking' ? unit.triggerDelayTicks : 0);
}

/** An upper bound of the arena that a network needs, bytes. */
function arenaSize(spec: NetworkSpec): number {
  const state = spec.populations.reduce((sum, population, id) => {
    const n = sizeOf(population.shape);
    const events =
      population.unit.kind === 'source' && population.unit.encoder === 'events' ? 8 * EVENT_CAPACITY : 0;
    const history = historyOf(spec, id);
    const faults = population.unit.kind === 'cuba' ? 0 : spikeFaultBytes(n) + 13 * (n + 64);
    return sum + 96 * (n + 64) + spikeRingBytes(n, history) + recorderBytes(n) + events + faults + 4096;
  }, 0);
  const weights = spec.projections.reduce((sum, p) => {
    const sources = sizeOf(spec.populations[p.source]!.shape);
    const targets = sizeOf(spec.populations[p.target]!.shape);
    const row = Math.ceil(targets / L.ROW_LANES) * L.ROW_LANES;
    const elements = p.connectivity === 'dense' ? sources * row : p.synapses;
    const bytes = p.storage === 'int16' ? 2 : p.storage === 'int8' ? 1 : 4;
    const topology = p.connectivity === 'sparse' ? 4 * (p.synapses + sources + 1) : 0;
    const accumulators = p.plasticity === 'deferred' ? 4 * elements : 0;
    const discrete = saidOf(spec.synapses, p.id) !== undefined;
    const copy = transposedBytes(p, discrete, sources, targets);
    const onSpike = p.plasticity === 'continual';
    const cells = saidOf(spec.cells, p.id);
    const stored = saidOf(spec.conductances, p.id)
      ? storedConductanceBytes(elements, p.synapses, sources, onSpike)
      : saidOf(spec.pulses, p.id)
        ? pulsedBytes(elements, p.synapses, sources, onSpike)
        : discrete
          ? storedBytes(cells, elements, p.synapses, sources, copy, listings(elements, onSpike))
          : 0;
    const read = saidOf(spec.analog, p.id);
    const analog =
      read || saidOf(spec.conductances, p.id)
        ? analogWeightBytes(read, elements, p.synapses, copy) + analogDeliveryBytes(sources, targets)
        : 0;
    return sum + stored + analog + elements * bytes + accumulators + copy + topology + 5 * sources + 4096;
  }, 0);
  return weights + state * (1 + spec.slots) + 65536;
}

/**
 * A spiking network compiled to a kernel program. Within a tick: sources fire; currents start from the biases;
 * spikes arrive (of this tick from sources, of earlier ticks from neurons); nudges; neurons integrate, fire and
 * move their traces; delayed spikes trigger plasticity; counts and records.
 */
export class SpikingNetwork {
  readonly arena: Arena;
  readonly kernels: Kernels;
  readonly populations: readonly Population[];
  readonly projections: readonly Projection[];
  readonly program: Program;
  readonly recorders: readonly SpikeRecorder[];
  /** Faults that come and go. */
  readonly schedule = new FaultSchedule(this);
  /** Projections whose weights change by themselves while ticks run. */
  private readonly trapped: readonly Projection[];
  /** Flips of moving state so far, by population. */
  readonly flips: Float64Array;
  /** Ticks since the fresh start. */
  tick = 0;
  /** Where each slot keeps each population's moving state. */
  private readonly slotsAt: number[][] = [];
  /** 1 + the tick at which each slot was filled; 0 for one that is empty. In the arena, as what it belongs to. */
  private readonly slotTicks: Uint32Array;
  /** A spike list that holds neuron 0 at every tick. */
  private readonly always: SpikeRing;
  private readonly drives = new Map<number, { nudge: Operation; force: Operation }>();
  private readonly biasLearning: { population: NeuronPopulation; operation: Operation; deferred: boolean }[] =
    [];
  private readonly counts: {
    operation: Operation;
    population: NeuronPopulation | CubaPopulation;
    id: number;
  }[] = [];
  /** Neuron updates per tick. */
  readonly updatesPerTick: number;

  constructor(
    readonly spec: NetworkSpec,
    kernelFactory: KernelFactory,
  ) {
    this.arena = new Arena(arenaSize(spec));
    this.kernels = kernelFactory(this.arena.memory);
    const capacity = 16 + 17 * spec.populations.length + 10 * spec.projections.length;
    this.program = new Program(this.arena, capacity);
    this.always = spikeRing(this.arena, 1, 0);
    this.always.words[0] = 1;
    this.populations = spec.populations.map(population => this.makePopulation(population));
    this.projections = spec.projections.map(projection => this.makeProjection(projection));
    this.trapped = this.projections.filter(projection => projection.hasTraps);
    for (let slot = 0; slot < spec.slots; slot++) {
      this.slotsAt.push(this.populations.map(p => this.arena.reserve(p.moving.to - p.moving.from)));
    }
    this.slotTicks = this.arena.u32(spec.slots);
    this.flips = this.arena.f64(spec.populations.length);
    this.recorders = this.addRecords();
    this.updatesPerTick = this.neuronPopulations().reduce((sum, p) => sum + p.neurons, 0);
  }

  private makePopulation(spec: ConfigurePopulation): Population {
    const history = historyOf(this.spec, spec.id);
    const { arena, kernels, program } = this;
    switch (spec.unit.kind) {
      case 'source':
        return spec.unit.encoder === 'events'
          ? new EventPopulation(spec, this.spec.seed, arena, program, kernels, EVENT_CAPACITY, history)
          : new SourcePopulation(spec, this.spec.seed, arena, program, kernels, history);
      case 'spiking':
        return new NeuronPopulation(spec, this.spec.seed, arena, kernels, history);
      case 'cuba':
        return new CubaPopulation(
          spec,
          this.spec.seed,
          arena,
          kernels,
          history,
          this.reachedSparsely(spec.id),
        );
      case 'rate':
      case 'resistive':
        throw new Refusal('unsupported', 'a network of spikes has no rate units', 'unit.kind');
    }
  }

  private reachedSparsely(population: number): boolean {
    return this.spec.projections.every(p => p.target !== population || p.connectivity === 'sparse');
  }

  private makeProjection(spec: ConfigureProjection): Projection {
    const source = this.populations[spec.source]!;
    const target = this.populations[spec.target] as NeuronPopulation | CubaPopulation;
    const extras = {
      topology: this.spec.topologies.get(spec.id),
      synapse: saidOf(this.spec.synapses, spec.id),
      cells: saidOf(this.spec.cells, spec.id),
      pulses: saidOf(this.spec.pulses, spec.id),
      conductances: saidOf(this.spec.conductances, spec.id),
      analog: saidOf(this.spec.analog, spec.id),
    };
    return new Projection(spec, source, target, extras, this.spec.seed, this.arena, this.kernels);
  }

  private neuronPopulations(): (NeuronPopulation | CubaPopulation)[] {
    return this.populations.filter(p => p instanceof NeuronPopulation || p instanceof CubaPopulation);
  }

  /** Something learns from the rates at both ends: the projection itself, an update, or the host that reads them. */
  private learns({ learningRate, plasticity }: ConfigureProjection): boolean {
    return plasticity !== 'off' || learningRate > 0;
  }

  private plastic(population: NeuronPopulation): boolean {
    return (
      population.unit.biasLearningRate !== 0 ||
      this.spec.projections.some(
        p => this.learns(p) && (p.source === population.id || p.target === population.id),
      )
    );
  }

  private addRecords(): SpikeRecorder[] {
    const { program, populations } = this;
    const spiking = populations.filter(p => p instanceof NeuronPopulation);
    for (const population of spiking) population.addCurrentRecords(program);
    for (const projection of this.projections) {
      projection.delivery.addRecords(program, this.arena);
      projection.delivery.addErrorRecords(program, this.arena);
    }
    for (const population of spiking) this.drives.set(population.id, population.addDriveRecords(program));
    populations.forEach((population, id) => {
      if (population instanceof NeuronPopulation) {
        const nudgeable = this.spec.populations[id]!.role === 'output';
        population.addFireRecord(program, nudgeable || this.plastic(population));
      } else if (population instanceof CubaPopulation) population.addFireRecord(program);
    });
    for (const projection of this.projections) projection.addTriggerRecords(program);
    for (const population of spiking) this.addBiasRecord(population);
    for (const [id, population] of populations.entries()) this.addCountRecord(population, id);
    for (const population of spiking) population.addSnapRecords(program);
    return populations.map((p, id) => new SpikeRecorder(id, p.ring, p.neurons, this.arena, program));
  }

  /** A bias is the synapse of an input that fires at every tick. */
  private addBiasRecord(population: NeuronPopulation): void {
    if (population.unit.biasLearningRate === 0) return;
    const deferred = !this.spec.projections.some(p => p.plasticity === 'continual');
    const into = deferred ? population.biasChange : population.bias;
    const operation = this.program.add(L.TRIGGER, {
      ...listFields(this.always),
      [L.COUNTER]: population.biasIncrements.byteOffset,
      [L.N]: into.length,
      [L.TRIGGER_MATRIX]: into.byteOffset,
      [L.TRIGGER_ACCELERATION]: population.acceleration.byteOffset,
      [L.TRIGGER_MOVING]: population.movingPointer,
    });
    operation.enabled = false;
    this.biasLearning.push({ population, operation, deferred });
  }

  private addCountRecord(population: Population, id: number): void {
    if (population instanceof SourcePopulation || population instanceof EventPopulation) return;
    const operation = this.program.add(L.COUNT, {
      ...listFields(population.ring),
      [L.COUNT_INTO]: population.counts.byteOffset,
    });
    operation.enabled = false;
    this.counts.push({ operation, population, id });
  }

  /** @throws Refusal where there is none */
  population(id: number): Population {
    const population = this.populations[id];
    insist(population !== undefined, 'range', `there is no population ${id}`, 'population');
    return population;
  }

  /** @throws Refusal where there is none */
  projection(id: number): Projection {
    const projection = this.projections[id];
    insist(projection !== undefined, 'range', `there is no projection ${id}`, 'id');
    return projection;
  }

  /** Forgets all moving state and draws it anew. */
  fresh(draw: number): void {
    this.tick = 0;
    this.schedule.fresh(draw);
    for (const population of this.populations) population.fresh(draw);
    for (const projection of this.trapped) projection.freshTraps(draw);
    for (const { delivery } of this.projections) delivery.fresh(draw);
  }

  /** Switches the drives of the coming ticks. */
  setDrives(drives: readonly Drive[]): void {
    for (const { nudge, force } of this.drives.values()) {
      nudge.enabled = false;
      force.enabled = false;
    }
    for (const drive of drives) {
      const operations = this.drives.get(drive.population)!;
      const operation = drive.kind === 'nudge' ? operations.nudge : operations.force;
      operation.enabled = true;
      operation.setFloat(drive.kind === 'nudge' ? L.NUDGE_BETA : L.VECTOR_SCALE, drive.beta);
    }
  }

  /** Switches learning; `gain` = rateScale / divisor scales continual changes. */
  setPlasticity(mode: 'off' | 'continual' | 'deferred', gain: number, draw: number): void {
    for (const projection of this.projections) {
      const scale = mode === 'continual' ? projection.spec.learningRate * gain : 1;
      projection.setPlasticity(mode !== 'off', scale, draw);
    }
    for (const { population, operation, deferred } of this.biasLearning) {
      operation.enabled = mode !== 'off';
      operation.setFloat(L.TRIGGER_SCALE, deferred ? 1 : population.unit.biasLearningRate * gain);
    }
  }

  /** To be called before learning ticks, whenever other inputs may be active. */
  touchRows(): void {
    for (const projection of this.projections) projection.touchRows();
  }

  /** Counts the spikes of one population (-1: none) from absolute tick `from` on. */
  setReadout(population: number, from: number): void {
    for (const count of this.counts) {
      count.operation.enabled = count.id === population;
      if (count.id !== population) continue;
      count.population.counts.fill(0);
      count.operation.setWord(L.COUNT_FROM_TICK, from);
    }
  }

  /** Runs `ticks` ticks; `drain` is called whenever a record buffer is full, and at the end. */
  run(ticks: number, drain: () => void): void {
    for (const projection of this.projections) projection.prepare();
    let left = ticks;
    while (left > 0) {
      const until = this.schedule.flip(this.tick) - this.tick;
      const stretch = this.moveTraps(Math.min(left, until));
      const done = this.kernels.run(this.program.pointer, this.program.length, this.tick, stretch);
      this.tick += done;
      for (const { copies } of this.trapped) for (const copy of copies) copy.pass(done);
      left -= done;
      for (const projection of this.projections) projection.storeListed();
      if (left === 0 || this.recorders.some(recorder => recorder.isFull)) drain();
    }
  }

  /** Lets traps of cells move that are due; returns the ticks until the next one is, at most `most`. */
  private moveTraps(most: number): number {
    return this.trapped.reduce((least, projection) => projection.moveTraps(least), most);
  }

  /** Largest |rate - slow rate| / tau over all traced neurons: how fast rates still move, per tick. */
  residual(): number {
    let largest = 0;
    for (const p of this.populations) {
      if (!(p instanceof NeuronPopulation)) continue;
      for (let i = 0; i < p.neurons; i++) {
        largest = Math.max(largest, Math.abs(p.rate[i]! - p.slow[i]!) / p.unit.accelerationTicks);
      }
    }
    return largest;
  }

  /** Applies deferred changes times rate * gain; false when a weight left its bounds. */
  update(gain: number, draw: number): boolean {
    let healthy = true;
    for (const projection of this.projections) {
      healthy = projection.apply(projection.spec.learningRate * gain, draw) && healthy;
    }
    for (const { population, deferred } of this.biasLearning) {
      if (!deferred) continue;
      const scale = Math.fround(population.unit.biasLearningRate * gain);
      for (let i = 0; i < population.neurons; i++) {
        const change = population.biasChange[i]!;
        if (change === 0) continue;
        population.bias[i] = population.bias[i]! + Math.fround(scale * change);
        population.biasChange[i] = 0;
        population.biasChanges[0]!++;
      }
    }
    return healthy;
  }

  private bytes(): Uint8Array {
    return new Uint8Array(this.arena.memory.buffer);
  }

  /** Captures the moving state. */
  saveSlot(slot: number): void {
    const bytes = this.bytes();
    this.populations.forEach((p, id) => {
      bytes.copyWithin(this.slotsAt[slot]![id]!, p.moving.from, p.moving.to);
    });
    this.slotTicks[slot] = 1 + this.tick;
  }

  /** Filtered rates of a population in a captured state. @throws Refusal when the slot is empty */
  captured(slot: number, id: number): Float32Array {
    insist(this.isFull(slot), 'bad-state', `slot ${slot} is empty`, 'later');
    const { moving, neurons, slow } = this.populations[id] as NeuronPopulation;
    const at = this.slotsAt[slot]![id]! + slow.byteOffset - moving.from;
    return new Float32Array(this.arena.memory.buffer, at, neurons);
  }

  /** Puts a captured state back; false when the slot is empty. */
  loadSlot(slot: number): boolean {
    if (!this.isFull(slot)) return false;
    const bytes = this.bytes();
    this.populations.forEach((p, id) => {
      const at = this.slotsAt[slot]![id]!;
      bytes.copyWithin(p.moving.from, at, at + p.moving.to - p.moving.from);
      if (p instanceof SourcePopulation) p.restored();
    });
    this.tick = this.slotTicks[slot]! - 1;
    return true;
  }

  private isFull(slot: number): boolean {
    return (this.slotTicks[slot] ?? 0) > 0;
  }

  /** Everything in the arena that a configuration or a run has written. */
  image(): Uint8Array {
    return this.bytes().slice(0, this.arena.used);
  }

  /** Puts an image of an identically configured network back. */
  setImage(image: Uint8Array, tick: number): void {
    this.bytes().set(image);
    for (const projection of this.projections) {
      projection.weightsChanged();
      for (const copy of projection.copies) copy.restored();
    }
    this.tick = tick;
  }
}
