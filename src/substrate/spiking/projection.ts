import type { Arena } from '../../kernel/arena.js';
import type { Kernels } from '../../kernel/kernels.js';
import * as L from '../../kernel/layout.js';
import { type Fields, listFields, type Operation, type Program } from '../../kernel/program.js';
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
import type { ArrayCopy } from './array-copy.js';
import { StoredConductances } from './conductances.js';
import type { CubaPopulation } from './cuba.js';
import { Delivery } from './delivery.js';
import type { AnySource, Topology, WeightArray } from './ends.js';
import { writeGrid } from './grid.js';
import type { StoredPlace } from './hidden.js';
import { NeuronPopulation } from './neurons.js';
import { StoredPulsed } from './pulsed.js';
import { StoredLevels } from './stored.js';
import { TouchedRows } from './touched-rows.js';
import { isTransposed, Transposed } from './transposed.js';

/** Weights beyond this magnitude mean that learning has diverged: one spike would do the work of a hundred. */
export const WEIGHT_LIMIT = 100;

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
  /** Rows that an update has to look at. */
  private readonly touched: TouchedRows;
  private readonly topology: Topology | undefined;
  /** Synapses whose weights are not real numbers. */
  readonly stored: Stored | undefined;
  private readonly grids: Uint32Array;
  private readonly key: Uint32Array;
  private readonly triggers: Operation[] = [];
  private readonly stuck = new Map<number, number>();
  /** Injected faults that changed something. */
  readonly faultHits: Float64Array;
  /** How spikes find the weights. */
  readonly delivery: Delivery;

  constructor(
    readonly spec: ConfigureProjection,
    private readonly source: AnySource,
    private readonly target: NeuronPopulation | CubaPopulation,
    { topology, ...extras }: Extras,
    seed: number,
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
    this.touched = new TouchedRows(source.neurons, arena);
    this.forward = arena.f64(1);
    this.backward = arena.f64(1);
    this.increments = arena.f64(1);
    this.changed = arena.f64(1);
    this.faultHits = arena.f64(1);
    this.grids = arena.u32((2 * L.GRID_BYTES) / 4);
    this.key = arena.u32(4);
    this.key.set([seed >>> 0, PURPOSE.rounding, 0x10000 + spec.id, 0]);
    const floats = new Float32Array(this.grids.buffer, this.grids.byteOffset, this.grids.length);
    writeGrid(this.grids, floats, 0, spec.weight);
    writeGrid(this.grids, floats, L.GRID_BYTES, spec.accumulator);
    this.stored = extras.synapse && this.makeStored(extras.synapse, extras, seed, arena);
    if (topology) {
      const rows = arena.u32(topology.rows.length);
      const targets = arena.u32(topology.targets.length);
      rows.set(topology.rows);
      targets.set(topology.targets);
      this.topology = { rows, targets };
    }
    const { forward, backward, row, stored, transposed, weights } = this;
    const found = { weights, row, topology: this.topology, stored, transposed, analog: extras.analog };
    this.delivery = new Delivery({ spec, source, target, seed, forward, backward, ...found }, arena, kernels);
  }

  private makeStored(
    synapse: ConfigureSynapse,
    { analog, cells, conductances, pulses }: Extras,
    seed: number,
    arena: Arena,
  ): Stored {
    const { accumulator, kernels, row, source, spec, target, transposed } = this;
    const touched = this.touched.rows;
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
    this.touched.forget();
  }

  /**
   * Notes which rows of accumulators or running means the coming ticks may write: the source's active inputs, or all.
   */
  touchRows(): void {
    const { onSpike, source } = this;
    const decays = onSpike?.rule.rule === 'inertia';
    const { touched } = this;
    if (!(this.accumulator || decays) || touched.count === source.neurons) return;
    const from = touched.count;
    touched.touch(source);
    if (decays) onSpike.hidden.sweep(from, touched.count, onSpike.store);
  }

  /** weights += scale * accumulator; false when a weight left its bounds. */
  apply(scale: number, draw: number): boolean {
    const { accumulator } = this;
    if (!accumulator) return true;
    const changed = this.stored
      ? this.stored.hidden.apply(this.touched.count, scale, draw, this.stored.store)
      : this.applyReal(accumulator, scale, draw);
    this.finishStored();
    this.touched.forget();
    this.holdStuck();
    if (changed < 0) return false;
    this.changed[0]! += changed;
    return true;
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

  /** True where what spikes find changes by itself while ticks run. */
  get hasTraps(): boolean {
    return this.stored instanceof StoredLevels && this.stored.hasTraps;
  }

  /** Lets traps of the cells move that are due; returns the ticks until the next one is, at most `most`. */
  moveTraps(most: number): number {
    const until = this.copies.reduce((least, copy) => Math.min(least, copy.moveTraps(least)), most);
    this.holdStuck();
    return until;
  }

  /** Draws the traps of the cells for a settle. */
  freshTraps(draw: number): void {
    for (const copy of this.copies) copy.fresh(draw);
    this.holdStuck();
  }

  /** Arrays of cells that hold the levels. */
  get copies(): readonly ArrayCopy[] {
    return this.stored instanceof StoredLevels ? this.stored.copies : [];
  }

  /** Ends a series of stores: analog arrays fold their wires into what spikes find. */
  private finishStored(): void {
    if (!(this.stored instanceof StoredLevels)) this.stored?.finish();
  }

  /** Adds to weights that are real numbers; returns those that changed, or -1 when one left its bounds. */
  private applyReal(accumulator: Float32Array, scale: number, draw: number): number {
    const { kernels, spec, touched, weights } = this;
    this.key[3] = draw;
    const at = [touched.rows.byteOffset, touched.count, weights.byteOffset, accumulator.byteOffset] as const;
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
