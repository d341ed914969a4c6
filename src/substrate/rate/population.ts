import type { Arena } from '../../kernel/arena.js';
import type { Kernels, MatrixView } from '../../kernel/kernels.js';
import type { ConfigurePopulation, RateUnit } from '../../protocol/messages.js';
import { sizeOf } from '../spiking/layout.js';
import { ACTIVATIONS, type Activation } from './activation.js';
import { Bias, biasesOf } from './bias.js';
import { moveOf } from './dynamics.js';

/** Rows of rates are whole vectors of four numbers. */
export const rowOf = (neurons: number): number => Math.ceil(neurons / 4) * 4;

/** A view of an array in rows of `row` numbers. */
export const rowsOf = (array: Float32Array, row: number): MatrixView => ({
  at: array.byteOffset,
  row,
  column: 1,
});

/** How many of the first numbers of an array are not 0. */
export function litOf(numbers: Float32Array, many: number): number {
  let count = 0;
  for (let i = 0; i < many; i++) if (numbers[i] !== 0) count++;
  return count;
}

/** Room for a row while it changes places. */
let aside = new Uint8Array(0);

/** Exchanges two rows as bytes, many times as fast as number by number; an array that nobody needed has none. */
export function exchangeRows(
  { buffer, byteOffset, length }: Float32Array | Uint32Array,
  row: number,
  one: number,
  other: number,
): void {
  if (length === 0) return;
  const bytes = 4 * row;
  if (aside.length < bytes) aside = new Uint8Array(bytes);
  const [kept, here, there] = [
    aside.subarray(0, bytes),
    new Uint8Array(buffer, byteOffset + bytes * one, bytes),
    new Uint8Array(buffer, byteOffset + bytes * other, bytes),
  ];
  kept.set(here);
  here.set(there);
  there.set(kept);
}

/** What synapses saw of a population in two states. */
export interface Ends {
  readonly earlier: Float32Array;
  readonly later: Float32Array;
}

/** What a population tells those that it drives: its numbers, and how many of them are not 0 at most. */
export interface Signal {
  readonly rows: MatrixView;
  readonly used: number;
}

/** And in the free state, which vector fields take the source's part from. */
export interface Compared extends Ends {
  readonly free: Float32Array;
}

/** What pulls a population beside its synapses: beta (y - s), or beta y when it does not hold back. */
export interface Pull {
  readonly beta: number;
  readonly restoring: boolean;
}

/** What the random draws of one settle of a group of samples are keyed by. */
export interface Moment {
  readonly seed: number;
  /** Of the first sample; the others follow. */
  readonly draw: number;
  /** Slot that the state is captured in, from 1; 0 where it is not. */
  readonly slot: number;
}

/** What of a network decides which arrays its populations need. */
export interface Needs {
  readonly slots: number;
  readonly continual: boolean;
  readonly sends: RateUnit['sends'];
}

/** Rates of one population for a batch of samples, in rows of `row` numbers; allocated once. */
export class RatePopulation {
  readonly id: number;
  readonly name: string;
  readonly unit: RateUnit;
  readonly input: boolean;
  readonly shape: readonly number[];
  /** A softmax over what the others came to, no part of what relaxes. */
  readonly readout: boolean;
  readonly neurons: number;
  readonly row: number;
  readonly f: Activation;
  /** s. */
  readonly state: Float32Array;
  /** What synapses see: s itself; f(s) where `euler` moves a curved unit; of a readout beta (y - s) under a nudge, or 0. */
  readonly activity: Float32Array;
  readonly activities: MatrixView;
  /** Activity of which the others were told last, by how much it has changed since, and what they have told it. */
  readonly told: Float32Array;
  private readonly change: Float32Array;
  /** What it tells, made once: relaxing allocates nothing. */
  private readonly full: { rows: MatrixView; used: number };
  private readonly news: { rows: MatrixView; used: number };
  readonly heard: Float32Array;
  readonly heardRows: MatrixView;
  /** Drive u, then the next s. */
  readonly next: Float32Array;
  readonly nextRows: MatrixView;
  /** The part of the drive that does not change while the others relax. */
  readonly standing: Float32Array;
  readonly standingRows: MatrixView;
  /** Presented vector: intensities or targets. */
  readonly external: Float32Array;
  readonly bias: Bias;
  /** Activity before the last step; empty unless weights move at each step. */
  readonly previous: Float32Array;
  /** Room for the difference of two activities, or for the error of the drive. */
  readonly difference: Float32Array;
  readonly differences: MatrixView;
  /** s before each of the last steps, in turn; empty unless errors go back through time. */
  readonly history: readonly Float32Array[];
  /** Errors of the drive, added up over the steps gone back. */
  readonly summed: Float32Array;
  /** Room for what arrives on the way back, where synapses do not see s itself. */
  readonly arriving: Float32Array;
  readonly arrivals: MatrixView;
  /** Captured s, by slot; empty for inputs, whose rates the host presents. */
  readonly slots: readonly Float32Array[];
  /** Strength of the nudge under which each slot was captured; of readouts, whose activity it decides. */
  private readonly pulled: Float64Array;
  /** Room for the activities of captured states, where they are not the states themselves. */
  private readonly seen: readonly Float32Array[];
  /** Held at its rate by the host for the length of a settle. */
  held = false;
  /** Counts the times that the activity may have changed. */
  version = 0;
  pull: Pull | undefined;
  readonly updates: Float64Array;

