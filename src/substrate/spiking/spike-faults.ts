import type { Arena } from '../../kernel/arena.js';
import type { Kernels } from '../../kernel/kernels.js';
import * as L from '../../kernel/layout.js';
import { listFields, type Operation, type Program, type SpikeRing } from '../../kernel/program.js';
import type { Counter } from '../../protocol/messages.js';
import { PURPOSE } from '../../random/purpose.js';
import { padded } from './layout.js';

export type SpikeFaultKind = 'drop-spikes' | 'delay-spikes' | 'extra-spikes';

/** True for faults of spikes, which can change from tick to tick. */
export const isSpikeFault = (kind: string): kind is SpikeFaultKind => kind in KINDS;

/** In the order in which they come about within a tick: what is late can be lost, what is lost is not replaced. */
const KINDS = {
  'delay-spikes': { opcode: L.SPIKES_DELAY, counter: 'delayed-spikes' },
  'drop-spikes': { opcode: L.SPIKES_DROP, counter: 'dropped-spikes' },
  'extra-spikes': { opcode: L.SPIKES_EXTRA, counter: 'extra-spikes' },
} as const satisfies Record<SpikeFaultKind, { opcode: number; counter: Counter }>;

interface Times {
  readonly on: number;
  readonly off: number;
}
const ALWAYS: Times = { on: 0, off: 0 };

/** Longest delay, ticks. */
export const MAX_DELAY = L.SPIKES_SLOTS - 1;

/** 1 / ln(1 - p), never 0, which stands for no fault. */
const inverseOf = (p: number): number => (p > 0 ? Math.min(Math.fround(1 / Math.log1p(-p)), -1e-30) : 0);

/** Words of state: 64 rows of bits for delays, one word per neuron for the others. */
const stateWords = (kind: SpikeFaultKind, neurons: number): number =>
  kind === 'delay-spikes' ? L.SPIKES_SLOTS * Math.ceil(neurons / 32) : padded(neurons);

/** Bytes of the faults of a population's spikes, for sizing an arena. */
export const spikeFaultBytes = (neurons: number): number => 44 * padded(neurons) + 2048;

/** One way in which spikes of a population go wrong after they were fired; off until a neuron has it. */
class SpikeFault {
  /** Spikes that it has lost, held back or added. */
  readonly count: Float64Array;
  /** f32 inverses or u32 ticks, per neuron. */
  private readonly how: Uint32Array;
  private readonly inverses: Float32Array;
  private readonly key: Uint32Array;
  /** Neurons that have this fault, or have had it: 0 where nobody ever did. */
  private readonly known: Uint32Array;
  private state!: Uint32Array;
  private drawn!: Uint32Array;
  private operation: Operation | undefined;

  constructor(
    private readonly kind: SpikeFaultKind,
    private readonly neurons: number,
    arena: Arena,
    key: readonly number[],
  ) {
    this.count = arena.f64(1);
    this.how = arena.u32(padded(neurons));
    this.inverses = new Float32Array(this.how.buffer, this.how.byteOffset, this.how.length);
    this.key = arena.u32(L.SPIKES_KEY_BYTES / 4);
    this.key.set(key);
    this.known = arena.u32(1);
  }

  /** Carves what moves while ticks run. */
  carve(arena: Arena): void {
    this.state = arena.u32(stateWords(this.kind, this.neurons));
    this.drawn = arena.u32(this.kind === 'delay-spikes' ? 1 : this.neurons);
  }

  addRecord(program: Program, ring: SpikeRing): void {
    this.operation = program.add(KINDS[this.kind].opcode, {
      ...listFields(ring),
      [L.COUNTER]: this.count.byteOffset,
      [L.N]: this.neurons,
      [L.SPIKES_HOW]: this.how.byteOffset,
      [L.SPIKES_STATE]: this.state.byteOffset,
      [L.SPIKES_DRAWN]: this.drawn.byteOffset,
      [L.SPIKES_KEY]: this.key.byteOffset,
    });
    this.operation.enabled = false;
  }

  get isKnown(): boolean {
    return this.known[0]! > 0;
  }

