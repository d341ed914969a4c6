import type { Arena } from '../../kernel/arena.js';
import type { Kernels } from '../../kernel/kernels.js';
import * as L from '../../kernel/layout.js';
import {
  type Fields,
  listFields,
  type Operation,
  type Program,
  type SpikeRing,
} from '../../kernel/program.js';
import type {
  ConfigureAnalog,
  ConfigureCells,
  ConfigureConductances,
  ConfigureProjection,
  ConfigurePulses,
  ConfigureSynapse,
  NumberFormat,
} from '../../protocol/messages.js';
import { PURPOSE } from '../../random/purpose.js';
import { AnalogDelivery } from './analog-delivery.js';
import { StoredConductances } from './conductances.js';
import { CubaPopulation } from './cuba.js';
import { writeGrid } from './grid.js';
import type { StoredPlace } from './hidden.js';
import { Misreads } from './misreads.js';
import { NeuronPopulation } from './neurons.js';
import { StoredPulsed } from './pulsed.js';
import { SourcePopulation } from './source.js';
import { StoredLevels } from './stored.js';
import { isTransposed, Transposed } from './transposed.js';

/** Weights beyond this magnitude mean that learning has diverged: one spike would do the work of a hundred. */
export const WEIGHT_LIMIT = 100;

export type AnySource =
  | SourcePopulation
  | NeuronPopulation
  | CubaPopulation
  | { ring: SpikeRing; neurons: number };

type WeightArray = Float32Array | Int16Array | Int8Array;

/** Compressed rows of a sparse projection. */
export interface Topology {
  readonly rows: Uint32Array;
  readonly targets: Uint32Array;
}

/** What is said of a projection beside its own message. */
export interface Extras {
  readonly topology?: Topology | undefined;
  readonly synapse?: ConfigureSynapse | undefined;
  readonly cells?: ConfigureCells | undefined;
  readonly pulses?: ConfigurePulses | undefined;
  readonly conductances?: ConfigureConductances | undefined;
  readonly analog?: ConfigureAnalog | undefined;
}

type Stored = StoredLevels | StoredPulsed | StoredConductances;

/** One projection: its stored weights, accumulators, and the records that deliver and learn. */
export class Projection {
  readonly weights: WeightArray;
  /** Elements per stored row (targets padded); 0 when sparse. */
  readonly row: number;
  readonly forward: Float64Array;
  readonly backward: Float64Array;
  readonly increments: Float64Array;
  readonly changed: Float64Array;
  private readonly transposed: Transposed | undefined;
  readonly accumulator: Float32Array | undefined;
  private readonly touched: Uint32Array;
  private readonly isTouched: Int8Array;
  /** Rows listed in `touched`; in the arena, as all that a snapshot has to keep. */
  private readonly touchedHead: Uint32Array;
  private readonly topology: Topology | undefined;
  /** Synapses whose weights are not real numbers. */
  readonly stored: Stored | undefined;
  private readonly grids: Uint32Array;
  private readonly key: Uint32Array;
  private readonly triggers: Operation[] = [];
  private readonly stuck = new Map<number, number>();
  /** Injected faults that changed something. */
  readonly faultHits: Float64Array;
  /** Reads that went wrong by themselves. */
  readonly misreads: Float64Array;
  private readonly misreadRate: Float64Array;
  private readonly ways: Misreads[] = [];
  private readonly analogWays: AnalogDelivery[] = [];
  private readonly analogRead: ConfigureAnalog | undefined;

