import type { Arena } from '../../kernel/arena.js';
import type { Kernels, MatrixView } from '../../kernel/kernels.js';
import type { ConfigurePopulation, RateUnit } from '../../protocol/messages.js';
import { sizeOf } from '../spiking/layout.js';
import { ACTIVATIONS, type Activation } from './activation.js';
import { DYNAMICS } from './dynamics.js';

/** Rows of rates are whole vectors of four numbers. */
export const rowOf = (neurons: number): number => Math.ceil(neurons / 4) * 4;

/** A view of an array in rows of `row` numbers. */
export const rowsOf = (array: Float32Array, row: number): MatrixView => ({
  at: array.byteOffset,
  row,
  column: 1,
});

/** What synapses saw of a population in two states. */
export interface Ends {
  readonly earlier: Float32Array;
  readonly later: Float32Array;
}

/** What pulls a population beside its synapses: beta (y - s), or beta y when it does not hold back. */
export interface Pull {
  readonly beta: number;
  readonly restoring: boolean;
}

/** What of a network decides which arrays its populations need. */
export interface Needs {
  readonly slots: number;
  readonly continual: boolean;
}

/** Rates of one population for a batch of samples, in rows of `row` numbers; allocated once. */
export class RatePopulation {
  readonly id: number;
  readonly name: string;
  readonly unit: RateUnit;
  readonly input: boolean;
  readonly neurons: number;
  readonly row: number;
  readonly f: Activation;
  /** s. */
  readonly state: Float32Array;
  /** What synapses see: s itself or, where `euler` moves a curved unit, f(s). */
  readonly activity: Float32Array;
  readonly activities: MatrixView;
  /** Drive u, then the next s. */
  readonly next: Float32Array;
  readonly nextRows: MatrixView;
  /** The part of the drive that does not change while the others relax. */
  readonly standing: Float32Array;
  readonly standingRows: MatrixView;
  /** Presented vector: intensities or targets. */
  readonly external: Float32Array;
  readonly bias: Float32Array;
  /** Activity before the last step; empty unless weights move at each step. */
  readonly previous: Float32Array;
  /** Room for the difference of two activities. */
  readonly difference: Float32Array;
  /** Captured s, by slot; empty for inputs, whose rates the host presents. */
  readonly slots: readonly Float32Array[];
  /** Room for the activities of two captured states, where they are not the states themselves. */
  private readonly seen: readonly Float32Array[];
  /** Held at its rate by the host for the length of a settle. */
  held = false;
  pull: Pull | undefined;
  readonly updates: Float64Array;
  readonly biasChanges: Float64Array;

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
    this.neurons = sizeOf(spec.shape);
    this.row = rowOf(this.neurons);
    this.f = ACTIVATIONS[unit.activation];
    const rates = () => arena.f32(unit.batch * this.row);
    const curved = unit.dynamics === 'euler' && unit.activation !== 'linear' && !this.input;
    this.state = rates();
    this.activity = curved ? rates() : this.state;
    this.activities = rowsOf(this.activity, this.row);
    this.next = rates();
    this.nextRows = rowsOf(this.next, this.row);
    this.standing = rates();
    this.standingRows = rowsOf(this.standing, this.row);
    this.external = rates();
    this.bias = arena.f32(this.row);
    this.previous = needs.continual ? rates() : arena.f32(0);
    this.difference = rates();
    this.slots = Array.from({ length: this.input ? 0 : needs.slots }, rates);
    this.seen = curved && needs.slots > 0 ? [rates(), rates()] : [];
    this.updates = arena.f64(1);
    this.biasChanges = arena.f64(1);
  }

  /** Arena bytes that a population needs at most. */
  static bytes(spec: ConfigurePopulation, unit: RateUnit, needs: Needs): number {
    const row = rowOf(sizeOf(spec.shape));
    return (9 + needs.slots) * (4 * unit.batch * row + 64) + 4 * row + 256;
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
  }

  /** Turns the drive in `next` into the next state. */
  follow(samples: number): void {
    DYNAMICS[this.unit.dynamics](this, samples, this.kernels);
  }

  /** The strength that a nudge must exceed, or the energy has no minimum. */
  get leastNudge(): number {
    const bounded = Number.isFinite(this.f.high) && this.unit.dynamics !== 'minimise';
    return bounded ? -Infinity : -1 / (this.f.slope ?? 1);
  }

  /** Makes what synapses see follow the state. */
  show(samples: number): void {
    if (this.activity !== this.state)
      this.kernels.activate(this.f.code, this.activity.byteOffset, this.state.byteOffset, samples * this.row);
  }

  /** What synapses saw in a captured state; `place` (0 or 1) is where it is worked out. */
  captured(slot: number, place: 0 | 1, samples: number): Float32Array {
    if (this.input) return this.activity;
    const state = this.slots[slot]!;
    const room = this.seen[place];
    if (!room) return state;
    this.kernels.activate(this.f.code, room.byteOffset, state.byteOffset, samples * this.row);
    return room;
  }
}