  /** True for a neuron that has this fault. */
  has(neuron: number): boolean {
    return this.how[neuron]! > 0;
  }

  /**
   * @param value probability or ticks; 0 ends the fault. From `tick` on.
   * @param times of the whole population: in the first `on` of every on + off ticks, or always where `on` is 0
   */
  set(neuron: number, value: number, tick: number, times: Times, kernels: Kernels): void {
    this.known[0] = 1;
    this.operation!.enabled = true;
    if (value > 0) {
      this.operation!.setWord(L.SPIKES_ON, times.on);
      this.operation!.setWord(L.SPIKES_PERIOD, times.on > 0 ? times.on + times.off : 0);
    }
    if (this.kind === 'delay-spikes') {
      this.how[neuron] = value;
      return;
    }
    this.inverses[neuron] = inverseOf(value);
    this.draw(neuron, tick, kernels);
  }

  /** The first gap of a neuron since a fresh start: spikes that come through, or ticks before the first one. */
  private draw(neuron: number, tick: number, kernels: Kernels): void {
    const { drawn, inverses, key, kind, state } = this;
    const inverse = inverses[neuron]!;
    if (inverse === 0) return;
    key[L.SPIKES_POOL / 4] = 0;
    drawn[neuron] = 1;
    const at = key.byteOffset;
    const gap = kernels.geometricGap(at + L.SPIKES_POOL, at, neuron, inverse) - 1;
    state[neuron] = kind === 'drop-spikes' ? gap : tick + gap;
  }

  /** Forgets what is on its way and draws what is to come anew, for the settle of this number. */
  fresh(draw: number, kernels: Kernels): void {
    if (!this.isKnown) return;
    this.key[3] = draw;
    if (this.kind === 'delay-spikes') this.state.fill(0);
    else for (let i = 0; i < this.neurons; i++) this.draw(i, 0, kernels);
  }
}

/** All faults of the spikes of one population: they change its list before anybody reads it. */
export class SpikeFaults {
  private readonly faults: Readonly<Record<SpikeFaultKind, SpikeFault>>;

  /** @param id of the population; with the seed it decides every draw */
  constructor(
    neurons: number,
    id: number,
    seed: number,
    arena: Arena,
    private readonly kernels: Kernels,
  ) {
    const make = (kind: SpikeFaultKind, entity: number) =>
      new SpikeFault(kind, neurons, arena, [seed >>> 0, PURPOSE.spikeFault, 2 * id + entity, 0]);
    this.faults = {
      'delay-spikes': make('delay-spikes', 0),
      'drop-spikes': make('drop-spikes', 0),
      'extra-spikes': make('extra-spikes', 1),
    };
  }

  private get all(): SpikeFault[] {
    return Object.values(this.faults);
  }

  /** To be called where the moving state of the population is carved. */
  carve(arena: Arena): void {
    for (const fault of this.all) fault.carve(arena);
  }

  /** To be called after the record that writes the list of a tick was added. */
  addRecords(program: Program, ring: SpikeRing): void {
    for (const fault of this.all) fault.addRecord(program, ring);
  }

  /** From `tick` on; value 0 ends the fault. */
  set(kind: SpikeFaultKind, neuron: number, value: number, tick: number, times = ALWAYS): void {
    this.faults[kind].set(neuron, value, tick, times, this.kernels);
  }

  has(kind: SpikeFaultKind, neuron: number): boolean {
    return this.faults[kind].has(neuron);
  }

  /** True for a neuron whose spikes need not come from its own activity at the same time. */
  stray(neuron: number): boolean {
    return this.faults['extra-spikes'].has(neuron) || this.faults['delay-spikes'].has(neuron);
  }

  fresh(draw: number): void {
    for (const fault of this.all) fault.fresh(draw, this.kernels);
  }

  /** What was counted, of the kinds that the population has or had. */
  counts(): [Counter, number][] {
    const known = Object.entries(this.faults).filter(([, fault]) => fault.isKnown);
    return known.map(([kind, fault]) => [KINDS[kind as SpikeFaultKind].counter, fault.count[0]!]);
  }
}