  constructor(
    readonly spec: ConfigureProjection,
    private readonly source: AnySource,
    private readonly target: NeuronPopulation | CubaPopulation,
    { topology, ...extras }: Extras,
    private readonly seed: number,
    arena: Arena,
    private readonly kernels: Kernels,
  ) {
    const dense = spec.connectivity === 'dense';
    this.row = dense ? Math.ceil(target.neurons / L.ROW_LANES) * L.ROW_LANES : 0;
    const elements = dense ? source.neurons * this.row : spec.synapses;
    this.weights =
      spec.storage === 'int16'
        ? arena.i16(elements)
        : spec.storage === 'int8'
          ? arena.i8(elements)
          : arena.f32(elements);
    if (isTransposed(spec, extras.synapse !== undefined))
      this.transposed = new Transposed(arena, source.neurons, target.neurons);
    this.accumulator = spec.plasticity === 'deferred' ? arena.f32(elements) : undefined;
    this.touched = arena.u32(source.neurons);
    this.isTouched = arena.i8(source.neurons);
    this.touchedHead = arena.u32(1);
    this.forward = arena.f64(1);
    this.backward = arena.f64(1);
    this.increments = arena.f64(1);
    this.changed = arena.f64(1);
    this.misreads = arena.f64(1);
    this.faultHits = arena.f64(1);
    this.misreadRate = arena.f64(1);
    this.grids = arena.u32((2 * L.GRID_BYTES) / 4);
    this.key = arena.u32(4);
    this.key.set([seed >>> 0, PURPOSE.rounding, 0x10000 + spec.id, 0]);
    const floats = new Float32Array(this.grids.buffer, this.grids.byteOffset, this.grids.length);
    writeGrid(this.grids, floats, 0, spec.weight);
    writeGrid(this.grids, floats, L.GRID_BYTES, spec.accumulator);
    this.analogRead = extras.analog;
    this.stored = extras.synapse && this.makeStored(extras.synapse, extras, seed, arena);
    if (topology) {
      const rows = arena.u32(topology.rows.length);
      const targets = arena.u32(topology.targets.length);
      rows.set(topology.rows);
      targets.set(topology.targets);
      this.topology = { rows, targets };
    }
  }

  private makeStored(
    synapse: ConfigureSynapse,
    { analog, cells, conductances, pulses }: Extras,
    seed: number,
    arena: Arena,
  ): Stored {
    const { accumulator, kernels, row, source, spec, target, touched, transposed } = this;
    const place: StoredPlace = {
      ...{ id: spec.id, seed, sources: source.neurons, targets: target.neurons, row },
      ...{ weights: this.weights as Float32Array, accumulator, touched, transposed },
      gain: spec.learningRate,
      triggered: spec.plasticity === 'continual' ? this.increments : undefined,
      hits: this.faultHits,
    };
    if (conductances) return new StoredConductances(synapse, conductances, analog, place, arena, kernels);
    if (pulses) return new StoredPulsed(synapse, pulses, analog, place, arena, kernels);
    return new StoredLevels(synapse, cells, place, arena, kernels);
  }

  /** Records that bring spikes to the target's current, and back when the weight is used both ways. */
  addDeliverRecords(program: Program, arena: Arena): void {
    const { spec, source, target } = this;
    if (this.addAnalogRecords(program, arena)) return;
    const into =
      target instanceof NeuronPopulation ? target.current : target.currents[spec.receptor as 0 | 1];
    if (this.topology) {
      program.add(L.DELIVER_SPARSE, {
        ...listFields(source.ring, spec.delayTicks),
        [L.COUNTER]: this.forward.byteOffset,
        [L.DELIVER_WEIGHTS]: this.weights.byteOffset,
        [L.DELIVER_ROW]: this.topology.rows.byteOffset,
        [L.DELIVER_FAN]: this.topology.targets.byteOffset,
        [L.DELIVER_TARGET]: into.byteOffset,
        ...(target instanceof CubaPopulation ? target.scaleFields(spec.receptor as 0 | 1) : {}),
      });
      return;
    }
    const kind = spec.storage === 'int16' ? 1 : spec.storage === 'int8' ? 2 : 0;
    program.add(
      L.DELIVER_F32 + kind,
      {
        ...listFields(source.ring, spec.delayTicks),
        [L.COUNTER]: this.forward.byteOffset,
        [L.N]: this.row,
        [L.DELIVER_WEIGHTS]: this.weights.byteOffset,
        [L.DELIVER_ROW]: this.row * this.weights.BYTES_PER_ELEMENT,
        [L.DELIVER_TARGET]: into.byteOffset,
        [L.DELIVER_FAN]: target.neurons,
      },
      { [L.DELIVER_STEP]: spec.weight.step },
    );
    if (spec.bidirectional && source instanceof NeuronPopulation) this.addBackRecord(program, source, kind);
  }