  constructor(
    spec: ConfigurePopulation,
    unit: RateUnit,
    needs: Needs,
    arena: Arena,
    protected readonly kernels: Kernels,
  ) {
    this.id = spec.id;
    this.name = spec.name;
    this.unit = unit;
    this.input = spec.role === 'input';
    this.shape = spec.shape;
    this.readout = unit.activation === 'softmax';
    this.neurons = sizeOf(spec.shape);
    this.row = rowOf(this.neurons);
    this.f = ACTIVATIONS[unit.activation];
    const rates = () => arena.f32(unit.batch * this.row);
    const curved = unit.dynamics === 'euler' && unit.activation !== 'linear' && !this.input && !this.readout;
    const seen = curved || this.readout;
    this.state = rates();
    this.activity = seen ? rates() : this.state;
    this.activities = rowsOf(this.activity, this.row);
    const some = needs.sends === 'changes' && !this.input ? rates : () => arena.f32(0);
    this.told = some();
    this.change = some();
    this.full = { rows: this.activities, used: 0 };
    this.news = { rows: rowsOf(this.change, this.row), used: 0 };
    this.heard = some();
    this.heardRows = rowsOf(this.heard, this.row);
    this.next = rates();
    this.nextRows = rowsOf(this.next, this.row);
    this.standing = rates();
    this.standingRows = rowsOf(this.standing, this.row);
    this.external = rates();
    this.bias = new Bias(unit, biasesOf(spec, unit), arena, kernels);
    this.previous = needs.continual ? rates() : arena.f32(0);
    this.difference = rates();
    this.differences = rowsOf(this.difference, this.row);
    const steps = this.input ? 0 : (unit.history ?? 0);
    this.history = Array.from({ length: steps }, rates);
    this.summed = steps > 0 ? rates() : arena.f32(0);
    this.arriving = curved ? rates() : arena.f32(0);
    this.arrivals = rowsOf(this.arriving, this.row);
    this.slots = Array.from({ length: this.input ? 0 : needs.slots }, rates);
    this.pulled = arena.f64(this.readout ? needs.slots : 0);
    this.seen = seen && needs.slots > 0 ? [rates(), rates(), rates()] : [];
    this.updates = arena.f64(1);
  }

  /** Arena bytes that a population needs at most. */
  static bytes(spec: ConfigurePopulation, unit: RateUnit, needs: Needs): number {
    const row = rowOf(sizeOf(spec.shape));
    const rates = (15 + needs.slots + (unit.history ?? 0)) * (4 * unit.batch * row + 64);
    return rates + Bias.bytes(unit, biasesOf(spec, unit)) + 8 * needs.slots + 320;
  }

  /** True while it relaxes. */
  get moves(): boolean {
    return !this.input && !this.held;
  }

  /** Numbers that a frame has for it. */
  get presented(): number {
    return this.neurons;
  }

  /** Stands at what is presented: the rate of an input is f of it. */
  stand(samples: number): void {
    this.kernels.activate(this.f.code, this.state.byteOffset, this.external.byteOffset, samples * this.row);
    this.show(samples);
  }

  /** Turns the drive in `next` into the next state. */
  follow(samples: number): void {
    moveOf(this)(this, samples, this.kernels);
  }

  /** Hears that a settle has ended, which is to be captured or read out. */
  ended(_moment: Moment, _samples: number): void {}

  /** The strength that a nudge must exceed, or the energy has no minimum. */
  get leastNudge(): number {
    const bounded = Number.isFinite(this.f.high) && this.unit.dynamics !== 'minimise';
    return bounded ? -Infinity : -1 / (this.f.slope ?? 1);
  }

  /** Makes what synapses see follow the state. */
  show(samples: number): void {
    this.version++;
    if (this.readout) this.showPull(this.activity, this.state, this.pull?.beta ?? 0);
    else if (this.activity !== this.state)
      this.kernels.activate(this.f.code, this.activity.byteOffset, this.state.byteOffset, samples * this.row);
  }

  /** Two samples change places, as `RateNetwork.exchange` asks. */
  exchange(one: number, other: number): void {
    const { state, activity, told, heard, standing, external, row } = this;
    for (const rates of [state, told, heard, standing, external]) exchangeRows(rates, row, one, other);
    if (activity !== state) exchangeRows(activity, row, one, other);
    this.version++;
  }

  /** All of its activity. */
  whole(samples: number): Signal {
    this.full.used = this.input ? this.lit(samples) : samples * this.neurons;
    return this.full;
  }

  /**
   * What of its activity the others have not been told, and remembers that they now are; smaller changes than `least`
   * wait.
   */
  changed(samples: number, least: number): Signal {
    const { activity, change, told, row } = this;
    const [by, before, now] = [change.byteOffset, told.byteOffset, activity.byteOffset];
    this.news.used = this.kernels.changes(by, before, now, samples * row, least);
    return this.news;
  }

  /** Inputs that are not 0. */
  protected lit(samples: number): number {
    return litOf(this.activity, samples * this.row);
  }

  /** Nobody sees a readout but through its nudge. */
  private showPull(into: Float32Array, state: Float32Array, beta: number): void {
    const { external } = this;
    for (let i = 0; i < into.length; i++) into[i] = beta === 0 ? 0 : beta * (external[i]! - state[i]!);
  }

  /** Captures the state; inputs have none of their own. */
  capture(slot: number): void {
    this.slots[slot]?.set(this.state);
    if (this.readout) this.pulled[slot] = this.pull?.beta ?? 0;
  }

  /** What synapses saw in a captured state; `place` is where it is worked out. */
  captured(slot: number, place: 0 | 1 | 2, samples: number): Float32Array {
    if (this.input) return this.activity;
    const state = this.slots[slot]!;
    const room = this.seen[place];
    if (!room) return state;
    if (this.readout) {
      this.showPull(room, state, this.pulled[slot]!);
      return room;
    }
    this.kernels.activate(this.f.code, room.byteOffset, state.byteOffset, samples * this.row);
    return room;
  }
}