  /** Records that read analog arrays at spikes, both ways; false where weights are numbers. */
  private addAnalogRecords(program: Program, arena: Arena): boolean {
    const { analogRead: read, analogWays, row, seed, source, spec, stored, target, transposed } = this;
    const analog = stored instanceof StoredLevels ? undefined : stored?.analog;
    if (!stored || !analog || !(target instanceof NeuronPopulation)) return false;
    const { amplitude } = stored.rule;
    const common = { program, arena, seed, delay: spec.delayTicks, amplitude, read };
    analogWays.push(
      new AnalogDelivery({
        ...{ ...common, entity: 2 * spec.id, ring: source.ring, tileRows: read?.tileRows ?? 1, row },
        ...{ neurons: target.neurons, weights: this.weights as Float32Array, variances: analog.variances },
        ...{ into: target.current, counter: this.forward },
      }),
    );
    if (!transposed || !(source instanceof NeuronPopulation)) return true;
    analogWays.push(
      new AnalogDelivery({
        ...{ ...common, entity: 2 * spec.id + 1, ring: target.ring, tileRows: read?.tileColumns ?? 1 },
        ...{ row: transposed.row, neurons: source.neurons, weights: transposed.weights },
        ...{ variances: analog.backVariances, into: source.current, counter: this.backward },
      }),
    );
    return true;
  }

  /** What reads of analog arrays took so far; undefined where weights are numbers. */
  get analogWork(): { readonly reads: number; readonly conversions: number } | undefined {
    if (this.analogWays.length === 0) return undefined;
    const conversions = this.analogWays.reduce((sum, way) => sum + way.conversions, 0);
    return { reads: this.forward[0]! + this.backward[0]!, conversions };
  }

  /** The record that brings the target's spikes back to the source. */
  private addBackRecord(program: Program, source: NeuronPopulation, kind: number): void {
    const { spec, target, transposed } = this;
    const { weights, row } = transposed ?? this;
    program.add(
      (transposed ? L.DELIVER_F32 : L.DELIVER_BACK_F32) + kind,
      {
        ...listFields(target.ring, spec.delayTicks),
        [L.COUNTER]: this.backward.byteOffset,
        [L.N]: transposed ? row : source.neurons,
        [L.DELIVER_WEIGHTS]: weights.byteOffset,
        [L.DELIVER_ROW]: row * weights.BYTES_PER_ELEMENT,
        [L.DELIVER_TARGET]: source.current.byteOffset,
        [L.DELIVER_FAN]: source.neurons,
      },
      { [L.DELIVER_STEP]: spec.weight.step },
    );
  }

  /** Records that make errors of single reads, both ways. */
  addErrorRecords(program: Program, arena: Arena, seed: number): void {
    const { row, source, spec, stored, target, transposed, weights } = this;
    if (!(stored instanceof StoredLevels && target instanceof NeuronPopulation)) return;
    const common = { program, arena, seed, delay: spec.delayTicks, counter: this.misreads };
    const amplitude = stored.rule.levels === 3 ? stored.rule.amplitude : 0;
    this.ways.push(
      new Misreads({
        ...{ ...common, amplitude, entity: 2 * spec.id, ring: source.ring, neurons: target.neurons },
        ...{ weights: weights as Float32Array, row, into: target.current, noise: stored.noise?.forward },
      }),
    );
    if (!transposed || !(source instanceof NeuronPopulation)) return;
    this.ways.push(
      new Misreads({
        ...{ ...common, amplitude, entity: 2 * spec.id + 1, ring: target.ring, neurons: source.neurons },
        ...{ weights: transposed.weights, row: transposed.row, into: source.current },
        noise: stored.noise?.backward,
      }),
    );
  }

  /** From now on a read goes wrong with this probability, whatever is stored. */
  setReadErrors(probability: number): void {
    this.misreadRate[0] = probability;
    this.fresh(0);
  }

  /** Probability that a fault has given the errors of reads. */
  get readErrors(): number {
    return this.misreadRate[0]!;
  }

  /** True where reads can go wrong one by one. */
  get readsErr(): boolean {
    return this.ways.length > 0;
  }

  /** Draws the coming errors and noise of reads anew. */
  fresh(draw: number): void {
    for (const way of this.analogWays) way.fresh(draw);
    for (const way of this.ways) way.fresh(this.misreadRate[0]!, draw, this.kernels);
  }

  /** To be called before ticks run. */
  prepare(): void {
    if (!this.stored) this.transposed?.refresh(this.weights, this.row);
  }

  /** To be called when something may have written weights. */
  weightsChanged(): void {
    if (this.transposed) this.transposed.stale = true;
  }

  /** Records that learn at (delayed) spikes of either end; off until a settle asks for them. */
  addTriggerRecords(program: Program): void {
    const { spec, source, target } = this;
    if (spec.plasticity === 'off' || !(target instanceof NeuronPopulation)) return;
    const deferred = this.accumulator !== undefined;
    const grid = deferred ? spec.accumulator : spec.weight;
    const common = this.onSpike
      ? this.hiddenFields(this.onSpike)
      : {
          [L.COUNTER]: this.increments.byteOffset,
          [L.TRIGGER_MATRIX]: (this.accumulator ?? this.weights).byteOffset,
          [L.TRIGGER_ROW]: this.row * 4,
          [L.TRIGGER_GRID]: grid.kind === 'fixed' ? this.grids.byteOffset + (deferred ? L.GRID_BYTES : 0) : 0,
          [L.TRIGGER_KEY]: this.key.byteOffset,
          [L.TRIGGER_CHANGED]: this.changed.byteOffset,
        };
    const delay = source instanceof NeuronPopulation ? source.unit.triggerDelayTicks : 0;
    this.triggers.push(
      program.add(this.onSpike ? L.TRIGGER_HIDDEN : L.TRIGGER, {
        ...common,
        ...listFields(source.ring, delay),
        [L.N]: this.row,
        [L.TRIGGER_ACCELERATION]: target.acceleration.byteOffset,
        [L.TRIGGER_MOVING]: target.movingPointer,
      }),
    );
    if (!(source instanceof NeuronPopulation)) return;
    this.triggers.push(
      program.add(this.onSpike ? L.TRIGGER_HIDDEN_BACK : L.TRIGGER_BACK, {
        ...common,
        ...listFields(target.ring, target.unit.triggerDelayTicks),
        [L.N]: source.neurons,
        [L.TRIGGER_ACCELERATION]: source.acceleration.byteOffset,
        [L.TRIGGER_MOVING]: source.movingPointer,
      }),
    );
  }

  /** Discrete synapses whose hidden numbers triggers move at once. */
  private get onSpike(): Stored | undefined {
    return this.spec.plasticity === 'continual' ? this.stored : undefined;
  }

  private hiddenFields({ hidden }: Stored): Fields {
    return { [L.COUNTER]: this.increments.byteOffset, [L.TRIGGER_NUMBERS]: hidden.pointer };
  }

  /** Switches learning for the next ticks; `scale` multiplies each increment (1 when deferred). */
  setPlasticity(on: boolean, scale: number, draw: number): void {
    this.key[3] = draw;
    if (on && this.onSpike) this.beginOnSpike(this.onSpike, draw);
    for (const trigger of this.triggers) {
      trigger.enabled = on;
      trigger.setFloat(L.TRIGGER_SCALE, scale);
    }
  }

  /** A settle that learns is what an update is elsewhere: its rows decay once, when they are first touched. */
  private beginOnSpike({ hidden }: Stored, draw: number): void {
    hidden.begin(draw);
    this.forgetTouched();
  }

  /**
   * Notes which rows of accumulators or running means the coming ticks may write: the source's active inputs, or all.
   */
  touchRows(): void {
    const { onSpike, source } = this;
    const decays = onSpike?.rule.rule === 'inertia';
    if (!(this.accumulator || decays) || this.touchedCount === source.neurons) return;
    const from = this.touchedCount;
    this.touchAll(source);
    if (decays) onSpike.hidden.sweep(from, this.touchedCount, onSpike.store);
  }

  private touchAll(source: AnySource): void {
    if (source instanceof SourcePopulation) {
      for (let k = 0; k < source.activeCount; k++) this.touch(source.active[k]!);
      // Spikes that a fault adds or delays arrive whatever is presented.
      for (let i = 0; i < source.neurons; i++) if (source.spikeFaults.stray(i)) this.touch(i);
    } else {
      for (let i = 0; i < source.neurons; i++) this.touch(i);
    }
  }

  private get touchedCount(): number {
    return this.touchedHead[0]!;
  }

  private touch(row: number): void {
    if (this.isTouched[row]) return;
    this.isTouched[row] = 1;
    this.touched[this.touchedHead[0]!++] = row;
  }

  /** weights += scale * accumulator; false when a weight left its bounds. */
  apply(scale: number, draw: number): boolean {
    const { accumulator } = this;
    if (!accumulator) return true;
    const changed = this.stored
      ? this.stored.hidden.apply(this.touchedCount, scale, draw, this.stored.store)
      : this.applyReal(accumulator, scale, draw);
    this.finishStored();
    this.forgetTouched();
    this.holdStuck();
    if (changed < 0) return false;
    this.changed[0]! += changed;
    return true;
  }

  private forgetTouched(): void {
    for (let k = 0; k < this.touchedCount; k++) this.isTouched[this.touched[k]!] = 0;
    this.touchedHead[0] = 0;
  }

  /** Stores what the triggers of the last tick have made of levels or devices: spikes of the next tick find it. */
  storeListed(): void {
    const { onSpike } = this;
    if (!onSpike) return;
    const stored = onSpike.hidden.takeListed(onSpike.store);
    if (stored === 0) return;
    this.changed[0]! += stored;
    this.finishStored();
    this.holdStuck();
  }

  /** Ends a series of stores: analog arrays fold their wires into what spikes find. */
  private finishStored(): void {
    if (!(this.stored instanceof StoredLevels)) this.stored?.finish();
  }

  /** Adds to weights that are real numbers; returns those that changed, or -1 when one left its bounds. */
  private applyReal(accumulator: Float32Array, scale: number, draw: number): number {
    const { kernels, spec, touched, weights } = this;
    this.key[3] = draw;
    const at = [touched.byteOffset, this.touchedCount, weights.byteOffset, accumulator.byteOffset] as const;
    const grid = this.grids.byteOffset;
    const key = this.key.byteOffset;
    if (spec.storage === 'int16') return kernels.applyI16(...at, this.row, scale, grid, key);
    if (spec.storage === 'int8') return kernels.applyI8(...at, this.row, scale, grid, key);
    const onGrid = spec.weight.kind === 'fixed' ? grid : 0;
    return kernels.applyF32(...at, this.row * 4, scale, WEIGHT_LIMIT, onGrid, key);
  }

  /** Counts weight events that changed what is stored at once. */
  countChanges(changes: number): void {
    this.increments[0]! += changes;
    this.changed[0]! += changes;
    this.weightsChanged();
    this.holdStuck();
  }

  /** Stored changes so far: in float32 every continual increment is one. */
  get storedChanges(): number {
    const direct = this.spec.plasticity === 'continual' && !this.stored;
    const everyIncrement = direct && this.spec.weight.kind === 'float32';
    return everyIncrement ? this.increments[0]! : this.changed[0]!;
  }

  /** Element number of a synapse in the padded matrix. */
  indexOf(synapse: number): number {
    if (this.topology) return synapse;
    const targets = this.target.neurons;
    return Math.floor(synapse / targets) * this.row + (synapse % targets);
  }

  /** Synapses, without padding. */
  get synapses(): number {
    return this.spec.synapses;
  }

  /**
   * Writes weights in [source][target] order: values, or integers that are multiples of the format's step.
   * Integer storage and grids round to nearest.
   */
  write(offset: number, data: ArrayLike<number>, into: 'weight' | 'accumulator'): void {
    if (this.stored && into === 'weight') {
      this.writeStored(this.stored, offset, data);
      this.holdStuck();
      return;
    }
    const array = into === 'weight' ? this.weights : this.accumulator;
    if (!array) return;
    const format = into === 'weight' ? this.spec.weight : this.spec.accumulator;
    const integer = into === 'weight' && this.spec.storage !== 'float32';
    const half = 2 ** (format.bits - 1);
    const unit = stepOf(data, format);
    for (let k = 0; k < data.length; k++) {
      let value = data[k]! * unit;
      if (format.kind === 'fixed') {
        const whole = Math.max(-half, Math.min(half - 1, Math.round(value / format.step)));
        value = integer ? whole : whole * format.step;
      }
      array[this.indexOf(offset + k)] = value;
    }
    this.holdStuck();
  }

  private writeStored(stored: Stored, offset: number, data: ArrayLike<number>): void {
    const { neurons } = this.target;
    const unit = stepOf(data, this.spec.weight);
    for (let k = 0; k < data.length; k++)
      stored.write(Math.floor((offset + k) / neurons), (offset + k) % neurons, unit * data[k]!);
    this.finishStored();
  }

  /** All weights (or accumulators) in [source][target] order, as values. */
  read(from: 'weight' | 'accumulator'): Float32Array {
    const array = from === 'weight' ? this.weights : this.accumulator;
    const out = new Float32Array(this.synapses);
    if (!array) return out;
    const scale = from === 'weight' && this.spec.storage !== 'float32' ? this.spec.weight.step : 1;
    for (let s = 0; s < out.length; s++) out[s] = array[this.indexOf(s)]! * scale;
    return out;
  }

  /** What spikes going back find, in [source][target] order; undefined where none do. */
  readBackward(): Float32Array | undefined {
    const { source, spec, target, transposed } = this;
    if (!(spec.bidirectional && source instanceof NeuronPopulation)) return undefined;
    // Without devices there is one stored matrix, used both ways.
    if (!(this.stored && transposed)) return this.read('weight');
    const out = new Float32Array(this.synapses);
    for (let s = 0; s < out.length; s++)
      out[s] = transposed.get(Math.floor(s / target.neurons), s % target.neurons);
    return out;
  }

  /** From now on this synapse holds `value`, whatever is written. */
  stick(synapse: number, value: number): void {
    this.stuck.set(synapse, value);
    this.holdStuck();
  }

  /** Inverts one bit of the stored number. */
  flipBit(synapse: number, bit: number): void {
    const { weights } = this;
    const bytes = new Uint8Array(weights.buffer, weights.byteOffset, weights.byteLength);
    const at = this.indexOf(synapse) * weights.BYTES_PER_ELEMENT + (bit >> 3);
    bytes[at] = bytes[at]! ^ (1 << (bit & 7));
    this.sendBack(synapse);
    this.holdStuck();
  }

  /** Re-imposes stuck synapses after anything wrote weights. */
  holdStuck(): void {
    this.weightsChanged();
    const scale = this.spec.storage === 'float32' ? 1 : 1 / this.spec.weight.step;
    for (const [synapse, value] of this.stuck) {
      this.weights[this.indexOf(synapse)] = value * scale;
      this.sendBack(synapse);
    }
  }

  /** Lets backward spikes find the weight of a discrete synapse that a fault has changed. */
  private sendBack(synapse: number): void {
    if (!this.stored) return;
    const { neurons } = this.target;
    const weight = this.weights[this.indexOf(synapse)]!;
    this.transposed?.set(Math.floor(synapse / neurons), synapse % neurons, weight);
  }

  /** True while all weights are numbers within bounds. */
  healthy(): boolean {
    const { weights } = this;
    if (!(weights instanceof Float32Array) || this.stored) return true;
    let largest = 0;
    for (let k = 0; k < weights.length; k++) {
      const size = Math.abs(weights[k]!);
      if (!(size <= largest)) largest = size;
    }
    return largest <= WEIGHT_LIMIT;
  }
}

/** Value of 1 in data that are integers or numbers. */
const stepOf = (data: ArrayLike<number>, format: NumberFormat): number =>
  data instanceof Int16Array || data instanceof Int8Array ? format.step : 1;
